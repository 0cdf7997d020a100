using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vedette.Tests.Relate;

/// <summary>Which names name one thing: the gold cases of corpus/entities against their floors.</summary>
public class EntityCaseTests
{
    private static readonly string Floors = Repository.At("corpus", "floors.json");

    /// <summary>RAISE=1 lifts floors to what is measured; it never lowers one.</summary>
    [Fact]
    public void What_names_name_is_told_on_or_above_its_floors()
    {
        var score = new EntityScore();
        var floors = JsonNode.Parse(File.ReadAllText(Floors))!.AsObject();
        if (Environment.GetEnvironmentVariable("RAISE") == "1")
        {
            var raised = floors["entities"]?.AsObject() ?? [];
            floors["entities"] = raised;
            foreach (string part in score.Parts) raised[part] = Math.Max(raised[part]?.GetValue<double>() ?? 0, Math.Floor(score.Of(part) * 1000) / 1000);
            raised["cases"] = Math.Max(raised["cases"]?.GetValue<int>() ?? 0, EntityCase.All.Length);
            File.WriteAllText(Floors, floors.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        }
        var entities = floors["entities"]!.AsObject();
        EntityCase.All.Length.ShouldBeGreaterThanOrEqualTo(entities["cases"]!.GetValue<int>(), "The number of cases is part of the floor.");
        foreach (string part in score.Parts) score.Of(part).ShouldBeGreaterThanOrEqualTo(entities[part]!.GetValue<double>(), $"{part} fell:\n{string.Join('\n', score.Misses)}");
    }

    [Theory]
    [InlineData("precision"), InlineData("recall"), InlineData("shown"), InlineData("not_shown")]
    public void Every_part_has_a_floor_that_can_fail(string part) =>
        JsonNode.Parse(File.ReadAllText(Floors))!["entities"]![part]!.GetValue<double>().ShouldBeInRange(0.5, 1);
}
