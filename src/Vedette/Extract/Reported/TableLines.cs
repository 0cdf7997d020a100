using System.Text;

namespace Vedette.Extract;

/// <summary>A line of a table.</summary>
/// <param name="Number">From 1.</param>
/// <param name="IsWestern">It is not UTF-8 and was read as Latin-1, so that no byte is lost.</param>
/// <param name="IsCut">It is longer than a line may be; the text is its first part.</param>
internal readonly record struct TableLine(long Number, string Text, bool IsWestern, bool IsCut);

/// <summary>The lines of a stream, with a buffer that does not grow with it, whatever the stream holds. Empty lines are passed over but counted.</summary>
internal static class TableLines
{
    /// <summary>In bytes. The longest rows of GDELT have some thousands.</summary>
    public const int Longest = 1 << 18;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<TableLine> Of(Stream stream)
    {
        byte[] buffer = new byte[2 * Longest];
        int from = 0, filled = 0;
        long number = 0;
        bool isSkipping = false, isEnd = false;
        while (true)
        {
            int found = Array.IndexOf(buffer, (byte)'\n', from, filled - from);
            if (found < 0 && !isEnd && filled - from <= Longest)
            {
                Buffer.BlockCopy(buffer, from, buffer, 0, filled - from);
                (filled, from) = (filled - from, 0);
                int read = stream.Read(buffer, filled, buffer.Length - filled);
                isEnd = read == 0;
                filled += read;
                continue;
            }
            int end = found >= 0 ? found : filled;
            if (found < 0 && end == from) yield break;
            if (isSkipping) isSkipping = found < 0;
            else
            {
                number++;
                int length = end - from;
                isSkipping = found < 0 && !isEnd;
                bool isCut = length > Longest || isSkipping;
                if (length > Longest) length = Longest;
                if (length > 0 && buffer[from + length - 1] == '\r' && !isCut) length--;
                if (length > 0) yield return LineOf(number, buffer.AsSpan(from, length), isCut);
            }
            from = found >= 0 ? found + 1 : filled;
        }
    }

    private static TableLine LineOf(long number, ReadOnlySpan<byte> bytes, bool isCut)
    {
        if (number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        bool isWestern = !System.Text.Unicode.Utf8.IsValid(bytes);
        return new(number, (isWestern ? Encoding.Latin1 : Strict).GetString(bytes), isWestern, isCut);
    }
}
