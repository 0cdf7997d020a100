using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What a person holds of a claim that the machine found.</summary>
public enum ClaimState : byte { Proposed, Accepted, Edited, Rejected }

/// <summary>What people hold of claims, kept as decisions of the store. The newest decision on a claim holds; the older ones stay on record.</summary>
public static class ClaimDecisions
{
    private const string Kind = "claim:";

    public static Decision Decide(ClaimId claim, ClaimState state, string by, DateTimeOffset at, string? note) => new($"{Kind}{claim}", Codes.Word(state), by, at, note);

    /// <summary>All decisions on each claim, oldest first.</summary>
    public static ILookup<ClaimId, Decision> ByClaim(IEnumerable<Decision> decisions) =>
        decisions.Where(d => Codes.TryValue<ClaimState>(d.State, out _)).Select(d => (Decision: d, Claim: ClaimOf(d.Subject))).Where(d => d.Claim is not null)
            .ToLookup(d => d.Claim!.Value, d => d.Decision);

    public static ClaimState StateOf(IEnumerable<Decision> onClaim) => onClaim.LastOrDefault() is { } last ? Codes.Value<ClaimState>(last.State) : ClaimState.Proposed;

    /// <summary>The claims that a person rejected: they bear on nothing any more.</summary>
    public static ImmutableHashSet<ClaimId> Rejected(IEnumerable<Decision> decisions) =>
        [.. ByClaim(decisions).Where(of => StateOf(of) is ClaimState.Rejected).Select(of => of.Key)];

    private static ClaimId? ClaimOf(string subject) =>
        subject.StartsWith(Kind, StringComparison.Ordinal) && UInt128.TryParse(subject.AsSpan(Kind.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash) ? new(hash) : null;
}
