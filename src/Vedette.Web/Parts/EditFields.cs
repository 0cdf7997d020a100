using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Web.Parts;

/// <summary>The fields of the form that edits a claim, as texts.</summary>
public sealed class EditFields
{
    public string? Speaker { get; set; }
    public string? SpeakerType { get; set; }
    public string? Kind { get; set; }
    public string? Certainty { get; set; }
    public string? Polarity { get; set; }
    public string? Condition { get; set; }
    public string? Said { get; set; }

    /// <summary>A part of what is said on each line.</summary>
    public string? Content { get; set; }
    public string? Note { get; set; }

    public static EditFields Of(Reading reading, Claim claim)
    {
        string text = reading.Document.Text;
        return new()
        {
            Speaker = claim.Speaker, SpeakerType = Codes.Word(claim.SpeakerType), Kind = Codes.Word(claim.Kind), Certainty = Codes.Word(claim.Certainty), Polarity = Codes.Word(claim.Polarity),
            Condition = claim.Condition is { } condition ? OneLine(condition.Of(text)) : null, Said = claim.Said.Iso, Content = string.Join('\n', claim.Content.Select(s => OneLine(s.Of(text)))),
        };
    }

    /// <summary>Every field of a form is sent: one that is empty takes its part away.</summary>
    public ClaimEditDraft ToDraft() => new(Speaker ?? "", SpeakerType, Kind, Certainty, Polarity, Condition ?? "", Said ?? "", [.. (Content ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
