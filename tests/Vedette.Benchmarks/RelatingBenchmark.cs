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
        if (Environment.GetEnvironmentVariable("DBG") is not null)
            foreach (var (x, y) in Parts(anew).Zip(Parts(picture)))
            {
                var (l, r) = (x.Told.ToHashSet(), y.Told.ToHashSet());
                foreach (string t in l.Except(r).Take(4)) Console.WriteLine($"{x.Name} anew: {t}");
                foreach (string t in r.Except(l).Take(4)) Console.WriteLine($"{x.Name} kept: {t}");
            }
        Console.WriteLine(other.Length == 0 ? "the same as from nothing" : $"NOT the same as from nothing: {string.Join(", ", other)}");
        return other.Length == 0 ? 0 : 1;
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
