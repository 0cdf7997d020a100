using Vedette.Language;

namespace Vedette.Relate;

/// <summary>
/// The passages of a text under which it is found again in another: runs of four words as they stand, and neighbouring content terms, which a rewording by
/// synonyms leaves. One word changed leaves the words around it told.
/// </summary>
internal sealed class Passages
{
    private const int Run = 4;

    /// <summary>Words around one word in which it stands amid what is told.</summary>
    private const int Near = 5;

    private readonly ulong[] runs;
    private readonly (ulong Key, int First, int Second)[] neighbours;
    private readonly HashSet<ulong> known;
    private readonly int[] careful;

    /// <summary>Words that hold back or tell who says it: retelling loses them more often than it gains them.</summary>
    private static readonly HashSet<ulong> Careful = [.. "could may might would should probably likely possibly perhaps if unless said told warned denied according reportedly alleged about".Split(' ').Select(w => FeatureHash.Of(w))];

    private Passages(ulong[] runs, (ulong, int, int)[] neighbours, int[] careful, int length)
    {
        (this.runs, this.neighbours, this.careful, Length) = (runs, neighbours, careful, length);
        known = [.. runs];
        foreach (var (key, _, _) in this.neighbours) known.Add(key);
    }

    /// <summary>Words of the text.</summary>
    public int Length { get; }

    public static Passages Of(List<Word> words)
    {
        var runs = new ulong[Math.Max(0, words.Count - Run + 1)];
        for (int i = 0; i < runs.Length; i++) runs[i] = Profile.Hash(words, i, Run);
        var neighbours = new List<(ulong, int, int)>();
        int last = -1;
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Term == 0) continue;
            // Either may stand first: "tanks of Cadria" and "Cadria's tanks".
            if (last >= 0) neighbours.Add((FeatureHash.Join(2, Math.Min(words[last].Term, words[i].Term), Math.Max(words[last].Term, words[i].Term)), last, i));
            last = i;
        }
        return new(runs, [.. neighbours], [.. Enumerable.Range(0, words.Count).Where(i => Careful.Contains(words[i].Surface))], words.Count);
    }

    /// <summary>Marks the words that the source has as well: 2 as they stand, 1 by their terms. A mark is never lowered.</summary>
    /// <returns>How many words' worth were newly told: half a word for one told by its term only.</returns>
    public double Mark(Passages source, Span<byte> told)
    {
        int before = Sum(told);
        for (int i = 0; i < runs.Length; i++)
            if (source.known.Contains(runs[i])) told.Slice(i, Run).Fill(2);
        foreach (var (key, first, second) in neighbours)
            if (source.known.Contains(key)) (told[first], told[second]) = (Math.Max(told[first], (byte)1), Math.Max(told[second], (byte)1));
        return (Sum(told) - before) / 2.0;
    }

    /// <summary>How many words of this text the other has as well.</summary>
    public double ToldBy(Passages source) => Mark(source, new byte[Length]);

    /// <summary>How many careful words stand amid words that the other text has, and are not there themselves.</summary>
    public int CarefulAlone(ReadOnlySpan<byte> told)
    {
        int alone = 0;
        foreach (int word in careful)
            if (told[word] < 2 && told[Math.Max(0, word - Near)..Math.Min(told.Length, word + Near + 1)].Contains((byte)2)) alone++;
        return alone;
    }

    private static int Sum(ReadOnlySpan<byte> told)
    {
        int sum = 0;
        foreach (byte mark in told) sum += mark;
        return sum;
    }
}
