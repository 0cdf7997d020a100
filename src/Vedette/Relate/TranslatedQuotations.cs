using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>A quotation as another wording is laid beside it.</summary>
/// <param name="Surfaces">Its words, in order; never none.</param>
/// <param name="Distinct">The same, each once, in ascending order.</param>
internal readonly record struct QuotedWording(TextSpan Span, ulong[] Surfaces, ulong[] Distinct, ulong[] Terms, string? Speaker)
{
    /// <summary>More quotations are not looked at.</summary>
    private const int Most = 40;

    public static ImmutableArray<QuotedWording> Of(Profile profile, IEnumerable<Anchor> anchors) =>
    [
        .. anchors.Where(a => a.Kind is AnchorKind.Quotation).Take(Most).Select(quote =>
        {
            var words = profile.Words.FindAll(w => quote.Span.Contains(w.Span));
            return new QuotedWording(quote.Span, [.. words.Select(w => w.Surface)], [.. words.Select(w => w.Surface).Distinct().Order()], [.. words.Where(w => w.Term != 0).Select(w => w.Term).Distinct().Order()], quote.Words);
        }).Where(w => w.Surfaces.Length > 0),
    ];
}

/// <summary>Which quotations of two texts are one in two wordings: of like length, of one speaker, with words in common and few of them in one order.</summary>
internal sealed class TranslatedQuotations
{
    /// <summary>The shares of a quotation's words, in their order, up to which it was worded anew and from which on it stands as it was.</summary>
    private const double WordedAnew = 0.7, AsItWas = 0.85;

    /// <summary>The shorter of one quotation in two wordings has at least this share of the longer's words.</summary>
    private const double LikeLength = 0.55;

    /// <summary>The content words that two wordings share at the least, and as a share of those of the shorter.</summary>
    private const int FewestTerms = 2;
    private const double LeastTerms = 0.3;

    private readonly HashSet<(TextSpan, TextSpan)> anew = [];

    public TranslatedQuotations(Profile source, Profile copy)
    {
        foreach (var a in source.Imprint.Anchors.Quotations)
            foreach (var b in copy.Imprint.Anchors.Quotations)
            {
                double kept = Kept(a, b);
                if (kept >= AsItWas) AnyAsItWas = true;
                else if (kept <= WordedAnew && AreAlike(a, b)) anew.Add((a.Span, b.Span));
            }
    }

    /// <summary>Some quotation stands in both in two wordings.</summary>
    public bool AnyAnew => anew.Count > 0;

    /// <summary>Some quotation stands in both as it was said.</summary>
    public bool AnyAsItWas { get; }

    public bool AreOne(TextSpan source, TextSpan copy) => anew.Contains((source, copy));

    /// <summary>The share of the shorter one's words that stand in both in one order. Where so few stand in both at all that it was worded anew, these are counted.</summary>
    private static double Kept(in QuotedWording a, in QuotedWording b)
    {
        int shorter = Math.Min(a.Surfaces.Length, b.Surfaces.Length);
        int most = Ascending.Shared<ulong>(a.Distinct, b.Distinct) + a.Surfaces.Length - a.Distinct.Length;
        return (double)(most <= WordedAnew * shorter ? most : InOrder(a.Surfaces, b.Surfaces)) / shorter;
    }

    private static bool AreAlike(in QuotedWording a, in QuotedWording b)
    {
        if (Math.Min(a.Surfaces.Length, b.Surfaces.Length) < LikeLength * Math.Max(a.Surfaces.Length, b.Surfaces.Length)) return false;
        if (a.Speaker is { } one && b.Speaker is { } other && !PersonLikeness.MayBeOne(one, other) && !Romanised.FamilyName(one, other)) return false;
        int shared = Ascending.Shared<ulong>(a.Terms, b.Terms), all = Math.Min(a.Terms.Length, b.Terms.Length);
        return shared >= Math.Min(FewestTerms, all) && shared > 0 && shared >= LeastTerms * all;
    }

    /// <summary>Words that stand in both in one order.</summary>
    private static int InOrder(ulong[] a, ulong[] b)
    {
        var best = new int[b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            int diagonal = 0;
            for (int j = b.Length - 1; j >= 0; j--)
            {
                int below = best[j];
                best[j] = a[i] == b[j] ? diagonal + 1 : Math.Max(below, best[j + 1]);
                diagonal = below;
            }
        }
        return best[0];
    }
}
