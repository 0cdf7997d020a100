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
            output.WriteLine($"# sent_id = {++number}");
            output.WriteLine($"# text = {string.Join(' ', sentence.Words.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            for (int i = 0; i < sentence.Count; i++)
            {
                var token = sentence[i];
                bool glued = i + 1 < sentence.Count && sentence[i + 1].Start == token.End;
                output.WriteLine(Columns(grammar, text, sentence, i, token.In(text).ToString(), $"{(glued ? "SpaceAfter=No|" : "")}start_char={token.Start}|end_char={token.End}"));
            }
            output.WriteLine();
        }
    }

    private static void Given(Grammar grammar, TextReader input, TextWriter output, CancellationToken cancel)
    {
        foreach (var sentence in Conllu.Read(Lines(input)))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var error in sentence.Errors) Console.Error.WriteLine($"W203 {error.Message}");
            if (sentence.Words.Count > Grammar.LongestSentence)
            {
                Console.Error.WriteLine($"W204 Line {sentence.Words[0].Line}: a sentence of {sentence.Words.Count} words is longer than {Grammar.LongestSentence}. It was left out.");
                continue;
            }
            Write(grammar, sentence, output);
        }
    }

    private static void Write(Grammar grammar, ConlluSentence sentence, TextWriter output)
    {
        var (text, parsed) = grammar.ParseWords([.. sentence.Words.Select(w => w.Form)]);
        int word = 0;
        foreach (string? line in sentence.Lines)
        {
            output.WriteLine(line ?? Columns(grammar, text, parsed, word, sentence.Words[word].Columns[1], sentence.Words[word].Columns[9]));
            if (line is null) word++;
        }
        output.WriteLine();
    }

    private static string Columns(Grammar grammar, string text, Sentence sentence, int index, string form, string misc)
    {
        var token = sentence[index];
        return string.Join('\t', index + 1, form, grammar.Lemma(text, token), token.Tag.Code(), token.Fine.Code(), grammar.Features(text, sentence, index), token.Head + 1, token.Relation.Code(), "_", misc);
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line;
    }
}
