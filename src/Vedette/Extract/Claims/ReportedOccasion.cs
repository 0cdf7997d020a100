using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// A report tells of one occasion: a hearing, a briefing, a statement on a named day. What others of the same side say in it without a day of their own was said
/// then too. Only a report with one single day of speech, told near its beginning, hands it on, and each claim that takes it says from which words.
/// </summary>
internal static class ReportedOccasion
{
    /// <summary>The day stands in this first part of the claims that somebody makes.</summary>
    private const double Beginning = 1.0 / 3;

    /// <summary>Days between the occasion and the report within which it is news of it.</summary>
    private const int Fresh = 7;

    public static ImmutableArray<Claim> Over(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, ImmutableArray<Claim> claims)
    {
        int[] spoken = [.. Enumerable.Range(0, claims.Length).Where(i => !claims[i].IsAuthors)];
        int dated = Array.FindIndex(spoken, i => IsDay(claims[i].Said));
        if (dated < 0 || dated > spoken.Length * Beginning) return claims;
        var lead = claims[spoken[dated]];
        if (spoken.Any(i => claims[i].Said.IsKnown && claims[i].Said != lead.Said) || !IsNews(document, lead.Said)) return claims;
        if (DayOf(sentences, times, lead) is not { } day) return claims;
        var reason = new Reason("occasion", $"The report tells of one occasion, {lead.Said}, and nothing says that this was said on another.", new Quote(document.Id, day));
        var told = claims.ToBuilder();
        foreach (int i in spoken)
            if (!claims[i].Said.IsKnown && IsOfTheSide(claims[i], lead) && !TellsOfAnotherTime(document.Text, sentences, times, claims[i], i < spoken[dated]))
                told[i] = claims[i] with { Said = lead.Said, Reasons = claims[i].Reasons.Add(reason) };
        return told.ToImmutable();
    }

    private static bool IsDay(When said) => said.First is { } first && said.End == first.AddDays(1);

    private static bool IsNews(Document document, When said) =>
        document.Published.First is not { } published || (said.First <= published && published.DayNumber - said.First!.Value.DayNumber <= Fresh);

    /// <summary>The same country's, or of nobody's: "the assessment noted". A source that the text leaves unnamed speaks in the report for those it is about.</summary>
    private static bool IsOfTheSide(Claim claim, Claim lead) =>
        lead.SpeakerCountry is { } country ? claim.SpeakerCountry is null ? claim.SpeakerType is not SpeakerType.Named : claim.SpeakerCountry == country : claim.Speaker == lead.Speaker;

    /// <summary>A time in its sentence that is not in what is said, or words that put it before: "earlier", "has said".</summary>
    private static bool TellsOfAnotherTime(string text, ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, Claim claim, bool isLead)
    {
        if (SentenceOf(sentences, claim) is not { } sentence) return true;
        foreach (var time in times)
            if (sentence.Words.Contains(time.Span) && time.Value is not null && !claim.Content.Any(c => c.Overlaps(time.Span))) return true;
        bool isPerfect = false;
        for (int i = 0; i < sentence.Count; i++)
        {
            if (claim.Content.Any(c => c.Overlaps(sentence[i].Span))) continue;
            var word = sentence.Word(text, i);
            if (word.Equals("earlier", StringComparison.OrdinalIgnoreCase) || word.Equals("previously", StringComparison.OrdinalIgnoreCase) || word.Equals("ago", StringComparison.OrdinalIgnoreCase) || word.Equals("once", StringComparison.OrdinalIgnoreCase)) return true;
            isPerfect |= sentence[i].Relation is Relation.Aux && sentence[i].Head >= 0 && claim.Cue.Any(c => c.Overlaps(sentence[sentence[i].Head].Span)) && word is "has" or "have" or "had";
        }
        // A lead tells the news in the perfect: "officials have warned". Behind it the perfect tells of what went before.
        return isPerfect && !isLead;
    }

    /// <summary>The words that tell the day, in the sentence of the claim that has it.</summary>
    private static TextSpan? DayOf(ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, Claim lead)
    {
        foreach (var time in times)
            if (When.Parse(time.Value) == lead.Said && SentenceOf(sentences, lead) is { } sentence && sentence.Words.Contains(time.Span)) return time.Span;
        return null;
    }

    private static Sentence? SentenceOf(ImmutableArray<Sentence> sentences, Claim claim)
    {
        int start = (claim.Cue.IsEmpty ? claim.Content : claim.Cue)[0].Start;
        foreach (var sentence in sentences)
            if (sentence.Span.Start <= start && start < sentence.Span.End) return sentence;
        return null;
    }
}
