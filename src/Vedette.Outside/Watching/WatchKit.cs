using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Watching;

namespace Vedette.Outside.Watching;

/// <summary>What a watch works with. Everything of the world is handed in.</summary>
/// <param name="Get">Asks the web; never throws for what the world does (<see cref="WebFetch.GetAsync"/>).</param>
/// <param name="Extract">Finds claims in a document; may be called by several at once.</param>
/// <param name="Chance">Gives numbers from 0 to 1, for the spread of waits; may be called by several at once.</param>
/// <param name="Tell">Is called for one deed at a time.</param>
public sealed record WatchKit(IStore Store, Func<WebAsk, CancellationToken, Task<Fetched>> Get, Func<Document, CancellationToken, Reading> Extract, TimeProvider Clock, Func<double> Chance, Action<WatchTold> Tell)
{
    public PaceBounds Bounds { get; init; } = PaceBounds.Usual;

    /// <summary>Relates what is kept, and gives in lines what became other; null when somebody else relates.</summary>
    public Func<CancellationToken, Task<ImmutableArray<string>>>? Relate { get; init; }

    /// <summary>How long to wait at least from one relating to the next. It is made longer where relating takes long: at most a tenth of the time goes into it.</summary>
    public TimeSpan RelateEvery { get; init; } = TimeSpan.FromMinutes(1);

    internal DateTimeOffset Now => Clock.GetUtcNow();
}
