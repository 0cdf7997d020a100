using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>
/// The briefing as one page that asks for nothing else: style and script inside and held by a content security policy with their hashes, the texts of the sources embedded
/// with every claim marked. A claim is a link to its mark. The page works without script: the browser's own <c>:target</c> opens the source beside the briefing
/// and lights every piece of the claim; the script only keeps the place and the keyboard's focus.
/// </summary>
public static class HtmlBrief
{
    /// <summary>Sentences that rest on more claims than this fold their references.</summary>
    private const int FewReferences = 5;

    /// <summary>No more references than this stand after one sentence.</summary>
    private const int ManyReferences = 200;

    /// <summary>A rule for more claims than this makes a page slow: there the anchor alone lights up without script.</summary>
    private const int ManyClaims = 3000;

    public static string Render(Briefing briefing) => new Page(briefing, isInside: false).Render();

    /// <summary>The parts alone, to stand inside another page that is printed: without ids, links and the texts of the sources.</summary>
    public static string Inside(Briefing briefing) => new Page(briefing, isInside: true).RenderInside();

    private sealed class Page
    {
        private readonly Briefing briefing;
        private readonly bool isInside;
        private readonly StringBuilder page = new(1 << 17);
        private readonly Dictionary<ClaimId, int> claims = [];
        private readonly HashSet<int> lines = [];

        /// <summary>The sources whose texts stand beside: to others nothing leads.</summary>
        private readonly HashSet<int> listed;

        public Page(Briefing briefing, bool isInside)
        {
            (this.briefing, this.isInside) = (briefing, isInside);
            listed = [.. briefing.Summary.Sources.Select(source => source.Number)];
            foreach (var claim in briefing.Picture.Readings.Where(r => listed.Contains(briefing.Numbers.Of(r.Document.Id))).SelectMany(r => r.Claims)) claims.TryAdd(claim.Id, claims.Count + 1);
        }

        public string Render()
        {
            string script = Resource("brief.js");
            string style = Resource("brief.css") + Lights();
            page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
            page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'\">\n");
            page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
            page.Append($"<title>{Escaping.Html(Escaping.Line(briefing.Title))}</title>\n<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#brief\">Skip to the briefing</a>\n<div class=\"page\">\n<main id=\"brief\" tabindex=\"-1\">\n");
            Head();
            if (briefing.IsEmpty) page.Append("<p class=\"none\">No document with a text was read: there is nothing to tell.</p>\n");
            else Parts();
            Faults();
            page.Append("</main>\n");
            Contents();
            page.Append("</div>\n");
            Texts();
            page.Append($"<script>{script}</script>\n</body>\n</html>\n");
            return page.ToString();
        }

        public string RenderInside()
        {
            if (briefing.IsEmpty) None("No document with a text was read: there is nothing to tell.");
            else Parts();
            Faults();
            return page.ToString();
        }

        private void Head()
        {
            page.Append($"<header>\n<p class=\"eyebrow\">{(briefing.Composition.Label is { } label ? $"<strong class=\"tlp\">{label}</strong> " : "")}Briefing over open sources</p>\n<h1><bdi>{Escaping.Html(Escaping.Line(briefing.Title))}</bdi></h1>\n");
            page.Append("<p class=\"cutoff\"><span class=\"label\">Information cut-off</span> ");
            if (briefing.CutOff.Sentence is { } sentence) Sentence(sentence);
            else page.Append("none.");
            page.Append("</p>\n<dl class=\"figures\">");
            int spoken = briefing.Picture.Origins.Count(o => o.SpeakerType is not SpeakerType.Author);
            Figure(briefing.Summary.Sources.Length + Left("sources"), "document");
            Figure(spoken, "origin");
            Figure(briefing.Picture.Readings.DistinctBy(r => r.Document.Id).Where(r => r.Document.Text.Length > 0).Sum(r => r.Claims.Count(c => !c.IsAuthors)), "claim");
            Figure(briefing.Oppositions.Length + Left("contradictions"), "contradiction");
            Figure(briefing.Changes.Length + Left("drift"), "change");
            page.Append("</dl>\n</header>\n");

