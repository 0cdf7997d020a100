using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Answers with what they answer, and claims that cannot both hold.</summary>
internal sealed class Contradictions
{
    private const double AnsweredElsewhere = 0.4, OppositeContent = 0.45, OneMeasure = 0.5, OneHappening = 0.6, SameWords = 0.9;

    /// <summary>An answer stands after what it answers: so near to it in one text, less must be alike.</summary>
    private const double AnsweredNearby = 0.25;

    /// <summary>An answer that names nothing itself answers what was said at most this far before it, in UTF-16 units.</summary>
    private const int Reach = 600;

    /// <summary>The most claims that one answer is laid beside for its content.</summary>
    private const int Most = 3;

    /// <summary>Terms in a content that only points back: such claims, the report, false information.</summary>
    private static readonly ulong[] Pointing = [.. Words.Terms(
        "claim claims allegation allegations accusation accusations report reports statement suggestion charge charges information news story rumour rumor false untrue wrong disinformation fake baseless groundless " +
        "absurd nonsense malicious unfounded deny denies denied reject dismiss refute true fact facts such latest earlier argument same matter issue aware unaware heard knowledge record comment question questions").Order()];

    private readonly Desk desk;
    private readonly Origins origins;
    private readonly Links links;

    /// <summary>What each claim that answers answers.</summary>
    private readonly Dictionary<int, ImmutableArray<(int Answered, Contradiction Found)>> answers = [];
    private readonly Bonds<int, Contradiction> clashes = new();

    public Contradictions(Desk desk, Origins origins, Links links) => (this.desk, this.origins, this.links) = (desk, origins, links);

    /// <summary>By what is answered or stands first, then by the other end.</summary>
    public ImmutableArray<Contradiction> Print()
    {
        var found = answers.SelectMany(a => a.Value.Select(f => (A: f.Answered, B: a.Key, f.Found))).ToDictionary(f => (f.A, f.B), f => f.Found);
        foreach (int a in clashes.Members)
            foreach (var (b, clash) in clashes.Of(a))
                if (desk.IsBefore(a, b) && !found.ContainsKey((b, a))) found.TryAdd((a, b), clash);
        return [.. found.OrderBy(f => f.Key.Item1, desk.ByPlace).ThenBy(f => f.Key.Item2, desk.ByPlace).Select(f => f.Value)];
    }

    /// <summary>Finds anew what answers, or clashes with, claims that changed.</summary>
    /// <param name="told">Claims whose act is told in other claims than before.</param>
    /// <param name="linked">Claims whose group is another than before.</param>
    public void Update(Stir stir, HashSet<int> told, HashSet<int> linked)
    {
        foreach (int claim in stir.Left)
        {
            answers.Remove(claim);
            clashes.Drop(claim);
        }
        HashSet<int> own = [.. stir.Claims, .. stir.Voices, .. told];
        foreach (int claim in own) Lay(claim);
        HashSet<int> about = [.. own, .. linked];
        about.UnionWith(about.SelectMany(links.With).ToArray());
        var documents = about.Select(c => desk.Document[c]).ToHashSet();
        about.UnionWith(about.SelectMany(desk.AlikeTo).Select(o => o.Claim).ToArray());
        foreach (int c in about.Union(stir.Near).Union(documents.SelectMany(desk.ClaimsOf)))
        {
            answers.Remove(c);
            if (IsAnswer(c)) answers[c] = Found(c);
        }
    }

    private bool IsAnswer(int claim) => desk.Claims[claim].Answer is not AnswerType.None || desk.Claims[claim].Claim.Answers is not null;

    /// <summary>What answers is no claim to be answered; what is asked or refused inside another claim is none either.</summary>
    private bool IsClaimed(int claim) => desk.Claims[claim] is { Answer: AnswerType.None, Claim: { Polarity: Polarity.Positive, Kind: not ClaimKind.Question } } && !links.IsLeftOpen(claim);

