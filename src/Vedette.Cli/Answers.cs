using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vedette.Cli;

/// <summary>JSON Lines on standard output: one object a line, UTF-8 without a byte order mark, nothing else.</summary>
internal sealed class Answers(Stream output) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);

    public static Answers OnStandardOutput() => new(Console.OpenStandardOutput());

    /// <summary>Writes one line. The whole line is made before any of it is written, so a failure in the middle leaves no half line.</summary>
    public void Write(Action<Utf8JsonWriter> body)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options)) body(json);
        output.Write(buffer.WrittenSpan);
        output.WriteByte((byte)'\n');
    }

    public void Dispose() => output.Dispose();
}
