using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What is unpacked, up to a bound: a small archive may hold more than any disk. It ends early only by saying so.</summary>
/// <param name="told">The length that the packing tells, modulo 2^32 as gzip has it; null when there is no packing.</param>
/// <param name="owner">Is closed with it.</param>
internal sealed class BoundedStream(Stream inner, string address, long bound, long? told, IDisposable? owner = null) : Stream
{
    private long count;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => count; set => throw new NotSupportedException(); }

    /// <exception cref="VedetteException">W257: longer than the bound, or not as long as told.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        count += read;
        if (count > bound) throw new VedetteException("W257", $"{address} holds more than {bound:N0} bytes when unpacked; nothing of it was added. Split it.");
        if (read == 0 && buffer.Length > 0 && told is { } length && (uint)count != (uint)length)
            throw new VedetteException("W257", $"{address} is damaged: it unpacks to {count:N0} bytes and tells {length:N0}, or it has several parts. Nothing of it was added; get it again, or unpack it.");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }
        base.Dispose(disposing);
    }
}
