namespace Vedette.Whole.Tests.Web;

/// <summary>Articles written to run script, to reverse what is read, or to choke the workbench.</summary>
public class HostileTests
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)></textarea></style></script><a href=\"javascript:alert(4)\">x</a>\u202egnp.exe\u2066";

    [Fact]
    public async Task A_hostile_report_is_shown_and_steers_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("vedette-hostile-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a\u202e<b>\"'.txt"),
                $"Minister {Attack} warns of blockade\n\nBy {Attack}\n\nMOSCOW, Dec. 17 - Foreign Minister Sergey {Attack} Lavrov said on Wednesday that Russia \u202ewould support China if {Attack} attacked Taiwan.\n\n\"{Attack} is certain,\" Defence Minister Andrei\u202e Belousov told {Attack} News.");
            File.WriteAllText(Path.Combine(folder.FullName, "page.html"),
                $"<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;&#x202E;</title><meta property=\"og:site_name\" content=\"&lt;img src=x onerror=alert(1)&gt;&#x202e;\"></head><body><article><h1>&lt;script&gt;</h1><p>President Xi &lt;b onclick=alert(1)&gt; Jinping said on Monday that China &#x202E; would never {Attack} attack.</p><p>The Kremlin denied &lt;svg/onload=alert(1)&gt; that Russia would help.</p></article></body></html>");
            File.WriteAllText(Path.Combine(folder.FullName, "long.txt"), "Russia said it would help China. " + new string('x', 1 << 20));
            await using var bench = await Bench.OpenAsync(folder.FullName);
            var (pages, dead) = await Crawl.AllAsync(bench);
            dead.ShouldBeEmpty();
            pages.SelectMany(page => PageRules.Broken(page.Value).Select(rule => $"{page.Key}: {rule}")).ShouldBeEmpty();
            // The words themselves are shown.
            pages.Values.Any(page => page.Body!.TextContent.Contains("<script>alert(1)</script>", StringComparison.Ordinal)).ShouldBeTrue();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
