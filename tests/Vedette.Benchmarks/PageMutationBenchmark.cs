using System.Diagnostics;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Read.Feeds;

namespace Vedette.Benchmarks;

/// <summary>
/// Damaged pages and feeds, read: what crashed, what took longer than 100 ms for each 100 KB (and once more before that is believed, since the machine has other work), and
/// every span that does not lie in its text. The same number makes the same inputs.
/// </summary>
internal static class PageMutationBenchmark
{
    private const double MostMilliseconds = 100;
    private const int Unit = 100_000;

    public static async Task<int> RunAsync(int inputs, string folder)
    {
        List<Fetched> items = [];
        await foreach (var item in new FileFetch().FetchAsync(folder, default))
            if (item.Fault is null && item.Bytes.Length > 0) items.Add(item);
        if (items.Count == 0)
        {
            Console.Error.WriteLine($"{folder} holds no pages.");
            return 1;
        }
        int crashes = 0, slow = 0, lost = 0;
        double slowest = 0;
        var clock = Stopwatch.StartNew();
        using var process = Process.GetCurrentProcess();
        for (int seed = 0; seed < inputs; seed++)
        {
            var page = PageMutation.Of(items, seed);
            try
            {
                double spent = Milliseconds(process, page, out var documents);
                double most = MostMilliseconds * Math.Max(1, page.Bytes.Length / (double)Unit);
                for (int again = 0; spent > most && again < 3; again++) spent = Math.Min(spent, Milliseconds(process, page, out _));
                slowest = Math.Max(slowest, spent / most * MostMilliseconds);
                if (spent > most && ++slow <= 10) Console.WriteLine($"input {seed}: {spent:F0} ms for {page.Bytes.Length:N0} bytes");
                if (documents.Any(d => d.Furniture.Any(f => f.Span.End > d.Text.Length) || d.Credits.Any(c => c.Span.End > d.Text.Length)) && ++lost <= 10) Console.WriteLine($"input {seed}: a span beyond its text");
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // To count crashes is what this is for; each is told with the number that makes it again.
                if (++crashes <= 10) Console.WriteLine($"input {seed}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }
            if ((seed + 1) % 10_000 == 0) Console.Error.WriteLine($"{seed + 1} of {inputs}, {clock.Elapsed.TotalSeconds:F0} s");
        }
        Console.WriteLine($"{inputs} damaged pages and feeds of {items.Count}: {crashes} crashes, {slow} too slow, {lost} lost offsets, slowest {slowest:F0} ms for 100 KB, {inputs / clock.Elapsed.TotalSeconds:F0} inputs/s");
        return crashes + slow + lost == 0 ? 0 : 1;
    }

    private static double Milliseconds(Process process, Fetched page, out Document[] documents)
    {
        // Time of the processor, since the machine has other work; on an idle core the two are the same.
        process.Refresh();
        var before = process.TotalProcessorTime;
        documents = [.. FeedPage.Unfold(page).Select(DocumentReader.Read)];
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }
}
