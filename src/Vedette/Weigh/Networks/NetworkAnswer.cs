using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>What a network makes of what is asked on top of its own evidence.</summary>
/// <param name="Before">Under the evidence of the file; without any when nothing was asked on top of it.</param>
/// <param name="After">Under the evidence of the file with what was added and left out.</param>
public sealed record NetworkAnswer(Network Network, Posterior Before, Posterior After, Explanation? Why, Sensitivity? Sensitivity)
{
    /// <summary>Stands with every answer.</summary>
    public const string Note = "These probabilities are what the network author's assumptions imply about the author's propositions; they are not findings.";

    /// <param name="added">Evidence on top of the network's own.</param>
    /// <param name="without">Nodes whose own evidence is left out.</param>
    /// <param name="why">A node, or NODE=STATE, that is to be explained; null for none.</param>
    /// <returns>Null when something asked is not there, or the evidence contradicts itself (W634, W635).</returns>
    public static NetworkAnswer? Of(Network network, IReadOnlyCollection<Finding> added, IReadOnlyCollection<string> without, string? why, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(faults);
        var own = network.Spec.Evidence;
        foreach (string left in without.Where(left => !own.Any(finding => finding.Node == left)))
            faults.Add("W634", 0, $"The file has no evidence on '{left}' to leave out.", own.Length == 0 ? "It has no evidence at all." : $"It has some on {string.Join(", ", own.Select(finding => finding.Node).Distinct())}.");
        var evidence = Evidence.Of(network, [.. own.Where(finding => !without.Contains(finding.Node)), .. added], faults);
        string[] asked = why?.Split('=', 2) ?? [];
        int node = asked.Length > 0 ? network.NumberOf(asked[0]) : -1, state = asked.Length == 2 && node >= 0 ? network.StateOf(node, asked[1]) : -1;
        if (asked.Length > 0 && node < 0) faults.Add("W634", 0, $"'{asked[0]}' is no node of the network.", $"Write one of {string.Join(", ", network.Nodes.Select(n => n.Name))}.");
        else if (asked.Length == 2 && state < 0) faults.Add("W634", 0, $"'{asked[1]}' is no state of '{asked[0]}'.", $"Write one of {string.Join(", ", network.Nodes[node].States)}.");
        if (evidence is null || faults.Any) return null;
        var compiled = network.Compile();
        bool isWhatIf = added.Count + without.Count > 0 && own.Length > 0;
        var before = compiled.Marginals(isWhatIf ? Evidence.Of(network, own, faults)! : Evidence.None(network), faults);
        var after = compiled.Marginals(evidence, faults);
        if (before is null || after is null) return null;
        if (node < 0) return new(network, before, after, null, null);
        var target = state >= 0 ? new Target(node, state) : after.Likeliest(node);
        return new(network, before, after, Explanation.Of(compiled, evidence, target, faults), Networks.Sensitivity.Of(compiled, evidence, node, faults));
    }
}
