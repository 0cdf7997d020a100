using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>A word of the standard where it stands.</summary>
internal readonly record struct StandardWord(TextSpan Where, LikelihoodWord Word);

/// <summary>A number of percent given as an estimate. <see cref="High"/> is null when it is one number and no band. Shares of 1.</summary>
internal readonly record struct Figure(TextSpan Where, double Low, double? High);

/// <summary>A word that the table names.</summary>
internal readonly record struct Marked(TextSpan Where, string Cure);

/// <summary>Finds what sentences of a product say of likelihood and confidence, by words alone.</summary>
internal static partial class ProductWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly ImmutableArray<(string Kind, Regex Pattern, string Cure)> Table =
        [.. CoreTable.Rows("product-words.tsv").Select(row => (row[0], new Regex(row[1], Options), row[2]))];

    // "remote" is a likelihood of a chance and no word for a far place.
    [GeneratedRegex("""
        \b(?:almost\ no\ chance|very\ unlikely|unlikely|roughly\ even\ chance|very\ likely|likely|almost\ certain(?:ly)?
        |highly\ improbabl[ey]|improbabl[ey]|roughly\ even\ odds|highly\ probabl[ey]|probabl[ey]|nearly\ certain(?:ly)?)\b
        |\bremote(?=\ (?:chance|prospect|likelihood|probability|possibility)s?\b)
        |(?<=\b(?:chances?|prospects?|likelihood|probability|odds|possibility)\b[^.;]{0,80}\b(?:is|are|be|remains?|stays?)\ )remote\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Standard { get; }

    [GeneratedRegex(@"(?<![\d.,])(?<low>\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)?\s*(?:(?:[–-]|to|and)\s*(?<high>\d{1,3}(?:\.\d+)?)\s*)?(?:%|per\s?cent\b)|(?<![\d.,])(?<share>0?\.\d+)(?![\d%])", Options)]
    private static partial Regex Number { get; }

    // A number is an estimate when it stands in brackets behind a word of likelihood or beside a word such as "chance".
    [GeneratedRegex(@"^\s*(?:chances?|likelihood|probability|odds|possibility|likely|unlikely|probable|certain|sure)\b", Options)]
    private static partial Regex ChanceAfter { get; }

    [GeneratedRegex(@"\b(?:chances?|likelihood|probability|odds)\b[^.;]{0,60}?\b(?:of|at|is|as|to\s+be|near|around|about|roughly|over|under|above|below|than)\s+(?:about\s+|roughly\s+|around\s+)?$", Options)]
    private static partial Regex ChanceBefore { get; }

    public static IEnumerable<StandardWord> StandardIn(string text)
    {
        foreach (Match match in Standard.Matches(text))
        {
            string words = match.Value.ToLowerInvariant() switch
            {
                "probably" => "probable",
                "improbably" => "improbable",
                "highly probably" => "highly probable",
                "highly improbably" => "highly improbable",
                "nearly certainly" => "nearly certain",
                var same => same,
            };
            yield return new(SpanOf(match), LikelihoodWord.Parse(words)!.Value);
        }
    }

    public static IEnumerable<Marked> Of(string kind, string text) =>
        Table.Where(row => row.Kind == kind).SelectMany(row => row.Pattern.Matches(text).Select(match => new Marked(SpanOf(match), row.Cure)));

    public static IEnumerable<Figure> FiguresIn(string text, IReadOnlyList<StandardWord> words)
    {
        foreach (Match match in Number.Matches(text))
        {
            var where = SpanOf(match);
            bool isBracketed = words.Any(w => w.Where.End < where.Start && text[w.Where.End..where.Start].Trim() is "(" or "(about" or "(roughly");
            if (!isBracketed && !ChanceAfter.IsMatch(text[where.End..]) && !ChanceBefore.IsMatch(text[..where.Start])) continue;
            if (match.Groups["share"].Success) yield return new(where, Share("share", 1), null);
            else yield return new(where, Share("low", 100), match.Groups["high"].Success ? Share("high", 100) : null);

            double Share(string group, double whole) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) / whole;
        }
    }

    private static TextSpan SpanOf(Match match) => new(match.Index, match.Index + match.Length);
}
