using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tests.Extract.Reported;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Reported;

/// <summary>Tables of a feed by the command line, as a user gives them.</summary>
public sealed class ReportedVerbTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly string[] rows = [.. Enumerable.Range(1, 40).Select(n => GdeltRows.Event(n, code: n % 4 == 0 ? "010" : "042", day: $"203105{1 + (n % 5):00}"))];

    public ReportedVerbTests() => SqliteStore.Init(folder.Path, TimeProvider.System);

    [Fact]
    public void A_table_is_added_once_however_it_is_packed_and_shows_with_its_transport()
    {
        string plain = Write("a.export.CSV", rows), zip = Zip("b.export.CSV.zip", rows), gzip = folder.At("c.tsv.gz");
        using (var packed = new GZipStream(File.Create(gzip), CompressionLevel.Fastest)) packed.Write(Bytes(rows));
        var ran = Add(plain, "--json");
        var line = Lines(ran.Output).Single();
        (line.GetProperty("events").GetInt32(), line.GetProperty("added").GetBoolean(), line.GetProperty("transport").GetString()).ShouldBe((40, true, "gdelt"));
        foreach (string again in (string[])[plain, zip, gzip]) Lines(Add(again, "--json").Output).Single().GetProperty("added").GetBoolean().ShouldBeFalse();

        var events = Lines(Tool.Run("events", "--store", folder.Path, "--json").Output);
        events.Length.ShouldBe(40);
        events.ShouldAllBe(e => e.GetProperty("transport").GetString() == "gdelt");
        Lines(Tool.Run("events", "--store", folder.Path, "--json", "--type", "consult", "--party", "usa", "--since", "2031-05-02", "--until", "2031-05-03").Output).Length.ShouldBe(12);
        Tool.Run("events", "--store", folder.Path).Output.ShouldContain("USAGOV → IGO: CONSULT, visit");
        var days = Lines(Tool.Run("timeline", "--store", folder.Path, "--json").Output);
        days.Sum(d => d.GetProperty("rows").GetInt32()).ShouldBe(40);
        days.Select(d => d.GetProperty("date").GetString()).ShouldBe(days.Select(d => d.GetProperty("date").GetString()).Order());
        Tool.Run("timeline", "--store", folder.Path).Output.ShouldContain("origins not known");
        Tool.Run("export", "events", "--store", folder.Path, "--as", "gdelt").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order().ShouldBe(rows.Order());
        Lines(Tool.Run("export", "origins", "--store", folder.Path, "--as", "jsonl").Output).ShouldBeEmpty();
        Lines(Tool.Run("export", "documents", "--store", folder.Path, "--as", "jsonl").Output).ShouldBeEmpty();
    }

    [Fact]
    public void Bad_lines_are_told_with_their_numbers_and_bad_files_do_not_stop_the_others()
    {
        string good = Write("a.export.CSV", [rows[0], "no row", rows[1]]);
        string old = Write("old.export.CSV", ["1" + new string('\t', 57)]);
        string cut = Zip("cut.export.CSV.zip", rows);
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..^60]);
        string two = folder.At("two.export.CSV.zip");
        using (var archive = ZipFile.Open(two, ZipArchiveMode.Create))
            foreach (string name in (string[])["a", "b"])
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Bytes(rows));
            }
        var gzip = folder.At("cut.mentions.CSV.gz");
        using (var packed = new GZipStream(File.Create(gzip), CompressionLevel.NoCompression)) packed.Write(Bytes([.. Enumerable.Range(0, 5000).Select(n => GdeltRows.Mention(n, "a", "b"))]));
        File.WriteAllBytes(gzip, File.ReadAllBytes(gzip)[..^5000]);
        var ran = Add(old, cut, two, gzip, folder.At("none.export.CSV"), good, "--json");
        ran.Code.ShouldBe(0, ran.Error);
        var lines = Lines(ran.Output);
        lines.Select(l => l.GetProperty("faults")[0].GetProperty("code").GetString()).ShouldBe(["W256", "W257", "W257", "W257", "W110", "W250"]);
        lines[0].GetProperty("faults")[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("58 columns");
        lines[^1].GetProperty("faults")[0].GetProperty("line").GetInt32().ShouldBe(2);
        ran.Error.ShouldContain("W250: line 2:");
        Lines(Tool.Run("events", "--store", folder.Path, "--json").Output).Length.ShouldBe(2);
    }

    [Fact]
    public void A_folder_gives_its_tables_and_its_reports()
    {
        Directory.CreateDirectory(folder.At("feed/deeper"));
        Write("feed/deeper/a.export.CSV", rows);
        Write("feed/b.mentions.CSV", [GdeltRows.Mention(1, "a", "https://a.example")]);
        File.WriteAllText(folder.At("feed/report.txt"), "Sarvia condemned Kestria on Monday.");
        var ran = Add(folder.At("feed"), "--json");
        ran.Code.ShouldBe(0, ran.Error);
        Lines(ran.Output).Select(l => Path.GetFileName(l.GetProperty("file").GetString())).ShouldBe(["b.mentions.CSV", "a.export.CSV", "report.txt"]);
        Lines(Tool.Run("events", "--store", folder.Path, "--json").Output).First(e => e.GetProperty("transport").ValueKind is not JsonValueKind.Null && e.GetProperty("links").GetInt32() == 2).GetProperty("url").GetString().ShouldBe("https://courier.example/1");
    }

    [Fact]
    public void The_feeds_list_of_its_latest_leads_to_its_tables()
    {
        Dictionary<string, byte[]> files = new() { ["x.export.CSV.zip"] = File.ReadAllBytes(Zip("x.zip", rows)), ["x.mentions.CSV.zip"] = File.ReadAllBytes(Zip("y.zip", [GdeltRows.Mention(1, "a", "b")])) };
        using var served = Served.With(files);
        files["lastupdate.txt"] = Encoding.UTF8.GetBytes($"1 0 {served.At("x.export.CSV.zip")}\n2 0 {served.At("x.mentions.CSV.zip")}\n3 0 {served.At("x.gkg.csv.zip")}\n");
        var refused = Add(served.At("lastupdate.txt"), "--json");
        (refused.Code, Lines(refused.Output).Single().GetProperty("faults")[0].GetProperty("code").GetString()).ShouldBe((0, "W261"));
        var ran = Add(served.At("lastupdate.txt"), "--json", "--allow-private");
        Lines(ran.Output).Select(l => (l.GetProperty("file").GetString(), l.GetProperty("events").GetInt32(), l.GetProperty("mentions").GetInt32())).ShouldBe([(served.At("x.export.CSV.zip"), 40, 0), (served.At("x.mentions.CSV.zip"), 0, 1)]);
        Lines(Add(served.At("x.export.CSV.zip"), "--json", "--allow-private").Output).Single().GetProperty("added").GetBoolean().ShouldBeFalse();
        Lines(Add(served.At("gone.export.CSV.zip"), "--json", "--allow-private").Output).Single().GetProperty("faults")[0].GetProperty("code").GetString().ShouldBe("W260");
    }

    [Fact]
    public async Task A_table_that_changes_while_it_is_read_is_not_added()
    {
        string path = Write("a.export.CSV", [.. Enumerable.Range(1, 6000).Select(n => GdeltRows.Event(n))]);
        var table = ReportedTable.Open(path, path);
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        bool changed = false;
        var failure = await Should.ThrowAsync<VedetteException>(() => table.AddToAsync(store, StoreFolder.Now, _ =>
        {
            if (!changed) File.AppendAllText(path, GdeltRows.Event(9999) + "\n");
            changed = true;
        }, default));
        (failure.Code, changed).ShouldBe(("W258", true));
        (await store.StateAsync(default)).Reported.ShouldBe(0);
    }

    [Fact]
    public void Dictionaries_of_ones_own_are_used_and_their_bad_lines_told()
    {
        string actors = Write("mine.actors.txt", ["NORTHERN_PORTS_COUNCIL [IGONPC]", "BAD [x]"]);
        var ran = Tool.RunTyping("{\"id\":1,\"text\":\"The Northern Ports Council condemned Iran.\",\"date\":\"2031-05-03\"}", [], "events", "-", "--actors", actors);
        Lines(ran.Output).Single().GetProperty("events")[0].GetProperty("actor")[0].GetString().ShouldBe("IGO");
        ran.Error.ShouldContain($"W272: {actors}: Line 2:");
        Tool.RunTyping("", new() { ["VEDETTE_ACTORS"] = folder.At("none.txt") }, "events", "-").Error.ShouldContain("W110");
    }

    private (int Code, string Output, string Error, TimeSpan Time) Add(params string[] arguments) => Tool.Run(["add", .. arguments, "--store", folder.Path]);

    private string Write(string name, string[] lines)
    {
        File.WriteAllBytes(folder.At(name), Bytes(lines));
        return folder.At(name);
    }

    private string Zip(string name, string[] lines)
    {
        using (var archive = ZipFile.Open(folder.At(name), ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("table.CSV").Open();
            entry.Write(Bytes(lines));
        }
        return folder.At(name);
    }

    private static byte[] Bytes(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static JsonElement[] Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public void Dispose() => folder.Dispose();
}
