using Microsoft.AspNetCore.Antiforgery;

namespace Vedette.Web.Hosting;

/// <summary>Ends a session: the form stands at the head of every page.</summary>
internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", async (HttpContext context, Entrance entrance) =>
    {
        if (entrance.Door is { } door && SessionCookie.Read(context) is { } session) await door.SignOutAsync(session, context.RequestAborted).ConfigureAwait(false);
        SessionCookie.Remove(context);
        return Results.Redirect("/sign-in");
    }).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
}
