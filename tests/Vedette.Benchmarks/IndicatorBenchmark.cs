using System.Collections.Immutable;
using System.Diagnostics;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Weigh.Indicators;

/// <summary>Origins streamed through indicators: time, the memory that stays, and the ratio to asking every condition of every indicator.</summary>
internal static class IndicatorBenchmark
{
    private const int Indicators = 200, Vocabulary = 3000, Plain = 20_000;

    public static int Run(int origins)
    {
        var chance = new Random(7);
        ulong[] words = [.. Enumerable.Range(0, Vocabulary).Select(n => Words.Terms($"word{n}x")[0])];
        ImmutableArray<Indicator> indicators = [.. Enumerable.Range(0, Indicators).Select(i => new Indicator
        {
            Key = $"i{i}", Question = "?", HalfLife = 90, Baseline = new(5, 30),
            Fires = [.. Enumerable.Range(0, 2).Select(_ => new Condition { Words = [.. Enumerable.Range(0, 8).Select(_ => Entry(words, chance))], From = ["RUS"], IsAct = i % 10 == 0 })],
        })];
        var board = new IndicatorBoard(indicators);
        Stream(words, 1000).ToList().ForEach(new IndicatorBoard(indicators).Take);

        long before = GC.GetTotalMemory(forceFullCollection: true), quarter = 0;
        var clock = Stopwatch.StartNew();
        int taken = 0;
        foreach (var testimony in Stream(words, origins))
        {
            board.Take(testimony);
            if (++taken == origins / 4) quarter = GC.GetTotalMemory(forceFullCollection: true) - before;
        }
        double seconds = clock.Elapsed.TotalSeconds;
        long after = GC.GetTotalMemory(forceFullCollection: true) - before;
        var states = board.Read(null).GroupBy(r => r.State).Select(g => $"{g.Count()} {InWords.Of(g.Key)}");
        Console.WriteLine($"{origins:N0} origins through {Indicators} indicators: {seconds:F1} s on one core, making them included ({origins / seconds / 1000:F0} thousand/s); {string.Join(", ", states)}");
        Console.WriteLine($"memory kept: {quarter / 1e6:F1} MB after a quarter of them, {after / 1e6:F1} MB after all");

        var sample = Stream(words, Plain).ToArray();
        double indexed = Time(() => { var twin = new IndicatorBoard(indicators); foreach (var t in sample) twin.Take(t); });
        double plain = Time(() => { long fits = 0; foreach (var t in sample) foreach (var s in t.Statements) foreach (var i in indicators) foreach (var c in i.Fires) if (c.Fits(s)) fits++; });
        Console.WriteLine($"ratio: asking every condition costs {plain / indexed:F1} times the whole of the board");
        return 0;
    }

    private static ulong[] Entry(ulong[] words, Random chance) => [.. Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => words[chance.Next(words.Length)]).Distinct().Order()];

    /// <summary>Made as they are asked for, by a seed: ten years of origins with three statements of ten words each.</summary>
    private static IEnumerable<Testimony> Stream(ulong[] words, int count)
    {
        var chance = new Random(11);
        var first = new DateOnly(2016, 1, 1);
        ImmutableArray<DocumentId> documents = [new DocumentId(1)];
        Bearing[] bearings = [new(["RUS"], ["CHN"], ["RUS", "CHN"]), new(["CHN"], ["RUS"], ["CHN", "RUS"]), Bearing.None];
        for (int n = 0; n < count; n++)
        {
            var origin = new Origin { Id = new((UInt128)n), Speaker = "someone", SpeakerType = SpeakerType.Named, Claims = [], Documents = documents };
            var statements = ImmutableArray.CreateBuilder<Statement>(3);
            for (int s = 0; s < 3; s++)
            {
                ulong[] terms = new ulong[10];
                for (int w = 0; w < terms.Length; w++) terms[w] = words[(int)(words.Length * Math.Pow(chance.NextDouble(), 2))];
                Array.Sort(terms);
                statements.Add(new()
                {
                    Where = new(documents[0], new(0, 1)), Speaker = SpeakerType.Named, Certainty = Certainty.Certain, IsToldAsDone = chance.Next(2) == 0, Terms = terms, Bearing = bearings[chance.Next(3)],
                });
            }
            yield return new(origin, When.On(first.AddDays((int)((long)n * 3650 / count))), documents, statements.MoveToImmutable());
        }
    }

    private static double Time(Action work)
    {
        work();
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }
}
