using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vedette.Tests.Relate;

/// <summary>Answers, drift, same claims and bounds of origins: the gold cases of corpus/relations against their floors.</summary>
public class RelationTests
{
    private static readonly string Floors = Repository.At("corpus", "floors.json");
    private static readonly Lazy<RelationScore> Score = new(() => new());

    /// <summary>RAISE=1 lifts floors to what is measured; it never lowers one.</summary>
    [Fact]
    public void What_texts_tell_together_is_found_on_or_above_its_floors()
    {
        var floors = JsonNode.Parse(File.ReadAllText(Floors))!.AsObject();
        var relations = floors["relations"]!.AsObject();
        if (Environment.GetEnvironmentVariable("RAISE") == "1")
        {
            foreach (string part in Score.Value.Parts)
            {
                relations[part] = Math.Max(relations[part]?.GetValue<double>() ?? 0, Math.Floor(Score.Value.Of(part) * 1000) / 1000);
                if (!part.EndsWith("_told", StringComparison.Ordinal)) relations["cases"]![part] = Math.Max(relations["cases"]![part]?.GetValue<int>() ?? 0, Score.Value.Cases(part));
            }
            File.WriteAllText(Floors, floors.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        }
        foreach (var (part, floor) in relations["cases"]!.AsObject()) Score.Value.Cases(part).ShouldBeGreaterThanOrEqualTo(floor!.GetValue<int>(), "The number of cases is part of the floor.");
        foreach (var (part, floor) in relations.Where(f => f.Key != "cases"))
            Score.Value.Of(part).ShouldBeGreaterThanOrEqualTo(floor!.GetValue<double>(), $"{part} fell:\n{string.Join('\n', Score.Value.Misses.Where(m => m.StartsWith($"[{part}]", StringComparison.Ordinal)))}");
    }

    [Theory]
    [InlineData("answer"), InlineData("answers_told"), InlineData("drift"), InlineData("drift_told"), InlineData("same"), InlineData("apart"), InlineData("bounds"), InlineData("translated"), InlineData("native")]
    public void Every_part_has_a_floor_that_can_fail(string part) =>
        JsonNode.Parse(File.ReadAllText(Floors))!["relations"]![part]!.GetValue<double>().ShouldBeInRange(0.5, 1);
}
