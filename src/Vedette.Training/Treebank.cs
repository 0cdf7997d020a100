using Vedette.Language;

namespace Vedette.Training;

/// <summary>A sentence of a treebank with its gold columns. Heads count from 1; the root's head is the number after the last word.</summary>
internal sealed record TreebankSentence(string[] Words, string[] Lemmas, TagPair[] Tags, string[] Features, int[] Heads, Relation[] Relations)
{
    public int Count => Words.Length;
}

/// <summary>Reads the treebanks that the grammar is trained on.</summary>
internal static class Treebank
{
    public static IReadOnlyList<TreebankSentence> Read(IEnumerable<string> files) => [.. files.SelectMany(Read)];

    private static IEnumerable<TreebankSentence> Read(string file)
    {
        foreach (var sentence in Conllu.Read(File.ReadLines(file)))
        {
            if (sentence.Errors.Count > 0) throw new InvalidDataException($"{file}: {sentence.Errors[0].Message}");
            var words = sentence.Words;
            if (words.Count == 0) continue;
            var heads = words.Select(w => int.Parse(w.Columns[6])).Select(h => h == 0 ? words.Count + 1 : h).ToArray();
            Projectivise(heads);
            yield return new(
                [.. words.Select(w => w.Form)],
                [.. words.Select(w => w.Columns[2])],
                [.. words.Select(w => new TagPair(TagNames.ReadPart(w.Columns[3]), TagNames.ReadFine(w.Columns[4])))],
                [.. words.Select(w => w.Columns[5])],
                heads,
                [.. words.Select(w => TagNames.ReadRelation(w.Columns[7]) is var r and not Relation.None ? r : Relation.Dep)]);
        }
    }

    /// <summary>Lifts the arcs that others cross to the grandparent, the shortest first, until none crosses (Nivre and Nilsson 2005, without marks).</summary>
    private static void Projectivise(int[] heads)
    {
        while (ShortestCrossing(heads) is var word and > 0) heads[word - 1] = heads[heads[word - 1] - 1];
    }

    private static int ShortestCrossing(int[] heads)
    {
        int found = 0, shortest = int.MaxValue;
        for (int word = 1; word <= heads.Length; word++)
        {
            int head = heads[word - 1], low = Math.Min(word, head), high = Math.Max(word, head);
            if (head > heads.Length || high - low >= shortest) continue;
            for (int between = low + 1; between < high; between++)
            {
                if (Governs(heads, head, between)) continue;
                (found, shortest) = (word, high - low);
                break;
            }
        }
        return found;
    }

    private static bool Governs(int[] heads, int ancestor, int word)
    {
        for (int steps = 0; word <= heads.Length && steps <= heads.Length; steps++)
        {
            if (word == ancestor) return true;
            word = heads[word - 1];
        }
        return false;
    }
}
