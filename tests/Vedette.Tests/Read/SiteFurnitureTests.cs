using System.Text;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Tests.Read;

public class SiteFurnitureTests
{
    private static Document Report(int number, string body, string host = "lake.example") =>
        DocumentReader.Read(new Fetched($"https://{host}/{number}.txt", Encoding.UTF8.GetBytes(body)));

    private static readonly string[] Subjects = ["lock", "ferry", "toll", "bridge", "dam"];

    private static Document[] Site(string line) =>
        [.. Subjects.Select((s, i) => Report(i, $"The {s} of Orsk is closed until the spring floods are over, the harbour master said on Tuesday.\n{line}\nNobody knows when the {s} will open.\n"))];

    private static IEnumerable<string> Marked(Document[] documents, Document document)
    {
        var marked = SiteFurniture.Learn(documents).Mark(document);
        return marked.Furniture.Where(f => f.Kind == "site").Select(f => f.Span.Of(marked.Text));
    }

    [Fact]
    public void A_short_line_of_many_reports_of_a_site_is_the_sites()
    {
        var site = Site("Lakeside voices since 1911");
        Marked(site, site[0]).ShouldBe(["Lakeside voices since 1911"]);
    }

    [Fact]
    public void The_same_line_on_another_site_is_left_alone() =>
        Marked(Site("Lakeside voices since 1911"), Report(9, "Lakeside voices since 1911\nThe choir of this name sang in the town hall on Tuesday.\n", "choir.example")).ShouldBeEmpty();

    [Fact]
    public void A_paragraph_that_reports_repeat_is_no_furniture()
    {
        var site = Site("Orsk and Arnor have quarrelled over the toll since the flood of 2019, when the old lock was carried away and the two towns could not agree on who was to pay for a new one.");
        Marked(site, site[0]).ShouldBeEmpty();
    }

    [Fact]
    public void Printings_of_one_report_count_once()
    {
        Document[] copies = [.. Enumerable.Range(0, 5).Select(i => Report(i, "The lock of Orsk is closed until the spring floods are over, the harbour master said.\nHe gave no reason.\n"))];
        Marked(copies, copies[0]).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_learned_does_not_depend_on_the_order()
    {
        var site = Site("Lakeside voices since 1911");
        Marked([.. site.Reverse()], site[2]).ShouldBe(Marked(site, site[2]));
    }

    [Fact]
    public void Nothing_learned_marks_nothing()
    {
        var document = Site("Lakeside voices since 1911")[0];
        SiteFurniture.None.Mark(document).ShouldBe(document);
    }
}
