using System.Collections.Immutable;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>A network without what the indicators say, and with it.</summary>
/// <param name="Explanations">For each node its likeliest state after, and what moved it there.</param>
public sealed record NetworkBalance(Network Network, Posterior Before, Posterior After, ImmutableArray<Explanation> Explanations)
{
    /// <summary>Null when the evidence contradicts itself.</summary>
    public static NetworkBalance? Of(Network network, IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(network);
        var faults = new Faults();
        var compiled = network.Compile();
        var own = Evidence.Of(network, network.Spec.Evidence, faults);
        var all = Evidence.Of(network, [.. network.Spec.Evidence, .. findings], faults);
        if (own is null || all is null || compiled.Marginals(own, faults) is not { } before || compiled.Marginals(all, faults) is not { } after) return null;
        return new(network, before, after, [.. Enumerable.Range(0, network.Nodes.Length).Select(node => Explanation.Of(compiled, all, new(node, 0), faults)).OfType<Explanation>()]);
    }
}
