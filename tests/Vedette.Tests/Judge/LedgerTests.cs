using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Judge;
using Vedette.Model;
using static Vedette.Tests.Judge.OnRecord;

namespace Vedette.Tests.Judge;

public class LedgerTests
{
    [Fact]
    public void A_judgement_is_kept_and_held()
    {
        var judgement = Judgement();
        var ledger = Ledger(judgement);
        ledger.Current.ShouldHaveSingleItem().ShouldBeSameAs(judgement);
        ledger.Find(judgement.Id).ShouldBeSameAs(judgement);
    }

    [Fact]
    public void The_id_is_made_from_all_that_a_judgement_says()
    {
        var judgement = Judgement();
        Judgement().Id.ShouldBe(judgement.Id);
        Judgement[] others =
        [
            judgement with { By = "Björn" }, judgement with { At = judgement.At.AddTicks(1) }, judgement with { Problem = "border" }, judgement with { Hypothesis = "h1" },
            judgement with { Statement = "Ardania will likely send coal." }, judgement with { Confidence = AnalyticConfidence.High }, judgement with { KeyAssumptions = ["a"] },
            judgement with { WouldChange = ["a"] }, judgement with { Grounds = [new(GroundKind.Claim, new string('a', 32))] },
            judgement with { ConfidenceReasons = [new(ConfidenceFactor.Gap, "One official of an interested government is the only origin.")] },
        ];
        others.Select(o => o.Id).Append(judgement.Id).Distinct().Count().ShouldBe(others.Length + 1);
    }

    [Fact]
    public void A_change_of_mind_supersedes_and_loses_nothing()
    {
        var first = Judgement();
        var second = Judgement("Ardania will very likely send fuel.", day: 3, supersedes: first.Id);
        var ledger = Ledger(first, second);
        ledger.Current.ShouldBe([second]);
        ledger.Find(first.Id).ShouldBe(first);
        ledger.ChainOf(first.Id).ShouldBe([first, second]);
        ledger.ChainOf(second.Id).ShouldBe([first, second]);
    }

    [Fact]
    public void A_judgement_that_was_superseded_is_refused_with_the_name_of_its_successor()
    {
        var first = Judgement();
        var second = Judgement("Ardania will very likely send fuel.", day: 3, supersedes: first.Id);
        var ledger = Ledger(first, second);
        var (_, faults) = ledger.With([Judgement("An answer is unlikely.", day: 4, supersedes: first.Id)]);
        faults.ShouldHaveSingleItem().Code.ShouldBe("W663");
        faults[0].Message.ShouldContain(second.Id.ToString()[..8]);
        ledger.Refused(new Withdrawal { By = "Ada", At = Day(5), Of = first.Id, Reason = "r" }).ShouldBe(["W663"]);
        ledger.Refused(new Dissent { By = "Ada", At = Day(5), On = first.Id, Text = "t" }).ShouldBe(["W663"]);
    }

    [Fact]
    public void A_withdrawn_judgement_is_read_and_held_no_more_and_cannot_be_superseded()
    {
        var judgement = Judgement();
        var withdrawal = new Withdrawal { By = "Björn", At = Day(2), Of = judgement.Id, Reason = "The speaker was misnamed." };
        var ledger = Ledger(judgement, withdrawal);
        ledger.Current.ShouldBeEmpty();
        ledger.Find(judgement.Id).ShouldBe(judgement);
        ledger.WithdrawalOf(judgement.Id).ShouldBe(withdrawal);
        ledger.Refused(Judgement(day: 3, supersedes: judgement.Id)).ShouldBe(["W664"]);
        ledger.Refused(withdrawal with { At = Day(4) }).ShouldBe(["W664"]);
    }

    [Fact]
    public void Dissents_stand_under_their_names_beside_the_judgement()
    {
        var judgement = Judgement();
        Dissent[] dissents = [new() { By = "Björn", At = Day(1), On = judgement.Id, Text = "The official spoke of food." }, new() { By = "Carla", At = Day(1), On = judgement.Id, Text = "He has no part in it." }];
        var ledger = Ledger([judgement, .. dissents]);
        ledger.DissentsOf(judgement.Id).ShouldBe(dissents);
        ledger.Current.ShouldBe([judgement]);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var bad = Judgement() with { By = " ", Problem = "The Strait", Statement = "Ardania could send fuel.", ConfidenceReasons = [], Grounds = [], ReasonForChange = "why" };
        Vedette.Judge.Ledger.Empty.Refused(bad).ShouldBe(["W660", "W660", "W661", "W660", "W671", "W660"]);
    }

