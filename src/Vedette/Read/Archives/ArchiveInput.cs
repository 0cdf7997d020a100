using System.Text;

namespace Vedette.Read.Archives;

/// <summary>Lines and blocks of bytes from a stream, through one buffer, whatever the stream's length.</summary>
internal sealed class ArchiveInput(Stream stream)
{
    private const int LongestLine = 65_536;

    private readonly byte[] buffer = new byte[1 << 16];
    private readonly byte[] line = new byte[LongestLine];
    private int at, end;

    /// <summary>The next line without its end; null at the end of the stream. Of a line beyond the limit the first part.</summary>
    public string? Line()
    {
        int length = 0;
        while (true)
        {
            if (at == end && !Fill()) return length == 0 ? null : Text(length);
            int stop = buffer.AsSpan(at, end - at).IndexOf((byte)'\n');
            int take = stop < 0 ? end - at : stop, keep = Math.Min(take, LongestLine - length);
            buffer.AsSpan(at, keep).CopyTo(line.AsSpan(length));
            length += keep;
            at += take;
            if (stop < 0) continue;
            at++;
            return Text(length);
        }
    }

    /// <summary>A block of the stream; shorter when the stream ends before.</summary>
    public byte[] Block(int length)
    {
        var block = GC.AllocateUninitializedArray<byte>(length);
        int filled = 0;
        while (filled < length)
        {
            if (at == end && !Fill()) return block[..filled];
            int take = Math.Min(length - filled, end - at);
            buffer.AsSpan(at, take).CopyTo(block.AsSpan(filled));
            filled += take;
            at += take;
        }
        return block;
    }

    /// <returns>False when the stream ended before.</returns>
    public bool Skip(long length)
    {
        while (length > 0)
        {
            if (at == end && !Fill()) return false;
            int take = (int)Math.Min(length, end - at);
            at += take;
            length -= take;
        }
        return true;
    }

    private string Text(int length) => Encoding.UTF8.GetString(line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length);

    private bool Fill()
    {
        (at, end) = (0, stream.Read(buffer));
        return end > 0;
    }
}
