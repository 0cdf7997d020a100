using System.Net;
using System.Net.Sockets;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// Which machines may be connected to. The address that is looked at is the one that is connected to, at each new connection, so that no name that changes its mind leads to this
/// machine or its neighbours. Through a proxy, which the user has set, the proxy finds the machine; what can be known of it here is looked at before.
/// </summary>
/// <param name="allowPrivate">Whether machines of this network, and this machine, may be asked.</param>
public sealed class Reach(bool allowPrivate)
{
    /// <summary>The longest time for one of the addresses of a host, of which some may be dead.</summary>
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;
    internal Func<IPAddress, bool> IsAllowed { get; init; } = address => allowPrivate || PublicAddresses.IsPublic(address);

    /// <summary>For what the connection itself does not show: which machine a proxy is asked to go to. A name that only the proxy can find is left to it.</summary>
    /// <exception cref="VedetteException">W261: it may not be asked.</exception>
    internal async Task CheckThroughProxyAsync(Uri link, CancellationToken cancel)
    {
        if (!IsThroughProxy(link)) return;
        try
        {
            await AddressesAsync(link.IdnHost, cancel).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            // The proxy finds it, or tells that there is none.
        }
    }

    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        string host = context.DnsEndPoint.Host;
        var addresses = context.InitialRequestMessage.RequestUri is { } link && IsThroughProxy(link)
            ? await Resolve(host, cancel).ConfigureAwait(false)
            : await AddressesAsync(host, cancel).ConfigureAwait(false);
        for (int i = 0; ; i++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(LongestConnect);
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], context.DnsEndPoint.Port, limit.Token).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e)
            {
                socket.Dispose();
                bool isDead = e is SocketException || (e is OperationCanceledException && !cancel.IsCancellationRequested);
                if (!isDead) throw;
                if (i + 1 == addresses.Length) throw e as SocketException ?? new SocketException((int)SocketError.TimedOut);
            }
        }
    }

    /// <summary>The addresses of a host, all of which may be asked.</summary>
    /// <exception cref="VedetteException">W261: one of them may not.</exception>
    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancel)
    {
        // The resolver takes no unspecified address (0.0.0.0) and throws.
        var addresses = IPAddress.TryParse(host, out var own) ? [own] : await Resolve(host, cancel).ConfigureAwait(false);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        return addresses.All(IsAllowed) ? addresses
            : throw new VedetteException("W261", $"{host} is an address of this machine or its network, which links may not lead to. --allow-private allows it.");
    }

    private static bool IsThroughProxy(Uri link) => HttpClient.DefaultProxy.GetProxy(link) is not null;
}
