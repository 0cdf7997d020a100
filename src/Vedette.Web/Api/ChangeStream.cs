using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Web.Watching;

namespace Vedette.Web.Api;

/// <summary>
/// Changes as server-sent events. An event's id tells what the listener has seen; sent back as Last-Event-ID (or <c>since</c>) it brings what changed in between, also over a restart.
/// </summary>
internal static class ChangeStream
{
    /// <param name="Look">How often the store is looked at.</param>
    /// <param name="Beat">After how long without news a heartbeat is sent: who stands between must not take the quiet for an end.</param>
    /// <param name="Longest">How long a stream lasts: who comes back after it is asked again who it is.</param>
    internal sealed record Pace(TimeSpan Look, TimeSpan Beat, TimeSpan Longest)
    {
        public static Pace Usual { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10));
    }

    public static void MapChanges(this IEndpointRouteBuilder api) =>
        api.MapGet("/changes", Listen).WithTags("changes").WithMetadata(new WithoutSnapshot())
            .WithSummary("Changes as they come (server-sent events): documents added, related, claims and cells decided on, judgements and forecasts on record, indicators that changed.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    private static async Task<IResult> Listen(HttpContext context, Desk desk, Seats seats, IHostApplicationLifetime server, string? since)
    {
        if (Methods.IsHead(context)) return TypedResults.ServerSentEvents(AsyncEnumerable.Empty<string>());
        string? id = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? since;
        if (!await seats.Listeners.WaitAsync(0).ConfigureAwait(false))
        {
            context.Response.Headers.RetryAfter = "30";
            return Answers.Problem(WebFault.TooMany("listen", Seats.MostListeners));
        }
        context.Response.OnCompleted(() =>
        {
            seats.Listeners.Release();
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(EventsAsync(desk.NowAsync, id, Pace.Usual, server.ApplicationStopping, context.RequestAborted));
    }

    /// <summary>First what is there, or what changed since; then what changes.</summary>
    /// <param name="end">Ends the stream, as the listener's going away does.</param>
    internal static async IAsyncEnumerable<SseItem<string>> EventsAsync(Func<CancellationToken, Task<Snapshot>> look, string? since, Pace pace, CancellationToken end, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end, cancel);
        stop.CancelAfter(pace.Longest);
        var seen = Sighting.Parse(since);
        bool isLost = since is not null && seen is null;
        var quiet = TimeSpan.Zero;
        while (true)
        {
            var (news, after) = await NewsAsync(look, seen, isLost, stop.Token).ConfigureAwait(false);
            foreach (var item in news) yield return item;
            (seen, isLost) = (after, false);
            quiet = news.Count > 0 ? TimeSpan.Zero : quiet + pace.Look;
            if (quiet >= pace.Beat)
            {
                yield return new("{}", "heartbeat");
                quiet = TimeSpan.Zero;
            }
            if (!await WaitAsync(pace.Look, stop.Token).ConfigureAwait(false)) yield break;
        }
    }

    /// <summary>No snapshot outlives this: a listener must not keep an old one in memory for hours.</summary>
    private static async Task<(IReadOnlyList<SseItem<string>> News, Sighting? After)> NewsAsync(Func<CancellationToken, Task<Snapshot>> look, Sighting? seen, bool isLost, CancellationToken cancel)
    {
        try
        {
            var now = await look(cancel).ConfigureAwait(false);
            var after = Sighting.Of(now);
            if (seen is null) return ([new(isLost ? """{"reload":true}""" : "{}", "present") { EventId = after.Id, ReconnectionInterval = TimeSpan.FromSeconds(3) }], after);
            Change[] changes = [.. after.Since(seen, now)];
            // The id comes with the last: cut off in between, a listener is told all of them again.
            return ([.. changes.Select((change, i) => new SseItem<string>(Print(change), "change") { EventId = i == changes.Length - 1 ? after.Id : null })], after);
        }
        catch (VedetteException failure)
        {
            return ([new($$"""{"code":"{{failure.Code}}"}""", "trouble")], seen);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ([], seen);
        }
    }

    private static string Print(Change change)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("kind", change.Kind);
            if (change.Count is { } count) json.WriteNumber("count", count);
            JsonParts.Strings(json, "on", change.On);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    /// <returns>False when it is time to end.</returns>
    private static async Task<bool> WaitAsync(TimeSpan time, CancellationToken cancel)
    {
        await Task.Delay(time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancel.IsCancellationRequested;
    }
}
