using System.Diagnostics;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Benchmarks;

/// <summary>
/// Stories of made reports: all from nothing, then one more, and one more that goes again. Reports come by the day over three years, some twenty of one happening within days; all share the
/// words of one theme, and each has a third of its words from anywhere.
/// </summary>
internal static class StoriesBenchmark
{
    private const int Length = 150, Added = 1_000, ReportsOfOne = 20, Days = 1_000;

    public static int Run(int documents)
    {
        var random = new Random(20310303);
        string[] theme = [.. Enumerable.Range(0, 60).Select(i => $"Theme{i}")];
        string[] common = [.. Enumerable.Range(0, 20_000).Select(i => $"word{i}")];
        StoryText Made(int number)
        {
            int happening = random.Next(Math.Max(1, documents / ReportsOfOne));
            var words = Enumerable.Range(0, Length).Select(i => random.Next(3) switch
            {
                0 => theme[(int)(theme.Length * Math.Pow(random.NextDouble(), 2))],
                1 => common[(int)(common.Length * Math.Pow(random.NextDouble(), 3))],
                _ => $"{(i % 2 == 0 ? "Name" : "act")}{happening}of{random.Next(25)}",
            });
            var day = new DateOnly(2031, 1, 1).AddDays((int)((long)happening * Days / Math.Max(1, documents / ReportsOfOne)) + random.Next(5));
            return StoryText.Of($"{number:00000000}", string.Join(' ', words.Select((w, i) => i % 12 == 11 ? w + "." : w)), When.On(day));
        }
        StoryText[] held = [.. Enumerable.Range(0, documents).Select(Made)], more = [.. Enumerable.Range(documents, Added).Select(Made)];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var stories = new Stories();
        var clock = Stopwatch.StartNew();
        stories.Update([], held);
        var whole = clock.Elapsed;
        Console.WriteLine($"{documents:N0} reports sorted from nothing in {whole.TotalSeconds:F2} s: {held.Select(t => stories.Of(t.Id)).Distinct().Count():N0} stories; {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F0} MB beside the texts");
        Tell("one more", more.Select(text => Time(() => stories.Update([], [text]))));
        Tell("one goes", more.Select(text => Time(() => stories.Update([text.Id], []))));
        var anew = new Stories();
        anew.Update([], held);
        bool isSame = held.All(t => stories.Of(t.Id) == anew.Of(t.Id));
        Console.WriteLine(isSame ? "the same as from nothing" : "NOT the same as from nothing");
        return isSame ? 0 : 1;

        double Time(Action work)
        {
            clock.Restart();
            work();
            return clock.Elapsed.TotalMilliseconds;
        }

        void Tell(string what, IEnumerable<double> milliseconds)
        {
            double[] times = [.. milliseconds.Order()];
            Console.WriteLine($"{what}: median {times[times.Length / 2]:F2} ms, 95th percentile {times[times.Length * 95 / 100]:F2} ms, most {times[^1]:F1} ms; {whole.TotalMilliseconds / times[times.Length / 2]:N0} times as fast as from nothing");
        }
    }
}
