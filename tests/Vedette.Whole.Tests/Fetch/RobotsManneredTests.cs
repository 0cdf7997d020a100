using Vedette.Outside;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>What a robots file says is done, and no file is asked for more often than it must be.</summary>
public class RobotsManneredTests
{
    [Fact]
    public async Task What_it_refuses_is_not_asked_for()
    {
        await using var server = (await RudeServer.StartAsync()).Robots("User-agent: *\nDisallow: /private").On("/private/lock", Rude.Page("words")).On("/lock", Rude.Page("words")).On("/in", Rude.To("/private/lock"));
        using var fetch = WebFetchTests.Fetch();
        var refused = await fetch.GetAsync(new(server.At("/private/lock")), default);
        (refused.Fault?.Code, refused.Answer).ShouldBe(("W145", null));
        (await fetch.GetAsync(new(server.At("/lock")), default)).Fault.ShouldBeNull();
        (await fetch.GetAsync(new(server.At("/in")), default)).Fault!.Code.ShouldBe("W145");
        server.Asked.Select(a => a.Path).ShouldBe(["/lock", "/in"]);
        server.AskedForRobots.ShouldBe(1);
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(401, null)]
    [InlineData(410, null)]
    [InlineData(429, "W146")]
    [InlineData(500, "W146")]
    [InlineData(503, "W146")]
    public async Task Where_there_is_none_all_is_allowed_and_where_it_is_unknown_nothing(int status, string? code)
    {
        await using var server = (await RudeServer.StartAsync()).On("/robots.txt", Rude.Status(status)).On("/lock", Rude.Page("words"));
        ((await WebFetchTests.GetAsync(server.At("/lock"))).Fault?.Code).ShouldBe(code);
        server.Asked.Count.ShouldBe(code is null ? 1 : 0);
    }

    [Fact]
    public async Task It_is_found_behind_redirects_and_its_first_part_holds_when_it_has_no_end()
    {
        await using var server = (await RudeServer.StartAsync()).On("/robots.txt", Rude.To("/r1")).On("/r1", Rude.To("/r2", 301)).On("/lock", Rude.Page("words"));
        server.On("/r2", Rude.Endless("text/plain", "User-agent: *\nDisallow: /lock\n"));
        (await WebFetchTests.GetAsync(server.At("/lock"))).Fault!.Code.ShouldBe("W145");
    }

    [Fact]
    public async Task One_that_leads_on_and_on_is_none()
    {
        await using var server = (await RudeServer.StartAsync()).On("/robots.txt", Rude.To("/robots.txt")).On("/lock", Rude.Page("words"));
        (await WebFetchTests.GetAsync(server.At("/lock"))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task It_holds_for_a_day_and_an_older_one_while_a_newer_cannot_be_had()
    {
        var clock = new HandClock();
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Page("words")).On("/new", Rude.Page("words"));
        using var fetch = WebFetchTests.Fetch(clock: clock);
        async Task<string?> CodeOf(string path) => (await fetch.GetAsync(new(server.At(path)), default)).Fault?.Code;

        server.Robots("User-agent: *\nDisallow: /lock");
        (await CodeOf("/lock"), await CodeOf("/new")).ShouldBe(("W145", null));
        server.Robots("User-agent: *\nDisallow: /new");
        clock.Advance(TimeSpan.FromHours(23));
        (await CodeOf("/lock"), await CodeOf("/new"), server.AskedForRobots).ShouldBe(("W145", null, 1));
        clock.Advance(TimeSpan.FromHours(1));
        (await CodeOf("/lock"), await CodeOf("/new"), server.AskedForRobots).ShouldBe((null, "W145", 2));
        server.On("/robots.txt", Rude.Status(500));
        clock.Advance(TimeSpan.FromDays(1));
        (await CodeOf("/lock"), await CodeOf("/new"), server.AskedForRobots).ShouldBe((null, "W145", 3));
        // What could not be had is asked for again sooner.
        server.Robots("");
        clock.Advance(TimeSpan.FromMinutes(10));
        (await CodeOf("/lock"), await CodeOf("/new"), server.AskedForRobots).ShouldBe((null, null, 4));
    }

    [Fact]
    public async Task Many_who_ask_at_once_ask_for_it_once()
    {
        await using var server = (await RudeServer.StartAsync()).Robots("User-agent: *\nDisallow: /x").On("/lock", Rude.Page("words"));
        using var fetch = WebFetchTests.Fetch();
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fetch.GetAsync(new(server.At("/lock")), default)));
        pages.ShouldAllBe(p => p.Fault == null);
        (server.AskedForRobots, server.Asked.Count).ShouldBe((1, 20));
    }

    [Fact]
    public async Task When_who_asks_for_it_is_stopped_the_next_one_asks()
    {
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Page("words"));
        server.On("/robots.txt", Rude.Then(context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        }, Rude.Status(404)));
        using var fetch = WebFetchTests.Fetch();
        var first = fetch.GetAsync(new(server.At("/lock")), stop.Token);
        await asked.Task;
        var second = fetch.GetAsync(new(server.At("/lock")), default);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        (await second).Fault.ShouldBeNull();
    }
}
