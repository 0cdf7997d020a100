using System.Collections.Immutable;
using System.Globalization;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Simulations;

/// <summary>Reads what outcomes and signposts look at, and the lines of outcomes.</summary>
internal sealed class WrittenQuantity(SimulationReader reader, ImmutableArray<Route> routes, ImmutableArray<Channel> channels, ImmutableArray<string> fronts, ImmutableArray<Force> forces, Faults faults)
{
    private static readonly string[] Forms = ["stock", "need_met", "need_met_in_week", "channel", "route", "units"];

    /// <summary>The quantity with its unit; null with a fault when it cannot be told.</summary>
    public (Quantity? Quantity, string Unit) Read(Mapping map, string key)
    {
        string[] given = [.. Forms.Where(map.Has)];
        if (given.Length != 1)
        {
            faults.Add("W653", map.Line, $"'{key}' looks at {(given.Length == 0 ? "nothing" : "more than one thing")}.", $"Give one of {string.Join(", ", Forms)}.");
            return (null, "");
        }
        int line = map.LineOf(given[0]);
        if (given[0] is "units") return Units(map.Map("units")!, key);
        string name = map.Text(given[0]);
        int place = given[0] switch
        {
            "channel" => reader.Place(channels.Select(c => c.Key), name, "channel", line),
            "route" => reader.Place(routes.Select(r => r.Key), name, "route", line),
            _ => reader.StockOf(name, line),
        };
        if (place < 0) return (null, "");
        return given[0] switch
        {
            "stock" => (new StockLevel(place), reader.UnitOfStock(place)),
            "need_met" => (new AllMet(place), Simulations.Units.Share),
            "need_met_in_week" => (new WeekMet(place), Simulations.Units.Share),
            "channel" => (new ChannelVolume(place), Weekly(channels[place].From)),
            _ => (new RouteVolume(place), Weekly(routes[place].Stock)),
        };
    }

    private string Weekly(int stock) => stock < 0 ? "" : Simulations.Units.Per(reader.UnitOfStock(stock), Simulations.Units.Week);

    private (Quantity?, string) Units(Mapping map, string key)
    {
        int front = reader.Place(fronts, map.Text("front"), "front", map.LineOf("front"));
        int[] places = [.. map.Items("forces").Select(item => reader.Place(forces.Select(f => f.Key), ((Scalar)item).Text, "force", item.Line))];
        if (front < 0 || places.Any(p => p < 0)) return (null, "");
        foreach (int place in places.Where(p => forces[p].Posts.All(post => post.Front != front)))
            faults.Add("W652", map.LineOf("forces"), $"'{forces[place].Key}' has no post at '{fronts[front]}'.", "Add the front to its posts, or leave the force out.");
        if (places.Select(p => forces[p].Unit).Distinct().Count() > 1) faults.Add("W645", map.LineOf("forces"), $"The forces of '{key}' are counted in different units.", "Add up forces of one unit only.");
        return (new ReadyUnits(front, [.. places.Distinct()]), forces[places[0]].Unit);
    }

    /// <summary>The line of an outcome and whether it is crossed from above.</summary>
    public (double? Line, bool CrossesUnder) Line(Mapping map, string unit)
    {
        if (map.Map("line") is not { } line) return (null, true);
        if (line.Has("under") == line.Has("over"))
        {
            faults.Add("W653", line.Line, "A line is either 'under' or 'over'.", "Give one of the two.");
            return (null, true);
        }
        string key = line.Has("under") ? "under" : "over", text = line.Text(key);
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        if (!double.TryParse(space < 0 ? text : text[..space], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            faults.Add("W653", line.Line, $"'{text}' is no number with its unit.", $"Write '{key}: 4 {unit}'.");
        else if (space < 0 || !Simulations.Units.AreSame(text[(space + 1)..], unit))
            faults.Add("W645", line.Line, $"The line '{text}' is not told in {unit}.", $"Write a number and '{unit}'.");
        return (value, key == "under");
    }

}
