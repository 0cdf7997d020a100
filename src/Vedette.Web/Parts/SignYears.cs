using System.Collections.Immutable;
using Vedette.Weigh.Indicators;

namespace Vedette.Web.Parts;

/// <summary>How many dated signs each indicator has in each year: what the board's small bars and the table beside them show.</summary>
internal sealed class SignYears
{
    /// <summary>Earlier years are not drawn; the table says how many signs they hold.</summary>
    private const int Most = 12;

    public SignYears(ImmutableArray<IndicatorReading> readings)
    {
        var all = readings.SelectMany(Dated).ToArray();
        if (all.Length == 0) return;
        int last = all.Max(), first = Math.Max(all.Min(), last - Most + 1);
        Years = [.. Enumerable.Range(first, last - first + 1)];
        Full = readings.Max(r => Of(r).Max());
    }

    public ImmutableArray<int> Years { get; } = [];

    /// <summary>The year of the first bar; null: no sign has a day.</summary>
    public int? First => Years.IsEmpty ? null : Years[0];

    /// <summary>The most signs that an indicator has in a year.</summary>
    public int Full { get; }

    public ImmutableArray<int> Of(IndicatorReading reading)
    {
        var years = Dated(reading).ToLookup(year => year);
        return [.. Years.Select(year => years[year].Count())];
    }

    public string Told(IndicatorReading reading)
    {
        string[] parts = [.. Years.Zip(Of(reading)).Where(p => p.Second > 0).Select(p => $"{p.First}: {p.Second}")];
        return parts.Length == 0 ? "No dated signs" : $"Signs by year. {string.Join(", ", parts)}";
    }

    private static IEnumerable<int> Dated(IndicatorReading reading) =>
        reading.Signs.Where(s => s.Kind is SignKind.Asserted or SignKind.Shown or SignKind.Act).Select(s => s.Day.First).OfType<DateOnly>().Select(day => day.Year);
}
