using System.Collections.Immutable;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Problems;

namespace Vedette.Tests.Weigh.Indicators;

public class ScenarioDiagnosticityTests
{
    [Theory]
    [InlineData(ScenarioRating.HighlyLikely, ScenarioRating.HighlyUnlikely, ScenarioRating.HighlyUnlikely, 12)]
    [InlineData(ScenarioRating.HighlyLikely, ScenarioRating.Unlikely, ScenarioRating.Could, 6)]
    [InlineData(ScenarioRating.HighlyLikely, ScenarioRating.HighlyLikely, ScenarioRating.HighlyLikely, 0)]
    [InlineData(ScenarioRating.HighlyLikely, ScenarioRating.Likely, ScenarioRating.Likely, 2)]
    [InlineData(ScenarioRating.Likely, ScenarioRating.Unlikely, ScenarioRating.Could, 4)]
    [InlineData(ScenarioRating.Likely, ScenarioRating.HighlyUnlikely, ScenarioRating.Likely, 5)]
    [InlineData(ScenarioRating.Could, ScenarioRating.HighlyUnlikely, ScenarioRating.HighlyUnlikely, 0)]
    public void An_indicator_tells_scenarios_apart_the_more_the_less_it_is_expected_elsewhere(ScenarioRating home, ScenarioRating second, ScenarioRating third, int score)
    {
        var ratings = ImmutableDictionary<string, ScenarioRating>.Empty.Add("x", home).Add("y", second).Add("z", third);
        var problem = new WarningProblem
        {
            Key = "p", Question = "?", Hypotheses = [], Scenarios = [new("x", ""), new("y", ""), new("z", "")], Indicators = [Signs.Indicator() with { Scenarios = ratings }],
        };
        var found = ScenarioDiagnosticity.Of(problem).Single();
        (found.Score, found.Most).ShouldBe((score, 12));
        found.Home.ShouldBe(home < ScenarioRating.Likely ? null : "x");
    }
}
