using System.Net;
using System.Net.Sockets;

namespace Vedette.Outside;

/// <summary>Which addresses belong to the open network and not to this machine, its neighbours or nobody (IANA special-purpose address registries).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"]).Select(IPNetwork.Parse),
    ];

    /// <summary>Networks of the newer protocol that carry an address of the older one, with the byte at which it stands.</summary>
    private static readonly (IPNetwork Network, int At)[] Carriers = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2), (IPNetwork.Parse("::/96"), 12)];

    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (Special.Any(network => network.Contains(address))) return false;
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return true;
        byte[] bytes = address.GetAddressBytes();
        return !Carriers.Any(carrier => carrier.Network.Contains(address) && !IsPublic(new IPAddress(bytes.AsSpan(carrier.At, 4))));
    }
}
