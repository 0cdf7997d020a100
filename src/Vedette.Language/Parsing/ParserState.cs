namespace Vedette.Language;

/// <summary>
/// One parse under way. Nodes are numbered from 1; 0 is "none" and <see cref="Root"/>, after the last word, is the artificial root.
/// The buffers are used again for the next sentence: parsing allocates nothing.
/// </summary>
internal sealed class ParserState
{
    private int[] stack = [];

    public ulong[] Words = [];       // node → hash of the lower-cased form
    public ulong[] Tags = [];        // node → label of the tagger + 1
    public ulong[] Suffixes = [];
    public bool[] Marks = [];        // node → punctuation
    public int[] Heads = [];
    public Relation[] Relations = [];
    public int[] Left1 = [], Left2 = [], Right1 = [], Right2 = [];
    public byte[] LeftCount = [], RightCount = [];
    public ulong[] LeftSet = [], RightSet = [];   // bit n: has a dependent in relation n

    public int Count { get; private set; }
    public int Root => Count + 1;
    public int Front { get; private set; }
    public int Depth { get; private set; }
    public bool Done => Front == Root && Depth == 0;

    /// <summary>The stack's word at a depth; 0 when there is none. Depth 0 is the top.</summary>
    public int Top(int depth) => depth < Depth ? stack[Depth - 1 - depth] : 0;

    /// <summary>The buffer's word at an offset; 0 when there is none.</summary>
    public int Next(int offset) => Front + offset <= Root ? Front + offset : 0;

    public void Start(ReadOnlySpan<WordView> words, ReadOnlySpan<byte> tags, Tagger tagger)
    {
        Count = words.Length;
        int size = Count + 2;
        if (Words.Length < size) Grow(size);
        Array.Clear(Heads, 0, size);
        Array.Clear(Relations, 0, size);
        Array.Clear(Left1, 0, size);
        Array.Clear(Left2, 0, size);
        Array.Clear(Right1, 0, size);
        Array.Clear(Right2, 0, size);
        Array.Clear(LeftCount, 0, size);
        Array.Clear(RightCount, 0, size);
        Array.Clear(LeftSet, 0, size);
        Array.Clear(RightSet, 0, size);
        (Words[0], Tags[0], Suffixes[0], Marks[0]) = (1, 0, 1, false);
        for (int i = 0; i < Count; i++)
            (Words[i + 1], Tags[i + 1], Suffixes[i + 1], Marks[i + 1]) = (words[i].Lower, tags[i] + 1UL, words[i].Suffix3, tagger[tags[i]].Tag == PartOfSpeech.Punct);
        (Words[Root], Tags[Root], Suffixes[Root], Marks[Root]) = (2, 300, 2, false);
        (Front, Depth) = (1, 0);
    }

    public bool MayShift => Front <= Count;

    /// <summary>The root takes one dependent only: it waits until one word is left.</summary>
    public bool MayLeft => Depth > 0 && (Front <= Count || Depth == 1);
    public bool MayRight => Depth > 1;

    public void Apply(int transition)
    {
        if (transition == Transition.Shift)
        {
            stack[Depth++] = Front++;
            return;
        }
        int word = stack[--Depth];
        var relation = Transition.Of(transition);
        Relations[word] = relation;
        if (Transition.IsLeft(transition))
        {
            Heads[word] = Front;
            (Left2[Front], Left1[Front]) = (Left1[Front], word);
            LeftCount[Front] = Counted(LeftCount[Front]);
            LeftSet[Front] |= 1UL << (int)relation;
        }
        else
        {
            int head = stack[Depth - 1];
            Heads[word] = head;
            (Right2[head], Right1[head]) = (Right1[head], word);
            RightCount[head] = Counted(RightCount[head]);
            RightSet[head] |= 1UL << (int)relation;
        }
    }

    private static byte Counted(byte count) => count < 3 ? (byte)(count + 1) : count;

    private void Grow(int size)
    {
        size = Math.Max(64, size * 3 / 2);
        stack = new int[size];
        Words = new ulong[size];
        Tags = new ulong[size];
        Suffixes = new ulong[size];
        Marks = new bool[size];
        Heads = new int[size];
        Relations = new Relation[size];
        Left1 = new int[size];
        Left2 = new int[size];
        Right1 = new int[size];
        Right2 = new int[size];
        LeftCount = new byte[size];
        RightCount = new byte[size];
        LeftSet = new ulong[size];
        RightSet = new ulong[size];
    }
}
