using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>How many sources speak independently: at least and at most, with the reason where the two differ.</summary>
/// <param name="Sure">The origins that surely are each a source of its own.</param>
/// <param name="Doubtful">Those that may be one of the sure ones under another name.</param>
public sealed record WitnessCount(ImmutableArray<Origin> Sure, ImmutableArray<(Origin Origin, Reason Why)> Doubtful)
{
    public int Least => Sure.Length;
    public int Most => Sure.Length + Doubtful.Length;
}

/// <summary>
/// Origins are acts of speech. An unnamed, collective or lost speaker beside a named one of the same country in the same document may be that person under another name,
/// so such an origin is only perhaps a further source.
/// </summary>
public static class Witnesses
{
    /// <summary>Authors' own voices are no sources and are passed over.</summary>
    /// <param name="country">The country for which an origin's speaker speaks, null when no text tells.</param>
    public static WitnessCount Count(IEnumerable<Origin> origins, Func<Origin, string?> country)
    {
        var all = origins.Where(o => o.SpeakerType is not SpeakerType.Author).DistinctBy(o => o.Id).ToArray();
        var named = all.Where(o => o.SpeakerType is SpeakerType.Named).SelectMany(o => o.Documents.Select(d => (Document: d, Origin: o))).ToLookup(n => n.Document, n => n.Origin);
        var sure = ImmutableArray.CreateBuilder<Origin>();
        var doubtful = ImmutableArray.CreateBuilder<(Origin, Reason)>();
        foreach (var origin in all)
        {
            var other = origin.SpeakerType is SpeakerType.Named ? null : named[origin.Documents.FirstOrDefault()].FirstOrDefault(n => IsPerhaps(origin, n, country));
            if (other is null) sure.Add(origin);
            else doubtful.Add((origin, new("perhaps_same", $"{Called(origin)} stands beside {other.Speaker} in the same report and may be the same source")));
        }
        return new(sure.ToImmutable(), doubtful.ToImmutable());
    }

    private static bool IsPerhaps(Origin origin, Origin named, Func<Origin, string?> country) =>
        origin.Documents.All(named.Documents.Contains) && (country(origin) is not { } here || country(named) is not { } there || here == there);

    private static string Called(Origin origin) => origin.Speaker ?? "an unnamed source";
}
