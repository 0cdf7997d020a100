using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Vedette.Tests.Relate.Planted;

/// <summary>Derivations that are known because they were planted. Synthetic: the figures tell what the edits of <see cref="Edits"/> leave visible, not how often desks make them.</summary>
public class PlantedTests(ITestOutputHelper output)
{
    private const int Seed = 20310303;
    private static readonly JsonObject Floors = JsonNode.Parse(File.ReadAllText(Repository.At("corpus", "floors.json")))!["planted"]!.AsObject();
    private static readonly Lazy<PlantedScore> Score = new(() => PlantedScore.Of(PlantedSet.Of(Seed)));

    [Fact]
    public void Planted_derivations_are_found_on_or_above_their_floors()
    {
        output.WriteLine(Score.Value.Print());
        foreach (string miss in Score.Value.Misses) output.WriteLine(miss);
        Floor("edges", Score.Value.F1);
        Floor("direction", Score.Value.Direction);
        Floor("drift_kind", Score.Value.DriftKind);
        Floor("drift_planted", Score.Value.DriftPrecision);
    }

    [Fact]
    public void Planted_translations_are_found_and_native_retellings_are_none()
    {
        var score = PlantedTranslations.Score();
        output.WriteLine($"translated (synthetic) found {score.Found} of {score.Wanted}, right {score.Right} of {score.Told} told");
        Floor("translated", (double)score.Found / score.Wanted);
        Floor("translated_right", (double)score.Right / score.Told);
    }

    [Fact]
    public void One_seed_makes_one_set() =>
        PlantedSet.Of(3).Select(d => (d.Name, d.Document.Text)).ShouldBe(PlantedSet.Of(3).Select(d => (d.Name, d.Document.Text)));

    private static void Floor(string part, double value) => value.ShouldBeGreaterThanOrEqualTo(Floors[part]!.GetValue<double>(), part);
}
