using System.Runtime.CompilerServices;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>What a word on the command line stands for: a file, a folder, a link of the web, or <c>-</c> for standard input.</summary>
internal sealed class InputFetch(IFetch files, IFetch web) : IFetch
{
    /// <summary>With the items of a feed in the place of the feed, wherever it lies.</summary>
    public static UnfoldingFetch Unfolded(bool allowPrivate) => new(new InputFetch(new FileFetch(), WebFetch.Usual(allowPrivate)));

    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (address == "-")
        {
            var input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false)) yield return await FileFetch.AllAsync("-", input, 0, cancel).ConfigureAwait(false);
            yield break;
        }
        await foreach (var fetched in (Download.IsWeb(address) ? web : files).FetchAsync(address, cancel).ConfigureAwait(false)) yield return fetched;
    }
}
