using Microsoft.Extensions.Logging;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Watching;

/// <summary>Puts together what watches the workbench.</summary>
internal static class WatchingSetup
{
    public static void AddWatching(this IServiceCollection services, Office office)
    {
        services.AddMetrics();
        services.AddSingleton<Meters>();
        services.AddSingleton<MetricBook>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton(new Watched(office.Problem));
    }

    public static void UseWatching(this WebApplication app)
    {
        var services = app.Services;
        // Heard from the first request on, not from the first look at the figures.
        services.GetRequiredService<MetricBook>();
        var meters = services.GetRequiredService<Meters>();
        var log = services.GetRequiredService<ILogger<Snapshot>>();
        services.GetRequiredService<Office>().Made = (made, seconds) =>
        {
            int documents = made?.Readings.Length ?? 0;
            meters.SnapshotMade(seconds, documents, made?.Readings.Sum(r => r.Claims.Length) ?? 0, made?.Origins.Length ?? 0);
            LogLines.SnapshotMade(log, documents, Math.Round(seconds * 1000, 1));
        };
        meters.Watch("vedette.jobs.open", "{report}", "Reports that were sent and are not related yet.", () => services.GetRequiredService<Intake>().Open);
        meters.Watch("vedette.listeners", "{listener}", "Who listens for changes.", () => Seats.MostListeners - services.GetRequiredService<Seats>().Listeners.CurrentCount);
        app.Use(next => context => services.GetRequiredService<RequestLog>().WriteAsync(context, next));
    }
}
