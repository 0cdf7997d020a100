using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract.Places;

/// <summary>Where the words say that something is. A capital or a country often names its government: a name is a place only behind a preposition of place.</summary>
public static class NamedPlaces
{
    private static readonly string[] Prepositions = ["in", "at", "near", "off", "through", "across", "above", "within", "inside"];
    private static readonly string[] OfStretches = ["over", "around", "into", "along", "crossing", "transited"];

    /// <summary>The place of an event. Null when none is told, or when its name has no position.</summary>
    public static Place? Of(Event told, PlaceTable table)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(table);
        return told.Place is { } name ? table.Find(name) : null;
    }

    /// <summary>The places that stand in what is said, each once, in the order of the text.</summary>
    public static IEnumerable<Place> Of(Claim claim, Reading reading, PlaceTable table)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(table);
        return reading.Names
            .Where(name => name.Kind.IsSomewhere() && claim.Content.Any(part => part.Contains(name.Span)))
            .Select(name => (name.Span, Place: table.Find(name.Span.Of(reading.Document.Text)) ?? table.Find(name.Canonical)))
            .Where(found => found.Place is { } place && IsWhere(reading.Document.Text, found.Span.Start, place))
            .Select(found => found.Place!)
            .Distinct();
    }

    private static bool IsWhere(string text, int start, Place place)
    {
        var word = WordBefore(text, ref start);
        if (word.Equals("the", StringComparison.OrdinalIgnoreCase)) word = WordBefore(text, ref start);
        return Has(Prepositions, word) || (place.IsStretch && Has(OfStretches, word));
    }

    private static bool Has(string[] words, ReadOnlySpan<char> word)
    {
        foreach (string one in words)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static ReadOnlySpan<char> WordBefore(string text, ref int at)
    {
        int end = at;
        while (end > 0 && text[end - 1] == ' ') end--;
        int start = end;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        at = start;
        return text.AsSpan(start, end - start);
    }
}
