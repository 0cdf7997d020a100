using System.Globalization;
using Spectre.Console;
using Vedette.Model;
using Vedette.Weigh.Networks;

namespace Vedette.Cli;

/// <summary>An answer of a network for people: a table, and a tree of reasons.</summary>
internal static class NetworkScreen
{
    private const int MostMissing = 5;

    public static void Print(NetworkAnswer answer)
    {
        var network = answer.Network;
        if (network.Spec.Name is { } name) Console.Out.WriteLine(Terminal.Plain(name));
        Console.Out.WriteLine($"Before: {Words(answer.Before.Evidence)}.");
        Console.Out.WriteLine($"After: {Words(answer.After.Evidence)}.");
        var table = Terminal.Table("Node", "State", "Before", "After", "Nats", "About");
        int last = -1;
        foreach (var shift in answer.After.Since(answer.Before))
        {
            var (node, state) = (shift.Target.Node, shift.Target.State);
            bool isFirst = node != last;
            last = node;
            table.AddRow(Terminal.Cell(isFirst ? network.Nodes[node].Name : ""), Terminal.Cell(network.Nodes[node].States[state]), Terminal.Cell(Share(shift.Before)), Terminal.Cell(Share(shift.After)),
                Terminal.Cell(shift.Before == shift.After ? "" : Nats(shift.Change)), Terminal.Cell(isFirst ? network.Nodes[node].About : ""));
        }
        Terminal.Print(table, "");
        if (answer.Why is { } why && answer.Sensitivity is { } sensitivity) PrintTree(why, sensitivity);
        Console.Out.WriteLine(NetworkAnswer.Note);
    }

    private static void PrintTree(Explanation why, Sensitivity sensitivity)
    {
        var network = why.Network;
        string Of(Target target) => $"{network.Nodes[target.Node].Name} = {network.Nodes[target.Node].States[target.State]}";
        Console.Out.WriteLine($"Why {Of(why.Target)}: log-odds {Nats(why.Before)} without evidence, {Nats(why.After)} with it");
        var branches = new List<(string Head, List<string> Lines)>();
        foreach (var piece in why.Pieces)
        {
            List<string> lines = [piece.Trail is { } trail ? $"by {trail}" : "no way is open from its node: it moves nothing here"];
            if (piece.Trail is not null) lines.Add($"moves it {Nats(piece.LeftOut)} with all else in place, {Nats(piece.InOrder)} when it came in");
            if (piece.Finding.Because is { } because) lines.Add($"because {Terminal.Plain(because)}");
            branches.Add((piece.Finding.Words, lines));
        }
        if (why.Pieces.Length > 0) branches.Add(($"together {Nats(why.Together)}", [$"of this {Nats(why.Interaction)} by interaction: beyond the sum of what each moves with all else in place"]));
        branches.Add(($"most probable: {Of(sensitivity.Likeliest)}", sensitivity.Flips.Length == 0 ? ["no single piece of evidence decides that"]
            : [.. sensitivity.Flips.Select(flip => $"without '{flip.Finding.Words}': {Of(flip.Becomes)}")]));
        branches.Add(($"what would tell most, of {Plain(sensitivity.Uncertainty)} nats of uncertainty", sensitivity.Missing.Any(gain => gain.Nats > 0)
            ? [.. sensitivity.Missing.Where(gain => gain.Nats > 0).Take(MostMissing).Select(gain => $"{network.Nodes[gain.Node].Name}: {Plain(gain.Nats)} expected")] : ["no node that was not seen"]));
        for (int i = 0; i < branches.Count; i++)
        {
            bool isLast = i == branches.Count - 1;
            Console.Out.WriteLine($"{(isLast ? "└─" : "├─")} {branches[i].Head}");
            for (int k = 0; k < branches[i].Lines.Count; k++) Console.Out.WriteLine($"{(isLast ? "  " : "│ ")} {(k == branches[i].Lines.Count - 1 ? "└─" : "├─")} {branches[i].Lines[k]}");
        }
    }

    private static string Words(Evidence evidence) => evidence.Findings.Length == 0 ? "no evidence" : string.Join(", ", evidence.Findings.Select(finding => finding.Words));

    /// <summary>Never 0 or 1 for what is only near it.</summary>
    private static string Share(double probability) => probability switch
    {
        0 => "0",
        1 => "1",
        < 0.0001 => "<0.0001",
        > 0.9999 => ">0.9999",
        _ => probability.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    private static string Nats(Weight? weight) => weight is { } known ? known.Nats.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "settled";
    private static string Plain(double nats) => nats.ToString("0.000", CultureInfo.InvariantCulture);
}
