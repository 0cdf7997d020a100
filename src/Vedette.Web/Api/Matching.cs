using Microsoft.Net.Http.Headers;

namespace Vedette.Web.Api;

/// <summary>An edit names what it was made on (If-Match): two people cannot undo each other's work unseen.</summary>
internal static class Matching
{
    /// <param name="present">The resource as it is now.</param>
    /// <returns>Null when the edit was made on it.</returns>
    public static WebFault? Fault(HttpRequest request, Written present)
    {
        var named = request.GetTypedHeaders().IfMatch;
        if (named.Count == 0) return WebFault.NoMatch();
        return named.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(present.Tag, useStrongComparison: true)) ? null : WebFault.Changed();
    }
}
