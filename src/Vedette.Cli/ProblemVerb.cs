using System.CommandLine;
using Vedette.Weigh.Problems;

namespace Vedette.Cli;

/// <summary><c>vedette problem</c>: checks and shows a warning problem, and prints the schema that editors check with.</summary>
internal static class ProblemVerb
{
    public static Command Create() => new("problem", "Check and show a warning problem: what is watched, and what would be a sign of it.") { CreateCheck(), CreateShow(), CreateSchema() };

    private static Argument<string> FileArgument() => new("file") { Description = "The problem's file.", HelpName = "FILE.yaml", DefaultValueFactory = _ => "problem.yaml" };

    private static Command CreateCheck()
    {
        var file = FileArgument();
        var command = new Command("check", "Tell everything that is wrong with a problem, with line and cure.") { file };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string path = parse.GetValue(file)!;
            var problem = await ProblemText.ReadAsync(path, cancel).ConfigureAwait(false);
            Console.Out.WriteLine($"{path}: {problem.Hypotheses.Length} hypotheses, {problem.Scenarios.Length} scenarios, {problem.Channels.Length} channels, {problem.Indicators.Length} indicators. No faults.");
            return 0;
        }));
        return command;
    }

    private static Command CreateShow()
    {
        var file = FileArgument();
        var command = new Command("show", "Show a problem: its question, hypotheses, scenarios, channels with their indicators, assumptions and key questions.") { file };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            Print(await ProblemText.ReadAsync(parse.GetValue(file)!, cancel).ConfigureAwait(false));
            return 0;
        }));
        return command;
    }

    private static Command CreateSchema()
    {
        var command = new Command("schema", "Print the JSON Schema of problem files; editors complete and check with it.");
        command.SetAction(_ => Console.Out.Write(ProblemFile.Schema()));
        return command;
    }

    private static void Print(WarningProblem problem)
    {
        void Line(string text = "") => Console.Out.WriteLine(Terminal.Plain(text));
        void Part(string title, IEnumerable<string> lines)
        {
            var all = lines.ToArray();
            if (all.Length == 0) return;
            Line();
            Line(title);
            foreach (string line in all) Console.Out.WriteLine($"  {Terminal.Plain(line)}");
        }

        Line(problem.Question);
        Part("Hypotheses", problem.Hypotheses.Select(h => $"{h.Key}: {h.Statement}{(h.Within is { } wider ? $" (within {wider})" : "")}").Append(problem.IsExhaustive ? "No other answer is left." : "Other answers are possible."));
        Part("Scenarios", problem.Scenarios.Select(s => $"{s.Key}: {s.Statement}"));
        Part("Channels", problem.Channels.Select(c => $"{c.Name}: {c.Question}"));
        Part("Indicators", problem.Indicators.Select(i => $"{i.Key}{(i.Channel is { } channel ? $" ({channel})" : "")}: {i.Question}"));
        Part("Evidence brought by people", problem.Evidence.Select(e => $"{e.Key}: {e.Statement} ({e.Source})"));
        Part("Key assumptions", problem.Assumptions.Select(a => $"{(a.IsLinchpin ? "Linchpin: " : "")}{a.Statement}"));
        Part("Key intelligence questions", problem.Questions.Select(q => q.Question));
    }
}
