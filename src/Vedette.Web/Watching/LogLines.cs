using Microsoft.Extensions.Logging;

namespace Vedette.Web.Watching;

/// <summary>Every line that the workbench logs itself: its number, level and words. None holds a query, a header or a body: these may hold secrets.</summary>
internal static partial class LogLines
{
    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms")]
    public static partial void Answered(ILogger log, string method, string route, int status, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "A report could not be taken in")]
    public static partial void JobFailed(ILogger log, Exception failure);

    [LoggerMessage(3, LogLevel.Information, "A snapshot of {Documents} documents was made in {Milliseconds} ms")]
    public static partial void SnapshotMade(ILogger log, int documents, double milliseconds);
}
