using Vedette.Model;

namespace Vedette.Tell;

/// <summary>What the feeds of other coders have for one day of one pair of sides and one kind of act.</summary>
/// <param name="Rows">Rows of the feed. They are no count of anything that happened: one act has many rows, and copies have rows of their own.</param>
/// <param name="Links">Different reports that the rows name.</param>
public sealed record ReportedMoment(When When, string Transport, string Text, int Rows, int Links);

/// <summary>
/// The events of other coders' feeds as lines of a timeline: one line for all rows of a day with the same sides and the same kind of act, the fullest first.
/// How many origins stand behind them is not known.
/// </summary>
public static class ReportedTimeline
{
    /// <param name="reported">In the order of their days; what has no day is left out. One day is held in memory at a time.</param>
    public static IEnumerable<ReportedMoment> Of(IEnumerable<KeptReported> reported)
    {
        ArgumentNullException.ThrowIfNull(reported);
        var day = new Dictionary<(string? Iso, string Transport, string Text), (When When, int Rows, HashSet<string> Links)>();
        DateOnly? first = null;
        foreach (var (told, _) in reported)
        {
            if (told.When.First is null) continue;
            if (told.When.First != first)
            {
                foreach (var moment in Close(day)) yield return moment;
                first = told.When.First;
            }
            var key = (told.When.Iso, told.Transport, Text(told));
            if (!day.TryGetValue(key, out var group)) group = (told.When, 0, new(StringComparer.Ordinal));
            if (told.Url is { } url) group.Links.Add(url);
            day[key] = group with { Rows = group.Rows + 1 };
        }
        foreach (var moment in Close(day)) yield return moment;
    }

    /// <summary>Who, to whom, what, in codes: <c>USAGOV → RUS: CONSULT, visit</c>.</summary>
    public static string Text(ReportedEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        string what = told.Type is { } type ? type.ToString().ToUpperInvariant() + (told.Mode is { } mode ? $", {mode}" : "") : told.Code is { } code ? $"CAMEO {code[..2]}" : "no code";
        return told.Recipient is { } recipient ? $"{told.Actor?.Shown ?? "---"} → {recipient.Shown}: {what}" : $"{told.Actor?.Shown ?? "---"}: {what}";
    }

    private static ReportedMoment[] Close(Dictionary<(string? Iso, string Transport, string Text), (When When, int Rows, HashSet<string> Links)> day)
    {
        ReportedMoment[] moments = [.. day.Select(g => new ReportedMoment(g.Value.When, g.Key.Transport, g.Key.Text, g.Value.Rows, g.Value.Links.Count))
            .OrderBy(m => m.When.End).ThenByDescending(m => m.Links).ThenByDescending(m => m.Rows).ThenBy(m => m.Text, StringComparer.Ordinal)];
        day.Clear();
        return moments;
    }
}
