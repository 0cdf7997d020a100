using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;

namespace Vedette.Whole.Tests.Relate;

/// <summary>From what a person asks for to rulings, or the fault that says why there are none.</summary>
public class NameDecisionTests
{
    private static readonly EntityReview Review = EntityReview.Of(new Picture { Readings = NamedReports.All });
    private readonly List<Fault> faults = [];

    [Theory]
    [InlineData("Nobody", "W380")]
    [InlineData("HNB", "W381")]
    public void A_name_that_none_or_several_have_is_told(string name, string code)
    {
        NameDecisions.Find(Review, name, null, faults).ShouldBeNull();
        faults.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void A_name_is_found_in_either_case_and_by_the_id_of_what_it_names()
    {
        var found = Find("anton belmak");
        Find(found.Entity.Id.ToString()[..6]).Use.ShouldBe(found.Use);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void One_name_is_not_joined_with_itself_and_not_parted_from_itself_everywhere()
    {
        var name = Find("Lena Orsk");
        NameDecisions.Join(name, name, "Ada", NamedReports.Now, null, faults).ShouldBeEmpty();
        NameDecisions.Part(name, name, [], "Ada", NamedReports.Now, null, faults).ShouldBeEmpty();
        NameDecisions.Part(name, name, name.Items, "Ada", NamedReports.Now, null, faults).ShouldBeEmpty();
        faults.Select(f => f.Code).ShouldBe(["W382", "W382", "W382"]);
    }

    [Fact]
    public void What_names_something_else_in_some_reports_is_one_thing_there()
    {
        var (name, other) = (Find("Lena Orsk"), Find("Mei Wang"));
        NameDecisions.Part(name, other, [name.Items[0]], "Ada", NamedReports.Now, null, faults).Select(r => r.Verdict).ShouldBe([NameVerdict.Two, NameVerdict.One]);
    }

    [Fact]
    public void What_was_said_is_taken_back_for_a_pair_or_for_a_name_and_nothing_else_is()
    {
        var (a, b, c) = (Find("Anton Belmak"), Find("Anton Belnak"), Find("Mei Wang"));
        var holding = NameRulings.Of([.. NameDecisions.Join(a, b, "Ada", NamedReports.Now, null, faults), .. NameDecisions.Part(a, c, [], "Ada", NamedReports.Now, null, faults)]);
        var back = NameDecisions.Undo(holding, a, b, "Bea", NamedReports.Now.AddHours(1), null, faults).ShouldHaveSingleItem();
        NameRulings.Of([.. holding.Holding, back]).Holding.ShouldHaveSingleItem().Verdict.ShouldBe(NameVerdict.Two);
        NameDecisions.Undo(holding, a, null, "Bea", NamedReports.Now, null, faults).Length.ShouldBe(2);
        faults.ShouldBeEmpty();
        NameDecisions.Undo(holding, b, c, "Bea", NamedReports.Now, null, faults).ShouldBeEmpty();
        faults.ShouldHaveSingleItem().Code.ShouldBe("W385");
    }

    private EntityName Find(string name) => NameDecisions.Find(Review, name, null, faults).ShouldNotBeNull();
}
