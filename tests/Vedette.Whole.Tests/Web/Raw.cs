using System.Net.Sockets;
using System.Text;

namespace Vedette.Whole.Tests.Web;

/// <summary>Bytes over a socket: what no proper client would send.</summary>
internal static class Raw
{
    /// <summary>Sends it and returns all that comes back until the workbench hangs up.</summary>
    public static async Task<string> SendAsync(Uri address, string request, int seconds = 30)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        return await ReadAsync(stream, seconds);
    }

    public static async Task<string> ReadAsync(NetworkStream stream, int seconds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var answer = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, patience.Token)) > 0;) answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // Hung up on: what came before counts.
        }
        return answer.ToString();
    }

    public static string Get(string target, string host, params string[] headers) => $"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n";

    public static int StatusOf(string answer) => answer.Length > 12 ? int.Parse(answer.AsSpan(9, 3)) : 0;
}
