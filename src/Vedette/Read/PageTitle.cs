namespace Vedette.Read;

/// <summary>The headline of a page: its heading where that agrees with what the page says of itself, since it is what readers saw; else what the page says.</summary>
internal static class PageTitle
{
    public static string? Of(PageMarks marks)
    {
        string[] told = [.. new[] { marks.Linked.Text("headline"), marks.Meta("og:title"), marks.Meta("twitter:title"), marks.PageTitle }.OfType<string>().Select(t => WithoutSite(t, marks))];
        foreach (string heading in marks.Headings)
        {
            // A heading may begin with a kicker, which the page does not count among the title.
            if (heading.Length > 3 && !IsSite(Lines.Fold(heading), marks) && told.FirstOrDefault(t => Agrees(t, heading)) is { } same)
                return Lines.Fold(heading) is var whole && Lines.Fold(same) is var part && whole.Length > part.Length && whole.EndsWith(part, StringComparison.Ordinal) && part.Length * 2 > whole.Length ? same : heading;
        }
        foreach (string heading in marks.LesserHeadings)
            if (told.Any(t => Lines.Fold(t).StartsWith(Lines.Fold(heading), StringComparison.Ordinal))) return heading;
        if (marks.Headings is [{ Length: > 15 and < 250 } only] && marks.Outlet is not null && !IsSite(Lines.Fold(only), marks)) return only;
        string? title = marks.Meta("og:title") ?? marks.Linked.Text("headline") ?? marks.PageTitle ?? marks.Meta("twitter:title") ?? marks.Headings.FirstOrDefault();
        return title is null ? null : WithoutSite(title, marks);
    }

    private static bool Agrees(string told, string heading)
    {
        string a = Lines.Fold(told), b = Lines.Fold(heading);
        return b.Length > 5 && (a.StartsWith(b, StringComparison.Ordinal) || (a.Length > 15 && b.Contains(a, StringComparison.Ordinal)) || (b.Length > 15 && a.Contains(b, StringComparison.Ordinal)));
    }

    /// <summary>Whether folded words name the page's site: its outlet or its host.</summary>
    public static bool IsSite(string part, PageMarks marks)
    {
        if (part.Length < 3) return false;
        return Is(Lines.Fold(marks.Outlet)) || Is(Lines.Fold(Host(marks.Url)));
        bool Is(string site) => site.Length > 2 && (part == site || (part.Length < site.Length * 2 && part.Contains(site, StringComparison.Ordinal)) || (part.Length > 3 && site.Contains(part, StringComparison.Ordinal)));
    }

    /// <summary>"Headline | Outlet", "Headline - Outlet": the outlet's part goes.</summary>
    private static string WithoutSite(string title, PageMarks marks)
    {
        foreach (string mark in (ReadOnlySpan<string>)[" | ", " – ", " — ", " - ", " » ", " « ", " :: ", " · ", " • ", " │ ", " // ", ": "])
        {
            int at = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at < 1) continue;
            string tail = Lines.Fold(title.AsSpan(at + mark.Length));
            if (IsSite(tail, marks) || (mark is " | " && at > 14 && tail.Length < 30)) return WithoutSite(title[..at].Trim(), marks);
            int first = title.IndexOf(mark, StringComparison.Ordinal);
            if (IsSite(Lines.Fold(title.AsSpan(0, first)), marks)) return WithoutSite(title[(first + mark.Length)..].Trim(), marks);
        }
        return title;
    }

    /// <summary>The second level of the host's name: "example" of www.example.co.uk.</summary>
    private static string? Host(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri)) return null;
        var parts = uri.Host.Split('.');
        return parts.Length < 2 ? null : parts[^2].Length <= 3 && parts.Length > 2 ? parts[^3] : parts[^2];
    }
}
