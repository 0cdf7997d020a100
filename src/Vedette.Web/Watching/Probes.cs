using System.Text.Json;
using Vedette.Model;
using Vedette.Web.Api;
using Vedette.Web.State;

namespace Vedette.Web.Watching;

/// <summary>Marks an endpoint that looks at no snapshot: a probe, or a stream that would hold an old one for hours.</summary>
internal sealed class WithoutSnapshot;

/// <summary>What watches the workbench: is it alive, can it work, what does it measure.</summary>
internal static class Probes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapProbes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().WithMetadata(new WithoutSnapshot());
        group.MapGet("/health/live", () => Told(StatusCodes.Status200OK, json => json.WriteString("status", "live")));
        group.MapGet("/health", ReadyAsync);
        group.MapGet("/metrics", (MetricBook book) => TypedResults.Text(PrometheusText.Write(book.Read()), PrometheusText.MediaType));
    }

    /// <summary>Ready is who can reach the store, and has the problem that it was started with. What failed stands in the log and under its code, not here: who asks needs no right.</summary>
    internal static async Task<Written> ReadyAsync(IStore store, Watched watched, CancellationToken cancel)
    {
        string? fault = null;
        try
        {
            await store.StampAsync(cancel).WaitAsync(Patience, cancel).ConfigureAwait(false);
        }
        catch (VedetteException failure)
        {
            fault = failure.Code;
        }
        catch (TimeoutException)
        {
            fault = "W739";
        }
        return Told(fault is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, json =>
        {
            json.WriteString("status", fault is null ? "ready" : "not ready");
            json.WriteString("store", fault ?? "reachable");
            json.WriteString("problem", watched.Problem is null ? "none" : "loaded");
        });
    }

    private static Written Told(int status, Action<Utf8JsonWriter> parts) => Written.Of(json =>
    {
        json.WriteStartObject();
        parts(json);
        json.WriteEndObject();
    }, status);
}
