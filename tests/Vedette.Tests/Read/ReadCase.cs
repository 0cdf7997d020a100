using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Mail;

namespace Vedette.Tests.Read;

/// <summary>A gold case of corpus/pages: what the reader gets, and the lines that say what it must find.</summary>
internal sealed record ReadCase(string Name, Fetched Item, IReadOnlyList<(string Key, string Value)> Expected)
{
    public static IEnumerable<ReadCase> All => Directory.GetFiles(Repository.At("corpus", "pages"), "*.case").Order(StringComparer.Ordinal).Select(path =>
    {
        string page = path[..^".case".Length], name = Path.GetFileName(page);
        return new ReadCase(name, new Fetched(name, File.ReadAllBytes(page)), Lines(File.ReadAllText(path)));
    });

    private static (string, string)[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]))];

    /// <summary>What was not found, in words; empty when all was.</summary>
    public IEnumerable<string> Misses()
    {
        var document = DocumentReader.Read(MailPage.Unfold(Item).First());
        foreach (var (key, value) in Expected)
            if (Miss(document, key, value) is { } found) yield return $"{Name}: {key}: {value}, found {found}";
        string faults = string.Join(" ", document.Faults.Select(f => f.Code)), wanted = string.Join(" ", Expected.Where(e => e.Key == "fault").Select(e => e.Value));
        if (faults != wanted) yield return $"{Name}: faults {faults}, expected {wanted}";
    }

    private static string? Miss(Document document, string key, string value)
    {
        string[] parts = value.Split(" | ", 2);
        string all = string.Join(", ", document.Furniture.Select(f => $"{f.Kind} “{f.Span.Of(document.Text)}”"));
        return key switch
        {
            "title" => Other(document.Title),
            "published" => Other(document.Published.Iso),
            "modified" => Other(document.Modified.Iso),
            "outlet" => Other(document.Outlet),
            "language" => Other(document.Language),
            "url" => Other(document.Url),
            "author" => Other(document.Authors.IsEmpty ? null : string.Join("; ", document.Authors)),
            "has" => document.Text.Contains(value, StringComparison.Ordinal) ? null : document.Text,
            "hasnot" => document.Text.Contains(value, StringComparison.Ordinal) ? document.Text : null,
            "furniture" => document.Furniture.Any(f => f.Kind == parts[0] && f.Span.Of(document.Text) == parts[1]) ? null : all,
            "subtitle" => Other(document.Subtitle),
            "subtitle_stands" => document.SubtitleSpan is { } stands && stands.Of(document.Text) == document.Subtitle ? null : document.SubtitleSpan?.ToString() ?? "none",
            "transport" => Other(document.Transport),
            "taken_from" => Other(document.TakenFrom),
            "credit_stands" => document.Credits.Any(c => c.Kind == parts[0] && c.Name == parts[1] && c.Span.Of(document.Text).Contains(c.Name, StringComparison.Ordinal)) ? null : string.Join(", ", document.Credits.Select(c => $"{c.Kind} “{c.Name}” {c.Span}")),
            "credit" => document.Credits.Any(c => c.Kind == parts[0] && c.Name == parts[1]) ? null : string.Join(", ", document.Credits.Select(c => $"{c.Kind} “{c.Name}”")),
            "report" => document.Text.IndexOf(value, StringComparison.Ordinal) is >= 0 and var at && !document.IsFurniture(new(at, at + value.Length)) ? null : all,
            "fault" => null,
            _ => $"no such expectation: {key}",
        };

        string? Other(string? found) => (found ?? "null") == value ? null : found ?? "null";
    }
}
