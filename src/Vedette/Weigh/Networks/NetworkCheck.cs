using System.Globalization;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>Finds all that is wrong with a spec: names, parents, every table that can be checked, circles, and the size of exact inference.</summary>
internal sealed class NetworkCheck(NetworkSpec spec, Faults faults)
{
    public const int MostNodes = 500, MostStates = 50;

    /// <summary>How far a row may miss 1: published tables are often rounded to seven digits. Rows are divided by their sum afterwards.</summary>
    public const double Tolerance = 1e-6;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Nodes of whose states something is wrong: no table can be checked against them.</summary>
    private readonly HashSet<int> unclear = [];
    private bool isGood = true;
    private bool isTooLarge;

    public Network? Run()
    {
        if (spec.Nodes.Length is 0 or > MostNodes)
        {
            Fault("W631", 0, $"The network has {spec.Nodes.Length:N0} nodes.", $"A network has 1 to {MostNodes} nodes.");
            return null;
        }
        CheckNames();
        int[][] parents = [.. spec.Nodes.Select(ParentsOf)];
        var graph = new Graph([.. spec.Nodes.Select(node => node.States.Length)], parents);
        double[]?[] tables = [.. spec.Nodes.Select((node, n) => parents[n].Length < node.Parents.Length || unclear.Contains(n) || parents[n].Any(unclear.Contains) ? null : TableOf(node, n, graph))];
        if (graph.Order() is null)
        {
            int[] cycle = graph.Cycle();
            Fault("W620", spec.Nodes[cycle[0]].Line, $"The nodes hang on each other in a circle: {string.Join(" → ", cycle.Append(cycle[0]).Select(n => $"'{spec.Nodes[n].Name}'"))}.",
                "Take one of them out of the parents of the next; what comes later hangs on what comes earlier.");
        }
        if (isTooLarge || unclear.Count > 0 || graph.Order() is null) return null;
        var triangulation = Triangulation.Best(graph);
        if (triangulation is null)
            Fault("W632", 0, $"Exact inference would need a table of more than {Triangulation.MostCells:N0} entries, or {Triangulation.MostCellsTogether:N0} in all.", "Give nodes fewer parents or fewer states, or put a node between: 'either' of two causes, and what hangs on it.");
        return isGood ? new(spec, graph, tables!, triangulation!) : null;
    }

    private void Fault(string code, int line, string what, string cure)
    {
        faults.Add(code, line, what, cure);
        isGood = false;
    }

    private void CheckNames()
    {
        for (int n = 0; n < spec.Nodes.Length; n++)
        {
            var node = spec.Nodes[n];
            if (string.IsNullOrWhiteSpace(node.Name)) Fault("W630", node.Line, "A node has no name.", "Name it.");
            else if (!numbers.TryAdd(node.Name, n)) Fault("W630", node.Line, $"The node '{node.Name}' is there twice.", "Give one of the two another name.");
            bool wasGood = isGood;
            isGood = true;
            CheckStates(node);
            if (!isGood) unclear.Add(n);
            isGood &= wasGood;
        }
    }

    private void CheckStates(NodeSpec node)
    {
        if (node.States.Length is < 2 or > MostStates) Fault("W631", node.Line, $"'{node.Name}' has {Many(node.States.Length, "state")}.", $"A node has 2 to {MostStates} states.");
        foreach (var twice in node.States.GroupBy(s => s).Where(g => g.Count() > 1)) Fault("W630", node.Line, $"'{node.Name}' has the state '{twice.Key}' twice.", "Each state needs a name of its own.");
        foreach (string state in node.States.Where(s => string.IsNullOrWhiteSpace(s) || s == TableRow.Any || s.AsSpan().IndexOfAny(",=") >= 0))
            Fault("W630", node.Line, $"'{state}' cannot be a state of '{node.Name}'.", $"A state is a word without comma or equals sign, and not '{TableRow.Any}', which stands for every state.");
    }

    private int[] ParentsOf(NodeSpec node)
    {
        foreach (var twice in node.Parents.GroupBy(p => p).Where(g => g.Count() > 1)) Fault("W630", node.Line, $"'{node.Name}' names the parent '{twice.Key}' twice.", "Name it once.");
        foreach (string parent in node.Parents.Distinct().Where(p => !numbers.ContainsKey(p)))
            Fault("W624", node.Line, $"The parent '{parent}' of '{node.Name}' is no node of the network.", $"{Nearest(parent, numbers.Keys)}, or add the node.");
        return [.. node.Parents.Distinct().Where(numbers.ContainsKey).Select(p => numbers[p])];
    }

