using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Why documents are in their stories, in words; kept while nothing near them changes.</summary>
internal sealed class StoryReasons(Desk desk)
{
    /// <summary>Names that are told of all that two texts share.</summary>
    private const int MostNames = 4;

    private readonly Dictionary<string, ImmutableArray<Reason>> kept = new(StringComparer.Ordinal);

    /// <summary>After an update of the desk.</summary>
    public void Forget(IEnumerable<Profile> gone)
    {
        foreach (string id in gone.Select(p => p.Order).Concat(desk.Stories.Stirred)) kept.Remove(id);
    }

    public ImmutableArray<Reason> Of(Profile profile)
    {
        if (kept.TryGetValue(profile.Order, out var known)) return known;
        var place = desk.Stories.Place(profile.Order);
        var nearest = place.Nearest is { } id ? desk.Find(new DocumentId(ContentHash.Parse(id))) : null;
        return kept[profile.Order] = [Decision(place, nearest), .. nearest is not null && place.Step is not StoryStep.Opened ? Shared(profile, nearest) : []];
    }

    private static Reason Decision(StoryPlace place, Profile? nearest)
    {
        string title = nearest is null ? "" : $"“{Title(nearest)}”";
        return place.Step switch
        {
            StoryStep.Grouped => new("story_grouped", $"{(nearest is null ? "" : $"Alike to {title} ({place.Likeness:0.00}). ")}Groups of texts are one story from a mean likeness of {StoryClusters.Join:0.00} on."),
            StoryStep.Joined => new("story_joined", $"Stands apart, but its likeness to the nearest of the story{(nearest is null ? "" : $" of {title}")} is {place.ToStory:0.00}; a story is joined from {Stories.Open:0.00} on."),
            _ when place.ToStory is { } likeness => new("story_opened", $"The nearest story is too far: a likeness of {likeness:0.00}; a story is joined from {Stories.Open:0.00} on."),
            _ when nearest is not null => new("story_opened", $"The nearest text, {title}, is too far: a likeness of {place.Likeness:0.00}; two are one story from {StoryClusters.Join:0.00} on."),
            _ => new("story_opened", "Nothing near it was found."),
        };
    }

    private static IEnumerable<Reason> Shared(Profile profile, Profile nearest)
    {
        var (mine, theirs) = (profile.Story.Terms, nearest.Story.Terms.Select(t => t.Place).ToHashSet());
        var names = mine.Where(t => t.Part is StoryPart.Names && theirs.Contains(t.Place)).ToDictionary(t => t.Term, t => t.Weight);
        var shared = profile.Reading.Names.DistinctBy(n => n.Canonical).Select(n => (Name: n, Terms: Words.Terms(n.Canonical))).Where(n => n.Terms.Length > 0 && n.Terms.All(names.ContainsKey))
            .OrderByDescending(n => n.Terms.Sum(t => names[t])).ThenBy(n => n.Name.Span).Take(MostNames).Select(n => n.Name).ToArray();
        if (shared.Length > 0) yield return new("same_names", $"Both name {string.Join(", ", shared.Select(n => n.Canonical))}.", new Quote(profile.Id, shared[0].Span));
        var acts = mine.Where(t => t.Part is StoryPart.Events && theirs.Contains(t.Place)).Select(t => t.Term).ToHashSet();
        if (profile.Reading.Events.FirstOrDefault(e => StoryText.EventKey(e) is { } key && acts.Contains(key)) is { } act)
            yield return new("same_act", $"Both tell of one act: {act.Type} by {Sides(act.Actors)} towards {Sides(act.Recipients)}{(act.When.IsKnown ? $", {act.When}" : "")}.", new Quote(profile.Id, act.Span));
        if (profile.Published.First is { } day && nearest.Published.First is { } other && Math.Abs(day.DayNumber - other.DayNumber) is <= 1)
            yield return new("same_days", day == other ? "Published on one day." : "Published on two days in a row.");
    }

    private static string Sides(ImmutableArray<string> codes) => codes.IsEmpty ? "nobody named" : string.Join(" and ", Mention.Countries(codes));

    private static string Title(Profile profile) => Profile.Short(string.IsNullOrWhiteSpace(profile.Reading.Document.Title) ? profile.Text.TrimStart() : profile.Reading.Document.Title, 80);
}
