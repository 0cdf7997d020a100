namespace Vedette.Weigh.Sources;

/// <summary>
/// How far a source has been right before, A to F (the Admiralty code; NATO AJP-2.1). The default is F: it cannot be judged. F is a state and no middle letter,
/// so this type has neither order nor arithmetic: there is only <see cref="Against"/>, which says "unknown" of F.
/// </summary>
public readonly record struct Reliability
{
    private const string Letters = "FABCDE";
    private readonly byte place;

    private Reliability(int place) => this.place = (byte)place;

    public static Reliability CannotBeJudged => default;

    /// <summary>A to E, best first.</summary>
    public static IEnumerable<Reliability> Known => Enumerable.Range(1, 5).Select(place => new Reliability(place));

    public bool IsKnown => place > 0;
    public char Letter => Letters[place];

    /// <summary>The code's own word.</summary>
    public string Words => place switch
    {
        1 => "completely reliable",
        2 => "usually reliable",
        3 => "fairly reliable",
        4 => "not usually reliable",
        5 => "unreliable",
        _ => "reliability cannot be judged",
    };

    /// <summary>One letter A to F, large or small.</summary>
    public static Reliability? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 1 && Letters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal) is var place and >= 0 ? new Reliability(place) : null;
    }

    public Compared Against(Reliability other) => !IsKnown || !other.IsKnown ? Compared.Unknown : place == other.place ? Compared.Same : place < other.place ? Compared.Higher : Compared.Lower;

    public override string ToString() => Letter.ToString();
}
