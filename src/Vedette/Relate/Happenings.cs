using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Which events of many documents are one: the same type, sides that do not differ, times and places that can be the same, and grounds to take them for one.
/// Words alone never make two events one; different known days never join.
/// </summary>
public sealed class Happenings
{
    private readonly Dictionary<EventId, Happening> byEvent = [];

    private Happenings(ImmutableArray<Happening> all)
    {
        All = all;
        foreach (var one in all)
            foreach (var mention in one.Mentions) byEvent.TryAdd(mention, one);
    }

    /// <summary>In order of their first mentions.</summary>
    public ImmutableArray<Happening> All { get; }

    /// <summary>The happening that an event is a telling of; null for an event of another picture.</summary>
    public Happening? Of(EventId told) => byEvent.GetValueOrDefault(told);

    /// <summary>The same picture gives the same happenings, in whatever order its documents came.</summary>
    public static Happenings Of(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var mentions = Mention.Of(picture);
        var kin = new Descent(picture);
        var groups = new MentionGroups(mentions);
        foreach (var tie in Ties(mentions, kin).OrderByDescending(t => t.Strength).ThenBy(t => t.A).ThenBy(t => t.B)) groups.Join(tie);
        return new([.. groups.All().Select(members => Print(members.Mentions, members.Ties, kin))]);
    }

    /// <summary>The timeline with each happening once, at its first moment; everything else stays as it is.</summary>
    public IEnumerable<(Moment Moment, Happening? Happening)> Fold(IEnumerable<Moment> timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var shown = new HashSet<HappeningId>();
        foreach (var moment in timeline)
        {
            var one = moment.Event is { } told ? Of(told) : null;
            if (one is null || shown.Add(one.Id)) yield return (moment, one);
        }
    }

    /// <summary>Mentions with an actor in common lie near each other in time; each is compared with those that follow it there.</summary>
    private static IEnumerable<Tie> Ties(ImmutableArray<Mention> mentions, Descent kin)
    {
        var compared = new HashSet<(int, int)>();
        foreach (var near in Enumerable.Range(0, mentions.Length).SelectMany(m => mentions[m].Keys.Select(key => (Key: key, Mention: m))).GroupBy(p => p.Key, p => p.Mention))
        {
            int[] ordered = [.. near.OrderBy(m => mentions[m].Nearest).ThenBy(m => m)];
            for (int i = 0; i < ordered.Length; i++)
                for (int j = i + 1; j < Math.Min(ordered.Length, i + 1 + Crowd); j++)
                {
                    var pair = (Math.Min(ordered[i], ordered[j]), Math.Max(ordered[i], ordered[j]));
                    if (compared.Add(pair) && Tie.Between(mentions, pair.Item1, pair.Item2, kin) is { } tie) yield return tie;
                }
        }
    }

    /// <summary>More mentions than this between two of the same sides and days are not compared: they join through those between.</summary>
    private const int Crowd = 24;

    private static Happening Print(Mention[] mentions, List<Tie> ties, Descent kin)
    {
        var told = mentions.Select(m => m.Event).ToArray();
        var fullest = mentions.OrderByDescending(m => m.Event.Actors.Length + m.Event.Recipients.Length).ThenByDescending(m => m.Event.Actors.Concat(m.Event.Recipients).Sum(c => c.Length)).First().Event;
        var held = told.Select(e => e.Status).Distinct().ToArray();
        return new Happening
        {
            Id = new(ContentHash.Of(["happening", .. told.Select(e => e.Id.ToString()).Order(StringComparer.Ordinal)])),
            Type = fullest.Type,
            Mode = Most(told.Select(e => e.Mode)),
            Actors = fullest.Actors,
            Recipients = fullest.Recipients,
            Status = held.Where(s => s is not EventStatus.Denied).DefaultIfEmpty(EventStatus.Denied).Min(),
            IsDisputed = held.Length > 1 && held.Contains(EventStatus.Denied),
            When = mentions.Select(m => m.Event.When).Aggregate(Mention.Narrower),
            Place = Most(told.Select(e => e.Place)),
            Mentions = [.. told.Select(e => e.Id)],
            Documents = [.. told.Select(e => e.Document).Distinct()],
            Voices = kin.Voices(mentions),
            Reasons = [.. ties.SelectMany(t => t.Reasons).DistinctBy(r => (r.Kind, r.Text))],
        };
    }

    private static string? Most(IEnumerable<string?> values) =>
        values.OfType<string>().GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
