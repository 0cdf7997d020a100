using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.Tests.Extract;

namespace Vedette.Tests;

/// <summary>The quality gate: what is measured on corpus/ may not fall below corpus/floors.json. A floor is only raised.</summary>
public class FloorTests
{
    private static readonly string File = Repository.At("corpus", "floors.json");

    /// <summary>RAISE=1 lifts floors to what is measured; it never lowers one.</summary>
    [Fact]
    public void Claims_stand_on_or_above_their_floors_and_nothing_crashes()
    {
        var score = ClaimScore.Measure();
        var floors = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
        var claims = floors["claims"]!.AsObject();
        score.Crashes.ShouldBe(0, string.Join('\n', score.Misses));
        int cases = ClaimCase.All.Count();
        if (Environment.GetEnvironmentVariable("RAISE") == "1")
        {
            foreach (string part in score.Parts) claims[part] = Math.Max(claims[part]?.GetValue<double>() ?? 0, Math.Floor(score.Of(part) * 1000) / 1000);
            claims["cases"] = Math.Max(claims["cases"]!.GetValue<int>(), cases);
            System.IO.File.WriteAllText(File, floors.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        }
        cases.ShouldBeGreaterThanOrEqualTo(claims["cases"]!.GetValue<int>(), "The number of cases is part of the floor.");
        foreach (var (part, floor) in claims.Where(f => f.Key != "cases"))
            score.Of(part).ShouldBeGreaterThanOrEqualTo(floor!.GetValue<double>(), $"{part} fell:\n{string.Join('\n', score.Misses.Where(m => m.StartsWith($"[{part}]", StringComparison.Ordinal)))}");
    }

    [Theory]
    [InlineData("found"), InlineData("wanted"), InlineData("speaker"), InlineData("kind"), InlineData("polarity"), InlineData("certainty"), InlineData("condition"), InlineData("said"), InlineData("relay")]
    public void Every_part_has_a_floor_that_can_fail(string part) =>
        JsonNode.Parse(System.IO.File.ReadAllText(File))!["claims"]![part]!.GetValue<double>().ShouldBeInRange(0.5, 1);
}
