using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Tests.Read;

public class DocumentTests
{
    public static TheoryData<string> ReadCases => [.. Directory.GetFiles(Repository.At("corpus", "read"), "*.case").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];

    [Theory, MemberData(nameof(ReadCases))]
    public void A_text_is_read_with_what_it_tells_of_itself(string name)
    {
        string file = File.ReadAllText(Repository.At("corpus", "read", name + ".case"));
        int cut = file.IndexOf("---\n", StringComparison.Ordinal);
        var document = Text("case.txt", file[(cut + 4)..]);
        foreach (string line in file[..cut].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            var (key, value) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            switch (key)
            {
                case "title": (document.Title ?? "-").ShouldBe(value); break;
                case "outlet": (document.Outlet ?? "-").ShouldBe(value); break;
                case "published": (document.Published.Iso ?? "-").ShouldBe(value); break;
                case "furniture": string.Join(' ', document.Furniture.Select(f => f.Kind)).ShouldBe(value); break;
                case "credit": document.Credits.Select(c => $"{c.Kind} {c.Name}").ShouldContain(value); break;
                default: throw new InvalidDataException(line);
            }
        }
    }

    [Fact]
    public void The_text_of_a_text_file_is_its_content_as_it_stands()
    {
        const string content = "  A line.\r\n\r\nAnother\tline. \n";
        Text("a.txt", content).Text.ShouldBe(content);
    }

    [Fact]
    public void A_changed_page_is_another_version_of_the_same_item()
    {
        var (before, after) = (Text("a.txt", "One."), Text("a.txt", "Two."));
        after.Item.ShouldBe(before.Item);
        after.Id.ShouldNotBe(before.Id);
    }

    [Fact]
    public void A_page_gives_its_report_and_leaves_menus_out()
    {
        const string html = """
            <html lang="en"><head><title>Arnor sails | Strait Herald</title>
            <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Arnor sails","datePublished":"2025-03-05T08:00:00Z","author":[{"@type":"Person","name":"Ona Vell"}],"publisher":{"name":"Strait Herald"}}]}</script>
            <link rel="canonical" href="https://example.org/arnor-sails"></head>
            <body><nav><a href="/">Home</a><a href="/world">World</a></nav>
            <article><h1>Arnor sails</h1><p>Arnor's fleet left Port Vale on Monday, the ministry said, and will stay at sea for a week.</p><p>Belmark, which has no fleet, protested at once, and asked for talks.</p></article>
            <aside class="related"><a href="/x">Cadria opens a port</a></aside><div class="cookie-banner">This site uses cookies.</div><script>var x = "hidden";</script></body></html>
            """;
        var document = Text("page.html", html);
        document.Title.ShouldBe("Arnor sails");
        document.Published.Iso.ShouldBe("2025-03-05T08:00:00Z");
        document.Authors.ShouldBe(["Ona Vell"]);
        document.Outlet.ShouldBe("Strait Herald");
        document.Url.ShouldBe("https://example.org/arnor-sails");
        document.Language.ShouldBe("en");
        document.Text.ShouldContain("Belmark, which has no fleet");
        foreach (string left in new[] { "Home", "Cadria opens", "cookies", "hidden" }) document.Text.ShouldNotContain(left);
    }

    [Fact]
    public void A_page_without_a_date_has_none() => Text("p.html", "<html><body><p>Some words that tell no date at all, and a few more of them.</p></body></html>").Published.IsKnown.ShouldBeFalse();

    [Theory]
    [InlineData("The minister said that the fleet had left and that it would be back in a week.", "en")]
    [InlineData("Der Minister sagte, dass die Flotte nicht auf dem Weg ist und dass sie mit der Bahn kommt.", "de")]
    [InlineData("Le ministre a dit que la flotte est dans le port et que les navires ne sont pas sur la mer.", "fr")]
    [InlineData("Министр заявил, что флот вышел в море.", "ru")]
    [InlineData("外交部发言人表示，双方将继续保持沟通。", "zh")]
    [InlineData("Ok.", null)]
    public void The_language_is_told_or_left_unknown(string text, string? language) => Text("a.txt", text).Language.ShouldBe(language);

    [Fact]
    public void Any_bytes_give_a_document_whose_spans_lie_in_its_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements("a.txt", "b.html", "c").ToArbitrary(), (bytes, address) =>
        {
            var document = DocumentReader.Read(new Fetched(address, bytes));
            document.Furniture.ShouldAllBe(f => f.Span.End <= document.Text.Length);
            document.Credits.ShouldAllBe(c => c.Span.End <= document.Text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(3, 5));

    /// <summary>Pages of the corpus cut, spliced and flipped by seed: whatever comes out is a document that can be extracted.</summary>
    [Fact]
    public void Mutated_pages_are_read_and_extracted_without_a_crash()
    {
        var random = new Random(20251217);
        byte[][] seeds = [.. Directory.GetFiles(Repository.At("samples", "taiwan-strait")).Order().Select(File.ReadAllBytes)];
        for (int i = 0; i < 120; i++)
        {
            byte[] a = seeds[random.Next(seeds.Length)], b = seeds[random.Next(seeds.Length)];
            byte[] mutant = [.. a.Take(random.Next(a.Length)), .. b.Skip(random.Next(b.Length))];
            for (int flips = random.Next(30); flips > 0 && mutant.Length > 0; flips--) mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            var document = DocumentReader.Read(new Fetched(i % 2 == 0 ? $"{i}.html" : $"{i}.txt", mutant));
            var reading = Weights.Extractor.Extract(document);
            reading.Claims.ShouldAllBe(c => c.Content.All(s => s.End <= document.Text.Length) && !c.Content.IsEmpty);
            reading.Names.ShouldAllBe(n => n.Span.End <= document.Text.Length);
            reading.Claims.Select(c => c.Id).Distinct().Count().ShouldBe(reading.Claims.Length);
            reading.Events.Select(e => e.Id).Distinct().Count().ShouldBe(reading.Events.Length);
        }
    }

    private static Document Text(string address, string content) => DocumentReader.Read(new Fetched(address, Encoding.UTF8.GetBytes(content)));
}
