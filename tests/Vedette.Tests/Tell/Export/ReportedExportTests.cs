using System.Text;
using System.Text.Json;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Tell;
using Vedette.Tell.Export;
using Vedette.Tests.Extract.Reported;

namespace Vedette.Tests.Tell.Export;

/// <summary>Events of a feed go out beside our own, with the way they came.</summary>
public class ReportedExportTests
{
    private static readonly string[] Rows =
    [
        GdeltRows.Event(1), GdeltRows.Event(2, code: "010"), GdeltRows.With(GdeltRows.Event(3, code: "1952"), 56, ""),
        GdeltRows.With(GdeltRows.With(GdeltRows.Event(4, code: "190"), 5, ""), 7, ""), "5" + new string('\t', 60),
    ];

    private static Exportable Feed => ExportScenes.Strait with { Reported = Rows.Select((row, i) => new KeptReported(GdeltTable.Event(row)!, i + 1)) };

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Plover)]
    [InlineData(ExportFormat.Gdelt)]
    [InlineData(ExportFormat.Phoenix)]
    [InlineData(ExportFormat.Geojson)]
    public void A_feed_goes_out_behind_our_own_events_as_approved(ExportFormat format) => Approvals.Verify(ExportScenes.Text(Feed, ExportKind.Events, format), "reported", format.ToString().ToLowerInvariant());

    [Fact]
    public void Rows_of_Gdelt_go_out_as_they_came_in()
    {
        string made = ExportScenes.Text(Feed, ExportKind.Events, ExportFormat.Gdelt);
        made.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^5..].ShouldBe(Rows);
    }

    [Fact]
    public void What_we_write_in_the_form_of_Gdelt_reads_back_without_a_fault_as_the_same_sides_types_days_and_places()
    {
        foreach (var from in (Exportable[])[ExportScenes.Strait, ExportScenes.Ford])
        {
            var lines = GdeltTable.Read(new MemoryStream(ExportScenes.Bytes(from, ExportKind.Events, ExportFormat.Gdelt)), GdeltKind.Events).ToArray();
            lines.SelectMany(l => l.Faults).ShouldBeEmpty();
            var told = from.Picture.Readings.SelectMany(r => r.Events).Where(Cameo.IsToldAsDone).ToArray();
            lines.Select(l => l.Event!.Actor?.Party).Distinct().ShouldBeSubsetOf(told.SelectMany(e => e.Actors.Select(a => (string?)a).Append(null)));
            foreach (var read in lines.Select(l => l.Event!).Where(e => e.Type is not null))
                told.ShouldContain(e => e.Type == read.Type && (read.Actor == null || e.Actors.Contains(read.Actor.Shown)) && (read.When.First == null || e.When.First == read.When.First));
        }
    }

    [Fact]
    public void Both_kinds_of_event_have_the_same_columns() => ReportedEvents.Columns.Select(c => c.Name).ShouldBe(PictureColumns.Events.Select(c => c.Name));

    [Fact]
    public void Each_line_has_its_transport_and_no_origin_claim_document_or_status()
    {
        var lines = ExportScenes.Text(Feed, ExportKind.Events, ExportFormat.Jsonl).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        lines.Count(l => l.GetProperty("transport").GetString() == "gdelt").ShouldBe(5);
        foreach (var line in lines.Where(l => l.GetProperty("transport").ValueKind is not JsonValueKind.Null))
            foreach (string name in (string[])["document", "claim", "status", "words", "start"]) line.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
    }

    [Fact]
    public void A_statement_is_no_event_of_Plover_and_is_counted_as_left_out()
    {
        using var output = new MemoryStream();
        var done = Exports.Write(new(new() { Readings = [] }, Reported: Feed.Reported), ExportKind.Events, ExportFormat.Plover, output);
        (done.Written, done.LeftOut).ShouldBe((3, 2));
        done.Why.ShouldNotBeNull().ShouldContain("PLOVER");
    }

    [Fact]
    public void Rows_of_one_day_one_pair_and_one_act_are_one_line_of_the_timeline_however_many_they_are()
    {
        KeptReported Kept(long number, string code, string day, string url) => new(GdeltTable.Event(GdeltRows.Event(number, code, day, url))!, 1);
        var moments = ReportedTimeline.Of(
        [
            Kept(1, "042", "20310503", "https://a.example"), Kept(2, "043", "20310503", "https://a.example"), Kept(3, "190", "20310503", "https://b.example"),
            Kept(4, "042", "20310503", "https://c.example"), Kept(5, "010", "20310504", "https://a.example"), new(GdeltTable.Event("6" + new string('\t', 60))!, 0),
        ]).ToArray();
        moments.Select(m => (m.When.Iso, m.Text, m.Rows, m.Links)).ShouldBe(
        [
            ("2031-05-03", "USAGOV → IGO: CONSULT, visit", 3, 2), ("2031-05-03", "USAGOV → IGO: ASSAULT", 1, 1), ("2031-05-04", "USAGOV → IGO: CAMEO 01", 1, 1),
        ]);
        moments.ShouldAllBe(m => m.Transport == "gdelt");
    }
}
