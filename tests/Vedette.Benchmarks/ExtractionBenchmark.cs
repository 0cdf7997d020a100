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
        var best = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
            foreach (var document in documents)
            {
                var reference = document.Published.First?.ToDateTime(TimeOnly.MinValue);
                Time("0 whole", document, () => extractor.Extract(document));
                var trees = Time("1 parse", document, () => grammar.Parse(document.Text));
                var foundNames = Time("2 names", document, () => names.Read(document.Text, trees));
                var foundTimes = Time("3 times", document, () => times.Find(document.Text, reference));
                Time("4a speech (part of 4)", document, () => speech.Read(document.Text, trees));
                var foundClaims = Time("4 claims with speech", document, () => claims.Read(document, trees, foundNames, foundTimes));
                foundClaims = Time("5 propositions", document, () => propositions.Read(document.Text, trees, foundNames, foundTimes, foundClaims));
                Time("6 events", document, () => events.Read(document, trees, foundNames, foundTimes, foundClaims));
                Time("7 quantities", document, () => QuantityReader.Read(document.Text, trees, foundTimes, (word, tag, fine) => grammar.Lemma(word, tag, fine)));
            }

        // The fastest run of each step on each document: the machine's other work only makes it slower.
        var sums = best.GroupBy(b => b.Key.Split('|')[0]).ToDictionary(g => g.Key, g => g.Sum(b => b.Value));
        Console.WriteLine($"{documents.Length} documents of {Words} words: {documents.Length / sums["0 whole"]:F1} documents/s on one core");
        foreach (var (step, sum) in sums.OrderBy(s => s.Key, StringComparer.Ordinal)) Console.WriteLine($"  {step,-24}{1000 * sum / documents.Length,8:F2} ms a document {100 * sum / sums["0 whole"],6:F1} %");
        return 0;

        T Time<T>(string step, Document document, Func<T> work)
        {
            var watch = Stopwatch.StartNew();
            var result = work();
            string key = $"{step}|{document.Name}";
            double spent = watch.Elapsed.TotalSeconds;
            best[key] = best.TryGetValue(key, out double before) ? Math.Min(before, spent) : spent;
            return result;
        }
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