            int Left(string list) => briefing.CutOf(list)?.Left ?? 0;
            void Figure(int count, string name) => page.Append($"<div><dt>{name}{(count == 1 ? "" : "s")}</dt><dd>{count}</dd></div>");
        }

        private void Parts()
        {
            foreach (var part in briefing.Problem) ProblemPart(part);
            if (briefing.Has("new")) New();
            if (briefing.Has("claims")) WhoClaims();
            if (briefing.Has("authors")) Authors();
            if (briefing.Has("contradictions")) Oppositions();
            if (briefing.Has("drift")) Changes();
            if (briefing.Has("timeline"))
            {
                Open("timeline", "Timeline");
                Timeline();
                Close();
            }
            if (briefing.Has("summary")) Summary();
            if (briefing.Has("gaps")) Gaps();
            Sources();
        }

        private void New()
        {
            var news = briefing.News;
            Open("new", news.From is { } from ? $"What is new {(news.IsAsked ? "since" : "on")} {Wording.Day(from)}" : "What is new");
            if (news.From is null) None("No text states a date: new cannot be told from old.");
            else if (news.New.IsEmpty) None("No new origin.");
            foreach (var origin in news.New) Origin(origin, isHome: false);
            More("new");
            if (!news.ToldAgain.IsEmpty)
            {
                page.Append("<h3>Told again, no new origin</h3>\n");
                foreach (var origin in news.ToldAgain) Origin(origin, isHome: false, isShort: true);
                More("told_again");
            }
            if (news.Undated is { } undated) Paragraph(undated, "note");
            Close();
        }

        private void WhoClaims()
        {
            Open("claims", "Who claims what");
            page.Append("<h3>Told more than once</h3>\n");
            if (briefing.Propositions.IsEmpty) None("No two claims say the same.");
            foreach (var proposition in briefing.Propositions) Proposition(proposition);
            More("propositions");
            page.Append("<h3>Told once, by origin</h3>\n");
            if (briefing.SaidOnce.IsEmpty) None("Every claim is told more than once.");
            foreach (var origin in briefing.SaidOnce) Origin(origin, isHome: true);
            More("said_once");
            Close();
        }

        private void Authors()
        {
            Open("authors", "In the authors’ own voice");
            if (briefing.Authors.IsEmpty) None("No author asserts anything without a source.");
            else page.Append("<p class=\"note\">What authors assert without a source. It is no source’s statement and is counted nowhere.</p>\n");
            foreach (var author in briefing.Authors)
            {
                page.Append($"<details class=\"own\"{(isInside || author.Claims.Length <= FewReferences ? " open" : "")}><summary>");
                Runs(author.Head.Runs);
                page.Append("</summary>\n");
                Claims(author.Claims, isHome: true);
                More(author.Left);
                page.Append("</details>\n");
            }
            More("authors");
            Close();
        }

        private void Oppositions()
        {
            Open("contradictions", "Denials and contradictions");
            if (briefing.Oppositions.IsEmpty) None("None was found.");
            foreach (var opposition in briefing.Oppositions) Opposition(opposition);
            More("contradictions");
            Close();
        }

        private void Changes()
        {
            Open("drift", "What changed on the way");
            if (briefing.Changes.IsEmpty) None("No change between tellings of one origin was found.");
            foreach (var change in briefing.Changes) Change(change);
            More("drift");
            Close();
        }

        private void Summary()
        {
            Open("summary", "Source summary statement");
            foreach (var sentence in briefing.Summary.Statement) Paragraph(sentence, "statement");
            if (!briefing.Summary.Derived.IsEmpty)
            {
                page.Append("<h3>Which document was made from which</h3>\n<ul class=\"bullets\">\n");
                foreach (var derived in briefing.Summary.Derived)
                {
                    page.Append("<li>");
                    Sentence(derived.Head);
                    if (!derived.Grounds.IsEmpty)
                    {
                        page.Append("<details class=\"why\"><summary>Grounds</summary><ul>");
                        foreach (var ground in derived.Grounds) page.Append("<li>").Append(Inline(ground.Runs)).Append("</li>");
                        page.Append("</ul></details>");
                    }
                    page.Append("</li>\n");
                }
                page.Append("</ul>\n");
                More("derived");
            }
            page.Append("<h3>Known limits</h3>\n");
            List(briefing.Summary.Limits, "None shows in the data.");
            More("limits");
            Close();
        }

