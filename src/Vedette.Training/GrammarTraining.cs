using System.CommandLine;
using System.Diagnostics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary><c>vedette-train grammar</c>: tagger, parser and lemmas from EWT and GUM.</summary>
internal static class GrammarTraining
{
    private const int TaggerRounds = 8;
    private const int ParserRounds = 12;
    private const int Folds = 4;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds ud-ewt and gum.", Required = true };
        var output = new Option<string>("--out") { Description = "The weights file to write.", Required = true };
        var command = new Command("grammar", "Train tagger, parser and lemmas, and measure them on the development files.") { data, output };
        command.SetAction(parse => Run(parse.GetRequiredValue(data), parse.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string data, string output)
    {
        var watch = Stopwatch.StartNew();
        var ewt = Treebank.Read(Path.Combine(data, "ud-ewt", "en_ewt-ud-train.conllu")).ToArray();
        GoldSentence[] gold = [.. ewt, .. Directory.GetFiles(Path.Combine(data, "gum", "train"), "*.conllu").Order(StringComparer.Ordinal).SelectMany(Treebank.Read)];
        Console.Error.WriteLine($"{gold.Length} sentences, {gold.Sum(s => s.Words.Length)} words");

        var labels = gold.SelectMany(s => s.Tags.Zip(s.Fine)).GroupBy(p => p).Where(g => g.Count() > 2).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(255).ToArray();
        // The parser must learn on tags as the tagger will give them: each fold is tagged by a tagger that has not seen it.
        var predicted = Jackknifed(gold, labels);
        Console.Error.WriteLine($"jackknifed tags after {watch.Elapsed.TotalSeconds:F0} s");
        var tagger = TaggerTraining.Train(gold, labels, TaggerRounds);
        Console.Error.WriteLine($"tagger after {watch.Elapsed.TotalSeconds:F0} s");
        var parser = ParserTraining.Train(gold, predicted, ParserRounds, round => Console.Error.WriteLine($"parser round {round} after {watch.Elapsed.TotalSeconds:F0} s"));
        var weights = new Grammar(tagger, parser, LemmaTraining.Train(gold), "").Save();
        File.WriteAllBytes(output, weights);
        var grammar = Grammar.Load(weights);
        Console.WriteLine($"trained in {watch.Elapsed.TotalSeconds:F0} s, {weights.Length / 1e6:F1} MB, version {grammar.Hash}");
        GrammarScore.Print("EWT dev", grammar, Treebank.Read(Path.Combine(data, "ud-ewt", "en_ewt-ud-dev.conllu")));
        foreach (string file in Directory.GetFiles(Path.Combine(data, "gum", "dev"), "*.conllu").Order(StringComparer.Ordinal)) GrammarScore.Print(Path.GetFileNameWithoutExtension(file), grammar, Treebank.Read(file));
        return 0;
    }

    private static byte[][] Jackknifed(GoldSentence[] gold, (PartOfSpeech, FineTag)[] labels)
    {
        var tags = new byte[gold.Length][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var tagger = TaggerTraining.Train([.. gold.Where((_, i) => i % Folds != fold)], labels, TaggerRounds / 2);
            for (int i = fold; i < gold.Length; i += Folds)
            {
                var found = new byte[gold[i].Words.Length];
                tagger.Tag(TaggerTraining.WordsOf(gold[i]), found);
                tags[i] = [.. found.Select(label => Grammar.ParserTag(tagger[label])), Grammar.RootTag];
            }
        });
        return tags;
    }
}
