using System.Runtime.CompilerServices;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Read;
using Vedette.Relate;

namespace Vedette;

/// <summary>The way of the data: bytes → Read → Extract → Relate. What follows (weighing, judging, telling) starts from the picture.</summary>
public sealed class Pipeline(IFetch fetch, Extractor extractor, Relater relater)
{
    /// <summary>Reads and extracts each item of each address, in order. A bad item gives a reading with its faults and nothing else.</summary>
    public async IAsyncEnumerable<Reading> TakeInAsync(IEnumerable<string> addresses, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (string address in addresses)
            await foreach (var fetched in fetch.FetchAsync(address, cancel).ConfigureAwait(false))
                yield return extractor.Extract(DocumentReader.Read(fetched), cancel);
    }

    /// <summary>Relates readings of many documents into one picture. Pure: the order of the readings does not matter.</summary>
    public Picture Relate(IReadOnlyList<Reading> readings) => relater.Relate(readings);
}
