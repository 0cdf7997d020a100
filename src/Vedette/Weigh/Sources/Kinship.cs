using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Weigh.Sources;

/// <summary>
/// Who a name is and whose it is: the register's sources before those of the outlet table, what the register leaves out filled from the table. Free of grades on purpose:
/// independence and the credibility of information see this and nothing more of the register.
/// </summary>
public sealed class Kinship
{
    private readonly Dictionary<string, Source> byName = new(StringComparer.Ordinal), byDomain = new(StringComparer.Ordinal), byKey;
    private readonly OutletTable outlets;
    private readonly Gazetteer gazetteer;

    /// <param name="written">As the register states them.</param>
    /// <param name="families">The register's own.</param>
    public Kinship(ImmutableArray<Source> written, IEnumerable<Family> families, OutletTable outlets, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(outlets);
        ArgumentNullException.ThrowIfNull(gazetteer);
        (this.outlets, this.gazetteer) = (outlets, gazetteer);
        Families = new(families, gazetteer.Countries);
        Written = [.. written.Select(Filled)];
        // What the register itself says goes before what the table adds to another of its sources.
        foreach (var source in Written.Zip(written, (filled, own) => (filled, own)))
        {
            foreach (string name in source.own.Aliases.Prepend(source.own.Name)) byName.TryAdd(SourceNames.Fold(name), source.filled);
            foreach (string domain in source.own.Domains) byDomain.TryAdd(domain, source.filled);
        }
        foreach (var source in Written)
        {
            foreach (string name in source.Aliases) byName.TryAdd(SourceNames.Fold(name), source);
            foreach (string domain in source.Domains) byDomain.TryAdd(domain, source);
        }
        byKey = Written.ToDictionary(s => s.Key, StringComparer.Ordinal);
    }

    /// <summary>The register's sources, filled from the table, in the order of the file.</summary>
    public ImmutableArray<Source> Written { get; }
    public Families Families { get; }

    /// <summary>By name, alias, key, host or link; null when neither the register nor the table has it.</summary>
    public Source? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (byName.GetValueOrDefault(SourceNames.Fold(name)) is { } named) return named;
        if (byKey.GetValueOrDefault(name) is { } keyed) return keyed;
        if (SourceNames.HostOf(name) is { } host && OutletTable.LongestDomain(byDomain, host) is { } hosted) return hosted;
        return outlets.Find(name);
    }

    /// <summary>The outermost family of a source, or null when it is not known.</summary>
    public string? FamilyOf(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // A source that belongs to another source (an analyst to an institute) is of that one's family.
        while (source.Family is { } name && Families.Find(name) is null && Find(name) is { } owner && seen.Add(source.Key)) source = owner;
        string? outermost = source.Family switch
        {
            null => null,
            Families.Itself => source.Name,
            Families.State => source.Country is { } country ? Families.Government(country) : null,
            var name => Families.Outermost(name),
        };
        return source.StateTie.IsDirected() && source.Country is { } of && !Families.IsGovernment(outermost) ? Families.Government(of) : outermost;
    }

    /// <summary>
    /// The outermost family of a name: of the source it names, or of the government that it stands for ("Moscow", "Russia", "the State Department"); null when not known.
    /// </summary>
    public string? FamilyOf(string name) =>
        Find(name) is { } source ? FamilyOf(source) : Families.Find(name) is { } family ? Families.Outermost(family.Name) : GovernmentBehind(name);

    /// <summary>The government that a country's, a capital's or an organ's name stands for when it speaks.</summary>
    private string? GovernmentBehind(string name)
    {
        var thing = gazetteer.Find(name.Trim());
        return thing is { Country: { } country } && (thing.Kind is EntityKind.Country or EntityKind.Place || thing.Sort is OrganisationSort.Government or OrganisationSort.Military) ? Families.Government(country) : null;
    }

    /// <summary>Whether the first reprints the second by habit, itself or through others.</summary>
    public bool Copies(Source copy, Source original)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(original);
        var pending = new Queue<Source>([copy]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { copy.Key };
        while (pending.TryDequeue(out var next))
            foreach (string name in next.Copies)
            {
                if (Find(name) is not { } behind) continue;
                if (behind.Key == original.Key) return true;
                if (!seen.Add(behind.Key)) continue;
                pending.Enqueue(behind);
            }
        return false;
    }

    private Source Filled(Source source)
    {
        var listed = outlets.Find(source.Name) ?? source.Aliases.Concat(source.Domains).Select(outlets.Find).FirstOrDefault(found => found is not null);
        return listed is null ? source : source with
        {
            Aliases = [.. source.Aliases.Append(listed.Name).Concat(listed.Aliases).Where(a => SourceNames.Fold(a) != SourceNames.Fold(source.Name)).DistinctBy(SourceNames.Fold)],
            Domains = [.. source.Domains.Union(listed.Domains)],
            Kind = source.Kind is SourceKind.Unknown ? listed.Kind : source.Kind,
            Family = source.Family ?? listed.Family,
            Country = source.Country ?? listed.Country,
            StateTie = source.StateTie is StateTie.Unknown ? listed.StateTie : source.StateTie,
        };
    }
}
