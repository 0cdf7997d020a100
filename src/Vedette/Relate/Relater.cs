using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// From readings to a picture: entities, likeness of claims, stories, lineage, origins, same claims and their support, contradictions, drift, timeline.
/// Lineage comes before contradiction and before any counting, because a copy is no second witness.
/// The same readings give the same picture, in whatever order they come.
/// </summary>
public sealed class Relater
{
    private readonly Lock gate = new();
    private Kept kept = new();

    /// <summary>Of two readings of one document version the first counts.</summary>
    /// <remarks>What was found of the set related before is found again only where a document came, changed or went. One set at a time is kept: of two threads the second works from nothing.</remarks>
    public Picture Relate(IReadOnlyList<Reading> readings)
    {
        var all = readings.DistinctBy(r => r.Document.Id);
        if (!gate.TryEnter()) return new Kept().Relate(all);
        try
        {
            return kept.Relate(all);
        }
        catch
        {
            // Stopped half way through: what is kept is of no set.
            kept = new();
            throw;
        }
        finally
        {
            gate.Exit();
        }
    }
}

/// <summary>One set of documents with what was found between them.</summary>
internal sealed class Kept
{
    private readonly ClaimIndex claims = new();
    private readonly ReuseKept reuse = new();
    private readonly Stories stories = new();
    private readonly StoryReasons storyReasons;
    private Dictionary<DocumentId, Profile> held = [];

    public Kept() => storyReasons = new(stories);

    public Picture Relate(IEnumerable<Reading> readings)
    {
        ImmutableArray<Profile> profiles = [.. readings.Select(Known).OrderBy(p => p.Order, StringComparer.Ordinal)];
        var now = profiles.ToDictionary(p => p.Id);
        Profile[] gone = [.. held.Values.Where(p => now.GetValueOrDefault(p.Id) != p)], come = [.. profiles.Where(p => held.GetValueOrDefault(p.Id) != p)];
        claims.Update(gone, come);
        string[] left = [.. gone.Select(p => p.Order)];
        stories.Update(left, [.. come.Select(p => p.Story)]);
        storyReasons.Forget(left);
        held = now;
        var desk = new Desk(profiles, claims, stories);
        var lineage = new Lineage(desk, reuse);
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

    /// <summary>What was made of the very reading before, or of one that holds the same.</summary>
    private Profile Known(Reading reading) =>
        held.TryGetValue(reading.Document.Id, out var before) && (ReferenceEquals(before.Reading, reading) || before.Stamp == ReadingStamp.Of(reading)) ? before : Profile.Of(reading);

    private Story Tell(Desk desk, ImmutableArray<int> documents)
    {
        var parts = documents.Select(d => desk.Profiles[d]).OrderBy(p => p.Published.First ?? DateOnly.MaxValue).ThenBy(p => p.Order, StringComparer.Ordinal).ToArray();
        string title = parts.Select(p => p.Reading.Document.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? FirstWords(parts[0]);
        return new(new StoryId(ContentHash.Of("story", parts.Min(p => p.Order))), title, [.. parts.Select(p => p.Id)])
        {
            Members = [.. parts.Select(p => new StoryMember(p.Id, storyReasons.Of(p, desk.Find)))],
        };
    }

    private static string FirstWords(Profile profile)
    {
        var sentence = profile.Reading.Sentences.FirstOrDefault(s => !profile.Reading.Document.IsFurniture(s));
        return Profile.Short(sentence.IsEmpty ? profile.Text.Split('\n', 2)[0] : sentence.Of(profile.Text), 100);
    }
}
