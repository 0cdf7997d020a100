using System.Text.Json;
using Vedette.Tests.Extract;

namespace Vedette.Tests;

/// <summary>The quality gate: what is measured on corpus/ may not fall below corpus/floors.json. A floor is only raised.</summary>
public class FloorTests
{
    [Fact]
    public void Claims_stand_on_or_above_their_floors_and_nothing_crashes()
    {
        var score = ClaimScore.Measure();
        var floors = JsonDocument.Parse(File.ReadAllText(Repository.At("corpus", "floors.json"))).RootElement.GetProperty("claims");
        score.Crashes.ShouldBe(floors.GetProperty("crashes").GetInt32(), string.Join('\n', score.Misses));
        ClaimCase.All.Count().ShouldBe(floors.GetProperty("cases").GetInt32(), "The number of cases is part of the floor: raise it with the cases.");
        foreach (var floor in floors.EnumerateObject().Where(f => f.Name is not ("crashes" or "cases")))
            score.Of(floor.Name).ShouldBeGreaterThanOrEqualTo(floor.Value.GetDouble(), $"{floor.Name} fell:\n{string.Join('\n', score.Misses.Where(m => m.StartsWith($"[{floor.Name}]", StringComparison.Ordinal)))}");
    }
}
