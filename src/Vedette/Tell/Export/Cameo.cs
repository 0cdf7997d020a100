using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>
/// PLOVER back to CAMEO, no further than it holds: the root, where the type (with its mode) came from one root, after the map of CAMEO to PLOVER (2021). Statements and appeals (01, 02) have no PLOVER type.
/// </summary>
internal static class Cameo
{
    /// <summary>Two digits, or null: accusing is 09 or 11, using force 18, 19 or 20, restricting 16, 17 or 19.</summary>
    public static string? Root(EventType type, string? mode) => (type, mode) switch
    {
        (EventType.Agree, _) => "03",
        (EventType.Consult, _) => "04",
        (EventType.Support, _) => "05",
        (EventType.Cooperate, _) => "06",
        (EventType.Aid, _) => "07",
        (EventType.Concede or EventType.Retreat, _) => "08",
        (EventType.Accuse, "investigate") => "09",
        (EventType.Accuse, "disapprove" or "allege") => "11",
        (EventType.Request, _) => "10",
        (EventType.Reject, _) => "12",
        (EventType.Threaten, _) => "13",
        (EventType.Protest, _) => "14",
        (EventType.Mobilize, _) => "15",
        (EventType.Sanction, _) => "16",
        (EventType.Coerce, "arrest" or "deport" or "seize" or "censor" or "curfew" or "martial-law" or "cyber") => "17",
        (EventType.Assault, "abduct" or "beat" or "torture" or "sexual" or "targeted" or "suicide-attack") => "18",
        (EventType.Assault, "firearms" or "heavy-weapons" or "aerial" or "drone") => "19",
        _ => null,
    };

    /// <summary>
    /// The role of CAMEO for a sector of PLOVER, which is the same word but for journalists and health. Null when there is none.
    /// </summary>
    public static string? Role(string sector) => sector switch
    {
        "JRN" => "MED",
        "MED" => "HLH",
        { Length: 3 } => sector,
        _ => null,
    };

    public static string Actor(string code)
    {
        var (country, sector) = Plover.Parts(code);
        return sector.Length == 0 ? country : country + (Role(sector) ?? "");
    }

    /// <summary>Formats that cannot say that something was denied, planned, supposed or asked tell only what is told as done.</summary>
    public static bool IsToldAsDone(Event told) => told.Status is EventStatus.Actual or EventStatus.Alleged;

    public const string WhyLeftOut = "are denied, planned, supposed or asked: the format would tell them as done";

    /// <summary>Whom it sets against whom: one line each, since these formats have one actor on a side. Null for a side that nobody is told of.</summary>
    public static IEnumerable<(string? Actor, string? Recipient)> Pairs(Event told)
    {
        string?[] actors = told.Actors.IsEmpty ? [null] : [.. told.Actors], recipients = told.Recipients.IsEmpty ? [null] : [.. told.Recipients];
        return from actor in actors from recipient in recipients where actor is null || actor != recipient select (actor, recipient);
    }
}