        private void Gaps()
        {
            Open("gaps", "Collection gaps");
            List(briefing.Gaps.Select(g => g.Sentence), "None shows in the data.");
            More("gaps");
            Close();
        }

        private void Sources()
        {
            Open("sources", "Sources");
            page.Append("<ol class=\"sources\">\n");
            foreach (var source in briefing.Summary.Sources) page.Append($"<li value=\"{source.Number}\">{(isInside ? "" : $"<a href=\"#d{source.Number}\">")}").Append(Inline(source.Sentence.Runs.Take(1))).Append(isInside ? "" : "</a>").Append(Inline(source.Sentence.Runs.Skip(1))).Append("</li>\n");
            page.Append("</ol>\n");
            More("sources");
            Close();
        }

        private void ProblemPart(BriefPart part)
        {
            Open($"problem-{part.Key}", part.Heading);
            foreach (var sentence in part.Lead) Paragraph(sentence, "statement");
            if (part.Table is { Rows.IsEmpty: false } table)
            {
                page.Append("<div class=\"wide\"><table>\n<thead><tr>").Append(string.Concat(table.Columns.Select(column => $"<th scope=\"col\">{Escaping.Html(column)}</th>"))).Append("</tr></thead>\n<tbody>\n");
                foreach (var row in table.Rows)
                {
                    page.Append("<tr>");
                    foreach (var cell in row.Cells) page.Append("<td>").Append(Inline(cell)).Append("</td>");
                    page.Append("<td>");
                    Sentence(row.Sentence);
                    page.Append("</td></tr>\n");
                }
                page.Append("</tbody>\n</table></div>\n");
            }
            if (!part.Items.IsEmpty) List(part.Items, "");
            else if (part.WhenEmpty.Length > 0 && (part.Table is null || part.Table.Rows.IsEmpty)) None(part.WhenEmpty);
            More($"problem.{part.Key}");
            Close();
        }

        private void Faults()
        {
            if (!briefing.Faults.IsEmpty)
            {
                Open("faults", "Faults of the inputs");
                page.Append("<ul class=\"bullets\">\n");
                foreach (var fault in briefing.Faults) page.Append($"<li><strong>{Escaping.Html(fault.Fault.Code)}</strong> <bdi>{Escaping.Html(Escaping.Line(fault.Name))}</bdi>: <bdi>{Escaping.Html(Escaping.Line(fault.Fault.Message))}</bdi></li>\n");
                page.Append("</ul>\n");
                More("faults");
                Close();
            }
            page.Append($"<footer><p>Made by Vedette, {briefing.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. A claim is what somebody says is so, never what is so. One origin counts once, however often it is printed. Quotation marks stand around a speaker’s own words as the document gives them.</p></footer>\n");
        }

        private void Proposition(Proposition proposition)
        {
            page.Append("<article class=\"proposition\">\n<h4><bdi>").Append(Escaping.Html(Escaping.Line(Wording.Capital(proposition.Text)))).Append("</bdi></h4>\n");
            page.Append("<p class=\"tally\"><span class=\"dots\" aria-hidden=\"true\">");
            page.Insert(page.Length, "<i class=\"o\"></i>", Math.Min(proposition.Origins, 12)).Append("<i class=\"gap\"></i>").Insert(page.Length, "<i class=\"d\"></i>", Math.Min(proposition.Documents, 24));
            page.Append("</span>").Append(Inline([proposition.Head.Runs[^1] with { Text = proposition.Head.Runs[^1].Text.TrimStart(' ', '·') }])).Append("</p>\n");
            foreach (var teller in proposition.Tellers) Origin(teller, isHome: true);
            More(proposition.Left);
            if (proposition.InOwnVoice is { } own) Paragraph(own, "note");
            page.Append("</article>\n");
        }

        private void Origin(OriginLine origin, bool isHome, bool isShort = false)
        {
            page.Append($"<div class=\"origin{(origin.IsCounted ? "" : " uncounted")}\">\n<p class=\"who\">").Append(Inline(origin.Head.Runs)).Append("</p>\n");
            if (!isShort)
            {
                Claims(origin.Claims, isHome);
                More(origin.Left);
            }
            else
            {
                page.Append("<div class=\"references\">");
                References(origin.Head);
                page.Append("</div>\n");
            }
            page.Append("</div>\n");
        }

        private void Claims(ImmutableArray<ClaimLine> told, bool isHome)
        {
            page.Append("<ul class=\"told\">\n");
            foreach (var claim in told)
            {
                page.Append("<li").Append(Home(claim, isHome)).Append('>');
                Runs(claim.Said.Runs);
                page.Append("</li>\n");
            }
            page.Append("</ul>\n");
        }

        /// <summary>The line to which a mark leads back: the first of the claim in its own part.</summary>
        private string Home(ClaimLine claim, bool isHome) => isHome && !isInside && claims.TryGetValue(claim.Claim.Id, out int at) && lines.Add(at) ? $" id=\"l{at}\"" : "";

        private void Opposition(Opposition opposition)
        {
            page.Append("<article class=\"opposed\">\n<h4>").Append(Inline(opposition.Head.Runs)).Append("</h4>\n<div class=\"columns\">\n");
            bool isAnswer = opposition.Kind is ContradictionKind.Denial;
            Side(isAnswer ? "Claimed" : "One telling", "side", opposition.Left, opposition.MoreLeft);
            Side(isAnswer ? Opposed.Answered(opposition.Answer) : "Another", "side against", opposition.Right, opposition.MoreRight);
            page.Append("</div>\n");
            Grounds(opposition.Grounds);
            page.Append("</article>\n");

            void Side(string name, string style, ImmutableArray<ClaimLine> claims, int left)
            {
                page.Append($"<div class=\"{style}\"><h5>{name}</h5><ul class=\"told\">\n");
                foreach (var claim in claims)
                {
                    page.Append("<li>");
                    Runs(claim.Told.Runs);
                    page.Append("</li>\n");
                }
                page.Append("</ul>");
                More(left);
                page.Append("</div>\n");
            }
        }

        private void Change(Change change)
        {
            page.Append("<article class=\"change\">\n");
            foreach (var drift in change.Drifts)
            {
                page.Append("<h4>");
                Runs(drift.Sentence.Runs);
                page.Append("</h4>\n");
            }
            page.Append("<dl>\n<dt>Before</dt><dd>");
            Runs(change.Before.Told.Runs);
            page.Append("</dd>\n<dt>After</dt><dd>");
            Runs(change.After.Told.Runs);
            page.Append("</dd>\n</dl>\n");
            Paragraph(change.Edge, "note");
            Grounds(change.Grounds);
            page.Append("</article>\n");
        }

        private void Grounds(ImmutableArray<Sentence> grounds)
        {
            if (grounds.IsEmpty) return;
            page.Append("<details class=\"why\"><summary>Grounds</summary><ul>");
            foreach (var ground in grounds) page.Append("<li>").Append(Inline(ground.Runs)).Append("</li>");
            page.Append("</ul></details>\n");
        }

        private void Timeline()
        {
            if (briefing.Timeline.IsEmpty)
            {
                None("No text states a date.");
                return;
            }
            if (!isInside) TimelinePicture.Append(page, briefing.Timeline, briefing.CutOff.When.End?.AddDays(-1), moment => $"#{Target(moment.Sentence)}");
            if (!isInside) page.Append("<p class=\"key\" aria-hidden=\"true\"><span class=\"told\"></span> said or dated <span class=\"event\"></span> event <span class=\"ahead\"></span> ahead of the cut-off. Distances are not to scale.</p>\n");
            page.Append("<table>\n<thead><tr><th scope=\"col\">When</th><th scope=\"col\">What is told</th></tr></thead>\n<tbody>\n");
            foreach (var day in briefing.Timeline.GroupBy(m => m.When.Iso))
            {
                bool isFirst = true;
                foreach (var moment in day)
                {
                    page.Append("<tr>");
                    if (isFirst) page.Append($"<th scope=\"rowgroup\" rowspan=\"{day.Count()}\"><time datetime=\"{Escaping.Html(moment.When.Iso ?? "")}\">{Escaping.Html(Wording.Date(moment.When))}</time>{(moment.IsAhead ? "<br><small>ahead of the cut-off</small>" : "")}</th>");
                    isFirst = false;
                    page.Append("<td>").Append(Inline(moment.Sentence.Runs)).Append("</td></tr>\n");
                }
            }
            page.Append("</tbody>\n</table>\n");
            More("timeline");
        }

        private void Contents()
        {
            if (briefing.IsEmpty) return;
            page.Append("<aside>\n<nav aria-label=\"Parts\">\n<h2>Contents</h2>\n<ol>\n");
            foreach (var part in briefing.Problem) page.Append($"<li><a href=\"#problem-{part.Key}\">{Escaping.Html(part.Heading)}</a></li>\n");
            foreach (var (id, name) in (ReadOnlySpan<(string, string)>)[("new", "What is new"), ("claims", "Who claims what"), ("authors", "In the authors’ own voice"), ("contradictions", "Denials and contradictions"), ("drift", "What changed on the way"), ("timeline", "Timeline"), ("summary", "Source summary statement"), ("gaps", "Collection gaps"), ("sources", "Sources")])
                if (id == "sources" || briefing.Has(id)) page.Append($"<li><a href=\"#{id}\">{name}</a></li>\n");
            if (!briefing.Faults.IsEmpty) page.Append("<li><a href=\"#faults\">Faults of the inputs</a></li>\n");
            page.Append("</ol>\n</nav>\n<p class=\"hint\">Choose a claim to read its words in the source.</p>\n</aside>\n");
        }

        private void Texts()
        {
            page.Append("<div id=\"texts\">\n");
            foreach (var reading in briefing.Picture.Readings.Where(r => r.Document.Text.Length > 0 && listed.Contains(briefing.Numbers.Of(r.Document.Id))).DistinctBy(r => r.Document.Id))
            {
                var document = reading.Document;
                int number = briefing.Numbers.Of(document.Id);
                page.Append($"<article class=\"source\" id=\"d{number}\" aria-labelledby=\"t{number}\" tabindex=\"-1\">\n<header><p class=\"eyebrow\">Source {number}</p><h2 id=\"t{number}\"><bdi>{Escaping.Html(Escaping.Line(document.Title ?? document.Name))}</bdi></h2>");
                page.Append($"<p class=\"note\">{string.Join(" · ", new[] { document.Outlet, Wording.Published(document), document.Url ?? document.Address }.OfType<string>().Select(part => $"<bdi>{Escaping.Html(Escaping.Line(part))}</bdi>"))}</p>");
                page.Append($"<a class=\"close\" href=\"#brief\" aria-label=\"Close the source\">Close</a></header>\n<div class=\"text\" dir=\"auto\"{(document.Language is { Length: 2 } language && language.All(char.IsAsciiLetter) ? $" lang=\"{language}\"" : "")}>");
                MarkedText.Append(page, reading, claims, lines);
                page.Append("</div>\n</article>\n");
            }
            page.Append("</div>\n");
        }

        private void Open(string id, string title) => page.Append(isInside ? $"<section class=\"part\">\n<h2>{Escaping.Html(title)}</h2>\n" : $"<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{Escaping.Html(title)}</h2>\n");
        private void Close() => page.Append("</section>\n");
        private void More(string list)
        {
            if (briefing.CutOf(list) is { } cut) page.Append($"<p class=\"none\">{Escaping.Html(cut.InWords)}</p>\n");
        }

        private void More(int left)
        {
            if (left > 0) page.Append($"<p class=\"none\">and {left} more</p>\n");
        }

        private void None(string text) => page.Append($"<p class=\"none\">{Escaping.Html(text)}</p>\n");

        private void Paragraph(Sentence sentence, string style)
        {
            // Folded references are no part of a paragraph in HTML.
            page.Append($"<div class=\"{style}\">");
            Sentence(sentence);
            page.Append("</div>\n");
        }

        private void List(IEnumerable<Sentence> sentences, string whenEmpty)
        {
            var all = sentences.ToArray();
            if (all.Length == 0)
            {
                None(whenEmpty);
                return;
            }
            page.Append("<ul class=\"bullets\">\n");
            foreach (var sentence in all)
            {
                page.Append("<li>");
                Sentence(sentence);
                page.Append("</li>\n");
            }
            page.Append("</ul>\n");
        }

        /// <summary>The words and then the references to all that the sentence rests on.</summary>
        private void Sentence(Sentence sentence)
        {
            page.Append(Inline(sentence.Runs)).Append(' ');
            References(sentence);
        }

        private void References(Sentence sentence)
        {
            // Of very many the first that stand beside will do: the sentence tells how many there are.
            (string Target, int Document, string Name)[] all = sentence.Claims.IsEmpty
                ? [.. sentence.Documents.Select(briefing.Numbers.Of).Where(listed.Contains).Take(ManyReferences).Select(d => ($"d{d}", d, $"Source {d}"))]
                : [.. sentence.Claims.Where(claims.ContainsKey).Take(ManyReferences).Select(c => ($"c{claims[c]}", briefing.Numbers.Of(c), $"Source {briefing.Numbers.Of(c)}: show the words"))];
            int count = sentence.Claims.IsEmpty ? sentence.Documents.Length : sentence.Claims.Length;
            bool isMany = all.Length > FewReferences;
            if (isInside && isMany) return;
            if (isMany) page.Append($"<details class=\"many\"><summary>{count} references{(count > all.Length ? $", the first {all.Length}" : "")}</summary>");
            page.Append("<span class=\"refs\">");
            foreach (var (target, number, name) in all) page.Append(isInside ? $"<span class=\"ref\">{number}</span>" : $"<a class=\"ref\" href=\"#{target}\" aria-label=\"{name}\">{number}</a>");
            page.Append("</span>");
            if (isMany) page.Append("</details>");
        }

        private string Target(Sentence sentence) => sentence.Claims.Length > 0 && claims.TryGetValue(sentence.Claims[0], out int claim) ? $"c{claim}" : listed.Contains(briefing.Numbers.Of(sentence.Documents[0])) ? $"d{briefing.Numbers.Of(sentence.Documents[0])}" : "sources";

        private void Runs(IEnumerable<Run> runs) => page.Append(Inline(runs));

        /// <summary>Every run stands apart for the reading direction; words of a claim link to their place in the source.</summary>
        private string Inline(IEnumerable<Run> runs)
        {
            var line = new StringBuilder();
            ClaimId? last = null;
            foreach (var run in runs)
            {
                if (run.Role is Role.Reference)
                {
                    string number = run.Text.Trim(' ', '[', ']');
                    line.Append(isInside || !listed.Contains(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)) ? $" <span class=\"ref\">{number}</span>" : $" <a class=\"ref\" href=\"#{(last is { } told ? $"c{claims[told]}" : $"d{number}")}\" aria-label=\"Source {number}: show the words\">{number}</a>");
                    continue;
                }
                string words = Escaping.Html(Escaping.Line(run.Text));
                string style = run.Role.ToString().ToLowerInvariant();
                if (!isInside && run.Claim is { } claim && claims.TryGetValue(claim, out int at))
                {
                    last = claim;
                    line.Append($"<a class=\"{style}\" href=\"#c{at}\"><bdi>{words}</bdi></a>");
                }
                else line.Append(run.Role is Role.Plain ? $"<bdi>{words}</bdi>" : $"<bdi class=\"{style}\">{words}</bdi>");
            }
            return line.ToString();
        }

        /// <summary>Without script: when a claim's anchor is the target, all its pieces in that source light up. A browser that does not know the selector leaves the rule out and lights the anchor.</summary>
        private string Lights()
        {
            if (claims.Count is 0 or > ManyClaims) return "";
            return string.Join(",\n", claims.Values.Select(c => $".source:has(#c{c}:target) .c{c}")) + " { --on: 1; }\n";
        }

        private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlBrief).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
