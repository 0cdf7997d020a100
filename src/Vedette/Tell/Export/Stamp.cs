using System.Globalization;

namespace Vedette.Tell.Export;

/// <summary>A moment as RFC 3339 writes it, in UTC.</summary>
public static class Stamp
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The first moment of a day that is told without a time.</summary>
    public static DateTimeOffset Of(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
