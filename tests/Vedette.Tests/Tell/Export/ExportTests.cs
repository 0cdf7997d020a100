using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Vedette.Extract.Places;
using Vedette.Model;
using Vedette.Tell.Export;
using static Vedette.Tests.Tell.Export.ExportScenes;

namespace Vedette.Tests.Tell.Export;

public class ExportTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static TheoryData<string, ExportKind, ExportFormat> Examples => new()
    {
        { "claims", ExportKind.Claims, ExportFormat.Csv }, { "claims", ExportKind.Claims, ExportFormat.Jsonl }, { "claims", ExportKind.Claims, ExportFormat.Geojson }, { "claims", ExportKind.Claims, ExportFormat.Jsonld },
        { "events", ExportKind.Events, ExportFormat.Csv }, { "events", ExportKind.Events, ExportFormat.Geojson }, { "events", ExportKind.Events, ExportFormat.Plover }, { "events", ExportKind.Events, ExportFormat.Gdelt },
        { "events", ExportKind.Events, ExportFormat.Phoenix }, { "origins", ExportKind.Origins, ExportFormat.Csv }, { "documents", ExportKind.Documents, ExportFormat.Csv }, { "changes", ExportKind.Changes, ExportFormat.Atom },
    };

    [Theory, MemberData(nameof(Examples))]
    public void The_strait_goes_out_as_approved(string name, ExportKind kind, ExportFormat format) => Approvals.Verify(Text(Strait, kind, format), name, format.ToString().ToLowerInvariant());

    [Theory]
    [InlineData("ford-indicators", ExportKind.Indicators, ExportFormat.Csv)]
    [InlineData("ford-table", ExportKind.Table, ExportFormat.Csv)]
    [InlineData("ford-judgements", ExportKind.Judgements, ExportFormat.Csv)]
    [InlineData("ford-changes", ExportKind.Changes, ExportFormat.Atom)]
    public void The_ford_goes_out_as_approved(string name, ExportKind kind, ExportFormat format) => Approvals.Verify(Text(Ford, kind, format), name, format.ToString().ToLowerInvariant());

    [Fact]
    public void The_same_picture_gives_the_same_bytes()
    {
        foreach (var (kind, format) in Pairs) Text(Ford, kind, format).ShouldBe(Text(Ford, kind, format));
    }

    [Fact]
    public void Nothing_goes_out_as_a_whole_file_that_is_empty_of_records()
    {
        foreach (var (kind, format) in Pairs.Where(p => !Exports.NeedsProblem(p.Kind)))
        {
            string made = Text(Empty, kind, format);
            if (format is ExportFormat.Csv) made.ShouldEndWith("\r\n");
            if (format is ExportFormat.Geojson or ExportFormat.Jsonld) JsonDocument.Parse(made).RootElement.EnumerateObject().Last().Value.GetArrayLength().ShouldBe(0);
            if (format is ExportFormat.Atom) XDocument.Parse(made).Root!.Elements(Atom + "entry").ShouldBeEmpty();
            if (format is ExportFormat.Jsonl or ExportFormat.Plover or ExportFormat.Gdelt or ExportFormat.Phoenix) made.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_wrong_pair_is_told_with_the_right_ones()
    {
        var fault = Exports.Check(ExportKind.Origins, ExportFormat.Geojson).ShouldNotBeNull();
        fault.Code.ShouldBe("W780");
        fault.Message.ShouldBe("Origins cannot be told as geojson. They can as csv, jsonl; geojson tells claims and events.");
        Should.Throw<ArgumentException>(() => Text(Strait, ExportKind.Origins, ExportFormat.Geojson));
        Should.Throw<ArgumentException>(() => Text(Strait, ExportKind.Table, ExportFormat.Csv));
        foreach (var (kind, format) in Pairs) Exports.Check(kind, format).ShouldBeNull();
    }

    [Fact]
    public void A_denial_never_reads_as_if_the_one_who_denies_said_so()
    {
        var denial = Graph(Strait).Single(c => c.GetProperty("text").GetString()!.EndsWith("Sarvia has asked it for mine-layers"));
        denial.GetProperty("text").GetString().ShouldBe("Ministry of Defence of Kestria denies: Sarvia has asked it for mine-layers");
        denial.GetProperty("author")[0].GetProperty("@type").GetString().ShouldBe("Organization");
    }

    [Fact]
    public void What_is_asked_or_refused_is_no_claim_and_nobody_unnamed_is_an_author()
    {
        var graph = Graph(Strait);
        graph.ShouldNotContain(c => c.GetProperty("text").GetString()!.Contains("escort tankers"));
        graph.Single(c => c.GetProperty("text").GetString()!.Contains("two mine-layers")).TryGetProperty("author", out _).ShouldBeFalse();
        graph.Single(c => c.GetProperty("text").GetString()!.Contains("Mines are already")).TryGetProperty("author", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_retelling_first_appeared_where_its_act_of_speech_was_first_printed()
    {
        var retold = Graph(Strait).Single(c => c.GetProperty("text").GetString() == "Sarvia will close the Vell Strait to all tankers");
        retold.GetProperty("appearance").GetProperty("datePublished").GetString().ShouldBe("2031-05-07");
        retold.GetProperty("firstAppearance").GetProperty("datePublished").GetString().ShouldBe("2031-05-05");
    }

    private static JsonElement[] Graph(Exportable from)
    {
        var root = JsonDocument.Parse(Text(from, ExportKind.Claims, ExportFormat.Jsonld)).RootElement;
        root.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        return [.. root.GetProperty("@graph").EnumerateArray()];
    }

    [Fact]
    public void Rows_like_Gdelts_have_61_columns_and_tell_nothing_that_was_only_supposed()
    {
        var rows = Text(Strait, ExportKind.Events, ExportFormat.Gdelt).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        // The ships once; the meeting once in each direction; the troops that may be sent not at all.
        rows.Length.ShouldBe(3);
        rows.ShouldAllBe(row => row.Length == 61 && row[34].Length == 0 && row[30].Length == 0 && row[59].Length == 0);
        rows.Select(row => row[0]).Distinct().Count().ShouldBe(3);
        rows[0][1].ShouldBe("20310503");
        rows[0][4].ShouldBe("2031.4192");
        (rows[1][1], rows[1][2], rows[1][3]).ShouldBe(("", "203104", "2031"));
        (rows[1][5], rows[1][7], rows[1][12], rows[1][15], rows[2][5]).ShouldBe(("XKEGOV", "XKE", "GOV", "XSAGOV", "XSAGOV"));
        (rows[1][26], rows[1][28], rows[1][29]).ShouldBe(("", "04", "1"));
        (rows[1][51], rows[1][52], rows[1][53]).ShouldBe(("4", "Geneva", ""));
    }

    [Fact]
    public void Plover_tells_how_real_an_event_is_and_puts_all_parties_of_a_mutual_one_into_actor()
    {
        var lines = Lines(Text(Strait, ExportKind.Events, ExportFormat.Plover));
        Strings(lines[1].GetProperty("mode")).ShouldBe(["troops", "hypothetical"]);
        lines[1].GetProperty("date").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[2].GetProperty("actor").GetArrayLength().ShouldBe(2);
        lines[2].GetProperty("recipient").GetArrayLength().ShouldBe(0);
        lines[2].GetProperty("date").GetString().ShouldBe("2031-04-01");
        lines[2].GetProperty("enddate").GetString().ShouldBe("2031-04-30");
        foreach (var line in lines)
            foreach (string name in (string[])["id", "date", "actor", "event"]) line.TryGetProperty(name, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(EventType.Accuse, null, null)]
    [InlineData(EventType.Accuse, "investigate", "09")]
    [InlineData(EventType.Assault, null, null)]
    [InlineData(EventType.Assault, "aerial", "19")]
    [InlineData(EventType.Coerce, "restrict", null)]
    [InlineData(EventType.Retreat, "ceasefire", "08")]
    public void A_root_of_Cameo_is_told_only_where_it_is_sure(EventType type, string? mode, string? root) => Cameo.Root(type, mode).ShouldBe(root);

    [Fact]
    public void Features_lie_where_the_words_say_and_what_tells_no_place_is_none()
    {
        var features = JsonDocument.Parse(Text(Strait, ExportKind.Events, ExportFormat.Geojson)).RootElement.GetProperty("features");
        features.EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("position_of").GetString()).ShouldBe(["Bering Strait", "Midway Atoll", "Geneva"]);
        using var output = new MemoryStream();
        var done = Exports.Write(Strait, ExportKind.Claims, ExportFormat.Geojson, output);
        (done.Written, done.LeftOut).ShouldBe((2, Strait.Picture.Readings.Sum(r => r.Claims.Length) - 2));
        done.Why.ShouldNotBeNull();
    }

    [Fact]
    public void Positions_hold_to_the_rules_of_GeoJson()
    {
        foreach (var kind in (ExportKind[])[ExportKind.Events, ExportKind.Claims])
        {
            var root = JsonDocument.Parse(Text(Strait, kind, ExportFormat.Geojson)).RootElement;
            root.GetProperty("type").GetString().ShouldBe("FeatureCollection");
            root.TryGetProperty("crs", out _).ShouldBeFalse();
            var features = root.GetProperty("features").EnumerateArray().ToArray();
            features.Select(f => f.GetProperty("id").GetString()).Distinct().Count().ShouldBe(features.Length);
            foreach (var feature in features)
            {
                feature.GetProperty("type").GetString().ShouldBe("Feature");
                feature.GetProperty("properties").ValueKind.ShouldBe(JsonValueKind.Object);
                var point = feature.GetProperty("geometry").GetProperty("coordinates");
                double longitude = point[0].GetDouble(), latitude = point[1].GetDouble();
                longitude.ShouldBeInRange(-180, 180);
                latitude.ShouldBeInRange(-90, 90);
                if (!feature.TryGetProperty("bbox", out var box)) continue;
                new Extent(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()).Contains(latitude, longitude).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Entries_of_the_feed_keep_their_ids_when_more_is_found()
    {
        string[] Ids(Exportable from) => [.. XDocument.Parse(Text(from, ExportKind.Changes, ExportFormat.Atom)).Root!.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value)];
        string[] before = Ids(new(ScenePictures.VellStrait())), after = Ids(Strait);
        before.ShouldBeSubsetOf(after);
        after.Length.ShouldBe(before.Length + 1);
        after.Distinct().Count().ShouldBe(after.Length);
    }

    [Fact]
    public void The_feed_has_what_Atom_asks_for_the_newest_first()
    {
        foreach (var from in (Exportable[])[Strait, Ford, Attacked, Empty])
        {
            var feed = XDocument.Parse(Text(from, ExportKind.Changes, ExportFormat.Atom)).Root!;
            feed.Name.ShouldBe(Atom + "feed");
            foreach (var part in feed.Elements(Atom + "entry").Prepend(feed))
                foreach (string name in (string[])["id", "title", "updated"]) part.Elements(Atom + name).Count().ShouldBe(1);
            feed.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldNotBeEmpty();
            var times = feed.Elements(Atom + "entry").Select(e => DateTimeOffset.Parse(e.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            times.ShouldBe(times.OrderDescending());
            feed.Elements(Atom + "entry").Elements(Atom + "link").ShouldAllBe(link => link.Attribute("href")!.Value.StartsWith("http"));
        }
    }

    [Fact]
    public void Likelihood_and_confidence_stand_in_sentences_of_their_own()
    {
        var judged = ChangeList.Of(Ford).First(c => c.Kind is ChangeKind.Judgement);
        judged.Title.ShouldNotContain("onfidence");
        judged.Text.Split('\n').ShouldContain(line => line.StartsWith("Confidence in this judgement is moderate"));
        judged.Text.Split('\n').ShouldAllBe(line => !(line.Contains("onfidence") && line.Contains('%')));
    }

    [Fact]
    public void An_id_is_a_name_that_is_a_uuid_of_version_8() =>
        Links.Urn(UInt128.MaxValue).ShouldBe("urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");

    [Fact]
    public void A_stopped_export_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        foreach (var (kind, format) in Pairs.Where(p => p.Format is not ExportFormat.Atom))
            Should.Throw<OperationCanceledException>(() => Exports.Write(kind is ExportKind.Events or ExportKind.Claims ? Strait : Ford, kind, format, Stream.Null, stop.Token));
    }

    [Fact]
    public void Every_column_and_form_has_its_line_in_the_docs()
    {
        string docs = File.ReadAllText(Repository.At("docs", "formats.md"));
        foreach (var kind in Enum.GetValues<ExportKind>())
        {
            string part = Section(docs, kind.ToString());
            string header = Text(Ford, kind, ExportFormat.Csv).Split("\r\n")[0];
            foreach (string column in header.Split(',')) part.ShouldContain($"| `{column}` |", customMessage: $"{kind}: {column}");
        }
        foreach (var format in Enum.GetValues<ExportFormat>()) docs.ShouldContain($"`{format.ToString().ToLowerInvariant()}`");
    }

    private static string Section(string docs, string heading)
    {
        int from = docs.IndexOf($"\n### {heading}\n", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, heading);
        int to = docs.IndexOf("\n##", from + 5, StringComparison.Ordinal);
        return to < 0 ? docs[from..] : docs[from..to];
    }

    private static JsonElement[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    private static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString());
}
