using System.CommandLine;
using System.Diagnostics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary><c>vedette-train names</c>: the two readings of the finder of names.</summary>
internal static class NamesTraining
{
    private const int Rounds = 10;
    private const int Folds = 4;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds ner, gum and meantime.", Required = true };
        var output = new Option<string>("--out") { Description = "The weights file to write.", Required = true };
        var tagger = new Option<string>("--grammar") { Description = "The grammar's weights, which tag the words.", DefaultValueFactory = _ => Path.Combine("models", "en-grammar.vdw") };
        var sets = new Option<string>("--sets") { Description = "The corpora to train on, that with the wanted habits first.", DefaultValueFactory = _ => "uner,wikigold,gum,meantime,btc,wnut,sec" };
        var floors = new Option<FileInfo>("--floors") { Description = "The file of floors: a figure below its floor is a failure; training lifts it.", DefaultValueFactory = _ => new(Path.Combine("corpus", "floors.json")) };
        var command = new Command("names", "Train the finder of names, and measure it on the development files.") { data, tagger, output, sets, floors };
        command.SetAction(parse => Run(parse.GetRequiredValue(data), parse.GetRequiredValue(tagger), parse.GetRequiredValue(output), parse.GetRequiredValue(sets).Split(','), parse.GetValue(floors)!));
        return command;
    }

    /// <summary>
    /// Of every fourth document also a copy without capitals: careless writers leave them out, and names must be known by their words too. A copy is of its document's fold.
    /// </summary>
    internal static IEnumerable<(NamedWords[] Document, int Fold)> WithSmall(IEnumerable<NamedWords[]> documents) =>
        documents.SelectMany((document, i) => i % 4 == 0 ? [(document, i % Folds), (Array.ConvertAll(document, Small), i % Folds)] : new[] { (document, i % Folds) });

    private static NamedWords Small(NamedWords sentence) => sentence with { Words = Array.ConvertAll(sentence.Words, word => word.ToLowerInvariant()) };

    private static int Run(string data, string tagger, string output, string[] sets, FileInfo floors)
    {
        var watch = Stopwatch.StartNew();
        var gazetteer = new Gazetteer();
        var grammar = Grammar.Load(File.ReadAllBytes(tagger));
        var gold = sets.SelectMany((set, habit) => WithSmall(NameSets.Read(data, [set])).Select(d => new NamedDocument(d.Document, grammar, gazetteer, (byte)habit) { Fold = d.Fold })).ToArray();
        Console.Error.WriteLine($"{gold.Length} documents, {gold.Sum(d => d.Sentences.Length)} sentences, {gold.Sum(d => d.Sentences.Sum(s => s.Seen.Count))} words after {watch.Elapsed.TotalSeconds:F0} s");

        var all = gold.SelectMany(d => d.Sentences).ToArray();
        var (index, encoded) = EncodedSentence.Encode(all);
        int[] foldOf = [.. gold.SelectMany(d => d.Sentences.Select(_ => d.Fold))];
        // The second reading must learn from first readings as they will be: each fold is read by a tagger that has not seen it.
        NameTagger? whole = null, again = null;
        Parallel.For(0, Folds + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var first = SequencePerceptron.Train(index, [.. encoded.Where((_, s) => foldOf[s] != fold)], Rounds);
            if (fold == Folds) whole = first;
            else foreach (var document in gold.Where(d => d.Fold == fold)) document.Recall(first);
        });
        Console.Error.WriteLine($"first readings after {watch.Elapsed.TotalSeconds:F0} s");
        (index, encoded) = EncodedSentence.Encode(all);
        again = SequencePerceptron.Train(index, encoded, Rounds);
        var weights = new NameFinder(whole!, again!, "").Save();
        File.WriteAllBytes(output, weights);
        Console.WriteLine($"trained in {watch.Elapsed.TotalSeconds:F0} s, {weights.Length / 1e6:F1} MB, version {NameFinder.Load(weights).Hash}");
        NamesScore.Print("UNER EWT dev, first reading", NameSets.Read(data, ["uner-dev"]), grammar, gazetteer, whole!, null);
        double reached = NamesScore.Print("UNER EWT dev", NameSets.Read(data, ["uner-dev"]), grammar, gazetteer, whole!, again);
        NamesScore.Print("GUM dev", NameSets.Read(data, ["gum-dev"]), grammar, gazetteer, whole!, again);
        NamesScore.Print("GUM news dev", NameSets.Read(data, ["gum-news-dev"]), grammar, gazetteer, whole!, again);
        NamesScore.Print("BTC dev", NameSets.Read(data, ["btc-dev"]), grammar, gazetteer, whole!, again);
        new ModelFloors(floors, NameFinder.Kind, raises: true).Hold("UNER EWT dev", ("F1", reached));
        return Environment.ExitCode;
    }
}
