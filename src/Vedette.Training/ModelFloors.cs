using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vedette.Training;

/// <summary>
/// What the shipped models reach on their development files, in corpus/floors.json. A training that falls below ends with a failure, so worse weights are never
/// taken for better ones; one that rises lifts the floor.
/// </summary>
internal sealed class ModelFloors(FileInfo file, string model, bool raises)
{
    /// <summary>A run on another kind of machine may differ in the last place.</summary>
    private const double Slack = 0.0005;

    /// <param name="figures">Shares from 0 to 1.</param>
    public void Hold(string set, params ReadOnlySpan<(string Name, double Value)> figures)
    {
        var all = JsonNode.Parse(File.ReadAllText(file.FullName))!.AsObject();
        var floors = Part(Part(Part(all, "models"), model), set);
        foreach (var (name, value) in figures)
        {
            double floor = floors[name]?.GetValue<double>() ?? 0;
            if (value < floor - Slack)
            {
                Console.Error.WriteLine($"{model}, {set}: {name} is {value:F4}, below its floor of {floor:F4} in {file.Name}.");
                Environment.ExitCode = 1;
            }
            floors[name] = Math.Max(floor, Math.Floor(value * 10_000) / 10_000);
        }
        if (raises) File.WriteAllText(file.FullName, all.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static JsonObject Part(JsonObject whole, string name)
    {
        if (whole[name] is JsonObject part) return part;
        whole[name] = part = [];
        return part;
    }
}
