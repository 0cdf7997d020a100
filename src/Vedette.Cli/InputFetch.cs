using System.Runtime.CompilerServices;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>What a path on the command line stands for: a file, a folder, or <c>-</c> for standard input.</summary>
internal sealed class InputFetch(IFetch files) : IFetch
{
    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (address == "-")
        {
            var input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false)) yield return await FileFetch.AllAsync("-", input, 0, cancel).ConfigureAwait(false);
            yield break;
        }
        await foreach (var fetched in files.FetchAsync(address, cancel).ConfigureAwait(false)) yield return fetched;
    }
}