    private ImmutableArray<(int, Contradiction)> Found(int c)
    {
        var found = new Dictionary<int, Contradiction>();
        var type = desk.Claims[c].Answer;
        var own = Answer(desk, c, type);
        void Add(int answered, Reason reason) => found.TryAdd(answered, new(ContradictionKind.Denial, desk.Claims[answered].Claim.Id, desk.Claims[c].Claim.Id, [reason, own]) { Answer = type });
        foreach (var (answered, reason) in Answered(desk, IsClaimed, c, type))
        {
            Add(answered, reason);
            foreach (int same in links.With(answered))
                if (same != answered && IsClaimed(same) && origins.Of[same] != origins.Of[c] && !OneVoice(desk, same, c) && desk.Likeness.Overlap(same, answered) >= Links.HardlyMore)
                    Add(same, new("same_claim", $"“{Profile.Short(desk.Claims[same].Words, 80)}” says it as well.", desk.Where(same)));
        }
        return [.. found.Select(f => (f.Key, f.Value))];
    }

    /// <summary>Lays a claim beside all that are alike to it.</summary>
    private void Lay(int claim)
    {
        clashes.Drop(claim);
        foreach (var other in desk.AlikeTo(claim))
        {
            var (a, b) = desk.IsBefore(claim, other.Claim) ? (claim, other.Claim) : (other.Claim, claim);
            if (Clash(desk, origins, a, b, other.Likeness) is { } clash)
                clashes.Tie(a, b, new(clash.Kind, desk.Claims[a].Claim.Id, desk.Claims[b].Claim.Id, [new Reason("said", $"“{Profile.Short(desk.Claims[a].Words, 80)}”", desk.Where(a)), clash.Reason]));
        }
    }

    /// <summary>The answer's own end: its words for what it answers.</summary>
    private static Reason Answer(Desk desk, int c, AnswerType type)
    {
        var claim = desk.Claims[c].Claim;
        string text = desk.Profiles[desk.Document[c]].Text;
        var what = claim.Content.Length == 0 ? desk.Where(c) : TypedAnswers.What(claim, text);
        string words = Profile.Short(what.Span.Of(text).ToString(), 80);
        return type switch
        {
            AnswerType.NonDenial => new("non_denial", $"Neither confirms nor denies “{words}”.", what),
            AnswerType.NoComment => new("no_comment", $"Does not say: “{words}”.", what),
            AnswerType.NotAware => new("not_aware", $"Is not aware of “{words}”.", what),
            _ => new("denial", $"Denies “{words}”.", what),
        };
    }

    private static IEnumerable<(int Claim, Reason Reason)> Answered(Desk desk, Func<int, bool> isClaimed, int c, AnswerType type)
    {
        var claim = desk.Claims[c].Claim;
        int tied = claim.Answers is { } id ? desk.Number(id) : -1;
        if (tied >= 0 && (type is not AnswerType.None || claim.Polarity != desk.Claims[tied].Claim.Polarity)) yield return (tied, new("answers", $"The text ties the answer to “{Profile.Short(desk.Claims[tied].Words, 80)}”.", desk.Where(tied)));
        if (type is AnswerType.None) yield break;
        if (!OnlyPoints(desk, c, type))
        {
            // A denial that its text ties to a claim denies that one, and what says the same.
            if (tied >= 0 && type is AnswerType.Denial) yield break;
            foreach (var (other, _, _) in desk.AlikeTo(c).Where(o => IsAlike(desk, o.Claim, c, o.Likeness, type) && o.Claim != tied && isClaimed(o.Claim) && !OneVoice(desk, o.Claim, c)).Take(Most))
                yield return (other, new("same_content", $"“{Profile.Short(desk.Claims[other].Words, 80)}” says what is answered.", desk.Where(other)));
            yield break;
        }
        // It names nothing itself ("such claims", "the allegation"): it answers the nearest thing said before it, and all that its sentence says.
        int nearest = tied;
        int[] all = desk.ClaimsOf(desk.Document[c]);
        for (int i = desk.Index(c) - 1; nearest < 0 && i >= 0 && desk.Claims[c].Start - desk.Claims[all[i]].Start <= Reach; i--)
            if (isClaimed(all[i]) && !OneVoice(desk, all[i], c) && !desk.Claims[all[i]].Claim.IsAuthors) nearest = all[i];
        if (nearest < 0) yield break;
        if (nearest != tied) yield return (nearest, new("points_back", "The answer names nothing itself; this is the nearest thing said before it.", desk.Where(nearest)));
        var sentence = desk.Profiles[desk.Document[c]].Reading.Sentences.FirstOrDefault(s => s.Contains(desk.Claims[nearest].Start));
        foreach (int beside in all)
            if (beside != nearest && beside != c && sentence.Contains(desk.Claims[beside].Start) && isClaimed(beside) && !OneVoice(desk, beside, c) && !desk.Claims[beside].Claim.IsAuthors)
                yield return (beside, new("same_sentence", "Said in one sentence with what the answer points back to.", desk.Where(beside)));
    }

