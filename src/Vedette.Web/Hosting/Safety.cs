using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Vedette.Web.Hosting;

/// <summary>What keeps hostile texts and other sites out: a strict content security policy, headers, and no edits from elsewhere.</summary>
internal static class Safety
{
    /// <remarks>blob: lets a figure be turned into a PNG in the browser; only scripts from here can make one.</remarks>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The largest body that is read: a judgement is a few kilobytes.</summary>
    public const int LargestBody = 256 * 1024;

    /// <summary>A report may be larger: as large as a page that is read.</summary>
    public const int LargestReport = 8 * 1024 * 1024;

    private const int LargestDrained = 2 * LargestReport;

    /// <summary>What a client may send, and how slowly: one that lets the workbench wait holds a connection for seconds, not for ever.</summary>
    public static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = LargestBody;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MaxConcurrentConnections = 1000;
    }

    /// <summary>Sets the headers of every answer; what sets its own policy (the brief's own page) keeps it.</summary>
    public static Task HeadersAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            // Other sites learn nothing. With "no-referrer" browsers would send forms with "Origin: null", which looks like another site.
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>
    /// A body that says it is too large is refused, but read to its end first (to a bound): a client that sends before it reads would
    /// otherwise find the connection cut and never see why.
    /// </summary>
    public static async Task SizeAsync(HttpContext context, RequestDelegate next)
    {
        int largest = TakesReport(context.Request) ? LargestReport : LargestBody;
        if (context.Request.ContentLength is not > 0 || context.Request.ContentLength <= largest)
        {
            if (largest > LargestBody) context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = largest;
            await next(context).ConfigureAwait(false);
            return;
        }
        if (context.Request.ContentLength <= LargestDrained)
        {
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LargestDrained;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted).ConfigureAwait(false);
        }
        await Answers.RefuseAsync(context, WebFault.OfStatus(StatusCodes.Status413PayloadTooLarge)).ConfigureAwait(false);
    }

    private static bool TakesReport(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.Value is "/api/v1/documents" or "/reports";

    /// <summary>Refuses edits that a page of another site sends; browsers tell where a request comes from.</summary>
    public static Task FromHereAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        bool isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        string site = request.Headers["Sec-Fetch-Site"].ToString(), origin = request.Headers.Origin.ToString();
        bool isElsewhere = site is not ("" or "same-origin" or "none") || (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}");
        return isRead || !isElsewhere ? next(context) : Answers.RefuseAsync(context, WebFault.Elsewhere());
    }

    /// <summary>A form without its token is answered with what to do. The framework only notes that the token is missing and leaves the refusal to who reads the form.</summary>
    public static Task TokenAsync(HttpContext context, RequestDelegate next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Answers.RefuseAsync(context, WebFault.StaleForm()) : next(context);
}
