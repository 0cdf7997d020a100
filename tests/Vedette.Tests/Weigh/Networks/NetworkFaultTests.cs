using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

public class NetworkFaultTests
{
    /// <summary>The nodes of a file, and the faults that it must give, in order.</summary>
    public static TheoryData<string, string[]> Faulty => new()
    {
        { """
          a: { parents: [c], table: { yes: 0.1, no: 0.2 } }
          b: { parents: [a], table: { yes: 0.1, no: 0.2 } }
          c: { parents: [b], table: { yes: 0.1, no: 0.2 } }
          d: { parents: [c], table: { yes: 0.1, no: 0.2 } }
          """, ["W620 Line 2: The nodes hang on each other in a circle: 'a' → 'b' → 'c' → 'a'. Take one of them out of the parents of the next; what comes later hangs on what comes earlier."] },
        { "a: { parents: [a], table: { yes: 0.1, no: 0.2 } }", ["W620 Line 2: The nodes hang on each other in a circle: 'a' → 'a'."] },
        { "a: { prior: [0.5, 0.4] }", ["W621 Line 2: The prior of 'a' sums to 0.9. The probabilities of yes, no must sum to 1."] },
        { "a: { prior: [0.50001, 0.5] }", ["W621 Line 2: The prior of 'a' sums to 1.00001."] },
        { "a: { prior: 0.5 }\nb: { parents: [a], table: { yes: [0.7, 0.7], no: [0.3, 0.7] } }", ["W621 Line 3: The row 'yes' of 'b' sums to 1.4."] },
        { "a: { prior: 0.5 }\nb: { parents: [a], table: { yes: 0.7 } }", ["W622 Line 3: The table of 'b' lacks 1 of 2 rows: 'no'. Add them; 'any' stands for every state of a parent."] },
        { "a: { prior: 0.5 }\nb: { prior: 0.5 }\nc: { parents: [a, b], table: { 'yes, any': 0.7 } }", ["W622 Line 4: The table of 'c' lacks 2 of 4 rows: 'no, yes'; 'no, no'."] },
        { "a: { prior: 0.5 }\nb:\n  parents: [a]\n  table:\n    any: 0.7\n    no: 0.6", ["W623 Line 7: The row 'no' of 'b' tells 'no' again, after line 6. Tell each combination of the parents' states once."] },
        { "a: { parents: [ghost], table: { yes: 0.1, no: 0.2 } }", ["W624 Line 2: The parent 'ghost' of 'a' is no node of the network. Write one of 'a', or add the node."] },
        { "ash: { prior: 0.5 }\nb: { parents: [Ash], table: { yes: 0.1, no: 0.2 } }", ["W624 Line 3: The parent 'Ash' of 'b' is no node of the network. Write 'ash', or add the node."] },
        { "a: { prior: 0.5 }\nb: { parents: [a], table: { yes: 0.1, maybe: 0.2, no: 0.3 } }", ["W625 Line 3: The row 'maybe' of 'b': 'maybe' is no state of 'a'. Write one of 'yes', 'no', or 'any'."] },
        { "a: { prior: 1.5 }", ["W626 Line 2: The prior of 'a' holds 1.5, which is no probability. Write a number from 0 to 1."] },
        { "a: { prior: [1.2, -0.2] }", ["W626 Line 2: The prior of 'a' holds 1.2"] },
        { "a: { states: [x, y, z], prior: [0.5, 0.5] }", ["W627 Line 2: The prior of 'a' has 2 probabilities for 3 states. Write one for each of x, y, z."] },
        { "a: { states: [x, y, z], prior: 0.5 }", ["W627 Line 2: The prior of 'a' has 1 probability for 3 states."] },
        { "a: { prior: 0.5 }\nb: { parents: [a], table: { 'yes, no': 0.5, no: 0.5, yes: 0.1 } }", ["W627 Line 3: The row 'yes, no' of 'b' names 2 states for 1 parent. Write a state for each of a, in this order, between commas."] },
        { "a: { about: Nothing. }", ["W628 Line 2: 'a' has no probabilities. Give one of prior, table, noisy_or."] },
        { "a: { prior: 0.4, table: { yes: 0.1 } }", ["W628 Line 2: 'a' has prior and table."] },
        { "a: { prior: 0.4 }\nb: { parents: [a], prior: 0.4 }", ["W628 Line 3: 'b' has parents and a prior."] },
        { "a: { table: { yes: 0.1 } }", ["W628 Line 2: 'a' has no parents, yet no prior."] },
        { "a: { prior: 0.4 }\nb: { states: [x, y, z], noisy_or: { leak: 0, causes: { a: 0.4 } } }", ["W629 Line 3: 'b' has 3 states; noisy_or needs 2. Write a table."] },
        { "a: { prior: 0.4 }\nb: { prior: 0.4 }\nc: { parents: [a], noisy_or: { leak: 0, causes: { b: 0.4 } } }", ["W629 Line 4: 'c' does not say how strong its parent 'a' is.", "W629 Line 4: The cause 'b' is no parent of 'c'."] },
        { "a: { states: [x, y, z], prior: [0.2, 0.3, 0.5] }\nb: { noisy_or: { leak: 0, causes: { a: 0.4 } } }", ["W629 Line 3: 'a' has 3 states, but 2 strengths as a cause of 'b'. Write a list with a strength for each of its states, 0 where it is not at work."] },
        { "a: { prior: 0.4 }\nb: { noisy_or: { leak: 2, causes: { a: -0.4 } } }", ["W626 Line 3: The leak of 'b' holds 2", "W626 Line 3: The strength of 'a' as a cause of 'b' holds -0.4"] },
        { "a: { states: [x, x], prior: 0.4 }", ["W630 Line 2: 'a' has the state 'x' twice."] },
        { "a: { states: [x, any], prior: 0.4 }", ["W630 Line 2: 'any' cannot be a state of 'a'."] },
        { "a: { prior: 0.4 }\nb: { parents: [a, a], table: { 'yes, yes': 1, 'yes, no': 1, 'no, yes': 1, 'no, no': 1 } }", ["W630 Line 3: 'b' names the parent 'a' twice."] },
        { "a: { states: [x], prior: [0.9] }", ["W631 Line 2: 'a' has 1 state. A node has 2 to 50 states."] },
        { "a: { prior: 1 }", ["W633 Line 2: The prior of 'a' leaves no doubt (1, 0). No evidence could ever change it. Write how sure you are, say 0.99; what was seen goes under evidence."] },
        { "a: { states: [x, y, z], prior: [0.5, 0.5, 0] }", ["W633 Line 2: The prior of 'a' leaves no doubt (0.5, 0.5, 0)."] },
        {
            "a: { states: [x, x], prior: 3 }\nb: { parents: [a], table: { x: 7 } }\nc: { parents: [d], table: { yes: 0.5, no: 2 } }\nd: { parents: [c], table: { yes: 0.5, no: 0.5 } }",
            ["W630 Line 2", "W626 Line 4", "W620 Line 4"]
        },
        {
            "a: { prior: 3 }\nb: { parents: [ghost], table: { yes: 1 } }\nc: { prior: [0.3, 0.3] }\nd: { parents: [c], table: { yes: [0.5, 0.6], nay: 0.5 } }\ne: { about: Nothing. }",
            ["W626 Line 2", "W624 Line 3", "W621 Line 4", "W621 Line 5", "W625 Line 5", "W622 Line 5", "W628 Line 6"]
        },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void A_faulty_network_is_refused_with_all_its_faults(string nodes, string[] expected)
    {
        GoldNetworks.TryRead("nodes:\n" + string.Concat(nodes.Split('\n').Select(line => $"  {line}\n")), out var faults).ShouldBeNull();
        string[] told = [.. faults.InOrder.Select(fault => $"{fault.Code} {fault.Message}")];
        told.Length.ShouldBe(expected.Length, string.Join('\n', told));
        for (int i = 0; i < expected.Length; i++) told[i].ShouldStartWith(expected[i]);
    }

    /// <summary>Lines after a network of the node 'a' with two states and 'b' with three.</summary>
    [Theory]
    [InlineData("{ node: ghost, seen: yes }", "There is evidence on 'ghost', which is no node of the network. Write one of a, b.")]
    [InlineData("{ node: a, seen: perhaps }", "'perhaps' is no state of 'a'. Write one of yes, no.")]
    [InlineData("{ node: a }", "The evidence on 'a' says nothing. Give one of seen, nats, likelihood")]
    [InlineData("{ node: a, seen: yes, nats: 1 }", "The evidence on 'a' has seen and nats.")]
    [InlineData("{ node: b, nats: 1 }", "'b' has 3 states: a weight in nats speaks of 2. Write a likelihood for each state.")]
    [InlineData("{ node: a, nats: 101 }", "A weight of 101 nats on 'a' is beyond all evidence. Write at most 100 nats either way")]
    [InlineData("{ node: b, likelihood: [1, 2] }", "The evidence on 'b' has 2 likelihoods for 3 states.")]
    [InlineData("{ node: a, likelihood: [0, 0] }", "The likelihoods of the evidence on 'a' are no likelihoods.")]
    [InlineData("{ node: a, likelihood: [1, -1] }", "The likelihoods of the evidence on 'a' are no likelihoods.")]
    [InlineData("{ node: a, likelihood: [1, 1e-50] }", "The likelihoods of the evidence on 'a' are more than e^100 apart.")]
    public void Evidence_that_cannot_be_read_is_refused(string finding, string expected)
    {
        GoldNetworks.TryRead($"nodes:\n  a: {{ prior: 0.4 }}\n  b: {{ states: [x, y, z], prior: [0.2, 0.3, 0.5] }}\nevidence:\n  - {finding}", out var faults).ShouldBeNull();
        var fault = faults.InOrder.ShouldHaveSingleItem();
        (fault.Code, fault.Message[..8]).ShouldBe(("W634", "Line 5: "));
        fault.Message[8..].ShouldStartWith(expected);
    }

    [Fact]
    public void A_node_with_too_many_parents_is_refused_before_its_table_is_made()
    {
        var faults = new Faults();
        string[] causes = [.. Enumerable.Range(0, 25).Select(i => $"c{i}")];
        NodeSpec[] nodes = [.. causes.Select(c => new NodeSpec(c, ["yes", "no"], [], new Prior([0.5, 0.5]))), new("e", ["yes", "no"], [.. causes], new NoisyOr([.. causes.Select(c => Cause.Of(c, 0.1))], 0))];
        Network.Check(new([.. nodes]), faults).ShouldBeNull();
        faults.InOrder.ShouldHaveSingleItem().Message.ShouldBe("The table of 'e' would have 67,108,864 entries. The most is 1,048,576: give it fewer parents, or put a node between.");
    }

    [Fact]
    public void A_network_whose_cliques_are_too_large_is_refused_before_it_is_compiled()
    {
        // A grid of 22 by 22 has a clique of more than 22 nodes however it is triangulated.
        var nodes = new List<NodeSpec>();
        for (int x = 0; x < 22; x++)
            for (int y = 0; y < 22; y++)
            {
                string[] parents = [.. new[] { x > 0 ? $"n{x - 1}_{y}" : "", y > 0 ? $"n{x}_{y - 1}" : "" }.Where(p => p.Length > 0)];
                nodes.Add(new($"n{x}_{y}", ["yes", "no"], [.. parents], parents.Length == 0 ? new Prior([0.5, 0.5]) : new Table([new([.. parents.Select(_ => "any")], [0.5, 0.5])])));
            }
        var faults = new Faults();
        Network.Check(new([.. nodes]), faults).ShouldBeNull();
        faults.InOrder.ShouldHaveSingleItem().Message.ShouldStartWith("Exact inference would need a table of more than 1,048,576 entries, or 4,194,304 in all.");
    }

    [Fact]
    public void A_network_without_nodes_or_with_too_many_is_refused()
    {
        var faults = new Faults();
        Network.Check(new([]), faults).ShouldBeNull();
        Network.Check(new([.. Enumerable.Range(0, 501).Select(i => new NodeSpec($"n{i}", ["yes", "no"], [], new Prior([0.5, 0.5])))]), faults).ShouldBeNull();
        faults.InOrder.Select(f => f.Message).ShouldBe(["The network has 0 nodes. A network has 1 to 500 nodes.", "The network has 501 nodes. A network has 1 to 500 nodes."]);
    }

    [Fact]
    public void Five_hundred_nodes_in_a_chain_are_no_burden()
    {
        NodeSpec[] nodes = [.. Enumerable.Range(0, 500).Select(i => new NodeSpec($"n{i}", ["yes", "no"], i == 0 ? [] : [$"n{i - 1}"], i == 0 ? new Prior([0.5, 0.5]) : new Table([new(["yes"], [0.9, 0.1]), new(["no"], [0.2, 0.8])])))];
        var network = Network.Check(new([.. nodes]), new Faults()).ShouldNotBeNull();
        network.LargestClique.ShouldBe(4);
        network.Compile().Given().Of("n499", "yes").Value.ShouldBe(2.0 / 3, 1e-9);
    }
}
