namespace Vedette.Weigh.Sources;

/// <summary>
/// How far a piece of information bears itself out, 1 to 6 (the Admiralty code; NATO AJP-2.1), whoever brings it. The default is 6: it cannot be judged. 6 is a state and
/// no lowest number, so this type has neither order nor arithmetic: there is only <see cref="Against"/>, which says "unknown" of 6.
/// </summary>
public readonly record struct CredibilityGrade
{
    private readonly byte place;

    private CredibilityGrade(int place) => this.place = (byte)place;

    public static CredibilityGrade CannotBeJudged => default;
    public static CredibilityGrade Confirmed => new(1);
    public static CredibilityGrade ProbablyTrue => new(2);
    public static CredibilityGrade PossiblyTrue => new(3);
    public static CredibilityGrade Doubtful => new(4);
    public static CredibilityGrade Improbable => new(5);

    public bool IsKnown => place > 0;
    public char Figure => "612345"[place];

    /// <summary>The code's own word.</summary>
    public string Words => place switch
    {
        1 => "confirmed by other sources",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "truth cannot be judged",
    };

    /// <summary>One figure 1 to 6.</summary>
    public static CredibilityGrade? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is [>= '1' and <= '6'] ? new CredibilityGrade(text[0] == '6' ? 0 : text[0] - '0') : null;
    }

    public Compared Against(CredibilityGrade other) => !IsKnown || !other.IsKnown ? Compared.Unknown : place == other.place ? Compared.Same : place < other.place ? Compared.Higher : Compared.Lower;

    public override string ToString() => Figure.ToString();
}
