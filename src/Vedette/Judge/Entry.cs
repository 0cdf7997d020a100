using System.Globalization;
using Vedette.Model;

namespace Vedette.Judge;

public readonly record struct JudgementId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

public readonly record struct QuestionId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

/// <summary>Something that a person put on record: a judgement, a dissent, a forecast. It is written once; what changes is told by a later entry.</summary>
public abstract record Entry
{
    /// <summary>The name of the person.</summary>
    public required string By { get; init; }

    /// <summary>When it was put on record, in UTC.</summary>
    public required DateTimeOffset At { get; init => field = value.ToUniversalTime(); }

    /// <summary>Made from all that the entry says, its maker and its time: the same words said again later are another entry.</summary>
    public abstract UInt128 Hash { get; }

    /// <summary>The day on which it was put on record, in UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);

    private protected UInt128 HashOf(string kind, params ReadOnlySpan<string?> parts) =>
        ContentHash.Of([kind, By, At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), .. parts]);

    /// <summary>A list as parts of a hash: its length first, so that two lists in a row cannot be taken for each other.</summary>
    private protected static IEnumerable<string?> Counted(IReadOnlyCollection<string> items) =>
        items.Prepend(items.Count.ToString(CultureInfo.InvariantCulture));
}
