using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>What a sentence of a product does.</summary>
public enum SentenceRole : byte
{
    /// <summary>Tells what we hold to be how likely.</summary>
    Judgement,

    /// <summary>Tells what a source says: its words are the source's, not ours.</summary>
    Reporting,

    /// <summary>All else: how well a judgement is founded, what was not seen, what was counted.</summary>
    Statement,
}

/// <summary>A sentence of a product as the linter takes it.</summary>
/// <param name="IsSupported">Whether a claim, an origin, an indicator or a judgement stands behind it.</param>
/// <param name="Quoted">Words of a source that carry no quotation marks; what stands in marks is seen without them.</param>
public sealed record ProductSentence(string Text, SentenceRole Role, bool IsSupported, ImmutableArray<TextSpan> Quoted)
{
    public ProductSentence(string text, SentenceRole role, bool isSupported = true) : this(text, role, isSupported, []) { }
}

/// <summary>What is wrong with a sentence.</summary>
/// <param name="Code">W670 to W676.</param>
/// <param name="Sentence">Its place among the sentences, from 0.</param>
/// <param name="Where">The words in it.</param>
public sealed record Finding(string Code, int Sentence, TextSpan Where, string What, string Cure)
{
    public Fault ToFault() => new(Code, $"{What} {Cure}", Where.Start);
}

/// <summary>
/// Holds the sentences of a product against the standard for expressing likelihood and confidence: ICD 203 (2015) D.6.e.(2)(a), one set of words with set bands,
/// and (b), no sentence that tells both; and against the words that our products never use.
/// </summary>
public static class ProductLinter
{
    private const char Masked = '\uFFFC';

    /// <param name="set">The set of words that the product uses; null for the one that most of its words are of.</param>
    /// <returns>In the order of the sentences and of the places in them.</returns>
    public static ImmutableArray<Finding> Lint(IReadOnlyList<ProductSentence> sentences, WordSet? set = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var read = sentences.Select(OwnWords).ToArray();
        var words = read.Select((text, i) => sentences[i].Role is SentenceRole.Reporting ? [] : ProductWords.StandardIn(text).ToArray()).ToArray();
        var chosen = set ?? Commonest(words.SelectMany(w => w));
        var findings = ImmutableArray.CreateBuilder<Finding>();
        for (int i = 0; i < sentences.Count; i++)
            findings.AddRange(In(sentences[i], i, read[i], words[i], chosen).OrderBy(f => f.Where).ThenBy(f => f.Code, StringComparer.Ordinal));
        return findings.DrainToImmutable();
    }

    private static IEnumerable<Finding> In(ProductSentence sentence, int at, string text, StandardWord[] all, WordSet set)
    {
        if (!sentence.IsSupported)
            yield return new("W672", at, new(0, sentence.Text.Length), "Nothing stands behind this sentence.", "Name the claim, origin or indicator that it rests on, or delete it.");
        foreach (var word in ProductWords.Of("never", text))
            yield return new("W674", at, word.Where, $"Our products never say '{word.Where.Of(text)}'.", word.Cure);
        if (sentence.Role is SentenceRole.Reporting) yield break;
        foreach (var word in ProductWords.Of("never_own", text))
            yield return new("W674", at, word.Where, $"Our products never say '{word.Where.Of(text)}' of a run.", word.Cure);

        bool isJudgement = sentence.Role is SentenceRole.Judgement;
        var loose = isJudgement ? Outermost(ProductWords.Of("loose", text)) : [];
        // A word of the standard inside a looser phrase ("more likely than not") is that phrase.
        StandardWord[] words = [.. all.Where(w => !loose.Any(l => l.Where.Contains(w.Where)))];
        loose = [.. loose.Where(l => !words.Any(w => w.Where.Overlaps(l.Where)))];
        Figure[] figures = [.. ProductWords.FiguresIn(text, words)];

        if (ProductWords.Of("confidence", text).Select(c => (TextSpan?)c.Where).Min() is { } confidence
            && words.Select(w => w.Where).Concat(loose.Select(l => l.Where)).Concat(figures.Select(f => f.Where)).Select(w => (TextSpan?)w).Min() is { } degree)
            yield return new("W670", at, confidence, $"The sentence joins a likelihood ('{degree.Of(text)}') and a confidence ('{confidence.Of(text)}').",
                "Tell the likelihood here and the confidence in a sentence of its own.");
        foreach (var word in loose)
            yield return new("W671", at, word.Where, $"'{word.Where.Of(text)}' has no band in the standard.", word.Cure);
        foreach (var word in words.Where(w => w.Word.Set != set))
            yield return new("W673", at, word.Where, $"'{word.Where.Of(text)}' is of the other set of words than this product.", $"Write '{word.Word.In(set)}'.");
        foreach (var figure in figures)
            if (OfFigure(figure, words) is var (code, what, cure)) yield return new(code, at, figure.Where, $"'{figure.Where.Of(text)}' {what}", cure);
        if (isJudgement && OfCount(words, loose.Length > 0 || figures.Length > 0, text) is var (place, said, mend)) yield return new("W675", at, place, said, mend);
    }

    private static (string Code, string What, string Cure)? OfFigure(Figure figure, StandardWord[] words)
    {
        var nearest = words.Where(w => w.Where.Start < figure.Where.Start).Concat(words).Select(w => w.Word.Step).FirstOrDefault();
        if (figure.High is not { } high)
        {
            string band = (nearest ?? Likelihood.Of(new(Math.Clamp(figure.Low, 0, 1)))).Band;
            return ("W671", "is a number without its band.", $"Write the word of the standard with its band ({band}), or the word alone.");
        }
        if (nearest is null) return null;
        return Math.Abs(figure.Low - nearest.Low) < 1e-9 && Math.Abs(high - nearest.High) < 1e-9
            ? null
            : ("W676", $"is not the band of '{nearest}'.", $"Write {nearest.Band}, or change the word.");
    }

    private static (TextSpan Where, string What, string Cure)? OfCount(StandardWord[] words, bool isToldOtherwise, string text)
    {
        if (words.Length == 0)
            return isToldOtherwise ? null : (new(0, text.Length), "The judgement does not say how likely it is.", $"Use one of: {string.Join(", ", Likelihood.Scale.Select(s => s.Words))}.");
        var second = words.FirstOrDefault(w => w.Word.Step != words[0].Word.Step);
        return second.Word.Step is null ? null : (second.Where, $"The sentence tells two likelihoods, '{words[0].Where.Of(text)}' and '{second.Where.Of(text)}'.", "Make two judgements of it.");
    }

    /// <summary>The text with what is quoted taken out, every offset as it was.</summary>
    internal static string OwnWords(ProductSentence sentence)
    {
        var text = sentence.Text.ToCharArray();
        foreach (var span in sentence.Quoted.Concat(Quotations.Find(sentence.Text))) text.AsSpan(span.Start, span.Length).Fill(Masked);
        return new(text);
    }

    private static Marked[] Outermost(IEnumerable<Marked> found)
    {
        var all = found.ToArray();
        return [.. all.Where((one, i) => !all.Where((other, j) => j != i && other.Where.Contains(one.Where) && (other.Where != one.Where || j < i)).Any())];
    }

    private static WordSet Commonest(IEnumerable<StandardWord> words)
    {
        var sets = words.Select(w => w.Word.Set).ToArray();
        int second = sets.Count(s => s is WordSet.Second);
        return second * 2 > sets.Length || (second * 2 == sets.Length && sets.FirstOrDefault() is WordSet.Second) ? WordSet.Second : WordSet.First;
    }
}
