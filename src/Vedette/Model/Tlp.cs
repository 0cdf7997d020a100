using System.Collections.Immutable;

namespace Vedette.Model;

/// <summary>
/// With whom something may be shared: a label of the Traffic Light Protocol, version 2.0 (FIRST, 2022). The default is <see cref="Clear"/>.
/// A label with more restriction is greater.
/// </summary>
public readonly record struct Tlp : IComparable<Tlp>
{
    private static readonly ImmutableArray<string> Labels = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];
    private static readonly ImmutableArray<string> Meanings =
    [
        "no limit on disclosure",
        "limited disclosure, within the community",
        "limited disclosure, need to know within the organisation and its clients",
        "limited disclosure, need to know within the organisation only",
        "for the eyes and ears of individual recipients only, no further disclosure",
    ];

    private readonly byte level;

    private Tlp(byte level) => this.level = level;

    public static Tlp Clear => new(0);
    public static Tlp Green => new(1);
    public static Tlp Amber => new(2);
    public static Tlp AmberStrict => new(3);
    public static Tlp Red => new(4);

    /// <summary>All five, the least restrictive first.</summary>
    public static ImmutableArray<Tlp> All { get; } = [Clear, Green, Amber, AmberStrict, Red];

    /// <summary>The standard's definition in short.</summary>
    public string Meaning => Meanings[level];

    /// <summary>Whether what carries this label may go to those who may see things up to <paramref name="audience"/>.</summary>
    public bool IsReleasable(Tlp audience) => level <= audience.level;

    /// <summary>The label of what is put together from parts: that of the most restricted one; <see cref="Clear"/> of nothing.</summary>
    public static Tlp MostRestrictive(IEnumerable<Tlp> labels) => labels.Aggregate(Clear, (a, b) => a > b ? a : b);

    /// <summary>Reads "TLP:AMBER+STRICT" or "amber+strict", in either case. Null for anything else, "TLP:WHITE" of version 1 too.</summary>
    public static Tlp? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = text.AsSpan().Trim();
        if (word.StartsWith("TLP:", StringComparison.OrdinalIgnoreCase)) word = word[4..];
        for (byte i = 0; i < Labels.Length; i++)
            if (word.Equals(Labels[i], StringComparison.OrdinalIgnoreCase)) return new(i);
        return null;
    }

    public int CompareTo(Tlp other) => level.CompareTo(other.level);
    public static bool operator <(Tlp left, Tlp right) => left.level < right.level;
    public static bool operator >(Tlp left, Tlp right) => left.level > right.level;
    public static bool operator <=(Tlp left, Tlp right) => left.level <= right.level;
    public static bool operator >=(Tlp left, Tlp right) => left.level >= right.level;

    /// <summary>As the standard writes it: "TLP:AMBER+STRICT".</summary>
    public override string ToString() => $"TLP:{Labels[level]}";
}
