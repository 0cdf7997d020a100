using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Full-text search as <c>vedette search --json</c> prints it.</summary>
internal static class SearchResource
{
    private const int Most = 500;

    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", FindAsync).WithTags("search").WithSummary("Reports in which all words occur, best first; matches stand between U+0002 and U+0003.");

    private static async Task<Results<Written, ProblemHttpResult>> FindAsync(Snapshot now, Desk desk, string? q, string? cursor, int? limit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(q)) return Answers.Problem(WebFault.BadQuery("q", "", "the words to look for"));
        var hits = await desk.SearchAsync(q, Most, cancel).ConfigureAwait(false);
        return Paging.Of(now, $"search {q}", hits, cursor, limit, (json, hit) =>
        {
            json.WriteString("document", hit.Document.ToString());
            json.WriteString("name", hit.Name);
            json.WriteString("title", hit.Title);
            json.WriteString("snippet", hit.Snippet);
        });
    }
}
