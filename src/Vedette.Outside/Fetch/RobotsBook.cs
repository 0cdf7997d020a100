using Vedette.Read.Robots;

namespace Vedette.Outside;

/// <summary>
/// The robots files of the sites that are asked, each fetched once a day (RFC 9309, 2.4). A site without one lets everything be asked for. A site whose file cannot be had now lets nothing,
/// until it can; where an older copy is known, that one holds.
/// </summary>
internal sealed class RobotsBook(WebSteps steps, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1), KeptFailure = TimeSpan.FromMinutes(10);

    /// <summary>Sites that are remembered before those whose time is over are forgotten.</summary>
    private const int MostSites = 4096;

    private readonly Dictionary<string, Entry> sites = new(StringComparer.Ordinal);

    /// <summary>What the site of a link lets be asked for, or what keeps it unknown.</summary>
    public async Task<(RobotsRules Rules, WebStep? Unknown)> OfAsync(Uri link, CancellationToken cancel)
    {
        string site = $"{link.Scheme}://{link.Authority}";
        while (true)
        {
            var (entry, isMine) = Open(site);
            if (isMine) await FillAsync(entry, new Uri($"{site}/robots.txt"), cancel).ConfigureAwait(false);
            // Whoever began to fetch it may be stopped; then the next one does.
            if (await entry.Told.Task.WaitAsync(cancel).ConfigureAwait(false) is { } told) return (told.Rules, told.Unknown);
        }
    }

    /// <summary>The entry of a site, and whether it is new, to be filled by who opened it.</summary>
    private (Entry Entry, bool IsMine) Open(string site)
    {
        lock (sites)
        {
            var known = sites.GetValueOrDefault(site);
            if (known is not null && !known.IsOver(clock)) return (known, false);
            if (sites.Count >= MostSites)
                foreach (var (old, _) in sites.Where(s => s.Value.IsOver(clock)).ToList()) sites.Remove(old);
            return (sites[site] = new Entry(known?.LastKnown), true);
        }
    }

    private async Task FillAsync(Entry entry, Uri link, CancellationToken cancel)
    {
        Told? told = null;
        try
        {
            told = await FetchAsync(link, cancel).ConfigureAwait(false);
            if (told.Unknown is not null && entry.Before is { } before) told = new(before, null, told.For > KeptFailure ? told.For : KeptFailure);
        }
        finally
        {
            entry.Close(told, clock);
        }
    }

    private async Task<Told> FetchAsync(Uri link, CancellationToken cancel)
    {
        for (int redirects = 0; redirects <= WebDoor.MostRedirects; redirects++)
        {
            var step = await steps.TakeAsync(link, new(link.AbsoluteUri), _ => true, cancel).ConfigureAwait(false);
            if (step.Next is { } next) link = next;
            else if (step.Fault is not { } fault) return new(RobotsReader.Read(step.Body.Span, WebDoor.Product), null, Kept);
            // Who cannot be reached, or may not be asked, is told as that.
            else if (step.Answer is not { } answer) return new(RobotsRules.None, step, step.IsPassing ? TimeSpan.Zero : KeptFailure);
            // An answer that this site has none, in any words, lets everything be asked for (2.3.1.3).
            else if (answer.Status is not (200 or 203 or 429) and < 500) return new(RobotsRules.None, null, Kept);
            else return new(RobotsRules.None, new(null, Fault: WebFaults.RobotsUnknown(link, fault)), RetryAfter.Of(answer) ?? KeptFailure);
        }
        // As if it were not there (2.3.1.2).
        return new(RobotsRules.None, null, Kept);
    }

    /// <param name="For">How long it holds.</param>
    private sealed record Told(RobotsRules Rules, WebStep? Unknown, TimeSpan For);

    /// <param name="before">The rules that were last known.</param>
    private sealed class Entry(RobotsRules? before)
    {
        private long closed;
        private TimeSpan held = TimeSpan.MaxValue;

        /// <summary>Null when the fetch was stopped.</summary>
        public TaskCompletionSource<Told?> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public RobotsRules? Before { get; } = before;
        public RobotsRules? LastKnown { get; private set; } = before;

        public bool IsOver(TimeProvider clock) => Told.Task.IsCompleted && clock.GetElapsedTime(closed) >= held;

        public void Close(Told? told, TimeProvider clock)
        {
            closed = clock.GetTimestamp();
            held = told?.For ?? TimeSpan.Zero;
            if (told is { Unknown: null }) LastKnown = told.Rules;
            Told.SetResult(told);
        }
    }
}
