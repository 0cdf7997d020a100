using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Sources;

/// <summary>The one thing asked of a person: does it bear itself out, and does it agree with what else is known of the matter? Asked without regard to who says it.</summary>
public enum Plausibility : byte
{
    /// <summary>Nobody has said.</summary>
    NotGiven,

    /// <summary>Holds together and agrees with what else is known.</summary>
    Plausible,

    /// <summary>Could be, but does not hold together well, or nothing else is known of it.</summary>
    Doubtful,

    /// <summary>Does not hold together, or goes against what else is known.</summary>
    Implausible,
}

/// <summary>A grade of information that the program proposes and a person accepts or not.</summary>
/// <param name="Says">Groups of origins that say it; what is of one family counts once.</param>
/// <param name="Against">Groups of origins that deny it or say the opposite.</param>
public sealed record CredibilityProposal(CredibilityGrade Grade, ImmutableArray<OriginGroup> Says, ImmutableArray<OriginGroup> Against, Plausibility Plausibility, ImmutableArray<Reason> Reasons);

/// <summary>
/// The credibility of information, proposed from how many independent origins say it, how many stand against it, and how plausible a person finds it. How reliable the
/// sources are never enters: nothing here can see a grade (<see cref="Kinship"/> has none). That the two are judged apart is the point of the Admiralty code
/// (NATO AJP-2.1) and the first thing that fails in its use (Baker, McKendry and Mace 1968).
/// </summary>
public static class Credibility
{
    private const char OneMore = '+';

    /// <summary>
    /// The rule. A line holds for so many independent origins that say it and so many that stand against it; the four figures are for a plausibility not given, plausible,
    /// doubtful, implausible.
    /// </summary>
    private static readonly (string Says, string Against, string Grades, string Because)[] Rule =
    [
        ("0", "any", "6666", "nobody whose voice counts says it"),
        ("1", "none", "6345", "one origin is no confirmation, so only its plausibility speaks for it"),
        ("1", "as many", "6455", "one word stands against another"),
        ("2", "none", "2234", "two independent origins agree and nobody denies it"),
        ("2", "fewer", "3345", "two independent origins agree, but it is denied"),
        ("2", "as many", "6455", "as many stand against it as say it"),
        ("3+", "none", "2134", "three or more independent origins agree and nobody denies it; confirmed it is only when it also holds together"),
        ("3+", "fewer", "3245", "three or more independent origins agree, but it is denied"),
        ("3+", "as many", "6455", "as many stand against it as say it"),
    ];

    /// <param name="claims">Claims of one proposition: <see cref="Support.Claims"/>, or <see cref="SameClaims.Claims"/>.</param>
    /// <param name="picture">The picture that they are of.</param>
    public static CredibilityProposal Propose(IEnumerable<ClaimId> claims, Picture picture, Plausibility plausibility, Kinship kinship)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var independence = new Independence(picture, kinship);
        var asked = claims.ToHashSet();
        var opposed = picture.Contradictions.Where(c => c.Kind is ContradictionKind.Denial or ContradictionKind.Opposite)
            .SelectMany(c => asked.Contains(c.A) == asked.Contains(c.B) ? [] : new[] { asked.Contains(c.A) ? c.B : c.A }).ToHashSet();
        return Propose(picture.Origins.Where(o => o.Claims.Any(c => asked.Contains(c) && SaysSo(independence.Find(c)))), picture.Origins.Where(o => o.Claims.Any(opposed.Contains)), plausibility, independence);
    }

    /// <param name="says">Origins that say it.</param>
    /// <param name="against">Origins that deny it or say the opposite.</param>
    public static CredibilityProposal Propose(IEnumerable<Origin> says, IEnumerable<Origin> against, Plausibility plausibility, Independence independence)
    {
        ArgumentNullException.ThrowIfNull(independence);
        var all = says.DistinctBy(o => o.Id).ToLookup(o => o.SpeakerType is SpeakerType.Lost);
        var (for_, opposed) = (independence.Groups(all[false]), independence.Groups(against));
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        foreach (var lost in all[true]) reasons.Add(new("attribution_lost", "Told without its source: it may repeat any of the others, so it is not counted.", independence.Where(lost)));
        var grade = Grade(for_.Length, opposed.Length, plausibility, out string because);
        reasons.Add(new("rule", $"Independent origins that say it: {for_.Length}; against it: {opposed.Length}; {Told(plausibility)}: {because}."));
        if (grade == CredibilityGrade.Confirmed && for_.Count(g => g.Family is not null) < 3)
        {
            grade = CredibilityGrade.ProbablyTrue;
            reasons.Add(new("not_shown", "Not proposed as confirmed: that three of them are independent is not shown, for their families are not known."));
        }
        foreach (var group in for_) reasons.Add(new("says", $"{Names(group, independence)}: {(group.Origins.Length > 1 ? $"{group.Origins.Length} origins that count once" : "counts once")}.", independence.Where(group.Origins[0])));
        foreach (var group in opposed) reasons.Add(new("against", $"{Names(group, independence)} {(group.Origins.Length > 1 ? "deny" : "denies")} it or {(group.Origins.Length > 1 ? "say" : "says")} the opposite.", independence.Where(group.Origins[0])));
        reasons.AddRange(for_.Concat(opposed).SelectMany(g => g.Reasons));
        return new(grade, for_, opposed, plausibility, [.. reasons.Distinct()]);
    }

    /// <summary>The line of the rule that holds.</summary>
    /// <param name="because">Its reason, a clause.</param>
    internal static CredibilityGrade Grade(int says, int against, Plausibility plausibility, out string because)
    {
        string share = against == 0 ? "none" : against < says ? "fewer" : "as many";
        foreach (var line in Rule)
        {
            bool isMany = line.Says[^1] == OneMore;
            int least = line.Says[0] - '0';
            if ((isMany ? says < least : says != least) || (line.Against != "any" && line.Against != share)) continue;
            because = line.Because;
            return CredibilityGrade.Parse(line.Grades[(int)plausibility].ToString())!.Value;
        }
        throw new ArgumentOutOfRangeException(nameof(says), says, "The number of origins is 0 or more.");
    }

    /// <summary>A question, a request or a refusal to answer does not say that it is so.</summary>
    private static bool SaysSo(Claim? claim) => claim is { Kind: not (ClaimKind.Question or ClaimKind.Request or ClaimKind.Refusal) };

    private static string Told(Plausibility plausibility) => plausibility switch
    {
        Plausibility.NotGiven => "nobody has judged how plausible it is",
        _ => $"judged {plausibility.ToString().ToLowerInvariant()}",
    };

    private static string Names(OriginGroup group, Independence independence) => string.Join(", ", group.Origins.Select(independence.Told).Distinct());
}
