using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;

namespace Vedette.Web.State;

/// <summary>
/// Relates the store anew after an edit of a claim: who spoke, when, and what was said may make another origin, another contradiction. One at a time; whoever edits
/// while it runs is taken in by the next run.
/// </summary>
internal sealed class Relating(IStore store, TimeProvider clock)
{
    /// <summary>How long an edit waits to see its effect. A large store takes longer; its origins follow as soon as they are found.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Relater relater = new();
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;
    private int asked, done;

    /// <summary>Waits until the edits kept by now are related, or until patience ends.</summary>
    /// <exception cref="VedetteException">The store cannot be read or written.</exception>
    public async Task AfterEditAsync(CancellationToken cancel)
    {
        Task run;
        lock (gate)
        {
            asked++;
            // The run itself is not cancelled: the edit is kept, and what it changes is found.
            run = last = last.ContinueWith(_ => RunAsync(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        }
        await Task.WhenAny(run, Task.Delay(Patience, clock, cancel)).ConfigureAwait(false);
        if (run.IsFaulted) await run.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        int upTo = Volatile.Read(ref asked);
        if (Volatile.Read(ref done) >= upTo) return;
        await RelatedAnew.RelateAsync(store, relater.Relate, clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        Volatile.Write(ref done, upTo);
    }
}
