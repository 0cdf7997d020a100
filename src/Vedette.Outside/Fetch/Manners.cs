namespace Vedette.Outside;

/// <summary>How politely hosts are asked, and for how long one asks in vain.</summary>
public sealed record Manners
{
    /// <summary>Time between the beginnings of two requests to one host. <value>A second.</value></summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most time between two requests that a host's robots file may ask for. <value>30 seconds.</value></summary>
    public TimeSpan LongestPace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests to one host at the same time. <value>2.</value></summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How often an address is asked in all while its server fails. <value>3.</value></summary>
    public int Tries { get; init; } = 3;

    /// <summary>The wait after the first failure; it doubles with each next one. <value>A second.</value></summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait that a host may ask for and that is waited; beyond it the address is given up, and the host is not asked until then. <value>30 seconds.</value></summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between the beginnings of two requests to a host that asks for this much.</summary>
    /// <param name="asked">Of its robots file; null when it asks for none.</param>
    public TimeSpan PaceOf(TimeSpan? asked) => asked is not { } delay || delay < Pace ? Pace : delay < LongestPace ? delay : LongestPace;

    /// <summary>
    /// The wait after a failure: between half and all of a time that doubles, so that many who failed together do not come back together
    /// (M. Brooker, "Exponential Backoff and Jitter", 2015: equal jitter).
    /// </summary>
    /// <param name="tries">How often it failed, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan WaitAfter(int tries, double chance) => TimeSpan.FromSeconds(Math.Min(BackOff.TotalSeconds * Math.Pow(2, tries - 1), Patience.TotalSeconds) * (0.5 + chance / 2));
}
