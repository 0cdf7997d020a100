using System.Buffers;
using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds names: an averaged perceptron over words, shapes and the gazetteer labels each word, a second reading makes the labels agree over the document,
/// and what the gazetteer knows fills the rest. Immutable after loading.
/// </summary>
public sealed class NameFinder
{
    public const string Kind = "names-en";

    /// <summary>O, then begin and inside of person, organisation, place.</summary>
    internal const int LabelCount = 7;
    private readonly LinearModel model;

    internal NameFinder(LinearModel model, string hash) => (this.model, Hash) = (model, hash);

    /// <summary>The version of the weights: 16 hexadecimal digits.</summary>
    public string Hash { get; }
    public Gazetteer Gazetteer { get; } = new();

    /// <exception cref="WeightsException">The file is damaged, of another kind or of another version.</exception>
    public static NameFinder Load(ReadOnlySpan<byte> weights)
    {
        var reader = WeightsFile.Open(weights, Kind);
        var model = LinearModel.Read(reader);
        if (model.LabelCount != LabelCount) throw new WeightsException("The weights for names have another number of labels.");
        return new NameFinder(model, reader.Hash);
    }

    internal byte[] Save()
    {
        var writer = new WeightsWriter();
        model.Write(writer);
        return WeightsFile.Pack(Kind, writer.Written);
    }

    /// <summary>The names of a text in order, never overlapping; the longest name wins. The sentences must be tagged.</summary>
    public ImmutableArray<Mention> Find(string text, ImmutableArray<Sentence> sentences) => new Reading(this, text, sentences).Mentions();

    /// <summary>BIO labels of one sentence: 0 = O, 1 2 person, 3 4 organisation, 5 6 place.</summary>
    internal void Label(ReadOnlySpan<TagFeatures.Word> words, ReadOnlySpan<byte> tags, ReadOnlySpan<byte> known, ReadOnlySpan<byte> seen, Span<byte> labels)
    {
        Span<ulong> features = stackalloc ulong[NameFeatures.Count];
        Span<int> scores = stackalloc int[LabelCount];
        ulong last = 7, before = 7;
        for (int i = 0; i < words.Length; i++)
        {
            NameFeatures.Fill(features, words, tags, known, seen, i, last, before);
            scores.Clear();
            model.Score(features, scores);
            int best = 0;
            for (int label = 1; label < LabelCount; label++)
                if (scores[label] > scores[best] && Follows(label, (int)last)) best = label;
            labels[i] = (byte)best;
            (before, last) = (last, (ulong)best);
        }
    }

    /// <summary>An inside label needs the same name before it.</summary>
    internal static bool Follows(int label, int last) => label == 0 || label % 2 == 1 || last == label || last == label - 1;

    internal static EntityKind KindOf(int label) => label switch { 1 or 2 => EntityKind.Person, 3 or 4 => EntityKind.Organisation, 5 or 6 => EntityKind.Place, _ => EntityKind.None };

    /// <summary>What the gazetteer knows at each word.</summary>
    internal static void Mark(Gazetteer gazetteer, string text, ReadOnlySpan<Token> tokens, Span<byte> known)
    {
        known.Clear();
        for (int i = 0; i < tokens.Length; i++)
        {
            int length = gazetteer.Match(text, tokens, i, out var thing);
            if (length == 0)
            {
                if (known[i] == 0 && gazetteer.IsTitle(tokens[i].In(text))) known[i] = 15;
                continue;
            }
            for (int k = 0; k < length; k++) known[i + k] = (byte)((int)thing!.Kind + (k > 0 ? 16 : 0));
            i += length - 1;
        }
    }

    /// <summary>The reading of one text.</summary>
    private sealed class Reading(NameFinder finder, string text, ImmutableArray<Sentence> sentences)
    {
        private readonly Dictionary<string, int[]> votes = new(StringComparer.Ordinal);

        public ImmutableArray<Mention> Mentions()
        {
            var first = Labels(seen: null);
            foreach (var (sentence, labels) in sentences.Zip(first)) Vote(sentence, labels);
            var second = Labels(votes);
            var found = ImmutableArray.CreateBuilder<Mention>();
            for (int s = 0; s < sentences.Length; s++) AddMentions(sentences[s], second[s], found);
            return found.ToImmutable();
        }

        private byte[][] Labels(Dictionary<string, int[]>? seen)
        {
            var all = new byte[sentences.Length][];
            for (int s = 0; s < sentences.Length; s++)
            {
                var tokens = sentences[s].Tokens.AsSpan();
                var labels = all[s] = new byte[tokens.Length];
                var words = ArrayPool<TagFeatures.Word>.Shared.Rent(tokens.Length);
                var tags = ArrayPool<byte>.Shared.Rent(tokens.Length);
                var known = ArrayPool<byte>.Shared.Rent(tokens.Length);
                var memory = ArrayPool<byte>.Shared.Rent(tokens.Length);
                try
                {
                    for (int i = 0; i < tokens.Length; i++)
                    {
                        words[i] = TagFeatures.Word.Of(tokens[i].In(text));
                        tags[i] = (byte)tokens[i].Fine;
                        memory[i] = seen is null ? (byte)0 : Winner(seen, tokens[i]);
                    }
                    Mark(finder.Gazetteer, text, tokens, known.AsSpan(0, tokens.Length));
                    finder.Label(words.AsSpan(0, tokens.Length), tags.AsSpan(0, tokens.Length), known.AsSpan(0, tokens.Length), memory.AsSpan(0, tokens.Length), labels);
                }
                finally
                {
                    ArrayPool<TagFeatures.Word>.Shared.Return(words);
                    ArrayPool<byte>.Shared.Return(tags);
                    ArrayPool<byte>.Shared.Return(known);
                    ArrayPool<byte>.Shared.Return(memory);
                }
            }
            return all;
        }

