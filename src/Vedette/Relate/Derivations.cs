using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What a document and its source have of each other, headlines left out.</summary>
/// <param name="Kept">Share of the copy's words that stand so in the source.</param>
/// <param name="Told">Share of the copy's words that the source tells, in whatever words. At least <paramref name="Kept"/>.</param>
/// <param name="Breaks">Places for a hundred words of the copy at which other words stand between kept ones.</param>
/// <param name="Passed">Share of the source's words that the copy tells.</param>
/// <param name="Quoted">Share of the kept words that stand in quotation marks.</param>
/// <param name="Length">Words of the copy for one of the source.</param>
/// <param name="IsTranslated">The two are known to be in different languages, or one bears signs of being a translation of the other or of what the other was made from.</param>
public readonly record struct DerivationFigures(double Kept, double Told, double Breaks, double Passed, double Quoted, double Length, bool IsTranslated);

/// <summary>The kind of each edge of lineage. It says what became of the words, and nothing of who may have been in between.</summary>
public static class Derivations
{
    /// <summary>From these shares on, a text is held for the same words, and for the whole of them. One hedge or number changed in a short report leaves more.</summary>
    private const double SameWords = 0.8, Whole = 0.88;

    /// <summary>Who rewrites changes a word here and there all over the text; who changes a number changes one.</summary>
    private const double FewBreaks = 1.5;

    /// <summary>The share of the kept words in quotation marks, and the most of the copy that is told, from which and to which only quotations were taken.</summary>
    private const double MostlyQuoted = 0.6, LittleTold = 0.5;

    /// <summary>A copy of at most this length beside its source is a summary, unless it is a cut.</summary>
    private const double Short = 0.5;

    /// <param name="sources">How many sources the copy has.</param>
    public static DerivationKind Of(in DerivationFigures figures, int sources) => figures switch
    {
        { IsTranslated: true } => DerivationKind.Translated,
        { Quoted: >= MostlyQuoted, Told: <= LittleTold } => DerivationKind.Quotes,
        _ when sources > 1 => DerivationKind.Merged,
        { Kept: >= SameWords, Breaks: <= FewBreaks, Passed: >= Whole } => DerivationKind.Verbatim,
        { Kept: >= SameWords, Breaks: <= FewBreaks } => DerivationKind.Trimmed,
        { Length: <= Short } => DerivationKind.Summarises,
        _ => DerivationKind.Rewritten,
    };

    internal static DerivationFigures Figures(Profile source, Profile copy)
    {
        int length = copy.Passages.Length;
        byte[] told = new byte[length], passed = new byte[source.Passages.Length];
        double inCopy = copy.Passages.Mark(source.Passages, told), inSource = source.Passages.Mark(copy.Passages, passed);
        int kept = told.Count(mark => mark == 2);
        var words = copy.Body();
        int quoted = Enumerable.Range(0, length).Count(i => told[i] == 2 && copy.Quotes.Any(q => q.Span.Contains(words[i].Span)));
        double likeness = (inCopy + inSource) / Math.Max(1, length + source.Passages.Length);
        return new(Share(kept, length), Share(inCopy, length), Share(100 * Breaks(told), length), Share(inSource, source.Passages.Length), Share(quoted, kept), Share(length, source.Passages.Length),
            TranslationSigns.AreForeign(source, copy) || !TranslationSigns.Between(source, copy, likeness).IsEmpty);
    }

    private static int Breaks(ReadOnlySpan<byte> told)
    {
        int breaks = 0;
        bool isKept = false, isOpen = false;
        foreach (byte mark in told)
        {
            if (mark == 2 && isOpen) breaks++;
            isOpen = mark != 2 && (isKept || isOpen);
            isKept = mark == 2;
        }
        return breaks;
    }

    private static double Share(double part, int whole) => whole == 0 ? 0 : part / whole;
}
