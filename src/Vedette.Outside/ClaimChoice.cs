using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Which claims are asked for; what is null or empty asks for nothing.</summary>
/// <param name="Speaker">A part of the speaker's name, in either case.</param>
/// <param name="About">Words that must all stand in what is said.</param>
public sealed record ClaimChoice(string? Speaker = null, string? About = null, Certainty? Certainty = null, ClaimKind? Kind = null, SpeakerType? SpeakerType = null)
{
    /// <summary>Whether nothing is asked for, so that every claim fits.</summary>
    public bool IsOpen => string.IsNullOrWhiteSpace(Speaker) && string.IsNullOrWhiteSpace(About) && Certainty is null && Kind is null && SpeakerType is null;

    public IEnumerable<(Reading Reading, Claim Claim)> From(IEnumerable<Reading> readings)
    {
        string[] words = (About ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? part = string.IsNullOrWhiteSpace(Speaker) ? null : Speaker.Trim();
        // Few people say most: each name is looked into once.
        var asked = new Dictionary<string, bool>();
        bool IsAsked(string name) => asked.TryGetValue(name, out bool known) ? known : asked[name] = name.Contains(part!, StringComparison.OrdinalIgnoreCase);
        foreach (var reading in readings)
            foreach (var claim in reading.Claims)
                if ((part is null || (claim.Speaker is { } speaker && IsAsked(speaker)))
                    && (Certainty is null || claim.Certainty == Certainty) && (Kind is null || claim.Kind == Kind) && (SpeakerType is null || claim.SpeakerType == SpeakerType)
                    && (words.Length == 0 || HasAll(claim.Words(reading.Document.Text), words)))
                    yield return (reading, claim);
    }

    private static bool HasAll(string text, string[] words) => words.All(word => HasWord(text, word));

    /// <summary>Whether the word stands in the text as a word of its own, in either case.</summary>
    private static bool HasWord(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        return false;
    }
}
