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
            set = [.. set, next];
            clock.Restart();
            picture = relater.Relate(set);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"one more document: median {times[times.Count / 2]:F0} ms, 95th percentile {times[(int)(times.Count * 0.95)]:F0} ms; {whole.TotalMilliseconds / times[times.Count / 2]:F0} times as fast as from nothing");
        var anew = new Relater().Relate(set);
        bool isSame = anew.Origins.Select(o => o.Id).SequenceEqual(picture.Origins.Select(o => o.Id)) && anew.Lineage.Select(e => (e.From, e.To, e.Confidence)).SequenceEqual(picture.Lineage.Select(e => (e.From, e.To, e.Confidence)))
            && anew.Same.SelectMany(s => s.Claims).SequenceEqual(picture.Same.SelectMany(s => s.Claims)) && anew.Drifts.Select(d => (d.Kind, d.From, d.To)).SequenceEqual(picture.Drifts.Select(d => (d.Kind, d.From, d.To)))
            && anew.Stories.Select(s => s.Id).SequenceEqual(picture.Stories.Select(s => s.Id)) && anew.Contradictions.Select(c => (c.Kind, c.A, c.B)).SequenceEqual(picture.Contradictions.Select(c => (c.Kind, c.A, c.B)));
        Console.WriteLine(isSame ? "the same as from nothing" : "NOT the same as from nothing");
        return isSame ? 0 : 1;
    }

    private static async Task<List<Reading>> ReadAsync(string folder)
    {
        var extractor = WeightsFolder.Default().Extractor();
        List<Reading> readings = [];
        await foreach (var item in new FileFetch().FetchAsync(folder, default))
            if (DocumentReader.Read(item) is { Text.Length: > 0 } document) readings.Add(extractor.Extract(document));
        return readings;
    }
}
