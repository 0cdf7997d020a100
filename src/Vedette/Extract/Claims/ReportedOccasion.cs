using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Days of speech that stand not beside the cue but around it. A report that tells of one occasion, a hearing or a briefing on a named day, gives that day to what
/// others of the same side say in it; a meeting told in the sentence before gives its day to those who met. Each claim that takes a day says from which words.
/// A report in which several sides speak tells of several occasions, and hands none on.
/// </summary>
internal static class ReportedOccasion
{
    /// <summary>The day stands in this first part of the claims that somebody makes.</summary>
    private const double Beginning = 1.0 / 3;

    /// <summary>Days between the occasion and the report within which it is news of it.</summary>
    private const int Fresh = 7;

    private static readonly FrozenSet<string> Occasions = "meeting talks hearing briefing interview summit conference call visit session".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<Claim> Over(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, ImmutableArray<Claim> claims)
    {
        var told = claims.ToBuilder();
        for (int i = 0; i < told.Count; i++)
            if (told[i] is { Said.IsKnown: false, SpeakerType: SpeakerType.Named } claim && OccasionBefore(document.Text, sentences, times, claim) is { } before)
                told[i] = claim with { Said = before.Day, Reasons = claim.Reasons.Add(new("occasion", $"The sentence before tells of an occasion on {before.Day} at which {claim.Speaker} was.", new Quote(document.Id, before.Words))) };
        OfTheReport(document, sentences, times, told);
        return told.ToImmutable();
    }

    private static void OfTheReport(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, ImmutableArray<Claim>.Builder claims)
    {
        int[] spoken = [.. Enumerable.Range(0, claims.Count).Where(i => !claims[i].IsAuthors)];
        int dated = Array.FindIndex(spoken, i => IsDay(claims[i].Said));
        if (dated < 0 || dated > spoken.Length * Beginning) return;
        var lead = claims[spoken[dated]];
        var countries = spoken.Select(i => claims[i]).Where(c => c.Speaker is not null && c.SpeakerCountry is not null).DistinctBy(c => c.Speaker).ToDictionary(c => c.Speaker!, c => c.SpeakerCountry!);
        if (lead.SpeakerCountry is not { } side || countries.Values.Any(c => c != side)) return;
        if (spoken.Any(i => claims[i].Said.IsKnown && claims[i].Said != lead.Said) || !IsNews(document, lead.Said)) return;
        if (DayOf(sentences, times, lead) is not { } day) return;
        var reason = new Reason("occasion", $"The report tells of one occasion, {lead.Said}, and nothing says that this was said on another.", new Quote(document.Id, day));
        foreach (int i in spoken)
        {
            // A person of no known country may be anybody; a source that the text leaves unnamed speaks in the report for those it is about.
            bool isOfTheSide = claims[i].SpeakerType is not SpeakerType.Named || (claims[i].Speaker is { } speaker && countries.ContainsKey(speaker));
            if (!claims[i].Said.IsKnown && isOfTheSide && !TellsOfAnotherTime(document.Text, sentences, times, claims[i], i < spoken[dated]))
                claims[i] = claims[i] with { Said = lead.Said, Reasons = claims[i].Reasons.Add(reason) };
        }
    }

    /// <summary>The day of a meeting, hearing or call that the sentence before tells, with the speaker in it; null when it tells none or a paragraph ends between.</summary>
    private static (When Day, TextSpan Words)? OccasionBefore(string text, ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, Claim claim)
    {
        int at = IndexOf(sentences, claim);
        if (at < 1 || claim.Speaker is not { } speaker || TellsOfAnotherTime(text, sentences, times, claim, isLead: false)) return null;
        var before = sentences[at - 1];
        if (text.AsSpan(before.Words.End, sentences[at].Words.Start - before.Words.End).Contains('\n')) return null;
        string surname = speaker[(speaker.LastIndexOf(' ') + 1)..];
        // "At the hearing": the words themselves point back.
        bool pointsBack = claim.Venue is ['t' or 'T', 'h', 'e', ' ', .. var noun] && Occasions.Contains(noun);
        bool isThere = pointsBack, isOccasion = pointsBack;
        var lookup = Occasions.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < before.Count; i++)
        {
            isThere |= before.Is(text, i, surname);
            isOccasion |= before[i].Tag is PartOfSpeech.Noun && lookup.Contains(before.Word(text, i));
        }
        if (!isThere || !isOccasion) return null;
        foreach (var time in times)
            if (before.Words.Contains(time.Span) && When.Parse(time.Value) is var day && IsDay(day)) return (day, time.Span);
        return null;
    }

    private static bool IsDay(When said) => said.First is { } first && said.End == first.AddDays(1);

    private static bool IsNews(Document document, When said) =>
        document.Published.First is not { } published || (said.First <= published && published.DayNumber - said.First!.Value.DayNumber <= Fresh);

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

    private static Sentence? SentenceOf(ImmutableArray<Sentence> sentences, Claim claim) => IndexOf(sentences, claim) is >= 0 and var at ? sentences[at] : null;

    private static int IndexOf(ImmutableArray<Sentence> sentences, Claim claim)
    {
        int start = (claim.Cue.IsEmpty ? claim.Content : claim.Cue)[0].Start;
        for (int i = 0; i < sentences.Length; i++)
            if (sentences[i].Span.Start <= start && start < sentences[i].Span.End) return i;
        return -1;
    }
}
