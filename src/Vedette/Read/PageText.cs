using System.Text;
using AngleSharp.Dom;
using Vedette.Language;

namespace Vedette.Read;

/// <summary>A stretch of page text with the link and tag facts that decide whether it is report or furniture.</summary>
internal sealed class PageBlock(string tag)
{
    private readonly StringBuilder words = new();

    public string Tag { get; } = tag;
    public int LinkLength { get; private set; }
    public int Length => words.Length;
    public string Text => words.ToString().Trim();
    public double LinkShare => words.Length == 0 ? 0 : LinkLength / (double)words.Length;

    public void Add(string text, bool inLink)
    {
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c) && c != '\u00A0';
            if (space && (words.Length == 0 || words[^1] == ' ')) continue;
            words.Append(space ? ' ' : c);
            if (inLink) LinkLength++;
        }
    }
}

/// <summary>
/// The text of a page's report. Scores containers by the paragraphs below them (length, commas, few links), takes the best one, and writes its blocks with blank lines between.
/// Walks without recursion: pages may nest without end.
/// </summary>
internal static class PageText
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
        { "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "form", "button", "select", "textarea", "input", "canvas", "audio", "video", "head" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
        { "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "td", "th", "tr", "table", "figcaption", "figure", "header", "footer", "nav", "aside", "dd", "dt", "dl", "hr", "address", "body", "center", "form", "details", "summary" };

    private static readonly string[] FurnitureWords =
        ["comment", "sidebar", "related", "recommend", "share", "social", "cookie", "newsletter", "subscribe", "promo", "advert", "breadcrumb", "footer", "navbar", "navigation", "menu", "popup", "modal", "banner", "widget", "tag-list", "tags", "pagination", "outbrain", "taboola", "most-read", "trending", "author-bio", "disqus", "sponsor", "masthead", "skip-link", "byline", "toolbar", "read-more", "more-stories"];

    public static string Of(IDocument page)
    {
        var root = page.Body ?? page.DocumentElement;
        if (root is null) return "";
        var container = BestContainer(page, root);
        var text = new StringBuilder();
        foreach (var block in BlocksOf(container, container != root))
        {
            string words = block.Text;
            if (words.Length == 0 || (block.LinkShare > 0.6 && words.Length < 200 && block.Tag is not ("h1" or "h2" or "h3"))) continue;
            if (text.Length > 0) text.Append(block.Tag == "li" ? "\n" : "\n\n");
            text.Append(words);
        }
        return text.ToString();
    }

    /// <summary>The element whose paragraphs weigh most: each counts for its parent and half for the parent above.</summary>
    private static IElement BestContainer(IDocument page, IElement root)
    {
        var scores = new Dictionary<IElement, double>(ReferenceEqualityComparer.Instance);
        foreach (var element in page.QuerySelectorAll("p, pre, td, blockquote, div"))
        {
            if (element.LocalName == "div" && element.Children.Any(c => Blocks.Contains(c.LocalName))) continue;
            if (IsInFurniture(element, root)) continue;
            var (length, links) = Measure(element);
            if (length < 40 || links * 2 > length) continue;
            double score = 1 + (length / 100.0) + (Commas(element) * 0.3);
            double weight = 1;
            var parent = element.ParentElement;
            for (int up = 0; up < 4 && parent is not null; up++, parent = parent.ParentElement, weight *= 0.7)
                scores[parent] = scores.GetValueOrDefault(parent) + (score * weight);
        }
        if (scores.Count == 0) return root;
        var best = scores.MaxBy(pair => pair.Value * (IsArticle(pair.Key) ? 1.25 : 1));
        // A container one up that holds clearly more report takes over: bodies split over several boxes.
        var (chosen, value) = (best.Key, best.Value);
        for (var up = chosen.ParentElement; up is not null && up != root; up = up.ParentElement)
            if (scores.TryGetValue(up, out double more) && more > value * (IsArticle(up) ? 0.5 : 0.8)) (chosen, value) = (up, more);
        return chosen;
    }

    private static bool IsArticle(IElement element) => element.LocalName is "article" or "main" || (element.GetAttribute("itemprop") is "articleBody") || (element.GetAttribute("role") is "main");

    private static (int Length, int Links) Measure(IElement element)
    {
        int length = 0, links = 0;
        foreach (var (node, inLink) in TextNodes(element))
        {
            length += node.Length;
            if (inLink) links += node.Length;
        }
        return (length, links);
    }

    private static int Commas(IElement element)
    {
        int count = 0;
        foreach (var (node, _) in TextNodes(element)) count += node.Data.AsSpan().Count(',');
        return count;
    }

    private static IEnumerable<(IText Node, bool InLink)> TextNodes(IElement element)
    {
        var stack = new Stack<(INode Node, bool InLink)>();
        stack.Push((element, false));
        while (stack.Count > 0)
        {
            var (node, inLink) = stack.Pop();
            if (node is IText text) yield return (text, inLink);
            if (node is IElement e && Skipped.Contains(e.LocalName)) continue;
            bool link = inLink || node is IElement { LocalName: "a" };
            for (var child = node.LastChild; child is not null; child = child.PreviousSibling) stack.Push((child, link));
        }
    }

    /// <summary>The blocks below the container in the order of the page.</summary>
    private static List<PageBlock> BlocksOf(IElement container, bool trusted)
    {
        List<PageBlock> blocks = [];
        var current = new PageBlock("p");
        var stack = new Stack<(INode Node, bool InLink, string Tag, bool Leaves)>();
        stack.Push((container, false, "p", false));
        while (stack.Count > 0)
        {
            var (node, inLink, tag, leaves) = stack.Pop();
            if (leaves)
            {
                Flush(tag);
                continue;
            }
            if (node is IText text)
            {
                current.Add(text.Data, inLink);
                continue;
            }
            if (node is not IElement element || Skipped.Contains(element.LocalName) || IsHidden(element)) continue;
            if (element != container && IsFurniture(element, trusted)) continue;
            if (element.LocalName == "br")
            {
                Flush(tag);
                continue;
            }
            bool block = Blocks.Contains(element.LocalName);
            string own = block && element.LocalName is not ("div" or "section" or "article" or "main") ? element.LocalName : tag;
            if (block)
            {
                Flush(own);
                stack.Push((node, inLink, tag, true));
            }
            bool link = inLink || element.LocalName == "a";
            for (var child = element.LastChild; child is not null; child = child.PreviousSibling) stack.Push((child, link, own, false));
        }
        Flush("p");
        return blocks;

        void Flush(string next)
        {
            if (current.Text.Length > 0) blocks.Add(current);
            current = new PageBlock(next);
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static bool IsInFurniture(IElement element, IElement root)
    {
        int steps = 0;
        for (var up = element; up is not null && up != root && steps++ < 40; up = up.ParentElement)
            if (IsFurniture(up, trusted: false)) return true;
        return false;
    }

    private static bool IsFurniture(IElement element, bool trusted)
    {
        if (element.LocalName is "nav" or "aside" or "footer" || element.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "banner") return true;
        if (element.LocalName is "header" && !trusted) return true;
        if (element.LocalName is "article" or "main" or "body" or "p" or "h1") return false;
        string names = $"{element.ClassName} {element.Id}";
        if (names.Length < 3) return false;
        foreach (string word in FurnitureWords)
            if (names.Contains(word, StringComparison.OrdinalIgnoreCase) && !names.Contains("article-body", StringComparison.OrdinalIgnoreCase) && !names.Contains("content-body", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
