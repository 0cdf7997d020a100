using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>What servers of the web do to those who ask.</summary>
internal static class Rude
{
    public static RequestDelegate Page(string words) => Bytes("text/html; charset=utf-8", Encoding.UTF8.GetBytes($"<!doctype html><html><head><title>The lock</title></head><body><article><h1>The lock</h1><p>{words}</p></article></body></html>"));

    public static RequestDelegate Bytes(string type, byte[] body, params (string Name, string Value)[] headers) => async context =>
    {
        if (type.Length > 0) context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers.Append(name, value);
        await context.Response.Body.WriteAsync(body);
    };

    public static RequestDelegate Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers.Append(name, value);
        return Task.CompletedTask;
    };

    public static RequestDelegate To(string target, int status = 302) => Status(status, ("Location", target));

    /// <summary>Each answer once, the last for ever.</summary>
    public static RequestDelegate Then(params RequestDelegate[] answers)
    {
        int next = -1;
        return context => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](context);
    }

    public static RequestDelegate Endless(string type = "text/html", string beginning = "") => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        byte[] words = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("# and so on\n", 1000)));
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(words, context.RequestAborted);
    };

    /// <summary>A byte a second of the clock, without end.</summary>
    public static RequestDelegate Trickle(HandClock clock) => async context =>
    {
        context.Response.ContentType = "text/html";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync("<"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    };

    public static RequestDelegate Silence(HandClock clock) => context =>
    {
        clock.Advance(TimeSpan.FromHours(6));
        return Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    public static RequestDelegate Bomb(string coding) => Bytes("text/html", Packed(new byte[20_000_000], coding), ("Content-Encoding", coding));

    /// <summary>Tells of more than anybody wants, and waits.</summary>
    public static RequestDelegate Large => async context =>
    {
        context.Response.ContentType = "text/html";
        context.Response.ContentLength = 99_000_000;
        await context.Response.Body.WriteAsync(new byte[100]);
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    public static byte[] Packed(byte[] body, string coding)
    {
        var packed = new MemoryStream();
        using (Stream stream = coding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(body);
        return packed.ToArray();
    }
}
