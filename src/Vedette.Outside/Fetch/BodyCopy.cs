namespace Vedette.Outside;

/// <summary>How the copying of a body ended.</summary>
internal enum BodyEnd : byte { Whole, TooLarge, TooSlow }

/// <summary>Copies a body as it comes, up to its limits: an endless one ends, and so does one that trickles so that no single wait is long.</summary>
internal static class BodyCopy
{
    private const int Chunk = 1 << 16;

    /// <param name="into">Holds what came, however it ended.</param>
    /// <param name="progress">Gets the bytes so far.</param>
    /// <exception cref="IOException">The body was broken off.</exception>
    /// <exception cref="HttpRequestException">The body was broken off.</exception>
    public static async Task<BodyEnd> CopyAsync(HttpContent content, Stream into, FetchLimits limits, Action<long>? progress, TimeProvider clock, CancellationToken cancel)
    {
        var body = await content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        long started = clock.GetTimestamp(), count = 0;
        byte[] buffer = new byte[Chunk];
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            while (true)
            {
                late.CancelAfter(Left());
                int read = await body.ReadAsync(buffer, stop.Token).ConfigureAwait(false);
                if (read == 0) return BodyEnd.Whole;
                int kept = (int)Math.Min(read, limits.Bytes - count);
                await into.WriteAsync(buffer.AsMemory(0, kept), stop.Token).ConfigureAwait(false);
                if (kept < read) return BodyEnd.TooLarge;
                count += read;
                progress?.Invoke(count);
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return BodyEnd.TooSlow;
        }

        TimeSpan Left()
        {
            var left = limits.Grace + TimeSpan.FromSeconds((double)count / limits.Slowest) - clock.GetElapsedTime(started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
