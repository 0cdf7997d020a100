using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vedette.Whole.Tests.Reported;

/// <summary>A server on loopback that answers each path as a test says, down to the bytes.</summary>
internal sealed class Served : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;

    public Served(Func<string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Asked { get; private set; }

    public string At(string path) => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/{path}";

    public static Served With(Dictionary<string, byte[]> files) => new((path, stream, cancel) => files.TryGetValue(path, out byte[]? bytes) ? SendAsync(stream, "200 OK", $"Content-Length: {bytes.Length}\r\n", bytes, cancel) : SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel));

    public static async Task SendAsync(Stream stream, string status, string headers, byte[] body, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n"), cancel);
        await stream.WriteAsync(body, cancel);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, leaveOpen: true);
            string path = (await reader.ReadLineAsync(stop.Token) ?? "").Split(' ').ElementAtOrDefault(1)?.TrimStart('/') ?? "";
            while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 }) { }
            Asked++;
            await answer(path, stream, stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }
}
