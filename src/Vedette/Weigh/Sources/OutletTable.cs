using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Extract;

namespace Vedette.Weigh.Sources;

/// <summary>The outlets, agencies and organs of <c>outlets.tsv</c>: names, domains and whose they are; no ratings. By name or alias, or by the longest domain that a host ends in.</summary>
public sealed class OutletTable
{
    private readonly FrozenDictionary<string, Source> byName, byDomain;

    private OutletTable(ImmutableArray<Source> all)
    {
        All = all;
        byName = all.SelectMany(s => s.Aliases.Prepend(s.Name).Select(name => (Name: SourceNames.Fold(name), Source: s))).ToFrozenDictionary(p => p.Name, p => p.Source, StringComparer.Ordinal);
        byDomain = all.SelectMany(s => s.Domains.Select(domain => (Domain: domain, Source: s))).ToFrozenDictionary(p => p.Domain, p => p.Source, StringComparer.Ordinal);
    }

    public static OutletTable Shipped { get; } = new(
    [
        .. CoreTable.Rows("outlets.tsv").Select(row => new Source
        {
            Key = SourceNames.KeyOf(row[0]),
            Name = row[0],
            Aliases = Many(row[1]),
            Kind = SourceWords.Kind(row[2]),
            Domains = Many(row[3]),
            Country = OrNull(row[4]),
            Family = OrNull(row[5]),
            StateTie = row[6].Length > 0 ? SourceWords.Tie(row[6]) : StateTie.Unknown,
        }),
    ]);

    public ImmutableArray<Source> All { get; }

    /// <summary>By a name, an alias, a host or a link; null when the table has none of it.</summary>
    public Source? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(SourceNames.Fold(name)) ?? (SourceNames.HostOf(name) is { } host ? FindByHost(host) : null);
    }

    public Source? FindByHost(string host) => LongestDomain(byDomain, host);

    /// <summary>The value of the longest domain that the host is or ends in.</summary>
    internal static Source? LongestDomain(IReadOnlyDictionary<string, Source> byDomain, string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        for (string rest = host; ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (byDomain.GetValueOrDefault(rest) is { } source) return source;
            if (!rest.Contains('.', StringComparison.Ordinal)) return null;
        }
    }

    private static ImmutableArray<string> Many(string cell) => [.. cell.Split(';', StringSplitOptions.RemoveEmptyEntries)];
    private static string? OrNull(string cell) => cell.Length > 0 ? cell : null;
}
