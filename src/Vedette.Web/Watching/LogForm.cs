using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Vedette.Web.Watching;

/// <summary>How the log is written: to standard error, a line an event.</summary>
/// <param name="IsJson">As JSON, for programs; else as text.</param>
/// <param name="Least">What is less is left out. Information has a line for every request.</param>
public sealed record LogForm(bool IsJson, LogLevel Least)
{
    public static LogForm Usual { get; } = new(false, LogLevel.Warning);

    internal void Apply(ILoggingBuilder logging)
    {
        // Standard output holds the address alone.
        if (IsJson) logging.AddJsonConsole(json => (json.IncludeScopes, json.TimestampFormat, json.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ", true));
        else logging.AddSimpleConsole(text => (text.SingleLine, text.TimestampFormat, text.UseUtcTimestamp, text.ColorBehavior) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ ", true, LoggerColorBehavior.Disabled));
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // The framework tells each request on several lines, with its whole address. That form keys are not kept is meant so.
        logging.SetMinimumLevel(Least).AddFilter(null, Least).AddFilter("Microsoft", Least > LogLevel.Warning ? Least : LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
