using System.Collections.Immutable;
using Vedette.Weigh.Problems;

namespace Vedette.Weigh.Indicators;

/// <summary>How well an indicator tells scenarios apart.</summary>
/// <param name="Home">The scenario in which it is most expected.</param>
/// <param name="Score">The sum over the other scenarios; 0 tells nothing. Of an indicator that is not at least likely anywhere the score is 0.</param>
public sealed record Diagnosticity(Indicator Indicator, string? Home, int Score, int Most);

/// <summary>
/// The Indicators Validator (Pherson and Heuer, Structured Analytic Techniques): for the scenario where an indicator is at home, each other scenario adds the more
/// the less it is expected there. At home highly likely: likely 1, could 2, unlikely 4, highly unlikely 6. At home likely: could 1, unlikely 3, highly unlikely 5.
/// </summary>
public static class ScenarioDiagnosticity
{
    /// <summary>The most diagnostic first. Indicators without ratings are left out.</summary>
    public static ImmutableArray<Diagnosticity> Of(WarningProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return [.. problem.Indicators.Where(i => i.Scenarios.Count > 1).Select(i => Of(problem, i)).OrderByDescending(d => d.Score).ThenBy(d => d.Indicator.Key, StringComparer.Ordinal)];
    }

    private static Diagnosticity Of(WarningProblem problem, Indicator indicator)
    {
        var rated = problem.Scenarios.Where(s => indicator.Scenarios.ContainsKey(s.Key)).Select(s => (s.Key, Rating: indicator.Scenarios[s.Key])).ToArray();
        var home = rated.MaxBy(r => r.Rating);
        int most = (rated.Length - 1) * 6;
        if (home.Rating < ScenarioRating.Likely) return new(indicator, null, 0, most);
        return new(indicator, home.Key, rated.Where(r => r.Key != home.Key).Sum(r => Points(home.Rating, r.Rating)), most);
    }

    private static int Points(ScenarioRating home, ScenarioRating other) => (home, other) switch
    {
        (ScenarioRating.HighlyLikely, ScenarioRating.Likely) => 1,
        (ScenarioRating.HighlyLikely, ScenarioRating.Could) => 2,
        (ScenarioRating.HighlyLikely, ScenarioRating.Unlikely) => 4,
        (ScenarioRating.HighlyLikely, ScenarioRating.HighlyUnlikely) => 6,
        (ScenarioRating.Likely, ScenarioRating.Could) => 1,
        (ScenarioRating.Likely, ScenarioRating.Unlikely) => 3,
        (ScenarioRating.Likely, ScenarioRating.HighlyUnlikely) => 5,
        _ => 0,
    };
}
