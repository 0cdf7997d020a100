using System.Collections.Immutable;

namespace Vedette.Model;

/// <summary>
/// An event as another coder's feed reports it (a row of GDELT). It is that coder's record of a report which we have not read: no claim, no origin and no
/// sign of one. The row is kept as it stood; the rest is what we make of it.
/// </summary>
public sealed record ReportedEvent
{
    /// <summary>Made from the feed and the row.</summary>
    public required EventId Id { get; init; }

    /// <summary>The way it came, in lower case: <c>gdelt</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The feed's own number of the event; one number is one event.</summary>
    public required long Number { get; init; }

    /// <summary>The CAMEO code, two to four digits, as told; null where the row has none.</summary>
    public string? Code { get; init; }

    /// <summary>The type of PLOVER that the code comes to; null for a statement or an appeal (CAMEO 01, 02), which are no events of PLOVER, and where no code is told.</summary>
    public EventType? Type { get; init; }
    public string? Mode { get; init; }
    public ReportedActor? Actor { get; init; }
    public ReportedActor? Recipient { get; init; }

    /// <summary>The day of the event, as the feed has it.</summary>
    public When When { get; init; }
    public ReportedPlace? Place { get; init; }

    /// <summary>The report in which the feed found it first; as told, not checked.</summary>
    public string? Url { get; init; }

    /// <summary>When the feed took it in.</summary>
    public DateTimeOffset? Added { get; init; }

    /// <summary>The line as it stood.</summary>
    public required string Row { get; init; }
}

/// <summary>A side of a coded event.</summary>
/// <param name="Told">The feed's own code, with ethnic groups, religions and roles: <c>USAGOVMIL</c>.</param>
/// <param name="Party">The same as <see cref="Event.Actors"/> has it: a country with a sector, IGO or NGO; <c>---REB</c> for a sector of no country. Null where the code tells neither.</param>
public sealed record ReportedActor(string Told, string? Party, string? Name)
{
    /// <summary>What is shown: the party, else the feed's own code.</summary>
    public string Shown => Party ?? Told;
}

/// <summary>Where a coded event happened, as the feed has it.</summary>
/// <param name="IsCountry">The position is the middle of a country.</param>
/// <param name="IsSpot">The position is that of a town; false for what is larger.</param>
public sealed record ReportedPlace(string Name, double? Latitude, double? Longitude, bool IsCountry, bool IsSpot);

/// <summary>That a feed found an event in one more report.</summary>
/// <param name="Id">Made from the feed and the row.</param>
/// <param name="Number">The number of the event.</param>
/// <param name="Source">The outlet, as the feed names it.</param>
/// <param name="Report">The report's link, or what else tells it apart.</param>
public sealed record ReportedMention(UInt128 Id, long Number, string? Source, string? Report, string Row);

/// <summary>A line of a feed's file, and what it comes to: an event, a mention, or neither where it cannot be read. Its faults are told whichever it is.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">The line as it stood.</param>
public sealed record ReportedLine(long Line, string Text, ReportedEvent? Event, ReportedMention? Mention, ImmutableArray<Fault> Faults);

/// <summary>A file of a feed.</summary>
/// <param name="Id">Made from what is in it, unpacked: the same table is the same file, however it was packed and wherever it lay.</param>
/// <param name="Address">The path or link from which it was read.</param>
public sealed record ReportedFile(UInt128 Id, string Transport, string Address);

/// <summary>A fault in a line of a feed's file, kept with the line, so that nothing of the file is lost.</summary>
public sealed record ReportedFault(long Line, Fault Fault, string Text);

/// <summary>What became of a file of a feed.</summary>
/// <param name="IsNew">False when this very file was kept already: nothing was read then.</param>
/// <param name="Lines">Lines read.</param>
/// <param name="Events">Events added.</param>
/// <param name="Mentions">Mentions added.</param>
/// <param name="Known">Lines that were kept already, from another file.</param>
/// <param name="Unread">Lines that are neither an event nor a mention.</param>
/// <param name="Faults">How many faults there were; all are kept.</param>
public sealed record ReportedAdded(bool IsNew, long Lines = 0, long Events = 0, long Mentions = 0, long Known = 0, long Unread = 0, long Faults = 0);

/// <summary>A coded event that is kept.</summary>
/// <param name="Links">In how many different reports the feed found it, as far as its mentions are kept. Reports copy one another: it is no count of origins.</param>
public sealed record KeptReported(ReportedEvent Event, int Links);