        private void Vote(Sentence sentence, byte[] labels)
        {
            for (int i = 0; i < labels.Length; i++)
            {
                if (labels[i] == 0 || !char.IsUpper(text[sentence[i].Start])) continue;
                string word = sentence[i].In(text).ToString();
                if (!votes.TryGetValue(word, out var counts)) votes[word] = counts = new int[4];
                counts[(labels[i] + 1) / 2]++;
            }
        }

        private byte Winner(Dictionary<string, int[]> seen, Token token)
        {
            if (!char.IsUpper(text[token.Start]) || !seen.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.In(text), out var counts)) return 0;
            int best = 1;
            for (int k = 2; k < 4; k++) if (counts[k] > counts[best]) best = k;
            return (byte)best;
        }

        private void AddMentions(Sentence sentence, byte[] labels, ImmutableArray<Mention>.Builder found)
        {
            var tokens = sentence.Tokens.AsSpan();
            for (int i = 0; i < tokens.Length;)
            {
                int known = finder.Gazetteer.Match(text, tokens, i, out var thing);
                int length = Run(labels, i);
                if (AfterTitle(tokens, i) is > 0 and var surname && (length == 0 || KindOf(labels[i]) is not EntityKind.Person) && (known == 0 || (known == 1 && surname > 1 && thing!.Kind is EntityKind.Place)))
                {
                    found.Add(new Mention(new(tokens[i].Start, tokens[i + surname - 1].End), EntityKind.Person));
                    i += surname;
                    continue;
                }
                if (length == 0 && known == 0 && BeforeVerb(tokens, i) is > 1 and var unlabelled)
                {
                    found.Add(new Mention(new(tokens[i].Start, tokens[i + unlabelled - 1].End), EntityKind.Person));
                    i += unlabelled;
                    continue;
                }
                if (length > known && IsOffice(tokens, i)) length = 0;
                if (length > known && (HoldsBody(tokens.Slice(i, length)) ? EntityKind.Organisation : KindOf(labels[i])) is var kind && Trimmed(tokens, ref i, ref length, kind))
                {
                    if (kind is EntityKind.Person) length = Hyphenated(tokens, i, length);
                    if (kind is EntityKind.Organisation)
                        while (i > 0 && IsBodyNoun(tokens[i].In(text)) && tokens[i - 1].Fine is FineTag.NNP && (found.Count == 0 || found[^1].Span.End <= tokens[i - 1].Start)) (i, length) = (i - 1, length + 1);
                    var span = new TextSpan(tokens[i].Start, tokens[i + length - 1].End);
                    known = finder.Gazetteer.Match(text, tokens, i, out thing);
                    // A country's name at the head of a longer organisation or place stays part of it.
                    found.Add(known == length && thing is not null ? Of(thing, span) : new Mention(span, kind, CountryInside(tokens.Slice(i, length))));
                    i += length;
                }
                else if (known > 0 && IsName(tokens, i, known, thing!))
                {
                    found.Add(Of(thing!, new TextSpan(tokens[i].Start, tokens[i + known - 1].End)));
                    i += known;
                }
                else i += Math.Max(1, known);
            }
        }

        /// <summary>Ming-yen, Jean-Luc: the parts of a given name, which the tokeniser cuts apart.</summary>
        private int Hyphenated(ReadOnlySpan<Token> tokens, int at, int length)
        {
            int end = at + length;
            while (end + 1 < tokens.Length && tokens[end].Start == tokens[end - 1].End && tokens[end].In(text) is "-" or "‑" && tokens[end + 1].Start == tokens[end].End && tokens[end + 1].End - tokens[end + 1].Start > 1) end += 2;
            return end - at;
        }

        /// <summary>"Minister Orsk", "Secretary of State Blinken": capitalised words behind a title name a person.</summary>
        private int AfterTitle(ReadOnlySpan<Token> tokens, int at)
        {
            if (at == 0 || !char.IsUpper(text[tokens[at].Start]) || tokens[at].End - tokens[at].Start < 2 || finder.Gazetteer.IsTitle(tokens[at].In(text))) return 0;
            bool titled = tokens[at - 1].In(text) is "Minister" or "President" or "Senator" or "Secretary" or "Ambassador" or "Premier" or "Chancellor" or "spokesman" or "spokeswoman" or "spokesperson" or "Spokesman" or "Spokeswoman" or "Spokesperson" or "Gen." or "Adm." or "Sen." or "Rep." or "Admiral" or "Director-General";
            bool office = at > 2 && tokens[at - 2].In(text) is "of" && tokens[at - 3].In(text) is "Secretary" or "Minister" && tokens[at - 1].In(text) is "State" or "Defense" or "Defence" or "War";
            if (!titled && !office) return 0;
            int length = 1;
            while (at + length < tokens.Length && length < 3 && char.IsUpper(text[tokens[at + length].Start]) && tokens[at + length].Tag is PartOfSpeech.Propn or PartOfSpeech.None && tokens[at + length].Start - tokens[at + length - 1].End == 1) length++;
            return length;
        }

