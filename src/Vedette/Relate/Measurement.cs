using System.Collections.Frozen;

namespace Vedette.Relate;

/// <summary>Units of length, area, weight and speed that one text puts for another's.</summary>
internal static class Measurement
{
    /// <summary>Who converts a number also rounds it.</summary>
    private const double Rounding = 0.06;

    /// <summary>By unit what it measures and how many of the first unit of that measure it holds.</summary>
    private static readonly FrozenDictionary<string, (char Measure, double Factor)> Units = new Dictionary<string, (char, double)>(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = ('l', 1), ["metre"] = ('l', 1), ["meter"] = ('l', 1), ["km"] = ('l', 1000), ["kilometre"] = ('l', 1000), ["kilometer"] = ('l', 1000), ["li"] = ('l', 500),
        ["mile"] = ('l', 1609.344), ["foot"] = ('l', 0.3048), ["feet"] = ('l', 0.3048), ["yard"] = ('l', 0.9144),
        ["hectare"] = ('a', 1), ["acre"] = ('a', 0.4047), ["mu"] = ('a', 0.0667),
        ["kg"] = ('w', 1), ["kilogram"] = ('w', 1), ["kilo"] = ('w', 1), ["pound"] = ('w', 0.4536), ["jin"] = ('w', 0.5), ["tonne"] = ('w', 1000), ["ton"] = ('w', 1000), ["pood"] = ('w', 16.38),
        ["km/h"] = ('s', 1), ["kph"] = ('s', 1), ["mph"] = ('s', 1.609344), ["knot"] = ('s', 1.852),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether two numbers measure one thing in two units.</summary>
    public static bool IsConverted(double a, string? unit, double b, string? other) =>
        unit is not null && other is not null && Units.TryGetValue(unit, out var x) && Units.TryGetValue(other, out var y) && x.Measure == y.Measure && x.Factor != y.Factor
        && Math.Abs((a * x.Factor) - (b * y.Factor)) <= Rounding * Math.Max(a * x.Factor, b * y.Factor);
}
