using System.Globalization;
using System.Net.Http.Headers;

namespace Vedette.Outside;

/// <summary>When a server wants to be asked again (RFC 9110, 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>Nobody is asked to stay away longer by such a header: what is beyond is a slip, or a trap for programs that remember.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    /// <summary>From the header of an answer, in seconds or as a date: not below zero and not above <see cref="Longest"/>; null when it tells none.</summary>
    public static TimeSpan? Of(WebAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Header("Retry-After") is not { } told || !RetryConditionHeaderValue.TryParse(told, out var value)) return null;
        // By the server's own clock, where it tells it: the two may differ.
        var now = DateTimeOffset.TryParseExact(answer.Header("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : answer.At;
        var time = value.Delta ?? value.Date!.Value - now;
        return time < TimeSpan.Zero ? TimeSpan.Zero : time > Longest ? Longest : time;
    }
}
