namespace Vedette.Outside;

/// <summary>When a person was last briefed, kept as a decision of the store.</summary>
public static class LastRead
{
    private const string Subject = "brief:read", State = "accepted";

    public static DateTimeOffset? Of(IEnumerable<Decision> decisions, string by) => decisions.Where(d => d.Subject == Subject && d.By == by).Select(d => (DateTimeOffset?)d.At).Max();

    public static Decision Mark(string by, DateTimeOffset at) => new(Subject, State, by, at);
}
