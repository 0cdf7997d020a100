using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Vedette.Model;
using Vedette.Web.Pages;

namespace Vedette.Web.Hosting;

/// <summary>How a fault is told: to programs as problem details (RFC 9457) of one shape, to people as a page.</summary>
internal static class Answers
{
    public static Task RefuseAsync(HttpContext context, WebFault fault) =>
        IsForPrograms(context.Request) ? Problem(fault).ExecuteAsync(context) : Page(fault).ExecuteAsync(context);

    /// <summary>The title says what is wrong, the detail what to do, and <c>code</c> is a number of docs/faults.md.</summary>
    /// <param name="faults">The single things that are wrong with what was sent, if it is more than one thing.</param>
    public static ProblemHttpResult Problem(WebFault fault, IEnumerable<Fault>? faults = null) => TypedResults.Problem(new ProblemDetails
    {
        Status = fault.Status,
        Type = "about:blank",
        Title = fault.What,
        Detail = fault.Cure,
        Extensions =
        {
            ["code"] = fault.Code,
            ["faults"] = (faults ?? []).Select(f => new Dictionary<string, object> { ["code"] = f.Code, ["message"] = f.Message, ["offset"] = f.Offset }).ToArray(),
        },
    });

    private static RazorComponentResult<Refusal> Page(WebFault fault) => new(new Dictionary<string, object?> { [nameof(Refusal.Fault)] = fault }) { StatusCode = fault.Status };

    public static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
