using Vedette.Language;

namespace Vedette.Training.Network;

/// <summary>
/// What WordNet 3.0 (Fellbaum 1998) says of a single word: the parts of speech it may be, inflected or not, the lexicographer's file of its first sense as noun and
/// as verb, and the sentence frames of the verb. Read from the files index.*, data.* and *.exc.
/// </summary>
internal sealed class WordNet
{
    private const uint Noun = 1, Plural = 2, Verb = 4, Third = 8, Past = 16, Ing = 32, Adjective = 64, Compared = 128, Adverb = 256, Proper = 512;
    private readonly Dictionary<string, Entry> entries = [];

    private sealed class Entry
    {
        public uint Mask;
        public uint NounFile, VerbFile;
        public ulong Frames;
    }

    public static WordNet Read(string folder)
    {
        var net = new WordNet();
        var (proper, _, nounFiles) = Synsets(Path.Combine(folder, "data.noun"));
        var (_, frames, verbFiles) = Synsets(Path.Combine(folder, "data.verb"));
        var nouns = Index(Path.Combine(folder, "index.noun"));
        var verbs = Index(Path.Combine(folder, "index.verb"));
        foreach (var (word, first) in nouns)
        {
            var entry = net.Of(word);
            entry.Mask |= proper.Contains(word) ? Proper : Noun;
            entry.NounFile = nounFiles[first];
        }
        foreach (var (word, first) in verbs)
        {
            var entry = net.Of(word);
            entry.Mask |= Verb;
            entry.VerbFile = verbFiles[first];
            entry.Frames = frames.GetValueOrDefault(word);
        }
        var adjectives = Index(Path.Combine(folder, "index.adj"));
        foreach (var (word, _) in adjectives) net.Of(word).Mask |= Adjective;
        foreach (var (word, _) in Index(Path.Combine(folder, "index.adv"))) net.Of(word).Mask |= Adverb;
        var irregularNouns = Exceptions(folder, "noun.exc");
        var irregularVerbs = Exceptions(folder, "verb.exc");
        var irregularAdjectives = Exceptions(folder, "adj.exc");
        foreach (var (form, word) in irregularNouns) net.Inflect(form, word, Plural);
        foreach (var (form, word) in irregularVerbs) net.Inflect(form, word, form.EndsWith("ing", StringComparison.Ordinal) ? Ing : form.EndsWith('s') ? Third : Past);
        foreach (var (form, word) in irregularAdjectives) net.Inflect(form, word, Compared);
        var irregularNounWords = irregularNouns.Select(e => e.Word).ToHashSet();
        var irregularVerbWords = irregularVerbs.Where(e => !e.Form.EndsWith("ing", StringComparison.Ordinal)).Select(e => e.Word).ToHashSet();
        foreach (var (word, _) in nouns) if (!irregularNounWords.Contains(word)) net.Inflect(WithS(word), word, Plural);
        foreach (var (word, _) in verbs)
        {
            net.Inflect(WithS(word), word, Third);
            net.Inflect(With(word, "ing"), word, Ing);
            if (!irregularVerbWords.Contains(word)) net.Inflect(With(word, "ed"), word, Past);
        }
        foreach (var (word, _) in adjectives)
        {
            if (word.Length > 7) continue;
            net.Inflect(With(word, "er"), word, Compared);
            net.Inflect(With(word, "est"), word, Compared);
        }
        return net;
    }

    /// <summary>The rows of the given words and of all that WordNet knows.</summary>
    public WordRows Rows(IEnumerable<ulong> words, int partRows)
    {
        List<(ulong Mask, ulong Fields, ulong Frames)> facts = [default];
        Dictionary<(ulong, ulong, ulong), ushort> numbers = new() { [default] = 0 };
        SortedDictionary<ulong, ushort> known = [];
        foreach (var (word, entry) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            var fact = ((ulong)entry.Mask, ((ulong)entry.Mask << 16) | ((ulong)entry.NounFile << 8) | entry.VerbFile, entry.Frames);
            if (!numbers.TryGetValue(fact, out ushort number))
            {
                numbers[fact] = number = (ushort)numbers.Count;
                facts.Add(fact);
            }
            known.TryAdd(new WordView(word).Lower, number);
        }
        return new(words, known.Keys, [.. known.Values], facts.SelectMany(f => new[] { f.Mask, f.Fields, f.Frames }), partRows);
    }

    private Entry Of(string word) => entries.TryGetValue(word, out var entry) ? entry : entries[word] = new();

    private void Inflect(string form, string word, uint mask)
    {
        if (!entries.TryGetValue(word, out var entry)) return;
        var inflected = Of(form);
        inflected.Mask |= mask;
        if (mask == Plural && inflected.NounFile == 0) inflected.NounFile = entry.NounFile;
        if (mask is not (Third or Past or Ing)) return;
        if (inflected.VerbFile == 0) inflected.VerbFile = entry.VerbFile;
        inflected.Frames |= entry.Frames;
    }

    private static (HashSet<string> Proper, Dictionary<string, ulong> Frames, Dictionary<int, uint> Files) Synsets(string file)
    {
        HashSet<string> capital = [], small = [];
        Dictionary<string, ulong> frames = [];
        Dictionary<int, uint> files = [];
        foreach (string line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != ' '))
        {
            var fields = line[..line.IndexOf('|')].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            files[int.Parse(fields[0])] = uint.Parse(fields[1]);
            int count = Convert.ToInt32(fields[3], 16);
            var words = Enumerable.Range(0, count).Select(i => fields[4 + (2 * i)]).ToArray();
            foreach (string word in words) (char.IsUpper(word[0]) ? capital : small).Add(word.ToLowerInvariant());
            if (fields[2] != "v") continue;
            int at = 4 + (2 * count);
            at += 1 + (4 * int.Parse(fields[at]));
            for (int i = 0, n = int.Parse(fields[at]); i < n; i++)
            {
                int frame = int.Parse(fields[at + 2 + (3 * i)]), word = Convert.ToInt32(fields[at + 3 + (3 * i)], 16);
                foreach (string w in word == 0 ? words : [words[word - 1]]) frames[w] = frames.GetValueOrDefault(w) | (1UL << frame);
            }
        }
        capital.ExceptWith(small);
        return (capital, frames, files);
    }

    private static List<(string Word, int First)> Index(string file)
    {
        List<(string, int)> found = [];
        foreach (string line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != ' '))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[0].Contains('_', StringComparison.Ordinal)) continue;
            int pointers = int.Parse(fields[3]);
            found.Add((fields[0], int.Parse(fields[6 + pointers])));
        }
        return found;
    }

    private static List<(string Form, string Word)> Exceptions(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(l => l.Split(' ')).Where(f => f.Length > 1 && !f[0].Contains('_', StringComparison.Ordinal)).Select(f => (f[0], f[1]))];

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static string WithS(string word) =>
        word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? word + "es"
        : word.Length > 1 && word[^1] == 'y' && !IsVowel(word[^2]) ? word[..^1] + "ies" : word + "s";

    private static string With(string word, string ending) =>
        word.EndsWith('e') && !(ending == "ing" && (word.EndsWith("ee", StringComparison.Ordinal) || word.EndsWith("ye", StringComparison.Ordinal))) ? word[..^1] + ending
        : ending != "ing" && word.Length > 1 && word[^1] == 'y' && !IsVowel(word[^2]) ? word[..^1] + "i" + ending
        : word.Length is > 2 and < 6 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y') && IsVowel(word[^2]) && !IsVowel(word[^3]) ? word + word[^1] + ending
        : word + ending;
}
