using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Vedette.Language;

/// <summary>
/// English grammar: sentences, words, parts of speech and trees of Universal Dependencies. One value may be used by many threads at once.
/// The same text and weights give the same trees on every machine.
/// </summary>
public sealed class Grammar
{
    /// <summary>The kind written in the weights file.</summary>
    public const string Kind = "en-grammar";

    /// <summary>The most words that one sentence may hold when the caller brings the words.</summary>
    public const int LongestSentence = short.MaxValue - 1;

    private readonly WordClasses classes;
    private readonly Tagger tagger;
    private readonly DependencyParser parser;
    private readonly Lemmatiser lemmatiser;
    private readonly Morphology morphology;
    private readonly ConcurrentBag<Workspace> idle = [];

    internal Grammar(string hash, WordClasses classes, Tagger tagger, DependencyParser parser, Lemmatiser lemmatiser, Morphology morphology) =>
        (Hash, this.classes, this.tagger, this.parser, this.lemmatiser, this.morphology) = (hash, classes, tagger, parser, lemmatiser, morphology);

    /// <summary>The version of the weights: the first 16 hexadecimal digits of their SHA-256.</summary>
    public string Hash { get; }

    /// <exception cref="WeightsException">The file is damaged, of another kind or of an unknown version.</exception>
    public static Grammar Load(ReadOnlySpan<byte> weights)
    {
        var reader = WeightsFile.Open(weights, Kind);
        return new(reader.Hash, WordClasses.Read(reader), Tagger.Read(reader), DependencyParser.Read(reader), Lemmatiser.Read(reader), Morphology.Read(reader));
    }

    internal byte[] Pack()
    {
        var writer = new WeightsWriter();
        classes.Write(writer);
        tagger.Write(writer);
        parser.Write(writer);
        lemmatiser.Write(writer);
        morphology.Write(writer);
        return WeightsFile.Pack(Kind, writer.Written);
    }

    /// <summary>The sentences of a text, in order. Their spans tile the text; a text of white space alone has none.</summary>
    public ImmutableArray<Sentence> Parse(string text) => Parse(text, []);

    /// <summary>As <see cref="Parse(string)"/>; besides, no sentence's words cross a border of the given spans (paragraphs, page furniture).</summary>
    public ImmutableArray<Sentence> Parse(string text, IReadOnlyList<TextSpan> breaks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(breaks);
        var layout = TextLayout.Of(text, breaks);
        var sentences = ImmutableArray.CreateBuilder<Sentence>(layout.SentenceCount);
        var workspace = Rent();
        for (int i = 0; i < layout.SentenceCount; i++)
            sentences.Add(Parse(text, layout.SpanOf(i), layout.TokensOf(i), workspace));
        idle.Add(workspace);
        return sentences.MoveToImmutable();
    }

    /// <summary>One sentence of words that the caller has cut: each span is one word, in order, without overlap.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More words than <see cref="LongestSentence"/>, or a word of more than 65,535 units.</exception>
    public Sentence ParseWords(string text, ReadOnlySpan<TextSpan> words)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Length, LongestSentence, nameof(words));
        var workspace = Rent();
        var sentence = Parse(text, words.IsEmpty ? default : new TextSpan(words[0].Start, words[^1].End), words, workspace);
        idle.Add(workspace);
        return sentence;
    }

    /// <summary>One sentence of given words: the text is the words with a blank between them. A word longer than a token may be is cut.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More words than <see cref="LongestSentence"/>.</exception>
    public (string Text, Sentence Sentence) ParseWords(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var spans = new TextSpan[words.Count];
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < spans.Length; i++)
        {
            if (i > 0) text.Append(' ');
            int start = text.Length;
            text.Append(words[i].AsSpan(0, Math.Min(words[i].Length, Tokeniser.LongestToken)));
            spans[i] = new(start, text.Length);
        }
        string joined = text.ToString();
        return (joined, ParseWords(joined, spans));
    }

    /// <summary>The dictionary form of a word: <c>said</c> → say.</summary>
    public string Lemma(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine) => lemmatiser.Lemma(word, tag, fine);

    /// <summary>As above, for a token of a text.</summary>
    public string Lemma(string text, Token token) => lemmatiser.Lemma(token.In(text), token.Tag, token.Fine);

    /// <summary>The features column of Universal Dependencies: <c>Number=Sing</c>; <c>_</c> when there are none.</summary>
    public string Features(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine) => morphology.Features(word, tag, fine);

    /// <summary>As above, for a token in its tree, which tells more: a verb's person and number, the imperative.</summary>
    public string Features(string text, Sentence sentence, int index)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var token = sentence[index];
        return Agreement.Features(text, sentence, index) ?? morphology.Features(token.In(text), token.Tag, token.Fine);
    }

    private Sentence Parse(string text, TextSpan span, ReadOnlySpan<TextSpan> words, Workspace work)
    {
        work.Read(text, words, classes);
        tagger.Tag(work.Views, work.Tags);
        work.State.Start(work.Views, work.Tags, tagger);
        parser.Parse(work.State);
        var tokens = new Token[words.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            int head = work.State.Heads[i + 1];
            var tag = tagger[work.Tags[i]];
            tokens[i] = new(words[i], head == work.State.Root ? -1 : head - 1, tag.Tag, tag.Fine, work.State.Relations[i + 1]);
        }
        return new(span, ImmutableCollectionsMarshal.AsImmutableArray(tokens));
    }

    private Workspace Rent() => idle.TryTake(out var workspace) ? workspace : new();

    /// <summary>The buffers of one parse at a time.</summary>
    private sealed class Workspace
    {
        private WordView[] views = new WordView[128];
        private byte[] tags = new byte[128];
        private int count;

        public ParserState State { get; } = new();
        public ReadOnlySpan<WordView> Views => views.AsSpan(0, count);
        public Span<byte> Tags => tags.AsSpan(0, count);

        public void Read(string text, ReadOnlySpan<TextSpan> words, WordClasses classes)
        {
            count = words.Length;
            if (views.Length < count) (views, tags) = (new WordView[count * 2], new byte[count * 2]);
            for (int i = 0; i < count; i++) views[i] = new(words[i].In(text), classes);
        }
    }
}
