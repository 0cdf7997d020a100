using System.Numerics;

namespace Vedette.Language;

/// <summary>
/// Which rows of the network's tables a word has: one of its own when it was met often enough in training, and one for each of its parts, among them what a
/// dictionary says of it (WordNet: the parts of speech it may be, the field of its first sense, the frames of the verb).
/// </summary>
internal sealed class WordRows
{
    /// <summary>Rows of parts a word.</summary>
    public const int Parts = OfForm + OfFacts;
    private const int OfForm = 9, OfFacts = 3;

    private readonly uint[] words, known;      // upper halves of hashes, ascending
    private readonly ushort[] numbers;         // of the facts of a known word
    private readonly ushort[] factRows;        // three rows a number; number 0 knows nothing
    private readonly int partRows;
    private readonly Slot[] slots;             // open addressing; a slot of neither row nor number is free
    private readonly int shift;

    /// <param name="words">Hashes of the words with a row of their own, ascending: the first has row 1.</param>
    /// <param name="known">Hashes of the words of the dictionary, ascending, with the number of their facts each.</param>
    /// <param name="facts">Three hashes a number.</param>
    /// <param name="partRows">Rows of the table of parts.</param>
    public WordRows(IEnumerable<ulong> words, IEnumerable<ulong> known, ushort[] numbers, IEnumerable<ulong> facts, int partRows)
        : this([.. words.Select(Key)], [.. known.Select(Key)], numbers, [.. facts.Select((f, i) => Row(OfForm + 1 + ((ulong)i % OfFacts), f, partRows))], partRows) { }

    private WordRows(uint[] words, uint[] known, ushort[] numbers, ushort[] factRows, int partRows)
    {
        if (known.Length != numbers.Length || factRows.Length % OfFacts != 0 || factRows.Length == 0 || numbers.Any(n => n >= factRows.Length / OfFacts) || partRows is < 1 or > 1 << 16 || factRows.Any(r => r >= partRows))
            throw new WeightsException("The tables of words in the weights file do not fit together.");
        (this.words, this.known, this.numbers, this.factRows, this.partRows) = (words, known, numbers, factRows, partRows);
        if (words.Length >= ushort.MaxValue) throw new WeightsException("The weights file has more words than this build can number.");
        int bits = 33 - BitOperations.LeadingZeroCount((uint)(words.Length + known.Length));
        shift = 32 - bits;
        slots = new Slot[1 << bits];
        for (int i = 0; i < words.Length; i++) slots[Place(words[i])] = new(words[i], (ushort)(i + 1), 0);
        for (int i = 0; i < known.Length; i++)
        {
            int at = Place(known[i]);
            slots[at] = new(known[i], slots[at].Row, numbers[i]);
        }
    }

    /// <summary>Rows of the table of words, with that of the rare words.</summary>
    public int Count => words.Length + 1;

    /// <param name="rows">Receives <see cref="Parts"/> rows of the table of parts.</param>
    /// <returns>The row of the table of words.</returns>
    public int RowsOf(in WordView word, Span<ushort> rows)
    {
        var slot = slots[Place(Key(word.Lower))];
        rows[0] = Row(1, word.Suffix1, partRows);
        rows[1] = Row(2, word.Suffix2, partRows);
        rows[2] = Row(3, word.Suffix3, partRows);
        rows[3] = Row(4, word.Suffix4, partRows);
        rows[4] = Row(5, word.Prefix1, partRows);
        rows[5] = Row(6, word.Prefix2, partRows);
        rows[6] = Row(7, word.Prefix3, partRows);
        rows[7] = Row(8, word.Shape, partRows);
        rows[8] = Row(9, word.Form, partRows);
        factRows.AsSpan(slot.Number * OfFacts, OfFacts).CopyTo(rows[OfForm..]);
        return slot.Row;
    }

    public static WordRows Read(WeightsReader reader)
    {
        var words = KeyGaps.Unpack(reader.ReadArray<byte>(), reader.ReadInt());
        var known = KeyGaps.Unpack(reader.ReadArray<byte>(), reader.ReadInt());
        return new(words, known, reader.ReadArray<ushort>(), reader.ReadArray<ushort>(), reader.ReadInt());
    }

    public void Write(WeightsWriter writer)
    {
        foreach (var keys in (uint[][])[words, known])
        {
            writer.Write<byte>(KeyGaps.Pack(keys));
            writer.Write(keys.Length);
        }
        writer.Write<ushort>(numbers);
        writer.Write<ushort>(factRows);
        writer.Write(partRows);
    }

    /// <summary>Where a key stands, or the free slot where it would.</summary>
    private int Place(uint key)
    {
        int at = (int)((key * 0x9E3779B1U) >> shift);
        while (slots[at] is var slot && slot.Key != key && (slot.Row | slot.Number) != 0) at = (at + 1) & (slots.Length - 1);
        return at;
    }

    private static uint Key(ulong hash) => (uint)(hash >> 32);

    private static ushort Row(ulong template, ulong value, int rows) => (ushort)(FeatureHash.Join(template, value) % (ulong)rows);

    private readonly record struct Slot(uint Key, ushort Row, ushort Number);
}
