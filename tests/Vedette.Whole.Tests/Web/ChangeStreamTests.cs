using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Api;

namespace Vedette.Whole.Tests.Web;

[Collection(OpenBenches.Name)]
public class ChangeStreamTests(OpenBench own)
{
    private const string Address = "/api/v1/changes";
    private readonly Bench bench = own.Bench;

    [Fact]
    public async Task A_listener_is_told_what_changes()
    {
        await using var listener = await ListenAsync();
        var present = await listener.NextAsync();
        present.EventType.ShouldBe("present");
        string claim = await DecideAsync(0);
        var change = await listener.NextAsync();
        change.EventType.ShouldBe("change");
        var told = JsonDocument.Parse(change.Data).RootElement;
        told.GetProperty("kind").GetString().ShouldBe("decisions");
        told.GetProperty("count").GetInt32().ShouldBe(1);
        told.GetProperty("on")[0].GetString().ShouldBe($"claim:{claim}");
        change.EventId.ShouldNotBe(present.EventId);
    }

    [Fact]
    public async Task Who_comes_back_is_told_what_changed_in_between()
    {
        string? id;
        await using (var before = await ListenAsync()) id = (await before.NextAsync()).EventId;
        await DecideAsync(1);
        await using var after = await ListenAsync(id);
        JsonDocument.Parse((await after.NextAsync()).Data).RootElement.GetProperty("kind").GetString().ShouldBe("decisions");
    }

    [Fact]
    public async Task Who_comes_back_with_an_id_that_means_nothing_is_told_to_load_everything_again()
    {
        await using var listener = await ListenAsync("zz");
        var first = await listener.NextAsync();
        first.EventType.ShouldBe("present");
        first.Data.ShouldContain("\"reload\":true");
    }

    [Fact]
    public async Task An_indicator_that_changed_is_named()
    {
        var now = await bench.NowAsync();
        var before = Vedette.Web.State.Sighting.Of(now);
        string key = now.Weighing!.Indicators[0].Indicator.Key;
        var after = before with { Board = new('0', 12), Indicators = before.Indicators!.SetItem(key, "nothing_like_it") };
        var change = before.Since(after, now).ShouldHaveSingleItem();
        (change.Kind, change.On.Single()).ShouldBe(("indicators", key));
    }

    [Fact]
    public async Task That_somebody_is_up_to_date_is_no_change()
    {
        var before = Vedette.Web.State.Sighting.Of(await bench.NowAsync());
        await bench.Store.DecideAsync(LastRead.Mark("Bea", DateTimeOffset.UtcNow), default);
        Vedette.Web.State.Sighting.Of(await bench.NowAsync()).Id.ShouldBe(before.Id);
    }

    [Fact]
    public async Task A_quiet_stream_beats_and_ends_with_the_server()
    {
        using var end = new CancellationTokenSource();
        var kinds = new List<string>();
        await foreach (var item in ChangeStream.EventsAsync(_ => bench.NowAsync(), null, new(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(15), TimeSpan.FromHours(1)), end.Token, default))
        {
            kinds.Add(item.EventType);
            if (kinds.Count == 3) await end.CancelAsync();
        }
        kinds.ShouldBe(["present", "heartbeat", "heartbeat"]);
    }

    [Fact]
    public async Task A_server_that_ends_does_not_wait_for_its_listeners()
    {
        var brief = await Bench.OpenAsync();
        using var answer = await brief.Client.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var reading = new StreamReader(stream).ReadToEndAsync();
        // The listener is still there: the client is disposed of with the bench, the stream is not.
        await brief.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
        (await reading.WaitAsync(TimeSpan.FromSeconds(20))).ShouldContain("event: present");
        await brief.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_does_not_outlast_its_time_so_that_its_listener_is_asked_again_who_it_is()
    {
        int items = 0;
        await foreach (var _ in ChangeStream.EventsAsync(_ => bench.NowAsync(), null, new(TimeSpan.FromMilliseconds(5), TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(200)), default, default)) items++;
        items.ShouldBe(1);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_and_the_stream_goes_on()
    {
        int looks = 0;
        var kinds = new List<string>();
        await foreach (var item in ChangeStream.EventsAsync(_ => looks++ == 0 ? throw new VedetteException("W302", "locked") : bench.NowAsync(), null, new(TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1)), default, default))
        {
            kinds.Add(item.EventType);
            if (kinds.Count == 2) break;
        }
        kinds.ShouldBe(["trouble", "present"]);
    }

    [Fact]
    public async Task Listeners_are_bounded_and_leave_their_place_when_they_go()
    {
        var all = new List<Listener>();
        try
        {
            for (int i = 0; i < 64; i++)
            {
                all.Add(await ListenAsync());
                await all[^1].NextAsync();
            }
            using var refused = await bench.Client.GetAsync(Address);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            (await refused.Content.ReadAsStringAsync()).ShouldContain("W735");
            (await bench.Client.GetStringAsync("/metrics")).ShouldContain("\nvedette_listeners 64\n");
        }
        finally
        {
            foreach (var listener in all) await listener.DisposeAsync();
        }
        for (int i = 0; i < 100; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            using var answer = await bench.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode == HttpStatusCode.OK) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("No place is free again.");
    }

    [Fact]
    public async Task The_situation_listens_from_what_it_shows()
    {
        var line = (await bench.PageAsync("/")).QuerySelector("#changed-since")!;
        line.HasAttribute("hidden").ShouldBeTrue();
        line.GetAttribute("data-from").ShouldBe($"{Address}?since={Vedette.Web.State.Sighting.Of(await bench.NowAsync()).Id}");
    }

    private async Task<string> DecideAsync(int claim)
    {
        var id = (await bench.NowAsync()).Related.Readings[1].Claims[claim].Id;
        await bench.Store.DecideAsync(ClaimDecisions.Decide(id, ClaimState.Accepted, "Ada", DateTimeOffset.UtcNow, null), default);
        return id.ToString();
    }

    private async Task<Listener> ListenAsync(string? last = null)
    {
        // Who went away leaves its place within a second.
        for (int i = 0; ; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Address);
            if (last is not null) request.Headers.Add("Last-Event-ID", last);
            var answer = await bench.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && i < 100)
            {
                await Task.Delay(100);
                continue;
            }
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            return new(answer, await answer.Content.ReadAsStreamAsync());
        }
    }

    private sealed class Listener(HttpResponseMessage answer, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        public async Task<SseItem<string>> NextAsync()
        {
            (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
            return items.Current;
        }

        public ValueTask DisposeAsync()
        {
            answer.Dispose();
            return stream.DisposeAsync();
        }
    }
}
