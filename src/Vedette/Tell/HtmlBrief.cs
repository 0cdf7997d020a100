using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>
/// The briefing as one page that needs nothing else: style and script inside, held by a content security policy, the sources' texts embedded with every claim marked.
/// A reference is a link to its mark; without script the browser opens and shows it, with script it opens beside the briefing.
/// </summary>
public static class HtmlBrief
{
    public static string Render(Briefing briefing)
    {
        string style = Resource("brief.css"), script = Resource("brief.js");
        var page = new StringBuilder(1 << 16);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'\">\n");
        page.Append($"<meta name=\"referrer\" content=\"no-referrer\">\n<title>{E(briefing.Title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the briefing</a>\n");
        var numbers = References.Of(briefing);
        Header(page, briefing);
        page.Append("<main id=\"main\">\n");
        foreach (var part in briefing.Parts)
        {
            if (part is { Key: "faults", Entries.IsEmpty: true }) continue;
            page.Append($"<section id=\"{part.Key}\" aria-labelledby=\"{part.Key}-title\">\n<h2 id=\"{part.Key}-title\">{E(part.Title)}</h2>\n");
            if (part.Entries.IsEmpty) page.Append($"<p class=\"empty\">{E(part.WhenEmpty)}</p>\n");
            else if (part.Key == "denials") Pairs(page, part, numbers);
            else if (part.Key == "timeline") Timeline(page, part, numbers);
            else List(page, part, numbers);
            page.Append("</section>\n");
        }
        page.Append("</main>\n");
        Sources(page, briefing, numbers);
        page.Append($"<script>{script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Header(StringBuilder page, Briefing briefing)
    {
        int documents = briefing.Picture.Readings.Count(r => r.Document.Text.Length > 0), origins = briefing.Picture.Origins.Count(o => o.SpeakerType is not SpeakerType.Author);
        page.Append($"<header>\n<h1>{E(briefing.Title)}</h1>\n<p class=\"cutoff\">Information cut-off <strong>{E(briefing.CutOff.ToString())}</strong> <span class=\"muted\">({E(briefing.CutOffReason)})</span></p>\n");
        page.Append($"<p class=\"figures\"><span><strong>{documents}</strong> documents</span> <span><strong>{origins}</strong> origins</span> <span><strong>{briefing.Picture.Contradictions.Length}</strong> denials and contradictions</span> <span><strong>{briefing.Picture.Drifts.Length}</strong> drifts</span></p>\n");
        page.Append("<nav aria-label=\"Parts\"><ul>");
        foreach (var part in briefing.Parts.Where(p => p is not { Key: "faults", Entries.IsEmpty: true })) page.Append($"<li><a href=\"#{part.Key}\">{E(part.Title)}</a></li>");
        page.Append($"<li><a href=\"#texts\">Texts</a></li></ul></nav>\n<p class=\"muted made\">Made by Vedette {briefing.MadeAt:yyyy-MM-dd HH:mm} UTC. A claim is what somebody says is so. One origin counts once, however often it was printed.</p>\n</header>\n");
    }

    private static void List(StringBuilder page, Part part, References numbers)
    {
        page.Append("<ul class=\"entries\">\n");
        foreach (var entry in part.Entries)
        {
            page.Append("<li>").Append(Line(entry.Head, numbers));
            Under(page, entry, numbers);
            page.Append("</li>\n");
        }
        page.Append("</ul>\n");
    }

    private static void Under(StringBuilder page, Entry entry, References numbers)
    {
        if (entry.Under.IsEmpty) return;
        bool many = entry.Under.Length > 6;
        if (many) page.Append($"<details><summary>{entry.Under.Length} in detail</summary>");
        page.Append("<ul>");
        foreach (var under in entry.Under) page.Append("<li>").Append(Line(under, numbers)).Append("</li>");
        page.Append("</ul>");
        if (many) page.Append("</details>");
    }

    private static void Pairs(StringBuilder page, Part part, References numbers)
    {
        page.Append("<table class=\"pairs\"><thead><tr><th scope=\"col\">Claimed</th><th scope=\"col\">Denied or told otherwise</th></tr></thead><tbody>\n");
        foreach (var entry in part.Entries)
        {
            page.Append("<tr><td>");
            page.Append(entry.Beside is null ? "<span class=\"muted\">not in the set</span>" : Line(entry.Head, numbers));
            page.Append("</td><td>").Append(Line(entry.Beside ?? entry.Head, numbers));
            foreach (var under in entry.Under) page.Append("<div>").Append(Line(under, numbers)).Append("</div>");
            page.Append("</td></tr>\n");
        }
        page.Append("</tbody></table>\n");
    }

    private static void Timeline(StringBuilder page, Part part, References numbers)
    {
        page.Append("<table class=\"timeline\"><thead><tr><th scope=\"col\">When</th><th scope=\"col\">What is told</th></tr></thead><tbody>\n");
        foreach (var entry in part.Entries)
        {
            var head = entry.Head;
            page.Append($"<tr><th scope=\"row\"><time>{E(head.Runs[0].Text.Trim())}</time></th><td>").Append(Line(Sentence.Of(head.Runs.Skip(1), head.Claims, head.Documents), numbers)).Append("</td></tr>\n");
        }
        page.Append("</tbody></table>\n");
    }

    private static string Line(Sentence sentence, References numbers)
    {
        var line = new StringBuilder();
        foreach (var run in sentence.Runs)
            line.Append(run.Role is Role.Plain ? $"<bdi>{E(run.Text)}</bdi>" : $"<bdi class=\"{run.Role.ToString().ToLowerInvariant()}\">{E(run.Text)}</bdi>");
        line.Append("<span class=\"refs\">");
        foreach (var claim in sentence.Claims.Take(12)) line.Append($"<a href=\"#{Anchor(claim)}\" title=\"Show the words in document {numbers.Of(claim)}\">{numbers.Of(claim)}</a>");
        if (sentence.Claims.Length > 12) line.Append($"<span class=\"muted\">and {sentence.Claims.Length - 12} more</span>");
        if (sentence.Claims.IsEmpty) foreach (var document in sentence.Documents.Take(20)) line.Append($"<a href=\"#{Anchor(document)}\" title=\"Show document {numbers.Of(document)}\">{numbers.Of(document)}</a>");
        return line.Append("</span>").ToString();
    }

    private static void Sources(StringBuilder page, Briefing briefing, References numbers)
    {
        page.Append("<section id=\"texts\" aria-labelledby=\"texts-title\">\n<h2 id=\"texts-title\">Texts</h2>\n");
        foreach (var reading in briefing.Picture.Readings)
        {
            var document = reading.Document;
            if (document.Text.Length == 0)
            {
                page.Append($"<p id=\"{Anchor(document.Id)}\"><span class=\"number\">{numbers.Of(document.Id)}</span> {E(document.Name)}: <span class=\"muted\">no text</span></p>\n");
                continue;
            }
            page.Append($"<details class=\"text\" id=\"{Anchor(document.Id)}\"><summary><span class=\"number\">{numbers.Of(document.Id)}</span> <bdi>{E(document.Title ?? document.Name)}</bdi> <span class=\"muted\">{E(string.Join(", ", new[] { document.Outlet, document.Published.Iso, document.Address }.Where(p => p is not null)))}</span></summary>\n<div class=\"words\" dir=\"auto\">");
            Marked(page, reading);
            page.Append("</div></details>\n");
        }
        page.Append("</section>\n");
    }

    /// <summary>The text cut at every border of a claim's content and of page furniture, so that overlapping marks nest nowhere.</summary>
    private static void Marked(StringBuilder page, Reading reading)
    {
        string text = reading.Document.Text;
        SortedSet<int> borders = [0, text.Length];
        foreach (var span in reading.Claims.SelectMany(c => c.Content).Concat(reading.Document.Furniture.Select(f => f.Span)))
        {
            borders.Add(span.Start);
            borders.Add(span.End);
        }
        var starts = reading.Claims.ToLookup(c => c.Content[0].Start);
        var cuts = borders.ToArray();
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            var piece = new TextSpan(cuts[i], cuts[i + 1]);
            var over = reading.Claims.Where(c => c.Content.Any(s => s.Overlaps(piece))).ToArray();
            var beginning = starts[piece.Start].ToArray();
            foreach (var extra in beginning.Skip(1)) page.Append($"<span class=\"anchor\" id=\"{Anchor(extra.Id)}\"></span>");
            string words = E(piece.Of(text));
            if (over.Length > 0) page.Append($"<mark{(beginning.Length > 0 ? $" id=\"{Anchor(beginning[0].Id)}\"" : "")} data-claims=\"{string.Join(' ', over.Select(c => Anchor(c.Id)))}\">{words}</mark>");
            else if (reading.Document.Furniture.Any(f => f.Span.Overlaps(piece))) page.Append($"<span class=\"furniture\">{words}</span>");
            else page.Append(words);
        }
    }

    private static string Anchor(ClaimId claim) => $"c-{claim}";
    private static string Anchor(DocumentId document) => $"d-{document}";
    private static string E(string text) => HtmlEncoder.Default.Encode(text);
    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlBrief).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
