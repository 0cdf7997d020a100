using System.Net;
using System.Net.Http.Headers;

namespace Vedette.Outside;

/// <summary>
/// The one way out to the web: requests without cookies, under the program's own name, to machines that may be asked, by HTTP/2 where the server has it, through the proxies that the
/// environment names. Redirects are told, not followed: whoever asks looks at each of them first.
/// </summary>
internal sealed class WebDoor : IDisposable
{
    public const int MostRedirects = 5;

    /// <summary>All headers of one answer together, in KiB.</summary>
    private const int MostHeaders = 64;

    private readonly HttpClient client;
    private readonly Reach reach;

    public WebDoor(Reach reach)
    {
        this.reach = reach;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            MaxResponseHeadersLength = MostHeaders,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = reach.ConnectAsync,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Product, typeof(WebDoor).Assembly.GetName().Version?.ToString(3) ?? "0"));
    }

    /// <summary>The name under which the program asks, and which robots files may speak to.</summary>
    public static string Product => "vedette";

    /// <summary>The headers of the answer; the body is read from it later.</summary>
    /// <exception cref="Vedette.Model.VedetteException">W261: the machine may not be asked; inside the exception of the client when the connection itself showed it.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        await reach.CheckThroughProxyAsync(request.RequestUri!, cancel).ConfigureAwait(false);
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
    }

    /// <summary>A link of the web (http or https), or null.</summary>
    public static Uri? Link(string address) => Uri.TryCreate(address, UriKind.Absolute, out var link) && IsWeb(link) ? link : null;

    /// <summary>Whether a link is of the web, with a host that can be asked for.</summary>
    public static bool IsWeb(Uri link) => link.Scheme is "http" or "https" && Uri.CheckHostName(link.IdnHost.Trim('[', ']')) is not UriHostNameType.Unknown;

    /// <summary>Where an answer sends on to, null when it does not.</summary>
    public static Uri? Redirect(Uri link, HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && answer.Headers.Location is { } next
        && Uri.TryCreate(link, next, out var target) ? target : null;

    public void Dispose() => client.Dispose();
}
