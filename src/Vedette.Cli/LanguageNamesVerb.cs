using System.CommandLine;
using System.Text;
using Vedette.Language;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette language names FILE.iob2</c>: names over given words as IOB2 labels.</summary>
internal static class LanguageNamesVerb
{
    public static Command Create()
    {
        var file = Inputs.File("IOB2: a word a line, its label in the last column");
        var fine = new Option<bool>("--fine") { Description = "Finer types: GPE for countries and peoples, EVENT, LAW, WEAPON." };
        var command = new Command("names", "Label names over given words; prints IOB2.") { file, fine };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var weights = WeightsFolder.Default();
            var (grammar, finder) = (weights.Grammar(), weights.Names());
            using var input = Inputs.Open(parse.GetValue(file)!);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
            List<string> rows = [];
            while (true)
            {
                string? line = input.ReadLine();
                if (string.IsNullOrWhiteSpace(line))
                {
                    if (rows.Count > 0) Label(grammar, finder, rows, parse.GetValue(fine), output);
                    rows = [];
                    cancel.ThrowIfCancellationRequested();
                    if (line is null) return Task.FromResult(0);
                    continue;
                }
                rows.Add(line);
            }
        }));
        return command;
    }

    private static void Label(Grammar grammar, NameFinder finder, List<string> rows, bool fine, TextWriter output)
    {
        var words = rows.Where(IsWord).Select(row => row.Split('\t') is { Length: > 1 } columns ? columns[^2] : row.Split(' ')[0]).ToArray();
        string text = string.Join(' ', words);
        var spans = new TextSpan[words.Length];
        for (int i = 0, at = 0; i < words.Length; at += words[i].Length + 1, i++) spans[i] = new(at, at + words[i].Length);
        var labels = new string[words.Length];
        Array.Fill(labels, "O");
        foreach (var mention in finder.Find(text, [grammar.ParseWords(text, spans)]))
        {
            // Peoples ("Russian") are no names in the coarse scheme.
            if (!fine && mention.Kind is EntityKind.Nationality) continue;
            string? type = fine ? mention.Kind.Code() : mention.Kind.Coarse();
            if (type is null) continue;
            for (int i = 0; i < spans.Length; i++)
                if (mention.Span.Contains(spans[i])) labels[i] = $"{(spans[i].Start == mention.Span.Start ? "B" : "I")}-{type}";
        }
        int next = 0;
        foreach (string row in rows)
        {
            if (!IsWord(row))
            {
                output.WriteLine(row);
                continue;
            }
            int cut = row.LastIndexOfAny(['\t', ' ']);
            output.WriteLine($"{(cut < 0 ? row + "\t" : row[..(cut + 1)])}{labels[next++]}");
        }
        output.WriteLine();
    }

    private static bool IsWord(string row) => !(row.StartsWith("# ", StringComparison.Ordinal) && !row.Contains('\t', StringComparison.Ordinal));
}
