using System.Diagnostics;
using AngleSharp.Dom;

namespace Vedette.Whole.Tests.Web;

/// <summary>The figures in a real browser: each is drawn, and the page's policy lets it.</summary>
[Collection(SampleBenches.Name)]
public class FigureBrowserTests(SampleBench sample)
{
    [Theory]
    [InlineData("/origins", 5, "a")]
    [InlineData("/network", 5, "g.node")]
    [InlineData("/timeline", 20, "a.mark")]
    [InlineData("/map", 5, "a.site")]
    [InlineData("/actors", 10, "a.actor")]
    [InlineData("/simulation?runs=500&seed=1", 3, "path.median")]
    public async Task A_figure_is_drawn_without_a_complaint_of_the_browser(string address, int least, string things)
    {
        await sample.Bench.DrawnAsync(address);
        var (dom, complaints) = await LoadAsync(sample.Bench.Client.BaseAddress + address[1..]);
        complaints.ShouldBeEmpty();
        foreach (var figure in Bench.Parse(dom).QuerySelectorAll("figure[data-figure]"))
        {
            figure.GetAttribute("data-drawn").ShouldBe("yes");
            var drawing = figure.QuerySelector(".drawn > svg").ShouldNotBeNull();
            drawing.GetAttribute("aria-label").ShouldNotBeNullOrWhiteSpace();
            drawing.QuerySelectorAll(things).Length.ShouldBeGreaterThanOrEqualTo(least);
            // One stop of the Tab key leads into it, and what takes the focus has a name.
            drawing.QuerySelectorAll("[tabindex='0']").Length.ShouldBeGreaterThan(0);
            drawing.QuerySelectorAll("[tabindex]").ShouldAllBe(thing => !string.IsNullOrWhiteSpace(thing.GetAttribute("aria-label")));
            figure.QuerySelectorAll("button").Select(b => b.TextContent).ShouldBe(["+", "−", "Fit", "SVG", "PNG"]);
        }
    }

    /// <summary>The page after its scripts ran, and what the browser's console says.</summary>
    private static async Task<(string Dom, string[] Complaints)> LoadAsync(string address)
    {
        string profile = Directory.CreateTempSubdirectory("vedette-browser").FullName;
        var start = new ProcessStartInfo("chromium",
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
                $"--user-data-dir={profile}", "--virtual-time-budget=10000", "--dump-dom", address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var browser = Process.Start(start)!;
            var error = browser.StandardError.ReadToEndAsync();
            string dom = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            return (dom, [.. (await error).Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The tests of the figures need Chromium: apt-get install chromium.", missing);
        }
        finally
        {
            Directory.Delete(profile, true);
        }
    }
}
