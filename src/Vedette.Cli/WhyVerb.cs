using System.CommandLine;
using System.Text.Json;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary><c>vedette why ID</c>: what a number, a state or a judgement was made from, down to the spans of the sources.</summary>
internal static class WhyVerb
{
    public static Command Create()
    {
        var options = new WeighOptions();
        var id = new Argument<string>("id") { Description = "The key of a hypothesis, an indicator or evidence; scenario; or the first digits of the id of a judgement, an origin or a claim." };
        var command = new Command("why", "Show what a number, a state or a judgement was made from, down to the sources' words.") { id };
        options.On(command);
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var weighing = await options.WeighAsync(parse, cancel).ConfigureAwait(false);
            var why = new Why(weighing, await Workbench.LedgerAsync(parse.GetValue(options.Store), parse.GetValue(options.Ceiling), cancel).ConfigureAwait(false));
            string asked = parse.GetValue(id)!;
            var found = why.Find(asked);
            if (found.IsEmpty) throw new VedetteException("W612", $"Nothing is called '{asked}'. Ask for the first four or more digits of an id, or for one of {string.Join(", ", why.Keys.Distinct())}.");
            if (parse.GetValue(options.Json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var node in found) answers.Write(json => Write(json, node));
                return 0;
            }
            foreach (var node in found) Print(node, "", "");
            return 0;
        }));
        return command;
    }

    private static void Print(WhyNode node, string first, string next)
    {
        Console.Out.WriteLine($"{first}{(node.Id.Length > 0 ? $"[{node.Id}] " : "")}{Escaping.Line(node.Text)}");
        for (int i = 0; i < node.Children.Length; i++)
        {
            bool isLast = i == node.Children.Length - 1;
            Print(node.Children[i], next + (isLast ? "└ " : "├ "), next + (isLast ? "  " : "│ "));
        }
    }

    private static void Write(Utf8JsonWriter json, WhyNode node)
    {
        json.WriteStartObject();
        if (node.Id.Length > 0) json.WriteString("id", node.Id);
        json.WriteString("text", node.Text);
        if (node.Where is { } where)
        {
            json.WriteString("document", where.Document.ToString());
            json.WriteNumber("start", where.Span.Start);
            json.WriteNumber("end", where.Span.End);
        }
        json.WriteStartArray("because");
        foreach (var child in node.Children) Write(json, child);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
