using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Vedette.Web.Watching;

/// <summary>One line a request, by its route and not its address: an address may hold what somebody looks for.</summary>
internal sealed class RequestLog(ILogger<RequestLog> log)
{
    public async Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        // Told to the client too: with it a person finds the lines of one request in the log.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
            return Task.CompletedTask;
        });
        if (!log.IsEnabled(LogLevel.Information) && Activity.Current is null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        string method = context.Request.Method;
        long start = Stopwatch.GetTimestamp();
        await next(context).ConfigureAwait(false);
        string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
        if (Activity.Current is { } span)
        {
            span.DisplayName = $"{method} {route}";
            span.SetTag("http.request.method", method);
            span.SetTag("http.route", route);
            span.SetTag("http.response.status_code", context.Response.StatusCode);
        }
        if (log.IsEnabled(LogLevel.Information)) LogLines.Answered(log, method, route, context.Response.StatusCode, Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1));
    }
}
