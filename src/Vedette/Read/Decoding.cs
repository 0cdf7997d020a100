using System.Buffers;
using System.Text;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// Text from bytes: a byte order mark, then UTF-8 when it holds, then what the page declares, else Windows-1252. No byte is lost; doubts are faults.
/// Valid UTF-8 goes before the declared charset, because text of another charset hardly ever is valid UTF-8 while pages often declare the wrong one.
/// </summary>
internal static class Decoding
{
    /// <summary>A text keeps UTF-8 when at least this many of its multi-byte characters are right for each bad byte.</summary>
    private const int GoodForEachBad = 2;

    public static string Decode(ReadOnlySpan<byte> bytes, string? declared, List<Fault> faults)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Utf8(bytes[3..], null, faults, offset: 3);
        if (WideOf(bytes) is { } wide) return Wide(bytes, wide.Encoding, wide.Mark, faults);
        Encoding? encoding = null;
        if (declared is not null && !IsUtf8(declared) && (encoding = EncodingOf(declared)) is null)
            faults.Add(new Fault("W104", $"The page declares an unknown charset, “{(declared.Length > 40 ? declared[..40] : declared)}”. It was read as UTF-8 or Windows-1252; check names with accents.", 0));
        // ISO-2022 and HZ write everything in seven bits: their bytes are valid UTF-8 and mean something else.
        if (encoding is not null && declared!.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase)) return encoding.GetString(bytes);
        return Utf8(bytes, encoding, faults, offset: 0);
    }

    /// <summary>How many of the bytes are the first part of at most <paramref name="most"/> bytes that does not end inside a character.</summary>
    public static int Whole(ReadOnlySpan<byte> bytes, int most)
    {
        if (bytes.Length <= most) return bytes.Length;
        int cut = most & ~3;
        for (int back = 0; back < 3 && (bytes[cut] & 0xC0) == 0x80; back++) cut--;
        return WideOf(bytes) is null ? cut : most & ~3;
    }

    /// <summary>What the bytes are when they are no text: "a PDF file", "binary data"; null for text.</summary>
    public static string? BinaryKind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8)) return "a PDF file";
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return "a ZIP archive or an office document";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return "a compressed file";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith("GIF8"u8)) return "a picture";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return "an old office document";
        var head = bytes[..Math.Min(bytes.Length, 65_536)];
        if (WideOf(head) is not null) return null;
        int control = 0;
        foreach (byte b in head) if (b < 32 && b is not (9 or 10 or 11 or 12 or 13 or 26 or 27)) control++;
        // A stray control character is no reason to refuse a text; a zero byte in a hundred is.
        return control * 100 > head.Length ? "binary data" : null;
    }

    /// <summary>UTF-16 and UTF-32, by their marks; UTF-16 also by the zero bytes of its commonest characters.</summary>
    private static (Encoding Encoding, int Mark)? WideOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return (new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        var head = bytes[..(Math.Min(bytes.Length, 2048) & ~1)];
        if (head.Length < 8) return null;
        int even = 0, odd = 0;
        for (int i = 0; i < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }
        int pairs = head.Length / 2;
        if (odd * 10 > pairs * 7 && even * 20 < pairs) return (Encoding.Unicode, 0);
        if (even * 10 > pairs * 7 && odd * 20 < pairs) return (Encoding.BigEndianUnicode, 0);
        return null;
    }

    private static string Wide(ReadOnlySpan<byte> bytes, Encoding encoding, int mark, List<Fault> faults)
    {
        int unit = encoding is UTF32Encoding ? 4 : 2;
        int whole = mark + ((bytes.Length - mark) / unit * unit);
        if (whole < bytes.Length)
            faults.Add(new Fault("W103", $"The text is cut in the middle of a character: {bytes.Length - whole} bytes at the end were read as Windows-1252.", whole));
        return encoding.GetString(bytes[mark..whole]) + Western(bytes[whole..]);
    }

    private static string Utf8(ReadOnlySpan<byte> bytes, Encoding? declared, List<Fault> faults, int offset)
    {
        var (bad, first, good) = Measure(bytes);
        if (bad == 0) return Encoding.UTF8.GetString(bytes);
        if (offset == 0 && good < (long)bad * GoodForEachBad)
        {
            if (declared is not null) return declared.GetString(bytes);
            faults.Add(new Fault("W102", $"The text is not UTF-8: the first bad byte is at {first}. It was read as Windows-1252; save it as UTF-8 if letters look wrong.", first));
            return Western(bytes);
        }
        faults.Add(new Fault("W103", $"The text mixes encodings: {bad} bytes are not UTF-8, the first at {first + offset}. Those bytes were read as Windows-1252.", first + offset));
        return Mixed(bytes);
    }

    /// <summary>How many bytes are not UTF-8, where the first is, and how many characters of several bytes are right.</summary>
    private static (int Bad, int First, int Good) Measure(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return (0, -1, 0);
        int bad = 0, first = -1, good = 0;
        for (int i = 0; i < bytes.Length;)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }
            bool right = Rune.DecodeFromUtf8(bytes[i..], out _, out int taken) is OperationStatus.Done;
            taken = Math.Max(1, taken);
            if (right) good++;
            else
            {
                bad += taken;
                if (first < 0) first = i;
            }
            i += taken;
        }
        return (bad, first, good);
    }

    private static string Mixed(ReadOnlySpan<byte> bytes)
    {
        var western = EncodingOf("windows-1252")!;
        var text = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[8];
        for (int i = 0; i < bytes.Length;)
        {
            bool right = Rune.DecodeFromUtf8(bytes[i..], out var rune, out int taken) is OperationStatus.Done;
            taken = Math.Max(1, taken);
            int written = right ? rune.EncodeToUtf16(units) : western.GetChars(bytes.Slice(i, taken), units);
            text.Append(units[..written]);
            i += taken;
        }
        return text.ToString();
    }

    private static string Western(ReadOnlySpan<byte> bytes) => EncodingOf("windows-1252")!.GetString(bytes);

    private static bool IsUtf8(string charset) => charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    private static Encoding? EncodingOf(string name)
    {
        // What pages call Latin-1 or ASCII is Windows-1252 in truth: so the WHATWG Encoding Standard.
        string label = name.Trim().ToLowerInvariant() switch
        {
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "cp1252" => "windows-1252",
            "cp1251" => "windows-1251",
            "gbk" or "gb2312" or "x-gbk" => "gb18030",
            "x-sjis" or "sjis" => "shift_jis",
            "ks_c_5601-1987" => "euc-kr",
            var other => other,
        };
        if (CodePagesEncodingProvider.Instance.GetEncoding(label) is { } legacy) return legacy;
        return Encoding.GetEncodings().Any(e => e.Name.Equals(label, StringComparison.OrdinalIgnoreCase)) ? Encoding.GetEncoding(label) : null;
    }
}
