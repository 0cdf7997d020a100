using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What is told of which day: dated events, dated acts of speech, and dated sentences that hold neither. What has no date is left out.</summary>
internal static class Timeline
{
    public static ImmutableArray<Moment> Of(Desk desk)
    {
        var moments = new List<(int Document, Moment Moment)>();
        for (int d = 0; d < desk.Profiles.Length; d++)
        {
            var reading = desk.Profiles[d].Reading;
            string text = reading.Document.Text;
            var taken = new List<(When When, TextSpan Span)>();
            foreach (var told in reading.Events.Where(e => e.When.First is not null && e.Status is not (EventStatus.Hypothetical or EventStatus.Asked)).OrderBy(e => e.Span))
            {
                taken.Add((told.When, told.Span));
                moments.Add((d, new(told.When, Profile.Short(told.Span.Of(text), 200), told.Claim, told.Id, new(reading.Document.Id, told.Span))));
            }
            foreach (var claim in desk.Profiles[d].Claims.Select(c => c.Claim).Where(c => c.Said.First is not null && !c.IsAuthors && c.Content.Length > 0))
            {
                taken.Add((claim.Said, claim.Extent));
                string who = claim.Speaker ?? (claim.Source.Length > 0 ? claim.Source[0].Of(text) : "Unattributed");
                moments.Add((d, new(claim.Said, Profile.Short($"{who}: {claim.Words(text)}", 200), claim.Id, null, new(reading.Document.Id, claim.Content[0]))));
            }
            foreach (var time in reading.Times.OrderBy(t => t.Span))
            {
                var when = When.Parse(time.Value);
                if (when.First is null || time.Kind == TimeKind.Vague || reading.Document.IsFurniture(time.Span)) continue;
                var sentence = reading.Sentences.FirstOrDefault(s => s.Contains(time.Span), time.Span);
                if (taken.Exists(t => t.When.First == when.First && t.When.End == when.End && t.Span.Overlaps(sentence))) continue;
                taken.Add((when, sentence));
                moments.Add((d, new(when, Profile.Short(sentence.Of(text), 200), null, null, new(reading.Document.Id, time.Span))));
            }
        }
        return [.. moments.OrderBy(m => m.Moment.When.First).ThenBy(m => m.Moment.When.End ?? DateOnly.MaxValue).ThenBy(m => m.Document).ThenBy(m => m.Moment.Where.Span).Select(m => m.Moment)];
    }
}
