using System.Diagnostics;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Relate;

namespace Vedette.Benchmarks;

/// <summary>A store with very many claims: the sample, read once and told anew until there are enough.</summary>
internal static class LargeStore
{
    private const string Sample = "samples/taiwan-strait";
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The sample told anew until there are so many claims.</summary>
    public static async Task<List<Reading>> ReadingsAsync(int claims)
    {
        var weights = WeightsFolder.Default();
        var extractor = new Extractor(weights.Grammar(), weights.Names());
        List<Reading> sample = [];
        await foreach (var item in new FileFetch().FetchAsync(Sample, default))
            if (DocumentReader.Read(item) is { Text.Length: > 0 } document && extractor.Extract(document) is { Claims.IsEmpty: false } reading) sample.Add(reading);
        string[] words = Retold.WordsOf(sample);
        List<Reading> readings = [];
        for (int told = 0, number = 0; told < claims; number++)
        {
            readings.Add(Retold.Of(sample[number % sample.Count], number, words));
            told += readings[^1].Claims.Length;
        }
        return readings;
    }

    /// <summary>Makes it at the path, unless it is there.</summary>
    public static async Task MakeAsync(string path, int claims)
    {
        if (File.Exists(path)) return;
        var clock = Stopwatch.StartNew();
        string unfinished = path + ".unfinished";
        File.Delete(unfinished);
        SqliteStore.Init(unfinished, TimeProvider.System);
        await using (var store = SqliteStore.Open(unfinished, TimeProvider.System))
        {
            var readings = await ReadingsAsync(claims);
            foreach (var reading in readings) await store.AddAsync(reading, At, default);
            Console.WriteLine($"made {readings.Count:N0} documents with {readings.Sum(r => r.Claims.Length):N0} claims in {clock.Elapsed.TotalSeconds:F0} s");
            clock.Restart();
            var picture = new Relater().Relate(readings);
            Console.WriteLine($"related in {clock.Elapsed.TotalSeconds:F0} s: {picture.Origins.Length:N0} origins, {picture.Lineage.Length:N0} edges, {picture.Contradictions.Length:N0} contradictions, {picture.Drifts.Length:N0} drifts, {picture.Entities.Length:N0} entities, {picture.Timeline.Length:N0} lines of the timeline");
            await store.RelateAsync(picture, At, default);
        }
        File.Move(unfinished, path);
    }
}