    private static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Nearest(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        return names.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same ? $"Write '{same}'"
            : $"Write one of {string.Join(", ", names.Take(12).Select(k => $"'{k}'"))}{(names.Length > 12 ? " …" : "")}";
    }

    /// <summary>The full table of a node; null when it could not be made, with the faults.</summary>
    private double[]? TableOf(NodeSpec node, int n, Graph graph)
    {
        double cells = graph.Parents[n].Aggregate((double)node.States.Length, (product, p) => product * graph.States[p]);
        if (cells > Triangulation.MostCells)
        {
            Fault("W632", node.Line, $"The table of '{node.Name}' would have {cells:N0} entries.", $"The most is {Triangulation.MostCells:N0}: give it fewer parents, or put a node between.");
            isTooLarge = true;
            return null;
        }
        switch (node.Chances)
        {
            case Unsaid:
                isGood = false;
                return null;
            case Prior when node.Parents.Length > 0:
                Fault("W628", node.Line, $"'{node.Name}' has parents and a prior.", "Give it a table or noisy_or, or take its parents away.");
                return null;
            case Table or NoisyOr when node.Parents.Length == 0:
                Fault("W628", node.Line, $"'{node.Name}' has no parents, yet no prior.", "Give it a prior.");
                return null;
            case Prior prior: return PriorOf(node, prior);
            case Table table: return RowsOf(node, table, graph.Parents[n]);
            case NoisyOr noisy: return NoisyOrOf(node, noisy, graph.Parents[n]);
            default: throw new ArgumentException($"Unknown chances: {node.Chances}.");
        }
    }

    private double[]? PriorOf(NodeSpec node, Prior prior)
    {
        if (!IsRow(node, [.. prior.Values], $"The prior of '{node.Name}'", node.Line)) return null;
        if (prior.Values.Any(value => value is 0 or 1))
        {
            Fault("W633", node.Line, $"The prior of '{node.Name}' leaves no doubt ({Row(prior.Values)}).", "No evidence could ever change it. Write how sure you are, say 0.99; what was seen goes under evidence.");
            return null;
        }
        return Scaled([.. prior.Values]);
    }

    private double[]? RowsOf(NodeSpec node, Table table, int[] parents)
    {
        int states = node.States.Length, rows = parents.Aggregate(1, (product, p) => product * spec.Nodes[p].States.Length);
        double[] cells = new double[rows * states];
        int[] from = new int[rows];
        bool wasGood = isGood;
        isGood = true;
        foreach (var row in table.Rows)
        {
            string called = $"The row '{string.Join(", ", row.When)}' of '{node.Name}'";
            int line = row.Line > 0 ? row.Line : node.Line;
            bool isRow = IsRow(node, [.. row.Values], called, line);
            if (RowNumbers(node, row, parents, called, line) is not { } numbersOfRow) continue;
            foreach (int r in numbersOfRow)
            {
                if (from[r] > 0)
                {
                    Fault("W623", line, $"{called} tells '{When(r, parents)}' again{(from[r] > 1 ? $", after line {from[r]}" : "")}.", "Tell each combination of the parents' states once.");
                    break;
                }
                from[r] = Math.Max(1, row.Line);
                if (isRow) Scaled([.. row.Values]).CopyTo(cells, r * states);
            }
        }
        int missing = from.Count(line => line == 0);
        if (missing > 0)
            Fault("W622", node.Line, $"The table of '{node.Name}' lacks {missing:N0} of {rows:N0} rows: {string.Join("; ", Enumerable.Range(0, rows).Where(r => from[r] == 0).Take(6).Select(r => $"'{When(r, parents)}'"))}{(missing > 6 ? "; …" : "")}.",
                $"Add them; '{TableRow.Any}' stands for every state of a parent.");
        bool result = isGood;
        isGood &= wasGood;
        return result ? cells : null;
    }

    /// <summary>The rows of the full table that a written row stands for; null when it names what is not there.</summary>
    private List<int>? RowNumbers(NodeSpec node, TableRow row, int[] parents, string called, int line)
    {
        if (row.When.Length != parents.Length)
        {
            Fault("W627", line, $"{called} names {Many(row.When.Length, "state")} for {Many(parents.Length, "parent")}.", $"Write a state for each of {string.Join(", ", node.Parents)}, in this order, between commas.");
            return null;
        }
        List<int> found = [0];
        bool isKnown = true;
        for (int i = 0; i < parents.Length; i++)
        {
            var states = spec.Nodes[parents[i]].States;
            int state = states.IndexOf(row.When[i]);
            if (state < 0 && row.When[i] != TableRow.Any)
            {
                Fault("W625", line, $"{called}: '{row.When[i]}' is no state of '{node.Parents[i]}'.", $"{Nearest(row.When[i], states)}, or '{TableRow.Any}'.");
                isKnown = false;
            }
            found = [.. found.SelectMany(r => state >= 0 ? [(r * states.Length) + state] : Enumerable.Range(r * states.Length, states.Length))];
        }
        return isKnown ? found : null;
    }

