using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Tests.Tell;

public class RendererTests
{
    private static readonly Briefing Scene = Briefing.Of(ScenePictures.VellStrait(), ScenePictures.MadeAt), Attacked = Briefing.Of(ScenePictures.Attacked(), ScenePictures.MadeAt), Empty = Briefing.Of(new() { Readings = [] }, ScenePictures.MadeAt);

    private static string Text(Briefing briefing, int width = 100, TextLimits? limits = null) => string.Join('\n', TextBrief.Render(briefing, width, limits ?? TextLimits.Screen)) + "\n";
    private static string Json(Briefing briefing) => Encoding.UTF8.GetString(JsonBrief.Render(briefing).Span);
    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    [Fact] public void The_scene_reads_as_approved_on_a_screen() => Approvals.Verify(Text(Scene), "Scene");
    [Fact] public void The_scene_reads_as_approved_in_markdown() => Approvals.Verify(MarkdownBrief.Render(Scene), "Scene", "md");
    [Fact] public void The_scene_reads_as_approved_as_a_page() => Approvals.Verify(HtmlBrief.Render(Scene), "Scene", "html");
    [Fact] public void The_scene_reads_as_approved_for_machines() => Approvals.Verify(JsonSerializer.Serialize(JsonDocument.Parse(Json(Scene)), Indented) + "\n", "Scene", "json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_same_picture_gives_the_same_bytes()
    {
        var again = Briefing.Of(ScenePictures.VellStrait(), ScenePictures.MadeAt);
        HtmlBrief.Render(again).ShouldBe(HtmlBrief.Render(Scene));
        MarkdownBrief.Render(again).ShouldBe(MarkdownBrief.Render(Scene));
        Json(again).ShouldBe(Json(Scene));
        Text(again).ShouldBe(Text(Scene));
    }

    [Fact]
    public void An_empty_picture_gives_a_brief_that_says_so()
    {
        foreach (string made in (string[])[Text(Empty), MarkdownBrief.Render(Empty), HtmlBrief.Render(Empty)]) made.ShouldContain("No document with a text was read");
        Empty.Sentences.ShouldBeEmpty();
        JsonDocument.Parse(Json(Empty)).RootElement.GetProperty("cut_off").GetProperty("date").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void What_could_not_be_read_is_told_even_when_nothing_else_is()
    {
        var unread = new SceneDocument("gone", "") { Faults = [new("W110", "The path does not exist.")] };
        var briefing = Briefing.Of(new() { Readings = [unread.Reading()] }, ScenePictures.MadeAt);
        briefing.IsEmpty.ShouldBeTrue();
        foreach (string made in (string[])[Text(briefing), MarkdownBrief.Render(briefing), HtmlBrief.Render(briefing), Json(briefing)]) made.ShouldContain("W110");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(72)]
    [InlineData(100)]
    [InlineData(140)]
    public void No_line_is_wider_than_the_screen(int width) => TextBrief.Render(Scene, width, TextLimits.Screen).ShouldAllBe(line => line.ToString().Length <= width);

    [Fact]
    public void A_screen_cuts_long_lists_and_says_how_many_more()
    {
        string few = Text(Scene, 100, new TextLimits(1, 1, 60)), all = Text(Scene, 100, TextLimits.None);
        few.ShouldContain("and 2 more");
        few.Length.ShouldBeLessThan(all.Length);
        all.ShouldNotContain(" more\n");
    }

    [Fact]
    public void Every_number_that_a_cut_screen_cites_stands_in_its_list_of_sources()
    {
        var lines = TextBrief.Render(Scene, 100, new TextLimits(1, 1, 60));
        int sources = Enumerable.Range(0, lines.Length).Last(i => lines[i].ToString() == "Sources");
        var cited = lines.Take(sources).SelectMany(l => l.Runs).Where(r => r.Role is Role.Reference).Select(r => r.Text.Trim()).Where(number => number.Length > 0).Distinct().Order();
        lines.Skip(sources + 1).Select(l => l.ToString().Trim().Split(' ')[0]).Where(w => w.StartsWith('[')).Order().ShouldBe(cited);
    }

    [Fact]
    public void Nothing_of_a_hostile_page_steers_the_screen()
    {
        string made = Text(Attacked, 60, TextLimits.None);
        made.ShouldAllBe(c => c == '\n' || !char.IsControl(c));
        made.ShouldNotContain('\u202E');
    }

    [Fact]
    public void Nothing_of_a_hostile_page_is_markdown()
    {
        string made = MarkdownBrief.Render(Attacked);
        made.ShouldNotContain("<script");
        made.ShouldNotContain("<img");
        made.Replace("\\]", "", StringComparison.Ordinal).ShouldNotContain("](b)");
        made.ShouldNotContain("https://");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void The_page_asks_for_nothing_from_outside(bool attacked)
    {
        var page = Parse(HtmlBrief.Render(attacked ? Attacked : Scene));
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.ShouldNotStartWith("on");
                attribute.Name.ShouldNotBe("style");
                if (attribute.Name is "href") attribute.Value.ShouldStartWith("#");
                attribute.Name.ShouldNotBeOneOf("src", "srcset", "action", "data", "poster", "background");
            }
            element.LocalName.ShouldNotBeOneOf("img", "iframe", "link", "base", "object", "embed", "form", "video", "audio", "b");
        }
        page.QuerySelectorAll("script").Length.ShouldBe(1);
        page.QuerySelector("style")!.TextContent.ShouldNotContain("url(");
        page.QuerySelector("style")!.TextContent.ShouldNotContain("@import");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void The_policy_allows_this_style_and_this_script_and_nothing_else(bool attacked)
    {
        var page = Parse(HtmlBrief.Render(attacked ? Attacked : Scene));
        static string Hash(IElement element) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}'";
        page.QuerySelector("meta[http-equiv]")!.GetAttribute("content").ShouldBe($"default-src 'none'; style-src {Hash(page.QuerySelector("style")!)}; script-src {Hash(page.QuerySelector("script")!)}; base-uri 'none'; form-action 'none'");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Every_link_of_the_page_leads_somewhere_and_no_id_stands_twice(bool attacked)
    {
        var page = Parse(HtmlBrief.Render(attacked ? Attacked : Scene));
        var ids = page.All.Select(e => e.Id).Where(id => !string.IsNullOrEmpty(id)).ToArray();
        ids.ShouldBeUnique();
        foreach (var link in page.QuerySelectorAll("a[href]")) ids.ShouldContain(link.GetAttribute("href")![1..], link.OuterHtml);
        page.QuerySelectorAll("a a").ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public void The_marks_of_a_claim_hold_its_words_exactly(bool attacked)
    {
        var briefing = attacked ? Attacked : Scene;
        var page = Parse(HtmlBrief.Render(briefing));
        foreach (var (reading, number) in briefing.Picture.Readings.Select((r, i) => (r, i + 1))) Exact(page.QuerySelector($"#d{number} .text")!, reading, 1 + briefing.Picture.Readings.Take(number - 1).Sum(r => r.Claims.Length));
    }

    /// <summary>The text is whole, and for each claim and each of its parts the pieces, put together, are the words of its spans.</summary>
    private static void Exact(IElement text, Reading reading, int first)
    {
        foreach (var back in text.QuerySelectorAll("a.back").ToArray()) back.Remove();
        string whole = Escaping.Visible(reading.Document.Text);
        text.TextContent.ShouldBe(whole);
        for (int i = 0; i < reading.Claims.Length; i++)
        {
            var claim = reading.Claims[i];
            foreach (var (part, spans) in new[] { ("c", claim.Content), ("s", claim.Source), ("k", claim.Cue), ("h", claim.CertaintyWords) })
                string.Concat(text.QuerySelectorAll($"mark.{part}.c{first + i}").Select(m => m.TextContent)).ShouldBe(string.Concat(spans.Order().Select(s => s.Of(whole))));
            if (!claim.Content[0].IsEmpty) text.QuerySelectorAll($"#c{first + i}").Length.ShouldBe(1);
        }
    }

    [Fact]
    public void Marks_are_exact_however_spans_overlap()
    {
        const string Words = "Zero one <two> three & four \"five\" six\nseven eight nine ten";
        var span = from start in Gen.Choose(0, Words.Length - 1) from length in Gen.Choose(0, 25) select new TextSpan(start, Math.Min(Words.Length, start + length));
        var many = span.ListOf().Select(list => list.Take(7).ToArray());
        Prop.ForAll(many.ToArbitrary(), spans =>
        {
            var document = new SceneDocument("overlap", Words).Reading().Document;
            var claims = spans.Select((s, i) => new Claim { Id = new((UInt128)(i + 1)), Document = document.Id, Content = [s], SpeakerType = SpeakerType.Named, Kind = ClaimKind.Assertion, MadeBy = default, Source = i % 2 == 0 ? [spans[(i + 1) % spans.Length]] : [] }).ToArray();
            var reading = new Reading { Document = document with { Furniture = [new(new(3, 20), "navigation")] }, Claims = [.. claims] };
            var page = new StringBuilder();
            MarkedText.Append(page, reading, claims.Select((c, i) => (c.Id, i)).ToDictionary(p => p.Id, p => p.i + 1), Enumerable.Range(1, claims.Length).ToHashSet());
            Exact(Parse($"<div class=\"text\">{page}</div>").QuerySelector(".text")!, reading, 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Making_a_text_visible_keeps_its_length() =>
        Prop.ForAll<string>(text =>
        {
            string visible = Escaping.Visible(text ?? "");
            return visible.Length == (text ?? "").Length && Escaping.Visible(visible) == visible && !visible.Any(c => char.IsControl(c) && c is not ('\t' or '\n'));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_proposition_for_machines_carries_counts_claims_and_spans()
    {
        var root = JsonDocument.Parse(Json(Scene)).RootElement;
        var proposition = root.GetProperty("propositions")[0];
        proposition.GetProperty("independent_origins").GetInt32().ShouldBe(2);
        proposition.GetProperty("printed_in").GetInt32().ShouldBe(3);
        var told = proposition.GetProperty("tellers")[0].GetProperty("told")[0];
        told.GetProperty("certainty").GetString().ShouldBe("possible");
        told.GetProperty("content")[0].GetProperty("start").GetInt32().ShouldBe(Scene.Picture.Readings[0].Claims[0].Content[0].Start);
        root.GetProperty("gaps").EnumerateArray().ShouldAllBe(g => g.GetProperty("documents").GetArrayLength() + g.GetProperty("claims").GetArrayLength() > 0);
    }
}
