using System.Collections.Immutable;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using Vedette.Language;
using Vedette.Model;
using Vedette.Read.Papers;

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
        if (item.Paper is { } paper) return Carried(FromPaper(document, paper), item.Carriage);
        if (Decoding.BinaryKind(bytes) is { } kind) return document with { Faults = [new Fault("W105", $"{address} is no text but {kind}. Convert it to text or HTML first.", 0)] };
        var media = MediaSniffer.Of(bytes, address, item.MediaType);
        if (HolderKind(media) is { } holder) return document with { Faults = [new Fault("W106", $"{address} is a {holder} and no document. Give its items one by one.", 0)] };
        List<Fault> faults = [];
        // No text of the longest length has more than four bytes a unit.
        int most = media is Media.Page ? LongestPage : LongestText * 4;
        int cut = Decoding.Whole(bytes, most);
        string text = Decoding.Decode(bytes[..cut], media is Media.Page ? MediaSniffer.CharsetOf(bytes, item.MediaType) : null, faults);
        var read = media is Media.Page ? FromPage(document, text, faults) : FromText(document, FirstPart(text), null);
        if (cut < bytes.Length || (media is Media.Text && read.Text.Length < text.Length) || read.Text.Length >= LongestText)
            faults.Add(new Fault("W107", $"{address} is too long ({bytes.Length:N0} bytes): of its text the first {read.Text.Length:N0} characters were read. Split it to read the rest.", read.Text.Length));
        if (read.Text.AsSpan().Trim().IsEmpty && !faults.Any(PageWall.HidesAll)) faults.Add(new Fault("W108", $"{address} holds no text that could be read.", 0));
        if (OtherLanguage(read) is { } other) faults.Add(other);
        return Carried(read with { Faults = [.. faults] }, item.Carriage);
    }

    private static string? HolderKind(Media media) => media switch
    {
        Media.Feed => "feed",
        Media.Outline => "list of feeds",
        Media.WebArchive => "web archive",
        Media.Mail => "letter with its parts",
        Media.MailBox => "mailbox",
        _ => null,
    };

    private static Fault? OtherLanguage(Document read) => read.Language is { } language && language != ReadLanguage
        ? new Fault("W117", $"{read.Address} is in the language “{language}”, which is not read yet: names, claims and events are read in English alone.", 0) : null;

    /// <summary>With what carried the item here. Where it was taken from is evidence of lineage, as a credit on the page is.</summary>
    private static Document Carried(Document read, Carriage? carriage)
    {
        if (!read.Published.IsKnown && Dated(read, carriage) is var (day, by)) read = read with { Published = day, DatedBy = by };
        string? transport = carriage?.Transport ?? PageArchives.HostOf(read.Address) ?? PageArchives.HostOf(read.Url);
        if (carriage?.TakenFrom is not { } taken) return read with { Transport = transport };
        var end = new TextSpan(read.Text.Length, read.Text.Length);
        bool isKnown = Lines.Fold(taken) == Lines.Fold(read.Outlet) || read.Credits.Any(c => c.Kind == "via" && c.Name == taken);
        return read with { Transport = transport, TakenFrom = taken, Credits = isKnown ? read.Credits : read.Credits.Add(new Credit("via", taken, end)) };
    }

    /// <summary>The day that a feed or a letter tells; an archive tells only that the item was there by then.</summary>
    private static (When, DatedBy)? Dated(Document read, Carriage? carriage) =>
        carriage is { Published.IsKnown: true } told ? (told.Published, told.By)
        : PageArchives.CapturedOn(read.Address) is { } day ? (PageArchives.NoLaterThan(day), DatedBy.Archive) : null;

    private static Document FromPaper(Document document, PaperText paper)
    {
        var (whole, heads, starts) = PaperReader.Flow(paper);
        string text = FirstPart(whole);
        var read = FromText(document, text, PaperReader.TitleOf(paper));
        List<Fault> faults = [];
        if (text.Length < whole.Length) faults.Add(new Fault("W107", $"{document.Address} is too long: of its text the first {text.Length:N0} characters were read. Split it to read the rest.", text.Length));
        if (text.Length == 0) faults.Add(new Fault("W154", $"{document.Address} holds no text: its pages are pictures. Give a paper with text, or run text recognition over it first.", 0));
        if (OtherLanguage(read) is { } other) faults.Add(other);
        return read with
        {
            Authors = PaperReader.AuthorsOf(paper) is { IsEmpty: false } authors ? authors : read.Authors,
            Published = read.Published.IsKnown ? read.Published : PaperReader.MadeOn(paper, text),
            Furniture = With(read.Furniture, heads.Where(h => h.Span.End <= text.Length)),
            PageStarts = [.. starts.Where(s => s <= text.Length)],
            Faults = [.. faults],
        };
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
        var (text, captions) = PageText.Of(page, marks.Meta("description") ?? marks.Meta("og:description"), marks.Linked.Text("articleBody", LinkedData.Article));
        if (PageWall.Of(marks, page, text, document.Address) is { } wall)
        {
            faults.Add(wall);
            if (PageWall.HidesAll(wall)) return document with { Url = marks.Url, Outlet = marks.Outlet };
        }
        var read = FromText(document, FirstPart(text), PageTitle.Of(marks));
        var (subtitle, subtitleSpan) = PageSubtitle.Of(marks, page, read);
        return read with
        {
            Url = marks.Url,
            Subtitle = subtitle,
            SubtitleSpan = subtitleSpan,
            Authors = PageAuthors.Of(marks, page) is { IsEmpty: false } authors ? authors : read.Authors,
            Published = PageDates.Published(marks, page) is { IsKnown: true } published ? published : read.Published,
            Modified = PageDates.Modified(marks, page),
            Outlet = marks.Outlet ?? read.Outlet,
            Language = read.Language ?? marks.Language,
            Credits = WithPage(read, page),
            Furniture = With(read.Furniture, captions.Where(c => c.End <= read.Text.Length).Select(c => new Furniture(c, "caption"))),
        };
    }

    /// <summary>What the layout tells of a stretch goes before what its words tell.</summary>
    private static ImmutableArray<Furniture> With(ImmutableArray<Furniture> found, IEnumerable<Furniture> marked)
    {
        Furniture[] told = [.. marked];
        return told.Length == 0 ? found : [.. found.Where(f => !told.Any(m => m.Span.Overlaps(f.Span))).Concat(told).OrderBy(f => f.Span.Start)];
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
