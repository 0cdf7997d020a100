using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>What an office is for. <see cref="Deputy"/> stands below a head of state, <see cref="Commander"/> below the chief of all forces; <see cref="Body"/> heads a body of states.</summary>
public enum OfficeSort : byte
{
    State, Deputy, Government, Foreign, Defence, Security, Intelligence, Forces, Commander, Spokesperson, Diplomacy, Finance, Parliament, Party, Body,
}

/// <summary>The pronoun by which the world's reporting speaks of a person, where it is known.</summary>
public enum Pronoun : byte { Unknown, He, She }

/// <summary>An office of a state or of a body of states.</summary>
/// <param name="Id">As the table has it: <c>RUS.foreign</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-3; null for an office of a body of states.</param>
/// <param name="Body">The common name of the body that the holder heads or speaks for, or null.</param>
/// <param name="Titles">What the holder is called, in small letters: "foreign minister", "top diplomat".</param>
/// <param name="IsShared">Several people hold it at a time, as spokespersons do.</param>
public sealed record Office(string Id, string? Country, string? Body, OfficeSort Sort, ImmutableArray<string> Titles, bool IsShared);

/// <summary>A person who holds or held an office of the table.</summary>
/// <param name="Name">As English reporting mostly writes it.</param>
/// <param name="Others">Other spellings and fuller forms.</param>
public sealed record KnownPerson(string Name, ImmutableArray<string> Others, Pronoun Pronoun);

/// <summary>Who held an office, from the first day until the day of the end, on which the next one may already hold it.</summary>
/// <param name="To">Null when no end was known at <see cref="Offices.WrittenUpTo"/>.</param>
/// <param name="IsActing">For a time in place of a holder.</param>
public sealed record Tenure(Office Office, KnownPerson Person, PartialDay From, PartialDay? To, bool IsActing)
{
    /// <summary>Whether the person held the office on the day. Null where the table does not tell: in the month or year of a change known no nearer, and behind the table's last day.</summary>
    public bool? Covers(DateOnly day)
    {
        if (day < From.First || day > (To?.Last ?? DateOnly.MaxValue)) return false;
        if (To is not { } end) return day >= From.Last && day <= Offices.WrittenUpTo ? true : null;
        return day >= From.Last && day < end.First ? true : null;
    }

    /// <summary>Whether the person had left the office on the day.</summary>
    public bool IsOver(DateOnly day) => To is { } end && day >= end.First;

    /// <summary>Whether the person may have held the office on the day or before it.</summary>
    public bool HasBegun(DateOnly day) => day >= From.First;
}
