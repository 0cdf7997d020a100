using System.Runtime.CompilerServices;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// Gets pages and feeds from the web: politely and within limits. What the world does (a server that is down, refuses, trickles, lies) comes back as a fault, with the answer where
/// a server gave one. May be used by many at once.
/// </summary>
/// <param name="chance">Gives numbers from 0 to 1, for the spread of waits.</param>
public sealed class WebFetch(Reach reach, FetchLimits limits, Manners manners, TimeProvider clock, Func<double> chance) : IFetch, IDisposable
{
    private readonly WebDoor door = new(reach);

    /// <summary>With the usual limits and manners.</summary>
    public static WebFetch Usual(bool allowPrivate) => new(new Reach(allowPrivate), new(), new(), TimeProvider.System, Random.Shared.NextDouble);

    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await GetAsync(new(address), cancel).ConfigureAwait(false);
    }

    /// <summary>What the address gives now. Nothing, with status 304 and no fault, when it did not change since it was had.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped it; nothing else is thrown for what the world does.</exception>
    public async Task<Fetched> GetAsync(WebAsk ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (WebDoor.Link(ask.Address) is not { } link) return new Fetched(ask.Address, default, Fault: WebFaults.NoLink(ask.Address));
        for (int tries = 1; ; tries++)
        {
            var step = await FollowAsync(link, ask, cancel).ConfigureAwait(false);
            if (!step.IsPassing || tries >= manners.Tries)
                return new Fetched(ask.Address, step.Fault is null ? step.Body : default, step.Answer?.Header("Content-Type"), step.Fault) { Answer = step.Answer };
            await Task.Delay(manners.WaitAfter(tries, chance()), clock, cancel).ConfigureAwait(false);
        }
    }

    public void Dispose() => door.Dispose();

    private async Task<WebStep> FollowAsync(Uri link, WebAsk ask, CancellationToken cancel)
    {
        var steps = new WebSteps(door, limits, clock);
        for (int redirects = 0; ; redirects++)
        {
            var step = await steps.TakeAsync(link, ask, _ => true, cancel).ConfigureAwait(false);
            if (step.Next is not { } next) return step;
            if (redirects == WebDoor.MostRedirects) return new(step.Answer, Fault: WebFaults.LeadsOn(link));
            link = next;
        }
    }
}