    [Theory]
    [InlineData("We judge with high confidence that help is likely.", "W670")]
    [InlineData("Help is likely. We have low confidence.", "W670")]
    [InlineData("We have low confidence in this.", "W675 W670")]
    [InlineData("Ardania could help.", "W671")]
    [InlineData("Ardania will help.", "W675")]
    [InlineData("Help is likely and troops are unlikely.", "W675")]
    [InlineData("Help is likely (50–80 %).", "W676")]
    [InlineData("A risk index makes help likely.", "W674")]
    [InlineData("", "W660")]
    [InlineData("Help is\nlikely.", "W660")]
    public void A_statement_that_breaks_the_standard_is_refused(string statement, string codes) =>
        string.Join(' ', Vedette.Judge.Ledger.Empty.Refused(Judgement() with { Statement = statement })).ShouldBe(codes);

    [Fact]
    public void The_word_of_the_statement_and_of_the_judgement_are_one() =>
        Vedette.Judge.Ledger.Empty.Refused(Judgement("Help is unlikely.") with { Likelihood = LikelihoodWord.Parse("likely")!.Value }).ShouldBe(["W675"]);

    [Fact]
    public void The_judgements_held_on_one_problem_keep_to_one_set_of_words()
    {
        var first = Judgement();
        var ledger = Ledger(first);
        ledger.Refused(Judgement("A landing is improbable.", day: 1)).ShouldBe(["W673"]);
        ledger.With([Judgement("A landing is improbable.", day: 1) with { Problem = "border" }]).Faults.ShouldBeEmpty();
        ledger.With([Judgement("Help is probable.", day: 1, supersedes: first.Id)]).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("claim:9f", "W662")]
    [InlineData("indicator:Joint patrols", "W662")]
    public void A_ground_that_can_name_nothing_is_refused(string ground, string code) =>
        Vedette.Judge.Ledger.Empty.Refused(Judgement() with { Grounds = [Ground.Parse(ground)!.Value] }).ShouldBe([code]);

    [Fact]
    public void What_refers_to_nothing_or_to_what_came_later_is_refused()
    {
        var judgement = Judgement(day: 5);
        var ledger = Ledger(judgement);
        ledger.Refused(Judgement(supersedes: new(7))).ShouldBe(["W665"]);
        ledger.Refused(Judgement("An answer is unlikely.", day: 4, supersedes: judgement.Id)).ShouldBe(["W669"]);
        ledger.Refused(judgement).ShouldBe(["W677"]);
        ledger.Refused(Judgement(day: 6, supersedes: judgement.Id) with { Problem = "border" }).ShouldBe(["W660"]);
    }

    [Fact]
    public void Of_entries_given_together_all_are_kept_or_none()
    {
        var judgement = Judgement();
        Vedette.Judge.Ledger.Empty.Refused(judgement, new Dissent { By = "Björn", At = Day(1), On = judgement.Id, Text = "" }).ShouldBe(["W660"]);
    }

    [Fact]
    public void A_question_needs_outcomes_that_exclude_each_other_and_a_day_to_come()
    {
        Vedette.Judge.Ledger.Empty.Refused(Question(outcomes: ["blockade"])).ShouldBe(["W668"]);
        Vedette.Judge.Ledger.Empty.Refused(Question(outcomes: ["blockade", "Blockade"])).ShouldBe(["W668"]);
        Vedette.Judge.Ledger.Empty.Refused(Question() with { Scheduled = Date(-1) }).ShouldBe(["W660", "W660"]);
        Vedette.Judge.Ledger.Empty.Refused(Question() with { Criteria = "", Source = "" }).ShouldBe(["W660", "W660"]);
    }

