using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Tests.Read.Papers;

public class PaperReaderTests
{
    private const string First = """
        Harbour Review                                   May 2024

        Grain barges wait at the lock

        The harbour master of Orsk said on Tuesday that the lock would stay
        closed until the new gates are certified by the inspectors. He spoke of
        a long-term plan and of gates that the ministry had or-
        dered in March. A second plan exists, and it is a long-
        term plan, too, he said. The ministry denied it and added that the trans-

        1
        """;

    private const string Second = """
        Harbour Review                                   May 2024
        port of grain would resume within a week.

        Three barges with 4,000 tons of wheat were waiting below the lock.

        2
        """;

    private const string Third = "Harbour Review                                   May 2024\n\nShippers were not convinced. They said that the repairs had no date.\n\n3\n";

    private const string Facts = "Title:           Grain barges wait at the lock\nAuthor:          Anna Holm and Piet Maas\nCreationDate:    2024-05-07T08:30:00Z\nPages:           3\n";

    private static Document Read(string pages, string facts = Facts) => DocumentReader.Read(new Fetched("paper.pdf", "%PDF-1.4"u8.ToArray()) { Paper = new PaperText(pages, facts) });

    private static Document Whole => Read($"{First}\f{Second}\f{Third}\f");

    [Fact]
    public void A_sentence_goes_on_over_the_end_of_a_page_and_a_broken_word_is_joined() =>
        Whole.Text.ShouldContain("The ministry denied it and added that the transport of grain would resume within a week.");

    [Fact]
    public void A_broken_word_keeps_its_hyphen_where_the_paper_writes_it_with_one()
    {
        Whole.Text.ShouldContain("had ordered in March");
        Whole.Text.ShouldContain("it is a long-term plan, too");
    }

    [Fact]
    public void Running_heads_and_numbers_of_pages_are_furniture()
    {
        var document = Whole;
        string[] heads = [.. document.Furniture.Where(f => f.Kind is "running_head").Select(f => f.Span.Of(document.Text))];
        heads.Length.ShouldBe(3);
        heads.ShouldAllBe(h => h.StartsWith("Harbour Review", StringComparison.Ordinal));
        document.Furniture.Where(f => f.Kind is "page_number").Select(f => f.Span.Of(document.Text)).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void Each_page_begins_where_its_text_does()
    {
        var document = Whole;
        document.PageStarts.Select(start => document.Text[start..(start + 8)]).ShouldBe(["Grain ba", "port of ", "Shippers"]);
    }

    [Fact]
    public void The_file_tells_title_and_authors_and_its_day_where_the_paper_bears_it_out()
    {
        var document = Whole;
        document.Title.ShouldBe("Grain barges wait at the lock");
        document.Authors.ShouldBe(["Anna Holm", "Piet Maas"]);
        document.Published.Iso.ShouldBe("2024-05-07");
    }

    [Theory]
    [InlineData("Title: Microsoft Word - draft 3.docx")]
    [InlineData("Title: untitled report of May")]
    [InlineData("Title: lock_final_v2.indd")]
    [InlineData("Title:")]
    public void A_title_that_is_the_name_of_a_file_is_none(string facts) => Read(Third, facts).Title.ShouldNotBe(facts[6..].Trim());

    [Fact]
    public void The_day_of_the_file_is_not_taken_for_that_of_the_paper_without_its_word() =>
        Read("Shippers were not convinced. They said that the repairs had no date.\n\f").Published.IsKnown.ShouldBeFalse();

    [Fact]
    public void An_account_is_no_author() => Read(Third, "Author: aholm\n").Authors.ShouldBeEmpty();

    [Fact]
    public void A_paper_of_pictures_says_so() => Read("\f\f").Faults.Single().Code.ShouldBe("W154");

    [Fact]
    public void A_number_that_does_not_count_the_pages_stays_in_the_text()
    {
        var document = Read("The lock in figures\n\nBarges that wait below the lock on Monday morning:\n\n41\n\f" + "Barges that passed the lock on Tuesday:\n\n17\n");
        document.Furniture.ShouldNotContain(f => f.Kind == "page_number");
    }

    [Fact]
    public void The_id_is_that_of_the_file_and_not_of_its_text() =>
        Read(First).Id.ShouldBe(Read(Second).Id);

    [Fact]
    public void Any_pages_give_spans_that_lie_in_the_text_and_keep_every_letter()
    {
        string[] pieces = ["Harbour Review", "1", "2", "3", "", "The lock is open.", "a trans-", "port of grain", "• one", "Page 2 of 9", "\f", "and it goes on", "\u00AD", "x-"];
        var pages = Gen.Elements(pieces).ArrayOf().Select(parts => string.Join('\n', parts)).ToArbitrary();
        Prop.ForAll(pages, text =>
        {
            var document = Read(text, "");
            return document.Furniture.All(f => !f.Span.IsEmpty && f.Span.End <= document.Text.Length)
                && document.PageStarts.All(s => s <= document.Text.Length)
                && Letters(document.Text) == Letters(text);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Sorted, since heads follow the paragraph that they stand in.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());
}
