using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography.X509Certificates;
using Vedette.Model;

namespace Vedette.Web.Hosting;

/// <summary>Where and how the workbench listens.</summary>
/// <param name="Port">0: any free one.</param>
/// <param name="Certificate">With its private key; null: plain HTTP.</param>
/// <param name="Names">Under which it is asked for besides the address itself.</param>
/// <param name="Proxy">The only address whose word is taken for who asks, by which name, and whether by HTTPS; null: nobody's.</param>
public sealed record Listening(IPAddress Address, int Port, X509Certificate2? Certificate, ImmutableArray<string> Names, IPAddress? Proxy)
{
    /// <summary>This machine's own browsers and no others, in plain HTTP, which never leaves it.</summary>
    public static Listening Loopback(int port) => new(IPAddress.Loopback, port, null, [], null);

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>What browsers may call it. Whoever asks by another name was led here by somebody else's (DNS rebinding).</summary>
    internal ImmutableArray<string> Hosts =>
    [
        .. Names,
        .. IsLoopback ? ["localhost", "127.0.0.1", "[::1]"]
            : Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any) ? ["localhost", Dns.GetHostName(), .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => Print(a.Address))]
            : ImmutableArray.Create(Print(Address)),
    ];

    /// <summary>Why the workbench must not listen so; null when it may.</summary>
    /// <param name="hasAccounts">Whether a login is asked.</param>
    /// <param name="isPlainMeant">Whether whoever starts it said that passwords and reports may cross the network in the clear.</param>
    public Fault? Check(bool hasAccounts, bool isPlainMeant) =>
        IsLoopback ? null
        : !hasAccounts ? new("W722", $"On {Address} everybody on the network could read and change everything: accounts are needed. Add one with 'vedette accounts add NAME --role administrator', or leave --listen out.")
        : Certificate is null && !isPlainMeant ? new("W723", $"On {Address} without a certificate passwords and reports cross the network in the clear. Give --certificate FILE, or say --plain when the way to a proxy or the network itself is safe.")
        : null;

    private static string Print(IPAddress address) => address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{new IPAddress(address.GetAddressBytes())}]" : address.ToString();
}
