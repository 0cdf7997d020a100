using System.Collections.Immutable;
using System.Numerics;

namespace Vedette.Relate;

/// <summary>
/// Which documents of a large store share fingerprints with one. It is flat (a few arrays for all documents together, about 20 bytes a fingerprint), it grows and shrinks one
/// document at a time, and what it answers depends on what it holds alone: not on the order in which that came, nor on what has gone.
/// </summary>
public sealed class ReuseIndex
{
    /// <summary>Documents under one fingerprint beyond which they meet the first few only, by their rank: a text that hundreds print makes a star, not a mesh.</summary>
    public const int Crowd = 24;

    private const int None = -1;

    /// <summary>For each bucket its first posting.</summary>
    private int[] heads;

    // Postings: chains in the order of rank. A free posting is chained to the next free one.
    private uint[] key;
    private int[] document;
    private int[] next;
    private int used, free = None;

    // Documents.
    private readonly List<ulong> ranks = [];
    private readonly List<ImmutableArray<uint>> prints = [];
    private readonly Stack<int> gone = [];

    /// <param name="fingerprints">About how many will be held; it grows beyond them.</param>
    public ReuseIndex(int fingerprints = 1 << 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fingerprints);
        heads = Empty((int)BitOperations.RoundUpToPowerOf2((uint)fingerprints));
        key = new uint[fingerprints];
        document = new int[fingerprints];
        next = new int[fingerprints];
    }

    /// <summary>Documents held.</summary>
    public int Count => ranks.Count - gone.Count;

    /// <param name="rank">Orders the documents; made from what they hold, so that it is the same in every store.</param>
    /// <param name="stirred">Takes the documents that become one of the first few under a crowded fingerprint, or cease to be one: they meet others than before.</param>
    /// <returns>The number under which it is held until it is taken out.</returns>
    public int Add(ulong rank, ImmutableArray<uint> fingerprints, ICollection<int>? stirred = null)
    {
        if (!gone.TryPop(out int number))
        {
            number = ranks.Count;
            ranks.Add(rank);
            prints.Add(fingerprints);
        }
        (ranks[number], prints[number]) = (rank, fingerprints);
        foreach (uint print in fingerprints) Put(print, number, stirred);
        return number;
    }

    /// <param name="stirred">As of <see cref="Add"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No document is held under that number.</exception>
    public void Remove(int number, ICollection<int>? stirred = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)ranks.Count, nameof(number));
        if (prints[number].IsDefault) throw new ArgumentOutOfRangeException(nameof(number));
        foreach (uint print in prints[number])
        {
            ref int at = ref heads[Bucket(print)];
            int before = 0;
            while (document[at] != number || key[at] != print)
            {
                if (key[at] == print) before++;
                at = ref next[at];
            }
            int posting = at;
            at = next[posting];
            if (before < Crowd && stirred is not null && Nth(next[posting], print, Crowd - 1 - before) is >= 0 and var entered) stirred.Add(entered);
            (document[posting], next[posting], free) = (None, free, posting);
        }
        prints[number] = default;
        gone.Push(number);
    }

    /// <summary>The documents that share fingerprints with one that is held, with how many, the most first; equals in the order of rank.</summary>
    /// <param name="least">Fewest fingerprints that count.</param>
    public IReadOnlyList<(int Document, int Shared)> Neighbours(int number, int least = 1)
    {
        var met = new HashSet<int>();
        foreach (uint print in prints[number])
        {
            bool among = false;
            int place = 0;
            for (int at = heads[Bucket(print)]; at != None; at = next[at])
            {
                if (key[at] != print) continue;
                // Beyond the crowd only those of the first few are met, by all.
                if (place++ == Crowd && !among) break;
                if (document[at] == number) among = true;
                else met.Add(document[at]);
            }
        }
        var found = new List<(int Document, int Shared)>(met.Count);
        foreach (int other in met)
            if (Ascending.Shared(prints[number].AsSpan(), prints[other].AsSpan()) is var shared && shared >= least) found.Add((other, shared));
        found.Sort((a, b) => a.Shared != b.Shared ? b.Shared.CompareTo(a.Shared) : ranks[a.Document].CompareTo(ranks[b.Document]));
        return found;
    }

    /// <summary>The share of a document's fingerprints that another has: how much of the first the second holds, whatever else it holds.</summary>
    public double Containment(int number, int other) => prints[number].Length == 0 ? 0 : (double)Ascending.Shared(prints[number].AsSpan(), prints[other].AsSpan()) / prints[number].Length;

    private int Bucket(uint print) => (int)(print & (uint)(heads.Length - 1));

    private void Put(uint print, int number, ICollection<int>? stirred)
    {
        int posting = free;
        if (posting != None) free = next[posting];
        else
        {
            if (used == document.Length) Grow();
            posting = used++;
        }
        (key[posting], document[posting]) = (print, number);
        int before = Chain(posting);
        if (before < Crowd && stirred is not null && Nth(next[posting], print, Crowd - 1 - before) is >= 0 and var left) stirred.Add(left);
    }

    /// <summary>Of the documents under a fingerprint from a posting on the one that so many stand before; -1 when there are fewer.</summary>
    private int Nth(int from, uint print, int place)
    {
        for (int at = from; at != None; at = next[at])
            if (key[at] == print && place-- == 0) return document[at];
        return None;
    }

    /// <returns>How many stand before it under its fingerprint.</returns>
    private int Chain(int posting)
    {
        ref int at = ref heads[Bucket(key[posting])];
        int before = 0;
        while (at != None && ranks[document[at]] < ranks[document[posting]])
        {
            if (key[at] == key[posting]) before++;
            at = ref next[at];
        }
        (next[posting], at) = (at, posting);
        return before;
    }

    private void Grow()
    {
        int size = checked((int)Math.Min(Array.MaxLength, (document.Length * 3L / 2) + 1));
        Array.Resize(ref document, size);
        Array.Resize(ref key, size);
        Array.Resize(ref next, size);
        if (size < 2L * heads.Length) return;
        heads = Empty(heads.Length * 2);
        // Nothing is free here: it grows only when all is used.
        for (int posting = 0; posting < used; posting++) Chain(posting);
    }

    private static int[] Empty(int length)
    {
        var heads = new int[length];
        Array.Fill(heads, None);
        return heads;
    }
}
