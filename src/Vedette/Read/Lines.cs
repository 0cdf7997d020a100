using System.Text;
using Vedette.Language;

namespace Vedette.Read;

/// <summary>The lines of a text that hold something, each without the white space around it.</summary>
internal static class Lines
{
    public static List<TextSpan> Of(string text) => Of(text, new(0, text.Length));

    public static List<TextSpan> Of(string text, TextSpan within)
    {
        List<TextSpan> lines = [];
        for (int start = within.Start; start < within.End;)
        {
            int length = text.AsSpan(start, within.End - start).IndexOfAny('\n', '\r');
            int end = length < 0 ? within.End : start + length;
            var line = new TextSpan(start, end).Trim(text);
            if (!line.IsEmpty) lines.Add(line);
            start = end + 1;
        }
        return lines;
    }

    /// <summary>The letters and digits in lower case: what is the same when quotes, dashes, spaces and case are not looked at.</summary>
    public static string Fold(ReadOnlySpan<char> line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (char c in line) if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>Where in the line its first <paramref name="letters"/> letters and digits end, as an offset in the text.</summary>
    public static int AfterLetters(string text, TextSpan line, int letters)
    {
        int at = line.Start;
        for (; at < line.End && letters > 0; at++) if (char.IsLetterOrDigit(text[at])) letters--;
        return at;
    }
}
