using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>The form in which a person writes a network: a file of its own, or the section <c>network</c> of a warning problem.</summary>
public static class NetworkSection
{
    private static readonly ImmutableArray<string> YesNo = ["yes", "no"];

    public static Shape Shape { get; } = Shape.Map("Propositions that hang on each other, with the author's probabilities.",
        Field.Optional("name", Shape.Text("What the network is called.")),
        Field.Optional("source", Shape.Text("Where its structure and its numbers come from.")),
        Field.Needed("nodes", Shape.ByKey(Node(), "The propositions, each under a short name.", least: 1)),
        Field.Optional("evidence", Shape.List(Finding(), "What is known from the start.")));

    private static Shape Node() => Shape.Map("One proposition: give prior, table or noisy_or.",
        Field.Optional("about", Shape.Text("The proposition in words.")),
        Field.Optional("states", Shape.List(Shape.Key("A state: small letters, digits, underscores."), "Its states; yes and no when not given.")),
        Field.Optional("parents", Shape.List(Shape.Text("The name of a node."), "What it hangs on directly.")),
        Field.Optional("prior", Row("Without parents: the probability of each state, none 0 or 1. Of two states the first is enough.")),
        Field.Optional("table", Shape.ByKey(Row("The probability of each state. Of two states the first is enough."), "With parents: a row for each combination of their states, in the order of the parents: 'yes, no: [0.2, 0.8]'; 'any' stands for every state.", areKeys: false)),
        Field.Optional("noisy_or", Shape.Map("With parents and two states: each cause may bring about the first state alone.",
            Field.Needed("leak", Shape.Number("The probability of the first state when no cause is at work.")),
            Field.Needed("causes", Shape.ByKey(Row("The probability that this cause alone suffices; for a parent with more states one for each."), "The parents.", least: 1)))));

    private static Shape Finding() => Shape.Map("One piece of evidence: give seen, nats or likelihood.",
        Field.Needed("node", Shape.Text("The name of a node.")),
        Field.Optional("seen", Shape.Text("The state that it is in.")),
        Field.Optional("nats", Shape.Number("Of two states: the log of the likelihood ratio of the first against the second.")),
        Field.Optional("likelihood", Shape.List(Shape.Number("A likelihood."), "For each state how probable the observation is in it.")),
        Field.Optional("because", Shape.Text("What it rests on.")));

    private static Shape Row(string note) => Shape.Either(note, Shape.Number("A probability."), Shape.List(Shape.Number("A probability."), note));

    /// <summary>The network of a section that has passed <see cref="Shape"/>, or null with all that is wrong with it.</summary>
    public static Network? Read(Mapping section, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(faults);
        var nodes = section.Named("nodes").Select(pair => Node(pair, (Mapping)pair.Value, faults)).ToImmutableArray();
        Finding?[] findings = [.. section.Maps("evidence").Select(map => Finding(map, faults))];
        var network = Network.Check(new(nodes) { Name = section.TextOrNull("name"), Source = section.TextOrNull("source"), Evidence = [.. findings.OfType<Finding>()] }, faults);
        return network is not null && Evidence.Of(network, network.Spec.Evidence, faults) is not null && !findings.Contains(null) ? network : null;
    }

    private static NodeSpec Node(Pair pair, Mapping map, Faults faults)
    {
        ImmutableArray<string> states = map.Has("states") ? map.Texts("states") : YesNo, parents = map.Texts("parents");
        string[] kinds = [.. ((string[])["prior", "table", "noisy_or"]).Where(map.Has)];
        if (kinds.Length != 1)
            faults.Add("W628", pair.Line, kinds.Length == 0 ? $"'{pair.Key}' has no probabilities." : $"'{pair.Key}' has {string.Join(" and ", kinds)}.", "Give one of prior, table, noisy_or.");
        Chances chances = kinds switch
        {
            not [_] => new Unsaid(),
            ["prior"] => new Prior(Values(map.Find("prior")!, states.Length)),
            ["table"] => new Table([.. map.Named("table").Select(row => new TableRow([.. row.Key.Split(',').Select(state => state.Trim())], Values(row.Value, states.Length), row.Line))]),
            _ => Causes(map.Map("noisy_or")!),
        };
        if (chances is NoisyOr noisy && !map.Has("parents")) parents = [.. noisy.Causes.Select(cause => cause.Parent)];
        return new(pair.Key, states, parents, chances) { About = map.TextOrNull("about"), Line = pair.Line };
    }

    private static NoisyOr Causes(Mapping map) => new([.. map.Named("causes").Select(cause =>
        cause.Value is Scalar ? Cause.Of(cause.Key, Number(cause.Value)) with { Line = cause.Line } : new Cause(cause.Key, Values(cause.Value, 0), cause.Line))], map.Number("leak"));

    /// <summary>A single number is the first of two.</summary>
    private static ImmutableArray<double> Values(Node node, int states) => node is Sequence list ? [.. list.Items.Select(Number)] : states == 2 ? [Number(node), 1 - Number(node)] : [Number(node)];

    private static double Number(Node node) => double.Parse(((Scalar)node).Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    private static Finding? Finding(Mapping map, Faults faults)
    {
        string node = map.Text("node");
        string[] kinds = [.. ((string[])["seen", "nats", "likelihood"]).Where(map.Has)];
        if (kinds.Length != 1)
        {
            faults.Add("W634", map.Line, kinds.Length == 0 ? $"The evidence on '{node}' says nothing." : $"The evidence on '{node}' has {string.Join(" and ", kinds)}.", "Give one of seen, nats, likelihood; several pieces on one node are several entries.");
            return null;
        }
        Finding finding = kinds[0] switch
        {
            "seen" => new Seen(node, map.Text("seen")),
            "nats" => new Weighed(node, new Weight(map.Number("nats"))),
            _ => new Likely(node, [.. map.Items("likelihood").Select(Number)]),
        };
        return finding with { Because = map.TextOrNull("because"), Line = map.Line };
    }
}
