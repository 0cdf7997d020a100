using Vedette.Access;

namespace Vedette.Web.Hosting;

/// <summary>
/// The one table from endpoint to right: what a visitor must be allowed to reach what. The longest beginning of an address that has a row holds, so that a resource's row holds for all
/// below it. What has no row is shut to everybody: a new page or resource gets its row here.
/// </summary>
internal static class Doors
{
    private enum Way : byte { Read, Write }

    /// <summary>Null: open to all, signed in or not.</summary>
    private static readonly (Way Way, string Address, Right? Right)[] Table =
    [
        (Way.Read, "/assets", null),
        (Way.Read, "/health", null),
        (Way.Read, "/metrics", Right.Audit),
        (Way.Read, "/sign-in", null),
        (Way.Write, "/sign-in", null),
        (Way.Write, "/sign-out", null),

        // Pages. A page that does several things has the least of their rights here; the desk asks for each.
        (Way.Read, "/", Right.Read),
        (Way.Write, "/", Right.Read),
        (Way.Read, "/activity", Right.Audit),
        (Way.Read, "/actors", Right.Read),
        (Way.Write, "/actors", Right.Decide),
        (Way.Read, "/briefing", Right.Read),
        (Way.Read, "/briefing/brief.html", Right.Export),
        (Way.Read, "/briefing/brief.json", Right.Export),
        (Way.Read, "/briefing/brief.md", Right.Export),
        (Way.Read, "/briefing/brief.pdf", Right.Export),
        (Way.Read, "/claims", Right.Read),
        (Way.Write, "/claims", Right.Decide),
        (Way.Read, "/collection", Right.Read),
        (Way.Read, "/contradictions", Right.Read),
        (Way.Read, "/feeds", Right.Export),
        (Way.Read, "/forecasts", Right.Read),
        (Way.Write, "/forecasts", Right.Judge),
        (Way.Read, "/help", Right.Read),
        (Way.Read, "/hypotheses", Right.Read),
        (Way.Write, "/hypotheses", Right.Decide),
        (Way.Read, "/judgements", Right.Read),
        (Way.Write, "/judgements", Right.Judge),
        (Way.Read, "/network", Right.Read),
        (Way.Read, "/origins", Right.Read),
        (Way.Read, "/reports", Right.Read),
        (Way.Write, "/reports", Right.Decide),
        (Way.Read, "/simulation", Right.Read),
        (Way.Read, "/sources", Right.Read),
        (Way.Read, "/timeline", Right.Read),
        (Way.Read, "/map", Right.Read),

        // Resources.
        (Way.Read, "/api/{documentName}/openapi.json", Right.Read),
        (Way.Read, "/api/v1/activity", Right.Audit),
        (Way.Read, "/api/v1/brief", Right.Read),
        (Way.Read, "/api/v1/changes", Right.Read),
        (Way.Read, "/api/v1/claims", Right.Read),
        (Way.Write, "/api/v1/claims", Right.Decide),
        (Way.Read, "/api/v1/collection", Right.Read),
        (Way.Read, "/api/v1/contradictions", Right.Read),
        (Way.Read, "/api/v1/documents", Right.Read),
        (Way.Write, "/api/v1/documents", Right.Add),
        (Way.Read, "/api/v1/drift", Right.Read),
        (Way.Read, "/api/v1/entities", Right.Read),
        (Way.Write, "/api/v1/entities", Right.Decide),
        (Way.Read, "/api/v1/export", Right.Export),
        (Way.Read, "/api/v1/figures", Right.Read),
        (Way.Read, "/api/v1/forecasts", Right.Read),
        (Way.Write, "/api/v1/forecasts", Right.Judge),
        (Way.Read, "/api/v1/indicators", Right.Read),
        (Way.Read, "/api/v1/jobs", Right.Read),
        (Way.Read, "/api/v1/judgements", Right.Read),
        (Way.Write, "/api/v1/judgements", Right.Judge),
        (Way.Read, "/api/v1/marks", Right.Read),
        (Way.Write, "/api/v1/marks", Right.Mark),
        (Way.Read, "/api/v1/network", Right.Read),
        (Way.Read, "/api/v1/origins", Right.Read),
        (Way.Read, "/api/v1/search", Right.Read),
        (Way.Read, "/api/v1/simulation", Right.Read),
        (Way.Read, "/api/v1/sources", Right.Read),
        (Way.Read, "/api/v1/table", Right.Read),
        (Way.Write, "/api/v1/table", Right.Decide),
        (Way.Read, "/api/v1/timeline", Right.Read),
    ];

    /// <param name="Right">Null: open to all.</param>
    public sealed record Door(Right? Right);

    /// <param name="pattern">The address as the endpoint is mapped: <c>/api/v1/claims/{id}</c>; of what leads nowhere the empty text.</param>
    /// <returns>Null when the table has no row for it.</returns>
    public static Door? Of(string method, string pattern)
    {
        string address = '/' + pattern.Trim('/');
        var way = IsRead(method) ? Way.Read : Way.Write;
        // What leads nowhere must not tell so to those who may see nothing.
        if (address.StartsWith("/{*", StringComparison.Ordinal) || address.StartsWith("/api/{*", StringComparison.Ordinal)) return new(Right.Read);
        (string? Address, Right? Right) found = (null, null);
        foreach (var row in Table)
            if (row.Way == way && IsBelow(address, row.Address) && row.Address.Length > (found.Address?.Length ?? -1)) found = (row.Address, row.Right);
        return found.Address is null ? null : new(found.Right);
    }

    public static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // The first page is above nothing: else its row would hold for whatever has none.
    private static bool IsBelow(string address, string row) => address == row || (row.Length > 1 && address.Length > row.Length && address[row.Length] == '/' && address.StartsWith(row, StringComparison.Ordinal));
}
