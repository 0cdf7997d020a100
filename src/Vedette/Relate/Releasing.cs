using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A picture as an audience may see it, and how much it may not see.</summary>
/// <param name="Documents">Withheld as a whole.</param>
/// <param name="Claims">Withheld out of documents that are shown.</param>
public sealed record Released(Picture Picture, int Documents, int Claims)
{
    public bool IsWhole => Documents == 0 && Claims == 0;
}

/// <summary>
/// Cuts a picture down to what may be released. Names, dates, reasons and counts of a picture are made of many documents at once, so taking single
/// parts out would leave words of what is withheld behind: what is left is related anew, as if nothing else had ever been read.
/// </summary>
public static class Releasing
{
    /// <summary>The very same picture when nothing in it is withheld; else it costs as much as relating the documents that are left.</summary>
    public static Released For(this Picture picture, Marks marks, Tlp audience, Relater? relater = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.AllReleasable(audience)) return new(picture, 0, 0);
        Redaction[] cut = [.. picture.Readings.Select(r => Redaction.Of(r, marks, audience))];
        var (documents, claims) = (cut.Count(r => r.Reading is null), cut.Sum(r => r.Withheld));
        if (documents == 0 && claims == 0) return new(picture, 0, 0);
        ImmutableArray<Reading> left = [.. cut.Select(r => r.Reading).OfType<Reading>()];
        return new((relater ?? new Relater()).Relate(left, Seen(picture.Rulings, left)), documents, claims);
    }

    /// <summary>What people said of names that stand in what is left. A name that somebody gave is no more than a name there, too.</summary>
    private static NameRulings Seen(NameRulings rulings, ImmutableArray<Reading> left)
    {
        if (rulings.Holding.IsEmpty) return rulings;
        var forms = left.Select(NameSheet.Of).SelectMany(sheet => sheet.Forms).ToArray();
        var (keys, written) = (forms.Select(f => f.Key).ToHashSet(StringComparer.Ordinal), forms.Select(f => f.Canonical).ToHashSet(StringComparer.Ordinal));
        bool IsHere(NameUse use) => (use.Item is not { } item || left.Any(r => r.Document.Item == item)) && (use.Place is not { } place || left.Any(r => r.Document.Id == place.Document));
        return rulings.Within(use => keys.Contains(use.Key) && IsHere(use), written.Contains);
    }
}
