using System.Diagnostics;
using AngleSharp.Html.Parser;
using Vedette;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Relate;

// Speed of the whole way over a folder, one core, warm; the share of each stage; and ratios to baselines measured in the same run.
// usage: dotnet run -c Release --project tests/Vedette.Benchmarks -- [FOLDER] [SECONDS]     default: samples/taiwan-strait, 10 s
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- extraction [FOLDER] [SECONDS]   documents of 600 words a second, and the share of each step; default: samples/taiwan-strait, 20 s
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- network             exact inference on corpus/networks
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- indicators [ORIGINS] origins streamed through 200 indicators; default 1,000,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- export [ROWS]        every form to nowhere, memory held under a bound; default 1,000,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- reported [ROWS]      a made table of GDELT 2.0 into a store; default 100,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- web [CLAIMS] [SECONDS] [STORE]   every page and list of the workbench on one core; default 100,000 claims, 180 s, a store that is made and goes away
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- simulation [FILE] [RUNS]     default: samples/taiwan-strait/two-fronts.yaml, 100000 runs
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- codebook RECORDS     type F1 over held-out folds of coded sentences (docs/events.md)
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- reuse [DOCUMENTS]   fingerprints and look-up of reused text in a made store; default 1,000,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- stories [DOCUMENTS]   stories of made reports from nothing, one more, one that goes; default 10,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- relating among [N]   one more, and one less, among N short made reports: time and memory; default 100,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- relating [CLAIMS|FOLDER]   a made set, or the reports of a folder, from nothing, and one more document to it; default 20,000 claims
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- entities [DOCUMENTS]   which names name one thing: a made set from nothing, and one more document to it; default 100,000
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- mutations [INPUTS] [FOLDER]   damaged inputs: crashes and lost offsets; default 100,000 of samples/taiwan-strait
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- pages FOLDER [SECONDS]        pages a second with all metadata, and the ratio to the HTML library's parse; default 20 s
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- page-mutations [INPUTS] [WORKERS] [FOLDER…]   damaged pages and feeds: crashes, slow ones, lost offsets; default 100,000 of corpus/pages and corpus/feeds, one at a time
//        dotnet run -c Release --project tests/Vedette.Benchmarks -- soak [FEEDS] [MINUTES]        a watch over feeds of a local server, with faults and kills: nothing lost, nothing double, memory flat; default 2,000 feeds, 20 minutes
if (args is ["soak", ..]) return await Vedette.Benchmarks.SoakBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 2000, args.Length > 2 ? double.Parse(args[2]) : 20);
if (args is ["soak-watch", var soaked]) return await Vedette.Benchmarks.SoakBenchmark.WatchAsync(soaked);
if (args is ["pages", var pageFolder, ..]) return await Vedette.Benchmarks.PageBenchmark.RunAsync(pageFolder, args.Length > 2 ? double.Parse(args[2]) : 20);
if (args is ["page-mutations", ..]) return await Vedette.Benchmarks.PageMutationBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100_000, args.Length > 2 ? int.Parse(args[2]) : 1, args.Length > 3 ? args[3..] : ["corpus/pages"]);
if (args is ["mutations", ..]) return await Vedette.Benchmarks.MutationBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100_000, args.Length > 2 ? args[2] : "samples/taiwan-strait");
if (args is ["codebook", var records]) return CodebookFolds.Run(records);
if (args is ["reuse", ..]) return ReuseBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
if (args is ["stories", ..]) return Vedette.Benchmarks.StoriesBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 10_000);
if (args is ["relating", "among", ..]) return Vedette.Benchmarks.RelatingBenchmark.RunAmong(args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
if (args is ["relating", ..]) return await Vedette.Benchmarks.RelatingBenchmark.RunAsync(args.Length > 1 ? args[1] : "20000");
if (args is ["entities", ..]) return Vedette.Benchmarks.EntityBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 100_000);
if (args is ["export", ..]) return ExportBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
if (args is ["reported", ..]) return await ReportedBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100_000);
if (args is ["extraction", ..]) return await ExtractionBenchmark.RunAsync(args.Length > 1 ? args[1] : "samples/taiwan-strait", args.Length > 2 ? double.Parse(args[2]) : 20);
if (args is ["network"]) return NetworkBenchmark.Run();
if (args is ["indicators", ..]) return IndicatorBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
if (args is ["web", ..]) return await Vedette.Benchmarks.WebBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100_000, args.Length > 2 ? double.Parse(args[2]) : 180, args.Length > 3 ? args[3] : null);
if (args is ["simulation", ..]) return Vedette.Benchmarks.SimulationBenchmark.Run(args.Length > 1 ? args[1] : "samples/taiwan-strait/two-fronts.yaml", args.Length > 2 ? int.Parse(args[2]) : 100_000);
string folder = args.Length > 0 ? args[0] : "samples/taiwan-strait";
double seconds = args.Length > 1 ? double.Parse(args[1]) : 10;
var weights = new WeightsFolder(Environment.GetEnvironmentVariable("VEDETTE_MODELS") ?? "models");
var cold = Stopwatch.StartNew();
var (grammar, names) = weights.Both();
var loading = cold.Elapsed;
var extractor = new Extractor(grammar, names);
var ready = cold.Elapsed;
List<Fetched> items = [];
await foreach (var item in new FileFetch().FetchAsync(folder, default)) items.Add(item);
var documents = items.Select(DocumentReader.Read).Where(d => d.Text.Length > 0).ToArray();
if (documents.Length == 0)
{
    Console.Error.WriteLine($"{folder} holds no text that could be read.");
    return 1;
}
var first = Stopwatch.StartNew();
Relate(documents.Select(d => extractor.Extract(d)).ToArray());
Console.WriteLine($"weights {loading.TotalMilliseconds:F0} ms, ready to read {ready.TotalMilliseconds:F0} ms, first pass over {documents.Length} articles {first.Elapsed.TotalMilliseconds:F0} ms, {Environment.WorkingSet / 1e6:F0} MB");

