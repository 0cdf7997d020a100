using Vedette.Language;

namespace Vedette.Tests.Naming;

public class GazetteerTests
{
    private static readonly Gazetteer Known = new();

    [Fact]
    public void Every_country_has_a_code_of_three_capitals_and_a_name_of_its_own()
    {
        Known.Countries.Count.ShouldBe(250);
        Known.Countries.Keys.ShouldAllBe(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper));
        Known.Countries.Values.Distinct().Count().ShouldBe(Known.Countries.Count);
    }

    [Fact]
    public void No_name_is_listed_for_two_countries()
    {
        var listed = Rows("countries.tsv").SelectMany(row => row[1..].SelectMany(cell => cell.Split(';', StringSplitOptions.RemoveEmptyEntries)).Select(name => (Name: name, Code: row[0])));
        listed.GroupBy(n => n.Name).Where(g => g.Select(n => n.Code).Distinct().Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_of_a_table_has_all_its_columns_and_a_country_that_is_listed()
    {
        Rows("countries.tsv").ShouldAllBe(row => row.Length == 6);
        Rows("organisations.tsv").ShouldAllBe(row => row.Length == 4 && (row[3] == "" || Known.Countries.ContainsKey(row[3])));
        Rows("places.tsv").ShouldAllBe(row => row.Length == 4 && (row[3] == "" || Known.Countries.ContainsKey(row[3])));
    }

    [Fact]
    public void No_organisation_hides_a_country_or_a_place()
    {
        var organisations = Rows("organisations.tsv").SelectMany(row => row[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0]));
        organisations.Where(name => Known.Find(name)?.Kind is not EntityKind.Organisation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Russian", EntityKind.Nationality, "RUS", "Russia")]
    [InlineData("Sino", EntityKind.Nationality, "CHN", "China")]
    [InlineData("Taiwanese", EntityKind.Nationality, "TWN", "Taiwan")]
    [InlineData("U.S.", EntityKind.Country, "USA", "United States")]
    [InlineData("ROC", EntityKind.Country, "TWN", "Taiwan")]
    [InlineData("PRC", EntityKind.Country, "CHN", "China")]
    [InlineData("DPRK", EntityKind.Country, "PRK", "North Korea")]
    [InlineData("Holland", EntityKind.Country, "NLD", "Netherlands")]
    [InlineData("Moscow", EntityKind.Place, "RUS", "Moscow")]
    [InlineData("the Kremlin", EntityKind.Organisation, "RUS", "Kremlin")]
    [InlineData("Downing Street", EntityKind.Organisation, "GBR", "Downing Street")]
    [InlineData("Zhongnanhai", EntityKind.Organisation, "CHN", "Zhongnanhai")]
    [InlineData("AFP", EntityKind.Organisation, null, "Agence France-Presse")]
    [InlineData("European", EntityKind.Nationality, null, "Europe")]
    public void A_name_tells_what_it_names(string name, EntityKind kind, string? country, string canonical) =>
        (Known.Find(name) is { } thing ? (thing.Kind, thing.Country, thing.Canonical) : default).ShouldBe((kind, country, canonical));

    [Theory]
    [InlineData("People’s Daily"), InlineData("People's Daily"), InlineData("People\"s Daily"), InlineData("People 's Daily"), InlineData("People's\nDaily")]
    public void Apostrophes_and_line_breaks_make_no_other_name(string name) => Known.Find(name)!.Canonical.ShouldBe("People's Daily");

    private static IEnumerable<string[]> Rows(string table) => EmbeddedTable.Rows(table);
}
