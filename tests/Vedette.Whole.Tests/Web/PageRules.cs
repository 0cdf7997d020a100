using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Vedette.Whole.Tests.Web;

/// <summary>What every page must be: one heading, a title, ids that are unique, names for all fields, and nothing that runs or styles from inside the page.</summary>
internal static class PageRules
{
    private static readonly string[] Steering = [.. "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029".Select(c => c.ToString())];

    public static IEnumerable<string> Broken(IHtmlDocument page)
    {
        if (page.QuerySelectorAll("h1").Length != 1) yield return $"{page.QuerySelectorAll("h1").Length} h1";
        if (string.IsNullOrWhiteSpace(page.Title)) yield return "no title";
        if (page.DocumentElement.GetAttribute("lang") is null) yield return "no language";
        foreach (var twice in page.All.Where(e => e.HasAttribute("id")).GroupBy(e => e.Id).Where(g => g.Count() > 1)) yield return $"id '{twice.Key}' stands {twice.Count()} times";
        foreach (var script in page.QuerySelectorAll("script").Where(s => s.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true || s.TextContent.Length > 0)) yield return $"inline script: {Start(script)}";
        foreach (var style in page.QuerySelectorAll("style, [style]")) yield return $"inline style: {Start(style)}";
        foreach (var element in page.All.Where(e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))) yield return $"event handler: {Start(element)}";
        foreach (var element in page.All.Where(e => e.Attributes.Any(a => a.Name is "href" or "src" or "action" && a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)))) yield return $"script link: {Start(element)}";
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(f => !IsNamed(f))) yield return $"no label: {Start(field)}";
        foreach (var button in page.QuerySelectorAll("button, a[href]").Where(b => Name(b).Length == 0)) yield return $"no name: {Start(button)}";
        foreach (var image in page.QuerySelectorAll("img:not([alt]), svg:not([aria-label]):not([aria-hidden])")) yield return $"picture without words: {Start(image)}";
        foreach (var head in page.QuerySelectorAll("th:not([scope])")) yield return $"heading cell without scope: {Start(head)}";
        foreach (var reference in page.QuerySelectorAll("[aria-labelledby]").Where(e => page.GetElementById(e.GetAttribute("aria-labelledby")!) is null)) yield return $"named by nothing: {Start(reference)}";
        foreach (var form in page.QuerySelectorAll("form[method=post]").Where(f => f.QuerySelector("input[name=__RequestVerificationToken]") is null)) yield return $"form without token: {Start(form)}";
        string all = page.DocumentElement.OuterHtml;
        foreach (string mark in Steering.Where(mark => all.Contains(mark, StringComparison.Ordinal))) yield return $"U+{(int)mark[0]:X4} steers the page";
    }

    private static bool IsNamed(IElement field) => field.HasAttribute("aria-label") || field.Ancestors<IHtmlLabelElement>().Any() || (field.Id is { Length: > 0 } id && field.Owner!.QuerySelectorAll("label").Any(l => l.GetAttribute("for") == id));
    private static string Name(IElement element) => (element.GetAttribute("aria-label") ?? element.TextContent).Trim();
    private static string Start(IElement element) => element.OuterHtml.Length > 120 ? element.OuterHtml[..120] : element.OuterHtml;
}
