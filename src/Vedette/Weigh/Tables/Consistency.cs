namespace Vedette.Weigh.Tables;

/// <summary>What a piece of evidence says of a hypothesis (Heuer 1999, analysis of competing hypotheses): a doubled letter is strong.</summary>
public enum Consistency : byte
{
    /// <summary>Not asked or not applicable.</summary>
    NA,

    /// <summary>Very inconsistent.</summary>
    II,
    I,

    /// <summary>Neutral.</summary>
    N,
    C,

    /// <summary>Very consistent.</summary>
    CC,
}

public static class ConsistencyScore
{
    /// <summary>How much it counts against a hypothesis. Only inconsistency is counted: evidence that fits many hypotheses proves none.</summary>
    public static int Against(this Consistency consistency) => consistency switch { Consistency.I => 1, Consistency.II => 2, _ => 0 };
}
