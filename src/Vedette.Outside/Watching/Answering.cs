using System.Globalization;

namespace Vedette.Outside.Watching;

/// <summary>What an answer says of when to come again.</summary>
internal static class Answering
{
    /// <summary>Whether what kept something from being fetched may be gone later: the machine or the way is down, busy, slow, or the answer was broken off.</summary>
    public static bool MayPass(Fetched fetched) =>
        fetched.Answer?.Status is 408 or 425 or 429 or >= 500 || fetched.Fault?.Code is "W136" or "W139" or "W142" or "W143";

    public static bool IsGone(Fetched fetched) => fetched.Answer?.Status is 410;

    /// <summary>How long the server asks to be left alone (RFC 9110, 10.2.3: seconds or a date); null when it does not say.</summary>
    public static TimeSpan? RetryAfter(Fetched fetched, DateTimeOffset now)
    {
        if (fetched.Answer?.Header("Retry-After") is not { } told) return null;
        if (double.TryParse(told, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)) return TimeSpan.FromSeconds(Math.Min(seconds, 1e9));
        return DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now ? at - now : null;
    }
}
