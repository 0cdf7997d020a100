using System.Runtime.InteropServices;
using System.Text;

namespace Vedette.Language;

/// <summary>Reads the body of a weights file front to back. All lengths are checked; running past the end is a <see cref="WeightsException"/>.</summary>
public sealed class WeightsReader(ReadOnlyMemory<byte> body, string hash)
{
    private int position;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the weights: the version that made a value.</summary>
    public string Hash { get; } = hash;

    public int ReadInt() => MemoryMarshal.Read<int>(Take(sizeof(int)));
    public string ReadString() => Encoding.UTF8.GetString(Take(ReadLength(1)));

    public T[] ReadArray<T>() where T : unmanaged
    {
        int size = Marshal.SizeOf<T>();
        return MemoryMarshal.Cast<byte, T>(Take(ReadLength(size) * size)).ToArray();
    }

    public string[] ReadStrings()
    {
        var strings = new string[ReadLength(4)];
        for (int i = 0; i < strings.Length; i++) strings[i] = ReadString();
        return strings;
    }

    private int ReadLength(int size)
    {
        int length = ReadInt();
        if (length < 0 || (long)length * size > body.Length - position) throw new WeightsException("The weights file ends before its content does.");
        return length;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > body.Length - position) throw new WeightsException("The weights file ends before its content does.");
        var taken = body.Span.Slice(position, count);
        position += count;
        return taken;
    }
}
