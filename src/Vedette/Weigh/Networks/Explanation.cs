using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>What one piece of evidence does to a target.</summary>
/// <param name="LeftOut">How much lower the target's log-odds would be without it; null when it is what settles the target, or the target is settled anyway.</param>
/// <param name="InOrder">By how much it moved the log-odds when the pieces came in one after the other; these sum to the whole move.</param>
/// <param name="Trail">The shortest way from its node to the target that the other evidence leaves open; null when none is, and then the piece does nothing.</param>
public sealed record Contribution(Finding Finding, Weight? LeftOut, Weight? InOrder, Trail? Trail);

/// <summary>
/// Why a state is as probable as it is: how far each piece of evidence moves it, and by which way. Weights are nats of log-odds of the target's state
/// against all others of its node; a weight is null where one side of it is settled (probability 0 or 1), for infinity minus infinity is no number.
/// </summary>
public sealed record Explanation
{
    public required Network Network { get; init; }
    public required Target Target { get; init; }

    /// <summary>The log-odds without evidence, and with all of it.</summary>
    public required Weight? Before { get; init; }
    public required Weight? After { get; init; }
    public required ImmutableArray<Contribution> Pieces { get; init; }

    /// <summary>What all pieces do together.</summary>
    public Weight? Together => Minus(After, Before);

    /// <summary>What the pieces do together beyond the sum of what each does when left out last: below 0 where pieces repeat each other, above where each makes the others count.</summary>
    public Weight? Interaction => Pieces.Any(p => p.LeftOut is null) || Together is not { } together ? null : new(together.Nats - Pieces.Sum(p => p.LeftOut!.Value.Nats));

    /// <summary>Null when the evidence contradicts itself (W635).</summary>
    public static Explanation? Of(CompiledNetwork compiled, Evidence evidence, Target target, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(evidence);
        var network = compiled.Network;
        if (compiled.Marginals(evidence, faults) is not { } posterior) return null;
        Weight? Odds(Evidence given) => Finite(compiled.Marginals(given)!.LogOdds(target));
        Weight? before = Odds(Evidence.None(network)), after = Finite(posterior.LogOdds(target)), last = before;
        var pieces = ImmutableArray.CreateBuilder<Contribution>();
        for (int i = 0; i < evidence.Findings.Length; i++)
        {
            var others = evidence.Without(i);
            var upToHere = Odds(evidence.Only(Enumerable.Range(0, i + 1)));
            pieces.Add(new(evidence.Findings[i], Minus(after, Odds(others)), Minus(upToHere, last), Trail.Shortest(network, network.NumberOf(evidence.Findings[i].Node), target.Node, others)));
            last = upToHere;
        }
        return new() { Network = network, Target = target, Before = before, After = after, Pieces = pieces.DrainToImmutable() };
    }

    private static Weight? Finite(Weight weight) => double.IsFinite(weight.Nats) ? weight : null;
    private static Weight? Minus(Weight? left, Weight? right) => left is { } l && right is { } r ? new(l.Nats - r.Nats) : null;
}