    /// <summary>"such claims", "the report", "any such request": nothing of what is answered is said again.</summary>
    private static bool OnlyPoints(Desk desk, int c, AnswerType type)
    {
        int own = desk.Claims[c].Terms.Count(t => Array.BinarySearch(Pointing, t) < 0);
        return own == 0 || (own == 1 && type is AnswerType.NotAware && $" {desk.Claims[c].Words} ".Contains(" such ", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAlike(Desk desk, int claim, int answer, double likeness, AnswerType type)
    {
        bool nearby = desk.Document[claim] == desk.Document[answer] && desk.Claims[answer].Start - desk.Claims[claim].Start is > 0 and <= Reach;
        if (likeness < (nearby ? AnsweredNearby : AnsweredElsewhere)) return false;
        if (type is AnswerType.Denial && desk.Likeness.OtherActs(claim, answer)) return false;
        // "The paper shows that the map is false": the denial is the claim's own.
        if (desk.Document[claim] == desk.Document[answer] && desk.Claims[answer].Claim.Cue.Any(cue => desk.Claims[claim].Claim.Content.Any(c => c.Contains(cue)))) return false;
        // Who denies says what; who says nothing of a thing may say nothing of many.
        if (type is AnswerType.Denial && likeness >= AnsweredElsewhere && SpeakOfOneThing(desk, claim, answer)) return true;
        if (desk.Document[claim] != desk.Document[answer] && !desk.Likeness.OneMainWord(claim, answer) && desk.Likeness.Overlap(claim, answer) < Links.HardlyMore) return false;
        return desk.Likeness.SharedTerms(claim, answer) >= Links.OnePropositionTerms
            && (Math.Min(desk.Claims[claim].Terms.Length, desk.Claims[answer].Terms.Length) > Links.FewTerms || desk.Likeness.Overlap(claim, answer) >= Links.HardlyMore);
    }

    /// <summary>Their propositions agree, or so much of the words that it is no chance: one word in common ("it occurred") is.</summary>
    private static bool SpeakOfOneThing(Desk desk, int claim, int denial) =>
        desk.Likeness.Accord(claim, denial) is { IsOfOneThing: true, Score: >= Likeness.OneProposition, Parties: >= Likeness.Sides }
        || desk.Likeness.SharedTerms(claim, denial) is var shared && (shared >= Links.OnePropositionTerms || (shared > 1 && desk.Likeness.Overlap(claim, denial) >= Links.HardlyMore));

    private static bool OneVoice(Desk desk, int a, int b) => desk.Speaker[a] >= 0 && desk.Speaker[a] == desk.Speaker[b];

    private static (ContradictionKind Kind, Reason Reason)? Clash(Desk desk, Origins origins, int a, int b, double likeness)
    {
        if (origins.Of[a] == origins.Of[b]) return null;
        var (x, y) = (desk.Claims[a], desk.Claims[b]);
        // Who is told to say something says it in the other's words: "they doubt that it would succeed".
        if (desk.Document[a] == desk.Document[b] && x.Claim.Content.Any(one => y.Claim.Content.Any(one.Overlaps))) return null;
        if (!PutsForward(x.Claim) || !PutsForward(y.Claim) || OnlyPoints(desk, a, AnswerType.None) || OnlyPoints(desk, b, AnswerType.None)) return null;
        var where = desk.Where(b);
        // What may be and what may not be can both hold.
        bool bothPossible = x.Claim.Proposition?.Modality is Modality.Possible && y.Claim.Proposition?.Modality is Modality.Possible;
        if (desk.AreOpposite(a, b) && !bothPossible)
            return (ContradictionKind.Opposite, new("opposite", $"“{Profile.Short(x.Words, 80)}” and “{Profile.Short(y.Words, 80)}” say the opposite.", where));
        if (likeness < OppositeContent || desk.Likeness.SharedTerms(a, b) < Links.OnePropositionTerms) return null;
        // That they did not ask for help is not the opposite of that they could give it: a "not" bears on the main word alone.
        if (x.Claim.Polarity != y.Claim.Polarity && !desk.Likeness.OtherActs(a, b) && (desk.Likeness.OneMainWord(a, b) || desk.Likeness.Overlap(a, b) >= Links.HardlyMore))
            return (ContradictionKind.Opposite, new("opposite", $"“{Profile.Short(x.Words, 80)}” and “{Profile.Short(y.Words, 80)}” say the opposite.", where));
        if (likeness >= SameWords && x.Claim.Direct && y.Claim.Direct && x.Terms.Length >= 5 && desk.Speaker[a] >= 0 && desk.Speaker[b] >= 0 && desk.Speaker[a] != desk.Speaker[b])
            return (ContradictionKind.Speaker, new("speaker", $"The same words are given to {x.Claim.Speaker} and to {y.Claim.Speaker}.", where));
        // A later count is no contradiction of an earlier one.
        if (x.Claim.Said.First is not null && y.Claim.Said.First is not null && !x.Claim.Said.Overlaps(y.Claim.Said)) return null;
        if (likeness >= OneMeasure && Measures.Differ(x, y) is { } differ)
            return (ContradictionKind.Number, new("number", $"{differ.Before} and {differ.After}", where));
        if (likeness >= OneHappening && x.Dates.Length > 0 && y.Dates.Length > 0 && !x.Dates.Any(d => y.Dates.Any(d.Overlaps)))
            return (ContradictionKind.Date, new("date", $"{x.Dates[0]} and {y.Dates[0]}", where));
        return null;
    }

    private static bool PutsForward(Claim claim) => claim.Kind is not (ClaimKind.Question or ClaimKind.Refusal or ClaimKind.Request) && claim.Certainty is not Certainty.Unknown;
}

/// <summary>Numbers of two claims that count the same thing.</summary>
internal static class Measures
{
    /// <summary>What an "about" may hide.</summary>
    private const double Slack = 0.1;

    /// <summary>The words of two numbers of one unit that differ; null when no unit is shared or some number of it agrees.</summary>
    public static (string Before, string After)? Differ(ClaimProfile a, ClaimProfile b)
    {
        foreach (var unit in a.Quantities.Where(q => q.Unit is not null).GroupBy(q => q.Unit!, StringComparer.Ordinal))
        {
            var others = b.Quantities.Where(q => q.Unit == unit.Key).ToArray();
            if (others.Length == 0 || unit.Any(q => others.Any(o => Agree(q, o)))) continue;
            return (Print(unit.First()), Print(others[0]));
        }
        return null;
    }

    /// <summary>Two numbers before one word, in two tellings that otherwise agree; null when some number before it is in both.</summary>
    public static (string Before, string After)? Counted(string before, string after)
    {
        var (x, y) = (Counts(before), Counts(after));
        foreach (var (number, word) in x)
            if (y.FirstOrDefault(c => c.Word == word) is { Number: { } other } && other != number && !x.Intersect(y).Any(c => c.Word == word)) return ($"{number} {word}", $"{other} {word}");
        return null;
    }

    private static List<(string Number, string Word)> Counts(string words)
    {
        string[] all = [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(',', '.', ';', ':', '“', '”', '"', '(', ')').ToLowerInvariant())];
        return [.. Enumerable.Range(0, Math.Max(0, all.Length - 1)).Where(i => all[i].Length > 0 && char.IsDigit(all[i][0])).Select(i => (all[i], all[i + 1]))];
    }

    private static bool Agree(Model.Quantity a, Model.Quantity b) =>
        a.Value == b.Value || ((a.Approximate || b.Approximate) && Math.Abs(a.Value - b.Value) <= Slack * Math.Max(Math.Abs(a.Value), Math.Abs(b.Value)));

    private static string Print(Model.Quantity q) => $"{(q.Approximate ? "about " : "")}{q.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} {q.Unit}";
}
