using System.Security.Claims;
using System.Security.Principal;
using Vedette.Access;
using Vedette.Web.State;
using Vedette.Web.Watching;

namespace Vedette.Web.Hosting;

/// <summary>Finds out who asks, and lets through what this one may.</summary>
internal static class Doorkeeper
{
    private const string SignIn = "/sign-in";

    public static async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        // Who asks for style and scripts does not matter, and they are asked for most.
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && DoorOf(context) is { Right: null })
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        var services = context.RequestServices;
        var (visitor, isKey) = await services.GetRequiredService<Entrance>().WhoAsync(context).ConfigureAwait(false);
        if (visitor is not null)
        {
            services.GetRequiredService<Visit>().Admit(visitor);
            // Form tokens are made for this name: one made before the sign-in, or for another person, is refused.
            if (services.GetRequiredService<Entrance>().Door is not null) context.User = new ClaimsPrincipal(new GenericIdentity(visitor.Name, "vedette"));
        }
        var door = DoorOf(context);
        if (door is { Right: null }) await next(context).ConfigureAwait(false);
        else if (visitor is null) await AskAsync(context, isKey).ConfigureAwait(false);
        else if (door is null) await Answers.RefuseAsync(context, WebFault.NoDoor()).ConfigureAwait(false);
        else if (door.Right is { } right && visitor.Refuse(right) is { } refusal) await Answers.RefuseAsync(context, WebFault.Forbidden(refusal)).ConfigureAwait(false);
        else await next(context).ConfigureAwait(false);
    }

    /// <summary>What was let through works on one snapshot from begin to end; what is open to all needs none.</summary>
    public static async Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (DoorOf(context) is not { Right: null } && context.GetEndpoint()?.Metadata.GetMetadata<WithoutSnapshot>() is null) await services.GetRequiredService<Visit>().BeginAsync(services.GetRequiredService<Office>(), context.RequestAborted).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }

    // What leads nowhere, or knows no such method, is told so to those only who may see something.
    public static Doors.Door? DoorOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint ? Doors.Of(context.Request.Method, endpoint.RoutePattern.RawText ?? "") : new Doors.Door(Right.Read);

    private static Task AskAsync(HttpContext context, bool isKey)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        if (Answers.IsForPrograms(request)) headers.WWWAuthenticate = "Bearer";
        // htmx would put the page to sign in at into a part of another.
        else if (request.Headers.ContainsKey("HX-Request")) headers["HX-Redirect"] = SignIn;
        else if (HttpMethods.IsGet(request.Method) && !isKey)
        {
            context.Response.Redirect($"{SignIn}?to={Uri.EscapeDataString(request.Path + request.QueryString)}");
            return Task.CompletedTask;
        }
        return Answers.RefuseAsync(context, WebFault.NotSignedIn(isKey));
    }
}
