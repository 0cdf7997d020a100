using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Web.State;

/// <summary>Something that is otherwise than it was.</summary>
/// <param name="Kind">documents, related, decisions, record or indicators.</param>
/// <param name="Count">How many came; null where that is not known or says nothing.</param>
/// <param name="On">What was decided on, or the indicators that changed their state; empty where that is not known any more.</param>
internal sealed record Change(string Kind, int? Count, ImmutableArray<string> On);

/// <summary>
/// What a visitor saw of the store, in a few numbers: enough to tell later what changed since, also over a restart. It is made of what may be seen alone.
/// </summary>
/// <param name="Picture">Tells one set of what was related from another.</param>
/// <param name="Board">Tells the states of all indicators from others.</param>
/// <param name="Indicators">Their states; null when this was read from an id.</param>
internal sealed record Sighting(int Documents, string Picture, int Decisions, int Entries, string Board, ImmutableDictionary<string, string>? Indicators)
{
    private const int MostNamed = 50;

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Documents}.{Picture}.{Decisions}.{Entries}.{Board}");

    public static Sighting Of(Snapshot now)
    {
        var states = (now.Weighing?.Indicators ?? []).ToImmutableDictionary(i => i.Indicator.Key, i => Codes.Word(i.State));
        string picture = Short(now.Seal);
        return new(now.Related.Readings.Length, picture, Made(now).Count(), now.Ledger.Entries.Length, Short([.. states.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}")]), states);
    }

    /// <returns>Null when it is no id of this kind.</returns>
    public static Sighting? Parse(string? id) =>
        id?.Split('.') is [var documents, { Length: 12 } picture, var decisions, var entries, { Length: 12 } board] && TryRead(documents, out int d) && TryRead(decisions, out int c) && TryRead(entries, out int e)
            ? new(d, picture, c, e, board, null) : null;

    /// <summary>What changed from then to the snapshot that this was made of.</summary>
    public IEnumerable<Change> Since(Sighting before, Snapshot now)
    {
        if (Documents != before.Documents) yield return new("documents", Documents > before.Documents ? Documents - before.Documents : null, []);
        if (Picture != before.Picture) yield return new("related", null, []);
        if (Decisions != before.Decisions) yield return new("decisions", Decisions > before.Decisions ? Decisions - before.Decisions : null, [.. Made(now).Skip(before.Decisions).Select(d => d.Subject).Distinct().Take(MostNamed)]);
        if (Entries != before.Entries) yield return new("record", Entries > before.Entries ? Entries - before.Entries : null, []);
        if (Board != before.Board) yield return new("indicators", null, before.Indicators is not { } states ? [] : [.. Indicators!.Where(i => states.GetValueOrDefault(i.Key) != i.Value).Select(i => i.Key).Order(StringComparer.Ordinal)]);
    }

    /// <summary>That somebody is up to date changes nothing for others.</summary>
    private static IEnumerable<Decision> Made(Snapshot now) => now.Decisions.Where(d => !d.Subject.StartsWith("brief:", StringComparison.Ordinal));

    private static string Short(params ReadOnlySpan<string?> parts) => ContentHash.Print(ContentHash.Of(["seen", .. parts]))[..12];
    private static bool TryRead(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
