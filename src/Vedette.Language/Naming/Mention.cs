namespace Vedette.Language;

/// <summary>What sort of thing a name names. The coarse types of the field (PER, ORG, LOC) come from <see cref="EntityKinds.Coarse"/>.</summary>
public enum EntityKind : byte { None, Person, Organisation, Place, Country, Nationality, Event, Law, Weapon, Document }

/// <summary>A name as it stands in the text. Which thing it names is decided in Relate.</summary>
/// <param name="Country">ISO 3166-1 alpha-3 of the country that the name itself tells (Russia, Russian, Moscow, Kremlin), else null.</param>
public readonly record struct Mention(TextSpan Span, EntityKind Kind, string? Country = null);

public static class EntityKinds
{
    /// <summary>PER, ORG, LOC or null.</summary>
    public static string? Coarse(this EntityKind kind) => kind switch
    {
        EntityKind.Person => "PER",
        EntityKind.Organisation => "ORG",
        EntityKind.Place or EntityKind.Country or EntityKind.Nationality => "LOC",
        _ => null,
    };

    /// <summary>The type as printed: PER ORG LOC GPE EVENT LAW WEAPON DOC.</summary>
    public static string Code(this EntityKind kind) => kind switch
    {
        EntityKind.Person => "PER",
        EntityKind.Organisation => "ORG",
        EntityKind.Place => "LOC",
        EntityKind.Country or EntityKind.Nationality => "GPE",
        EntityKind.Event => "EVENT",
        EntityKind.Law => "LAW",
        EntityKind.Weapon => "WEAPON",
        EntityKind.Document => "DOC",
        _ => "MISC",
    };
}
