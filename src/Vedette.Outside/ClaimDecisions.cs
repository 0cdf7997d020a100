using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;
using Vedette.Outside.Json;

namespace Vedette.Outside;

/// <summary>What a person holds of a claim that the machine found.</summary>
public enum ClaimState : byte { Proposed, Accepted, Edited, Rejected }

/// <summary>What people hold of claims, kept as decisions of the store. The newest decision on a claim holds; the older ones stay on record.</summary>
public static class ClaimDecisions
{
    private const string Kind = "claim:";

    /// <summary>An edit that still holds, with the decision it was made by.</summary>
    public sealed record EditMade(ClaimEdit Edit, Decision By);

    public static Decision Decide(ClaimId claim, ClaimState state, string by, DateTimeOffset at, string? note) => new($"{Kind}{claim}", Codes.Word(state), by, at, note);

    /// <summary>A decision that holds what the person put in place of the program's reading.</summary>
    public static Decision Edit(ClaimId claim, ClaimEdit edit, string by, DateTimeOffset at, string? note) => new($"{Kind}{claim}", $"{Codes.Word(ClaimState.Edited)} {EditJson.Print(edit)}", by, at, note);

    /// <summary>All decisions on each claim, oldest first.</summary>
    public static ILookup<ClaimId, Decision> ByClaim(IEnumerable<Decision> decisions) =>
        decisions.Where(d => StateOf(d) is not null).Select(d => (Decision: d, Claim: ClaimOf(d.Subject))).Where(d => d.Claim is not null)
            .ToLookup(d => d.Claim!.Value, d => d.Decision);

    public static ClaimState StateOf(IEnumerable<Decision> onClaim) => onClaim.LastOrDefault() is { } last ? StateOf(last) ?? ClaimState.Proposed : ClaimState.Proposed;

    /// <summary>Null when the decision is of another kind.</summary>
    public static ClaimState? StateOf(Decision decision) => Codes.TryValue<ClaimState>(decision.State.Split(' ', 2)[0], out var state) ? state : null;

    /// <summary>What the decision puts in place of the program's reading; null when it edits nothing.</summary>
    public static ClaimEdit? EditOf(Decision decision) => StateOf(decision) is ClaimState.Edited && decision.State.Split(' ', 2) is [_, var edit] ? EditJson.Read(edit) : null;

    /// <summary>The edit that holds: the newest one, unless the claim was left open since, which takes it back. Accepting or rejecting an edited claim leaves it edited.</summary>
    public static EditMade? EditOf(IEnumerable<Decision> onClaim)
    {
        EditMade? edited = null;
        foreach (var decision in onClaim)
            if (StateOf(decision) is ClaimState.Proposed) edited = null;
            else if (EditOf(decision) is { } edit) edited = new(edit, decision);
        return edited;
    }

    /// <summary>All edits that hold.</summary>
    public static ImmutableDictionary<ClaimId, ClaimEdit> Edits(IEnumerable<Decision> decisions) =>
        ByClaim(decisions).Select(of => (of.Key, Edited: EditOf(of))).Where(of => of.Edited is not null).ToImmutableDictionary(of => of.Key, of => of.Edited!.Edit);

    /// <summary>Readings with their claims as people edited them.</summary>
    public static ImmutableArray<Reading> Edited(IReadOnlyList<Reading> readings, IEnumerable<Decision> decisions) => ClaimEdit.Over(readings, Edits(decisions));

    /// <summary>The picture as people hold it: edited claims as edited, without the rejected ones, and with what they say of names.</summary>
    public static Picture Held(Picture picture, IReadOnlyList<Decision> decisions) => NameDecisions.Over(ClaimEdit.Over(picture, Edits(decisions)).Without(Rejected(decisions)), decisions);

    /// <summary>What differs between two readings of one claim: the part, before, and after, in words; a part that is not there is the empty string.</summary>
    /// <param name="text">The document's text.</param>
    public static IEnumerable<(string Part, string Before, string After)> Differences(ClaimEdit before, ClaimEdit after, string text) =>
        Parts(before, text).Zip(Parts(after, text)).Where(p => p.First != p.Second).Select(p => (p.First.Part, p.First.Told, p.Second.Told));

    private static IEnumerable<(string Part, string Told)> Parts(ClaimEdit edit, string text) =>
    [
        ("speaker", edit.Speaker ?? ""), ("source type", Codes.Word(edit.SpeakerType).Replace('_', ' ')), ("kind", Codes.Word(edit.Kind)), ("certainty", Codes.Word(edit.Certainty)), ("polarity", Codes.Word(edit.Polarity)),
        ("condition", edit.Condition?.Of(text) ?? ""), ("said", edit.Said.Iso ?? ""), ("content", string.Join(" … ", edit.Content.Select(s => s.Of(text)))),
    ];

    /// <summary>The claims that a person rejected: they bear on nothing any more.</summary>
    public static ImmutableHashSet<ClaimId> Rejected(IEnumerable<Decision> decisions) =>
        [.. ByClaim(decisions).Where(of => StateOf(of) is ClaimState.Rejected).Select(of => of.Key)];

    private static ClaimId? ClaimOf(string subject) =>
        subject.StartsWith(Kind, StringComparison.Ordinal) && UInt128.TryParse(subject.AsSpan(Kind.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash) ? new(hash) : null;
}
