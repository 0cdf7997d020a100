using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Vedette.Read.Feeds;

namespace Vedette.Tests.Read.Feeds;

/// <summary>A case of corpus/feeds: a feed as it was found, and what must be read from it.</summary>
internal sealed partial record FeedCase(string Name, byte[] Bytes, IReadOnlyList<(string Key, string Value)> Expected)
{
    public static IEnumerable<FeedCase> All { get; } = [.. Directory.GetFiles(Repository.At("corpus", "feeds"), "*.case").Order(StringComparer.Ordinal).SelectMany(path => Cases(File.ReadAllText(path)))];

    private static IEnumerable<FeedCase> Cases(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (string part in text.Split("#### ", StringSplitOptions.RemoveEmptyEntries))
        {
            int line = part.IndexOf('\n', StringComparison.Ordinal), dashes = part.IndexOf("\n--\n", StringComparison.Ordinal);
            (string, string)[] expected = [.. part[(dashes + 4)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).Select(l => (l[0], l[1]))];
            string feed = Escape().Replace(part[(line + 1)..dashes], m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
            var encoding = Encoding.GetEncoding(expected.FirstOrDefault(e => e.Item1 == "encoding").Item2 ?? "utf-8");
            yield return new FeedCase(part[..line], [.. encoding.GetPreamble().Length == 2 ? encoding.GetPreamble() : [], .. encoding.GetBytes(feed)], expected);
        }
    }

    /// <summary>What was not found, in words; empty when all was.</summary>
    public IEnumerable<string> Misses()
    {
        var feed = FeedReader.Read(new Fetched("test.xml", Bytes));
        foreach (var (key, value) in Expected)
            if (Found(feed, key, value) is var found && found != value) yield return $"{Name}: {key}: {value}, found {found}";
        string faults = string.Join(" ", feed.Faults.Select(f => f.Code)), wanted = string.Join(" ", Expected.Where(e => e.Key == "fault").Select(e => e.Value));
        if (faults != wanted) yield return $"{Name}: faults {faults}, expected {wanted}";
    }

    private static string Found(Feed feed, string key, string value)
    {
        int number = char.IsDigit(key[0]) ? key[0] - '1' : 0;
        string field = char.IsDigit(key[0]) ? key[2..] : key;
        var item = feed.Items.ElementAtOrDefault(number);
        return field switch
        {
            "kind" => feed.Kind,
            "feed" => feed.Title,
            "site" => feed.Site,
            "next" => feed.Next,
            "language" => feed.Language,
            "items" => feed.Items.Length.ToString(CultureInfo.InvariantCulture),
            "id" => item?.Id,
            "title" => item?.Title,
            "link" => item?.Link,
            "published" => item?.Published.Iso,
            "modified" => item?.Modified.Iso,
            "author" => item is null ? null : string.Join("; ", item.Authors),
            "publisher" => Party(item?.Publisher),
            "transport" => Party(item?.Transport),
            "origin" => Party(item?.Origin),
            "has" => item?.Html is { } html && html.Contains(value, StringComparison.Ordinal) ? value : item?.Html,
            "fault" or "encoding" => value,
            _ => $"no such expectation: {key}",
        } ?? "null";
    }

    private static string? Party(FeedParty? party) => party is null ? null : string.Join(" | ", new[] { party.Name, party.Url }.OfType<string>());

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escape();
}
