using Vedette.Model;

namespace Vedette.Outside;

/// <summary>How a claim's parts are put where there is no room for a sentence.</summary>
public static class ClaimWords
{
    public static string Speaker(string? name, SpeakerType type) => name ?? type switch
    {
        SpeakerType.Author => "(the author)",
        SpeakerType.Lost => "(attribution lost)",
        SpeakerType.UnnamedOfficial => "(an unnamed official)",
        _ => "(unnamed)",
    };

    public static string Who(Claim claim)
    {
        string speaker = Speaker(claim.Speaker, claim.SpeakerType);
        return claim.Relay.IsEmpty ? speaker : $"{speaker}, through {string.Join(", ", claim.Relay)}";
    }

    public static string How(Claim claim) =>
        $"{Codes.Word(claim.Kind)}{(claim.Polarity == Polarity.Negative ? ", negative" : "")}{(claim.Certainty == Certainty.Unknown ? "" : $", {Codes.Word(claim.Certainty)}")}";
}
