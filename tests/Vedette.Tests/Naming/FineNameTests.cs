using Vedette.Extract;
using Vedette.Language;

namespace Vedette.Tests.Naming;

public class FineNameTests
{
    private static readonly NameReader Reader = new(Weights.Names);
    private static readonly NamedThings Things = new();

    public static TheoryData<string, string> FineCases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (text, expected) in Cases.Arrows("fine-names.case")) data.Add(text, expected);
            return data;
        }
    }

    [Theory, MemberData(nameof(FineCases))]
    public void Things_that_are_no_persons_bodies_or_places_are_told_apart(string text, string expected)
    {
        var names = Reader.Read(text, Weights.Grammar.Parse(text)).Where(n => n.Kind is not (EntityKind.Person or EntityKind.Organisation or EntityKind.Place or EntityKind.Country or EntityKind.Nationality));
        string found = string.Join(" | ", names.Select(n => $"{n.Span.Of(text)} {n.Kind.Fine()}{(n.Kind is EntityKind.Money ? " " + n.Canonical : "")}"));
        (found.Length > 0 ? found : "nothing").ShouldBe(expected);
    }

    [Fact]
    public void Every_row_of_the_tables_has_all_its_columns_a_kind_and_a_group_that_exists()
    {
        var groups = EmbeddedTable.Rows("equipment-words.tsv").Select(row => row[0]).ToHashSet();
        var countries = new Gazetteer().Countries;
        foreach (var row in EmbeddedTable.Rows("named-things.tsv"))
        {
            row.Length.ShouldBe(5, row[0]);
            Enum.TryParse<EntityKind>(row[2], ignoreCase: true, out _).ShouldBeTrue(row[0]);
            (row[3] == "" || countries.ContainsKey(row[3])).ShouldBeTrue(row[0]);
            (row[4] == "" || groups.Contains(row[4])).ShouldBeTrue(row[0]);
        }
        EmbeddedTable.Rows("designations.tsv").ShouldAllBe(row => row.Length == 3 && (row[1] == "weapon" || row[1] == "platform"));
        EmbeddedTable.Rows("name-heads.tsv").ShouldAllBe(row => row.Length == 3);
    }

    [Theory]
    [InlineData("NPT", EntityKind.Law, "Nuclear Non-Proliferation Treaty")]
    [InlineData("Crimean Bridge", EntityKind.Facility, "Kerch Bridge")]
    [InlineData("F-22 Raptor", EntityKind.Platform, "Raptor")]
    [InlineData("Uyghurs", EntityKind.People, "Uyghur")]
    public void A_thing_is_known_under_its_other_names(string name, EntityKind kind, string canonical) =>
        (Things.Find(name) is { } thing ? (thing.Kind, thing.Canonical) : default).ShouldBe((kind, canonical));

    [Theory]
    [InlineData("$5 million", "USD 5000000")]
    [InlineData("US$1.2bn", "USD 1200000000")]
    [InlineData("£20 million", "GBP 20000000")]
    [InlineData("300 million yuan", "CNY 300000000")]
    [InlineData("1.5 to 2 billion euros", "EUR 1500000000 to 2000000000")]
    [InlineData("NT$ 3,500", "TWD 3500")]
    [InlineData("40 thousand New Taiwan dollars", "TWD 40000")]
    [InlineData("millions of dollars", null)]
    [InlineData("500 million rials", null)]
    [InlineData("12 ships", null)]
    public void A_sum_has_one_form_and_none_where_currency_or_number_is_open(string words, string? sum) => Currency.Normal(words).ShouldBe(sum);

    [Fact]
    public void Somewhere_is_a_place_a_country_or_a_facility() =>
        Enum.GetValues<EntityKind>().Where(kind => kind.IsSomewhere()).ShouldBe([EntityKind.Place, EntityKind.Country, EntityKind.Facility]);

    [Fact]
    public void Every_kind_has_a_code_of_its_own() => Enum.GetValues<EntityKind>().Select(kind => kind.Fine()).ShouldBeUnique();
}
