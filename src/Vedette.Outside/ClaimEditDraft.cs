using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// An edit of a claim as a person writes it. Null leaves a part as it stands; the empty string takes it away. Content and condition are words of the report:
/// they are looked for in its text, so an edit can move the border of what is said and cannot put words into a report.
/// </summary>
/// <param name="Said">ISO 8601: 2025-12-19, 2025-12, 2025.</param>
/// <param name="Content">Each part of what is said, in the order of the text.</param>
public sealed record ClaimEditDraft(string? Speaker = null, string? SpeakerType = null, string? Kind = null, string? Certainty = null, string? Polarity = null, string? Condition = null, string? Said = null, ImmutableArray<string>? Content = null)
{
    private const int LongestName = 200;

    /// <summary>The edit that the draft makes of a claim as it stands; null with the faults W743 to W746 that say why there is none.</summary>
    public ClaimEdit? Finish(Reading reading, Claim claim, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        var now = ClaimEdit.Of(claim);
        string text = reading.Document.Text;
        string? name = Speaker is null ? now.Speaker : Name(Speaker);
        var type = Read(SpeakerType, now.SpeakerType, "source type", faults);
        var edit = new ClaimEdit(name, type, Read(Kind, now.Kind, "kind", faults), Read(Certainty, now.Certainty, "certainty", faults), Read(Polarity switch { "+" => "positive", "-" => "negative", _ => Polarity }, now.Polarity, "polarity", faults),
            Condition is null ? now.Condition : string.IsNullOrWhiteSpace(Condition) ? null : Find(Condition, text, now.Content[0].Start, "condition", faults), Day(now.Said, faults), Parts(now.Content, text, faults));
        CheckSpeaker(name, type, faults);
        if (faults.Count > before) return null;
        if (edit != now) return edit;
        faults.Add(new("W746", "The edit changes nothing. Change a part, or accept the claim as it stands."));
        return null;
    }

    private static string? Name(string written) => string.IsNullOrWhiteSpace(written) ? null : string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static T Read<T>(string? word, T now, string part, ICollection<Fault> faults) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(word)) return now;
        if (Codes.TryValue<T>(word.Trim(), out var value)) return value;
        faults.Add(new("W743", $"'{word.Trim()}' is no {part}. Write one of {string.Join(", ", Codes.WordsOf<T>())}."));
        return now;
    }

    private When Day(When now, ICollection<Fault> faults)
    {
        if (Said is null) return now;
        var day = When.Parse(Said.Trim());
        if (!day.IsKnown || day == now || day.First is not null) return day;
        faults.Add(new("W743", $"'{Said.Trim()}' is no day. Write it as 2025-12-19, 2025-12 or 2025, or leave it empty where it is not told."));
        return now;
    }

    private static void CheckSpeaker(string? name, SpeakerType type, ICollection<Fault> faults)
    {
        if (name is { Length: > LongestName }) faults.Add(new("W745", $"The speaker's name has {name.Length} letters. Write at most {LongestName}."));
        if (name is null && type is Model.SpeakerType.Named or Model.SpeakerType.Organisation) faults.Add(new("W745", $"A speaker of the type {Codes.Word(type)} has a name. Write it, or choose the type unnamed or lost."));
        if (name is not null && type is Model.SpeakerType.Author or Model.SpeakerType.Lost) faults.Add(new("W745", $"A speaker of the type {Codes.Word(type)} has no name here. Take the name away, or choose the type named or organisation."));
    }

    private ImmutableArray<TextSpan> Parts(ImmutableArray<TextSpan> now, string text, ICollection<Fault> faults)
    {
        if (Content is not { } written) return now;
        var parts = written.Where(p => !string.IsNullOrWhiteSpace(p)).ToArray();
        if (parts.Length == 0)
        {
            faults.Add(new("W744", "A claim says something. Write the words of the report that hold what is said, or reject the claim."));
            return now;
        }
        var found = ImmutableArray.CreateBuilder<TextSpan>(parts.Length);
        int near = now[0].Start;
        foreach (string part in parts)
        {
            if (Find(part, text, near, "what is said", faults) is not { } span) continue;
            found.Add(span);
            near = span.End;
        }
        found.Sort();
        return found.Count == parts.Length ? found.ToImmutable() : now;
    }

    /// <summary>The place of the words in the text that is nearest to where they are expected; white space counts as white space.</summary>
    private static TextSpan? Find(string words, string text, int near, string part, ICollection<Fault> faults)
    {
        string[] sought = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        TextSpan? nearest = null;
        for (int at = text.IndexOf(sought[0], StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought[0], at + 1, StringComparison.Ordinal))
            if (EndOf(sought, text, at) is { } end && (nearest is not { } known || Math.Abs(at - near) < Math.Abs(known.Start - near))) nearest = new(at, end);
        if (nearest is not null) return nearest;
        faults.Add(new("W744", $"“{(words.Length <= 80 ? words.Trim() : words[..80] + "…")}” ({part}) does not stand in the report so. Copy the words from its text."));
        return null;
    }

    /// <summary>Where the words end that begin at a place; null when they do not all follow there.</summary>
    private static int? EndOf(string[] words, string text, int at)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (i > 0)
            {
                int gap = at;
                while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
                if (at == gap) return null;
            }
            if (!text.AsSpan(at).StartsWith(words[i], StringComparison.Ordinal)) return null;
            at += words[i].Length;
        }
        return at;
    }
}
