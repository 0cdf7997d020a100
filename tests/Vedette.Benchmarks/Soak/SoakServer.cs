using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vedette.Tests.Watching;

namespace Vedette.Benchmarks;

/// <summary>Serves a made site under many names of this machine, with random faults while it is in trouble.</summary>
internal sealed class SoakServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Random random = new(11);
    private readonly ConcurrentDictionary<string, long> answers = new();

    private SoakServer(WebApplication app) => this.app = app;

    public MadeSite Site { get; private set; } = null!;

    /// <summary>When the site stopped changing; null while it changes. From then on it has no faults either.</summary>
    public DateTimeOffset? End { get; set; }

    /// <summary>How often it gave what.</summary>
    public IEnumerable<KeyValuePair<string, long>> Answers => answers.OrderBy(a => a.Key, StringComparer.Ordinal);

    public static async Task<SoakServer> StartAsync(int feeds, TimeSpan every)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Any, 0));
        var app = builder.Build();
        var server = new SoakServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        int port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        string[] hosts = [.. Enumerable.Range(0, Math.Max(1, feeds / 10)).Select(n => $"http://127.1.{n / 250}.{1 + (n % 250)}:{port}")];
        server.Site = new MadeSite(seed: 5, feeds, pages: Math.Max(1, feeds / 20), DateTimeOffset.UtcNow, every, hosts);
        return server;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        double fault;
        lock (random) fault = End is null ? random.NextDouble() : 1;
        var now = End ?? DateTimeOffset.UtcNow;
        var (kind, a, b) = MadeSite.Parts(context.Request.Path);
        if (kind == "none" || (kind == "item" && MadeSite.IsWithoutPage(b))) Give(context, 404);
        else if (fault < 0.03) Give(context, 500);
        else if (fault < 0.05)
        {
            context.Response.Headers.RetryAfter = "5";
            Give(context, 429);
        }
        else
        {
            if (fault < 0.06) await Task.Delay(3000);
            byte[] body = Encoding.UTF8.GetBytes(kind switch { "feed" => Site.Feed(a, now), "item" => Site.Item(a, b, now), _ => Site.Page(a, now) });
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                Give(context, 304);
                return;
            }
            context.Response.ContentType = kind == "feed" ? "application/atom+xml" : "text/html; charset=utf-8";
            context.Response.ContentLength = body.Length;
            bool isCut = fault is >= 0.06 and < 0.08;
            Give(context, 200, isCut ? "200, cut" : null);
            await context.Response.Body.WriteAsync(isCut ? body.AsMemory(0, body.Length / 2) : body);
            if (isCut) context.Abort();
        }
    }

    private void Give(HttpContext context, int status, string? name = null)
    {
        context.Response.StatusCode = status;
        answers.AddOrUpdate(name ?? $"{status}", 1, (_, n) => n + 1);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
