using Vedette.Language;

namespace Vedette.Read;

/// <summary>The lines of a text that hold something, each without the white space around it.</summary>
internal static class Lines
{
    public static List<TextSpan> Of(string text)
    {
        List<TextSpan> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var line = new TextSpan(start, end).Trim(text);
            if (!line.IsEmpty) lines.Add(line);
            start = end + 1;
        }
        return lines;
    }
}
