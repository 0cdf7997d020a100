using System.Globalization;

namespace Vedette.Outside;

/// <summary>Moments as the store keeps them: UTC, ISO 8601 to the tick, so that their text sorts as they do.</summary>
internal static class Time
{
    public static string Print(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    public static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
