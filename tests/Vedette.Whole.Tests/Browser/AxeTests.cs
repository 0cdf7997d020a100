using AngleSharp.Dom;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Vedette.Whole.Tests.Browser;

/// <summary>Axe, the checker of accessibility, on every page of the menu and one page of each kind that it leads to: wide and narrow, light and dark.</summary>
[Collection(Web.SampleBenches.Name)]
public class AxeTests(Web.SampleBench sample, RealBrowser browser) : IClassFixture<RealBrowser>
{
    private const int Wide = 1400, Narrow = 390;

    /// <summary>The frame of the briefing is a page of its own in the list.</summary>
    private static readonly AxeRunOptions All = new() { Iframes = false };

    /// <summary>What depends on colours; the rest is the same in the dark.</summary>
    private static readonly AxeRunOptions Colours = new() { Iframes = false, RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    [Fact]
    public async Task Axe_finds_nothing_serious_on_any_page_wide_or_narrow_light_or_dark()
    {
        // The page that waits for a simulation loads itself again; what is looked at is the page with its findings.
        await sample.Bench.DrawnAsync("/simulation");
        var addresses = await AddressesAsync();
        addresses.Count.ShouldBeGreaterThan(18);
        var found = new List<string>();
        // Two windows at once: the machine that this is measured on has two cores.
        await Task.WhenAll(addresses.Chunk((addresses.Count + 1) / 2).Select(async part =>
        {
            var page = await browser.OpenAsync(sample.Bench.Client.BaseAddress!.ToString(), reading: true);
            foreach (string address in part)
            {
                await page.GotoAsync(address);
                await page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure[data-figure]')].every(f => f.dataset.drawn)");
                foreach (var (width, scheme, rules) in new[] { (Wide, ColorScheme.Light, All), (Wide, ColorScheme.Dark, Colours), (Narrow, ColorScheme.Dark, Colours), (Narrow, ColorScheme.Light, All) })
                {
                    await page.SetViewportSizeAsync(width, 900);
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    var result = await page.RunAxe(rules);
                    var serious = result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => (Rule: v, Nodes: v.Nodes.Where(n => !IsCutToFit(v, n)).ToArray())).Where(v => v.Nodes.Length > 0)
                        .Select(v => $"{address}, {width} wide, {scheme}: {v.Rule.Id}, {v.Rule.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => $"{n.Html} {string.Join(", ", n.Any.Select(c => c.Message))}"))}");
                    lock (found) found.AddRange(serious);
                }
            }
        }));
        found.ShouldBeEmpty();
    }

    /// <summary>Words in a drawing are cut to fit or stand in lines; the thing's name tells them whole, with its kind.</summary>
    private static bool IsCutToFit(AxeResultItem rule, AxeResultNode node) => rule.Id == "label-content-name-mismatch" && node.Html.Contains(" transform=\"translate(", StringComparison.Ordinal);

    /// <summary>The pages of the menu, and of each kind of page that they lead to the first.</summary>
    private async Task<IReadOnlyList<string>> AddressesAsync()
    {
        string[] menu = [.. Links(await sample.Bench.PageAsync("/"), "nav.menu a[href]")];
        var kinds = new Dictionary<string, string>();
        foreach (string address in menu)
            foreach (string link in Links(await sample.Bench.PageAsync(address), "main a[href]:not([download])"))
                if (!link.EndsWith(".atom", StringComparison.Ordinal) && link.Split('/') is [_, var kind, var name] && name.Length > 0) kinds.TryAdd($"{kind} {(name.Length == 32 ? "" : name)}", link);
        return [.. menu.Concat(kinds.Values).Distinct()];
    }

    private static IEnumerable<string> Links(IDocument page, string which) => page.QuerySelectorAll(which).Select(a => a.GetAttribute("href")!.Split('#', '?')[0]).Where(a => a.StartsWith('/')).Distinct();
}
