using System.Diagnostics;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Read.Feeds;
using Vedette.Read.Mail;
using Vedette.Tests.Read.Feeds;

namespace Vedette.Benchmarks;

/// <summary>
/// Damaged pages and feeds, read: what crashed, what took longer than 100 ms for each 100 KB (and once more before that is believed, since the machine has other work), and
/// every span that does not lie in its text. The same number makes the same inputs.
/// </summary>
internal static class PageMutationBenchmark
{
    private const double MostMilliseconds = 100;
    private const int Unit = 100_000;

    /// <param name="workers">How many at once; each is measured by the time that a processor works for it alone.</param>
    /// <param name="folders">Of pages; the feeds are those of corpus/feeds.</param>
    public static async Task<int> RunAsync(int inputs, int workers, IEnumerable<string> folders)
    {
        List<Fetched> items = [.. FeedCase.All.Select(c => new Fetched("feed.xml", c.Bytes))];
        foreach (string folder in folders)
            await foreach (var item in new FileFetch().FetchAsync(folder, default))
                if (item.Fault is null && item.Bytes.Length > 0) items.Add(item);
        var tally = new Tally();
        var clock = Stopwatch.StartNew();
        Parallel.For(0, inputs, new ParallelOptions { MaxDegreeOfParallelism = workers }, seed =>
        {
            if (tally.Add(seed, PageMutation.Of(items, seed)) is var done && done % 10_000 == 0) Console.Error.WriteLine($"{done} of {inputs}, {clock.Elapsed.TotalSeconds:F0} s");
        });
        Console.WriteLine($"{inputs} damaged pages, letters and feeds of {items.Count}: {tally}, {inputs / clock.Elapsed.TotalSeconds:F0} inputs/s");
        return tally.IsClean ? 0 : 1;
    }

    private sealed class Tally
    {
        private const int MostTold = 10;

        private readonly Lock gate = new();
        private int done, crashes, slow, lost;
        private double slowest;

        public bool IsClean => crashes + slow + lost == 0;

        /// <returns>How many were read so far.</returns>
        public int Add(int seed, Fetched page)
        {
            double most = MostMilliseconds * Math.Max(1, page.Bytes.Length / (double)Unit), spent = 0;
            Document[] documents = [];
            string? crash = null;
            try
            {
                spent = Cost(1);
                if (spent > most) spent = Math.Min(spent, Cost(3));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // To count crashes is what this is for; each is told with the number that makes it again.
                crash = $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
            }
            lock (gate)
            {
                slowest = Math.Max(slowest, spent / most * MostMilliseconds);
                if (crash is not null && ++crashes <= MostTold) Console.WriteLine($"input {seed}: {crash}");
                if (spent > most && ++slow <= MostTold) Console.WriteLine($"input {seed}: {spent:F0} ms for {page.Bytes.Length:N0} bytes");
                if (documents.Any(IsLost) && ++lost <= MostTold) Console.WriteLine($"input {seed}: a span beyond its text");
                return ++done;
            }

            double Cost(int runs) => ProcessorTime.Of(() => documents = [.. FeedPage.Unfold(page).SelectMany(MailPage.Unfold).Select(DocumentReader.Read)], runs).TotalMilliseconds;
        }

        private static bool IsLost(Document document) => document.Furniture.Any(f => f.Span.End > document.Text.Length) || document.Credits.Any(c => c.Span.End > document.Text.Length);

        public override string ToString() => $"{crashes} crashes, {slow} too slow, {lost} lost offsets, slowest {slowest:F0} ms for 100 KB";
    }
}