    [Fact]
    public void A_forecast_counts_from_the_opening_to_the_scheduled_day_both_included()
    {
        var question = Question(day: 0, scheduled: 10) with { Opened = Date(2) };
        var ledger = Ledger(question);
        ledger.Refused(Forecast(question, .5, day: 1)).ShouldBe(["W667"]);
        ledger.Refused(Forecast(question, .5, day: 11)).ShouldBe(["W667"]);
        foreach (int day in new[] { 2, 10 }) ledger.With([Forecast(question, .5, day)]).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Probabilities_fit_the_outcomes_and_sum_to_one()
    {
        var question = Question(outcomes: ["blockade", "landing", "neither"]);
        var ledger = Ledger(question);
        Forecast Of(params double[] p) => new() { By = "Ada", At = Day(1), On = question.Id, Probabilities = [.. p.Select(x => new Probability(x))] };
        ledger.With([Of(.2, .1, .7)]).Faults.ShouldBeEmpty();
        ledger.Refused(Of(.2, .8)).ShouldBe(["W668"]);
        ledger.Refused(Of(.2, .1, .6)).ShouldBe(["W668"]);
        ledger.Refused(Of(.2, .1, .7) with { Word = LikelihoodWord.Parse("unlikely") }).ShouldBe(["W668"]);
    }

    [Fact]
    public void A_number_lies_in_the_band_of_the_word_told_with_it()
    {
        var question = Question();
        var ledger = Ledger(question);
        foreach (double inside in new[] { .55, .7, .8 }) ledger.With([Forecast(question, inside) with { Word = LikelihoodWord.Parse("likely") }]).Faults.ShouldBeEmpty();
        foreach (double outside in new[] { .54, .81 }) ledger.Refused(Forecast(question, outside) with { Word = LikelihoodWord.Parse("likely") }).ShouldBe(["W668"]);
        foreach (var step in Likelihood.Scale)
            ledger.With([Vedette.Judge.Forecast.InWord(question.Id, new(step, WordSet.First), "Ada", Day(1))]).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_ends_once()
    {
        var question = Question();
        var ledger = Ledger(question, Resolved(question, "yes", settled: 20, day: 21));
        ledger.Refused(Resolved(question, "no", settled: 20)).ShouldBe(["W666"]);
        ledger.Refused(Forecast(question, .5, day: 22)).ShouldBe(["W666"]);
    }

    [Fact]
    public void An_outcome_is_one_of_the_question_with_its_evidence_and_a_void_question_has_its_reason()
    {
        var question = Question();
        var ledger = Ledger(question);
        ledger.Refused(Resolved(question, "perhaps", settled: 20)).ShouldBe(["W668"]);
        ledger.Refused(Resolved(question, "yes", settled: 20) with { Evidence = null }).ShouldBe(["W660"]);
        ledger.Refused(Resolved(question, "yes", settled: 41)).ShouldBe(["W660"]);
        ledger.Refused(Resolved(question, "yes", settled: 20) with { Outcome = null, Evidence = null }).ShouldBe(["W660"]);
        ledger.With([Resolved(question, "yes", settled: 20) with { Outcome = null, Evidence = null, Reason = "The register was closed." }]).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void After_any_history_every_judgement_is_read_chains_have_no_fork_or_cycle_and_each_has_one_head() =>
        Prop.ForAll(Gen.Choose(0, 5).Two().ListOf().ToArbitrary(), steps =>
        {
            var ledger = Vedette.Judge.Ledger.Empty;
            var kept = new List<Judgement>();
            int day = 0;
            foreach (var (what, which) in steps)
            {
                day++;
                var target = kept.Count == 0 ? null : kept[which * 7 % kept.Count];
                Entry entry = what switch
                {
                    0 or 1 when target is not null => Judgement("An answer is unlikely.", day, supersedes: target.Id),
                    2 when target is not null => new Withdrawal { By = "Ada", At = Day(day), Of = target.Id, Reason = "r" },
                    3 when target is not null => new Dissent { By = "Björn", At = Day(day), On = target.Id, Text = "t" },
                    _ => Judgement(day: day),
                };
                bool isFree = target is null || ledger.IsCurrent(target.Id) || entry is Judgement { Supersedes: null };
                var (after, faults) = ledger.With([entry]);
                if (faults.IsEmpty != isFree) return false;
                ledger = after;
                if (isFree && entry is Judgement judgement) kept.Add(judgement);
            }
            return kept.All(j => ReferenceEquals(ledger.Find(j.Id), j))
                && kept.All(j => ledger.ChainOf(j.Id).Contains(j) && ledger.ChainOf(j.Id).Distinct().Count() == ledger.ChainOf(j.Id).Length)
                && kept.GroupBy(j => ledger.ChainOf(j.Id)[0].Id).All(chain => chain.Count(j => ledger.SuccessorOf(j.Id) is null) == 1
                    && chain.Count(j => ledger.IsCurrent(j.Id)) == (ledger.WithdrawalOf(ledger.ChainOf(chain.Key)[^1].Id) is null ? 1 : 0))
                && ledger.Judgements.Count() == kept.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_record_as_of_a_moment_is_what_it_was_then()
    {
        var first = Judgement();
        var second = Judgement("Ardania will very likely send fuel.", day: 3, supersedes: first.Id);
        var ledger = Ledger(first, second);
        ledger.AsOf(Day(2)).Current.ShouldBe([first]);
        ledger.AsOf(Day(3)).Current.ShouldBe([second]);
        ledger.AsOf(Day(-1)).Entries.ShouldBeEmpty();
    }
}
