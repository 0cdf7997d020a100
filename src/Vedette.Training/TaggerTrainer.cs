using Vedette.Language;

namespace Vedette.Training;

/// <summary>Trains the tagger on gold tags; each word is tagged after the tags that the tagger itself gave to the words before, as in use.</summary>
internal static class TaggerTrainer
{
    /// <summary>Pairs rarer than this are slips of annotation or cannot be learned.</summary>
    private const int RarestPair = 5;

    /// <summary>A word must be seen this often before its tags tell something to the words around it.</summary>
    private const int RarestWord = 3;

    /// <summary>The labels: the pairs of tags, the most frequent first.</summary>
    public static TagPair[] Labels(IReadOnlyList<TreebankSentence> bank) =>
        [.. bank.SelectMany(s => s.Tags).GroupBy(t => t).Where(g => g.Count() >= RarestPair).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Tag).ThenBy(g => g.Key.Fine).Select(g => g.Key)];

    public static WordClasses Classes(IReadOnlyList<TreebankSentence> bank)
    {
        Dictionary<ulong, Dictionary<TagPair, int>> seen = [];
        foreach (var sentence in bank)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                ulong word = new WordView(sentence.Words[i]).Lower;
                if (!seen.TryGetValue(word, out var tags)) seen[word] = tags = [];
                tags[sentence.Tags[i]] = tags.GetValueOrDefault(sentence.Tags[i]) + 1;
            }
        }
        Dictionary<string, ushort> numbers = [];
        List<ulong> words = [];
        List<ushort> sets = [];
        foreach (var (word, tags) in seen.OrderBy(s => s.Key))
        {
            int total = tags.Values.Sum();
            if (total < RarestWord) continue;
            // A tag that a word bears once in thirty times is noise in the set of a frequent word.
            string set = string.Join(' ', tags.Where(t => t.Value * 30 >= total).Select(t => t.Key).OrderBy(t => t.Tag).ThenBy(t => t.Fine));
            if (!numbers.TryGetValue(set, out ushort number)) numbers[set] = number = (ushort)(numbers.Count + 1);
            words.Add(word);
            sets.Add(number);
        }
        return new([.. words], [.. sets]);
    }

    public static WordView[] Views(TreebankSentence sentence, WordClasses classes) => [.. sentence.Words.Select(w => new WordView(w, classes))];

    /// <param name="runs">How many times to train, each in another order; the weights are added.</param>
    public static Tagger Train(IReadOnlyList<TreebankSentence> bank, TagPair[] labels, WordClasses classes, int rounds, int runs, Action<string> tell)
    {
        var whole = Run(bank, labels, classes, rounds, seed: 1, tell);
        for (int seed = 2; seed <= runs; seed++) whole.Add(Run(bank, labels, classes, rounds, seed, tell));
        return new(whole.ToModel(resolution: 50f, updates: 2 * runs), labels);
    }

    private static AveragedPerceptron Run(IReadOnlyList<TreebankSentence> bank, TagPair[] labels, WordClasses classes, int rounds, int seed, Action<string> tell)
    {
        var numberOf = labels.Select((pair, i) => (pair, i)).ToDictionary(p => p.pair, p => (byte)p.i);
        var perceptron = new AveragedPerceptron(labels.Length);
        var random = new Random(seed);
        bank = [.. bank, .. Headlines(bank)];
        var views = bank.Select(s => Views(s, classes)).ToArray();
        var gold = bank.Select(s => Array.ConvertAll(s.Tags, t => Label(t, labels, numberOf))).ToArray();
        int[] order = [.. Enumerable.Range(0, bank.Count)];
        var features = new ulong[TaggerFeatures.Most];
        var scores = new float[labels.Length];
        for (int round = 1; round <= rounds; round++)
        {
            random.Shuffle(order);
            long right = 0, all = 0;
            foreach (int s in order)
            {
                var tags = new byte[views[s].Length];
                for (int i = 0; i < tags.Length; i++)
                {
                    int count = TaggerFeatures.Fill(views[s], i, tags, features);
                    Array.Clear(scores);
                    perceptron.Score(features.AsSpan(0, count), scores);
                    int best = 0;
                    for (int label = 1; label < scores.Length; label++) if (scores[label] > scores[best]) best = label;
                    perceptron.Tick();
                    perceptron.Update(features.AsSpan(0, count), gold[s][i], best);
                    tags[i] = (byte)best;
                    all++;
                    if (best == gold[s][i]) right++;
                }
            }
            tell($"  tagger round {round}: {100.0 * right / all:F2} right in training");
        }
        return perceptron;
    }

    /// <summary>
    /// The treebanks hold few headlines, and a reader of news meets many: some sentences are learned a second time with capitals as a headline has them.
    /// The parser does not see capitals and needs none of this.
    /// </summary>
    private static IEnumerable<TreebankSentence> Headlines(IReadOnlyList<TreebankSentence> bank)
    {
        for (int i = 0; i < bank.Count; i += 10)
        {
            if (bank[i].Count is < 4 or > 20) continue;
            yield return bank[i] with { Words = [.. bank[i].Words.Select((word, w) => i % 30 == 0 ? word.ToUpperInvariant() : Capitalised(word, bank[i].Tags[w].Tag, w))] };
        }
    }

    private static string Capitalised(string word, PartOfSpeech tag, int place) =>
        place > 0 && word.Length < 4 && tag is PartOfSpeech.Adp or PartOfSpeech.Det or PartOfSpeech.Cconj or PartOfSpeech.Part ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>A rare pair is learned as the most frequent one of the same part of speech.</summary>
    private static byte Label(TagPair pair, TagPair[] labels, Dictionary<TagPair, byte> numberOf) =>
        numberOf.TryGetValue(pair, out byte label) ? label : (byte)Math.Max(0, Array.FindIndex(labels, l => l.Tag == pair.Tag));
}
