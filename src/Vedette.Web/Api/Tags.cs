using Microsoft.Net.Http.Headers;

namespace Vedette.Web.Api;

/// <summary>What a client has already is not sent again.</summary>
internal static class Tags
{
    /// <summary>Puts the tag on the answer, and makes it a 304 when the client named that tag.</summary>
    /// <returns>Whether the answer is done with that.</returns>
    public static bool AnswerHeld(HttpContext context, EntityTagHeaderValue tag)
    {
        var response = context.Response;
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(tag, useStrongComparison: false))) return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
