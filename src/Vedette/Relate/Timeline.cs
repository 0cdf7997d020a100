using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What is told of which day: dated events, dated acts of speech, and dated sentences that hold neither. What has no date is left out.</summary>
internal sealed class Timeline(Desk desk)
{
    private readonly Dictionary<int, ImmutableArray<Moment>> moments = [];

    public void Update(Stir stir)
    {
        foreach (int gone in stir.Went) moments.Remove(gone);
        foreach (int d in stir.Came) moments[d] = Of(desk.Profiles[d]);
    }

    /// <summary>In order of time; of one day in the order of documents.</summary>
    public ImmutableArray<Moment> Print() =>
        [.. desk.InOrder.SelectMany((d, place) => moments[d].Select(m => (Place: place, Moment: m))).OrderBy(m => m.Moment.When.First).ThenBy(m => m.Moment.When.End ?? DateOnly.MaxValue).ThenBy(m => m.Place).ThenBy(m => m.Moment.Where.Span).Select(m => m.Moment)];

    private static ImmutableArray<Moment> Of(Profile profile)
    {
        var moments = new List<Moment>();
        var reading = profile.Reading;
        string text = reading.Document.Text;
        var taken = new List<(When When, TextSpan Span)>();
        foreach (var told in reading.Events.Where(e => e.When.First is not null && e.Status is not (EventStatus.Hypothetical or EventStatus.Asked)).OrderBy(e => e.Span))
        {
            taken.Add((told.When, told.Span));
            moments.Add(new(told.When, Profile.Short(told.Span.Of(text), 200), told.Claim, told.Id, new(reading.Document.Id, told.Span)));
        }
        foreach (var claim in profile.Claims.Select(c => c.Claim).Where(c => c.Said.First is not null && !c.IsAuthors && c.Content.Length > 0))
        {
            taken.Add((claim.Said, claim.Extent));
            string who = claim.Speaker ?? (claim.Source.Length > 0 ? claim.Source[0].Of(text) : "Unattributed");
            moments.Add(new(claim.Said, Profile.Short($"{who}: {claim.Words(text)}", 200), claim.Id, null, new(reading.Document.Id, claim.Content[0])));
        }
        foreach (var time in reading.Times.OrderBy(t => t.Span))
        {
            var when = When.Parse(time.Value);
            if (when.First is null || time.Kind == TimeKind.Vague || reading.Document.IsFurniture(time.Span)) continue;
            var sentence = reading.Sentences.FirstOrDefault(s => s.Contains(time.Span), time.Span);
            if (taken.Exists(t => t.When.First == when.First && t.When.End == when.End && t.Span.Overlaps(sentence))) continue;
            taken.Add((when, sentence));
            moments.Add(new(when, Profile.Short(sentence.Of(text), 200), null, null, new(reading.Document.Id, time.Span)));
        }
        return [.. moments];
    }
}
