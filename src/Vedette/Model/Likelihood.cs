using System.Collections.Immutable;

namespace Vedette.Model;

/// <summary>
/// A step of the likelihood scale of Intelligence Community Directive 203 (2015, D.6.e.(2)(a)). The two sets of words must not be mixed in one product.
/// </summary>
/// <param name="Words">Of the first set: "likely".</param>
/// <param name="OtherWords">Of the second set: "probable".</param>
/// <param name="Low">The band's lower end, a share of 1, inclusive.</param>
/// <param name="High">Its upper end; inclusive for the last step only.</param>
public sealed record Likelihood(string Words, string OtherWords, double Low, double High)
{
    /// <summary>All seven steps, least likely first. The scale leaves out 0 to 1 and 99 to 100 percent: nothing is told as impossible or certain.</summary>
    public static ImmutableArray<Likelihood> Scale { get; } =
    [
        new("almost no chance", "remote", .01, .05),
        new("very unlikely", "highly improbable", .05, .20),
        new("unlikely", "improbable", .20, .45),
        new("roughly even chance", "roughly even odds", .45, .55),
        new("likely", "probable", .55, .80),
        new("very likely", "highly probable", .80, .95),
        new("almost certain", "nearly certain", .95, .99),
    ];

    /// <summary>The step in whose band the probability lies; below 1 and above 99 percent the outermost steps.</summary>
    public static Likelihood Of(Probability probability) => Scale.FirstOrDefault(step => probability.Value < step.High) ?? Scale[^1];

    /// <summary>The step with these words of either set; null when they are no words of the standard.</summary>
    public static Likelihood? Parse(string words)
    {
        string folded = words.Trim().Replace('_', ' ').Replace('-', ' ');
        if (folded.Equals("almost certainly", StringComparison.OrdinalIgnoreCase) || folded.Equals("nearly certainly", StringComparison.OrdinalIgnoreCase)) return Scale[^1];
        return Scale.FirstOrDefault(step => step.Words.Equals(folded, StringComparison.OrdinalIgnoreCase) || step.OtherWords.Equals(folded, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How likely the opposite is: of "unlikely" (20 to 45 percent), "likely".</summary>
    public Likelihood Complement() => Scale[Scale.Length - 1 - Scale.IndexOf(this)];

    /// <summary>"55–80 %".</summary>
    public string Band => FormattableString.Invariant($"{Low * 100:0}–{High * 100:0} %");

    public override string ToString() => Words;
}
