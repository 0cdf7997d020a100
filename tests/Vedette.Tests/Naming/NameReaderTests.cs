using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests.Naming;

public class NameReaderTests
{
    public static TheoryData<string, string> NameCases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (text, expected) in Cases.Arrows("names.case")) data.Add(text, expected);
            return data;
        }
    }

    [Theory, MemberData(nameof(NameCases))]
    public void Names_are_found_typed_and_resolved(string text, string expected) =>
        string.Join(" | ", Read(text).Select(n => $"{n.Span.Of(text)} {n.Kind.Code()} {n.Canonical}")).ShouldBe(expected);

    [Theory]
    [InlineData("Russian Foreign Minister Sergei Lavrov spoke.", "Sergei Lavrov", "RUS")]
    [InlineData("Taiwan's National Security Bureau gave warning.", "National Security Bureau", "TWN")]
    [InlineData("Sergei Lavrov, Russia's foreign minister, spoke.", "Sergei Lavrov", "RUS")]
    [InlineData("Japan's prime minister, Jane Harrow, spoke.", "Jane Harrow", "JPN")]
    [InlineData("South Korea's Joint Chiefs of Staff spoke.", "Joint Chiefs of Staff", "KOR")]
    [InlineData("SEOUL (AFP) - Nobody spoke.", "Seoul", "KOR")]
    [InlineData("The Kremlin spoke.", "Kremlin", "RUS")]
    [InlineData("Beijing spoke.", "Beijing", "CHN")]
    public void The_country_is_told_where_the_text_tells_it(string text, string canonical, string country) =>
        Read(text).Single(n => n.Canonical == canonical).Country.ShouldBe(country);

    [Fact]
    public void A_country_in_another_phrase_tells_nothing_of_a_person() =>
        Read("In Japan, Jane Harrow met John Miller.").Where(n => n.Kind is EntityKind.Person).ShouldAllBe(n => n.Country == null);

    [Fact]
    public void A_country_told_once_holds_for_the_person_everywhere() =>
        Read("Russian Foreign Minister Sergei Lavrov spoke. Later Lavrov left.").Where(n => n.Kind is EntityKind.Person).ShouldAllBe(n => n.Country == "RUS");

    [Fact]
    public void A_slip_in_a_rare_surname_is_the_person_named_before() =>
        Persons("Elizabeth Wishnock spoke first. Wishnok added more.").ShouldBe(["Elizabeth Wishnock"]);

    [Fact]
    public void Short_surnames_that_differ_by_a_letter_are_two_persons() =>
        Persons("Chen Wei spoke first. Cheng Hao added more.").Count.ShouldBe(2);

    [Fact]
    public void A_surname_that_two_share_is_the_one_named_last() =>
        Read("George Harrow spoke. Then Laura Harrow came. Harrow smiled.").Last(n => n.Kind is EntityKind.Person).Canonical.ShouldBe("Laura Harrow");

    [Fact]
    public void A_country_and_its_people_are_one_entity() =>
        Read("Russia spoke. The Russian fleet sailed. Russians cheered.").Where(n => n.Country == "RUS" && n.Kind is not EntityKind.Organisation).Select(n => n.Entity).Distinct().Count().ShouldBe(1);

    [Fact]
    public void A_rerun_makes_the_same_entities() =>
        Read("Jane Harrow met the Velian Navy in Riga.").Select(n => n.Entity).ShouldBe(Read("Jane Harrow met the Velian Navy in Riga.").Select(n => n.Entity));

    private static readonly NameReader Reader = new(Weights.Names);

    private static ImmutableArray<Name> Read(string text) => Reader.Read(text, Weights.Grammar.Parse(text));
    private static List<string> Persons(string text) => [.. Read(text).Where(n => n.Kind is EntityKind.Person).Select(n => n.Canonical).Distinct()];
}
