using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Outside;

/// <summary>What came of one request.</summary>
/// <param name="Answer">Null when no server answered.</param>
/// <param name="Body">Unpacked; with a fault what came before it, else empty.</param>
/// <param name="Next">Where the server sends on to.</param>
/// <param name="IsPassing">Whether the fault may be gone soon.</param>
internal sealed record WebStep(WebAnswer? Answer, ReadOnlyMemory<byte> Body = default, Fault? Fault = null, Uri? Next = null, bool IsPassing = false)
{
    /// <summary>How long the host wants not to be asked.</summary>
    public TimeSpan Wait { get; init; }
}

/// <summary>Makes one request within its limits. What the world does comes back as a fault.</summary>
/// <param name="isPartEnough">Whether of a body that is too large the first part is taken without a fault.</param>
internal sealed class WebSteps(WebDoor door, FetchLimits limits, TimeProvider clock, bool isPartEnough = false)
{
    /// <summary>A body that unpacks to no more may be packed as tight as it likes.</summary>
    private const long AnyUnpacking = 1_000_000;

    private const string AcceptedCodings = "gzip, deflate, br";
    private const string Accepted = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.8, application/pdf;q=0.8, message/rfc822;q=0.8, */*;q=0.1";

    /// <param name="isTaken">Whether a body of this media type (null when none is told) is taken; what is not is not read.</param>
    public async Task<WebStep> TakeAsync(Uri link, WebAsk ask, Func<string?, bool> isTaken, CancellationToken cancel)
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
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation)) return Refused(link, told);
            string? media = told.Header("Content-Type");
            return isTaken(media) ? await BodyAsync(link, told, answer.Content, stop.Token).ConfigureAwait(false) : new(told, Fault: WebFaults.NotRead(link, media!));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(told, Fault: WebFaults.TooSlow(link, limits));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or VedetteException)
        {
            return new(told, Fault: FaultOf(link, e), IsPassing: IsPassing(e));
        }
    }

    private static WebStep Refused(Uri link, WebAnswer told)
    {
        bool isPassing = told.Status is 408 or 429 or >= 500;
        return isPassing && RetryAfter.Of(told) is { } wait
            ? new(told, Fault: WebFaults.Later(link, told.At + wait), IsPassing: true) { Wait = wait }
            : new(told, Fault: WebFaults.Refused(link, (HttpStatusCode)told.Status), IsPassing: isPassing);
    }

    private async Task<WebStep> BodyAsync(Uri link, WebAnswer told, HttpContent content, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > limits.Bytes && !isPartEnough) return new(told, Fault: WebFaults.TooLarge(link, limits.Bytes));
        using var sent = new MemoryStream();
        var end = await BodyCopy.CopyAsync(content, sent, limits, null, clock, cancel).ConfigureAwait(false);
        string coding = string.Join(',', content.Headers.ContentEncoding);
        long most = Math.Min(limits.Bytes, Math.Max(AnyUnpacking, sent.Length * limits.Unpacking));
        var (body, state) = ContentCoding.Undo(sent.GetBuffer().AsMemory(0, (int)sent.Length), coding, most);
        return (end, state) switch
        {
            (BodyEnd.TooSlow, _) => new(told, body, WebFaults.TooSlow(link, limits)),
            (_, Unpacking.Unknown) => new(told, body, WebFaults.BrokenOff(link, $"it is packed as “{coding}”, which was not asked for.")),
            (BodyEnd.TooLarge, _) or (_, Unpacking.TooLong) when isPartEnough => new(told, body),
            (BodyEnd.TooLarge, _) => new(told, body, WebFaults.TooLarge(link, limits.Bytes)),
            (_, Unpacking.TooLong) => new(told, body, WebFaults.UnpacksTooLarge(link, sent.Length, most)),
            (_, Unpacking.Broken) => new(told, body, WebFaults.BrokenOff(link, "it cannot be unpacked."), IsPassing: true),
            _ => new(told, body),
        };
    }

    private static HttpRequestMessage Request(Uri link, WebAsk ask)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.TryAddWithoutValidation("Accept", Accepted);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", AcceptedCodings);
        if (ask.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (ask.LastModified is { } time) request.Headers.TryAddWithoutValidation("If-Modified-Since", time);
        return request;
    }

    private WebAnswer Told(Uri link, HttpResponseMessage answer) => new(link.AbsoluteUri, (int)answer.StatusCode,
        [.. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).SelectMany(header => header.Value.Select(value => (header.Key, value)))], clock.GetUtcNow());

    private static Fault FaultOf(Uri link, Exception failure) => failure switch
    {
        VedetteException refused => new(refused.Code, refused.Message),
        { InnerException: VedetteException refused } => new(refused.Code, refused.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } => WebFaults.BadAnswer(link, failure.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => WebFaults.NotReached(link, failure),
        _ => WebFaults.BrokenOff(link, failure.Message),
    };

    private static bool IsPassing(Exception failure) => failure switch
    {
        VedetteException or { InnerException: VedetteException } => false,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } => false,
        _ => true,
    };
}
