using System.Collections.Immutable;

namespace Vedette.Access;

/// <summary>What an account is for. Each role may all that the one before it may.</summary>
public enum Role : byte { Reader, Analyst, Editor, Administrator }

/// <summary>One kind of thing that somebody may or may not do; the scopes of an API key are of these too.</summary>
public enum Right : byte
{
    /// <summary>See what the account's ceiling allows.</summary>
    Read,

    /// <summary>Take documents in.</summary>
    Add,

    /// <summary>Accept, edit and reject claims; set cells of the evidence table.</summary>
    Decide,

    /// <summary>Put judgements, dissents and forecasts on record.</summary>
    Judge,

    /// <summary>Grade sources and information.</summary>
    Grade,

    /// <summary>Take data out, as far as the ceiling allows.</summary>
    Export,

    /// <summary>Change with whom something may be shared.</summary>
    Mark,

    /// <summary>Make and print products.</summary>
    Publish,

    /// <summary>See who did what.</summary>
    Audit,

    /// <summary>Change accounts and other people's keys.</summary>
    Administer,
}

/// <summary>The one table of what each role may do.</summary>
public static class Roles
{
    private static readonly (Right Right, Role From)[] Table =
    [
        (Right.Read, Role.Reader),
        (Right.Add, Role.Analyst),
        (Right.Decide, Role.Analyst),
        (Right.Judge, Role.Analyst),
        (Right.Grade, Role.Analyst),
        (Right.Export, Role.Analyst),
        (Right.Mark, Role.Editor),
        (Right.Publish, Role.Editor),
        (Right.Audit, Role.Editor),
        (Right.Administer, Role.Administrator),
    ];

    public static bool May(this Role role, Right right) => Table.Any(row => row.Right == right && role >= row.From);

    public static ImmutableArray<Right> Rights(this Role role) => [.. Table.Where(row => role >= row.From).Select(row => row.Right)];

    /// <summary>The least role that may do it.</summary>
    public static Role Least(Right right) => Table.First(row => row.Right == right).From;
}