    /// <summary>The parents' states of a row of the full table.</summary>
    private string When(int row, int[] parents)
    {
        string[] states = new string[parents.Length];
        for (int i = parents.Length - 1; i >= 0; i--)
        {
            var of = spec.Nodes[parents[i]].States;
            states[i] = of[row % of.Length];
            row /= of.Length;
        }
        return string.Join(", ", states);
    }

    private double[]? NoisyOrOf(NodeSpec node, NoisyOr noisy, int[] parents)
    {
        bool wasGood = isGood;
        isGood = true;
        if (node.States.Length != 2) Fault("W629", node.Line, $"'{node.Name}' has {node.States.Length} states; noisy_or needs 2.", "Write a table.");
        IsProbability(noisy.Leak, $"The leak of '{node.Name}'", node.Line);
        foreach (var twice in noisy.Causes.GroupBy(c => c.Parent).Where(g => g.Count() > 1)) Fault("W629", node.Line, $"'{node.Name}' has the cause '{twice.Key}' twice.", "Name it once.");
        foreach (string lacking in node.Parents.Except(noisy.Causes.Select(c => c.Parent))) Fault("W629", node.Line, $"'{node.Name}' does not say how strong its parent '{lacking}' is.", "Add it to the causes.");
        foreach (var cause in noisy.Causes)
        {
            int line = cause.Line > 0 ? cause.Line : node.Line;
            if (!node.Parents.Contains(cause.Parent))
            {
                Fault("W629", line, $"The cause '{cause.Parent}' is no parent of '{node.Name}'.", $"{Nearest(cause.Parent, node.Parents)}, or add it to the parents.");
                continue;
            }
            int states = spec.Nodes[numbers[cause.Parent]].States.Length;
            if (cause.Strengths.Length != states) Fault("W629", line, $"'{cause.Parent}' has {states} states, but {(cause.Strengths.Length == 1 ? "1 strength" : $"{cause.Strengths.Length} strengths")} as a cause of '{node.Name}'.", "Write a list with a strength for each of its states, 0 where it is not at work.");
            foreach (double strength in cause.Strengths) IsProbability(strength, $"The strength of '{cause.Parent}' as a cause of '{node.Name}'", line);
        }
        bool result = isGood;
        isGood &= wasGood;
        if (!result) return null;
        int rows = parents.Aggregate(1, (product, p) => product * spec.Nodes[p].States.Length);
        double[][] strengths = [.. node.Parents.Select(p => noisy.Causes.Single(c => c.Parent == p).Strengths.ToArray())];
        double[] cells = new double[rows * 2];
        for (int r = 0; r < rows; r++)
        {
            double none = 1 - noisy.Leak;
            for (int i = parents.Length - 1, rest = r; i >= 0; rest /= strengths[i--].Length) none *= 1 - strengths[i][rest % strengths[i].Length];
            (cells[2 * r], cells[(2 * r) + 1]) = (1 - none, none);
        }
        return cells;
    }

    private bool IsRow(NodeSpec node, double[] values, string called, int line)
    {
        if (values.Length != node.States.Length)
        {
            Fault("W627", line, $"{called} has {(values.Length == 1 ? "1 probability" : $"{values.Length} probabilities")} for {node.States.Length} states.", $"Write one for each of {string.Join(", ", node.States)}.");
            return false;
        }
        foreach (double value in values)
            if (!IsProbability(value, called, line)) return false;
        double sum = values.Sum();
        if (Math.Abs(sum - 1) <= Tolerance) return true;
        Fault("W621", line, string.Create(CultureInfo.InvariantCulture, $"{called} sums to {sum:0.#######}."), $"The probabilities of {string.Join(", ", node.States)} must sum to 1.");
        return false;
    }

    private bool IsProbability(double value, string called, int line)
    {
        if (value is >= 0 and <= 1) return true;
        Fault("W626", line, string.Create(CultureInfo.InvariantCulture, $"{called} holds {value}, which is no probability."), "Write a number from 0 to 1.");
        return false;
    }

    private static double[] Scaled(double[] values)
    {
        double sum = values.Sum();
        return [.. values.Select(value => value / sum)];
    }

    private static string Row(IEnumerable<double> values) => string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