        private bool HoldsBody(ReadOnlySpan<Token> tokens)
        {
            foreach (var token in tokens) if (IsBodyNoun(token.In(text))) return true;
            return false;
        }

        /// <summary>A word that alone names no body: what stands before it belongs to the name.</summary>
        private static bool IsBodyNoun(ReadOnlySpan<char> word) => word is "Ministry" or "Department" or "Committee" or "Council" or "Bureau" or "Agency" or "Office" or "Embassy" or "Court" or "Party" or "Institute" or "Commission" or "Service";

        /// <summary>Two or more capitalised proper nouns that nothing else explains, right before a finite verb: who does it is most often a person.</summary>
        private int BeforeVerb(ReadOnlySpan<Token> tokens, int at)
        {
            int end = at;
            while (end < tokens.Length && end - at < 5 && tokens[end].Fine is FineTag.NNP && char.IsUpper(text[tokens[end].Start]) && !finder.Gazetteer.IsTitle(tokens[end].In(text)) && finder.Gazetteer.Match(text, tokens, end, out _) == 0)
                end = at + Hyphenated(tokens, at, end + 1 - at);
            if (end - at < 2 || end >= tokens.Length || (at > 0 && tokens[at - 1].Fine is FineTag.NNP or FineTag.DT)) return 0;
            // "Director of National Intelligence Ada Brook said": behind "of" stands an office first; its name is told by other rules.
            if (at > 0 && tokens[at - 1].In(text) is "of" or "for") return 0;
            return tokens[end].Fine is FineTag.VBD or FineTag.VBZ ? end - at : 0;
        }

        /// <summary>The "State" of "Secretary of State" before a person's name.</summary>
        private bool IsOffice(ReadOnlySpan<Token> tokens, int at) =>
            at > 1 && tokens[at - 1].In(text) is "of" && tokens[at - 2].In(text) is "Secretary" or "Minister" && tokens[at].In(text) is "State" or "Defense" or "Defence" or "War";

        private static Mention Of(KnownThing thing, TextSpan span) => new(span, thing.Kind, thing.Country);

        private static int Run(byte[] labels, int at)
        {
            if (labels[at] % 2 == 0) return 0;
            int end = at + 1;
            while (end < labels.Length && labels[end] == labels[at] + 1) end++;
            return end - at;
        }

        /// <summary>Titles before a person, articles and peoples before a name, and possessive marks behind it are no part of the name. False when nothing is left.</summary>
        private bool Trimmed(ReadOnlySpan<Token> tokens, ref int at, ref int length, EntityKind kind)
        {
            while (length > 0 && tokens[at + length - 1].In(text) is "'s" or "’s" or "'" or "’" or "," or "." or "-") length--;
            if (kind is EntityKind.Person)
            {
                int skip = 0;
                while (skip < length && (finder.Gazetteer.IsTitle(tokens[at + skip].In(text)) || finder.Gazetteer.Match(text, tokens, at + skip, out var thing) > 0 && thing!.Kind is EntityKind.Nationality or EntityKind.Country)) skip++;
                // What is skipped may itself be a known name: go on from there.
                if (skip > 0 && skip < length)
                {
                    if (finder.Gazetteer.Match(text, tokens, at, out _) > 0) return false;
                    at += skip;
                    length -= skip;
                }
                else if (skip == length) return false;
            }
            return length > 0 && char.IsLetterOrDigit(text[tokens[at].Start]);
        }

        private string? CountryInside(ReadOnlySpan<Token> tokens)
        {
            for (int i = 0; i < tokens.Length; i++)
                if (finder.Gazetteer.Match(text, tokens, i, out var thing) > 0 && thing!.Country is not null) return thing.Country;
            return null;
        }

        /// <summary>Single capitalised words of the table can be other things at the head of a sentence ("Turkey", "Quad", "Male"); words of capitals only must stand so.</summary>
        private bool IsName(ReadOnlySpan<Token> tokens, int at, int length, KnownThing thing)
        {
            if (length > 1) return true;
            var word = tokens[at].In(text);
            if (word is "US" or "AU" or "RT" or "DW" or "WHO" or "AP" or "Male" or "Quad" or "West" or "Pole" or "Poles" or "Chad" or "Guardian" or "Congress" or "Senate" or "Swiss")
                return thing.Kind is not EntityKind.None && (word is not ("West" or "Male" or "Pole" or "Poles") || at > 0);
            return true;
        }
    }
}
