using Vedette.Access;

namespace Vedette.Web.Hosting;

/// <summary>The cookie that holds a session's id: no script reads it, no other site sends it, and under HTTPS nothing but HTTPS and this very host may have set it.</summary>
internal static class SessionCookie
{
    private const string Plain = "vedette-session", Secure = "__Host-vedette-session";

    public static string? Read(HttpContext context) => context.Request.Cookies[NameFor(context)] is { Length: > 0 and <= 200 } id ? id : null;

    public static void Write(HttpContext context, Token token) => context.Response.Cookies.Append(NameFor(context), token.Reveal(), Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(context));

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? Secure : Plain;

    // Without an expiry: the browser forgets it when it is closed, the workbench at the latest when the session ends.
    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
