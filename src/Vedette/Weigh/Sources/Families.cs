using System.Collections.Immutable;
using Vedette.Extract;

namespace Vedette.Weigh.Sources;

/// <summary>An owner or body that several sources belong to.</summary>
/// <param name="PartOf">The name of another family, <see cref="Families.State"/>, or null.</param>
/// <param name="Line">Line of the register, 0 for the table that ships.</param>
public sealed record Family(string Name, ImmutableArray<string> Aliases, string? Country, string? PartOf, int Line = 0);

/// <summary>Families by name, and the outermost family of each: the one that counts. The government of a country is one family with all its organs and, where one party rules by law, with that party's.</summary>
public sealed class Families
{
    /// <summary>In the place of a family's name: it belongs to nobody else.</summary>
    public const string Itself = "itself";

    /// <summary>In the place of a family's name: an organ of the government of its country, or directed by it.</summary>
    public const string State = "state";

    private const string Of = "government of ";

    /// <summary>Countries whose name takes the article.</summary>
    private static readonly string[] WithArticle = ["ARE", "BHS", "CAF", "COD", "COG", "COM", "DOM", "GBR", "GMB", "MDV", "MHL", "NLD", "PHL", "SLB", "SYC", "USA"];

    private readonly Dictionary<string, Family> byName = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> countries;

    /// <param name="written">The register's own; they stand before those that ship.</param>
    /// <param name="countries">The common name of each country code.</param>
    public Families(IEnumerable<Family> written, IReadOnlyDictionary<string, string> countries)
    {
        ArgumentNullException.ThrowIfNull(written);
        this.countries = countries;
        foreach (var family in written.Concat(Shipped))
            foreach (string name in family.Aliases.Prepend(family.Name)) byName.TryAdd(SourceNames.Fold(name), family);
    }

    public static ImmutableArray<Family> Shipped { get; } =
    [
        .. CoreTable.Rows("families.tsv").Select(row => new Family(row[0], [.. row[1].Split(';', StringSplitOptions.RemoveEmptyEntries)], row[3].Length > 0 ? row[3] : null, row[4].Length > 0 ? row[4] : null)),
    ];

    public Family? Find(string name) => byName.GetValueOrDefault(SourceNames.Fold(name));

    public string Government(string country) => Of + (WithArticle.Contains(country) ? "the " : "") + countries.GetValueOrDefault(country, country);

    public static bool IsGovernment(string? family) => family?.StartsWith(Of, StringComparison.Ordinal) is true;

    /// <summary>The name of the outermost family, or null when there is no such family. A ring of families ends where it closes; <see cref="RegisterFile"/> reports it.</summary>
    public string? Outermost(string name)
    {
        var seen = new HashSet<Family>();
        string? last = null;
        for (var family = Find(name); family is not null && seen.Add(family); family = family.PartOf is { } part ? Find(part) : null)
        {
            last = family.Name;
            if (family.PartOf == State && family.Country is { } country) return Government(country);
        }
        return last;
    }
}
