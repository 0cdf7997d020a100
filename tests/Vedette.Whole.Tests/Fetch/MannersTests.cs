using Vedette.Outside;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>When a host is asked, and when it is not. The clock jumps over each wait, so that the times are exact; limits are too far to be reached.</summary>
public class MannersTests
{
    private static readonly FetchLimits Far = new() { Whole = TimeSpan.FromDays(30), Grace = TimeSpan.FromDays(30) };
    private readonly HandClock clock = new() { Hurry = TimeSpan.FromDays(1) };

    private static TimeSpan[] Seconds(params double[] seconds) => [.. seconds.Select(TimeSpan.FromSeconds)];

    private WebFetch Fetch(Manners? manners = null) => WebFetchTests.Fetch(limits: Far, manners: manners ?? new(), clock: clock);

    [Fact]
    public async Task A_host_is_asked_once_a_second_and_another_meanwhile()
    {
        await using var server = (await RudeServer.StartAsync(clock)).On("/lock", Rude.Page("words"));
        await using var other = (await RudeServer.StartAsync(clock)).On("/lock", Rude.Page("words"));
        using var fetch = Fetch();
        for (int i = 0; i < 3; i++) await fetch.GetAsync(new(server.At("/lock")), default);
        await fetch.GetAsync(new(other.At("/lock")), default);
        server.Asked.Select(a => a.At).ShouldBe(Seconds(0, 1, 2));
        other.Asked.Single().At.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("Crawl-delay: 7.5", 7.5)]
    [InlineData("Crawl-delay: 0", 1)]
    [InlineData("Crawl-delay: 3600", 30)]
    public async Task A_host_that_asks_for_more_time_gets_it_up_to_a_bound(string line, double seconds)
    {
        await using var server = (await RudeServer.StartAsync(clock)).Robots($"User-agent: *\n{line}\n").On("/lock", Rude.Page("words"));
        using var fetch = Fetch();
        for (int i = 0; i < 2; i++) await fetch.GetAsync(new(server.At("/lock")), default);
        server.Asked.Select(a => a.At).ShouldBe(Seconds(0, seconds));
    }

    [Fact]
    public async Task A_failing_server_is_asked_again_after_growing_waits_and_then_given_up()
    {
        await using var server = (await RudeServer.StartAsync(clock)).On("/lock", Rude.Status(502));
        using var fetch = Fetch(new() { Tries = 4, Pace = TimeSpan.Zero, BackOff = TimeSpan.FromSeconds(2) });
        var page = await fetch.GetAsync(new(server.At("/lock")), default);
        (page.Fault?.Code, page.Answer?.Status).ShouldBe(("W137", 502));
        server.Asked.Select(a => a.At).ShouldBe(Seconds(0, 2, 6, 14));
    }

    [Fact]
    public async Task A_server_that_fails_for_a_while_is_read_in_the_end()
    {
        await using var server = (await RudeServer.StartAsync(clock)).On("/lock", Rude.Then(Rude.Status(503), Rude.Status(500), Rude.Page("words")));
        using var fetch = Fetch();
        (await fetch.GetAsync(new(server.At("/lock")), default)).Fault.ShouldBeNull();
        server.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_there_is_not_asked_for_again()
    {
        await using var server = await RudeServer.StartAsync(clock);
        using var fetch = Fetch();
        (await fetch.GetAsync(new(server.At("/lock")), default)).Fault!.Code.ShouldBe("W137");
        server.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_host_that_asks_for_a_short_wait_is_waited_for(int status)
    {
        await using var server = (await RudeServer.StartAsync(clock)).On("/lock", Rude.Then(Rude.Status(status, ("Retry-After", "20")), Rude.Page("words")));
        using var fetch = Fetch();
        (await fetch.GetAsync(new(server.At("/lock")), default)).Fault.ShouldBeNull();
        server.Asked.Select(a => a.At).ShouldBe(Seconds(0, 20));
    }

    [Fact]
    public async Task A_host_that_asks_for_a_long_wait_is_not_asked_before_whatever_the_page()
    {
        await using var server = (await RudeServer.StartAsync(clock)).On("/lock", Rude.Status(429, ("Retry-After", "600"))).On("/other", Rude.Page("words"));
        using var fetch = Fetch();
        var page = await fetch.GetAsync(new(server.At("/lock")), default);
        (page.Fault?.Code, page.Answer?.Status, page.Answer?.Header("Retry-After")).ShouldBe(("W139", 429, "600"));
        page.Fault!.Message.ShouldContain("before 2026-03-02 09:10:00Z");
        (await fetch.GetAsync(new(server.At("/other")), default)).Fault!.Code.ShouldBe("W139");
        server.Asked.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(575));
        (await fetch.GetAsync(new(server.At("/other")), default)).Fault.ShouldBeNull();
        server.Asked[1].At.ShouldBe(TimeSpan.FromSeconds(600));
    }

    [Fact]
    public async Task No_more_than_so_many_ask_a_host_at_once()
    {
        var turns = new HostTurns(2, TimeSpan.FromSeconds(30), clock);
        var (first, _) = await turns.EnterAsync("lake.example", TimeSpan.Zero, default);
        var (second, _) = await turns.EnterAsync("lake.example", TimeSpan.Zero, default);
        var third = turns.EnterAsync("lake.example", TimeSpan.Zero, default);
        third.IsCompleted.ShouldBeFalse();
        using var stop = new CancellationTokenSource();
        var stopped = turns.EnterAsync("lake.example", TimeSpan.Zero, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => stopped);
        (await turns.EnterAsync("other.example", TimeSpan.Zero, default)).Turn.ShouldNotBeNull();
        first!.Dispose();
        first.Dispose();
        (await third).Turn.ShouldNotBeNull();
        second!.Dispose();
        (await turns.EnterAsync("lake.example", TimeSpan.Zero, default)).Turn.ShouldNotBeNull();
        var last = turns.EnterAsync("lake.example", TimeSpan.Zero, default);
        last.IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("120", null, 120d)]
    [InlineData("0", null, 0d)]
    [InlineData("99999999", null, 86_400d)]
    [InlineData("Mon, 02 Mar 2026 09:05:00 GMT", null, 300d)]
    [InlineData("Mon, 02 Mar 2026 09:05:00 GMT", "Mon, 02 Mar 2026 09:04:00 GMT", 60d)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", null, 0d)]
    [InlineData("-5", null, null)]
    [InlineData("soon", null, null)]
    [InlineData(null, null, null)]
    public void When_to_come_back_is_read_in_seconds_or_as_a_date(string? told, string? date, double? seconds)
    {
        (string, string)[] headers = [.. new[] { ("Retry-After", told), ("Date", date) }.Where(h => h.Item2 is not null).Select(h => (h.Item1, h.Item2!))];
        (RetryAfter.Of(new("https://lake.example/", 503, [.. headers], clock.GetUtcNow()))?.TotalSeconds).ShouldBe(seconds);
    }

    [Fact]
    public void Waits_spread_between_half_and_all_of_a_time_that_doubles_up_to_a_bound()
    {
        var manners = new Manners { BackOff = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(10) };
        new[] { 1, 2, 3, 4 }.Select(tries => manners.WaitAfter(tries, 0)).ShouldBe(Seconds(1, 2, 4, 5));
        new[] { 1, 2, 3, 400 }.Select(tries => manners.WaitAfter(tries, 1)).ShouldBe(Seconds(2, 4, 8, 10));
    }
}
