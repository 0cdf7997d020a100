using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// A sentence of one document: its tokens in order with offsets in the document's text. The spans of all sentences of a text tile it:
/// white space belongs to the sentence before it.
/// </summary>
public sealed record Sentence(TextSpan Span, ImmutableArray<Token> Tokens)
{
    public int Count => Tokens.Length;
    public Token this[int index] => Tokens[index];

    /// <summary>The index of the root token, or -1 in a sentence without tokens.</summary>
    public int Root
    {
        get
        {
            for (int i = 0; i < Tokens.Length; i++) if (Tokens[i].Head < 0) return i;
            return -1;
        }
    }

    /// <summary>The range from the first token's start to the last token's end: the sentence without the white space around it.</summary>
    public TextSpan Words => Tokens.IsEmpty ? new(Span.Start, Span.Start) : new(Tokens[0].Start, Tokens[^1].End);

    public ReadOnlySpan<char> Word(string text, int index) => Tokens[index].In(text);
    public bool Is(string text, int index, string word) => Tokens[index].In(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The direct dependents of a token, left to right.</summary>
    public Dependents Children(int head) => new(this, head, new(0, Tokens.Length));

    /// <summary>The first dependent of <paramref name="head"/> in the relation, or -1.</summary>
    public int Child(int head, Relation relation)
    {
        for (int i = 0; i < Tokens.Length; i++) if (Tokens[i].Head == head && Tokens[i].Relation == relation) return i;
        return -1;
    }

    /// <summary>Whether <paramref name="ancestor"/> governs <paramref name="index"/>, directly or through others, or is it.</summary>
    public bool Governs(int ancestor, int index)
    {
        for (int steps = 0; index >= 0 && steps <= Tokens.Length; steps++)
        {
            if (index == ancestor) return true;
            index = Tokens[index].Head;
        }
        return false;
    }
}
