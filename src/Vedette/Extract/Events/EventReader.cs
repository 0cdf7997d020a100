using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Codes events: a predicate or an event noun of the codebook, its actors from the subject, its recipients from objects and phrases, as country codes with a sector.
/// What the text only fears, plans, alleges or denies is told so by the status; a statement by itself is no event (PLOVER drops statements).
/// </summary>
public sealed class EventReader(Grammar grammar, Codebook codebook)
{
    private readonly Maker maker = new("events", "1");

    /// <param name="claims">The document's claims: an event inside a claim takes its status from how it is claimed.</param>
    public ImmutableArray<Event> Read(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times, ImmutableArray<Claim> claims)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        HashSet<EventId> seen = [];
        foreach (var sentence in sentences)
        {
            if (sentence.Count == 0 || document.IsFurniture(sentence.Words)) continue;
            var coder = new SentenceCoder(grammar, codebook, new Tree(document.Text, sentence), names);
            foreach (var coded in coder.Code())
            {
                var claim = claims.Where(c => c.Content.Any(s => s.Contains(coded.Trigger))).MinBy(c => c.Content.Sum(s => s.Length));
                var status = StatusOf(coded, claim);
                // The manual's tie-break: cooperation to come is agreement.
                var type = coded.Intended && status is EventStatus.Planned && coded.Entry.Type is EventType.Consult or EventType.Support or EventType.Cooperate or EventType.Aid ? EventType.Agree : coded.Entry.Type;
                var id = new EventId(ContentHash.Of(document.Id.ToString(), type.ToString(), coded.Trigger.ToString(), string.Join(',', coded.Actors), string.Join(',', coded.Recipients)));
                if (!seen.Add(id)) continue;
                events.Add(new Event
                {
                    Id = id,
                    Document = document.Id,
                    Type = type,
                    Mode = coded.Entry.Mode,
                    Contexts = coded.Entry.Contexts,
                    Actors = coded.Actors,
                    Recipients = coded.Recipients,
                    Status = status,
                    When = WhenOf(sentence.Words, times, coded.Trigger, claim),
                    Place = coded.Place,
                    Span = coded.Span,
                    Claim = claim?.Id,
                    Reasons = [new Reason("codebook", $"“{coded.Trigger.Of(document.Text)}” tells {type.ToString().ToUpperInvariant()}", new Quote(document.Id, coded.Trigger))],
                    MadeBy = maker,
                });
            }
        }
        return events.ToImmutable();
    }

    private static EventStatus StatusOf(CodedEvent coded, Claim? claim)
    {
        if (coded.Asked || claim?.Kind is ClaimKind.Question) return EventStatus.Asked;
        if (coded.Negated || claim?.Kind is ClaimKind.Denial) return EventStatus.Denied;
        if (coded.Hypothetical || claim?.Certainty is Certainty.Possible or Certainty.Unlikely || claim?.Condition is not null) return EventStatus.Hypothetical;
        if (coded.Intended) return EventStatus.Planned;
        return claim is not null && !claim.IsAuthors && claim.Kind is not ClaimKind.Denial ? EventStatus.Alleged : EventStatus.Actual;
    }

    /// <summary>The nearest date of the sentence that is not the date of saying.</summary>
    private static When WhenOf(TextSpan sentence, ImmutableArray<TimeExpression> times, TextSpan trigger, Claim? claim)
    {
        var near = times
            .Where(t => sentence.Contains(t.Span) && t.Kind is TimeKind.Date or TimeKind.Interval && t.Value is not null)
            .Where(t => claim is null || claim.IsAuthors || claim.Content.Any(c => c.Contains(t.Span)))
            .OrderBy(t => Math.Abs(t.Span.Start - trigger.Start))
            .FirstOrDefault();
        return When.Parse(near.Value);
    }
}
