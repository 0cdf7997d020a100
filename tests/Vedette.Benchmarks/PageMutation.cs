using System.Text;

namespace Vedette.Benchmarks;

/// <summary>Cuts, splices, doubles, nests and overwrites parts of pages and feeds. The same seed makes the same bytes.</summary>
internal static class PageMutation
{
    private const int LongestPiece = 200_000;

    private static readonly string[] Splices =
    [
        "<div>", "</div>", "<table><tr><td>", "<b>", "<p><font>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<template>", "<svg>", "<math><mi>", "<select><option>", "<h1>", "<article itemprop=articleBody>",
        "<meta charset=utf-16>", "<script type=\"application/ld+json\">[[[[", "&#x110000;", "&amp", "\0", "\uFEFF", "\u202E", "😀", "<item>", "<entry>", "<title>", "<a href=\"", "style=\"display:none\"", "2024-02-30", "(Reuters) - ", "By ", "See also ", "\r\n\r\n",
    ];

    public static Fetched Of(IReadOnlyList<Fetched> items, int seed)
    {
        var random = new Random(seed);
        var item = items[random.Next(items.Count)];
        int length = Math.Min(item.Bytes.Length, LongestPiece), from = random.Next(item.Bytes.Length - length + 1);
        List<byte> bytes = [.. item.Bytes.Span.Slice(from, length)];
        for (int edits = random.Next(1, 16); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count), run = Math.Min(bytes.Count - at, random.Next(1, 2000));
            switch (random.Next(7))
            {
                case 0: bytes.RemoveRange(at, run); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, run)); break;
                case 2: bytes.RemoveRange(at, bytes.Count - at); break;
                case 3: bytes[at] = (byte)random.Next(256); break;
                case 4: bytes.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Splices[random.Next(Splices.Length)], random.Next(1, 400))))); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splices[random.Next(Splices.Length)])); break;
            }
        }
        return item with { Bytes = bytes.ToArray() };
    }
}
