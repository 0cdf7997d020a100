using System.Diagnostics;
using System.Text;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;

namespace Vedette.Benchmarks;

/// <summary>
/// Every report of a folder as it is; then damaged input: pieces of the reports of a folder with bytes cut, doubled, swapped, replaced and spliced in, read and extracted. Counts what crashed, and every
/// span that does not lie in its text or cuts a character in two. The same number makes the same inputs.
/// </summary>
internal static class MutationBenchmark
{
    private const int LongestPiece = 900;
    private static readonly string[] Splices = ["\"", "“", "”", "'s", "\0", "\uFEFF", "\u200B", "😀", "\n\n", "\r\n", "\t", "<p>", "</", "&amp;", "&#x", "(Reuters) - ", "2026-02-30", "99:99", "«", "…", "—", "http://", ", said ", " according to ", "İ", "ß", "\u0301", "\u202E", "%", "$9999999999999999999"];

    public static async Task<int> RunAsync(int inputs, string folder)
    {
        var weights = new WeightsFolder(Environment.GetEnvironmentVariable("VEDETTE_MODELS") ?? "models");
        var extractor = weights.Extractor();
        List<Fetched> items = [];
        await foreach (var item in new FileFetch().FetchAsync(folder, default)) items.Add(item);
        items = [.. items.Where(i => i.Bytes.Length > 0).OrderBy(i => i.Address, StringComparer.Ordinal)];
        if (items.Count == 0)
        {
            Console.Error.WriteLine($"{folder} holds no reports.");
            return 1;
        }
        int crashes = 0, lost = 0, done = 0;
        var slowest = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        for (int seed = -items.Count; seed < inputs; seed++)
        {
            var item = seed < 0 ? items[^-seed] : Mutated(items, new Random(seed));
            long before = Stopwatch.GetTimestamp();
            try
            {
                var document = DocumentReader.Read(item);
                string? wrong = LostOffset(document, extractor.Extract(document));
                if (wrong is not null && ++lost <= 10) Console.WriteLine($"{(seed < 0 ? item.Address : $"input {seed}")}: {wrong}");
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // To count crashes is what this is for; each is told with the number that makes it again.
                if (++crashes <= 10) Console.WriteLine($"{(seed < 0 ? item.Address : $"input {seed}")}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }
            var spent = Stopwatch.GetElapsedTime(before);
            if (spent > slowest) slowest = spent;
            if (++done % 10_000 == 0) Console.Error.WriteLine($"{done} of {inputs}, {clock.Elapsed.TotalSeconds:F0} s");
        }
        Console.WriteLine($"{items.Count} reports and {inputs} mutated inputs of them: {crashes} crashes, {lost} lost offsets, {(items.Count + inputs) / clock.Elapsed.TotalSeconds:F0} inputs/s, slowest {slowest.TotalMilliseconds:F0} ms");
        return crashes + lost == 0 ? 0 : 1;
    }

    private static Fetched Mutated(List<Fetched> items, Random random)
    {
        var item = items[random.Next(items.Count)];
        var all = item.Bytes.Span;
        int length = Math.Min(all.Length, random.Next(1, LongestPiece)), from = random.Next(all.Length - length + 1);
        List<byte> bytes = [.. all.Slice(from, length)];
        for (int edits = random.Next(1, 12); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count), run = Math.Min(bytes.Count - at, random.Next(1, 20));
            switch (random.Next(6))
            {
                case 0: bytes.RemoveRange(at, run); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, run)); break;
                case 2: (bytes[at], bytes[random.Next(bytes.Count)]) = (bytes[random.Next(bytes.Count)], bytes[at]); break;
                case 3: bytes[at] = (byte)random.Next(256); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splices[random.Next(Splices.Length)])); break;
            }
        }
        return item with { Bytes = bytes.ToArray() };
    }

    private static string? LostOffset(Document document, Reading reading)
    {
        string text = document.Text;
        bool IsLost(TextSpan span) => span.Start < 0 || span.End < span.Start || span.End > text.Length || Cuts(text, span.Start) || Cuts(text, span.End);
        IEnumerable<(string What, TextSpan Span)> spans =
        [
            .. document.Furniture.Select(f => ("furniture", f.Span)),
            .. reading.Sentences.Select(s => ("sentence", s)),
            .. reading.Names.Select(n => ("name", n.Span)),
            .. reading.Times.Select(t => ("time", t.Span)),
            .. reading.Claims.SelectMany(c => c.Source.Concat(c.Cue).Concat(c.Content).Concat(c.CertaintyWords).Concat(c.Condition is { } condition ? [condition] : [])).Select(s => ("claim", s)),
            .. reading.Events.Select(e => ("event", e.Span)),
            .. reading.Quantities.Select(q => ("quantity", q.Span)),
        ];
        foreach (var (what, span) in spans) if (IsLost(span)) return $"{what} {span} in a text of {text.Length}";
        int end = 0;
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Start < end) return $"sentence {sentence} begins before the one before it ends";
            end = sentence.End;
        }
        return null;
    }

    /// <summary>Whether an offset stands between the halves of a character.</summary>
    private static bool Cuts(string text, int at) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
