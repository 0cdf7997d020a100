using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Benchmarks;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Tests.Read;

public class DocumentReaderTests
{
    public static TheoryData<string> Cases => [.. ReadCase.All.Select(c => c.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void A_gold_case_is_read_as_written(string name) => ReadCase.All.Single(c => c.Name == name).Misses().ShouldBeEmpty();

    [Theory]
    [InlineData("empty.txt", "W101", 0)]
    [InlineData("latin-1.txt", "W102", 32)]
    [InlineData("mixed.txt", "W103", 55)]
    [InlineData("binary.txt", "W105", 0)]
    [InlineData("document.pdf", "W105", 0)]
    [InlineData("feed.xml", "W106", 0)]
    [InlineData("unknown-charset.html", "W104", 0)]
    [InlineData("no-text.html", "W108", 0)]
    [InlineData("marked.txt", null, 0)]
    [InlineData("utf-16.txt", null, 0)]
    [InlineData("utf-16-unmarked.txt", null, 0)]
    [InlineData("truncated.html", null, 0)]
    public void A_hostile_file_gives_its_numbered_fault_and_where(string name, string? code, int offset)
    {
        var document = Hostile(name);
        document.Faults.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        if (code is not null) document.Faults[0].Offset.ShouldBe(offset);
    }

    [Theory]
    [InlineData("latin-1.txt", "the café by the lock was closed. The maître said so.\n")]
    [InlineData("mixed.txt", "the façade was “new”, and the crèche")]
    [InlineData("marked.txt", "Orsk said no.\n")]
    [InlineData("utf-16.txt", "Orsk said no.\n")]
    [InlineData("utf-16-unmarked.txt", "Orsk said no.\n")]
    [InlineData("truncated.html", "He gave no rea")]
    [InlineData("unknown-charset.html", "no barge passed after noon")]
    public void What_can_be_read_of_a_hostile_file_is_read(string name, string words) => Hostile(name).Text.ShouldContain(words);

    [Fact]
    public void A_fault_of_the_outside_stays_on_the_document()
    {
        var document = DocumentReader.Read(new Fetched("lost.txt", default, Fault: new Fault("W110", "lost.txt does not exist.")));
        document.Faults.Single().Code.ShouldBe("W110");
        document.Text.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_stays_as_it_stands()
    {
        string text = "  One\r\ntwo\t\tthree\u00A0 \n\n\nfour\r";
        Read(text).Text.ShouldBe(text);
        Read("<p>not a page</p>").Text.ShouldBe("<p>not a page</p>");
    }

    [Fact]
    public void Of_a_text_beyond_the_limit_the_first_part_is_read_and_said_so()
    {
        string line = "The lock at Orsk opened to grain barges — on Monday — and Jane Doe was there.\n";
        string text = string.Concat(Enumerable.Repeat(line, (5 * DocumentReader.LongestText / line.Length) + 100));
        var before = ProcessorTime.Now;
        var document = Read(text);
        (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        document.Faults.Single().Code.ShouldBe("W107");
        document.Faults.Single().Offset.ShouldBe(DocumentReader.LongestText);
        document.Text.ShouldBe(text[..DocumentReader.LongestText]);
    }

    [Fact]
    public void A_text_just_as_long_as_the_limit_is_read_whole() => Read(new string('x', DocumentReader.LongestText - 1)).Faults.ShouldBeEmpty();

    [Fact]
    public void A_page_beyond_the_limit_is_read_in_part()
    {
        var document = DocumentReader.Read(new Fetched("long.html", Encoding.UTF8.GetBytes("<html><body>" + Repeat("<p>The lock at Orsk opened to grain barges on Monday.</p>", 200_000))));
        document.Faults.Single().Code.ShouldBe("W107");
        document.Text.Length.ShouldBe(DocumentReader.LongestText);
    }

    public static TheoryData<string, string> Deep => new()
    {
        { "boxes in boxes", Repeat("<div>", 20_000) },
        { "lists in lists", Repeat("<ul><li>", 20_000) },
        { "tables in tables", Repeat("<table><tr><td>", 20_000) },
        { "bold in bold", Repeat("<b>", 20_000) },
        { "fonts that never close", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p><font color={i}>x")) },
        { "ends of what never began", Repeat("<div></foo>", 20_000) },
        { "made-up elements", Repeat("<foo><div></foo>", 20_000) },
        { "links in links", Repeat("<a href=x><div>", 20_000) },
        { "many paragraphs", Repeat("<p>A paragraph, and then one more.</p>", 20_000) },
        { "brackets", Repeat("<", 200_000) },
        { "comments", Repeat("<!--", 100_000) },
        { "an endless value", "<p title=\"" + new string('x', 1_000_000) },
        { "many attributes", "<p " + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i}=1 ")) + ">" },
        { "linked data in linked data", "<script type=\"application/ld+json\">" + Repeat("[", 100_000) + "</script>" },
        { "a title that never closes", "<title>" + Repeat(" \n", 200_000) + Repeat("<p>the lock and the lake</p>\n", 10_000) },
    };

    [Theory, MemberData(nameof(Deep))]
    public void A_page_that_nests_without_end_is_read_in_bounded_time(string name, string html)
    {
        var page = new Fetched("deep.html", Encoding.UTF8.GetBytes($"<html><body><p>The harbour master spoke at noon, and then he left the lock.</p>{html}"));
        var before = ProcessorTime.Now;
        var document = DocumentReader.Read(page);
        (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(20), name);
        document.Text.ShouldContain("The harbour master spoke at noon");
    }

    [Theory]
    [InlineData("<p><font color=red>x")]
    [InlineData("<td><b><i>x")]
    [InlineData("<div><b></div><div>x</div>")]
    [InlineData("<b><b><b><b><li><li><li><li><li><li><li><li>x")]
    public void Formatting_that_is_never_closed_makes_no_tree_that_outgrows_its_page(string part)
    {
        string html = Repeat(part, 20_000);
        var (tamed, cut) = MarkupGuard.Tame(html);
        cut.ShouldBeGreaterThan(0);
        using var tree = new HtmlParser().ParseDocument(tamed);
        int inPage = html.Count(c => c == '<');
        tree.All.Length.ShouldBeLessThan(inPage + (html.Length / 10) + 2000);
        tree.DocumentElement.TextContent.Count(c => c == 'x').ShouldBe(20_000);
    }

    [Fact]
    public void A_font_around_many_paragraphs_stays_as_it_is()
    {
        string html = $"<font><b>{Repeat("<p>The lock at Orsk opened to grain barges on Monday, and the master left.</p>", 2000)}</b></font>";
        MarkupGuard.Tame(html).ShouldBe((html, -1));
    }

    [Fact]
    public void A_page_too_deep_says_where_its_structure_was_left_out_and_keeps_the_words()
    {
        string html = $"<html><body>{Repeat("<div>", 20_000)}<p>The harbour master spoke at noon, and then he left the lock.</p>";
        var document = DocumentReader.Read(new Fetched("deep.html", Encoding.UTF8.GetBytes(html)));
        document.Faults.Single().Code.ShouldBe("W109");
        document.Faults.Single().Offset.ShouldBe("<html><body>".Length + (5 * MarkupGuard.DeepestNesting));
        document.Text.ShouldBe("The harbour master spoke at noon, and then he left the lock.");
    }

    [Fact]
    public void Any_bytes_give_a_document_whose_spans_lie_in_its_text() => Prop.ForAll<byte[], bool>((bytes, page) =>
        IsSound(DocumentReader.Read(new Fetched(page ? "any.html" : "any.txt", bytes)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_broken_page_gives_a_document_whose_spans_lie_in_its_text()
    {
        string[] pieces = ["<div>", "</div>", "<p>", "</p", "<b>", "</i>", "<table>", "<td>", "<!--", "-->", "<script>", "</script>", "<h1>", "By Jane Doe", "See also", "Photo: Otto Lang", "The lock is open. ", "(Reuters) - ", "<br>", "&amp", "&#0;", "<a href='", "\"", "<li>", "\n", "5 May 2024", "<title>", "<meta charset=", "\u2028", "\uD800", "Read the original article here"];
        var pages = Gen.Elements(pieces).ArrayOf().Select(parts => string.Concat(parts)).ToArbitrary();
        Prop.ForAll(pages, html => IsSound(DocumentReader.Read(new Fetched("any.html", Encoding.UTF8.GetBytes(html))))
            && IsSound(DocumentReader.Read(new Fetched("any.txt", Encoding.UTF8.GetBytes(html))))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_text_of_a_text_file_is_its_content() => Prop.ForAll<NonNull<string>>(content =>
    {
        string text = string.Concat(content.Get.EnumerateRunes().Where(r => r.Value is > 31 or 10 && r.Value != 0xFFFD)).TrimStart('\uFEFF');
        return text.Length == 0 || Read(text).Text == text;
    }).QuickCheckThrowOnFailure();

    private static bool IsSound(Document document) =>
        document.Furniture.All(f => f.Span.End <= document.Text.Length && !f.Span.IsEmpty)
        && document.Credits.All(c => c.Span.End <= document.Text.Length && c.Name.Length > 0)
        && (document.TitleSpan is not { } title || title.End <= document.Text.Length)
        && document.Furniture.Zip(document.Furniture.Skip(1)).All(pair => pair.First.Span.Start <= pair.Second.Span.Start);

    private static Document Read(string text) => DocumentReader.Read(new Fetched("a.txt", Encoding.UTF8.GetBytes(text)));
    private static Document Hostile(string name) => DocumentReader.Read(new Fetched(name, File.ReadAllBytes(Repository.At("corpus", "hostile", name))));
    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
