using System.Text;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Sources;

public class DiagonalTests
{
    [Fact]
    public void A_grader_whose_figure_always_follows_the_letter_is_told_so()
    {
        var diagonal = Of(string.Concat(Enumerable.Repeat("A1 B2 C3 D4 ", 5)));
        (diagonal.Pairs, diagonal.OnDiagonal, diagonal.Expected).ShouldBe((20, 20, 5));
        diagonal.Sentence.ShouldStartWith("20 of Mira's 20 pairs of grades (100 percent) lie on A1, B2, C3, D4 or E5; given without regard to each other, 5 would. The more there are");
    }

    [Fact]
    public void A_grader_who_gives_one_letter_only_is_not_blamed_for_it()
    {
        var diagonal = Of(string.Concat(Enumerable.Repeat("B2 B3 B1 B2 ", 5)));
        (diagonal.OnDiagonal, diagonal.Expected).ShouldBe((10, 10));
        diagonal.Sentence.ShouldEndWith("Nothing in this tells that one grade led the other.");
    }

    [Fact]
    public void Too_few_are_said_to_be_too_few() => Of("A1 B2 C3").Sentence.ShouldBe("Mira has 3 grades of information with a grade of the source beside them; fewer than 20 tell nothing about a habit.");

    [Fact]
    public void F_and_6_and_sources_without_a_grade_are_left_out_and_counted()
    {
        var diagonal = Of("A1 F6 F1 A6 ?3");
        (diagonal.Pairs, diagonal.OnDiagonal, diagonal.LeftOut).ShouldBe((1, 1, 4));
    }

    [Fact]
    public void Only_the_persons_own_grades_of_that_day_count()
    {
        var register = Read("""
            sources:
              s:
                name: S
                grades:
                  - {on: 2031-05-01, reliability: B, by: Mira, reason: r}
                  - {on: 2031-05-02, reliability: A, by: Odo, reason: r}
                  - {on: 2031-05-09, reliability: E, by: Mira, reason: r}
            information:
              - {on: 2031-05-05, source: S, item: i, credibility: 2, by: Mira, reason: r}
              - {on: 2031-05-05, source: S, item: i, credibility: 2, by: Odo, reason: r}
              - {on: 2031-04-05, source: S, item: i, credibility: 2, by: Mira, reason: r}
            """);
        var mira = Diagonal.Of(register, "Mira");
        (mira.Pairs, mira.OnDiagonal, mira.LeftOut).ShouldBe((1, 1, 1));
        var odo = Diagonal.Of(register, "Odo");
        (odo.Pairs, odo.OnDiagonal).ShouldBe((1, 0));
    }

    /// <summary>Pairs such as <c>B2</c>, each of a source of its own; <c>?</c> is a source without a grade.</summary>
    private static Diagonal Of(string pairs)
    {
        var (sources, information) = (new StringBuilder("sources:\n"), new StringBuilder("information:\n"));
        foreach (var (pair, i) in pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((p, i) => (p, i)))
        {
            sources.Append($"  s{i}:\n    name: S{i}\n");
            if (pair[0] != '?') sources.Append($"    grades:\n      - {{on: 2031-05-01, reliability: {pair[0]}, by: Mira, reason: r}}\n");
            information.Append($"  - {{on: 2031-05-02, source: S{i}, item: i, credibility: {pair[1]}, by: Mira, reason: r}}\n");
        }
        return Diagonal.Of(Read(sources.ToString() + information), "Mira");
    }

    private static SourceRegister Read(string text)
    {
        var faults = new Faults();
        return RegisterFile.Read(text, new(2031, 6, 1), faults).ShouldNotBeNull(string.Join('\n', faults.InOrder));
    }
}
