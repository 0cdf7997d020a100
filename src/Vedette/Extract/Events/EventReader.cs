using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Codes events: a predicate or an event noun of the codebook, its actors from the subject, its recipients from objects and phrases, as country codes with a sector.
/// What the text only fears, plans, alleges or denies is told so by the status; a statement by itself is no event (PLOVER drops statements).
/// </summary>
public sealed class EventReader(Grammar grammar, Gazetteer gazetteer, Codebook codebook, OwnActors? actors = null)
{
    private readonly Maker maker = new("events", actors is null ? "3" : $"3+{actors.Mark}");
    private readonly ActorTable table = new(actors);
    private readonly ContextTable contexts = new();

    /// <summary>The events in the order of their sentences; of one sentence the main act first.</summary>
    /// <param name="claims">The document's claims: an event inside a claim takes its status from how it is claimed.</param>
    public ImmutableArray<Event> Read(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times, ImmutableArray<Claim> claims)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        HashSet<EventId> seen = [];
        var day = document.Published.First ?? document.Modified.First;
        int name = 0;
        var topic = Topic.None;
        for (int s = 0; s < sentences.Length; s++)
        {
            var sentence = sentences[s];
            while (name < names.Length && names[name].Span.Start < sentence.Span.Start) name++;
            int last = name;
            while (last < names.Length && names[last].Span.Start < sentence.Span.End) last++;
            if (sentence.Count == 0 || document.IsFurniture(sentence.Words)) continue;
            var inside = names[name..last];
            var coder = new SentenceCoder(codebook, table, contexts, new EventSentence(grammar, gazetteer, table, new Tree(document.Text, sentence), inside.AsSpan(), DayOf(sentence.Words, times) ?? day), inside, topic);
            int rank = 0;
            foreach (var coded in coder.Code())
            {
                rank++;
                var claim = claims.Where(c => c.Content.Any(s => s.Contains(coded.Trigger))).MinBy(c => c.Content.Sum(s => s.Length));
                var id = new EventId(ContentHash.Of(document.Id.ToString(), coded.Type.ToString(), coded.Trigger.ToString(), string.Join(',', coded.Actors), string.Join(',', coded.Recipients)));
                if (!seen.Add(id)) continue;
                events.Add(new Event
                {
                    Id = id,
                    Document = document.Id,
                    Type = coded.Type,
                    Mode = coded.Type == coded.Entry.Type ? coded.Entry.Mode : null,
                    Contexts = coder.ContextsOf(coded),
                    Actors = coded.Actors,
                    Recipients = coded.Recipients,
                    Status = StatusOf(coded.Holding, coded.Holding.Asked && s + 1 < sentences.Length ? AnswerIn(sentences[s + 1].Words.Of(document.Text)) : null, claim, claims.Any(c => c.Condition is { } condition && condition.Contains(coded.Trigger))),
                    When = WhenOf(sentence.Words, times, coded.Trigger, claim),
                    Place = coded.Place,
                    Span = coded.Span,
                    Claim = claim?.Id,
                    Reasons =
                    [
                        new Reason("codebook", $"“{coded.Trigger.Of(document.Text)}” tells {Name(coded.Type)} ({coded.Rule}); act {rank} of its sentence", new Quote(document.Id, coded.Trigger)),
                        .. coded.Lost.Select(lost => new Reason("lost", $"“{lost.Word.Of(document.Text)}” could tell {Name(lost.Type)}: {lost.Why}", new Quote(document.Id, lost.Word))),
                    ],
                    MadeBy = maker,
                });
            }
            topic = coder.HandedOn();
        }
        return events.ToImmutable();
    }

    /// <summary>"Could they share it? Absolutely.": how the text answers its own question in the next sentence; null when it leaves it open.</summary>
    private static bool? AnswerIn(string next) =>
        StartsWithAny(next, "No,", "No.", "Never", "Hardly", "Of course not") ? false
        : StartsWithAny(next, "Yes", "Absolutely", "Certainly", "Definitely", "Of course", "Sure") ? true
        : null;

    private static bool StartsWithAny(string text, params ReadOnlySpan<string> words)
    {
        foreach (string word in words) if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static string Name(EventType type) => type.ToString().ToUpperInvariant();

    /// <param name="supposed">The event stands in the condition of a claim.</param>
    /// <param name="answer">Yes or no, to a question that the text answers itself.</param>
    private static EventStatus StatusOf(Holding holding, bool? answer, Claim? claim, bool supposed)
    {
        if (holding.Given) return EventStatus.Actual;
        if (answer is null && (holding.Asked || claim?.Kind is ClaimKind.Question)) return EventStatus.Asked;
        if (holding.Negated == (answer ?? true) || claim?.Kind is ClaimKind.Denial) return EventStatus.Denied;
        if (holding.Hypothetical || supposed || (holding.Intended && holding.Conditional && !holding.Announced)) return EventStatus.Hypothetical;
        // "is ready to attack" is a plan, though it leaves open whether it comes to that.
        if ((holding.Intended || holding.Purposed) && claim?.Condition is null) return EventStatus.Planned;
        if (claim?.Certainty is Certainty.Possible or Certainty.Unlikely || claim?.Condition is not null) return EventStatus.Hypothetical;
        if (holding.Alleged) return EventStatus.Alleged;
        return claim is not null && !claim.IsAuthors ? EventStatus.Alleged : EventStatus.Actual;
    }

    /// <summary>The day that a sentence itself tells, by which its people hold their offices; null when it tells none or several.</summary>
    private static DateOnly? DayOf(TextSpan sentence, ImmutableArray<TimeExpression> times)
    {
        DateOnly? only = null;
        foreach (var time in times)
        {
            if (!sentence.Contains(time.Span) || time.Kind is not (TimeKind.Date or TimeKind.Time) || When.Parse(time.Value).First is not { } day) continue;
            if (only is not null && only != day) return null;
            only = day;
        }
        return only;
    }

    /// <summary>The nearest date of the sentence that is not the date of saying.</summary>
    private static When WhenOf(TextSpan sentence, ImmutableArray<TimeExpression> times, TextSpan trigger, Claim? claim)
    {
        var near = times
            .Where(t => sentence.Contains(t.Span) && t.Kind is TimeKind.Date or TimeKind.Interval or TimeKind.Time && t.Value is not (null or ['T', ..]))
            .Where(t => claim is null || claim.IsAuthors || claim.Content.Any(c => c.Contains(t.Span)))
            .OrderBy(t => Math.Abs(t.Span.Start - trigger.Start))
            .FirstOrDefault();
        return When.Parse(near.Value);
    }
}
