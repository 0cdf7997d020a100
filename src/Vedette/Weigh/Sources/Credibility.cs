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
    /// <param name="independence">Over the picture that they are of.</param>
    public static CredibilityProposal Propose(IEnumerable<ClaimId> claims, Plausibility plausibility, Independence independence)
    {
        ArgumentNullException.ThrowIfNull(independence);
        var asked = claims.ToHashSet();
        var concerned = asked.SelectMany(independence.Concerned).ToHashSet(StringComparer.Ordinal);
        return Propose(asked.Where(c => SaysSo(independence.Find(c))).Select(independence.OriginOf).OfType<Origin>(),
            asked.SelectMany(independence.Opposed).Where(c => !asked.Contains(c)).Select(independence.OriginOf).OfType<Origin>(), plausibility, independence, concerned);
    }

    /// <param name="says">Origins that say it.</param>
    /// <param name="against">Origins that deny it or say the opposite.</param>
    public static CredibilityProposal Propose(IEnumerable<Origin> says, IEnumerable<Origin> against, Plausibility plausibility, Independence independence) => Propose(says, against, plausibility, independence, []);

    private static CredibilityProposal Propose(IEnumerable<Origin> says, IEnumerable<Origin> against, Plausibility plausibility, Independence independence, HashSet<string> concerned)
    {
        ArgumentNullException.ThrowIfNull(independence);
        var all = says.DistinctBy(o => o.Id).ToLookup(o => o.SpeakerType is SpeakerType.Lost);
        var (telling, opposed) = (independence.Groups(all[false]), independence.Groups(against));
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        var grade = Grade(telling.Length, opposed.Length, plausibility, out string because);
        reasons.Add(new("rule", $"Independent origins that say it: {telling.Length}; against it: {opposed.Length}; {Told(plausibility)}: {because}."));
        if (grade == CredibilityGrade.Confirmed && NotShown(telling) is { } why)
        {
            grade = CredibilityGrade.ProbablyTrue;
            reasons.Add(new("not_shown", $"Not proposed as confirmed: {why}."));
        }
        foreach (var lost in all[true]) reasons.Add(new("attribution_lost", "Told without its source: it may repeat any of the others, so it is not counted.", independence.Where(lost)));
        foreach (var group in telling) reasons.Add(new("says", $"{Names(group, independence)}: {(group.Origins.Length > 1 ? $"{group.Origins.Length} origins that count once" : "counts once")}.", independence.Where(group.Origins[0])));
        foreach (var group in opposed)
            reasons.Add(new("against", $"Against it: {Names(group, independence)}{(group.Family is { } family && concerned.Contains(family) ? $", of the {family}, whom it concerns: it knows at first hand and has reason to deny" : "")}.", independence.Where(group.Origins[0])));
        reasons.AddRange(telling.Concat(opposed).SelectMany(g => g.Reasons));
        return new(grade, telling, opposed, plausibility, [.. reasons.Distinct()]);
    }

    /// <summary>What keeps three groups from being three that are shown to be independent; null when nothing does.</summary>
    private static string? NotShown(ImmutableArray<OriginGroup> groups) =>
        groups.Count(g => g.Family is not null) < 3 ? "that three of them are independent is not shown, for their families are not known"
        : groups.SelectMany(g => g.Origins).SelectMany(o => o.Documents).Distinct().Take(2).Count() < 2 ? "all of them stand in one document, and what it has wrong is wrong of all"
        : null;

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
