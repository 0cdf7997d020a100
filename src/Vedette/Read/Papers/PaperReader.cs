using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read.Papers;

/// <summary>Reads a paper (PDF) from the text and the facts that were taken from it.</summary>
internal static partial class PaperReader
{
    /// <summary>How far into a paper the day stands that bears out the day on which the file was made, in UTF-16 units.</summary>
    private const int Head = 3000;

    public static (string Text, ImmutableArray<Furniture> Heads, ImmutableArray<int> PageStarts) Flow(PaperText paper) => PaperFlow.Of(PaperLayout.Pages(paper.Pages, TitleOf(paper)));

    /// <summary>The title that the file tells; null when it is the name of a file or of a program, as it often is.</summary>
    public static string? TitleOf(PaperText paper) =>
        Fact(paper, "Title") is { Length: >= 8 and <= 300 } title && title.Contains(' ', StringComparison.Ordinal) && title.Count(char.IsLetter) * 2 > title.Length && !NoTitle().IsMatch(title) ? title : null;

    /// <summary>The authors that the file tells, as far as they are names of several words: one word is an account.</summary>
    public static ImmutableArray<string> AuthorsOf(PaperText paper) =>
        Fact(paper, "Author") is { } authors ? [.. Bylines.NamesIn(authors, null, structured: true).Where(n => n.Contains(' ', StringComparison.Ordinal) && char.IsUpper(n[0]))] : [];

    /// <summary>The day on which the file was made, where the head of the paper prints its month and year: a file is made anew whenever it is converted.</summary>
    public static When MadeOn(PaperText paper, string text)
    {
        if (Fact(paper, "CreationDate") is not { Length: >= 10 } made || !DateOnly.TryParseExact(made[..10], "yyyy-MM-dd", out var day)) return When.Unknown;
        string head = text[..Math.Min(text.Length, Head)];
        return Month().Matches(head).Any(m => PageDate.Read($"1 {m.Groups["m"].Value} {m.Groups["y"].Value}", null) is { } first && DateOnly.TryParseExact(first[..10], "yyyy-MM-dd", out var printed) && (printed.Year, printed.Month) == (day.Year, day.Month))
            ? When.Parse(day.ToString("yyyy-MM-dd")) : When.Unknown;
    }

    private static string? Fact(PaperText paper, string name)
    {
        foreach (var line in paper.Facts.AsSpan().EnumerateLines())
            if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == ':') return Words.Clean(line[(name.Length + 1)..].ToString());
        return null;
    }

    [GeneratedRegex(@"^(?:untitled|microsoft (?:word|powerpoint)|powerpoint|presentation|document|slide|layout|print|scan|page)\b|\.(?:docx?|pptx?|xlsx?|indd|qxd|pdf|tex|dvi|odt|rtf|html?|pub|pages)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTitle();

    [GeneratedRegex(@"\b(?<m>\p{Lu}\p{L}{2,11})\.?,? (?:\d{1,2},? )?(?<y>(?:19|20)\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
