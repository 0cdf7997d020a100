using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>The words at one end of a change, and where they stand; of what is not told at that end the place where it would.</summary>
internal readonly record struct ToldWords(string Text, Quote At);

/// <summary>What one telling has and the other has not, or has otherwise.</summary>
internal readonly record struct Alteration(DriftKind Kind, ToldWords Before, ToldWords After);

/// <summary>Lays two tellings of one claim side by side and tells what is altered, word beside word.</summary>
internal sealed class Alterations(Desk desk)
{
    /// <summary>What two contents must share before another number in them means anything.</summary>
    private const double OneMeasure = 0.4;

    /// <summary>The share of the shorter quotation's words that stand in the other from which on they are one quotation, altered.</summary>
    private const double OneQuotation = 0.6;

    /// <summary>Fewer words in common are no quotation.</summary>
    private const int FewestWords = 4;

    private static readonly HashSet<string> Must = new(StringComparer.OrdinalIgnoreCase) { "must", "shall", "required", "requires", "obliged", "obligated", "obliges", "obligation", "mandatory", "compulsory", "binding" };
    private static readonly HashSet<string> May = new(StringComparer.OrdinalIgnoreCase) { "may", "might", "can", "could", "should", "allowed", "voluntary", "encouraged", "permitted" };
    private static readonly HashSet<string> Watch = new(StringComparer.OrdinalIgnoreCase) { "whether", "watch", "watching", "watched", "monitor", "monitoring", "attention", "vigilant", "vigilance", "alert" };
    private static readonly HashSet<string> Aim = new(StringComparer.OrdinalIgnoreCase) { "aim", "aims", "aimed", "aiming", "intend", "intends", "intent", "intention", "seek", "seeks", "seeking", "plan", "plans", "planning", "goal", "objective", "purpose", "wants" };
    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase) { "will", "would", "is", "are", "was", "were", "has", "have", "had", "must", "shall", "may", "might", "can", "could", "should", "does", "do", "did" };

    /// <param name="isMade">The later text was made from the earlier one: what it quotes it can only have from there.</param>
    public IEnumerable<Alteration> Between(int from, int to, double likeness, bool isMade)
    {
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        var turned = Obligation(from, to, likeness) ?? Aimed(from, to) ?? Certainty(from, to);
        if (turned is { } one) yield return one;
        if (likeness >= Links.OneProposition && x.Polarity != y.Polarity && x.Kind is not ClaimKind.Question && y.Kind is not ClaimKind.Question)
            yield return new(DriftKind.Polarity, Content(from), Content(to));
        if (x.Condition is { } condition && y.Condition is null && !IsConditional(to))
            yield return new(DriftKind.ConditionLost, new(Profile.Short(condition.Of(Text(from)).ToString()), new(x.Document, condition)), Nothing(to));
        if (x.SpeakerType is not (SpeakerType.Lost or SpeakerType.Author) && y.SpeakerType is SpeakerType.Lost or SpeakerType.Author && !InHeadline(to))
            yield return new(DriftKind.AttributionLost, Source(from), Nothing(to));
        var differ = likeness < OneMeasure ? null : Measures.Differ(desk.Claims[from], desk.Claims[to]) ?? Measures.Counted(desk.Claims[from].Words, desk.Claims[to].Words);
        if (differ is var (before, after)) yield return new(DriftKind.Quantity, new(before, Number(from, before)), new(after, Number(to, after)));
        // What else changed between the marks is told by its own kind.
        if (turned is null && x.Polarity == y.Polarity && differ is null && Quotation(from, to, likeness, isMade) is { } quotation) yield return quotation;
    }

    public Alteration? Certainty(int from, int to)
    {
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        return x.Certainty == y.Certainty || x.Certainty is Model.Certainty.Unknown || y.Certainty is Model.Certainty.Unknown || x.Polarity != y.Polarity ? null : new(DriftKind.Certainty, Surety(from), Surety(to));
    }

    /// <summary>Who says it, in the text's words.</summary>
    public ToldWords Source(int c)
    {
        var claim = desk.Claims[c].Claim;
        return claim.Source.Length > 0 ? new(Profile.Short(string.Join(' ', claim.Source.Select(s => s.Of(Text(c)).ToString())), 80), new(claim.Document, claim.Source[0])) : new(claim.Speaker ?? "", desk.Where(c));
    }

    public ToldWords Content(int c) => new(Profile.Short(desk.Claims[c].Words, 80), desk.Where(c));

    /// <summary>It is not told here.</summary>
    public ToldWords Nothing(int c) => new("", desk.Where(c));

    /// <summary>What was open, allowed or asked of nobody is told as a duty.</summary>
    private Alteration? Obligation(int from, int to, double likeness)
    {
        if (First(to, Must) is not { } after || First(from, Must) is not null || First(to, May) is not null) return null;
        if (First(from, May) is { } before) return new(DriftKind.Obligation, before, after);
        return likeness >= Links.OneProposition && desk.Claims[from].Claim.Polarity == desk.Claims[to].Claim.Polarity ? new(DriftKind.Obligation, Content(from), after) : null;
    }

    /// <summary>What somebody was told to watch is told as what is aimed at.</summary>
    private Alteration? Aimed(int from, int to) =>
        First(from, Watch) is { } before && First(to, Aim) is { } after && First(from, Aim) is null && First(to, Watch) is null && desk.Claims[to].Claim.Kind is not ClaimKind.Question ? new(DriftKind.WatchToAim, before, after) : null;

    /// <summary>Other words between the same quotation marks, or marks around words that nobody had quoted.</summary>
    private Alteration? Quotation(int from, int to, double likeness, bool isMade)
    {
        var (source, copy) = (desk.Profiles[desk.Document[from]], desk.Profiles[desk.Document[to]]);
        var before = Quoted(source, from);
        foreach (var quote in Quoted(copy, to).Where(q => !source.Quotes.Any(s => s.Key == q.Key)))
        {
            var words = Surfaces(copy, quote.Span, to);
            foreach (var earlier in before)
            {
                var own = Surfaces(source, earlier.Span, from);
                int shared = own.Intersect(words).Count();
                if (shared >= FewestWords && shared >= OneQuotation * Math.Min(own.Distinct().Count(), words.Distinct().Count()) && !Runs(own, words) && !Runs(words, own)) return new(DriftKind.Quotation, Told(source, earlier), Told(copy, quote));
            }
            if (isMade && before.Length == 0 && !desk.Claims[from].Claim.Direct && desk.Claims[to].Claim.Direct && likeness >= Links.OneProposition) return new(DriftKind.Quotation, Content(from), Told(copy, quote));
        }
        return null;

        static ToldWords Told(Profile profile, QuotedWords quote) => new(Profile.Short(quote.Span.Of(profile.Text).ToString()), new(profile.Id, quote.Span));
    }

    private QuotedWords[] Quoted(Profile profile, int c) => [.. profile.Quotes.Where(q => desk.Claims[c].Claim.Content.Any(q.Span.Overlaps))];

    /// <summary>The words of a quotation that are the claim's: what else it holds is another claim's to tell.</summary>
    private ulong[] Surfaces(Profile profile, TextSpan quote, int c) =>
        [.. profile.Words.Where(w => quote.Contains(w.Span) && desk.Claims[c].Claim.Content.Any(span => span.Contains(w.Span))).Select(w => w.Surface)];

    /// <summary>Whether the one stands in the other as it is: cut short, not altered.</summary>
    private static bool Runs(ulong[] one, ulong[] other) => other.AsSpan().IndexOf(one) >= 0;

    /// <summary>A headline leaves out who said it for want of room.</summary>
    public bool InHeadline(int c) => desk.Profiles[desk.Document[c]].Reading.Document.TitleSpan is { } title && title.Overlaps(desk.Claims[c].Claim.Extent);

    /// <summary>A condition may be told once for several claims of one telling.</summary>
    private bool IsConditional(int c)
    {
        var own = desk.Claims[c].Claim;
        var extent = own.Extent;
        return desk.Profiles[desk.Document[c]].Claims.Any(o => o.Claim.Condition is { } condition && (extent.Overlaps(condition) || Math.Abs(condition.Start - extent.End) < 200 || Math.Abs(extent.Start - condition.End) < 200)
            && o.Claim.Speaker == own.Speaker && o.Claim.SpeakerType == own.SpeakerType);
    }

    private string Text(int c) => desk.Profiles[desk.Document[c]].Text;

    /// <summary>The words that tell how sure it is: the marked ones, else the first helping verb with the word after it, else the content.</summary>
    private ToldWords Surety(int c)
    {
        var claim = desk.Claims[c].Claim;
        if (claim.CertaintyWords.Length > 0) return new(string.Join(" … ", claim.CertaintyWords.Select(w => w.Of(Text(c)).ToString())), new(claim.Document, claim.CertaintyWords[0]));
        TextSpan[] words = [.. Words(c)];
        int verb = Array.FindIndex(words, w => Verbs.Contains(w.Of(Text(c)).ToString()));
        if (verb < 0) return new(Profile.Short(desk.Claims[c].Words, 60), desk.Where(c));
        var span = words[verb].Cover(words[Math.Min(verb + 1, words.Length - 1)]);
        return new(span.Of(Text(c)).ToString(), new(claim.Document, span));
    }

    private ToldWords? First(int c, HashSet<string> list)
    {
        foreach (var word in Words(c))
            if (list.Contains(word.Of(Text(c)).ToString())) return new(word.Of(Text(c)).ToString(), new(desk.Claims[c].Claim.Document, word));
        return null;
    }

    /// <summary>Where a number stands in a claim; the content where it is written otherwise than it is read.</summary>
    private Quote Number(int c, string told)
    {
        string digits = told.Split(' ').FirstOrDefault(w => w.Length > 0 && char.IsDigit(w[0])) ?? "";
        foreach (var word in Words(c))
            if (digits.Length > 0 && word.Of(Text(c)).SequenceEqual(digits)) return new(desk.Claims[c].Claim.Document, word);
        return desk.Where(c);
    }

    /// <summary>The words of a content, in order.</summary>
    private IEnumerable<TextSpan> Words(int c)
    {
        var words = desk.Profiles[desk.Document[c]].Words;
        foreach (var span in desk.Claims[c].Claim.Content)
        {
            int i = words.BinarySearch(new Word(new TextSpan(span.Start, span.Start), 0, 0), Comparer<Word>.Create((a, b) => a.Span.Start.CompareTo(b.Span.Start)));
            for (i = i < 0 ? ~i : i; i < words.Count && words[i].Span.Start < span.End; i++) yield return words[i].Span;
        }
    }
}
