using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// From readings to a picture: entities, likeness of claims, stories, lineage, origins, same claims and their support, contradictions, drift, timeline.
/// Lineage comes before contradiction and before any counting, because a copy is no second witness.
/// The same readings give the same picture, in whatever order they come.
/// </summary>
public sealed class Relater
{
    /// <summary>What was made of a reading is kept as long as the reading is: adding one document to a set reads that document only.</summary>
    private readonly ConditionalWeakTable<Reading, Profile> profiles = [];

    /// <summary>Of two readings of one document version the first counts.</summary>
    public Picture Relate(IReadOnlyList<Reading> readings) => Relate(readings.Select(r => profiles.GetValue(r, Profile.Of)));

    private static Picture Relate(IEnumerable<Profile> profiles)
    {
        var desk = new Desk(profiles);
        var lineage = new Lineage(desk);
        var origins = new Origins(desk, lineage);
        var links = new Links(desk);
        return new Picture
        {
            Readings = [.. desk.Profiles.Select(p => p.Reading)],
            Entities = desk.Entities.All,
            Origins = origins.All,
            Lineage = lineage.Print(),
            Same = links.Print(),
            Contradictions = Contradictions.Of(desk, origins, links),
            Drifts = new Drifts(desk, lineage, origins, links).All,
            Support = Supports.Of(desk, lineage, origins, links),
            Stories = [.. desk.Story.Select((first, d) => (first, d)).GroupBy(s => s.first, s => s.d).OrderBy(g => g.Key).Select(g => Tell(desk, [.. g]))],
            Timeline = Timeline.Of(desk),
        };
    }

    private static Story Tell(Desk desk, ImmutableArray<int> documents)
    {
        var parts = documents.Select(d => desk.Profiles[d]).OrderBy(p => p.Published.First ?? DateOnly.MaxValue).ThenBy(p => p.Order, StringComparer.Ordinal).ToArray();
        string title = parts.Select(p => p.Reading.Document.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? FirstWords(parts[0]);
        return new(new StoryId(ContentHash.Of("story", parts.Min(p => p.Order))), title, [.. parts.Select(p => p.Id)]);
    }

    private static string FirstWords(Profile profile)
    {
        var sentence = profile.Reading.Sentences.FirstOrDefault(s => !profile.Reading.Document.IsFurniture(s));
        return Profile.Short(sentence.IsEmpty ? profile.Text.Split('\n', 2)[0] : sentence.Of(profile.Text), 100);
    }
}
