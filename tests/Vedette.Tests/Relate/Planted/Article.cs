using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Vedette.Tests.Relate.Planted;

/// <summary>A short report as the edits see it: a headline and paragraphs of sentences.</summary>
internal sealed partial record Article(string Title, ImmutableArray<ImmutableArray<string>> Paragraphs)
{
    /// <summary>The first paragraph of the file is the headline.</summary>
    public static Article Parse(string text)
    {
        string[] parts = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(parts[0], [.. parts.Skip(1).Select(p => SentenceEnd().Split(p.Replace('\n', ' ')).ToImmutableArray())]);
    }

    public IEnumerable<string> Sentences => Paragraphs.SelectMany(p => p);

    public string Text => string.Join("\n\n", Paragraphs.Select(p => string.Join(' ', p)).Prepend(Title)) + "\n";

    public Article With(string sentence, string? other) =>
        Map((s, _) => s == sentence ? other : s);

    /// <summary>Each sentence replaced, or left out where nothing is given for it; emptied paragraphs go.</summary>
    public Article Map(Func<string, int, string?> change)
    {
        int number = 0;
        return this with
        {
            Paragraphs = [.. Paragraphs.Select(p => p.Select(s => change(s, number++)).OfType<string>().ToImmutableArray()).Where(p => !p.IsEmpty)],
        };
    }

    [GeneratedRegex(@"(?<=[.!?]”?) (?=[“\p{Lu}\d])")]
    private static partial Regex SentenceEnd();
}
