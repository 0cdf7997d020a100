using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Vedette.Cli;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Store;

public sealed class VerbTests : IDisposable
{
    private readonly StoreFolder folder = new();

    private sealed record Ran(int Code, string Output, string Error)
    {
        public List<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private Ran Vedette(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder.Root,
        };
        start.Environment.Remove("VEDETTE_STORE");
        using var process = Process.Start(start).ShouldNotBeNull();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    private async Task<Picture> MakeStore()
    {
        await using var store = folder.Make();
        ImmutableArray<Reading> readings = [.. Enumerable.Range(0, 4).Select(n => Readings.At(1, n, 5))];
        foreach (var reading in readings) await store.AddAsync(reading, StoreFolder.Now, default);
        var picture = Readings.Picture(3, readings);
        await store.RelateAsync(picture, StoreFolder.Now, default);
        return picture;
    }

    private static async IAsyncEnumerable<Taken> Read(int count, Action<int>? before = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (int n = 0; n < count; n++)
        {
            cancel.ThrowIfCancellationRequested();
            before?.Invoke(n);
            yield return new(Readings.At(1, n, 5), null);
            await Task.Yield();
        }
    }

    [Fact]
    public void Init_makes_the_store_of_the_current_folder_and_says_so_again()
    {
        Vedette("init").Code.ShouldBe(0);
        File.Exists(folder.Path).ShouldBeTrue();
        var again = Vedette("init");
        (again.Code, again.Output).ShouldBe((0, $"The store vedette.db is there already (version {SqliteStore.KnownVersion}).\n"));
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("timeline")]
    [InlineData("lineage")]
    [InlineData("stories")]
    [InlineData("search", "word")]
    public void Without_a_store_a_verb_tells_to_make_one_and_prints_nothing_else(params string[] arguments)
    {
        var ran = Vedette(arguments);
        (ran.Code, ran.Output).ShouldBe((1, ""));
        ran.Error.ShouldStartWith("vedette: W306: ");
        ran.Error.ShouldContain("vedette init");
    }

    [Theory]
    [InlineData("claims", "--certainty", "sure")]
    [InlineData("search")]
    [InlineData("search", "word", "--limit", "0")]
    [InlineData("add")]
    public void Wrong_usage_is_told(params string[] arguments) => Vedette(arguments).Code.ShouldNotBe(0);

    [Fact]
    public async Task Every_verb_prints_tables_without_colour_codes_into_a_pipe_and_JSON_Lines()
    {
        var picture = await MakeStore();
        var claims = picture.Readings.SelectMany(r => r.Claims).ToList();

        Vedette("claims", "--json").Lines.Select(l => l.GetProperty("id").GetString()).ShouldBe(claims.Select(c => c.Id.ToString()));
        Vedette("claims", "--json", "--certainty", "certain").Lines.Count.ShouldBe(claims.Count(c => c.Certainty == Certainty.Certain));
        Vedette("claims", "--json", "--speaker", "MINISTER").Lines.Count.ShouldBe(claims.Count(c => c.Speaker?.Contains("minister", StringComparison.Ordinal) == true));
        Vedette("timeline", "--json").Lines.Count.ShouldBe(Happenings.Of(picture).Fold(picture.Timeline).Count());
        Vedette("lineage", "--json").Lines.Count.ShouldBe(picture.Lineage.Length);
        Vedette("stories", "--json").Lines.Count.ShouldBe(picture.Stories.Length);
        var hit = Vedette("search", "convoy", "--json").Lines[0];
        string snippet = hit.GetProperty("snippet").GetString()!;
        foreach (var match in hit.GetProperty("matches").EnumerateArray())
            snippet[match.GetProperty("start").GetInt32()..match.GetProperty("end").GetInt32()].ShouldBe("convoy");

        foreach (string[] verb in new[] { new[] { "claims" }, ["timeline"], ["lineage"], ["stories"], ["search", "convoy"], ["doctor"] })
        {
            var ran = Vedette(verb);
            ran.Output.ShouldNotContain("\u001b");
            ran.Output.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
            ran.Output.Split('\n').Length.ShouldBeGreaterThan(3);
        }
    }

    [Fact]
    public async Task Doctor_tells_the_library_in_use_and_finds_a_damaged_store()
    {
        await MakeStore();
        var sound = Vedette("doctor", "--json", "--store", folder.Path).Lines;
        sound.Single(l => l.GetProperty("what").GetString() == "SQLite").GetProperty("detail").GetString().ShouldStartWith(SqliteRuntime.Current.Version);
        sound[^1].GetProperty("state").GetString().ShouldBe("ok");
        StoreFolder.Run(folder.Path, "UPDATE claims SET speaker = 'Somebody else' WHERE seq = 3");
        var damaged = Vedette("doctor", "--json", "--store", folder.Path);
        damaged.Code.ShouldBe(1);
        damaged.Lines[^1].GetProperty("state").GetString().ShouldBe("damaged");
        damaged.Lines[^1].GetProperty("detail").GetString()!.ShouldContain("W303");
    }

