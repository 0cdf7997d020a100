using System.Security.Cryptography;
using System.Text;
using Vedette.Web.State;

namespace Vedette.Web.Hosting;

/// <summary>Marks an endpoint that adds something: asked twice with one Idempotency-Key it adds once.</summary>
internal sealed class AddsOnce;

/// <summary>
/// The first answers to adds, by visitor and Idempotency-Key, for a day, as long as this process lives. Only what was done is remembered: what was refused changed nothing, so its
/// key is free for the mended request.
/// </summary>
internal sealed class IdempotencyKeys(TimeProvider clock)
{
    public const string Header = "Idempotency-Key", Replayed = "Idempotency-Replayed";
    private const int MostKept = 10_000, LargestKept = 64 * 1024, MostHeld = 32 << 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Lock gate = new();
    private readonly Dictionary<(string By, string Key), Answer> answers = [];
    private readonly Queue<((string By, string Key) Slot, Answer Answer)> ages = [];
    private long held;

    /// <param name="Done">Null while the first request is still being done.</param>
    private sealed record Answer(string Request, DateTimeOffset At, Sent? Done);
    private sealed record Sent(int Status, string? Type, string? Location, string? Tag, byte[] Body);

    public static Task OnceAsync(HttpContext context, RequestDelegate next)
    {
        string? key = context.Request.Headers[Header];
        if (key is null || context.GetEndpoint()?.Metadata.GetMetadata<AddsOnce>() is null) return next(context);
        if (key.Length is 0 or > 255 || key.Any(c => c is <= ' ' or > '~')) return Answers.RefuseAsync(context, WebFault.BadKey());
        var services = context.RequestServices;
        return services.GetRequiredService<IdempotencyKeys>().OnceAsync(context, (services.GetRequiredService<Desk>().By, key), next);
    }

    private async Task OnceAsync(HttpContext context, (string By, string Key) slot, RequestDelegate next)
    {
        string request = await PrintAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (Begin(slot, request) is { } earlier)
        {
            await (earlier.Request != request ? Answers.RefuseAsync(context, WebFault.OtherRequest())
                : earlier.Done is { } done ? ReplayAsync(context, done)
                : Answers.RefuseAsync(context, WebFault.StillAtIt())).ConfigureAwait(false);
            return;
        }
        Sent? sent = null;
        try
        {
            sent = await RecordAsync(context, next).ConfigureAwait(false);
        }
        finally
        {
            End(slot, request, sent);
        }
    }

    /// <summary>What was asked, as a hash over method, address and body. The body is read whole and given back to be read again.</summary>
    private static async Task<string> PrintAsync(HttpRequest request, CancellationToken cancel)
    {
        var whole = new MemoryStream();
        await request.Body.CopyToAsync(whole, cancel).ConfigureAwait(false);
        whole.Position = 0;
        request.Body = whole;
        request.HttpContext.Response.RegisterForDispose(whole);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.ContentType}\n"));
        hash.AppendData(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<Sent?> RecordAsync(HttpContext context, RequestDelegate next)
    {
        var (response, client) = (context.Response, context.Response.Body);
        using var body = new MemoryStream();
        response.Body = body;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            response.Body = client;
        }
        byte[] bytes = body.ToArray();
        await client.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        return response.StatusCode is >= 200 and < 300 && bytes.Length <= LargestKept ? new(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, bytes) : null;
    }

    private static Task ReplayAsync(HttpContext context, Sent sent)
    {
        var response = context.Response;
        response.StatusCode = sent.Status;
        response.ContentType = sent.Type;
        response.ContentLength = sent.Body.Length;
        if (sent.Location is not null) response.Headers.Location = sent.Location;
        if (sent.Tag is not null) response.Headers.ETag = sent.Tag;
        response.Headers[Replayed] = "true";
        return response.Body.WriteAsync(sent.Body, context.RequestAborted).AsTask();
    }

    /// <returns>Null when the key is new: it is taken then.</returns>
    private Answer? Begin((string By, string Key) slot, string request)
    {
        lock (gate)
        {
            Forget();
            if (answers.TryGetValue(slot, out var earlier)) return earlier;
            answers.Add(slot, new(request, clock.GetUtcNow(), null));
            return null;
        }
    }

    private void End((string By, string Key) slot, string request, Sent? sent)
    {
        lock (gate)
        {
            answers.Remove(slot);
            if (sent is null) return;
            var answer = new Answer(request, clock.GetUtcNow(), sent);
            answers.Add(slot, answer);
            ages.Enqueue((slot, answer));
            held += sent.Body.Length;
            Forget();
        }
    }

    /// <summary>Drops what is older than a day, and the oldest when there are too many.</summary>
    private void Forget()
    {
        var now = clock.GetUtcNow();
        while (ages.TryPeek(out var oldest) && (now - oldest.Answer.At > Kept || ages.Count > MostKept || held > MostHeld))
        {
            ages.Dequeue();
            answers.Remove(oldest.Slot);
            held -= oldest.Answer.Done!.Body.Length;
        }
    }
}
