using System.Runtime.CompilerServices;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Archives;
using Vedette.Relate;

namespace Vedette;

/// <summary>The way of the data: bytes → Read → Extract → Relate. What follows (weighing, judging, telling) starts from the picture.</summary>
public sealed class Pipeline(IFetch fetch, Extractor extractor, Relater relater)
{
    /// <summary>Reads and extracts each item of each address, in order. A bad item gives a reading with its faults and nothing else.</summary>
    public async IAsyncEnumerable<Taken> TakeInAsync(IEnumerable<string> addresses, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (string address in addresses)
            await foreach (var fetched in fetch.FetchAsync(address, cancel).ConfigureAwait(false))
                yield return new(Extract(DocumentReader.Read(fetched), cancel), Capture.Of(fetched));
    }

    /// <summary>A mistake of ours over one document must not end a run over thousands: the document is kept with its text, and its fault says what failed.</summary>
    public Reading Extract(Document document, CancellationToken cancel)
    {
        try
        {
            return extractor.Extract(document, cancel);
        }
        catch (Exception mistake) when (mistake is not (OperationCanceledException or VedetteException or OutOfMemoryException))
        {
            var fault = new Fault("W118", $"{document.Address}: its claims and events could not be read, by a mistake of this program ({mistake.GetType().Name}{Place(mistake)}). Its text is kept. Report this with the text, please.", 0);
            return new Reading { Document = document with { Faults = [.. document.Faults, fault] } };
        }
    }

    private static string Place(Exception mistake) => mistake.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("at Vedette.", StringComparison.Ordinal)) is { } line ? $" {line.Split(" in ")[0]}" : "";

    /// <summary>Relates readings of many documents into one picture. Pure: the order of the readings does not matter.</summary>
    public Picture Relate(IReadOnlyList<Reading> readings) => relater.Relate(readings);

    /// <param name="rulings">What people say of names.</param>
    public Picture Relate(IReadOnlyList<Reading> readings, NameRulings rulings) => relater.Relate(readings, rulings);
}
