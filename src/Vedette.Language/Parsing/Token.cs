namespace Vedette.Language;

/// <summary>
/// One syntactic word: twelve bytes, no references, so a sentence is one flat array.
/// <see cref="Head"/> is the index of the governing token in the same sentence, -1 for the root.
/// </summary>
public readonly record struct Token
{
    private readonly int start;
    private readonly ushort length;

    public Token(TextSpan span, int head = -1, PartOfSpeech tag = default, FineTag fine = default, Relation relation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.Length, ushort.MaxValue);
        (start, length, Head, Tag, Fine, Relation) = (span.Start, (ushort)span.Length, checked((short)head), tag, fine, relation);
    }

    public TextSpan Span => new(start, start + length);
    public int Start => start;
    public int End => start + length;
    public short Head { get; }
    public PartOfSpeech Tag { get; }
    public FineTag Fine { get; }
    public Relation Relation { get; }

    public ReadOnlySpan<char> In(string text) => text.AsSpan(start, length);
}
