using FsCheck;
using FsCheck.Fluent;
using Vedette.Judge;
using Vedette.Model;
using static Vedette.Tests.Judge.OnRecord;

namespace Vedette.Tests.Judge;

public class ScoringTests
{
    private static readonly Gen<double[]> Distributions =
        from size in Gen.Choose(2, 6)
        from parts in Gen.Choose(0, 1000).ArrayOf(size).Where(p => p.Sum() > 0)
        select parts.Select(p => p / (double)parts.Sum()).ToArray();

    private static Probability[] Of(params double[] values) => [.. values.Select(v => new Probability(v))];
    private static double Expected(double[] belief, Func<int, double> score) => Enumerable.Range(0, belief.Length).Where(i => belief[i] > 0).Sum(i => belief[i] * score(i));

    [Theory]
    [InlineData(.7, 0, .09)]
    [InlineData(.7, 1, .49)]
    [InlineData(1, 0, 0)]
    [InlineData(0, 0, 1)]
    public void Brier_of_two_outcomes_is_the_squared_miss(double probability, int outcome, double score) => Scoring.Brier(Of(probability, 1 - probability), outcome).ShouldBe(score, 1e-12);

    [Fact]
    public void Brier_of_more_is_the_sum_over_all()
    {
        Scoring.Brier(Of(.2, .3, .5), 2).ShouldBe(.04 + .09 + .25, 1e-12);
        Scoring.Brier(Of(1, 0, 0), 2).ShouldBe(2);
    }

    [Fact]
    public void The_log_score_is_in_nats_and_infinite_for_what_was_held_impossible()
    {
        Scoring.Log(Of(.5, .5), 1).ShouldBe(Math.Log(2), 1e-12);
        Scoring.Log(Of(1, 0), 0).ShouldBe(0);
        Scoring.Log(Of(1, 0), 1).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void An_outcome_that_is_not_there_is_the_callers_mistake() => Should.Throw<ArgumentOutOfRangeException>(() => Scoring.Brier(Of(.5, .5), 2));

    [Fact]
    public void Nobody_gains_by_telling_another_number_than_the_one_believed() =>
        Prop.ForAll(Distributions.SelectMany(belief => Gen.Choose(0, 1000).ArrayOf(belief.Length).Where(p => p.Sum() > 0).Select(p => (belief, told: p.Select(x => x / (double)p.Sum()).ToArray()))).ToArbitrary(), pair =>
        {
            var (belief, told) = pair;
            double brierTrue = Expected(belief, i => Scoring.Brier(Of(belief), i)), brierTold = Expected(belief, i => Scoring.Brier(Of(told), i));
            double logTrue = Expected(belief, i => Scoring.Log(Of(belief), i)), logTold = Expected(belief, i => Scoring.Log(Of(told), i));
            double apart = belief.Zip(told, (a, b) => Math.Abs(a - b)).Max();
            return brierTold >= brierTrue - 1e-12 && logTold >= logTrue - 1e-12 && (apart < .01 || (brierTold > brierTrue && logTold > logTrue));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_forecast_that_stands_all_the_time_scores_as_itself()
    {
        var question = Question(scheduled: 9);
        var score = QuestionScore.All(Ledger(question, Forecast(question, .7), Resolved(question, "yes", settled: 40))).ShouldHaveSingleItem();
        (score.Days, score.Brier, score.LastBrier).ShouldBe((10, .09, .09), new Near());
        score.Log.ShouldBe(-Math.Log(.7), 1e-12);
    }

    [Fact]
    public void Each_day_is_scored_with_the_forecast_that_stood_at_its_end()
    {
        var question = Question(scheduled: 9);
        var ledger = Ledger(question, Forecast(question, .5, day: 2, hour: 8), Forecast(question, .6, day: 2, hour: 20), Forecast(question, .9, day: 6), Resolved(question, "yes", settled: 40));
        var score = QuestionScore.All(ledger).ShouldHaveSingleItem();
        score.Days.ShouldBe(8);
        score.Brier.ShouldBe(((4 * .16) + (4 * .01)) / 8, 1e-12);
        score.LastBrier.ShouldBe(.01, 1e-12);
    }

    [Fact]
    public void Forecasts_of_the_day_that_settled_it_and_later_do_not_count()
    {
        var question = Question(scheduled: 30);
        var ledger = Ledger(question, Forecast(question, .4, day: 1), Forecast(question, 1, day: 5), Resolved(question, "yes", settled: 5, day: 6));
        var score = QuestionScore.All(ledger).ShouldHaveSingleItem();
        (score.Days, score.Last.Probabilities[0].Value).ShouldBe((4, .4));
        QuestionScore.All(Ledger(question, Forecast(question, 1, day: 5), Resolved(question, "yes", settled: 5, day: 6))).ShouldBeEmpty();
    }

    [Fact]
    public void Void_and_open_questions_have_no_score()
    {
        var question = Question();
        QuestionScore.All(Ledger(question, Forecast(question, .4))).ShouldBeEmpty();
        QuestionScore.All(Ledger(question, Forecast(question, .4), Resolved(question, "yes", 40) with { Outcome = null, Evidence = null, Reason = "r" })).ShouldBeEmpty();
    }

    [Fact]
    public void The_score_by_stretches_is_the_score_day_by_day() =>
        Prop.ForAll(Gen.Zip(Gen.Choose(0, 30), Gen.Zip(Gen.Choose(0, 23), Gen.Choose(1, 99))).ListOf().Where(l => l.Count is > 0 and < 12).ToArbitrary(), Gen.Choose(1, 45).ToArbitrary(), (moves, settled) =>
        {
            var question = Question(scheduled: 30);
            Forecast[] forecasts = [.. moves.DistinctBy(m => (m.Item1, m.Item2.Item1)).Select(m => Forecast(question, m.Item2.Item2 / 100.0, m.Item1, hour: m.Item2.Item1))];
            forecasts = [.. forecasts.Where(f => f.At >= question.At)];
            var score = QuestionScore.All(Ledger([question, .. forecasts, Resolved(question, "yes", settled, day: 50)])).SingleOrDefault();
            var days = Enumerable.Range(0, Math.Min(31, settled)).Select(d => forecasts.Where(f => f.Day <= Date(d)).MaxBy(f => f.At)).OfType<Forecast>().ToList();
            return days.Count == 0 ? score is null : score!.Days == days.Count && Math.Abs(score.Brier - days.Average(f => Math.Pow(f.Probabilities[0].Value - 1, 2))) < 1e-12
                && Math.Abs(score.Log - days.Average(f => -Math.Log(f.Probabilities[0].Value))) < 1e-12;
        }).QuickCheckThrowOnFailure();

    private sealed class Near : IEqualityComparer<(int, double, double)>
    {
        public bool Equals((int, double, double) x, (int, double, double) y) => x.Item1 == y.Item1 && Math.Abs(x.Item2 - y.Item2) < 1e-12 && Math.Abs(x.Item3 - y.Item3) < 1e-12;
        public int GetHashCode((int, double, double) obj) => obj.Item1;
    }
}
