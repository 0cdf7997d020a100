using System.Text;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>Text from bytes: a byte order mark, then what the page declares, then UTF-8 when it holds, else Windows-1252. Nothing is lost; doubts are faults.</summary>
internal static class Decoding
{
    /// <summary>More bad bytes than this share (in thousandths) and the text is taken for Windows-1252 altogether.</summary>
    private const int MixedLimit = 20;

    public static string Decode(ReadOnlySpan<byte> bytes, string? declared, List<Fault> faults)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Utf8(bytes[3..], faults, offset: 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (declared is not null && !declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !declared.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            if (EncodingOf(declared) is { } encoding) return encoding.GetString(bytes);
            faults.Add(new Fault("W104", $"The page declares an unknown charset, “{declared}”. It was read as UTF-8; check names with accents.", 0));
        }
        return Utf8(bytes, faults, offset: 0);
    }

    /// <summary>Bytes that no text holds: zero bytes, or many control characters.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 8192)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return false;
        int control = 0;
        foreach (byte b in head)
        {
            if (b == 0) return true;
            if (b < 32 && b is not (9 or 10 or 12 or 13 or 27)) control++;
        }
        return control * 20 > head.Length;
    }

    private static string Utf8(ReadOnlySpan<byte> bytes, List<Fault> faults, int offset)
    {
        var (bad, first) = CountBad(bytes);
        if (bad == 0) return Encoding.UTF8.GetString(bytes);
        if (bad * 1000L > bytes.Length * (long)MixedLimit || !HasMultibyte(bytes))
        {
            faults.Add(new Fault("W102", $"The text is not UTF-8: the first bad byte is at {first + offset}. It was read as Windows-1252; save it as UTF-8 if letters look wrong.", first + offset));
            return Western(bytes);
        }
        faults.Add(new Fault("W103", $"The text mixes encodings: {bad} bytes are not UTF-8, the first at {first + offset}. Those bytes were read as Windows-1252.", first + offset));
        return Mixed(bytes);
    }

    private static (int Bad, int First) CountBad(ReadOnlySpan<byte> bytes)
    {
        int bad = 0, first = -1;
        for (int i = 0; i < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out _, out int taken) is System.Buffers.OperationStatus.Done)
            {
                i += taken;
                continue;
            }
            bad++;
            if (first < 0) first = i;
            i += Math.Max(1, taken);
        }
        return (bad, first);
    }

    private static bool HasMultibyte(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(bytes[i..], out var rune, out int taken);
            if (status is System.Buffers.OperationStatus.Done && rune.Value > 127) return true;
            i += Math.Max(1, taken);
        }
        return false;
    }

    private static string Mixed(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        for (int i = 0; i < bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(bytes[i..], out var rune, out int taken);
            taken = Math.Max(1, taken);
            if (status is System.Buffers.OperationStatus.Done) text.Append(pair[..rune.EncodeToUtf16(pair)]);
            else text.Append(Western(bytes.Slice(i, taken)));
            i += taken;
        }
        return text.ToString();
    }

    private static string Western(ReadOnlySpan<byte> bytes) => EncodingOf("windows-1252")!.GetString(bytes);

    private static Encoding? EncodingOf(string name)
    {
        // What pages call Latin-1 or ASCII is Windows-1252 in truth: so the WHATWG Encoding Standard.
        string label = name.Trim().ToLowerInvariant() switch { "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "cp1252" => "windows-1252", var other => other };
        if (CodePagesEncodingProvider.Instance.GetEncoding(label) is { } legacy) return legacy;
        return Encoding.GetEncodings().Any(e => e.Name.Equals(label, StringComparison.OrdinalIgnoreCase)) ? Encoding.GetEncoding(label) : null;
    }
}
