using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Outside;

/// <summary>
/// A hash over the values of rows as they are kept. SQLite checks the shape of its pages, not what is in them;
/// with the seal a flipped bit in a text or a claim is found when it is read.
/// </summary>
internal sealed class Seal : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Seal Add(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        hash.AppendData(bytes);
        return this;
    }

    public Seal Add(byte[]? bytes)
    {
        Add(bytes?.Length ?? -1L);
        if (bytes is not null) hash.AppendData(bytes);
        return this;
    }

    public Seal Add(string? text) => Add(text is null ? null : Encoding.UTF8.GetBytes(text));

    public byte[] Close() => hash.GetHashAndReset()[..16];

    public void Dispose() => hash.Dispose();
}
