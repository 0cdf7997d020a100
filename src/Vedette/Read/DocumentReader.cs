using System.Collections.Immutable;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// Bytes in, a document out: text, title, date, outlet, language, credits and page furniture. Never throws for what is in the bytes: bad input gives a document with
/// numbered faults and whatever could be read.
/// </summary>
public static class DocumentReader
{
    /// <summary>Text beyond this many UTF-16 units is left out, with a fault: no report is so long, and what follows reading must end within seconds.</summary>
    public const int LongestText = 250_000;

    /// <summary>The language whose texts are read for what they say; of others text, title, date and furniture are.</summary>
    public const string ReadLanguage = "en";

    /// <summary>Bytes of a page that are read; much of them is markup.</summary>
    public const int LongestPage = 8_000_000;

    public static Document Read(Fetched item)
    {
        var bytes = item.Bytes.Span;
        string address = item.Address;
        var document = new Document
        {
            Id = new DocumentId(ContentHash.Of(address, Convert.ToHexString(SHA256.HashData(bytes)))),
            Item = ItemId.Of(address),
            Address = address,
            Name = NameOf(address),
            Text = "",
        };
        if (item.Fault is { } fault) return document with { Faults = [fault] };
        if (bytes.IsEmpty) return document with { Faults = [new Fault("W101", $"{address} is empty: there is nothing to read.", 0)] };
        if (Decoding.BinaryKind(bytes) is { } kind) return document with { Faults = [new Fault("W105", $"{address} is no text but {kind}. Convert it to text or HTML first.", 0)] };
        var media = MediaSniffer.Of(bytes, address, item.MediaType);
        if (media is Media.Feed or Media.Outline or Media.WebArchive)
            return document with { Faults = [new Fault("W106", $"{address} is a {(media is Media.Feed ? "feed" : media is Media.Outline ? "list of feeds" : "web archive")} and no document. Give its items one by one.", 0)] };
        List<Fault> faults = [];
        // No text of the longest length has more than four bytes a unit.
        int most = media is Media.Page ? LongestPage : LongestText * 4;
        int cut = Decoding.Whole(bytes, most);
        string text = Decoding.Decode(bytes[..cut], media is Media.Page ? MediaSniffer.CharsetOf(bytes, item.MediaType) : null, faults);
        var read = media is Media.Page ? FromPage(document, text, faults) : FromText(document, FirstPart(text), null);
        if (cut < bytes.Length || (media is Media.Text && read.Text.Length < text.Length) || read.Text.Length >= LongestText)
            faults.Add(new Fault("W107", $"{address} is too long ({bytes.Length:N0} bytes): of its text the first {read.Text.Length:N0} characters were read. Split it to read the rest.", read.Text.Length));
        if (read.Text.AsSpan().Trim().IsEmpty && !faults.Any(PageWall.HidesAll)) faults.Add(new Fault("W108", $"{address} holds no text that could be read.", 0));
        if (read.Language is { } language && language != ReadLanguage) faults.Add(new Fault("W117", $"{address} is in the language “{language}”, which is not read yet: names, claims and events are read in English alone.", 0));
        return read with { Faults = [.. faults] };
    }

    private static string FirstPart(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];

    private static Document FromText(Document document, string text, string? pageTitle)
    {
        var lines = Lines.Of(text);
        var (title, span) = TextMetadata.TitleOf(text, lines);
        if (pageTitle is not null)
        {
            string folded = Lines.Fold(pageTitle);
            span = lines.Take(4).Where(l => l.Length < 400 && Lines.Fold(l.In(text)) == folded).Select(l => (TextSpan?)l).FirstOrDefault();
            title = pageTitle;
        }
        return document with
        {
            Text = text,
            Title = title,
            TitleSpan = span,
            Authors = TextMetadata.AuthorsOf(text),
            Published = TextMetadata.PublishedOf(text),
            Outlet = TextMetadata.OutletOf(text),
            Language = LanguageGuess.Of(text),
            Credits = [.. CreditFinder.Find(text, lines)],
            Furniture = [.. FurnitureFinder.Find(text, lines, title)],
        };
    }

    private static Document FromPage(Document document, string html, List<Fault> faults)
    {
        (html, int cut) = MarkupGuard.Tame(html);
        if (cut >= 0) faults.Add(new Fault("W109", $"{document.Address} leaves more elements open in one another than a page needs (more than {MarkupGuard.DeepestNesting}). The words below were kept, their structure was not.", cut));
        using var parsed = new HtmlParser().ParseDocument(html);
        if ((parsed.Body ?? parsed.DocumentElement) is not { } root) return document;
        var names = new PageNames();
        var marks = new PageMarks(parsed, names);
        var page = Page.Of(root, names);
        string text = PageText.Of(page, marks.Meta("description") ?? marks.Meta("og:description"), marks.Linked.Text("articleBody", LinkedData.Article));
        if (PageWall.Of(marks, page, text, document.Address) is { } wall)
        {
            faults.Add(wall);
            if (PageWall.HidesAll(wall)) return document with { Url = marks.Url, Outlet = marks.Outlet };
        }
        var read = FromText(document, FirstPart(text), PageTitle.Of(marks));
        return read with
        {
            Url = marks.Url,
            Authors = PageAuthors.Of(marks, page) is { IsEmpty: false } authors ? authors : read.Authors,
            Published = PageDates.Published(marks, page) is { IsKnown: true } published ? published : read.Published,
            Modified = PageDates.Modified(marks, page),
            Outlet = marks.Outlet ?? read.Outlet,
            Language = read.Language ?? marks.Language,
            Credits = WithPage(read, page),
        };
    }

    /// <summary>The text's credits, and those that stand elsewhere on the page: these have an empty span at the end of the text.</summary>
    private static ImmutableArray<Credit> WithPage(Document read, Page page)
    {
        var end = new TextSpan(read.Text.Length, read.Text.Length);
        var known = read.Credits.Select(c => (c.Kind, c.Name)).ToHashSet();
        var credits = read.Credits.ToBuilder();
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length > 600 || block.LinkShare > 0.9) continue;
            foreach (var credit in CreditFinder.Find(block.Text, Lines.Of(block.Text)))
                if (credits.Count < read.Credits.Length + 8 && known.Add((credit.Kind, credit.Name))) credits.Add(credit with { Span = end });
        }
        return credits.ToImmutable();
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
