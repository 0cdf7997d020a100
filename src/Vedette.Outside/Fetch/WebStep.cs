using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What came of one request.</summary>
/// <param name="Answer">Null when no server answered.</param>
/// <param name="Body">Unpacked; with a fault what came before it, else empty.</param>
/// <param name="Next">Where the server sends on to.</param>
/// <param name="IsPassing">Whether the fault may be gone soon.</param>
internal sealed record WebStep(WebAnswer? Answer, ReadOnlyMemory<byte> Body = default, Fault? Fault = null, Uri? Next = null, bool IsPassing = false);

/// <summary>Makes one request within its limits. What the world does comes back as a fault.</summary>
internal sealed class WebSteps(WebDoor door, FetchLimits limits, TimeProvider clock)
{
    private const string Accepted = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.8, application/pdf;q=0.8, message/rfc822;q=0.8, */*;q=0.1";

    /// <param name="isRead">Whether a body of this media type (null when none is told) is taken; what is not is not read.</param>
    public async Task<WebStep> TakeAsync(Uri link, WebAsk ask, Func<string?, bool> isRead, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(limits.Whole, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        WebAnswer? told = null;
        try
        {
            using var request = Request(link, ask);
            using var answer = await door.SendAsync(request, stop.Token).ConfigureAwait(false);
            told = Told(link, answer);
            if (WebDoor.Redirect(link, answer) is { } next) return WebDoor.IsWeb(next) ? new(told, Next: next) : new(told, Fault: WebFaults.LeadsNowhere(link, next));
            if (answer.StatusCode is HttpStatusCode.NotModified && ask.IsConditional) return new(told);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation)) return new(told, Fault: WebFaults.Refused(link, answer.StatusCode), IsPassing: IsPassing(answer.StatusCode));
            string? media = told.Header("Content-Type");
            return isRead(media) ? await BodyAsync(link, told, answer.Content, stop.Token).ConfigureAwait(false) : new(told, Fault: WebFaults.NotRead(link, media!));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(told, Fault: WebFaults.TooSlow(link, limits));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or VedetteException)
        {
            return new(told, Fault: FaultOf(link, e, told is not null), IsPassing: e is not VedetteException && e.InnerException is not VedetteException);
        }
    }

    private async Task<WebStep> BodyAsync(Uri link, WebAnswer told, HttpContent content, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var end = await BodyCopy.CopyAsync(content, body, limits, null, clock, cancel).ConfigureAwait(false);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        return end switch
        {
            BodyEnd.TooLarge => new(told, bytes, WebFaults.TooLarge(link, limits.Bytes)),
            BodyEnd.TooSlow => new(told, bytes, WebFaults.TooSlow(link, limits)),
            _ => new(told, bytes),
        };
    }

    private static HttpRequestMessage Request(Uri link, WebAsk ask)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.TryAddWithoutValidation("Accept", Accepted);
        if (ask.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (ask.LastModified is { } time) request.Headers.TryAddWithoutValidation("If-Modified-Since", time);
        return request;
    }

    private WebAnswer Told(Uri link, HttpResponseMessage answer) => new(link.AbsoluteUri, (int)answer.StatusCode,
        [.. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).SelectMany(header => header.Value.Select(value => (header.Key, value)))], clock.GetUtcNow());

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static Fault FaultOf(Uri link, Exception failure, bool isAnswered) => failure switch
    {
        VedetteException refused => new(refused.Code, refused.Message),
        { InnerException: VedetteException refused } => new(refused.Code, refused.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } when !isAnswered => WebFaults.BadHeaders(link, failure.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => WebFaults.NotReached(link, failure),
        _ => WebFaults.BrokenOff(link, failure.Message),
    };
}
