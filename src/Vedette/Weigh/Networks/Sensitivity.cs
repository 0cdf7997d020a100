using System.Collections.Immutable;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>A piece of evidence without which another state of the target's node would be the most probable.</summary>
public sealed record Flip(Finding Finding, Target Becomes);

/// <summary>What learning the state of a node may be expected to tell of the target's node: their mutual information given the evidence, in nats.</summary>
/// <param name="Nats">From 0 to the uncertainty of the target's node.</param>
public sealed record Gain(int Node, double Nats);

/// <summary>On what the most probable state of a node rests, and what would tell most of it.</summary>
public sealed record Sensitivity
{
    /// <summary>Below this an information gain is rounding.</summary>
    private const double Rounding = 1e-12;

    public required Network Network { get; init; }
    public required Target Likeliest { get; init; }

    /// <summary>The uncertainty of the node, in nats (Shannon's entropy).</summary>
    public required double Uncertainty { get; init; }
    public required ImmutableArray<Flip> Flips { get; init; }

    /// <summary>Every node whose state was not seen, the most telling first.</summary>
    public required ImmutableArray<Gain> Missing { get; init; }

    /// <summary>Null when the evidence contradicts itself (W635).</summary>
    public static Sensitivity? Of(CompiledNetwork compiled, Evidence evidence, int node, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(evidence);
        if (compiled.Marginals(evidence, faults) is not { } posterior) return null;
        var likeliest = posterior.Likeliest(node);
        var flips = ImmutableArray.CreateBuilder<Flip>();
        for (int i = 0; i < evidence.Findings.Length; i++)
            if (compiled.Marginals(evidence.Without(i))!.Likeliest(node) is var becomes && becomes != likeliest) flips.Add(new(evidence.Findings[i], becomes));
        double uncertainty = 0;
        foreach (double p in posterior.Of(node)) uncertainty -= p > 0 ? p * Math.Log(p) : 0;
        return new() { Network = compiled.Network, Likeliest = likeliest, Uncertainty = uncertainty, Flips = flips.DrainToImmutable(), Missing = Gains(compiled, evidence, posterior, node) };
    }

    /// <summary>One pass for each state of the node gives the gains of all others: I(T;N) = Σ P(t) P(n|t) ln P(n|t)/P(n).</summary>
    private static ImmutableArray<Gain> Gains(CompiledNetwork compiled, Evidence evidence, Posterior posterior, int node)
    {
        var network = compiled.Network;
        bool[] seen = evidence.Observed();
        double[] gains = new double[network.Nodes.Length];
        for (int t = 0; t < network.Nodes[node].States.Length; t++)
        {
            double chance = posterior.Of(node)[t];
            if (chance == 0 || compiled.Marginals(evidence.With(new Seen(network.Nodes[node].Name, network.Nodes[node].States[t]))) is not { } given) continue;
            for (int n = 0; n < gains.Length; n++)
            {
                ReadOnlySpan<double> with = given.Of(n), without = posterior.Of(n);
                for (int s = 0; s < with.Length; s++)
                    if (with[s] > 0 && without[s] > 0) gains[n] += chance * with[s] * Math.Log(with[s] / without[s]);
            }
        }
        return [.. Enumerable.Range(0, gains.Length).Where(n => n != node && !seen[n]).Select(n => new Gain(n, gains[n] < Rounding ? 0 : gains[n])).OrderByDescending(gain => gain.Nats)];
    }
}
