using FsCheck;
using FsCheck.Fluent;
using Vedette.Judge;
using Vedette.Model;
using static Vedette.Tests.Judge.OnRecord;

namespace Vedette.Tests.Judge;

public class CalibrationTests
{
    /// <summary>Questions forecast in one word, of which the first so many happened.</summary>
    private static Ledger Told(string word, int questions, int happened, int settled = 31, int scheduled = 30) => Ledger([.. Enumerable.Range(0, questions).SelectMany(i =>
    {
        var question = Question(scheduled: scheduled, text: $"Question {i}?");
        return new Entry[] { question, Vedette.Judge.Forecast.InWord(question.Id, LikelihoodWord.Parse(word)!.Value, "Ada", Day(1)), Resolved(question, i < happened ? "yes" : "no", settled) };
    })]);

    [Fact]
    public void A_word_is_held_against_how_often_what_it_told_came()
    {
        var rows = Calibration.Of(Told("probable", 20, 14), Date(100));
        rows.Select(r => r.Words).ShouldBe(["probable", null]);
        foreach (var row in rows)
        {
            (row.Forecasts, row.Happened, row.Questions, row.IsTooFew).ShouldBe((20, 14, 20, false));
            row.Share.ShouldBe(.7);
            row.Range!.Value.Low.ShouldBe(.4810, 1e-3);
            row.Range.Value.High.ShouldBe(.8545, 1e-3);
        }
    }

    [Fact]
    public void Too_few_questions_tell_no_share()
    {
        var row = Calibration.Of(Told("likely", CalibrationRow.Fewest - 1, 5), Date(100))[0];
        (row.IsTooFew, row.Share, row.Range).ShouldBe((true, null, null));
        Calibration.Of(Told("likely", CalibrationRow.Fewest, 5), Date(100))[0].IsTooFew.ShouldBeFalse();
    }

    [Fact]
    public void A_question_answered_early_enters_only_when_its_day_has_passed()
    {
        var ledger = Told("likely", 12, 12, settled: 5);
        Calibration.Of(ledger, Date(30)).ShouldBeEmpty();
        Calibration.Of(ledger, Date(31))[0].Questions.ShouldBe(12);
    }

    [Fact]
    public void Open_and_void_questions_and_named_outcomes_do_not_enter()
    {
        Question open = Question(text: "Open?"), gone = Question(text: "Void?"), named = Question(text: "Which?", outcomes: ["a", "b"]);
        var ledger = Ledger(open, gone, named, Forecast(open, .6), Forecast(gone, .6), Forecast(named, .6), Resolved(gone, "yes", 31) with { Outcome = null, Evidence = null, Reason = "r" }, Resolved(named, "a", 31));
        Calibration.Of(ledger, Date(100)).ShouldBeEmpty();
    }

    [Fact]
    public void Several_forecasts_on_one_question_widen_nothing_but_the_count()
    {
        var question = Question();
        var ledger = Ledger(question, Forecast(question, .6, by: "Ada"), Forecast(question, .7, by: "Björn"), Resolved(question, "yes", 31));
        var row = Calibration.Of(ledger, Date(100)).ShouldHaveSingleItem();
        (row.Words, row.Step.Words, row.Forecasts, row.Questions).ShouldBe((null, "likely", 2, 1));
        Calibration.Of(ledger, Date(100), "Björn")[0].Forecasts.ShouldBe(1);
    }

    [Fact]
    public void The_interval_of_Wilson_holds_its_share_lies_in_0_to_1_and_narrows() =>
        Prop.ForAll(Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(1, 500).ToArbitrary(), (percent, count) =>
        {
            var (narrow, wide) = (WilsonInterval.Of(percent / 100.0, count + 1), WilsonInterval.Of(percent / 100.0, count));
            return wide.Low >= 0 && wide.High <= 1 && wide.Low <= percent / 100.0 + 1e-12 && wide.High >= percent / 100.0 - 1e-12 && narrow.High - narrow.Low < wide.High - wide.Low;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_nothing_the_interval_is_all() => WilsonInterval.Of(0, 0).ShouldBe(new WilsonInterval(0, 1));
}
