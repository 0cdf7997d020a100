using Vedette.Weigh;
using Vedette.Weigh.Networks;

namespace Vedette.Web.State;

/// <summary>The influence network with evidence moved by hand: what is taken as seen, and what the indicators say that is left out.</summary>
/// <param name="Balance">Before: with what the indicators say. After: with what was moved as well. Null when the evidence contradicts itself.</param>
internal sealed record WhatIf(IReadOnlyDictionary<string, string> Seen, IReadOnlySet<string> Without, NetworkBalance? Balance)
{
    public bool IsAsked => Seen.Count + Without.Count > 0;

    /// <param name="seen">NODE=STATE each; what names no node or state of the network is passed over.</param>
    /// <param name="without">Nodes on which the indicators are not heard.</param>
    public static WhatIf Of(Weighing weighing, NetworkBalance present, IEnumerable<string?> seen, IEnumerable<string?> without)
    {
        var network = present.Network;
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string? one in seen)
            if (one?.Split('=', 2) is [var node, var state] && network.NumberOf(node) is >= 0 and var number && network.StateOf(number, state) >= 0) taken[node] = state;
        var left = without.OfType<string>().Where(node => weighing.Findings.Any(f => f.Node == node)).ToHashSet(StringComparer.Ordinal);
        if (taken.Count + left.Count == 0) return new(taken, left, present);
        // What is taken as seen settles its node: what indicators say of it would be said twice.
        var moved = NetworkBalance.Of(network, [.. weighing.Findings.Where(f => !left.Contains(f.Node) && !taken.ContainsKey(f.Node)), .. taken.Select(t => new Seen(t.Key, t.Value))]);
        return new(taken, left, moved is null ? null : moved with { Before = present.After });
    }
}
