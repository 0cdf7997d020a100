using FsCheck;
using FsCheck.Fluent;
using Vedette.Judge;
using Vedette.Model;
using static Vedette.Tests.Judge.OnRecord;

namespace Vedette.Tests.Judge;

public class ChangesTests
{
    [Fact]
    public void Nothing_changed_is_empty() => Changes.Since(Ledger(Judgement()), Day(1), Day(9)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_judgement_made_and_changed_since_is_new_as_it_is_now()
    {
        var first = Judgement(day: 2);
        var second = Judgement("An answer is unlikely.", day: 3, supersedes: first.Id);
        var changes = Changes.Since(Ledger(first, second), Day(1), Day(9));
        changes.New.ShouldBe([second]);
        changes.Revised.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_is_told_from_what_stood_then_to_what_stands_now_with_every_reason()
    {
        var first = Judgement();
        var second = Judgement("Ardania will very likely send fuel.", day: 3, supersedes: first.Id, reason: "A second origin.");
        var third = Judgement("Ardania will almost certainly send fuel.", day: 4, supersedes: second.Id, reason: "Tankers were seen.", confidence: AnalyticConfidence.High);
        var revision = Changes.Since(Ledger(first, second, third), Day(1), Day(9)).Revised.ShouldHaveSingleItem();
        (revision.From.Likelihood.Text, revision.To.Likelihood.Text).ShouldBe(("likely", "almost certain"));
        (revision.From.Confidence, revision.To.Confidence).ShouldBe((AnalyticConfidence.Low, AnalyticConfidence.High));
        revision.Reasons.ShouldBe(["A second origin.", "Tankers were seen."]);
        (revision.IsLikelihoodChanged, revision.IsConfidenceChanged).ShouldBe((true, true));
    }

    [Fact]
    public void Withdrawals_dissents_and_endings_are_told()
    {
        var judgement = Judgement();
        var held = Judgement("A landing is unlikely.");
        var question = Question();
        var withdrawal = new Withdrawal { By = "Ada", At = Day(3), Of = judgement.Id, Reason = "r" };
        var dissent = new Dissent { By = "Björn", At = Day(3), On = held.Id, Text = "t" };
        var resolution = Resolved(question, "no", settled: 3, day: 4);
        var changes = Changes.Since(Ledger(judgement, held, question, withdrawal, dissent, resolution), Day(1), Day(9));
        changes.Withdrawn.ShouldBe([(judgement, withdrawal)]);
        changes.Dissents.ShouldBe([(held, dissent)]);
        changes.Resolved.ShouldBe([(question, resolution)]);
        Changes.Since(Ledger(judgement, held, question, withdrawal, dissent, resolution), Day(1), Day(9), "border").IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_forecast_moved_when_the_same_person_tells_another_number()
    {
        var question = Question();
        var ledger = Ledger(question, Forecast(question, .4, day: 0, by: "Ada"), Forecast(question, .5, day: 0, by: "Björn"), Forecast(question, .7, day: 3, by: "Ada"), Forecast(question, .8, day: 4, by: "Ada"), Forecast(question, .5, day: 4, by: "Björn"), Forecast(question, .2, day: 5, by: "Carla"));
        var moved = Changes.Since(ledger, Day(1), Day(9)).Moved;
        moved.Select(m => (m.To.By, From: m.From?.Probabilities[0].Value, To: m.To.Probabilities[0].Value)).ShouldBe([("Ada", .4, .8), ("Carla", null, .2)]);
    }

    [Fact]
    public void The_end_is_included_and_the_beginning_is_not()
    {
        var ledger = Ledger(Judgement(day: 3));
        Changes.Since(ledger, Day(3), Day(9)).IsEmpty.ShouldBeTrue();
        Changes.Since(ledger, Day(0), Day(3)).New.Length.ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => Changes.Since(ledger, Day(3), Day(2)));
    }

    [Fact]
    public void What_is_told_of_two_spans_is_what_is_told_of_both_together() =>
        Prop.ForAll(Gen.Choose(0, 4).ListOf().Where(l => l.Count < 12).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), (steps, cut) =>
        {
            var entries = new List<Entry>();
            int day = 0;
            foreach (int step in steps)
            {
                day++;
                var heads = Ledger([.. entries]).Current.ToList();
                var target = heads.Count == 0 ? null : heads[step % heads.Count];
                entries.Add(target is null || step == 0 ? Judgement(day: day) : step == 1
                    ? new Withdrawal { By = "Ada", At = Day(day), Of = target.Id, Reason = "r" }
                    : Judgement(step == 2 ? "An answer is unlikely." : "An answer is likely.", day, supersedes: target.Id));
            }
            var ledger = Ledger([.. entries]);
            var (whole, early, late) = (Changes.Since(ledger, Day(0), Day(20)), Changes.Since(ledger, Day(0), Day(cut)), Changes.Since(ledger, Day(cut), Day(20)));
            return whole.New.Select(j => j.Id).ToHashSet().SetEquals(ledger.Current.Select(j => j.Id))
                && whole.Withdrawn.Length == early.Withdrawn.Length + late.Withdrawn.Length
                && late.Revised.All(r => early.New.Any(j => j.Id == r.From.Id) || r.From.At <= Day(0));
        }).QuickCheckThrowOnFailure();
}
