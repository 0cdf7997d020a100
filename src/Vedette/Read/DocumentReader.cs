using System.Security.Cryptography;
using System.Text;
using AngleSharp;
using AngleSharp.Html.Parser;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// Bytes in, a document out: text, title, date, outlet, language, credits and page furniture. Never throws for what is in the bytes: bad input gives a document with numbered
/// faults and whatever could be read.
/// </summary>
public static class DocumentReader
{
    /// <summary>Text beyond this many UTF-16 units is left out, with a fault: no report is so long, and reading one must end within seconds.</summary>
    public const int LongestText = 250_000;

    /// <summary>Pages nested deeper than this are cut to it before parsing: a parser's tree is walked by code that is not ours too.</summary>
    private const int DeepestNesting = 400;

    public static Document Read(Fetched item)
    {
        var bytes = item.Bytes.Span;
        var address = item.Address;
        var itemId = new ItemId(ContentHash.Of(address));
        var document = new Document
        {
            Id = new DocumentId(ContentHash.Of(address, Convert.ToHexString(SHA256.HashData(bytes)))),
            Item = itemId,
            Address = address,
            Name = NameOf(address),
            Text = "",
        };
        if (item.Fault is { } fault) return document with { Faults = [fault] };
        if (bytes.IsEmpty) return document with { Faults = [new Fault("W101", $"{address} is empty: there is nothing to read.", 0)] };
        if (Decoding.IsBinary(bytes)) return document with { Faults = [new Fault("W105", $"{address} is no text: it holds bytes that no text holds. Convert it to text or HTML first.", 0)] };
        List<Fault> faults = [];
        var head = bytes[..Math.Min(bytes.Length, 2048)];
        if (IsFeed(head)) return document with { Faults = [new Fault("W106", $"{address} is a feed; feeds are not read yet. Give the pages it lists.", 0)] };
        bool html = IsHtml(address, item.MediaType, head);
        string text = Decoding.Decode(bytes, html ? DeclaredCharset(head) : null, faults);
        if (text.Length > LongestText && !html)
        {
            faults.Add(new Fault("W107", $"{address} holds {text.Length:N0} characters; the first {LongestText:N0} were read. Split it to read the rest.", LongestText));
            text = text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        }
        var read = html ? Page(document, text, faults) : Plain(document, text);
        if (read.Text.AsSpan().Trim().IsEmpty) faults.Add(new Fault("W108", $"{address} holds no text that could be read.", 0));
        return read with { Faults = [.. faults] };
    }

    private static Document Plain(Document document, string text)
    {
        var lines = Lines.Of(text.Length > 400_000 ? text[..400_000] : text);
        var (title, span) = TextMetadata.TitleOf(text, lines);
        var credits = CreditFinder.Find(text.Length > 400_000 ? text[..400_000] : text);
        return document with
        {
            Text = text,
            Title = title,
            TitleSpan = span,
            Authors = TextMetadata.AuthorsOf(text),
            Published = TextMetadata.PublishedOf(text),
            Outlet = TextMetadata.OutletOf(text),
            Language = LanguageGuess.Of(text),
            Credits = [.. credits],
            Furniture = [.. FurnitureFinder.Find(text, lines, title)],
        };
    }

    private static Document Page(Document document, string html, List<Fault> faults)
    {
        html = Flattened(html, document.Address, faults);
        var page = new HtmlParser().ParseDocument(html);
        var metadata = new PageMetadata(page);
        string text = PageText.Of(page);
        if (text.Length > LongestText)
        {
            faults.Add(new Fault("W107", $"{document.Address} holds {text.Length:N0} characters of text; the first {LongestText:N0} were read.", LongestText));
            text = text[..LongestText];
        }
        var lines = Lines.Of(text);
        string? title = metadata.Title;
        var plain = Plain(document, text);
        var titleSpan = title is null ? null : lines.Take(3).Where(l => FurnitureFinder.Fold(l.Of(text)) == FurnitureFinder.Fold(title)).Select(l => (TextSpan?)l).FirstOrDefault();
        return plain with
        {
            Url = metadata.Url,
            Title = title ?? plain.Title,
            TitleSpan = titleSpan ?? (title is null ? plain.TitleSpan : null),
            Authors = metadata.Authors is { IsEmpty: false } authors ? authors : plain.Authors,
            Published = metadata.Published.IsKnown ? metadata.Published : plain.Published,
            Modified = metadata.Modified,
            Outlet = metadata.Outlet ?? plain.Outlet,
            Language = plain.Language ?? metadata.Language,
            Furniture = [.. FurnitureFinder.Find(text, lines, title ?? plain.Title)],
        };
    }

    /// <summary>A cheap scan of the tags: what opens beyond the deepest nesting is dropped, its words stay.</summary>
    private static string Flattened(string html, string address, List<Fault> faults)
    {
        int depth = 0;
        bool cut = false;
        StringBuilder? flat = null;
        int copied = 0;
        for (int i = 0; i < html.Length; i++)
        {
            if (html[i] != '<' || i + 1 >= html.Length) continue;
            bool closes = html[i + 1] == '/';
            if (!closes && !char.IsAsciiLetter(html[i + 1])) continue;
            int end = html.IndexOf('>', i);
            if (end < 0) break;
            bool empty = html[end - 1] == '/' || IsVoid(html.AsSpan(i + 1, Math.Min(8, end - i - 1)));
            if (closes) depth = Math.Max(0, depth - 1);
            bool tooDeep = depth >= DeepestNesting;
            if (!closes && !empty) depth++;
            if (tooDeep)
            {
                cut = true;
                flat ??= new StringBuilder(html.Length);
                flat.Append(html, copied, i - copied).Append(' ');
                copied = end + 1;
            }
            i = end;
        }
        if (!cut) return html;
        faults.Add(new Fault("W109", $"{address} nests more than {DeepestNesting} elements deep. The words below were kept, their structure was not.", 0));
        return flat!.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        int end = tag.IndexOfAny(" \t\n/>");
        if (end >= 0) tag = tag[..end];
        foreach (string name in (ReadOnlySpan<string>)["br", "img", "hr", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "param", "track", "p", "li", "td", "tr", "th", "dd", "dt", "option"])
            if (tag.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsHtml(string address, string? mediaType, ReadOnlySpan<byte> head)
    {
        if (mediaType is not null) return mediaType.Contains("html", StringComparison.OrdinalIgnoreCase);
        if (address.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || address.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) return false;
        if (address.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || address.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || address.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase)) return true;
        string start = Encoding.Latin1.GetString(head).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFeed(ReadOnlySpan<byte> head)
    {
        string start = Encoding.Latin1.GetString(head);
        return start.TrimStart().StartsWith("<?xml", StringComparison.Ordinal) && (start.Contains("<rss", StringComparison.Ordinal) || start.Contains("<feed", StringComparison.Ordinal)) || start.StartsWith("WARC/", StringComparison.Ordinal);
    }

    private static string? DeclaredCharset(ReadOnlySpan<byte> head)
    {
        string start = Encoding.Latin1.GetString(head);
        int at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = start.AsSpan(at + 8).TrimStart("\"' ");
        int end = rest.IndexOfAny("\"' />;\n");
        return end > 0 ? rest[..end].ToString() : null;
    }

    private static string NameOf(string address)
    {
        string last = address.TrimEnd('/', '\\');
        int slash = last.LastIndexOfAny(['/', '\\']);
        if (slash >= 0) last = last[(slash + 1)..];
        int dot = last.LastIndexOf('.');
        return dot > 0 ? last[..dot] : last;
    }
}
