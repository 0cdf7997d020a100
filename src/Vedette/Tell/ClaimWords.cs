using Vedette.Model;

namespace Vedette.Tell;

/// <summary>How a claim is put into words. The content keeps the source's own words; everything else is told of it.</summary>
internal static class ClaimWords
{
    public static string Content(Claim claim, Document document)
    {
        string words = string.Join(" … ", claim.Content.Select(span => OneLine(span.Of(document.Text))));
        return words.Length <= 320 ? words : words[..words.LastIndexOf(' ', 318)] + " …";
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Certainty(Certainty certainty) => certainty switch
    {
        Model.Certainty.Certain => "certain",
        Model.Certainty.Probable => "probable",
        Model.Certainty.Possible => "possible",
        Model.Certainty.Unlikely => "unlikely",
        _ => "open",
    };

    public static string Act(Claim claim) => (claim.Kind, claim.Direct) switch
    {
        (ClaimKind.Denial, _) => "denied",
        (ClaimKind.Warning, _) => "warned",
        (ClaimKind.Question, _) => "asked",
        (ClaimKind.Refusal, _) => "declined",
        (ClaimKind.Promise, _) => "promised",
        (ClaimKind.Request, _) => "asked for",
        (ClaimKind.Assessment, _) => "assessed",
        (_, true) => "said",
        _ => "stated",
    };

    public static string Speaker(Claim claim) => claim.SpeakerType switch
    {
        SpeakerType.Author => "The author",
        SpeakerType.Lost => "Nobody named",
        _ => Capital(claim.Speaker ?? "Nobody named"),
    };

    public static string Capital(string words) => words.Length > 0 && char.IsLower(words[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    /// <summary>"through Bloomberg, through CNN": the nearest carrier first.</summary>
    public static string? Relay(Claim claim) => claim.Relay.IsEmpty ? null : string.Join(", ", claim.Relay.Reverse().Select(carrier => $"through {carrier}"));

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    /// <summary>The claim as runs: what is said, with the hedge and the condition set apart.</summary>
    public static IEnumerable<Run> Runs(Claim claim, Document document)
    {
        yield return new(claim.Direct ? $"“{Content(claim, document)}”" : Content(claim, document), Role.Quote);
        string hedge = claim.CertaintyWords.IsEmpty ? "" : $": “{OneLine(claim.CertaintyWords[0].Of(document.Text))}”";
        if (claim.Certainty is not Model.Certainty.Certain || hedge.Length > 0) yield return new($" [{Certainty(claim.Certainty)}{hedge}]", Role.Hedge);
        if (claim.Polarity is Polarity.Negative) yield return new(" [put forward as not so]", Role.Warning);
        if (claim.Condition is { } condition && !claim.Content.Any(span => span.Contains(condition))) yield return new($" — on condition: {OneLine(condition.Of(document.Text))}", Role.Hedge);
        if (Relay(claim) is { } relay) yield return new($" ({relay})", Role.Muted);
    }
}
