using Vedette.Language;
using Vedette.Weigh.Sources;

namespace Vedette.Tests.Weigh.Sources;

public class OutletTableTests
{
    private static readonly OutletTable Table = OutletTable.Shipped;

    [Fact]
    public void The_table_holds_the_outlets_of_world_news() => Table.All.Length.ShouldBeGreaterThanOrEqualTo(250);

    [Fact]
    public void No_name_or_alias_is_of_two() =>
        Table.All.SelectMany(s => s.Aliases.Prepend(s.Name).Select(SourceNames.Fold)).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void No_domain_is_of_two_and_every_one_is_a_host_in_small_letters()
    {
        string[] domains = [.. Table.All.SelectMany(s => s.Domains)];
        domains.GroupBy(d => d).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        domains.Where(d => SourceNames.HostOf(d) != d).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_names_make_one_key() => Table.All.GroupBy(s => s.Key).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void Every_country_is_a_code_of_ISO_3166()
    {
        var countries = new Gazetteer().Countries;
        Table.All.Select(s => s.Country).Concat(Families.Shipped.Select(f => f.Country)).OfType<string>().Where(c => !countries.ContainsKey(c)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_family_that_is_named_exists_and_leads_somewhere()
    {
        var families = new Families([], new Gazetteer().Countries);
        Table.All.Where(s => s.Family is not (null or Families.Itself)).Where(s => families.Outermost(s.Family!) is null).Select(s => s.Name).ShouldBeEmpty();
        Families.Shipped.Where(f => f.PartOf is not (null or Families.State)).Where(f => families.Find(f.PartOf!) is null).Select(f => f.Name).ShouldBeEmpty();
        Families.Shipped.Where(f => f.PartOf is Families.State && f.Country is null).ShouldBeEmpty();
        Families.Shipped.SelectMany(f => f.Aliases.Prepend(f.Name).Select(SourceNames.Fold)).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Reuters", "Reuters")]
    [InlineData("  the  NEW YORK times ", "New York Times")]
    [InlineData("People’s Daily", "People's Daily")]
    [InlineData("Focus Taiwan", "Central News Agency")]
    [InlineData("edition.cnn.com", "CNN")]
    [InlineData("https://www.bbc.co.uk/news/world-1", "BBC")]
    [InlineData("news.usni.org", "USNI News")]
    [InlineData("www.usni.org", "United States Naval Institute")]
    [InlineData("timesofindia.indiatimes.com", "Times of India")]
    [InlineData("frontline.thehindu.com", "Frontline")]
    [InlineData("環球", null)]
    [InlineData("CNA", null)] // Of Taipei or of Singapore: a register says.
    [InlineData("reuters.example", null)]
    [InlineData("notreuters.com", null)]
    [InlineData("the", null)]
    [InlineData("", null)]
    public void A_source_is_found_by_name_alias_or_the_longest_domain(string asked, string? expected) => Table.Find(asked)?.Name.ShouldBe(expected);

    [Theory]
    [InlineData("TASS", "government of Russia")]
    [InlineData("RIA Novosti", "government of Russia")]
    [InlineData("Global Times", "government of China")]
    [InlineData("Xinhua", "government of China")]
    [InlineData("Moscow", "government of Russia")]
    [InlineData("Kremlin", "government of Russia")]
    [InlineData("Russia", "government of Russia")]
    [InlineData("State Duma", "government of Russia")]
    [InlineData("Defense Intelligence Agency", "government of the United States")]
    [InlineData("Fox News", "Murdoch family")]
    [InlineData("The Times", "Murdoch family")]
    [InlineData("Reuters", "Woodbridge Company")]
    [InlineData("BBC", "BBC")]
    [InlineData("Central News Agency", "Central News Agency")]
    [InlineData("Newsweek", null)]
    [InlineData("Hamas", null)]
    [InlineData("Mira Tolvan", null)]
    public void A_name_leads_to_its_outermost_family(string name, string? family) => SourceRegister.Empty.Kinship.FamilyOf(name).ShouldBe(family);
}
