using System.CommandLine;
using System.Text.Json;
using Vedette.Extract;
using Vedette.Outside;
using Vedette.Outside.Json;

namespace Vedette.Cli;

/// <summary><c>vedette language factuality FILE.jsonl</c>: how far a sentence holds that what a word tells is so; against gold the correlation.</summary>
internal static class LanguageFactualityVerb
{
    public static Command Create()
    {
        var file = Inputs.File("Lines of {\"tokens\": words, \"pred\": number of the word from 1, \"factuality\": gold, may be left out}");
        var command = new Command("factuality", "Tell how far a sentence holds that what a word tells is so, from -3 to 3; with gold, Pearson's r on standard error.") { file };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var grammar = WeightsFolder.Default().Grammar();
            var factuality = new Factuality(grammar.Lemma);
            using var input = Inputs.Open(parse.GetValue(file)!);
            List<(double Found, double Gold)> pairs = [];
            Inputs.AnswerLines(input, "sent_id", "score", (json, line) =>
            {
                string[] words = line.GetProperty("tokens") is { ValueKind: JsonValueKind.Array } tokens ? [.. tokens.EnumerateArray().Select(w => w.ValueKind is JsonValueKind.String ? w.GetString()! : "")] : [];
                if (!line.TryGetProperty("pred", out var place) || place.ValueKind is not JsonValueKind.Number || !place.TryGetInt32(out int pred) || pred < 1 || pred > words.Length || words.Contains(""))
                {
                    json.WriteNull("score");
                    DocumentJson.WriteFaults(json, [new("W221", "\"tokens\" is no list of words, or \"pred\" no number of one of them. Give both; the first word is 1.", 0)]);
                    return;
                }
                var (text, sentence) = grammar.ParseWords(words);
                double score = factuality.Of(text, sentence, pred - 1);
                json.WriteNumber("score", score);
                if (line.TryGetProperty("factuality", out var gold) && gold.ValueKind is JsonValueKind.Number) pairs.Add((score, gold.GetDouble()));
            }, cancel, needed: "tokens");
            if (pairs.Count > 1) Console.Error.WriteLine($"Pearson r {Pearson(pairs):F3} over {pairs.Count} predicates");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static double Pearson(List<(double X, double Y)> pairs)
    {
        double x = pairs.Average(p => p.X), y = pairs.Average(p => p.Y);
        return pairs.Sum(p => (p.X - x) * (p.Y - y)) / Math.Sqrt(pairs.Sum(p => (p.X - x) * (p.X - x)) * pairs.Sum(p => (p.Y - y) * (p.Y - y)));
    }
}
