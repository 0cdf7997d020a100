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
    public Picture Relate(IReadOnlyList<Reading> readings) => Relate(readings, NameRulings.None);

    /// <param name="rulings">What people say of names: it holds against what the program would join or part.</param>
    public Picture Relate(IReadOnlyList<Reading> readings, NameRulings rulings)
    {
        var all = readings.DistinctBy(r => r.Document.Id);
        if (!gate.TryEnter()) return new Kept().Relate(all, rulings);
        try
        {
            return kept.Relate(all, rulings);
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

/// <summary>One set of documents with what was found between them. Each stage finds anew what the stages before it found otherwise, and no more.</summary>
internal sealed class Kept
{
    private readonly Desk desk = new();
    private readonly Reuse reuse;
    private readonly Lineage lineage;
    private readonly Origins origins;
    private readonly Links links;
    private readonly Contradictions contradictions;
    private readonly Drifts drifts;
    private readonly Supports supports;
    private readonly Timeline timeline;
    private readonly StoryReasons storyReasons;

    public Kept()
    {
        reuse = new(desk);
        lineage = new(desk, reuse);
        origins = new(desk, lineage);
        links = new(desk);
        contradictions = new(desk, origins, links);
        drifts = new(desk, lineage, origins, links);
        supports = new(desk, lineage, origins, links);
        timeline = new(desk);
        storyReasons = new(desk);
    }

    public Picture Relate(IEnumerable<Reading> readings, NameRulings rulings)
    {
        var now = readings.Select(Known).ToHashSet();
        Update([.. desk.InOrder.Select(d => desk.Profiles[d]).Where(p => !now.Contains(p))], [.. now.Where(p => desk.Find(p.Id) != p)], rulings);
        return Print() with { Rulings = rulings };
    }

    /// <summary>What was made of the very reading before, or of one that holds the same.</summary>
    private Profile Known(Reading reading) =>
        desk.Find(reading.Document.Id) is { } before && (ReferenceEquals(before.Reading, reading) || before.Stamp == ReadingStamp.Of(reading)) ? before : Profile.Of(reading);

    private void Update(IReadOnlyList<Profile> gone, IReadOnlyList<Profile> come, NameRulings rulings)
    {
        var stir = desk.Update(gone, come, rulings);
        storyReasons.Forget(gone);
        var kin = reuse.Update(stir);
        var made = lineage.Update(stir.Went, kin);
        var told = origins.Update(stir, made);
        var linked = links.Update(stir);
        int[] changed = [.. stir.Claims.Union(stir.Voices).Union(told).Union(linked)];
        contradictions.Update(stir, told, linked);
        drifts.Update(changed, made);
        supports.Update(changed, made);
        timeline.Update(stir);
    }

    private Picture Print() => new()
    {
        Readings = [.. desk.InOrder.Select(d => desk.Profiles[d].Reading)],
        Entities = desk.Entities.All,
        Origins = [.. origins.All.Select(a => a.Origin)],
        Lineage = lineage.Print(),
        Same = links.Print(),
        Contradictions = contradictions.Print(),
        Drifts = drifts.Print(),
        Support = supports.Print(),
        Stories = [.. desk.InOrder.GroupBy(d => desk.Story[d]).Select(g => Tell([.. g.Select(d => desk.Profiles[d])]))],
        Timeline = timeline.Print(),
    };

    private Story Tell(Profile[] documents)
    {
        var parts = documents.OrderBy(p => p.Published.First ?? DateOnly.MaxValue).ThenBy(p => p.Order, StringComparer.Ordinal).ToArray();
        string title = parts.Select(p => p.Reading.Document.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? FirstWords(parts[0]);
        return new(new StoryId(ContentHash.Of("story", parts.Min(p => p.Order))), title, [.. parts.Select(p => p.Id)]) { Members = [.. parts.Select(p => new StoryMember(p.Id, storyReasons.Of(p)))] };
    }

    private static string FirstWords(Profile profile)
    {
        var sentence = profile.Reading.Sentences.FirstOrDefault(s => !profile.Reading.Document.IsFurniture(s));
        return Profile.Short(sentence.IsEmpty ? profile.Text.Split('\n', 2)[0] : sentence.Of(profile.Text), 100);
    }
}
