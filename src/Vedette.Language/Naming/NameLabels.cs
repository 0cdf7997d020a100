namespace Vedette.Language;

/// <summary>
/// The labels of words: outside, and for person, organisation and place the first, a middle, the last and the only word of a name
/// (Ratinov and Roth 2009 found these four better than two).
/// </summary>
internal static class NameLabels
{
    public const int Count = 13;
    public const int Outside = 0;

    /// <summary>Every label, as bits.</summary>
    public const ushort All = (1 << Count) - 1;

    /// <summary>What a label leaves for the next word to go on from: nothing, a name of a type just ended, a name of a type begun, or the edge of the sentence.</summary>
    public const int States = 8;
    public const int Edge = 7;

    /// <summary>The states of names begun and not ended, as bits.</summary>
    public const int Begun = 0b0111_0000;

    private enum Part { First, Middle, Last, Only }

    /// <param name="type">1 person, 2 organisation, 3 place.</param>
    public static byte Of(int type, bool first, bool last) =>
        (byte)(1 + ((type - 1) * 4) + (int)((first, last) switch { (true, true) => Part.Only, (true, false) => Part.First, (false, true) => Part.Last, _ => Part.Middle }));

    /// <summary>0 outside, 1 person, 2 organisation, 3 place.</summary>
    public static int Type(int label) => (label + 3) / 4;
    public static bool Opens(int label) => label > 0 && PartOf(label) is (Part.First or Part.Only);
    public static bool Closes(int label) => label > 0 && PartOf(label) is (Part.Last or Part.Only);

    /// <summary>0 outside, 1 to 3 ended, 4 to 6 begun.</summary>
    public static int State(int label) => label == Outside ? 0 : Closes(label) ? Type(label) : Type(label) + 3;

    /// <summary>The states that any of the labels leaves, as bits.</summary>
    public static int StatesOf(int labels)
    {
        int states = 0;
        for (int label = 0; label < Count; label++) if ((labels >> label & 1) != 0) states |= 1 << State(label);
        return states;
    }

    /// <summary>Whether the label may stand behind the state: a name begun must go on to its last word.</summary>
    public static bool Follows(int label, int state) => state is >= 4 and < Edge ? Type(label) == state - 3 && !Opens(label) : label == Outside || Opens(label);

    public static EntityKind Kind(int type) => type switch { 1 => EntityKind.Person, 2 => EntityKind.Organisation, 3 => EntityKind.Place, _ => EntityKind.None };

    private static Part PartOf(int label) => (Part)((label - 1) % 4);
}
