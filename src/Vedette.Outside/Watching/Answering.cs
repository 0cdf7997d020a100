namespace Vedette.Outside.Watching;

/// <summary>What an answer says of coming again.</summary>
internal static class Answering
{
    /// <summary>Whether what kept something from being fetched may be gone later: the machine or the way is down, busy, slow, or the answer was broken off.</summary>
    public static bool MayPass(Fetched fetched) => fetched.Answer?.Status is 408 or 425 or 429 or >= 500 || fetched.Fault?.Code is "W136" or "W142" or "W143" || IsUnasked(fetched);

    /// <summary>Whether the server itself was not asked: it wants to be left alone for now, or what it lets be asked cannot be known.</summary>
    public static bool IsUnasked(Fetched fetched) => fetched.Fault?.Code is "W139" or "W146";

    public static bool IsGone(Fetched fetched) => fetched.Answer?.Status is 410;

    /// <summary>How long the server asks to be left alone; null when it does not say.</summary>
    public static TimeSpan? Wait(Fetched fetched) => fetched.Answer is { } answer ? RetryAfter.Of(answer) : null;
}
