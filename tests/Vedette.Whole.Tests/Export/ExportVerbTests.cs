using System.Text.Json;
using System.Xml.Linq;
using Vedette.Cli;

namespace Vedette.Whole.Tests.Export;

/// <summary>The verb over the sample, as a user runs it.</summary>
public class ExportVerbTests
{
    private const string Sample = "samples/taiwan-strait";

    private static void InFolder(Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory("vedette-").FullName;
        try
        {
            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonElement[] Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    [Theory]
    [InlineData("claims")]
    [InlineData("events")]
    public void Lines_have_the_names_and_values_of_extract(string kind)
    {
        var extracted = Lines(Tool.Run("extract", Sample).Output).SelectMany(reading => reading.GetProperty(kind).EnumerateArray()).ToDictionary(one => one.GetProperty("id").GetString()!);
        var (code, output, error, _) = Tool.Run("export", kind, Sample, "--as", "jsonl");
        code.ShouldBe(0, error);
        var exported = Lines(output);
        exported.Length.ShouldBe(extracted.Count);
        error.ShouldContain($"{kind}: {exported.Length} written.");
        foreach (var line in exported)
            // A line of export is flat: the proposition and the reasons, which are trees, are told by extract alone.
            foreach (var part in extracted[line.GetProperty("id").GetString()!].EnumerateObject().Where(p => p.Name is not ("proposition" or "reasons")))
                line.GetProperty(part.Name).GetRawText().ShouldBe(part.Value.GetRawText(), part.Name);
    }

    [Fact]
    public void A_file_is_written_whole_and_says_how_much() => InFolder(folder =>
    {
        string file = Path.Combine(folder, "table.csv");
        var (code, output, error, _) = Tool.Run("export", "table", Sample, "--out", file);
        code.ShouldBe(0, error);
        output.ShouldBeEmpty();
        string[] rows = File.ReadAllText(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows[0].ShouldStartWith("hypothesis,statement,evidence,");
        error.ShouldContain($"table.csv: {rows.Length - 1} written.");
        Directory.GetFiles(folder).ShouldBe([file]);
    });

    [Theory]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/../dev/full", true)]
    [InlineData("/dev/shm/events.csv", false)]
    [InlineData("/developers/events.csv", false)]
    [InlineData("dev/null", false)]
    public void A_device_is_written_to_and_never_replaced(string path, bool isDevice) => OutputFile.IsDevice(path).ShouldBe(isDevice && !OperatingSystem.IsWindows());

    [Fact]
    public void The_sample_as_rows_like_Gdelts_has_61_columns_and_goes_into_a_store_without_a_fault() => InFolder(folder =>
    {
        string file = Path.Combine(folder, "sample.export.CSV"), store = Path.Combine(folder, "vedette.db");
        var (code, _, error, _) = Tool.Run("export", "events", Sample, "--as", "gdelt", "--out", file);
        code.ShouldBe(0, error);
        string[] rows = File.ReadAllLines(file);
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Split('\t').Length == 61);
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        var line = Lines(Tool.Run("add", file, "--store", store, "--json").Output).Single();
        (line.GetProperty("events").GetInt32(), line.GetProperty("fault_count").GetInt32()).ShouldBe((rows.Length, 0));
        Tool.Run("export", "events", "--store", store, "--as", "gdelt").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order().ShouldBe(rows.Order());
        foreach (var plover in Lines(Tool.Run("export", "events", Sample, "--as", "plover").Output))
            foreach (string name in (string[])["id", "date", "actor", "event"]) plover.TryGetProperty(name, out var _).ShouldBeTrue(name);
        Tool.Run("export", "events", Sample, "--as", "phoenix").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(row => row.Split('\t').Length == 8);
    });

    [Fact]
    public void What_cannot_be_written_leaves_what_was_there() => InFolder(folder =>
    {
        var (code, _, error, _) = Tool.Run("export", "documents", Sample, "--out", Path.Combine(folder, "no-such", "x.csv"));
        code.ShouldBe(1);
        error.ShouldContain("W501");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    });

    [Fact]
    public void Wrong_usage_tells_what_is_right()
    {
        void Refused(string says, params string[] arguments)
        {
            var (code, output, error, _) = Tool.Run(["export", .. arguments]);
            code.ShouldBe(2);
            (output + error).ShouldContain(says);
        }
        Refused("W780: Table cannot be told as atom. They can as csv, jsonl", "table", Sample, "--as", "atom");
        Refused("'stories'", "stories", Sample);
        Refused("'xlsx'", "claims", Sample, "--as", "xlsx");
        Refused("--store", "claims");
        Refused("--store", "judgements", Sample);
        Refused("written over", "claims", $"{Sample}/problem.yaml", "--out", $"{Sample}/problem.yaml");
    }

    [Fact]
    public void What_is_kept_and_on_record_goes_out() => InFolder(folder =>
    {
        string store = Path.Combine(folder, "strait.db"), feed = Path.Combine(folder, "changes.atom");
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        Tool.Run("add", Sample, "--store", store).Code.ShouldBe(0);
        Tool.Run("judge", "add", "--store", store, "--problem", "strait", "--by", "Eve", "--statement", "Russia would likely add indirect help.", "--confidence", "low", "--evidence", "One official is the only origin.", "--on", "indicator:joint_patrols").Code.ShouldBe(0);
        var judged = Lines(Tool.Run("export", "judgements", "--store", store, "--as", "jsonl").Output).ShouldHaveSingleItem();
        (judged.GetProperty("likelihood").GetString(), judged.GetProperty("confidence").GetString(), judged.GetProperty("state").GetString()).ShouldBe(("likely", "low", "held"));
        var (code, _, error, _) = Tool.Run("export", "changes", "--store", store, "--problem", $"{Sample}/problem.yaml", "--out", feed);
        code.ShouldBe(0, error);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var kinds = XDocument.Load(feed).Root!.Elements(atom + "entry").Select(e => e.Element(atom + "category")!.Attribute("term")!.Value).ToHashSet();
        kinds.ShouldBeSubsetOf(["origin", "drift", "indicator", "judgement"]);
        kinds.Count.ShouldBe(4);
    });
}
