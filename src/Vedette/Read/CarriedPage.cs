using System.Net;
using System.Text;

namespace Vedette.Read;

/// <summary>
/// Writes what a feed or a letter holds as a page, so that it is read as pages are. The same parts give the same bytes, and so the same document.
/// </summary>
internal static class CarriedPage
{
    public const string MediaType = "text/html; charset=utf-8";

    /// <param name="html">The text, as it came.</param>
    /// <param name="marks">What is told of it beside its text, by the names that pages use; those without a value are left out.</param>
    public static byte[] Of(string? language, string? title, string? html, params ReadOnlySpan<(string Name, string? Value)> marks)
    {
        var page = new StringBuilder("<!doctype html>\n<html");
        if (language is not null) page.Append(" lang=\"").Append(WebUtility.HtmlEncode(language)).Append('"');
        page.Append("><head><meta charset=\"utf-8\">");
        foreach (var (name, value) in marks)
            if (value is not null) page.Append("<meta property=\"").Append(name).Append("\" content=\"").Append(WebUtility.HtmlEncode(value)).Append("\">");
        page.Append("</head><body><article>");
        if (title is not null) page.Append("<h1>").Append(WebUtility.HtmlEncode(title)).Append("</h1>");
        page.Append("<div class=\"entry-content\">").Append(html).Append("</div></article></body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
