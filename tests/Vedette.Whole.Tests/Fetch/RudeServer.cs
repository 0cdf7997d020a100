using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Vedette.Web.Hosting;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>A request as it came.</summary>
/// <param name="At">By the clock that was handed in.</param>
internal sealed record Asked(string Path, TimeSpan At, string Protocol, IReadOnlyDictionary<string, string> Headers);

/// <summary>A server on loopback that answers each path as it is told (<see cref="Rude"/>); what it was not told is not there.</summary>
internal sealed class RudeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new();
    private readonly ConcurrentQueue<Asked> asked = new();
    private readonly WebApplication server;

    private RudeServer(TimeProvider clock, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, to =>
        {
            if (certificate is not null) to.UseHttps(certificate);
        }));
        if (certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        server = builder.Build();
        long started = clock.GetTimestamp();
        server.Run(context =>
        {
            string path = context.Request.Path + context.Request.QueryString.Value;
            asked.Enqueue(new(path, clock.GetElapsedTime(started), context.Request.Protocol, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return answers.GetValueOrDefault(path, Rude.Status(404))(context);
        });
    }

    /// <summary>What was asked for, but for the robots file.</summary>
    public IReadOnlyList<Asked> Asked => [.. asked.Where(a => a.Path != "/robots.txt")];
    public int AskedForRobots => asked.Count(a => a.Path == "/robots.txt");

    public static async Task<RudeServer> StartAsync(TimeProvider? clock = null, X509Certificate2? certificate = null)
    {
        var started = new RudeServer(clock ?? TimeProvider.System, certificate);
        await started.server.StartAsync();
        return started;
    }

    public int Port => new Uri(WorkbenchServer.AddressOf(server)).Port;

    /// <param name="host">A name that the test's own resolver knows.</param>
    public string At(string path, string host = "127.0.0.1") => $"http://{host}:{Port}{path}";

    public RudeServer On(string path, RequestDelegate answer)
    {
        answers[path] = answer;
        return this;
    }

    public RudeServer Robots(string file) => On("/robots.txt", Rude.Bytes("text/plain", System.Text.Encoding.UTF8.GetBytes(file)));

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }
}
