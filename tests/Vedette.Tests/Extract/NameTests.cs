using Vedette.Extract;
using Vedette.Language;

namespace Vedette.Tests.Extract;

public class NameTests
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
    public void Names_are_found_typed_and_resolved(string text, string expected)
    {
        var names = new NameReader(Weights.Names).Read(text, Weights.Grammar.Parse(text));
        string.Join(" | ", names.Select(n => $"{n.Span.Of(text)} {n.Kind.Code()} {n.Canonical}")).ShouldBe(expected);
    }

    [Fact]
    public void A_country_is_told_of_a_person_whom_its_adjective_precedes() =>
        Read("Russian Foreign Minister Sergei Lavrov spoke.").Single(n => n.Kind is EntityKind.Person).Country.ShouldBe("RUS");

    [Fact]
    public void A_slip_in_a_rare_surname_is_the_person_named_before() =>
        Read("Elizabeth Wishnock spoke first. Wishnok added more.").Where(n => n.Kind is EntityKind.Person).Select(n => n.Canonical).Distinct().ShouldBe(["Elizabeth Wishnock"]);

    [Fact]
    public void Every_country_code_has_three_capitals_and_one_name()
    {
        var countries = new Gazetteer().Countries;
        countries.Count.ShouldBeGreaterThan(180);
        countries.Keys.ShouldAllBe(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper));
        countries.Values.Distinct().Count().ShouldBe(countries.Count);
    }

    [Fact]
    public void Names_never_overlap()
    {
        var names = Read("The New York Times and the Washington Post told of the State Department, Sergei Lavrov, North Korea and South Korea in the South China Sea.");
        names.Zip(names.Skip(1)).ShouldAllBe(pair => pair.First.Span.End <= pair.Second.Span.Start);
    }

    private static System.Collections.Immutable.ImmutableArray<Vedette.Model.Name> Read(string text) => new NameReader(Weights.Names).Read(text, Weights.Grammar.Parse(text));
}
