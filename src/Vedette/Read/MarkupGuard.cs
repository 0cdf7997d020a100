using System.Text;

namespace Vedette.Read;

/// <summary>
/// A scan of a page's tags before a parser sees them. A parser's work and tree grow with the square of two things that a page can have without end: elements left
/// open in one another, and formatting elements left open (each later paragraph gets a copy of all of them, by the rules of HTML 5, 13.2.4.3). Tags beyond the limits are
/// left out; their words stay.
/// </summary>
internal static class MarkupGuard
{
    /// <summary>Open elements that are counted; the tree is at most four times as deep, because rows, cells and items are not counted.</summary>
    public const int DeepestNesting = 128;
    private const int MostFormatting = 12;

    /// <summary>Copies of open formatting elements that a page may ask for, whatever its length, and beyond them one for so many of its characters; then the open ones are closed and later ones left out.</summary>
    private const int MostCopies = 1000, LettersACopy = 12;

    /// <summary>Elements without content, and those that the next of their kind closes.</summary>
    private static readonly HashSet<string> NeverDeep = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "keygen",
        "p", "li", "td", "tr", "th", "dd", "dt", "option", "optgroup", "html", "head", "body", "tbody", "thead", "tfoot", "colgroup", "rp", "rt",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
        { "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

    /// <summary>Elements whose content is no markup.</summary>
    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" };

    /// <returns>The page, and the offset of the first tag left out or -1.</returns>
    public static (string Html, int FirstCut) Tame(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var never = NeverDeep.GetAlternateLookup<ReadOnlySpan<char>>();
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        int depth = 0, formats = 0, copies = 0, mostFormats = MostFormatting, firstCut = -1, copied = 0;
        StringBuilder? tamed = null;
        for (int at = 0; (at = html.IndexOf('<', at)) >= 0 && at + 1 < html.Length;)
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                int close = html.IndexOf("-->", at + 2, StringComparison.Ordinal);
                if (close < 0) break;
                at = close + 3;
                continue;
            }
            bool closes = html[at + 1] == '/';
            int nameStart = at + (closes ? 2 : 1);
            if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            {
                at++;
                continue;
            }
            int nameEnd = nameStart;
            while (nameEnd < html.Length && !(char.IsWhiteSpace(html[nameEnd]) || html[nameEnd] is '>' or '/')) nameEnd++;
            var name = html.AsSpan(nameStart, nameEnd - nameStart);
            int end = EndOfTag(html, nameEnd);
            if (end < 0) break;
            int tag = at;
            at = end + 1;
            if (name.Length > 32) continue;
            bool isNever = never.Contains(name), isFormat = !isNever && formatting.Contains(name);
            // Whatever ends a box, or begins one that ends the box before, may have what follows get its copies.
            if (!isFormat && (closes || isNever) && (copies += formats) > MostCopies + (tag / LettersACopy))
            {
                if (firstCut < 0) firstCut = tag;
                tamed ??= new StringBuilder(html.Length);
                tamed.Append(html, copied, tag - copied);
                copied = tag;
                CloseFormatting(open, tamed);
                (formats, copies, mostFormats) = (0, 0, 0);
            }
            if (isNever) continue;
            if (closes)
            {
                if (!names.TryGetValue(name, out int count) || count == 0) continue;
                names[name] = count - 1;
                if (isFormat) formats--;
                else depth--;
                continue;
            }
            if (raw.Contains(name))
            {
                at = EndOfRaw(html, at, name);
                continue;
            }
            if (html[end - 1] == '/') continue;
            // An open link ends where the next begins.
            if (name is "a" or "A" && names.TryGetValue(name, out int links) && links > 0) continue;
            if (isFormat ? formats >= mostFormats : depth >= DeepestNesting)
            {
                if (firstCut < 0) firstCut = tag;
                tamed ??= new StringBuilder(html.Length);
                tamed.Append(html, copied, tag - copied).Append(' ');
                copied = at;
                continue;
            }
            names[name] = names.TryGetValue(name, out int before) ? before + 1 : 1;
            if (isFormat) formats++;
            else depth++;
        }
        return tamed is null ? (html, -1) : (tamed.Append(html, copied, html.Length - copied).ToString(), firstCut);
    }

    private static void CloseFormatting(Dictionary<string, int> open, StringBuilder tamed)
    {
        foreach (string name in Formatting)
            if (open.Remove(name, out int count))
                for (; count > 0; count--) tamed.Append("</").Append(name).Append('>');
    }

    /// <summary>The offset of the tag's <c>&gt;</c>, which may stand in quoted values too.</summary>
    private static int EndOfTag(string html, int at)
    {
        for (; at < html.Length; at++)
        {
            char c = html[at];
            if (c == '>') return at;
            if (c != '=') continue;
            int value = at + 1;
            while (value < html.Length && char.IsWhiteSpace(html[value])) value++;
            if (value >= html.Length) return -1;
            if (html[value] is not ('"' or '\'')) continue;
            at = html.IndexOf(html[value], value + 1);
            if (at < 0) return -1;
        }
        return -1;
    }

    private static int EndOfRaw(string html, int at, ReadOnlySpan<char> name)
    {
        for (; (at = html.IndexOf("</", at, StringComparison.Ordinal)) >= 0; at += 2)
            if (html.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase)) return at;
        return html.Length;
    }
}
