using Vedette.Judge;
using Vedette.Model;
using Vedette.Tell;
using Vedette.Tests.Relate;
using Vedette.Weigh;
using Vedette.Weigh.Problems;

namespace Vedette.Tests.Tell;

public class ProblemPartsTests
{
    private const string Yaml = """
        problem: ford
        question: Will Russia help China at the ford?
        direction: { from: [RUS], to: [CHN] }
        hypotheses:
          helps: { statement: Russia helps. }
          waits: { statement: Russia waits. }
        channels:
          road: { name: Road, question: Do lorries go? }
        indicators:
          lorries:
            channel: road
            question: Do lorries cross the ford?
            fires: [{ words: [lorry] }]
            expects: { helps: C, waits: I }
            moves: { help: { present: 2 } }
          boats:
            question: Do boats cross?
            fires: [{ words: [boat] }]
        assumptions:
          road_open: { statement: The road is open., linchpin: true, if_wrong: Nothing can cross. }
        questions:
          count: { question: How many lorries?, collection: The bridge keeper. }
        network:
          nodes:
            help: { about: Russia has decided to help., prior: 0.4 }
        """;

    private static readonly Picture Told = Scene.Relate("""
        # a | 2031-03-04 | Gazette
        Ann Orr | assertion | + | certain | Lorries cross the ford at night | | 2031-03-03
        Ben Ash | assertion | + | certain | Lorries went over the ford | | 2031-03-03
        - | assertion | + | certain | A boat was seen by the author
        """);

    private static Briefing Brief(Ledger? ledger = null, DateTimeOffset? lastRead = null)
    {
        var problem = ProblemFile.Read(Yaml).Problem.ShouldNotBeNull();
        return Briefing.Of(Told, new(2031, 3, 10, 0, 0, 0, TimeSpan.Zero), weighing: Weighing.Of(problem, Told, new DateOnly(2031, 3, 5), []), ledger: ledger, lastRead: lastRead);
    }

    private static BriefPart Part(Briefing briefing, string key) => briefing.Problem.Single(p => p.Key == key);

    [Fact]
    public void The_question_is_the_title_and_the_judgements_come_first()
    {
        var briefing = Brief();
        briefing.Title.ShouldBe("Will Russia help China at the ford?");
        briefing.Problem[0].Key.ShouldBe("judgements");
        briefing.Problem[0].WhenEmpty.ShouldContain("Nobody");
    }

    [Fact]
    public void Each_part_says_what_it_rests_on()
    {
        var briefing = Brief();
        foreach (var sentence in briefing.Problem.SelectMany(p => p.Sentences)) (sentence.Claims.Length + sentence.Documents.Length + sentence.Held.Length).ShouldBeGreaterThan(0, sentence.Text);
        Part(briefing, "indicators").Table!.Rows[0].Sentence.Claims.Length.ShouldBe(2);
    }

    [Fact]
    public void Two_sources_make_an_indicator_present_and_an_author_none()
    {
        var rows = Part(Brief(), "indicators").Table!.Rows;
        string Cell(int row, int column) => string.Concat(rows[row].Cells[column].Select(run => run.Text));
        Cell(0, 2).ShouldBe("present");
        Cell(0, 3).ShouldBe("2");
        Cell(1, 2).ShouldBe("no sourced report");
        Cell(1, 3).ShouldBe("0");
    }

    [Fact]
    public void The_network_is_told_as_the_authors_assumptions_and_moved_by_indicators()
    {
        var part = Part(Brief(), "network");
        part.Lead.Single().Text.ShouldContain("no finding");
        var row = part.Table!.Rows.Single();
        string.Concat(row.Cells[1].Select(r => r.Text)).ShouldBe("0.40");
        double.Parse(string.Concat(row.Cells[2].Select(r => r.Text)), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(.8);
        row.Sentence.Text.ShouldContain("lorries");
    }

    [Fact]
    public void The_linter_finds_nothing_in_what_the_program_says_of_itself() => BriefLint.Of(Brief(Judged("Russia would very likely help at the ford."))).ShouldBeEmpty();

    [Fact]
    public void The_linter_finds_what_a_problems_author_should_not_have_written()
    {
        var problem = ProblemFile.Read(Yaml.Replace("Nothing can cross.", "We assess with high confidence that it is likely to fail.", StringComparison.Ordinal)).Problem!;
        var briefing = Briefing.Of(Told, new(2031, 3, 10, 0, 0, 0, TimeSpan.Zero), weighing: Weighing.Of(problem, Told, null, []));
        BriefLint.Of(briefing).ShouldHaveSingleItem().Finding.Code.ShouldBe("W670");
    }

    [Fact]
    public void Likelihood_and_confidence_stand_in_sentences_of_their_own()
    {
        var items = Part(Brief(Judged("Russia would very likely help at the ford.")), "judgements").Items;
        items[0].Text.ShouldStartWith("Russia would very likely help at the ford. (80–95 %)");
        items[0].Text.ShouldNotContain("onfidence");
        items[1].Text.ShouldBe("Confidence in this judgement is moderate: two drivers said so.");
        items[0].Claims.Length.ShouldBe(2);
    }

    private static Ledger Judged(string statement)
    {
        var (ledger, faults) = Ledger.Empty.With([new Judgement
        {
            By = "Eve", At = new(2031, 3, 6, 0, 0, 0, TimeSpan.Zero), Problem = "ford", Hypothesis = "helps", Statement = statement, Likelihood = LikelihoodWord.Parse("very likely")!.Value,
            Confidence = AnalyticConfidence.Moderate, ConfidenceReasons = [new(ConfidenceFactor.Evidence, "two drivers said so")], Grounds = [new(GroundKind.Indicator, "lorries")],
        }]);
        faults.ShouldBeEmpty();
        return ledger;
    }

    [Fact]
    public void What_changed_is_told_only_to_those_who_read_before()
    {
        Brief().Problem.ShouldNotContain(p => p.Key == "changes");
        var since = Part(Brief(lastRead: new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero)), "changes");
        since.Items.ShouldContain(s => s.Text.Contains("from asserted, not observed to present", StringComparison.OrdinalIgnoreCase));
        Part(Brief(lastRead: new(2031, 3, 9, 0, 0, 0, TimeSpan.Zero)), "changes").Items.ShouldBeEmpty();
    }

    [Fact]
    public void All_four_renderers_tell_all_parts()
    {
        var briefing = Brief();
        string[] told = [string.Join('\n', TextBrief.Render(briefing, 100, TextLimits.None)), MarkdownBrief.Render(briefing), HtmlBrief.Render(briefing), System.Text.Encoding.UTF8.GetString(JsonBrief.Render(briefing).Span)];
        foreach (string text in told)
            foreach (var part in briefing.Problem) text.ShouldContain(part.Heading);
    }

    [Fact]
    public void Every_key_of_the_problem_has_its_why_tree()
    {
        var weighing = Weighing.Of(ProblemFile.Read(Yaml).Problem!, Told, null, []);
        var why = new Why(weighing, Ledger.Empty);
        foreach (string key in why.Keys) why.Find(key).ShouldHaveSingleItem();
        why.Find("lorries").Single().Children.ShouldContain(c => c.Text.StartsWith("Ann Orr", StringComparison.Ordinal) && c.Children[0].Children[0].Where != null);
        why.Find(weighing.Picture.Origins[0].Id.ToString()[..8]).Length.ShouldBe(1);
        why.Find("zzzz").ShouldBeEmpty();
    }
}
