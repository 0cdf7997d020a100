using System.Collections.Immutable;
using System.Diagnostics;
using Vedette.Relate;

/// <summary>
/// The index of reuse over made documents of 250 words, of which one in four reuses others (whole, trimmed, or two merged): fingerprints and look-up a second on one core, one
/// document more in the full store, memory; and the ratio to hashing the words alone, measured in the same run. Documents a second are of processor time, so the machine's other work
/// does not count; the times of one document are by the clock.
/// </summary>
internal static class ReuseBenchmark
{
    private const int Length = 250, Added = 20_000, Vocabulary = 60_000;

    public static int Run(int documents)
    {
        var random = new Random(20310303);
        string[] vocabulary = [.. Enumerable.Range(0, Vocabulary).Select(i => $"w{i:x}")];
        var words = vocabulary.Select(w => Words.Of(w)[0]).ToArray();
        // Words of a text fall off as in natural ones, so some runs are common.
        int[] Text() => [.. Enumerable.Range(0, Length).Select(_ => (int)(Vocabulary * Math.Pow(random.NextDouble(), 3)))];
        var recent = new List<int[]>();
        int[] Next()
        {
            int[] text = Text();
            if (recent.Count > 100 && random.Next(4) == 0)
            {
                int[] source = recent[random.Next(recent.Count)], other = recent[random.Next(recent.Count)];
                text = random.Next(3) switch { 0 => source, 1 => source[..(Length / 2)], _ => [.. source[..(Length / 2)], .. other[(Length / 2)..]] };
            }
            if (recent.Count < 5_000) recent.Add(text);
            else recent[random.Next(recent.Count)] = text;
            return text;
        }
        List<Word> Made() => [.. Next().Select(w => words[w])];

        long before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new ReuseIndex(documents * 60);
        var filling = Stopwatch.StartNew();
        for (int d = 0; d < documents; d++) index.Add(Rank(d), Fingerprints.Of(Made()));
        Console.WriteLine($"{documents:N0} documents of {Length} words: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e9:F2} GB, made and filled in {filling.Elapsed.TotalSeconds:F0} s");

        var texts = Enumerable.Range(0, Added).Select(_ => Made()).ToArray();
        var times = new double[Added];
        long neighbours = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Added; i++)
        {
            long start = Stopwatch.GetTimestamp();
            int number = index.Add(Rank(documents + i), Fingerprints.Of(texts[i]));
            foreach (var (other, _) in index.Neighbours(number))
                if (index.Containment(number, other) + index.Containment(other, number) > 0.5) neighbours++;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        double all = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        Array.Sort(times);
        Console.WriteLine($"fingerprints and look-up in the full store: {Added / all * 1000:N0} documents/s of one core; one document more: median {times[Added / 2]:F3} ms, 95th percentile {times[Added * 95 / 100]:F3} ms, most {times[^1]:F1} ms; {(double)neighbours / Added:F2} kin a document");

        ulong sum = 0;
        cpu = Environment.CpuUsage.TotalTime;
        foreach (var text in texts)
            foreach (var word in text) sum += Vedette.Language.FeatureHash.Join(1, word.Surface);
        double baseline = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        Console.WriteLine($"ratio: {all / baseline:F0} times one hash a word ({Added / baseline * 1000:N0} documents/s, {sum % 10})");
        return 0;
    }

    private static ulong Rank(int document) => Vedette.Language.FeatureHash.Join(3, (ulong)document);
}
