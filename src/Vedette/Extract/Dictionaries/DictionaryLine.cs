namespace Vedette.Extract;

/// <summary>A line of a dictionary without its comments.</summary>
/// <param name="Number">From 1.</param>
/// <param name="IsIndented">It begins with a blank or a tab.</param>
internal readonly record struct DictionaryLine(int Number, string Text, bool IsIndented)
{
    /// <summary>The lines that say something. Comments stand behind <c>#</c> or <c>;</c>, or between <c>&lt;!--</c> and <c>--&gt;</c>, also over several lines.</summary>
    public static IEnumerable<DictionaryLine> Of(string text)
    {
        int number = 0;
        bool inside = false;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = Uncommented(raw, ref inside);
            string trimmed = line.Trim();
            if (trimmed.Length > 0) yield return new(number, trimmed, line[0] is ' ' or '\t');
        }
    }

    private static string Uncommented(string line, ref bool inside)
    {
        string left = "";
        while (line.Length > 0)
        {
            int border = line.IndexOf(inside ? "-->" : "<!--", StringComparison.Ordinal);
            if (border < 0) break;
            if (!inside) left += line[..border];
            line = line[(border + (inside ? 3 : 4))..];
            inside = !inside;
        }
        if (!inside) left += line;
        int end = left.AsSpan().IndexOfAny('#', ';');
        return (end < 0 ? left : left[..end]).TrimEnd('\r');
    }
}
