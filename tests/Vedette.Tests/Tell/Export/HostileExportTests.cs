using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Tell;
using Vedette.Tell.Export;
using static Vedette.Tests.Tell.Export.ExportScenes;

namespace Vedette.Tests.Tell.Export;

/// <summary>Whatever stands in a text, each form can be read again by a reader that is not ours, and says what the text says.</summary>
public class HostileExportTests
{
    private static readonly string[] Nasty =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "\"", "\"\"", "\",\"", "a,b", "a\r\nb", "a\rb", "\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\ufffe", "\uffff",
        "\ud800", "\udc00", "\ud83d\ude00", "\u202e", "\u2066", "\u200f", "\u2028", "]]>", "<script>", "&amp;", "'", ";", "\\", "javascript:alert(1)", "https://e.example/\"><b>", "urn:x", " ", "é",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Elements(Nasty), ArbMap.Default.ArbFor<NonEmptyString>().Generator.Select(s => s.Get)).NonEmptyListOf().Select(parts => string.Concat(parts));

    private static void ForAll(Action<string> holds) => Prop.ForAll(Texts.ToArbitrary(), text => holds(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_table_reads_back_as_what_is_seen_and_no_cell_begins_like_a_formula() => ForAll(text =>
    {
        foreach (var kind in (ExportKind[])[ExportKind.Claims, ExportKind.Events, ExportKind.Origins, ExportKind.Documents, ExportKind.Changes])
        {
            var rows = Rfc4180(Text(Of(text), kind, ExportFormat.Csv));
            rows.Count.ShouldBeGreaterThan(1);
            rows.ShouldAllBe(row => row.Length == rows[0].Length);
            rows.Skip(1).SelectMany(row => row).ShouldAllBe(cell => cell.Length == 0 || "=+-@\t\r\n＝＋－＠".IndexOf(cell[0]) < 0);
        }
        var claims = Rfc4180(Text(Of(text), ExportKind.Claims, ExportFormat.Csv));
        string read = claims[1][Array.IndexOf(claims[0], "speaker")], seen = Escaping.Visible(text);
        (read == seen || read == "'" + seen).ShouldBeTrue();
    });

    [Fact]
    public void Json_reads_back_as_it_was() => ForAll(text =>
    {
        string whole = Whole(text);
        foreach (var kind in (ExportKind[])[ExportKind.Claims, ExportKind.Events, ExportKind.Origins, ExportKind.Documents, ExportKind.Changes])
            foreach (string line in Text(Of(text), kind, ExportFormat.Jsonl).Split('\n')[..^1]) JsonDocument.Parse(line).RootElement.ValueKind.ShouldBe(JsonValueKind.Object, kind.ToString());
        JsonDocument.Parse(Text(Of(text), ExportKind.Claims, ExportFormat.Jsonl)).RootElement.GetProperty("speaker").GetString().ShouldBe(whole);
        JsonDocument.Parse(Text(Of(text), ExportKind.Events, ExportFormat.Plover)).RootElement.GetProperty("event_text")[0].GetString().ShouldBe(whole);
        var claim = JsonDocument.Parse(Text(Of(text), ExportKind.Claims, ExportFormat.Jsonld)).RootElement.GetProperty("@graph")[0];
        claim.GetProperty("author")[0].GetProperty("name").GetString().ShouldBe(whole);
        if (claim.GetProperty("appearance").TryGetProperty("url", out var url)) url.GetString()!.ShouldStartWith("http");
        JsonDocument.Parse(Text(Of(text), ExportKind.Events, ExportFormat.Geojson)).RootElement.GetProperty("features").GetArrayLength().ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void A_feed_is_well_formed() => ForAll(text =>
    {
        using var reader = XmlReader.Create(new MemoryStream(Bytes(Of(text), ExportKind.Changes, ExportFormat.Atom)), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        XDocument.Load(reader).Root!.Elements().Count(e => e.Name.LocalName == "entry").ShouldBe(2);
    });

    [Fact]
    public void Rows_with_tabs_keep_their_columns() => ForAll(text =>
    {
        foreach (var (format, columns) in ((ExportFormat, int)[])[(ExportFormat.Gdelt, 61), (ExportFormat.Phoenix, 8)])
        {
            string made = Text(Of(text), ExportKind.Events, format);
            made.Count(c => c == '\n').ShouldBe(1);
            made.TrimEnd('\n').Split('\t').Length.ShouldBe(columns);
            made.ShouldNotContain('\r');
        }
    });

    [Fact]
    public void The_page_that_attacks_goes_out_in_every_form_as_UTF_8_that_steers_nothing()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var (kind, format) in Pairs.Where(p => !Exports.NeedsProblem(p.Kind)))
        {
            string made = strict.GetString(Bytes(Attacked, kind, format));
            if (format is ExportFormat.Csv or ExportFormat.Atom or ExportFormat.Gdelt or ExportFormat.Phoenix) made.ShouldNotContain("\u202e");
            made.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')).ShouldBeFalse($"{kind} {format}");
        }
    }

    /// <summary>Half a surrogate pair has no UTF-8.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>A reader by the grammar of RFC 4180, strict: no quote within a bare cell, nothing behind a closing one.</summary>
    private static List<string[]> Rfc4180(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        for (int at = 0; at < text.Length;)
        {
            var cell = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    if (text[at] == '"') at++;
                    cell.Append(text[at]);
                }
                at++;
            }
            else
            {
                for (; text[at] is not (',' or '\r' or '\n'); at++)
                {
                    text[at].ShouldNotBe('"');
                    cell.Append(text[at]);
                }
            }
            row.Add(cell.ToString());
            if (text[at] == ',')
            {
                at++;
                continue;
            }
            text.Substring(at, 2).ShouldBe("\r\n");
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }
}
