using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>A name as it is used: everywhere, in one item, or at one place of one version.</summary>
/// <param name="Key">The same for names that are written alike, as relating compares them: <c>person:lena orsk</c>.</param>
/// <param name="Written">As a report writes it.</param>
/// <param name="Item">Only in this item; null: everywhere, or at <paramref name="Place"/>.</param>
/// <param name="Place">Only here.</param>
public sealed record NameUse(string Key, string Written, ItemId? Item = null, Quote? Place = null)
{
    /// <summary>Whether it is meant in some place only.</summary>
    public bool IsPlaced => Item is not null || Place is not null;

    /// <summary>The same for two uses of one name in one place.</summary>
    public string FullKey => Place is { } place ? $"{Key}@{place.Document}+{place.Span.Start}" : Item is { } item ? $"{Key}@{item}" : Key;

    public UInt128 Hash => ContentHash.Of("name use", FullKey);
}

/// <summary>What a person says of one name or of two.</summary>
public enum NameVerdict : byte
{
    /// <summary>An earlier word is taken back: the program decides again.</summary>
    Open,

    /// <summary>The two name one thing.</summary>
    One,

    /// <summary>The two name two things.</summary>
    Two,

    /// <summary>What the thing is called, what it is, which country it has.</summary>
    Told,
}

/// <summary>A person's word on what names name.</summary>
/// <param name="B">Null for what is told of one name.</param>
/// <param name="Told">Of <see cref="NameVerdict.Told"/> only.</param>
public sealed record NameRuling(NameVerdict Verdict, NameUse A, NameUse? B, NameFacts? Told, string By, DateTimeOffset At, string? Note = null)
{
    /// <summary>What it is about: a later ruling on the same takes its place.</summary>
    public string Subject
    {
        get
        {
            string a = ContentHash.Print(A.Hash);
            if (B is null) return a;
            string b = ContentHash.Print(B.Hash);
            return string.CompareOrdinal(a, b) <= 0 ? $"{a}+{b}" : $"{b}+{a}";
        }
    }
}

/// <summary>What a person tells of a thing; null where the program's reading stands.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
public sealed record NameFacts(string? Name, EntityKind? Kind, string? Country);

/// <summary>What people say of names and holds: of each pair and of each name the newest word. What a later word took the place of is no part of it.</summary>
public sealed class NameRulings : IEquatable<NameRulings>
{
    private NameRulings(ImmutableArray<NameRuling> holding) => Holding = holding;

    public static NameRulings None { get; } = new([]);

    /// <summary>In the order in which they were made.</summary>
    public ImmutableArray<NameRuling> Holding { get; }

    /// <param name="made">All rulings in the order in which they were made.</param>
    public static NameRulings Of(IEnumerable<NameRuling> made)
    {
        var last = made.Select((ruling, i) => (ruling, i)).GroupBy(r => r.ruling.Subject, StringComparer.Ordinal).Select(of => of.Last());
        ImmutableArray<NameRuling> holding = [.. last.Where(r => r.ruling.Verdict is not NameVerdict.Open).OrderBy(r => r.i).Select(r => r.ruling)];
        return holding.IsEmpty ? None : new(holding);
    }

    /// <summary>Those that may be shown to somebody who sees these names only: all names of a ruling are among them, and a name that is given is.</summary>
    /// <param name="isSeen">Whether a name of this key, or written so, stands in what is seen.</param>
    public NameRulings Within(Func<NameUse, bool> isSeen, Func<string, bool> isWritten)
    {
        ArgumentNullException.ThrowIfNull(isSeen);
        ArgumentNullException.ThrowIfNull(isWritten);
        return Of(Holding.Where(r => isSeen(r.A) && (r.B is null || isSeen(r.B)) && (r.Told?.Name is null || isWritten(r.Told.Name))));
    }

    public bool Equals(NameRulings? other) => other is not null && Holding.SequenceEqual(other.Holding);
    public override bool Equals(object? obj) => Equals(obj as NameRulings);
    public override int GetHashCode() => Holding.Length == 0 ? 0 : Holding[^1].GetHashCode();
}
