using System.CommandLine;
using System.Text;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette language parse FILE.conllu</c>: tags and trees for given words; <c>--raw</c>: own sentences and tokens.</summary>
internal static class LanguageParseVerb
{
    public static Command Create()
    {
        var file = Inputs.File("CoNLL-U, or plain text with --raw");
        var raw = new Option<bool>("--raw") { Description = "The file is plain text: cut it into sentences and tokens too." };
        var command = new Command("parse", "Predict lemmas, tags and Universal Dependencies trees; prints CoNLL-U.") { file, raw };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var grammar = WeightsFolder.Default().Grammar();
            using var input = Inputs.Open(parse.GetValue(file)!);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
            if (parse.GetValue(raw)) Raw(grammar, input.ReadToEnd(), output, cancel);
            else Given(grammar, input, output, cancel);
            return Task.FromResult(0);
        }));
        return command;
    }

    private static void Raw(Grammar grammar, string text, TextWriter output, CancellationToken cancel)
    {
        int number = 0;
        foreach (var sentence in grammar.Parse(text))
        {
            cancel.ThrowIfCancellationRequested();
            if (sentence.Count == 0) continue;
            output.WriteLine($"# sent_id = {++number}");
            output.WriteLine($"# text = {string.Join(' ', sentence.Words.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            for (int i = 0; i < sentence.Count; i++)
            {
                var token = sentence[i];
                bool glued = i + 1 < sentence.Count && sentence[i + 1].Start == token.End;
                output.WriteLine(string.Join('\t', Columns(grammar, text, sentence, i, (i + 1).ToString(), token.In(text).ToString(), $"{(glued ? "SpaceAfter=No|" : "")}start_char={token.Start}|end_char={token.End}")));
            }
            output.WriteLine();
        }
    }

    private static void Given(Grammar grammar, TextReader input, TextWriter output, CancellationToken cancel)
    {
        List<string[]> rows = [];
        int number = 0;
        while (true)
        {
            string? line = input.ReadLine();
            number++;
            if (string.IsNullOrEmpty(line))
            {
                if (rows.Count > 0) Sentence(grammar, rows, output);
                if (rows.Count > 0) output.WriteLine();
                rows = [];
                cancel.ThrowIfCancellationRequested();
                if (line is null) return;
                continue;
            }
            var columns = line[0] == '#' ? [line] : line.Split('\t');
            if (columns.Length is not (1 or 10))
            {
                Console.Error.WriteLine($"W203 line {number}: a CoNLL-U line has ten columns, this one has {columns.Length}. It was left out.");
                continue;
            }
            rows.Add(columns);
        }
    }

    private static void Sentence(Grammar grammar, List<string[]> rows, TextWriter output)
    {
        var words = rows.Where(r => r.Length == 10 && r[0].All(char.IsAsciiDigit)).Select(r => r[1]).ToArray();
        string text = string.Join(' ', words);
        var spans = new TextSpan[words.Length];
        for (int i = 0, at = 0; i < words.Length; at += words[i].Length + 1, i++) spans[i] = new(at, at + words[i].Length);
        var sentence = grammar.ParseWords(text, spans);
        int word = 0;
        foreach (var row in rows)
        {
            bool isWord = row.Length == 10 && row[0].All(char.IsAsciiDigit);
            output.WriteLine(isWord ? string.Join('\t', Columns(grammar, text, sentence, word++, row[0], row[1], row[9])) : string.Join('\t', row));
        }
    }

    private static string[] Columns(Grammar grammar, string text, Sentence sentence, int index, string id, string form, string misc)
    {
        var token = sentence[index];
        return [id, form, grammar.Lemma(token.In(text), token.Tag, token.Fine), token.Tag.Code(), token.Fine.Code(), MorphologicalFeatures.Of(token.Fine, token.Tag, token.In(text)), (token.Head + 1).ToString(), token.Relation.Code(), "_", misc];
    }
}