    [Fact]
    public void A_changed_file_is_a_new_version_and_what_changed_is_told()
    {
        Vedette("init");
        string file = Path.Combine(folder.Root, "lock.txt");
        File.WriteAllText(file, "The harbour master of Orsk said on Tuesday that the lock is closed.\n");
        Vedette("add", "lock.txt").Error.ShouldNotContain("changed: ");
        File.WriteAllText(file, "The ministry of transport denied on Tuesday that the lock is closed.\n");
        Vedette("add", "lock.txt").Error.ShouldContain("changed: 4 words removed, 3 added; 1 claim vanished, 1 told new: ");
        var told = Vedette("versions", "lock.txt");
        told.Output.ShouldContain("Version 2");
        told.Output.ShouldContain("  4 words removed, 3 added; 1 claim vanished, 1 told new");
        var lines = Vedette("versions", "lock.txt", "--json").Lines;
        lines.Select(l => l.GetProperty("version").GetInt32()).ShouldBe([1, 2]);
        lines[1].GetProperty("changed").GetProperty("vanished")[0].GetProperty("words").GetString()!.ShouldContain("the lock is closed");
        Vedette("versions", "tolls.txt").Error.ShouldStartWith("vedette: W158: ");
    }

    [Fact]
    public async Task Add_keeps_each_document_relates_once_and_passes_over_what_is_kept()
    {
        SqliteStore.Init(folder.Path, TimeProvider.System);
        int related = 0;
        Picture Relate(IReadOnlyList<Reading> readings, NameRulings rulings)
        {
            related++;
            return Readings.Picture(1, [.. readings]);
        }
        (await AddVerb.AddAsync(Read(4), Relate, folder.Path, isJson: false, default)).ShouldBe(0);
        (await AddVerb.AddAsync(Read(4), Relate, folder.Path, isJson: false, default)).ShouldBe(0);
        related.ShouldBe(1);
        (await AddVerb.AddAsync(Read(5), Relate, folder.Path, isJson: false, default)).ShouldBe(0);
        related.ShouldBe(2);
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await store.PictureAsync(default)).ShouldNotBeNull().Readings.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_stopped_add_keeps_the_document_in_hand_ends_with_130_and_goes_on_later()
    {
        SqliteStore.Init(folder.Path, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        (await AddVerb.AddAsync(Read(9, n => { if (n == 2) stop.Cancel(); }), (r, _) => Readings.Picture(1, [.. r]), folder.Path, isJson: false, stop.Token)).ShouldBe(130);
        await using (var store = SqliteStore.Open(folder.Path, TimeProvider.System)) (await store.ReadingsAsync(default)).Count.ShouldBe(3);
        (await AddVerb.AddAsync(Read(9), (r, _) => Readings.Picture(1, [.. r]), folder.Path, isJson: false, default)).ShouldBe(0);
        await using (var store = SqliteStore.Open(folder.Path, TimeProvider.System)) (await store.ReadingsAsync(default)).Count.ShouldBe(9);
    }

    [Fact]
    public async Task An_add_stopped_before_the_first_commit_can_simply_be_run_again()
    {
        SqliteStore.Init(folder.Path, TimeProvider.System);
        (await AddVerb.AddAsync(Read(3), (r, _) => Readings.Picture(1, [.. r]), folder.Path, isJson: false, new CancellationToken(true))).ShouldBe(130);
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await store.ReadingsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopped_add_is_related_when_it_is_run_again_though_all_is_kept_already()
    {
        SqliteStore.Init(folder.Path, TimeProvider.System);
        await AddVerb.AddAsync(Read(2), (r, _) => Readings.Picture(1, [.. r]), folder.Path, isJson: false, default);
        using var stop = new CancellationTokenSource();
        (await AddVerb.AddAsync(Read(4, n => { if (n == 3) stop.Cancel(); }), (r, _) => Readings.Picture(1, [.. r]), folder.Path, isJson: false, stop.Token)).ShouldBe(130);
        (await AddVerb.AddAsync(Read(4), (r, _) => Readings.Picture(1, [.. r]), folder.Path, isJson: false, default)).ShouldBe(0);
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await store.PictureAsync(default)).ShouldNotBeNull().Readings.Length.ShouldBe(4);
    }

    public void Dispose() => folder.Dispose();
}
