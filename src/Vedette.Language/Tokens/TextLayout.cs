using System.Runtime.InteropServices;

namespace Vedette.Language;

/// <summary>A text cut into tokens and sentences, before any of them is tagged.</summary>
internal sealed class TextLayout
{
    private readonly int length;
    private readonly List<TextSpan> tokens = [];
    private readonly List<int> starts = [];

    private TextLayout(int length) => this.length = length;

    /// <param name="breaks">No sentence's words cross a border of these.</param>
    public static TextLayout Of(string text, IReadOnlyList<TextSpan> breaks)
    {
        var layout = new TextLayout(text.Length);
        int start = 0;
        foreach (int border in Borders(text, breaks))
        {
            int first = layout.tokens.Count;
            Tokeniser.Tokenise(text, new(start, border), layout.tokens);
            SentenceSplitter.Split(text, layout.tokens, first, layout.starts);
            start = border;
        }
        return layout;
    }

    public int SentenceCount => starts.Count;

    /// <summary>From its first token to the next sentence's; the first also has what stands before it, the last what stands after.</summary>
    public TextSpan SpanOf(int sentence) =>
        new(sentence == 0 ? 0 : tokens[starts[sentence]].Start, sentence + 1 == starts.Count ? length : tokens[starts[sentence + 1]].Start);

    public ReadOnlySpan<TextSpan> TokensOf(int sentence)
    {
        int end = sentence + 1 == starts.Count ? tokens.Count : starts[sentence + 1];
        return CollectionsMarshal.AsSpan(tokens)[starts[sentence]..end];
    }

    private static SortedSet<int> Borders(string text, IReadOnlyList<TextSpan> breaks)
    {
        SortedSet<int> borders = [];
        foreach (var span in breaks)
        {
            borders.Add(Whole(text, span.Start));
            borders.Add(Whole(text, span.End));
        }
        borders.Remove(0);
        borders.Add(text.Length);
        return borders;
    }

    /// <summary>A border inside a surrogate pair is moved behind it, one behind the text to its end.</summary>
    private static int Whole(string text, int border) =>
        border >= text.Length ? text.Length : border > 0 && char.IsLowSurrogate(text[border]) && char.IsHighSurrogate(text[border - 1]) ? border + 1 : border;
}
