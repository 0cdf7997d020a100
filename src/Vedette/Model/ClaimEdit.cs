using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>
/// What a person holds a claim to say in place of the program's reading: all that can be edited, not only what differs, so that a later reading by the program does not change it.
/// The claim keeps its id, its place and its cue.
/// </summary>
/// <param name="Content">Spans of the document's text, in order; not empty.</param>
public sealed record ClaimEdit(string? Speaker, SpeakerType SpeakerType, ClaimKind Kind, Certainty Certainty, Polarity Polarity, TextSpan? Condition, When Said, ImmutableArray<TextSpan> Content)
{
    private const string Person = "person";

    /// <summary>The parts of a claim as it stands.</summary>
    public static ClaimEdit Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new(claim.Speaker, claim.SpeakerType, claim.Kind, claim.Certainty, claim.Polarity, claim.Condition, claim.Said, claim.Content);
    }

    public bool Equals(ClaimEdit? other) =>
        other is not null && (Speaker, SpeakerType, Kind, Certainty, Polarity, Condition, Said) == (other.Speaker, other.SpeakerType, other.Kind, other.Certainty, other.Polarity, other.Condition, other.Said)
        && Content.AsSpan().SequenceEqual(other.Content.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Speaker, Kind, Said, Content.Length);

    /// <summary>The claims as people edited them, over what the program read; edits that no longer hold are taken back.</summary>
    /// <returns>Readings of which nothing changes come back as the same objects.</returns>
    public static ImmutableArray<Reading> Over(IReadOnlyList<Reading> readings, IReadOnlyDictionary<ClaimId, ClaimEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(edits);
        return [.. readings.Select(r => Over(r, edits))];
    }

    private static Reading Over(Reading reading, IReadOnlyDictionary<ClaimId, ClaimEdit> edits)
    {
        if (!reading.Claims.Any(c => c.AsFound is not null || edits.ContainsKey(c.Id))) return reading;
        ImmutableArray<Claim> claims = [.. reading.Claims.Select(c => Over(reading, c, edits.GetValueOrDefault(c.Id)))];
        return claims.Zip(reading.Claims).All(pair => ReferenceEquals(pair.First, pair.Second)) ? reading : reading with { Claims = claims };
    }

    /// <summary>The picture with the claims as people edited them. Origins, links and lineage stay as they were found; relating anew finds them over the edited claims.</summary>
    public static Picture Over(Picture picture, IReadOnlyDictionary<ClaimId, ClaimEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var readings = Over((IReadOnlyList<Reading>)picture.Readings, edits);
        return readings.Zip(picture.Readings).All(pair => ReferenceEquals(pair.First, pair.Second)) ? picture : picture with { Readings = readings };
    }

    private static Claim Over(Reading reading, Claim claim, ClaimEdit? edit)
    {
        if (claim.AsFound is not null && edit == Of(claim)) return claim;
        var found = claim.AsFound ?? claim;
        if (edit is null || edit == Of(found) || !edit.LiesIn(reading.Document.Text)) return found;
        return found with
        {
            Speaker = edit.Speaker,
            SpeakerCountry = edit.Speaker == found.Speaker ? found.SpeakerCountry : reading.Names.FirstOrDefault(n => n.Canonical == edit.Speaker)?.Country,
            SpeakerType = edit.SpeakerType, Kind = edit.Kind, Certainty = edit.Certainty, Likelihood = edit.Certainty == found.Certainty ? found.Likelihood : null, Polarity = edit.Polarity, Condition = edit.Condition, Said = edit.Said, Content = edit.Content,
            Proposition = edit.Content.AsSpan().SequenceEqual(found.Content.AsSpan()) ? found.Proposition : null,
            MadeBy = new(Person, "1"),
            AsFound = found,
        };
    }

    private bool LiesIn(string text) => !Content.IsEmpty && Content.All(s => s.End <= text.Length) && !(Condition?.End > text.Length);
}
