using System.Collections.Immutable;
using System.Globalization;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>
/// Findings brought together on the nodes of one network. What it holds for a node does not depend on the order of the findings, to the last bit.
/// </summary>
public sealed class Evidence
{
    /// <summary>The heaviest that one piece of soft evidence may weigh, in nats of a ratio: more than 10^43 to 1. What is surer was seen.</summary>
    public const double Most = 100;

    /// <summary>What all soft evidence on one node can weigh, in nats: it never makes a state impossible.</summary>
    private const double Floor = -300;

    private readonly Network network;

    private Evidence(Network network, ImmutableArray<Finding> findings)
    {
        (this.network, Findings) = (network, findings);
        var onNodes = findings.Select(f => (Node: network.NumberOf(f.Node), Finding: f)).GroupBy(f => f.Node, f => f.Finding).OrderBy(g => g.Key).ToArray();
        Nodes = [.. onNodes.Select(group => group.Key)];
        Likelihood = [.. onNodes.SelectMany(group => Together(group.Key, group))];
    }

    internal bool IsOf(Network other) => network == other;

    /// <summary>In the order in which they were handed in.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The nodes with findings, ascending.</summary>
    internal int[] Nodes { get; }

    /// <summary>For each of <see cref="Nodes"/> the likelihood of each of its states, the largest 1; all 0 when states that exclude each other were seen.</summary>
    internal double[] Likelihood { get; }

    /// <summary>The findings on a network, or null with all that is wrong with them (W634).</summary>
    public static Evidence? Of(Network network, IEnumerable<Finding> findings, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(faults);
        ImmutableArray<Finding> all = [.. findings];
        bool isGood = true;
        foreach (var finding in all)
            if (Wrong(network, finding) is var (what, cure))
            {
                faults.Add("W634", finding.Line, what, cure);
                isGood = false;
            }
        return isGood ? new(network, all) : null;
    }

    public static Evidence None(Network network) => new(network, []);

    /// <summary>Without one finding, by its place.</summary>
    public Evidence Without(int finding) => new(network, Findings.RemoveAt(finding));

    /// <summary>The finding must be one that <see cref="Of"/> lets through.</summary>
    internal Evidence With(Finding finding) => new(network, Findings.Add(finding));

    internal Evidence Only(IEnumerable<int> findings) => new(network, [.. findings.Select(i => Findings[i])]);

    /// <summary>For each node of the network whether the evidence leaves one state alone possible.</summary>
    internal bool[] Observed()
    {
        bool[] observed = new bool[network.Graph.Count];
        var likelihood = Likelihood.AsSpan();
        foreach (int node in Nodes)
        {
            int states = network.Graph.States[node];
            observed[node] = states - likelihood[..states].Count(0.0) == 1;
            likelihood = likelihood[states..];
        }
        return observed;
    }

    private static (string What, string Cure)? Wrong(Network network, Finding finding)
    {
        int node = network.NumberOf(finding.Node);
        if (node < 0) return ($"There is evidence on '{finding.Node}', which is no node of the network.", $"Write one of {Some(network.Nodes.Select(n => n.Name))}.");
        var states = network.Nodes[node].States;
        switch (finding)
        {
            case Seen seen when network.StateOf(node, seen.State) < 0:
                return ($"'{seen.State}' is no state of '{seen.Node}'.", $"Write one of {Some(states)}.");
            case Likely likely when likely.Values.Length != states.Length:
                return ($"The evidence on '{likely.Node}' has {likely.Values.Length} likelihoods for {states.Length} states.", $"Write one for each of {Some(states)}.");
            case Likely likely when likely.Values.Any(value => !(value >= 0 && double.IsFinite(value))) || likely.Values.All(value => value == 0):
                return ($"The likelihoods of the evidence on '{likely.Node}' are no likelihoods.", "Write numbers of at least 0, one of them above 0.");
            case Likely likely when Math.Log(likely.Values.Max() / likely.Values.Where(value => value > 0).Min()) > Most:
                return ($"The likelihoods of the evidence on '{likely.Node}' are more than e^{Most} apart.", "Write that the state was seen, or how sure you are.");
            case Weighed when states.Length != 2:
                return ($"'{finding.Node}' has {states.Length} states: a weight in nats speaks of 2.", "Write a likelihood for each state.");
            case Weighed weighed when !(Math.Abs(weighed.Weight.Nats) <= Most):
                return (string.Create(CultureInfo.InvariantCulture, $"A weight of {weighed.Weight.Nats} nats on '{finding.Node}' is beyond all evidence."), $"Write at most {Most} nats either way, or that the state was seen.");
            default: return null;
        }
    }

    private static string Some(IEnumerable<string> names) => string.Join(", ", names.Take(12)) + (names.Skip(12).Any() ? " …" : "");

    /// <summary>Sums in an order that the values alone decide: floating point addition is not associative.</summary>
    private double[] Together(int node, IEnumerable<Finding> findings)
    {
        double[] sum = new double[network.Graph.States[node]];
        double[][] pieces = [.. findings.Select(finding => LogLikelihoods(node, finding))];
        Array.Sort(pieces, (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (double[] piece in pieces)
            for (int s = 0; s < sum.Length; s++) sum[s] += piece[s];
        double most = sum.Max();
        if (double.IsNegativeInfinity(most)) return new double[sum.Length];
        return [.. sum.Select(log => double.IsNegativeInfinity(log) ? 0 : Math.Exp(Math.Max(Floor, log - most)))];
    }

    /// <summary>Scaled so that the largest is 0: evidence that favours no state is exactly nothing.</summary>
    private double[] LogLikelihoods(int node, Finding finding)
    {
        int states = network.Graph.States[node];
        switch (finding)
        {
            case Seen seen:
                int seenState = network.StateOf(node, seen.State);
                return [.. Enumerable.Range(0, states).Select(s => s == seenState ? 0 : double.NegativeInfinity)];
            case Likely likely:
                double most = likely.Values.Max();
                return [.. likely.Values.Select(value => Math.Log(value / most))];
            case Weighed weighed:
                return [Math.Min(0, weighed.Weight.Nats), Math.Min(0, -weighed.Weight.Nats)];
            default: throw new ArgumentException($"Unknown finding: {finding}.");
        }
    }
}
