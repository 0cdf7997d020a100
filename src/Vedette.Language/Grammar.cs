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

    /// <summary>Sentences are read together until they have this many words: enough to fill the kernels, few enough to stay in the cache.</summary>
    private const int WordsAtOnce = 160;

    private readonly TagPair[] labels;
    private readonly WordRows rows;
    private readonly SentenceWeights weights;
    private readonly Lemmatiser lemmatiser;
    private readonly Morphology morphology;
    private readonly ConcurrentBag<Workspace> idle = [];

    private Grammar(string hash, TagPair[] labels, WordRows rows, SentenceWeights weights, Lemmatiser lemmatiser, Morphology morphology)
    {
        if (labels.Length > weights.Shape.Tags || rows.Count != weights.Shape.Words || weights.Shape.Relations <= (int)Relation.Xcomp)
            throw new WeightsException("The network in the weights file does not fit its tags and words. Install the weights that came with this build.");
        (Hash, this.labels, this.rows, this.weights, this.lemmatiser, this.morphology) = (hash, labels, rows, weights, lemmatiser, morphology);
    }

    /// <summary>The version of the weights: the first 16 hexadecimal digits of their SHA-256.</summary>
    public string Hash { get; }

    /// <exception cref="WeightsException">The file is damaged, of another kind or of an unknown version.</exception>
    public static Grammar Load(ReadOnlySpan<byte> weights)
    {
        var reader = WeightsFile.Open(weights, Kind);
        return new(reader.Hash, TagPair.Read(reader), WordRows.Read(reader), SentenceWeights.Read(reader), Lemmatiser.Read(reader), Morphology.Read(reader));
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
        for (int first = 0; first < layout.SentenceCount;)
        {
            workspace.Clear();
            int after = first;
            do workspace.Add(text, layout.TokensOf(after++)); while (after < layout.SentenceCount && workspace.Count + layout.TokensOf(after).Length <= WordsAtOnce);
            workspace.Read(labels);
            for (int i = first; i < after; i++) sentences.Add(new(layout.SpanOf(i), Tokens(layout.TokensOf(i), workspace, i - first)));
            first = after;
        }
        idle.Add(workspace);
        return sentences.MoveToImmutable();
    }

    /// <summary>One sentence of words that the caller has cut: each span is one word, in order, without overlap.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More words than <see cref="LongestSentence"/>, or a word of more than 65,535 units.</exception>
    public Sentence ParseWords(string text, ReadOnlySpan<TextSpan> words)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Length, LongestSentence, nameof(words));
        var workspace = Rent();
        workspace.Clear();
        workspace.Add(text, words);
        workspace.Read(labels);
        var tokens = Tokens(words, workspace, 0);
        idle.Add(workspace);
        return new(words.IsEmpty ? default : new TextSpan(words[0].Start, words[^1].End), tokens);
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

    private ImmutableArray<Token> Tokens(ReadOnlySpan<TextSpan> words, Workspace work, int sentence)
    {
        var tokens = new Token[words.Length];
        int start = work.StartOf(sentence);
        for (int i = 0; i < tokens.Length; i++)
        {
            var tag = labels[work.Network.Tags[start + i]];
            tokens[i] = new(words[i], work.Network.Heads[start + i], tag.Tag, tag.Fine, (Relation)work.Network.Relations[start + i]);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(tokens);
    }

    private Workspace Rent() => idle.TryTake(out var workspace) ? workspace : new(new(weights, rows));

    /// <summary>The buffers of one reading at a time.</summary>
    private sealed class Workspace(SentenceNetwork network)
    {
        private WordView[] views = new WordView[256];
        private int[] starts = new int[64];
        private int sentences;

        public SentenceNetwork Network { get; } = network;

        /// <summary>Words added since <see cref="Clear"/>.</summary>
        public int Count => starts[sentences];

        public int StartOf(int sentence) => starts[sentence];

        public void Clear() => sentences = 0;

        public void Add(string text, ReadOnlySpan<TextSpan> words)
        {
            int count = Count;
            if (views.Length < count + words.Length) Array.Resize(ref views, (count + words.Length) * 2);
            if (starts.Length == sentences + 1) Array.Resize(ref starts, starts.Length * 2);
            foreach (var word in words) views[count++] = new(word.In(text));
            starts[++sentences] = count;
        }

        public void Read(TagPair[] labels) => Network.Read(views.AsSpan(0, Count), starts.AsSpan(0, sentences + 1), labels);
    }
}
