using System.CommandLine;
using System.Diagnostics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary><c>vedette-train names</c>: the labels PER, ORG and LOC from UNER English-EWT and wikigold.</summary>
internal static class NamesTraining
{
    private const int Rounds = 10;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds ner.", Required = true };
        var output = new Option<string>("--out") { Description = "The weights file to write.", Required = true };
        var tagger = new Option<string>("--grammar") { Description = "The grammar's weights, which tag the words.", DefaultValueFactory = _ => Path.Combine("models", "en-grammar.vdw") };
        var command = new Command("names", "Train the finder of names.") { data, tagger, output };
        command.SetAction(parse => Run(parse.GetRequiredValue(data), parse.GetRequiredValue(tagger), parse.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string data, string tagger, string output)
    {
        var watch = Stopwatch.StartNew();
        var gazetteer = new Gazetteer();
        var grammar = Grammar.Load(File.ReadAllBytes(tagger));
        var gold = new[] { "uner-ewt/train.iob2", "wikigold/train.iob2" }.SelectMany(file => LabelledSentence.Read(Path.Combine(data, "ner", file), grammar, gazetteer)).ToArray();
        Console.Error.WriteLine($"{gold.Length} sentences, {gold.Sum(s => s.Labels.Length)} words");
        var perceptron = new AveragedPerceptron(NameFinder.LabelCount);
        var features = new ulong[NameFeatures.Count];
        var scores = new float[NameFinder.LabelCount];
        int[] order = [.. Enumerable.Range(0, gold.Length)];
        var random = new Random(11);
        for (int round = 0; round < Rounds; round++)
        {
            Shuffle.InPlace(order, round + 1);
            foreach (int s in order)
            {
                var (words, tags, known, labels) = (gold[s].Features, gold[s].Tags, gold[s].Known, gold[s].Labels);
                // The memory of a document is right most of the time, not always, and often empty: train it so.
                byte[] seen = [.. labels.Select(label => random.NextDouble() < 0.5 ? (byte)0 : random.NextDouble() < 0.85 ? (byte)((label + 1) / 2) : (byte)random.Next(4))];
                ulong last = 7, before = 7;
                for (int i = 0; i < labels.Length; i++)
                {
                    NameFeatures.Fill(features, words, tags, known, seen, i, last, before);
                    Array.Clear(scores);
                    perceptron.Score(features, scores);
                    int best = 0;
                    for (int label = 1; label < scores.Length; label++) if (scores[label] > scores[best] && NameFinder.Follows(label, (int)last)) best = label;
                    perceptron.Update(features, labels[i], best);
                    perceptron.Tick();
                    // Learn from right and from wrong pasts alike.
                    int next = round > 0 && random.NextDouble() < 0.5 ? best : labels[i];
                    (before, last) = (last, (ulong)next);
                }
            }
        }
        var weights = new NameFinder(perceptron.ToModel(0.02f, fewest: 2), "").Save();
        File.WriteAllBytes(output, weights);
        Console.WriteLine($"trained in {watch.Elapsed.TotalSeconds:F0} s, {weights.Length / 1e6:F1} MB, version {NameFinder.Load(weights).Hash}");
        return 0;
    }
}

/// <summary>A sentence with BIO labels and what the finder sees of it.</summary>
internal sealed record LabelledSentence(TagFeatures.Word[] Features, byte[] Tags, byte[] Known, byte[] Labels)
{
    public static IEnumerable<LabelledSentence> Read(string path, Grammar grammar, Gazetteer gazetteer)
    {
        List<(string Word, byte Label)> rows = [];
        foreach (string line in File.ReadLines(path).Append(""))
        {
            if (line.Length == 0)
            {
                if (rows.Count > 0) yield return Of(rows, grammar, gazetteer);
                rows = [];
                continue;
            }
            if (line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains('\t', StringComparison.Ordinal)) continue;
            var columns = line.Split('\t');
            rows.Add((columns[^2], LabelOf(columns[^1])));
        }
    }

    private static LabelledSentence Of(List<(string Word, byte Label)> rows, Grammar grammar, Gazetteer gazetteer)
    {
        string text = string.Join(' ', rows.Select(r => r.Word));
        var spans = new TextSpan[rows.Count];
        for (int i = 0, at = 0; i < spans.Length; at += rows[i].Word.Length + 1, i++) spans[i] = new(at, at + rows[i].Word.Length);
        var tokens = grammar.ParseWords(text, spans).Tokens.AsSpan();
        var known = new byte[tokens.Length];
        NameFinder.Mark(gazetteer, text, tokens, known);
        byte[] tags = new byte[tokens.Length];
        for (int i = 0; i < tags.Length; i++) tags[i] = (byte)tokens[i].Fine;
        return new([.. rows.Select(r => TagFeatures.Word.Of(r.Word))], tags, known, [.. rows.Select(r => r.Label)]);
    }

    private static byte LabelOf(string label) => label switch { "B-PER" => 1, "I-PER" => 2, "B-ORG" => 3, "I-ORG" => 4, "B-LOC" => 5, "I-LOC" => 6, _ => 0 };
}
