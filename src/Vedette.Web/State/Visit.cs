using Vedette.Web.Watching;

namespace Vedette.Web.State;

/// <summary>One request's view: the snapshot it works on from begin to end.</summary>
public sealed class Visit
{
    private Snapshot? now;

    /// <exception cref="InvalidOperationException">The request has none: it asked for a style or a script.</exception>
    public Snapshot Now => now ?? throw new InvalidOperationException("This request has no snapshot.");

    internal static async Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && context.GetEndpoint()?.Metadata.GetMetadata<WithoutSnapshot>() is null)
        {
            var services = context.RequestServices;
            services.GetRequiredService<Visit>().now = await services.GetRequiredService<Desk>().NowAsync(context.RequestAborted).ConfigureAwait(false);
        }
        await next(context).ConfigureAwait(false);
    }
}
