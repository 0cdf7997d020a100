namespace Vedette.Read.Mail;

/// <summary>The letters of a mailbox in one file (RFC 4155): each begins with a line <c>From …</c> behind an empty one.</summary>
internal static class MailBox
{
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("From "u8) && bytes.IndexOf((byte)'\n') is >= 0 and var end && MailSigns.Is(bytes[(end + 1)..]);

    public static IEnumerable<ReadOnlyMemory<byte>> Letters(ReadOnlyMemory<byte> box)
    {
        int begin = -1;
        bool isAfterGap = true;
        for (int at = 0; at < box.Length;)
        {
            int end = EndOfLine(box.Span, at);
            bool isEmpty = box.Span[at..end].TrimEnd("\r\n"u8).IsEmpty;
            if (isAfterGap && box.Span[at..end].StartsWith("From "u8))
            {
                if (begin >= 0) yield return Unescaped(box[begin..at]);
                begin = end;
            }
            isAfterGap = isEmpty;
            at = end;
        }
        if (begin >= 0) yield return Unescaped(box[begin..]);
    }

    private static int EndOfLine(ReadOnlySpan<byte> bytes, int at) => bytes[at..].IndexOf((byte)'\n') is >= 0 and var length ? at + length + 1 : bytes.Length;

    /// <summary>A line of a letter that began with "From " was given a mark before it.</summary>
    private static ReadOnlyMemory<byte> Unescaped(ReadOnlyMemory<byte> letter)
    {
        if (letter.Span.IndexOf("\n>From "u8) < 0) return letter;
        List<byte> plain = new(letter.Length);
        for (int at = 0; at < letter.Length;)
        {
            int end = EndOfLine(letter.Span, at);
            var line = letter.Span[at..end];
            plain.AddRange(line.StartsWith(">From "u8) ? line[1..] : line);
            at = end;
        }
        return plain.ToArray();
    }
}
