using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>When and where something was said.</summary>
internal readonly record struct Occasion(When Said, string? Venue);

/// <summary>
/// The occasion of an utterance: the date and the venue beside its cue. A speaker who goes on speaking stays on his occasion;
/// another speaker joins it only when the text points back to it ("during the hearing"). Nothing is taken from the document's own date.
/// </summary>
internal sealed class Occasions(Document document, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times)
{
    /// <summary>Units of text that the place of a dateline may take.</summary>
    private const int LongestPlace = 60;

    private readonly Dictionary<string, Occasion> bySpeaker = new(StringComparer.OrdinalIgnoreCase);
    private Occasion latest;

    public Occasion Of(Tree tree, Utterance utterance, string? speaker)
    {
        var said = SaidIn(tree, utterance);
        string? venue = VenueIn(tree, utterance, out bool pointsBack);
        if (speaker is not null && bySpeaker.TryGetValue(speaker, out var earlier) && !said.IsKnown)
        {
            said = earlier.Said;
            venue = pointsBack || venue is null ? earlier.Venue ?? venue : venue;
        }
        else if (pointsBack && latest.Venue is not null)
        {
            if (!said.IsKnown) said = latest.Said;
            venue = latest.Venue;
        }
        var occasion = new Occasion(said, venue);
        if (said.IsKnown || venue is not null)
        {
            latest = occasion;
            if (speaker is not null) bySpeaker[speaker] = occasion;
        }
        return occasion;
    }

    /// <summary>The date nearest to the cue that stands in its clause and not in what is said.</summary>
    private When SaidIn(Tree tree, Utterance utterance)
    {
        if (utterance.CueToken < 0) return When.Unknown;
        var words = tree.Sentence.Words;
        int cue = tree[utterance.CueToken].Start;
        var near = times
            .Where(t => words.Contains(t.Span) && t.Kind is TimeKind.Date or TimeKind.Interval or TimeKind.Time && t.Value is not (null or ['T', ..]) && !utterance.Content.Any(c => c.Overlaps(t.Span)))
            .Where(t => !t.Value!.StartsWith("..", StringComparison.Ordinal) && !t.Value.EndsWith("..", StringComparison.Ordinal) && (TellsOf(tree, utterance.CueToken, t.Span) || IsDateline(tree, cue, t.Span)))
            .OrderBy(t => Math.Abs(t.Span.Start - cue))
            .FirstOrDefault();
        var said = When.Parse(near.Value);
        // Nobody is quoted from a day after the report.
        return said.First is { } day && document.Published.End is { } after && day >= after ? When.Unknown : said;
    }

    /// <summary>"VESHNY, 5 March 2026 – The mayor said": a place in capitals, a day and a dash before all else.</summary>
    private bool IsDateline(Tree tree, int cue, TextSpan time)
    {
        if (time.Start > cue || time.Start - tree.Sentence.Words.Start > LongestPlace) return false;
        int after = 0;
        while (after < tree.Count && tree[after].Start < time.End) after++;
        if (after >= tree.Count || !tree.IsAny(after, "–", "—", "-", "--")) return false;
        for (int i = 0; i < after && tree[i].Start < time.Start; i++)
            if (tree[i].Tag is not (PartOfSpeech.Propn or PartOfSpeech.Punct) && !char.IsUpper(document.Text[tree[i].Start])) return false;
        return true;
    }

    /// <summary>Whether the time hangs on the cue and not on a noun or clause beside it: "the treaty of 16 July 2001" tells nothing of when he spoke.</summary>
    private static bool TellsOf(Tree tree, int cue, TextSpan time)
    {
        int at = -1;
        for (int i = 0; i < tree.Count; i++)
            if (time.Overlaps(tree[i].Span) && (at < 0 || !time.Overlaps(tree[tree[i].Head < 0 ? i : tree[i].Head].Span))) at = i;
        for (int steps = 0; at >= 0 && steps < 5; steps++)
        {
            int head = tree[at].Head;
            if (head == cue || at == cue) return true;
            if (head < 0) return false;
            // "According to a ledger from 2019": the day of what speaks.
            if (tree[cue].Relation is Relation.Case && head == tree[cue].Head) return true;
            // The head of a coordinated or embedded cue carries its time too.
            if (head == tree[cue].Head && tree[cue].Relation is Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Parataxis && tree[at].Relation is Relation.Obl or Relation.Obl_unmarked or Relation.Advmod) return true;
            bool venue = tree[at].Relation is Relation.Nmod or Relation.Acl or Relation.Nmod_unmarked && tree.IsAny(head, "hearing", "interview", "meeting", "briefing", "session", "conference", "speech", "committee", "visit", "talks", "published", "broadcast", "aired");
            if (tree[at].Relation is not (Relation.Obl or Relation.Obl_unmarked or Relation.Advmod or Relation.Conj) && !venue) return false;
            at = head;
        }
        return false;
    }

    private string? VenueIn(Tree tree, Utterance utterance, out bool pointsBack)
    {
        pointsBack = false;
        for (int i = 0; i < tree.Count; i++)
        {
            bool noun = tree.IsAny(i, "hearing", "meeting", "interview", "briefing", "conference", "session", "summit", "forum", "speech", "testimony", "talks", "visit", "address", "debate", "dinner", "call", "event", "ceremony");
            bool house = !noun && names.Any(n => n.Kind is EntityKind.Organisation && n.Span.Contains(tree[i].Span) && n.Span.End == tree[i].End && IsHouse(n.Canonical));
            if (!noun && !house) continue;
            if (utterance.Content.Any(c => c.Contains(tree[i].Span)) || utterance.Source.Any(s => s.Contains(tree[i].Span))) continue;
            int preposition = tree.Child(i, Relation.Case);
            if (preposition < 0 || !tree.IsAny(preposition, "during", "at", "in", "before", "to", "after", "on")) continue;
            if (noun && tree.Child(i, Relation.Det) is >= 0 and var article && tree.Is(article, "the") && tree.Reach(i).End - tree.Reach(i).Start < 5) pointsBack = true;
            var range = tree.Reach(i);
            int start = Math.Max(preposition + 1, range.Start), end = Math.Min(range.End, start + 16);
            foreach (int child in tree.Children(i))
                if (child > i && tree[child].Relation is Relation.Acl or Relation.Acl_relcl or Relation.Advcl or Relation.Appos or Relation.Parataxis) end = Math.Min(end, tree.Reach(child).Start);
            var spans = tree.Spans(new(start, Math.Max(end, i + 1)));
            if (!spans.IsEmpty) return spans[0].Of(document.Text).ReplaceLineEndings(" ");
        }
        return null;
    }

    private static bool IsHouse(string name)
    {
        foreach (string word in (ReadOnlySpan<string>)["Yuan", "Senate", "Parliament", "Congress", "Committee", "Duma", "Assembly", "House", "Council", "Diet", "Bundestag"])
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
