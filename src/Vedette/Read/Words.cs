using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace Vedette.Read;

/// <summary>The words of a page's elements and attributes, with white space folded and character references read.</summary>
internal static class Words
{
    /// <summary>The words of an element; null when there are none or more characters than asked for: then it is no byline and no date.</summary>
    public static string? Of(IElement element, int most)
    {
        var words = new StringBuilder();
        var stack = new Stack<(INodeList Nodes, int Next)>();
        stack.Push((element.ChildNodes, 0));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next >= frame.Nodes.Length) continue;
            var node = frame.Nodes[frame.Next];
            stack.Push((frame.Nodes, frame.Next + 1));
            if (node is IText text) words.Append(text.Data);
            else if (node is IElement inner && inner.LocalName is not ("script" or "style" or "svg" or "noscript"))
            {
                if (inner.LocalName is "br" or "div" or "p" or "li") words.Append(' ');
                stack.Push((inner.ChildNodes, 0));
            }
            if (words.Length > most * 4) return null;
        }
        return Clean(words.ToString()) is { } clean && clean.Length <= most ? clean : null;
    }

    public static string? Clean(string? text)
    {
        if (text is null) return null;
        string clean = string.Join(' ', WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null : clean;
    }
}
