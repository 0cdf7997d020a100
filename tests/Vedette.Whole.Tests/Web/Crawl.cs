using AngleSharp.Html.Dom;

namespace Vedette.Whole.Tests.Web;

/// <summary>Follows every link from the first page on, within the workbench.</summary>
internal static class Crawl
{
    /// <summary>All pages that can be reached, by address without fragment, and the links that lead nowhere.</summary>
    public static Task<(Dictionary<string, IHtmlDocument> Pages, List<string> Dead)> AllAsync(Bench bench) => AllAsync(bench.Client);

    /// <summary>As one who signed in sees it.</summary>
    public static async Task<(Dictionary<string, IHtmlDocument> Pages, List<string> Dead)> AllAsync(HttpClient client)
    {
        var pages = new Dictionary<string, IHtmlDocument>();
        var seen = new HashSet<string> { "/" };
        var waiting = new Queue<(string Address, string From)>([("/", "")]);
        var fragments = new HashSet<(string From, string To, string Fragment)>();
        var dead = new List<string>();
        while (waiting.TryDequeue(out var next))
        {
            using var answer = await client.GetAsync(next.Address);
            if (!answer.IsSuccessStatusCode) dead.Add($"{next.From} → {next.Address}: {(int)answer.StatusCode}");
            // The brief's own page is tested with the brief.
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || next.Address.StartsWith("/briefing/", StringComparison.Ordinal)) continue;
            var page = Bench.Parse(await answer.Content.ReadAsStringAsync());
            pages[next.Address] = page;
            foreach (string link in page.QuerySelectorAll("a[href], link[href], script[src], iframe[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                string[] parts = (link.StartsWith('#') ? next.Address + link : link).Split('#', 2);
                if (!parts[0].StartsWith('/')) dead.Add($"{next.Address} leads out: {link}");
                else if (seen.Add(parts[0])) waiting.Enqueue((parts[0], next.Address));
                if (parts.Length == 2) fragments.Add((next.Address, parts[0], parts[1]));
            }
        }
        dead.AddRange(fragments.Where(f => pages.TryGetValue(f.To, out var page) && page.GetElementById(f.Fragment) is null).Select(f => $"{f.From} → {f.To}#{f.Fragment}: no such place"));
        return (pages, dead);
    }
}
