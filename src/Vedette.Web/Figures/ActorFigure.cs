using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.State;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.Figures;

/// <summary>Who speaks of whom, counted in origins, and between whom events are told. Only the strongest links are drawn.</summary>
internal static class ActorFigure
{
    public const string SpeaksOf = "speaks_of", Event = "event";
    private const int MostLinks = 80, MostNodes = 40;

    /// <summary>The strongest links of all.</summary>
    public static Graph Of(Snapshot now) => Strongest(now, now.ActorLinks);

    /// <summary>One actor with those it speaks of or acts towards, those who do so to it, and how these hang together.</summary>
    public static Graph About(Snapshot now, Entity one)
    {
        string key = Key(one);
        var near = now.ActorLinks.Where(l => l.From == key || l.To == key).ToArray();
        var ends = near.SelectMany(l => new[] { l.From, l.To }).ToHashSet();
        return Strongest(now, [.. near, .. now.ActorLinks.Where(l => l.From != key && l.To != key && ends.Contains(l.From) && ends.Contains(l.To))]);
    }

    /// <summary>Every link, the strongest first.</summary>
    public static ImmutableArray<GraphLink> Links(Snapshot now)
    {
        var spoken = new Dictionary<(Entity From, Entity To), HashSet<OriginId>>();
        var told = new Dictionary<(Entity From, Entity To), List<EventType>>();
        var countries = now.Picture.Entities.Where(e => e.Kind is EntityKind.Country && e.Country is not null).DistinctBy(e => e.Country).ToDictionary(e => e.Country!);
        foreach (var reading in now.Picture.Readings)
        {
            var names = reading.Names.Select(n => (n.Span, Entity: now.EntityOf(reading, n))).Where(n => n.Entity is not null).ToArray();
            foreach (var claim in reading.Claims)
            {
                if (claim.Speaker is null || now.EntityOf(claim) is not { } speaker || now.OriginOf(claim.Id) is not { } origin) continue;
                foreach (var (span, entity) in names)
                    if (entity != speaker && claim.Content.Any(part => part.Overlaps(span))) Of(spoken, (speaker, entity!)).Add(origin.Id);
            }
            foreach (var one in reading.Events.Where(e => e.Status is not (EventStatus.Hypothetical or EventStatus.Asked or EventStatus.Denied)))
                foreach (var from in one.Actors.Select(Country).OfType<Entity>().Distinct())
                    foreach (var to in one.Recipients.Select(Country).OfType<Entity>().Distinct())
                        if (from != to) Of(told, (from, to)).Add(one.Type);
        }
        GraphLink[] all =
        [
            .. spoken.Select(p => new GraphLink(Key(p.Key.From), Key(p.Key.To), SpeaksOf, p.Value.Count, [Count(p.Value.Count, "origin")], null, null, $"/actors/{p.Key.From.Id}")),
            .. told.Select(p => new GraphLink(Key(p.Key.From), Key(p.Key.To), Event, p.Value.Count, [.. p.Value.GroupBy(t => t).OrderByDescending(g => g.Count()).Select(g => $"{Words(g.Key)} {g.Count()}")], null, null, $"/actors/{p.Key.From.Id}")),
        ];
        return [.. all.OrderByDescending(l => l.Weight).ThenBy(l => l.From, StringComparer.Ordinal).ThenBy(l => l.To, StringComparer.Ordinal)];

        // A code is a country, ISO 3166-1 alpha-3, and perhaps a sector: RUSGOV.
        Entity? Country(string code) => code.Length >= 3 ? countries.GetValueOrDefault(code[..3]) : null;
    }

    private static Graph Strongest(Snapshot now, ImmutableArray<GraphLink> all)
    {
        // Nodes are taken by the strength of their links, so that what is drawn hangs together.
        var nodes = new HashSet<string>();
        var links = new List<GraphLink>();
        foreach (var link in all)
        {
            if (links.Count == MostLinks) break;
            int more = (nodes.Contains(link.From) ? 0 : 1) + (nodes.Contains(link.To) ? 0 : 1);
            if (nodes.Count + more > MostNodes) continue;
            nodes.Add(link.From);
            nodes.Add(link.To);
            links.Add(link);
        }
        return new([.. now.Picture.Entities.Where(e => nodes.Contains(Key(e))).DistinctBy(Key).Select(e => new GraphNode(Key(e), e.Kind.Code(), Line(e.Canonical), e.Country, $"/actors/{e.Id}"))], [.. links], all.Length - links.Count);
    }

    private static string Key(Entity entity) => entity.Id.ToString();

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> map, TKey key) where TKey : notnull where TValue : new() => map.TryGetValue(key, out var value) ? value : map[key] = new();
}
