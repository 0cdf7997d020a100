using System.Diagnostics;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Relate;

namespace Vedette.Benchmarks;

/// <summary>
/// Relating: a made set from nothing, then one more document to it, again and again; and that what is kept between gives the same as relating from nothing.
/// </summary>
internal static class RelatingBenchmark
{
    private const int Added = 40;

    public static async Task<int> RunAsync(string claimsOrFolder)
    {
        var readings = int.TryParse(claimsOrFolder, out int claims) ? await LargeStore.ReadingsAsync(claims) : await ReadAsync(claimsOrFolder);
        var set = readings[..^Added];
        var relater = new Relater();
        var clock = Stopwatch.StartNew();
        var picture = relater.Relate(set);
        var whole = clock.Elapsed;
        Console.WriteLine($"{set.Count:N0} documents with {set.Sum(r => r.Claims.Length):N0} claims related from nothing in {whole.TotalSeconds:F2} s: {picture.Origins.Length:N0} origins, {picture.Lineage.Length:N0} edges, {picture.Same.Length:N0} same, {picture.Drifts.Length:N0} drifts, {picture.Stories.Length:N0} stories");
        List<double> times = [];
        foreach (var next in readings[^Added..])
        {
            // A store gives its readings anew, as other objects.
            set = [.. set.Select(r => r with { }), next];
            clock.Restart();
            picture = relater.Relate(set);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"one more document: median {times[times.Count / 2]:F0} ms, 95th percentile {times[(int)(times.Count * 0.95)]:F0} ms; {whole.TotalMilliseconds / times[times.Count / 2]:F0} times as fast as from nothing");
        var anew = new Relater().Relate(set);
        string[] other = [.. Parts(anew).Zip(Parts(picture)).Where(p => !p.First.Told.SequenceEqual(p.Second.Told)).Select(p => p.First.Name)];
        Console.WriteLine(other.Length == 0 ? "the same as from nothing" : $"NOT the same as from nothing: {string.Join(", ", other)}");
        return other.Length == 0 ? 0 : 1;
    }

    /// <summary>Short reports, made, under a relater that is told what comes and goes and never asked for the whole: what one more costs among so many, and what all of them take.</summary>
    public static int RunAmong(int documents)
    {
        const int batch = 10_000;
        var relater = new Relater();
        using var reports = MadeNews.Reports().GetEnumerator();
        Reading Next() => reports.MoveNext() ? reports.Current : throw new InvalidOperationException("Reports never end.");
        Console.WriteLine($"{"documents",12} {"claims",12} {"all in s",9} {"one more: median ms",20} {"95th",7} {"worst",7} {"one less: median ms",20} {"95th",7} {"memory GB",10}");
        var clock = Stopwatch.StartNew();
        long claims = 0;
        for (int held = 0, next = Math.Min(batch, documents); held < documents;)
        {
            var come = new List<Reading>();
            while (held + come.Count < next) come.Add(Next());
            claims += come.Sum(r => r.Claims.Length);
            relater.Change([], come, NameRulings.None);
            held = next;
            next = Math.Min(documents, held + batch);
            if (held != documents && held is not (10_000 or 100_000 or 300_000)) continue;
            var whole = clock.Elapsed;
            GC.Collect();
            double memory = GC.GetTotalMemory(forceFullCollection: true) / 1e9;
            List<double> more = [], less = [];
            for (int i = 0; i < 400; i++)
            {
                var one = Next();
                more.Add(Timed(() => relater.Change([], [one], NameRulings.None)));
                if (i % 2 == 0) less.Add(Timed(() => relater.Change([one.Document.Id], [], NameRulings.None)));
            }
            more.Sort();
            less.Sort();
            Console.WriteLine($"{held,12:N0} {claims,12:N0} {whole.TotalSeconds,9:F0} {more[more.Count / 2],20:F2} {more[(int)(more.Count * 0.95)],7:F2} {more[^1],7:F1} {less[less.Count / 2],20:F2} {less[(int)(less.Count * 0.95)],7:F2} {memory,10:F2}");
            clock.Restart();
        }
        return 0;
    }

    private static double Timed(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static IEnumerable<(string Name, IEnumerable<string> Told)> Parts(Picture picture) =>
    [
        ("entities", picture.Entities.Select(e => $"{e.Id} {e.Canonical}")),
        ("origins", picture.Origins.Select(o => $"{o.Id} {o.Speaker} {string.Join(' ', o.Claims)} {string.Join(' ', o.Reasons)}")),
        ("lineage", picture.Lineage.Select(e => $"{e.From} {e.To} {e.Confidence} {string.Join(' ', e.Reasons)}")),
        ("same", picture.Same.Select(s => $"{string.Join(' ', s.Claims)} {string.Join(' ', s.Reasons)}")),
        ("contradictions", picture.Contradictions.Select(c => $"{c.Kind} {c.A} {c.B} {string.Join(' ', c.Reasons)}")),
        ("drifts", picture.Drifts.Select(d => $"{d.Kind} {d.From} {d.To} {string.Join(' ', d.Reasons)}")),
        ("support", picture.Support.Select(s => $"{s.Proposition} {string.Join(' ', s.Origins)} {s.Documents}")),
        ("stories", picture.Stories.Select(s => $"{s.Id} {s.Title} {string.Join(' ', s.Documents)}")),
        ("timeline", picture.Timeline.Select(m => $"{m}")),
    ];

    private static async Task<List<Reading>> ReadAsync(string folder)
    {
        var extractor = WeightsFolder.Default().Extractor();
        List<Reading> readings = [];
        await foreach (var item in new FileFetch().FetchAsync(folder, default))
            if (DocumentReader.Read(item) is { Text.Length: > 0 } document) readings.Add(extractor.Extract(document));
        return readings;
    }
}
