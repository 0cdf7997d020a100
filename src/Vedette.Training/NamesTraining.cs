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
        var command = new Command("names", "Train the finder of names, and measure it on the development files.") { data, tagger, output, sets };
        command.SetAction(parse => Run(parse.GetRequiredValue(data), parse.GetRequiredValue(tagger), parse.GetRequiredValue(output), parse.GetRequiredValue(sets).Split(',')));
        return command;
    }

    private static int Run(string data, string tagger, string output, string[] sets)
    {
        var watch = Stopwatch.StartNew();
        var gazetteer = new Gazetteer();
        var grammar = Grammar.Load(File.ReadAllBytes(tagger));
        var gold = sets.SelectMany((set, habit) => Read(data, [set]).Select(document => new NamedDocument(document, grammar, gazetteer, (byte)habit))).ToArray();
        Console.Error.WriteLine($"{gold.Length} documents, {gold.Sum(d => d.Sentences.Length)} sentences, {gold.Sum(d => d.Sentences.Sum(s => s.Seen.Count))} words after {watch.Elapsed.TotalSeconds:F0} s");

        var all = gold.SelectMany(d => d.Sentences).ToArray();
        var (index, encoded) = EncodedSentence.Encode(all);
        var documentOf = gold.SelectMany((d, i) => d.Sentences.Select(_ => i)).ToArray();
        // The second reading must learn from first readings as they will be: each fold is read by a tagger that has not seen it.
        NameTagger? whole = null, again = null;
        Parallel.For(0, Folds + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var first = SequencePerceptron.Train(index, [.. encoded.Where((_, s) => documentOf[s] % Folds != fold)], Rounds);
            if (fold == Folds) whole = first;
            else for (int i = fold; i < gold.Length; i += Folds) gold[i].Recall(first);
        });
        Console.Error.WriteLine($"first readings after {watch.Elapsed.TotalSeconds:F0} s");
        (index, encoded) = EncodedSentence.Encode(all);
        again = SequencePerceptron.Train(index, encoded, Rounds);
        var weights = new NameFinder(whole!, again!, "").Save();
        File.WriteAllBytes(output, weights);
        Console.WriteLine($"trained in {watch.Elapsed.TotalSeconds:F0} s, {weights.Length / 1e6:F1} MB, version {NameFinder.Load(weights).Hash}");
        NamesScore.Print("UNER EWT dev, first reading", Read(data, ["uner-dev"]), grammar, gazetteer, whole!, null);
        NamesScore.Print("UNER EWT dev", Read(data, ["uner-dev"]), grammar, gazetteer, whole!, again);
        NamesScore.Print("GUM dev", Read(data, ["gum-dev"]), grammar, gazetteer, whole!, again);
        NamesScore.Print("GUM news dev", Read(data, ["gum-news-dev"]), grammar, gazetteer, whole!, again);
        NamesScore.Print("BTC dev", Read(data, ["btc-dev"]), grammar, gazetteer, whole!, again);
        return 0;
    }

    private static IEnumerable<NamedWords[]> Read(string data, string[] sets) => sets.SelectMany(set => set switch
    {
        "uner" => NameData.Iob(Path.Combine(data, "ner", "uner-ewt", "train.iob2"), documents: true),
        "uner-dev" => NameData.Iob(Path.Combine(data, "ner", "uner-ewt", "dev.iob2"), documents: true),
        "wikigold" => NameData.Iob(Path.Combine(data, "ner", "wikigold", "train.iob2"), documents: false),
        "wnut" => NameData.Iob(Path.Combine(data, "ner", "wnut17", "train.iob2"), documents: false),
        "btc" => NameData.Iob(Path.Combine(data, "ner", "btc", "train.iob2"), documents: false),
        "btc-dev" => NameData.Iob(Path.Combine(data, "ner", "btc", "dev.iob2"), documents: false),
        "sec" => NameData.Iob(Path.Combine(data, "ner", "sec-filings", "train.iob2"), documents: false),
        "gum" => Files(Path.Combine(data, "gum", "train"), "*.entities.jsonl").SelectMany(NameData.Gum),
        "gum-dev" => Files(Path.Combine(data, "gum", "dev"), "*.entities.jsonl").SelectMany(NameData.Gum),
        "gum-news-dev" => Files(Path.Combine(data, "gum", "dev"), "GUM_news.entities.jsonl").SelectMany(NameData.Gum),
        "meantime" => NameData.Meantime(Path.Combine(data, "meantime", "corpus_airbus")).Concat(NameData.Meantime(Path.Combine(data, "meantime", "corpus_apple"))),
        _ => throw new ArgumentException($"No corpus of names is called {set}."),
    });

    private static string[] Files(string folder, string pattern) => [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)];

    /// <summary>A document of a corpus as the finder sees it.</summary>
    private sealed class NamedDocument(NamedWords[] gold, Grammar grammar, Gazetteer gazetteer, byte habit)
    {
        public NamedSentence[] Sentences { get; } = Array.ConvertAll(gold, sentence => new NamedSentence(sentence, grammar, gazetteer, habit));

        public void Recall(NameTagger first)
        {
            var memory = new DocumentMemory();
            var labels = Array.ConvertAll(Sentences, s => first.Label(s.Seen, []));
            for (int i = 0; i < labels.Length; i++) memory.Add(Sentences[i].Text, Sentences[i].Tokens, labels[i]);
            for (int i = 0; i < labels.Length; i++) Sentences[i].Memory = memory.Recalls(Sentences[i].Text, Sentences[i].Tokens, labels[i]);
        }
    }
}

/// <summary>A sentence of a corpus as the finder sees it, with its labels.</summary>
internal sealed class NamedSentence
{
    public NamedSentence(NamedWords gold, Grammar grammar, Gazetteer gazetteer, byte habit = 0)
    {
        Text = string.Join(' ', gold.Words);
        var spans = new TextSpan[gold.Words.Length];
        for (int i = 0, at = 0; i < spans.Length; at += gold.Words[i].Length + 1, i++) spans[i] = new(at, at + gold.Words[i].Length);
        Tokens = [.. grammar.ParseWords(Text, spans).Tokens];
        Seen = NameSentence.Of(gazetteer, Text, Tokens);
        Seen.Habit = habit;
        Labels = gold.Labels();
    }

    public string Text { get; }
    public Token[] Tokens { get; }
    public NameSentence Seen { get; }
    public byte[] Labels { get; }
    public DocumentMemory.Recall[] Memory { get; set; } = [];
}
