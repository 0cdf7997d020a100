using System.Text.Json;
using Vedette.Weigh.Sources;

namespace Vedette.Outside.Json;

/// <summary>A source and what it does in a set of documents, as <c>vedette sources</c> prints it.</summary>
public static class SourceJson
{
    public static void Parts(Utf8JsonWriter json, SourceLine line, SourceRegister register, DateOnly today)
    {
        Who(json, line.Name, line.Source, register, today);
        JsonParts.Strings(json, "does", Told(line.Roles));
        JsonParts.Strings(json, "documents", line.Documents.Select(d => d.ToString()));
        json.WriteNumber("claims", line.Claims);
        json.WriteNumber("origins", line.Origins);
        json.WriteNumber("own_claims", line.OwnClaims);
        json.WriteNumber("lost_claims", line.LostClaims);
    }

    /// <summary>Who it is and how it stands on a day. Without a person's grade <c>reliability</c> is F and <c>graded</c> is false.</summary>
    public static void Who(Utf8JsonWriter json, string name, Source? source, SourceRegister register, DateOnly today)
    {
        var standing = source is null ? new Standing(null) : register.ReliabilityOn(source, today);
        json.WriteString("source", name);
        json.WriteString("key", source?.Key);
        json.WriteString("kind", source is { Kind: not SourceKind.Unknown } known ? known.Kind.Told() : null);
        json.WriteString("country", source?.Country);
        json.WriteString("family", register.Kinship.FamilyOf(name));
        json.WriteString("state_tie", source is { StateTie: not StateTie.Unknown } tied ? tied.StateTie.Told() : null);
        json.WriteString("reliability", standing.Reliability.ToString());
        json.WriteBoolean("graded", standing.IsGraded);
        json.WriteString("graded_on", standing.Grade?.On.ToString("yyyy-MM-dd"));
    }

    public static IEnumerable<string> Told(SourceRoles roles)
    {
        if (roles.HasFlag(SourceRoles.Publishes)) yield return "publishes";
        if (roles.HasFlag(SourceRoles.IsCredited)) yield return "is credited";
        if (roles.HasFlag(SourceRoles.Carries)) yield return "carries";
        if (roles.HasFlag(SourceRoles.Speaks)) yield return "speaks";
    }
}
