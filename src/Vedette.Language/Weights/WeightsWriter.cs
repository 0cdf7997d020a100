using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Vedette.Language;

/// <summary>The twin of <see cref="WeightsReader"/>.</summary>
public sealed class WeightsWriter
{
    private readonly ArrayBufferWriter<byte> body = new();

    public ReadOnlySpan<byte> Written => body.WrittenSpan;

    public void Write(int value) => body.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    public void Write(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Write(bytes.Length);
        body.Write(bytes);
    }

    public void Write<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        Write(values.Length);
        body.Write(MemoryMarshal.AsBytes(values));
    }

    public void Write(IReadOnlyCollection<string> values)
    {
        Write(values.Count);
        foreach (var value in values) Write(value);
    }
}
