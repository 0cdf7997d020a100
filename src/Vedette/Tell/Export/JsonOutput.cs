using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vedette.Tell.Export;

/// <summary>JSON onto a stream, one object a line or one long object, with a buffer that does not grow with what is written.</summary>
internal sealed class JsonOutput : IDisposable
{
    private const int Full = 1 << 16;

    private readonly Stream output;
    private readonly ArrayBufferWriter<byte> buffer = new(2 * Full);

    public JsonOutput(Stream output) => (this.output, Json) = (output, new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    public Utf8JsonWriter Json { get; }

    /// <summary>Ends a line that holds one whole object and begins the next.</summary>
    public void EndLine()
    {
        Json.Flush();
        buffer.Write("\n"u8);
        Json.Reset();
        Drain(Full);
    }

    /// <summary>Between two parts of a long object: passes on what has gathered when it is much.</summary>
    public void Pass()
    {
        if (Json.BytesPending + buffer.WrittenCount < Full) return;
        Json.Flush();
        Drain(0);
    }

    public void Dispose()
    {
        Json.Dispose();
        Drain(0);
        output.Flush();
    }

    private void Drain(int from)
    {
        if (buffer.WrittenCount <= from) return;
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
