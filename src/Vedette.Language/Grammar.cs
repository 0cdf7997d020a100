using System.Buffers;
using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Text in, grammar out: tokens, sentences, tags and trees of English. Immutable after loading: one instance serves many threads.
/// </summary>
public sealed class Grammar
{
    public const string Kind = "grammar-en";
    private readonly Tagger tagger;
    private readonly Parser parser;
    private readonly Lemmatiser lemmatiser;

    internal Grammar(Tagger tagger, Parser parser, Lemmatiser lemmatiser, string hash) => (this.tagger, this.parser, this.lemmatiser, Hash) = (tagger, parser, lemmatiser, hash);

    /// <summary>The version of the weights: 16 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <exception cref="WeightsException">The file is damaged, of another kind or of another version.</exception>
    public static Grammar Load(ReadOnlySpan<byte> weights)
    {
        var reader = WeightsFile.Open(weights, Kind);
        return new Grammar(Tagger.Read(reader), Parser.Read(reader), Lemmatiser.Read(reader), reader.Hash);
    }

    internal byte[] Save()
    {
        var writer = new WeightsWriter();
        tagger.Write(writer);
        parser.Write(writer);
        lemmatiser.Write(writer);
        return WeightsFile.Pack(Kind, writer.Written);
    }

    public ImmutableArray<Sentence> Parse(string text) => Parse(text, []);

    /// <summary>The sentences of a text. Their spans tile it; none crosses a border of the spans handed in (page furniture, a title).</summary>
    public ImmutableArray<Sentence> Parse(string text, IReadOnlyList<TextSpan> borders)
    {
        List<TextSpan> tokens = new(text.Length / 5);
        Tokeniser.AddTokens(text, new(0, text.Length), tokens);
        if (tokens.Count == 0) return text.Length == 0 ? [] : [new Sentence(new(0, text.Length), [])];
        var starts = SentenceSplitter.Starts(text, tokens, borders);
        var sentences = ImmutableArray.CreateBuilder<Sentence>(starts.Count);
        using var state = new ParserState();
        for (int s = 0; s < starts.Count; s++)
        {
            int from = starts[s], to = s + 1 < starts.Count ? starts[s + 1] : tokens.Count;
            var span = new TextSpan(s == 0 ? 0 : tokens[from].Start, s + 1 < starts.Count ? tokens[to].Start : text.Length);
            sentences.Add(new Sentence(span, ParseTokens(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)[from..to], state)));
        }
        return sentences.MoveToImmutable();
    }

    /// <summary>One sentence whose words are given, each by its span in the text.</summary>
    public Sentence ParseWords(string text, ReadOnlySpan<TextSpan> words)
    {
        using var state = new ParserState();
        return new Sentence(words.IsEmpty ? default : new(words[0].Start, words[^1].End), ParseTokens(text, words, state));
    }

    public string Lemma(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine) => lemmatiser.Lemma(word, tag, fine);

    private ImmutableArray<Token> ParseTokens(string text, ReadOnlySpan<TextSpan> words, ParserState state)
    {
        int count = words.Length;
        var features = ArrayPool<TagFeatures.Word>.Shared.Rent(count);
        var hashes = ArrayPool<ulong>.Shared.Rent(count + 1);
        var labels = ArrayPool<byte>.Shared.Rent(count);
        var fine = ArrayPool<byte>.Shared.Rent(count + 1);
        try
        {
            for (int i = 0; i < count; i++)
            {
                features[i] = TagFeatures.Word.Of(words[i].In(text));
                hashes[i] = features[i].Lower;
            }
            tagger.Tag(features.AsSpan(0, count), labels.AsSpan(0, count));
            for (int i = 0; i < count; i++) fine[i] = ParserTag(tagger[labels[i]]);
            (hashes[count], fine[count]) = (RootWord, RootTag);
            parser.Parse(state, hashes.AsSpan(0, count + 1), fine.AsSpan(0, count + 1));
            var tokens = ImmutableArray.CreateBuilder<Token>(count);
            for (int i = 0; i < count; i++)
            {
                var (tag, fineTag) = tagger[labels[i]];
                bool root = state.Heads[i] == count;
                tokens.Add(new Token(words[i], root ? -1 : state.Heads[i], tag, fineTag, root ? Relation.Root : parser.RelationOf(state.Labels[i])));
            }
            return tokens.MoveToImmutable();
        }
        finally
        {
            ArrayPool<TagFeatures.Word>.Shared.Return(features);
            ArrayPool<ulong>.Shared.Return(hashes);
            ArrayPool<byte>.Shared.Return(labels);
            ArrayPool<byte>.Shared.Return(fine);
        }
    }

    internal const ulong RootWord = 5;
    internal const byte RootTag = 255;

    /// <summary>What the parser sees of a tag: the fine tag, and for words whose fine tag is coarse the universal one too (IN as ADP or SCONJ, VB as AUX or VERB).</summary>
    internal static byte ParserTag((PartOfSpeech Tag, FineTag Fine) label) =>
        (byte)((int)label.Fine + (label.Tag is PartOfSpeech.Aux ? 60 : label.Tag is PartOfSpeech.Sconj ? 120 : label.Tag is PartOfSpeech.Pron && label.Fine is FineTag.DT or FineTag.WDT ? 180 : 0));
}
