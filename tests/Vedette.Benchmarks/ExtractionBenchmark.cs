using System.Diagnostics;
using System.Text;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;

/// <summary>Whole extraction in documents of 600 words a second on one core, and the share of each step.</summary>
internal static class ExtractionBenchmark
{
    private const int Words = 600;

    public static async Task<int> RunAsync(string folder, double seconds)
    {
        var weights = new WeightsFolder(Environment.GetEnvironmentVariable("VEDETTE_MODELS") ?? "models");
        var (grammar, finder) = (weights.Grammar(), weights.Names());
        var documents = await DocumentsAsync(folder);
        var extractor = new Extractor(grammar, finder);
        foreach (var document in documents) extractor.Extract(document);

        var lexicon = new CueLexicon();
        var (names, times, claims, events, propositions) = (new NameReader(finder), new TimeFinder(), new ClaimReader(new SpeechReader(lexicon), lexicon, finder.Gazetteer), new EventReader(grammar, finder.Gazetteer, Codebook.Own()), new PropositionReader(grammar.Lemma));
        var speech = new SpeechReader(lexicon);
        var reference = new DateTime(2026, 1, 1);
        var trees = documents.Select(d => grammar.Parse(d.Text)).ToArray();
        var foundNames = documents.Select((d, i) => names.Read(d.Text, trees[i])).ToArray();
        var foundTimes = documents.Select(d => times.Find(d.Text, reference)).ToArray();
        var foundClaims = documents.Select((d, i) => claims.Read(d, trees[i], foundNames[i], foundTimes[i])).ToArray();
        (string Name, Action<int> Work)[] steps =
        [
            ("parse", i => grammar.Parse(documents[i].Text)),
            ("names", i => names.Read(documents[i].Text, trees[i])),
            ("times", i => times.Find(documents[i].Text, reference)),
            ("speech", i => speech.Read(documents[i].Text, trees[i])),
            ("claims, with speech", i => claims.Read(documents[i], trees[i], foundNames[i], foundTimes[i])),
            ("propositions", i => propositions.Read(documents[i].Text, trees[i], foundNames[i], foundTimes[i], foundClaims[i])),
            ("events", i => events.Read(documents[i], trees[i], foundNames[i], foundTimes[i], foundClaims[i])),
            ("quantities", i => QuantityReader.Read(documents[i].Text, trees[i], foundTimes[i], (word, tag, fine) => grammar.Lemma(word, tag, fine))),
            ("whole", i => extractor.Extract(documents[i])),
        ];
        // The whole comes last, when all of it is compiled for speed.
        var spent = steps.Select(step => PerDocument(documents.Length, step.Work, seconds / steps.Length)).ToArray();
        Console.WriteLine($"{documents.Length} documents of {Words} words: {1 / spent[^1]:F1} documents/s of one core");
        foreach (var ((name, _), time) in steps.Zip(spent)) Console.WriteLine($"  {name,-22}{1000 * time,8:F2} ms a document {100 * time / spent[^1],6:F1} %");
        return 0;
    }

    /// <summary>Seconds of processor time a document, so the machine's other work does not count: the least of several rounds over all.</summary>
    private static double PerDocument(int documents, Action<int> work, double seconds)
    {
        for (int i = 0; i < documents; i++) work(i);
        double best = double.MaxValue;
        var clock = Stopwatch.StartNew();
        do
        {
            var before = Environment.CpuUsage.TotalTime;
            int passes = 0;
            var round = Stopwatch.StartNew();
            do
            {
                for (int i = 0; i < documents; i++) work(i);
                passes++;
            }
            while (round.Elapsed.TotalSeconds < 0.2);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds / (passes * documents));
        }
        while (clock.Elapsed.TotalSeconds < seconds);
        return best;
    }

    /// <summary>The paragraphs of a folder's texts, joined to documents of 600 words.</summary>
    private static async Task<Document[]> DocumentsAsync(string folder)
    {
        List<Document> documents = [];
        var (text, words) = (new StringBuilder(), 0);
        await foreach (var item in new FileFetch().FetchAsync(folder, default))
        {
            var read = DocumentReader.Read(item);
            foreach (string paragraph in read.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append(paragraph).Append('\n');
                words += paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
                if (words < Words) continue;
                string name = $"made-{documents.Count}";
                documents.Add(new() { Id = new(ContentHash.Of(name)), Item = new(ContentHash.Of(name)), Address = name, Name = name, Text = text.ToString(), Published = read.Published });
                (text, words) = (new StringBuilder(), 0);
            }
        }
        return [.. documents];
    }
}
