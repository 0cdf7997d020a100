using System.Runtime.CompilerServices;
using Vedette.Read.Robots;

namespace Vedette.Outside;

/// <summary>
/// Gets pages and feeds from the web: politely and within limits. What the world does (a server that is down, refuses, trickles, lies) comes back as a fault, with the answer where
/// a server gave one. May be used by many at once.
/// </summary>
public sealed class WebFetch : IFetch, IDisposable
{
    private readonly WebDoor door;
    private readonly WebSteps steps;
    private readonly RobotsBook robots;
    private readonly HostTurns turns;
    private readonly Manners manners;
    private readonly TimeProvider clock;
    private readonly Func<double> chance;

    /// <param name="chance">Gives numbers from 0 to 1, for the spread of waits.</param>
    public WebFetch(Reach reach, FetchLimits limits, Manners manners, TimeProvider clock, Func<double> chance)
    {
        ArgumentNullException.ThrowIfNull(limits);
        (this.manners, this.clock, this.chance) = (manners, clock, chance);
        door = new(reach);
        steps = new(door, limits, clock);
        robots = new(new(door, limits with { Bytes = RobotsReader.Longest + 1 }, clock, isPartEnough: true), clock);
        turns = new(manners.AtOnce, manners.Patience, clock);
    }

    /// <summary>With the usual limits and manners.</summary>
    public static WebFetch Usual(bool allowPrivate) => new(new Reach(allowPrivate), new(), new(), TimeProvider.System, Random.Shared.NextDouble);

    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await GetAsync(new(address), cancel).ConfigureAwait(false);
    }

    /// <summary>What the address gives now. Nothing, with status 304 and no fault, when it did not change since it was had.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped it; nothing is thrown for what the world does.</exception>
    public async Task<Fetched> GetAsync(WebAsk ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (WebDoor.Link(ask.Address) is not { } link) return new Fetched(ask.Address, default, Fault: WebFaults.NoLink(ask.Address));
        for (int tries = 1; ; tries++)
        {
            var step = await FollowAsync(link, ask, cancel).ConfigureAwait(false);
            if (!step.IsPassing || step.Wait > manners.Patience || tries >= manners.Tries)
                return new Fetched(ask.Address, step.Fault is null ? step.Body : default, step.Answer?.Header("Content-Type"), step.Fault) { Answer = step.Answer };
            await Task.Delay(manners.WaitAfter(tries, chance()), clock, cancel).ConfigureAwait(false);
        }
    }

    public void Dispose() => door.Dispose();

    /// <summary>Goes where the link leads. Each host on the way is asked as politely as the first: its robots file, its turn.</summary>
    private async Task<WebStep> FollowAsync(Uri link, WebAsk ask, CancellationToken cancel)
    {
        for (int redirects = 0; ; redirects++)
        {
            var step = await AskAsync(link, ask, cancel).ConfigureAwait(false);
            if (step.Next is not { } next) return step;
            if (redirects == WebDoor.MostRedirects) return new(step.Answer, Fault: WebFaults.LeadsOn(link));
            link = next;
        }
    }

    private async Task<WebStep> AskAsync(Uri link, WebAsk ask, CancellationToken cancel)
    {
        var (rules, unknown) = await robots.OfAsync(link, cancel).ConfigureAwait(false);
        if (unknown is not null) return unknown;
        if (!rules.Allows(link)) return new(null, Fault: WebFaults.RobotsRefuse(link));
        string host = HostTurns.HostOf(link);
        var (turn, left) = await turns.EnterAsync(host, manners.PaceOf(rules.Delay), cancel).ConfigureAwait(false);
        if (turn is null) return new(null, Fault: WebFaults.Later(link, clock.GetUtcNow() + left));
        using (turn)
        {
            var step = await steps.TakeAsync(link, ask, media => ReadMedia.Is(link, media), cancel).ConfigureAwait(false);
            if (step.Wait > TimeSpan.Zero) turns.Hold(host, step.Wait);
            return step;
        }
    }
}
