using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Extract;

/// <summary>
/// Which person a form of a name means inside one document: a surname alone means the person whom the document names in full, the one named last before it
/// or, with none before, the first behind it. A slip of the pen in a rare surname means the spelling that came first.
/// </summary>
internal sealed class PersonNames
{
    /// <summary>Below this length one letter's difference is another name: Chen and Cheng.</summary>
    private const int LeastForSlips = 6;

    private readonly List<(int Start, string Form, string[] Parts)> forms = [];

    public PersonNames(string text, ImmutableArray<Mention> mentions)
    {
        foreach (var mention in mentions)
            if (mention.Kind is EntityKind.Person && NameForms.Clean(mention.Span.Of(text)) is { Length: > 0 } form) forms.Add((mention.Span.Start, form, NameForms.Parts(form)));
    }

    /// <summary>The fullest form of the person whom the mention names.</summary>
    public string Canonical(string form, int start)
    {
        string full = form;
        // A fuller form may itself be short of a middle name: go on, each step one part more.
        for (int steps = 0; steps < 4 && Fuller(full, start) is { } next; steps++) full = next;
        return full;
    }

    private string? Fuller(string form, int start)
    {
        string[] parts = NameForms.Parts(form);
        return Nearest(start, other => other.Parts.Length > parts.Length && IsPartOf(parts, other.Parts))
            ?? (parts.Length == 1 ? Nearest(start, other => other.Parts.Length > 1 && (IsSlip(parts[0], other.Parts[^1]) || IsSlip(parts[0], other.Parts[0]))) : null)
            ?? FirstSpelling(form, parts, start);
    }

    /// <summary>The same name with one letter other, as it was first written.</summary>
    private string? FirstSpelling(string form, string[] parts, int start)
    {
        foreach (var (at, other, otherParts) in forms)
        {
            if (at >= start || other == form) break;
            if (otherParts.Length == parts.Length && IsSlip(parts[^1], otherParts[^1]) && parts.AsSpan(..^1).SequenceEqual(otherParts.AsSpan(..^1))) return other;
        }
        return null;
    }

    private string? Nearest(int start, Func<(string Form, string[] Parts), bool> fits)
    {
        string? found = null;
        foreach (var (at, form, parts) in forms)
        {
            if (at > start && found is not null) break;
            if (fits((form, parts))) found = form;
            if (at > start && found is not null) break;
        }
        return found;
    }

    /// <summary>A surname or a full name without its middle parts: one part must be the first or the last of the longer name, several must stand in its order.</summary>
    private static bool IsPartOf(string[] parts, string[] longer)
    {
        if (parts.Length == 1) return Same(parts[0], longer[^1]) || Same(parts[0], longer[0]);
        int at = 0;
        foreach (string part in longer) if (at < parts.Length && Same(part, parts[at])) at++;
        return at == parts.Length;
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Another spelling of a name that is long enough for one: within one document a writer who means two persons takes care.</summary>
    private static bool IsSlip(string a, string b) =>
        a != b && Math.Min(a.Length, b.Length) >= LeastForSlips && char.ToUpperInvariant(a[0]) == char.ToUpperInvariant(b[0]) && NameSpelling.IsOne(a, b);
}
