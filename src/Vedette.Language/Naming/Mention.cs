namespace Vedette.Language;

/// <summary>What sort of thing a name names. The coarse types of the field (PER, ORG, LOC) come from <see cref="EntityKinds.Coarse"/>.</summary>
public enum EntityKind : byte
{
    None, Person, Organisation,

    /// <summary>A city, region, sea or mountain; what people built is a <see cref="Facility"/>.</summary>
    Place, Country,

    /// <summary>The people or the adjective of a country or a region: Russians, European.</summary>
    Nationality,

    /// <summary>A war, a battle, an exercise, an operation, a summit.</summary>
    Event,

    /// <summary>A law, a treaty, a resolution, an order.</summary>
    Law,

    /// <summary>What is fired, dropped or laid, and what fires it: missiles, guns, air defence.</summary>
    Weapon,

    /// <summary>A report, a strategy, a communiqué, the number of a document.</summary>
    Document,

    /// <summary>What people built and an analyst may look for on a picture: air bases, bridges, dams, reactors, prisons.</summary>
    Facility,

    /// <summary>What carries weapons, sensors or troops: ships and their classes, aircraft, drones, tanks.</summary>
    Platform,

    /// <summary>A sum of money with its currency.</summary>
    Money,

    /// <summary>A people without a state of its name, a faith or its followers: Kurdish, Sunni.</summary>
    People,
}

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
        EntityKind.Place or EntityKind.Country or EntityKind.Nationality or EntityKind.Facility => "LOC",
        _ => null,
    };

    /// <summary>The type as printed: PER ORG LOC GPE FAC NORP EVENT LAW WEAPON PLATFORM MONEY DOC. A country and its people are one type, GPE; <see cref="Fine"/> tells them apart.</summary>
    public static string Code(this EntityKind kind) => kind switch
    {
        EntityKind.Person => "PER",
        EntityKind.Organisation => "ORG",
        EntityKind.Place => "LOC",
        EntityKind.Country or EntityKind.Nationality => "GPE",
        EntityKind.Facility => "FAC",
        EntityKind.People => "NORP",
        EntityKind.Event => "EVENT",
        EntityKind.Law => "LAW",
        EntityKind.Weapon => "WEAPON",
        EntityKind.Platform => "PLATFORM",
        EntityKind.Money => "MONEY",
        EntityKind.Document => "DOC",
        _ => "MISC",
    };

    /// <summary>As <see cref="Code"/>, with NAT for the people and the adjective of a country.</summary>
    public static string Fine(this EntityKind kind) => kind is EntityKind.Nationality ? "NAT" : kind.Code();

    /// <summary>Somewhere that something can happen: a place, a country, a facility.</summary>
    public static bool IsSomewhere(this EntityKind kind) => kind is EntityKind.Place or EntityKind.Country or EntityKind.Facility;
}
