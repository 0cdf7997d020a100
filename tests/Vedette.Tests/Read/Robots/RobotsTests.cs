using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Read.Robots;

namespace Vedette.Tests.Read.Robots;

public partial class RobotsTests
{
    private static readonly Dictionary<string, (byte[] File, (string Key, string Value)[] Expected)> All = File.ReadAllText(Repository.At("corpus", "robots", "kinds.case")).Split("#### ", StringSplitOptions.RemoveEmptyEntries).ToDictionary(part => part.Split('\n')[0], CaseOf);

    public static TheoryData<string> Kinds => [.. All.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void A_robots_file_is_read_as_written(string kind)
    {
        var (file, expected) = All[kind];
        var rules = RobotsReader.Read(file, "vedette");
        foreach (var (key, path) in expected.Where(e => e.Key is "allow" or "refuse")) rules.Allows(new Uri("https://lake.example" + path)).ShouldBe(key == "allow", path);
        (rules.Delay?.TotalSeconds.ToString(CultureInfo.InvariantCulture)).ShouldBe(expected.FirstOrDefault(e => e.Key == "delay").Value);
        rules.Sitemaps.ShouldBe(expected.Where(e => e.Key == "sitemap").Select(e => e.Value));
    }

    [Fact]
    public void At_least_twenty_kinds_are_held() => All.Count.ShouldBeGreaterThan(20);

    [Fact]
    public void Of_a_long_file_the_whole_lines_of_its_first_part_are_read()
    {
        string head = "User-agent: *\nDisallow: /first\n", filler = string.Concat(Enumerable.Repeat("# nothing\n", 60_000)), cut = "Disallow: /news-of-the-lake\n";
        Rules(head + filler + "Disallow: /last\n").ShouldSatisfyAllConditions(r => Allows(r, "/first").ShouldBeFalse(), r => Allows(r, "/last").ShouldBeTrue());
        // The limit falls into the last rule: half of it would refuse more than it says.
        string padded = (head + filler)[..(RobotsReader.Longest - 15)] + "\n" + cut;
        Allows(Rules(padded), "/ne").ShouldBeTrue();
        Allows(Rules(padded), "/news-of-the-lake").ShouldBeTrue();
    }

    [Fact]
    public void A_pattern_fits_as_its_twin_among_regular_expressions_does()
    {
        var path = Gen.Elements('a', 'b', '/', '*', '$').ArrayOf().Select(letters => "/" + new string(letters));
        Prop.ForAll(path.ToArbitrary(), path.ToArbitrary(), (pattern, asked) =>
        {
            var link = new Uri("https://lake.example" + asked);
            string twin = "^" + Regex.Escape(pattern).Replace("\\*", "[^\n]*", StringComparison.Ordinal);
            if (pattern.EndsWith('$')) twin = twin[..^2] + "$";
            return Allows(Rules($"User-agent: *\nDisallow: {pattern}"), asked) != Regex.IsMatch(link.PathAndQuery, twin);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_bytes_give_rules_and_never_an_exception() => Prop.ForAll<byte[]>(bytes => RobotsReader.Read(bytes, "vedette").Allows(new Uri("https://lake.example/x")) is var _).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_pieces_of_a_robots_file_in_any_order_give_rules()
    {
        string[] pieces = ["User-agent: *\n", "User-agent: vedette\n", "Disallow: /", "Allow: ", "*", "$", "%", "%4", "%2A", "\n", "\r", "#", ":", "\0", "Crawl-delay: 1e9", "Sitemap: http://", "x"];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(parts => string.Concat(parts)).ToArbitrary(), text => Rules(text).Allows(new Uri("https://lake.example/robots.txt"))).QuickCheckThrowOnFailure();
    }

    private static RobotsRules Rules(string text) => RobotsReader.Read(Encoding.Latin1.GetBytes(text), "vedette");

    private static bool Allows(RobotsRules rules, string path) => rules.Allows(new Uri("https://lake.example" + path));

    private static (byte[] File, (string Key, string Value)[] Expected) CaseOf(string part)
    {
        int line = part.IndexOf('\n', StringComparison.Ordinal), dashes = part.IndexOf("--\n", StringComparison.Ordinal);
        string file = Escape().Replace(part[(line + 1)..dashes], m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return (Encoding.Latin1.GetBytes(file), [.. part[(dashes + 3)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).Select(l => (l[0], l[1]))]);
    }

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escape();
}
