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
        if (!gate.TryEnter()) return From(new(), all, rulings);
        try
        {
            return From(kept, all, rulings);
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Changes the set that is kept, without telling the whole of it. It costs the neighbourhood of what changes, whatever the size of the set.</summary>
    /// <param name="gone">Documents that leave; what is not in the set is passed over.</param>
    /// <param name="come">Of a document that is in the set the new reading counts.</param>
    public void Change(IReadOnlyCollection<DocumentId> gone, IReadOnlyCollection<Reading> come, NameRulings rulings)
    {
        lock (gate)
            try
            {
                kept.Change(gone, come.DistinctBy(r => r.Document.Id), rulings);
            }
            catch
            {
                Forget();
                throw;
            }
    }

    private static Picture From(Kept kept, IEnumerable<Reading> readings, NameRulings rulings)
    {
        Reading[] all = [.. readings];
        kept.Change([.. kept.Documents.Except(all.Select(r => r.Document.Id))], all, rulings);
        return kept.Tell();
    }

    /// <summary>Stopped half way through: what is kept is of no set.</summary>
    private void Forget() => kept = new();
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
    private NameRulings rulings = NameRulings.None;

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
    }

    public IEnumerable<DocumentId> Documents => desk.InOrder.Select(d => desk.Profiles[d].Id);

    public void Change(IReadOnlyCollection<DocumentId> gone, IEnumerable<Reading> come, NameRulings said)
    {
        rulings = said;
        Profile[] now = [.. come.Select(Known)];
        Profile[] anew = [.. now.Where(p => desk.Find(p.Id) != p)];
        Update([.. gone.Except(now.Select(p => p.Id)).Union(anew.Select(p => p.Id)).Select(desk.Find).OfType<Profile>()], anew);
    }

    /// <summary>What was made of the very reading before, or of one that holds the same.</summary>
    private Profile Known(Reading reading) =>
        desk.Find(reading.Document.Id) is { } before && (ReferenceEquals(before.Reading, reading) || before.Stamp == ReadingStamp.Of(reading)) ? before : Profile.Of(reading);

    private void Update(IReadOnlyList<Profile> gone, IReadOnlyList<Profile> come)
    {
        var stir = desk.Update(gone, come, rulings);
        var kin = reuse.Update(stir);
        var made = lineage.Update(stir.Went, kin);
        var told = origins.Update(stir, made);
        var linked = links.Update(stir);
        contradictions.Update(stir, told, linked);
        int[] changed = [.. stir.Claims.Union(stir.Voices).Union(told).Union(linked).Union(made.SelectMany(desk.ClaimsOf))];
        drifts.Update(changed);
        supports.Update(changed);
        timeline.Update(stir);
    }

    public Picture Tell() => new()
    {
        Rulings = rulings,
        Readings = [.. desk.InOrder.Select(d => desk.Profiles[d].Reading)],
        Entities = desk.Entities.All,
        Origins = [.. origins.All.Select(a => a.Origin)],
        Lineage = lineage.Print(),
        Same = links.Print(),
        Contradictions = contradictions.Print(),
        Drifts = drifts.Print(),
        Support = supports.Print(),
        Stories = [.. desk.InOrder.GroupBy(d => desk.Story[d]).Select(Tell)],
        Timeline = timeline.Print(),
    };

    private Story Tell(IEnumerable<int> documents)
    {
        int[] parts = [.. documents.OrderBy(d => desk.Profiles[d].Published.First ?? DateOnly.MaxValue).ThenBy(d => d, desk.ByOrder)];
        var profiles = parts.Select(d => desk.Profiles[d]).ToArray();
        string title = profiles.Select(p => p.Reading.Document.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? FirstWords(profiles[0]);
        return new(new StoryId(ContentHash.Of("story", profiles.Min(p => p.Order))), title, [.. profiles.Select(p => p.Id)])
        {
            Members = [.. parts.Select(d => new StoryMember(desk.Profiles[d].Id, desk.WhyStory(d)))],
        };
    }

    private static string FirstWords(Profile profile)
    {
        var sentence = profile.Reading.Sentences.FirstOrDefault(s => !profile.Reading.Document.IsFurniture(s));
        return Profile.Short(sentence.IsEmpty ? profile.Text.Split('\n', 2)[0] : sentence.Of(profile.Text), 100);
    }
}
