using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Watching;

namespace Vedette.Tests.Watching;

public class PacingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PaceBounds Bounds = PaceBounds.Usual;
    private static readonly Fault Down = new("W1", "down.");
    private static readonly Watched New = new() { Address = "http://a", Kind = WatchedKind.Feed, Added = Start, Due = Start };

    [Fact]
    public void Whatever_comes_the_next_question_is_within_the_bounds_and_never_before_the_server_allows() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (watched, now) = (New, Start);
            for (int i = 0; i < 60; i++)
            {
                double chance = random.NextDouble();
                var wait = random.Next(4) == 0 ? TimeSpan.FromMinutes(random.Next(3000)) : (TimeSpan?)null;
                watched = random.Next(3) == 0 ? watched.AfterFailure(Down, now, wait, Bounds, chance) : watched.AfterAnswer(random.Next(3), now, Bounds, chance);
                (watched.Due - now).ShouldBeInRange(Bounds.Least, Bounds.Most * 2.1);
                if (watched.Failures > 0 && wait is { } asked) watched.Due.ShouldBeGreaterThanOrEqualTo(now + asked);
                now = watched.Due;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_often_has_news_is_asked_often_and_who_never_has_is_asked_once_a_day()
    {
        static TimeSpan Pace(Func<int, int> fresh)
        {
            var (watched, now) = (New, Start);
            for (int i = 0; i < 200; i++)
            {
                watched = watched.AfterAnswer(fresh(i), now, Bounds, 0);
                now = watched.Due;
            }
            return watched.Pace;
        }
        Pace(_ => 3).ShouldBe(Bounds.Least);
        Pace(_ => 0).ShouldBe(Bounds.Most);
    }

    [Fact]
    public void A_steady_feed_is_asked_about_as_often_as_it_has_news()
    {
        var (watched, now, published) = (New, Start, 0);
        int questions = 0;
        for (; now < Start.AddDays(30); questions++)
        {
            int told = (int)((now - Start) / TimeSpan.FromHours(4));
            watched = watched.AfterAnswer(told - published, now, Bounds, 0.5);
            published = told;
            now = watched.Due;
        }
        questions.ShouldBeInRange(180, 900, "an item every four hours, for 30 days, is 180 items");
        watched.MedianGap!.Value.TotalHours.ShouldBeInRange(2, 6);
    }

    [Fact]
    public void Failures_double_the_wait_and_a_good_answer_forgets_them()
    {
        var watched = New.AfterAnswer(1, Start, Bounds, 0);
        var waits = new List<double>();
        for (int i = 0; i < 8; i++)
        {
            watched = watched.AfterFailure(Down, Start, null, Bounds, 0);
            waits.Add((watched.Due - Start).TotalMinutes);
        }
        waits.ShouldBe([30, 60, 120, 240, 480, 960, 1440, 1440]);
        watched.Failures.ShouldBe(8);
        watched.AfterAnswer(0, Start, Bounds, 0).ShouldSatisfyAllConditions(w => w.Failures.ShouldBe(0), w => w.Fault.ShouldBeNull());
    }

    [Fact]
    public void A_server_that_asks_for_a_year_is_asked_again_after_a_week() =>
        New.AfterFailure(Down, Start, TimeSpan.FromDays(365), Bounds, 0).Due.ShouldBe(Start.AddDays(7));

    [Theory]
    [InlineData(1, 3, null)]
    [InlineData(1, 30, 0)]
    [InlineData(24, 30, null)]
    [InlineData(24, 24 * 5, 0)]
    public void Silence_is_told_when_it_is_much_longer_than_usual(int gapHours, int quietHours, int? since)
    {
        var watched = New with { News = Start, Gaps = [.. Enumerable.Repeat(TimeSpan.FromHours(gapHours), 5)] };
        watched.SilentSince(Start.AddHours(quietHours)).ShouldBe(since is { } h ? Start.AddHours(h) : null);
    }

    [Theory]
    [InlineData("https://News.Example/feed?x", "news.example")]
    [InlineData("http://a.example:8080/x", "a.example:8080")]
    [InlineData("folder/feed.xml", "folder/feed.xml")]
    public void A_host_is_its_name_and_port(string address, string host) => Watched.HostOf(address).ShouldBe(host);
}
