using System.CommandLine;
using System.Diagnostics;
using Vedette.Language;
using Vedette.Training.Network;

namespace Vedette.Training;

/// <summary><c>vedette-train grammar</c>: tags, trees, lemmas and features from EWT and the openly licensed part of GUM, with what WordNet says of words.</summary>
internal static class GrammarTraining
{
    /// <summary>A word must be met this often to have a row of its own.</summary>
    private const int RarestWord = 2;

    /// <summary>Rows of the table of word parts.</summary>
    private const int PartRows = 1 << 15;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder that holds ud-ewt/ and gum/.", Required = true };
        var wordNet = new Option<DirectoryInfo>("--wordnet") { Description = "Folder with the files index.*, data.* and *.exc of WordNet 3.0 (Debian: the package wordnet-base, /usr/share/wordnet).", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The weights file to write.", Required = true };
        var epochs = new Option<int>("--epochs") { Description = "How often the network goes over the training files.", DefaultValueFactory = _ => 40 };
        var layers = new Option<int>("--layers") { Description = "Layers of recurrent units.", DefaultValueFactory = _ => 3 };
        var hidden = new Option<int>("--hidden") { Description = "Numbers a direction of a layer.", DefaultValueFactory = _ => 128 };
        var drop = new Option<float>("--drop") { Description = "The share of numbers left out at random between layers.", DefaultValueFactory = _ => 0.33f };
        var rate = new Option<float>("--rate") { Description = "The first rate of learning.", DefaultValueFactory = _ => 3e-3f };
        var floors = new Option<FileInfo>("--floors") { Description = "The file of floors: a figure below its floor is a failure; training lifts them.", DefaultValueFactory = _ => new(Path.Combine("corpus", "floors.json")) };
        var measure = new Option<bool>("--measure") { Description = "Train nothing: measure the weights that --out names." };
        var command = new Command("grammar", "Train the network of tags and trees, the lemmas and the features, and measure them.") { data, wordNet, output, epochs, layers, hidden, drop, rate, floors, measure };
        command.SetAction(arguments =>
        {
            var (folder, file) = (arguments.GetRequiredValue(data), arguments.GetRequiredValue(output));
            if (!arguments.GetValue(measure))
                Train(folder, arguments.GetRequiredValue(wordNet), file, new(arguments.GetValue(epochs), BatchWords: 1500, arguments.GetValue(rate), TagShare: 1, Workers: 2, Seed: 1), arguments.GetValue(layers), arguments.GetValue(hidden), arguments.GetValue(drop));
            Measure(folder, Grammar.Load(File.ReadAllBytes(file.FullName)), new(arguments.GetValue(floors)!, Grammar.Kind, raises: !arguments.GetValue(measure)));
        });
        return command;
    }

    private static void Train(DirectoryInfo data, DirectoryInfo wordNet, FileInfo output, Schedule schedule, int layers, int hidden, float drop)
    {
        var clock = Stopwatch.StartNew();
        void Tell(string line) => Console.Error.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {line}");
        var bank = Treebank.Read([Path.Combine(data.FullName, "ud-ewt", "en_ewt-ud-train.conllu"), .. Files(data, "gum", "train")]);
        var labels = TagLabels.Of(bank);
        var words = bank.SelectMany(s => s.Words).Select(w => new WordView(w).Lower).GroupBy(w => w).Where(g => g.Count() >= RarestWord).Select(g => g.Key).Order();
        var rows = WordNet.Read(wordNet.FullName).Rows(words, PartRows);
        var examples = bank.Concat(Headlines.Of(bank)).Select(s => Example.Of(s, rows, labels)).ToArray();
        Tell($"{bank.Count} sentences, {bank.Sum(s => s.Count)} words, {rows.Count} word rows");
        var shape = new NetworkShape(rows.Count, PartRows, WordWidth: 96, PartWidth: 96, hidden, layers, Arc: 96, Label: 96, Tags: Padded(labels.Pairs.Length), Relations: Padded((int)Relation.Xcomp + 1));
        var (lemmas, features) = (LexiconTrainer.Lemmas(bank), LexiconTrainer.Features(bank));
        var trainer = new NetworkTrainer(shape, schedule);
        byte[] Packed()
        {
            var writer = new WeightsWriter();
            TagPair.Write(writer, labels.Pairs);
            rows.Write(writer);
            trainer.Weights.Write(writer);
            lemmas.Write(writer);
            features.Write(writer);
            return WeightsFile.Pack(Grammar.Kind, writer.Written);
        }

        trainer.Train(examples, new Dropping(Word: 0.2f, Part: 0.05f, Input: drop, Layer: drop, Hidden: drop), (epoch, loss) =>
        {
            Tell($"epoch {epoch} of {schedule.Epochs}: loss {loss:F4}");
            if (epoch % 10 == 0 && epoch < schedule.Epochs) Measure(data, Grammar.Load(Packed()), null);
        });
        output.Directory?.Create();
        var packed = Packed();
        File.WriteAllBytes(output.FullName, packed);
        Tell($"{output.Name}: {packed.Length / 1e6:F1} MB");
    }

    private static int Padded(int count) => (count + PackedMatrix.Stripe - 1) / PackedMatrix.Stripe * PackedMatrix.Stripe;

    private static void Measure(DirectoryInfo data, Grammar grammar, ModelFloors? floors)
    {
        Measure("EWT dev", grammar, floors, Treebank.Read([Path.Combine(data.FullName, "ud-ewt", "en_ewt-ud-dev.conllu")]));
        Measure("GUM dev", grammar, floors, Treebank.Read(Files(data, "gum", "dev")));
        Measure("GUM news dev", grammar, floors, Treebank.Read(Files(data, "gum", "dev").Where(f => f.EndsWith("GUM_news.conllu", StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Files(DirectoryInfo data, params string[] folder) =>
        Directory.GetFiles(Path.Combine([data.FullName, .. folder]), "*.conllu").Order(StringComparer.Ordinal);

    private static void Measure(string name, Grammar grammar, ModelFloors? floors, IReadOnlyList<TreebankSentence> bank)
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
        string document = string.Join('\n', texts.Select(t => t.Text));
        double seconds = double.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            // Processor time, so that other work on the machine does not count.
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            grammar.Parse(document);
            seconds = Math.Min(seconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        double Share(long count) => 100.0 * count / words;
        Console.WriteLine($"{name}: words {words} UPOS {Share(upos):F2} XPOS {Share(fine):F2} FEATS {Share(features):F2} lemmas {Share(lemmas):F2} UAS {Share(heads):F2} LAS {Share(labelled):F2}, as one text {words / seconds:F0} words/s on one core");
        floors?.Hold(name, ("UPOS", Share(upos) / 100), ("UAS", Share(heads) / 100), ("LAS", Share(labelled) / 100));
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
