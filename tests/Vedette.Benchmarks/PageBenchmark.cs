using System.Diagnostics;
using AngleSharp.Html.Parser;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;

namespace Vedette.Benchmarks;

/// <summary>Pages of a folder or a web archive a second on one core, warm, with all metadata; and the ratio to the HTML library's parse of the same pages alone.</summary>
internal static class PageBenchmark
{
    public static async Task<int> RunAsync(string folder, double seconds)
    {
        List<Fetched> pages = [];
        await foreach (var item in new UnfoldingFetch(new FileFetch()).FetchAsync(folder, default))
            if (item.Fault is null && item.Bytes.Length > 0) pages.Add(item);
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"{folder} holds no pages.");
            return 1;
        }
        string[] texts = [.. pages.Select(p => Decoding.Decode(p.Bytes.Span, MediaSniffer.CharsetOf(p.Bytes.Span, p.MediaType), []))];
        // The two take turns, so that the machine's other work weighs on both alike.
        double reading = double.MaxValue, parsing = double.MaxValue;
        var clock = Stopwatch.StartNew();
        int passes = 0;
        do
        {
            reading = Math.Min(reading, Seconds(() => { foreach (var page in pages) DocumentReader.Read(page); }));
            parsing = Math.Min(parsing, Seconds(() => { foreach (string text in texts) new HtmlParser().ParseDocument(text).Dispose(); }));
            passes++;
        }
        while (passes < 3 || clock.Elapsed.TotalSeconds < seconds);
        Console.WriteLine($"{pages.Count} pages of {pages.Average(p => p.Bytes.Length) / 1000:F0} KB: {pages.Count / reading:F0} pages/s on one core, parse alone {pages.Count / parsing:F0}; reading costs {reading / parsing:F2} times the parse ({passes} passes, the best of each)");
        return 0;
    }

    private static double Seconds(Action pass)
    {
        var watch = Stopwatch.StartNew();
        pass();
        return watch.Elapsed.TotalSeconds;
    }
}
