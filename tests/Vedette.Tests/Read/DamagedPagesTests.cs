using Vedette.Benchmarks;
using Vedette.Read;
using Vedette.Read.Feeds;
using Vedette.Read.Mail;
using Vedette.Tests.Read.Feeds;

namespace Vedette.Tests.Read;

/// <summary>A small run of what <c>Vedette.Benchmarks -- page-mutations</c> does a hundred thousand times.</summary>
public class DamagedPagesTests
{
    [Fact]
    public void Damaged_pages_feeds_and_letters_give_documents_whose_spans_lie_in_their_texts()
    {
        Fetched[] items = [.. ReadCase.All.Select(c => c.Item), .. FeedCase.All.Select(c => new Fetched("feed.xml", c.Bytes))];
        for (int seed = 0; seed < 600; seed++)
            foreach (var document in FeedPage.Unfold(PageMutation.Of(items, seed)).SelectMany(MailPage.Unfold).Select(DocumentReader.Read))
            {
                document.Furniture.ShouldAllBe(f => f.Span.End <= document.Text.Length && !f.Span.IsEmpty, $"seed {seed}");
                document.Credits.ShouldAllBe(c => c.Span.End <= document.Text.Length, $"seed {seed}");
                (document.TitleSpan?.End ?? 0).ShouldBeLessThanOrEqualTo(document.Text.Length, $"seed {seed}");
            }
    }
}
