using System.Text;

namespace Vedette.Tell;

/// <summary>Texts come from hostile pages. What they hold is shown; it never steers the page, the terminal or the reading direction.</summary>
public static class Escaping
{
    /// <summary>
    /// The same length in UTF-16 units, so spans hold. Control characters but tab and line feed, and the controls that override or isolate reading direction
    /// (Unicode bidirectional algorithm, UAX 9), become U+FFFD; so does half a surrogate pair. A carriage return becomes a space before a line feed, else a line feed.
    /// </summary>
    public static string Visible(string text)
    {
        int at = 0;
        while (at < text.Length && !Steers(text, at)) at++;
        if (at == text.Length) return text;
        return string.Create(text.Length, text, static (made, text) =>
        {
            for (int i = 0; i < text.Length; i++)
                made[i] = !Steers(text, i) ? text[i] : text[i] != '\r' ? '\uFFFD' : i + 1 < text.Length && text[i + 1] == '\n' ? ' ' : '\n';
        });
    }

    /// <summary>Visible, on one line.</summary>
    public static string Line(string text) => string.Concat(Visible(text).Select(c => c is '\t' or '\n' ? ' ' : c));

    /// <summary>For an element's content or a quoted attribute.</summary>
    public static string Html(string text)
    {
        var made = new StringBuilder(text.Length + 16);
        foreach (char c in Visible(text))
            _ = c switch { '&' => made.Append("&amp;"), '<' => made.Append("&lt;"), '>' => made.Append("&gt;"), '"' => made.Append("&quot;"), '\'' => made.Append("&#39;"), _ => made.Append(c) };
        return made.ToString();
    }

    /// <summary>For running text on one line of Markdown: nothing in it is markup, a link or HTML.</summary>
    public static string Markdown(string text)
    {
        var made = new StringBuilder(text.Length + 16);
        foreach (char c in Line(text))
            _ = c switch
            {
                '<' => made.Append("&lt;"),
                '>' => made.Append("&gt;"),
                '&' => made.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!' => made.Append('\\').Append(c),
                // Renderers make links of bare addresses.
                '@' => made.Append("&#64;"),
                _ => made.Append(c),
            };
        return made.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }

    private static bool Steers(string text, int at)
    {
        char c = text[at];
        if (c < ' ') return c is not ('\t' or '\n');
        if (c < '\u007f') return false;
        if (c is <= '\u009f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029') return true;
        return char.IsHighSurrogate(c) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]) : char.IsLowSurrogate(c) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
    }
}