Dictionary<string, double> spent = [];
long articles = 0;
var clock = Stopwatch.StartNew();
while (clock.Elapsed.TotalSeconds < seconds)
{
    var readings = new List<Reading>();
    foreach (var item in items)
    {
        var document = Time("read", () => DocumentReader.Read(item));
        readings.Add(Time("extract", () => extractor.Extract(document)));
        articles++;
    }
    Time("relate", () => Relate(readings));
}
double way = spent.Values.Sum();
Console.WriteLine($"whole way: {articles / way:F1} articles/s on one core");
foreach (var (stage, time) in spent) Console.WriteLine($"  {stage,-8} {100 * time / way,5:F1} %");

// Inside Extract.
string[] texts = [.. documents.Select(d => d.Text)];
var parsed = texts.Select(t => grammar.Parse(t)).ToArray();
long words = parsed.Sum(p => p.Sum(s => (long)s.Count));
double parsing = PerPass(() => { foreach (string text in texts) grammar.Parse(text); });
double naming = PerPass(() => { for (int i = 0; i < texts.Length; i++) names.Find(texts[i], parsed[i]); });
var times = new TimeFinder();
double timing = PerPass(() => { foreach (string text in texts) times.Find(text, new DateTime(2025, 12, 31)); });
var speech = new SpeechReader(new CueLexicon());
double speaking = PerPass(() => { for (int i = 0; i < texts.Length; i++) speech.Read(texts[i], parsed[i]); });
var events = new EventReader(grammar, names.Gazetteer, Codebook.Own());
var toldOnce = documents.Select(d => extractor.Extract(d)).ToArray();
var cutOnce = documents.Select(d => grammar.Parse(d.Text, [.. d.Furniture.Select(f => f.Span).Order()])).ToArray();
double coding = PerPass(() => { for (int i = 0; i < documents.Length; i++) events.Read(documents[i], cutOnce[i], toldOnce[i].Names, toldOnce[i].Times, toldOnce[i].Claims); });
Console.WriteLine($"events after parsing: {cutOnce.Sum(s => (long)s.Length) / coding:F0} sentences/s on one core");
Console.WriteLine($"tokens, tagger and parser: {words / parsing / 1000:F1} thousand tokens/s on one core");
Console.WriteLine($"  per pass: parse {parsing * 1000:F0} ms, names {naming * 1000:F0} ms, times {timing * 1000:F0} ms, speech {speaking * 1000:F0} ms");
Console.WriteLine($"  times: {texts.Sum(t => (long)t.Length) / timing / 1e6:F1} million characters/s");

// Baselines in the same run: splitting at white space, and AngleSharp's parse of the pages alone.
double splitting = PerPass(() => { foreach (string text in texts) _ = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length; });
Console.WriteLine($"ratio: parsing costs {parsing / splitting:F0} times a split at white space");
string[] pages = [.. items.Where(i => i.Address.EndsWith("html", StringComparison.Ordinal)).Select(i => System.Text.Encoding.UTF8.GetString(i.Bytes.Span))];
if (pages.Length > 0)
{
    double bare = PerPass(() => { foreach (string page in pages) new HtmlParser().ParseDocument(page); });
    double read = PerPass(() => { foreach (var item in items.Where(i => i.Address.EndsWith("html", StringComparison.Ordinal))) DocumentReader.Read(item); });
    Console.WriteLine($"ratio: reading a page costs {read / bare:F1} times AngleSharp's parse alone ({pages.Length / read:F0} pages/s)");
}
return 0;

static Picture Relate(IReadOnlyList<Reading> readings) => new Relater().Relate(readings);

T Time<T>(string stage, Func<T> work)
{
    var watch = Stopwatch.StartNew();
    var result = work();
    spent[stage] = spent.GetValueOrDefault(stage) + watch.Elapsed.TotalSeconds;
    return result;
}

// Seconds a pass: the fastest of several, after a warm-up; the machine's other work only makes it slower.
double PerPass(Action pass)
{
    pass();
    double best = double.MaxValue;
    for (int i = 0; i < 8; i++)
    {
        var watch = Stopwatch.StartNew();
        pass();
        best = Math.Min(best, watch.Elapsed.TotalSeconds);
    }
    return best;
}
