using Vedette.Language;

namespace Vedette.Training;

/// <summary>A sentence of a treebank. Heads count from 0, -1 is the root.</summary>
internal sealed record GoldSentence(string[] Words, string[] Lemmas, PartOfSpeech[] Tags, FineTag[] Fine, int[] Heads, Relation[] Relations)
{
    /// <summary>No two arcs cross: what an arc-hybrid parser can build.</summary>
    public bool IsProjective()
    {
        int n = Words.Length;
        for (int d = 0; d < n; d++)
        {
            int h = Heads[d] < 0 ? n : Heads[d];
            var (low, high) = (Math.Min(d, h), Math.Max(d, h));
            for (int k = low + 1; k < high; k++)
            {
                int other = Heads[k] < 0 ? n : Heads[k];
                if (other < low || other > high) return false;
            }
        }
        return true;
    }
}

/// <summary>Reads CoNLL-U. Ranges of multiword tokens and empty nodes are passed over.</summary>
internal static class Treebank
{
    public static IEnumerable<GoldSentence> Read(string path)
    {
        List<string[]> rows = [];
        foreach (string line in File.ReadLines(path).Append(""))
        {
            if (line.Length == 0)
            {
                if (rows.Count > 0) yield return Sentence(rows);
                rows = [];
            }
            else if (line[0] != '#')
            {
                var columns = line.Split('\t');
                if (int.TryParse(columns[0], out _)) rows.Add(columns);
            }
        }
    }

    private static GoldSentence Sentence(List<string[]> rows) => new(
        [.. rows.Select(r => r[1])],
        [.. rows.Select(r => r[2])],
        [.. rows.Select(r => TagSet.UniversalOf(r[3]))],
        [.. rows.Select(r => TagSet.FineOf(r[4]))],
        [.. rows.Select(r => int.Parse(r[6]) - 1)],
        [.. rows.Select(r => TagSet.RelationOf(r[7]))]);
}
