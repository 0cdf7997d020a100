using System.Net;
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

/// <summary>Gets one address of the web into a file as it is sent, whole or not at all. Redirects are followed a few times; private addresses are refused at every step (<see cref="Reach"/>).</summary>
public static class Download
{
    public static bool IsWeb(string address) => WebDoor.Link(address) is not null;

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
            using var door = new WebDoor(new Reach(limits.AllowPrivate));
            using var answer = await AnswerAsync(door, new Uri(address), stop.Token).ConfigureAwait(false);
            if (answer.Content.Headers.ContentLength > limits.Bytes) throw TooLarge(address, limits);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using var _ = file.ConfigureAwait(false);
            var end = await BodyCopy.CopyAsync(answer.Content, file, new() { Bytes = limits.Bytes }, progress, TimeProvider.System, stop.Token).ConfigureAwait(false);
            if (end is BodyEnd.TooLarge) throw TooLarge(address, limits);
            if (end is BodyEnd.TooSlow) throw TooSlow(address, limits);
            isWhole = true;
            return path;
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw TooSlow(address, limits, e);
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

    private static async Task<HttpResponseMessage> AnswerAsync(WebDoor door, Uri link, CancellationToken cancel)
    {
        for (int redirects = 0; ; redirects++)
        {
            if (!WebDoor.IsWeb(link)) throw new VedetteException("W260", $"{link} is no link of the web (http or https).");
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            var answer = await door.SendAsync(request, cancel).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.OK) return answer;
            var (status, next) = (answer.StatusCode, WebDoor.Redirect(link, answer));
            answer.Dispose();
            if (next is null) throw new VedetteException("W260", $"{link} answers {(int)status} {status}; nothing was added. Check the link.");
            if (redirects == WebDoor.MostRedirects) throw new VedetteException("W260", $"{link} leads on and on ({WebDoor.MostRedirects} redirects); nothing was added. Check the link.");
            link = next;
        }
    }

    private static VedetteException TooLarge(string address, DownloadLimits limits) =>
        new("W262", $"{address} is larger than {limits.Bytes:N0} bytes; nothing was added. Get it by other means and give the file.");

    private static VedetteException TooSlow(string address, DownloadLimits limits, Exception? inner = null) =>
        new("W262", $"{address} trickles, or did not come within {limits.Whole.TotalSeconds:F0} seconds; nothing was added. Try again, or get it by other means and give the file.", inner);
}
