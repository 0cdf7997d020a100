using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What a download may cost.</summary>
/// <param name="Bytes">Largest body.</param>
/// <param name="Whole">Longest time from asking to the last byte.</param>
/// <param name="AllowPrivate">Whether machines of this network, and this machine, may be asked.</param>
public sealed record DownloadLimits(long Bytes, TimeSpan Whole, bool AllowPrivate = false)
{
    public static DownloadLimits Usual { get; } = new(500_000_000, TimeSpan.FromMinutes(5));
}

/// <summary>
/// Gets one address of the web into a file, whole or not at all. Redirects are followed a few times; private addresses are refused at every step, by the address
/// that the connection is made to, so that no name that changes its mind leads there.
/// </summary>
public static class Download
{
    private const int MostRedirects = 5;

    public static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "http" or "https";

    /// <summary>The downloaded file, in the folder for temporary files; the caller deletes it.</summary>
    /// <param name="progress">Gets the bytes so far.</param>
    /// <exception cref="VedetteException">W260 the address gives no such file, W261 it is private, W262 it is too large or too slow.</exception>
    public static async Task<string> ToFileAsync(string address, DownloadLimits limits, Action<long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        string path = Path.Combine(Path.GetTempPath(), $"vedette-{Guid.NewGuid():N}.part");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(limits.Whole);
        bool isWhole = false;
        try
        {
            using var client = ClientOf(limits);
            using var answer = await AnswerAsync(client, new Uri(address), limits, stop.Token).ConfigureAwait(false);
            if (answer.Content.Headers.ContentLength > limits.Bytes) throw TooMuch(address, limits);
            var body = await answer.Content.ReadAsStreamAsync(stop.Token).ConfigureAwait(false);
            await using var _ = body.ConfigureAwait(false);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using var __ = file.ConfigureAwait(false);
            byte[] buffer = new byte[1 << 16];
            for (long count = 0; await body.ReadAsync(buffer, stop.Token).ConfigureAwait(false) is > 0 and var read; progress?.Invoke(count))
            {
                count += read;
                if (count > limits.Bytes) throw TooMuch(address, limits);
                await file.WriteAsync(buffer.AsMemory(0, read), stop.Token).ConfigureAwait(false);
            }
            isWhole = true;
            return path;
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new VedetteException("W262", $"{address} did not come within {limits.Whole.TotalSeconds:F0} seconds; nothing was added. Try again, or get it by other means and give the file.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw e.InnerException as VedetteException ?? new VedetteException("W260", $"{address} could not be fetched: {e.Message} Nothing was added; check the link and the network.", e);
        }
        finally
        {
            if (!isWhole) File.Delete(path);
        }
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient client, Uri link, DownloadLimits limits, CancellationToken cancel)
    {
        for (int redirects = 0; ; redirects++)
        {
            if (link.Scheme is not ("http" or "https")) throw new VedetteException("W260", $"{link} is no link of the web (http or https).");
            if (!limits.AllowPrivate) await PublicAddresses.OfAsync(link.IdnHost, cancel).ConfigureAwait(false);
            var answer = await client.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.OK) return answer;
            var (status, next) = (answer.StatusCode, answer.Headers.Location);
            answer.Dispose();
            if ((int)status is < 300 or >= 400 || next is null) throw new VedetteException("W260", $"{link} answers {(int)status} {status}; nothing was added. Check the link.");
            if (redirects == MostRedirects) throw new VedetteException("W260", $"{link} leads on and on ({MostRedirects} redirects); nothing was added. Check the link.");
            link = new Uri(link, next);
        }
    }

    private static HttpClient ClientOf(DownloadLimits limits)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, cancel) =>
            {
                // Through a proxy, which the user has set, the connection is to the proxy; the target was looked at before.
                bool isTarget = context.DnsEndPoint.Host == context.InitialRequestMessage.RequestUri?.IdnHost;
                var addresses = limits.AllowPrivate || !isTarget
                    ? await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false)
                    : await PublicAddresses.OfAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("vedette", typeof(Download).Assembly.GetName().Version?.ToString(3) ?? "0"));
        return client;
    }

    private static VedetteException TooMuch(string address, DownloadLimits limits) =>
        new("W262", $"{address} is larger than {limits.Bytes:N0} bytes; nothing was added. Get it by other means and give the file.");
}
