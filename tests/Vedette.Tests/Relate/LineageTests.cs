using Vedette.Model;

namespace Vedette.Tests.Relate;

public class LineageTests
{
    private const string Body = """
        > Three grey ships crossed the narrow sound before dawn on Friday and dropped anchor within sight of the old customs house.
        - | assertion | + | certain | the ships carry the flag of Ardania and answer no radio call
        > By noon the market had closed and families were loading their carts for the long road to the hills.
        """;

    [Fact]
    public void A_copy_comes_from_the_text_that_was_published_before_it()
    {
        var picture = Scene.Relate($"# early | 2031-05-03\n{Body}\n# late | 2031-05-05\n{Body}");
        var edge = picture.Lineage.ShouldHaveSingleItem();
        picture.Name(edge.From).ShouldBe("early");
        picture.Name(edge.To).ShouldBe("late");
        edge.Confidence.ShouldBeInRange(0.8, 1);
    }

    [Fact]
    public void An_edge_quotes_the_words_that_both_share_where_they_stand()
    {
        var picture = Scene.Relate($"# early | 2031-05-03\n{Body}\n# late | 2031-05-05\n> A short word from the desk.\n{Body}");
        var edge = picture.Lineage.ShouldHaveSingleItem();
        edge.Reasons.ShouldContain(r => r.Kind == "near_duplicate");
        edge.Reasons.ShouldContain(r => r.Kind == "later");
        var shared = edge.Reasons.First(r => r.Kind == "shared_words");
        var copy = picture.Readings.Single(r => r.Document.Id == edge.To).Document;
        shared.Where!.Value.Document.ShouldBe(copy.Id);
        shared.Where.Value.Span.Of(copy.Text).ShouldStartWith("Three grey ships crossed the narrow sound");
    }

    [Fact]
    public void The_text_that_credits_the_other_was_made_from_it_whatever_the_dates()
    {
        var picture = Scene.Relate($"# wire || Northern Wire\n{Body}\n# post || Evening Post\n+ agency Northern Wire\n{Body}");
        var edge = picture.Lineage.ShouldHaveSingleItem();
        picture.Name(edge.To).ShouldBe("post");
        edge.Reasons.ShouldContain(r => r.Kind == "credit");
    }

    [Fact]
    public void Texts_that_share_no_words_are_not_kin() =>
        Scene.Relate("""
            # one | 2031-05-03
            > Grain prices rose again in the southern markets while the mills stood idle for want of water in the river.
            # two | 2031-05-04
            > The academy awarded its medal for geometry to a young teacher from the lake district after a public lecture.
            """).Lineage.ShouldBeEmpty();

    [Fact]
    public void Many_copies_make_no_cycle()
    {
        var copies = Enumerable.Range(0, 12).Select(i => $"# copy{i} | {(i % 3 == 0 ? "" : $"2031-05-{3 + (i % 5):00}")} | Paper {i % 4}\n{(i % 2 == 0 ? "+ agency Paper 1\n" : "")}{Body}\n> Local note number {i} closes the page of this town.");
        var picture = Scene.Relate(string.Join('\n', copies));
        picture.Lineage.ShouldNotBeEmpty();
        var sources = picture.Lineage.ToLookup(e => e.To, e => e.From);
        foreach (var reading in picture.Readings) Ancestors(reading.Document.Id, sources).ShouldNotContain(reading.Document.Id);
    }

    private static HashSet<DocumentId> Ancestors(DocumentId of, ILookup<DocumentId, DocumentId> sources)
    {
        var seen = new HashSet<DocumentId>();
        var open = new Stack<DocumentId>([of]);
        while (open.TryPop(out var at))
            foreach (var source in sources[at])
                if (seen.Add(source)) open.Push(source);
        return seen;
    }
}
