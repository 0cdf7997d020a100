namespace Vedette.Cli;

/// <summary>When a person was last briefed, kept as a decision of the store.</summary>
internal static class LastRead
{
    private const string Subject = "brief:read", State = "accepted";

    public static DateTimeOffset? Of(IEnumerable<Decision> decisions, string by) => decisions.Where(d => d.Subject == Subject && d.By == by).Select(d => (DateTimeOffset?)d.At).Max();

    public static async Task MarkAsync(string store, string by, DateTimeOffset at, CancellationToken cancel)
    {
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        await opened.DecideAsync(new(Subject, State, by, at), cancel).ConfigureAwait(false);
    }
}
