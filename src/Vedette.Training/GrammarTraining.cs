using System.CommandLine;
using System.Diagnostics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary><c>vedette-train grammar</c>: the tagger, the parser, the lemmas and the features from EWT and the openly licensed part of GUM.</summary>
internal static class GrammarTraining
{
    private const int Folds = 5;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder that holds ud-ewt/ and gum/.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The weights file to write.", Required = true };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of the parser over the training files.", DefaultValueFactory = _ => 8 };
        var runs = new Option<int>("--runs") { Description = "How many taggers and parsers to train and add up.", DefaultValueFactory = _ => 3 };
        var updates = new Option<int>("--updates") { Description = "Parser features that took part in fewer mistakes a run are dropped.", DefaultValueFactory = _ => 4 };
        var measure = new Option<bool>("--measure") { Description = "Train nothing: measure the weights that --out names." };
        var command = new Command("grammar", "Train the tagger, the parser, the lemmas and the features, and measure them.") { data, output, rounds, runs, updates, measure };
        command.SetAction(arguments =>
        {
            var (folder, file) = (arguments.GetRequiredValue(data), arguments.GetRequiredValue(output));
            if (!arguments.GetValue(measure)) Train(folder, file, arguments.GetValue(rounds), arguments.GetValue(runs), arguments.GetValue(updates));
            Measure(folder, file);
        });
        return command;
    }

    private static void Train(DirectoryInfo data, FileInfo output, int rounds, int runs, int updates)
    {
        var clock = Stopwatch.StartNew();
        void Tell(string line) => Console.Error.WriteLine($"{clock.Elapsed:mm\\:ss} {line}");
        var bank = Treebank.Read([Path.Combine(data.FullName, "ud-ewt", "en_ewt-ud-train.conllu"), .. Files(data, "gum", "train")]);
        Tell($"{bank.Count} sentences, {bank.Sum(s => s.Count)} words");
        var labels = TaggerTrainer.Labels(bank);
        var tags = Jackknifed(bank, labels, Tell);
        var classes = TaggerTrainer.Classes(bank);
        var tagger = TaggerTrainer.Train(bank, labels, classes, rounds: 8, runs, Tell);
        var parser = ParserTrainer.Train(bank, tags, tagger, classes, rounds, runs, updates, Tell);
        var packed = new Grammar("", classes, tagger, parser, LexiconTrainer.Lemmas(bank), LexiconTrainer.Features(bank)).Pack();
        output.Directory?.Create();
        File.WriteAllBytes(output.FullName, packed);
        Tell($"{output.Name}: {packed.Length / 1e6:F1} MB");
    }

    private static void Measure(DirectoryInfo data, FileInfo weights)
    {
        var grammar = Grammar.Load(File.ReadAllBytes(weights.FullName));
        Measure("EWT dev", grammar, Treebank.Read([Path.Combine(data.FullName, "ud-ewt", "en_ewt-ud-dev.conllu")]));
        Measure("GUM dev", grammar, Treebank.Read(Files(data, "gum", "dev")));
    }

    private static IEnumerable<string> Files(DirectoryInfo data, params string[] folder) =>
        Directory.GetFiles(Path.Combine([data.FullName, .. folder]), "*.conllu").Order(StringComparer.Ordinal);

    /// <summary>Tags each fifth of the bank with a tagger trained on the other four.</summary>
    private static byte[][] Jackknifed(IReadOnlyList<TreebankSentence> bank, TagPair[] labels, Action<string> tell)
    {
        var tags = new byte[bank.Count][];
        for (int fold = 0; fold < Folds; fold++)
        {
            TreebankSentence[] others = [.. bank.Where((_, i) => i % Folds != fold)];
            var classes = TaggerTrainer.Classes(others);
            var tagger = TaggerTrainer.Train(others, labels, classes, rounds: 4, runs: 1, _ => { });
            long right = 0, all = 0;
            for (int i = fold; i < bank.Count; i += Folds)
            {
                tags[i] = new byte[bank[i].Count];
                tagger.Tag(TaggerTrainer.Views(bank[i], classes), tags[i]);
                for (int w = 0; w < tags[i].Length; w++) if (tagger[tags[i][w]] == bank[i].Tags[w]) right++;
                all += tags[i].Length;
            }
            tell($"fold {fold + 1} of {Folds}: {100.0 * right / all:F2} of unseen words tagged right");
        }
        return tags;
    }

    private static void Measure(string name, Grammar grammar, IReadOnlyList<TreebankSentence> bank)
    {
        var texts = bank.Select(s => Joined(s.Words)).ToArray();
        long words = 0, upos = 0, fine = 0, heads = 0, labelled = 0, lemmas = 0, features = 0;
        for (int s = 0; s < bank.Count; s++)
        {
            var gold = bank[s];
            var (text, spans) = texts[s];
            var parsed = grammar.ParseWords(text, spans);
            for (int i = 0; i < gold.Count; i++)
            {
                var token = parsed[i];
                words++;
                if (token.Tag == gold.Tags[i].Tag) upos++;
                if (token.Fine == gold.Tags[i].Fine) fine++;
                if (grammar.Lemma(text, token) == gold.Lemmas[i]) lemmas++;
                if (grammar.Features(text, parsed, i) == gold.Features[i]) features++;
                if ((token.Head < 0 ? gold.Count + 1 : token.Head + 1) != gold.Heads[i]) continue;
                heads++;
                if (Universal(token.Relation) == Universal(gold.Relations[i])) labelled++;
            }
        }
        double seconds = double.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            // Processor time, so that other work on the machine does not count.
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var (text, spans) in texts) grammar.ParseWords(text, spans);
            seconds = Math.Min(seconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        double Share(long count) => 100.0 * count / words;
        Console.WriteLine($"{name}: words {words} UPOS {Share(upos):F2} XPOS {Share(fine):F2} FEATS {Share(features):F2} lemmas {Share(lemmas):F2} UAS {Share(heads):F2} LAS {Share(labelled):F2} words/s on one core {words / seconds:F0}");
    }

    private static string Universal(Relation relation) => relation.Code().Split(':')[0];

    private static (string Text, TextSpan[] Words) Joined(string[] words)
    {
        var spans = new TextSpan[words.Length];
        int start = 0;
        for (int i = 0; i < words.Length; i++)
        {
            spans[i] = new(start, start + words[i].Length);
            start += words[i].Length + 1;
        }
        return (string.Join(' ', words), spans);
    }
}
