using System.Globalization;
using Vedette.Weigh.Simulations;

namespace Vedette.Web.Parts;

/// <summary>How values of a simulation are put on a page.</summary>
internal static class SimulationShown
{
    /// <summary>A value of an outcome; a run in which it never happens has all its weeks: <c>52+</c>.</summary>
    public static string Valued(Outcome outcome, int weeks, float value) => outcome.CountsWeeks && value >= weeks ? $"{weeks}+" : Figures(value);

    /// <summary>A number with about three figures.</summary>
    public static string Figures(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>A key as words: <c>russia_helps</c> is "russia helps".</summary>
    public static string Named(string key) => Shown.Line(key.Replace('_', ' '));
}
