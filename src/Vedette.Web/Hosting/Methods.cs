using Microsoft.AspNetCore.Routing.Template;

namespace Vedette.Web.Hosting;

/// <summary>HEAD is answered like GET without a body; OPTIONS, and a method that an address has not, are told which it has.</summary>
internal static class Methods
{
    private static readonly object Asked = new();

    /// <summary>Hands HEAD on as GET. The server itself still knows what was asked and sends no body.</summary>
    public static async Task HeadAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        context.Items[Asked] = HttpMethods.Head;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>Whether only the headers were asked for: what is long need not be made.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Asked);

    /// <summary>What no route takes: an address that does not exist, or a method that it has not.</summary>
    /// <param name="what">Of what kind the thing is that was looked for.</param>
    public static Task FallAsync(HttpContext context, string what)
    {
        string[] methods = [.. Allowed(context)];
        if (methods.Length == 0) return Answers.RefuseAsync(context, WebFault.NotFound(what, context.Request.Path));
        // The method is right: then the body's kind kept the route from being taken.
        if (methods.Contains(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method)) return Answers.RefuseAsync(context, WebFault.NotJson());
        string allowed = string.Join(", ", methods);
        context.Response.Headers.Allow = allowed;
        if (!HttpMethods.IsOptions(context.Request.Method)) return Answers.RefuseAsync(context, WebFault.NoMethod(context.Request.Method, allowed));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Allowed(HttpContext context)
    {
        var known = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(context.Request.Path, []))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).ToHashSet(StringComparer.Ordinal);
        if (known.Contains(HttpMethods.Get)) known.Add(HttpMethods.Head);
        if (known.Count > 0) known.Add(HttpMethods.Options);
        return known.Order(StringComparer.Ordinal);
    }
}
