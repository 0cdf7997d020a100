using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Vedette.Outside;
using Vedette.Read.Archives;
using Vedette.Whole.Tests.Reported;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Watching;

/// <summary>The verbs as processes, against a server on loopback.</summary>
public sealed class WatchVerbTests : IDisposable
{
    private const string Page = "<!doctype html><html lang=\"en\"><head><title>The fleet leaves port</title></head><body><article><h1>The fleet leaves port</h1><p>Defence Minister Anna Berg said on Tuesday that the fleet had left port after talks in the capital.</p><p>She denied that an exercise was planned, and said that the ships would come back within the week.</p></article></body></html>";
    private readonly StoreFolder folder = new();
    private readonly Served served;

    public WatchVerbTests()
    {
        served = new((path, stream, cancel) => path switch
        {
            "rss" => GiveAsync(stream, "application/rss+xml", $"<rss version=\"2.0\"><channel><title>Courier</title><item><title>The fleet leaves port</title><link>{served!.At("report")}</link></item></channel></rss>", cancel),
            "report" => GiveAsync(stream, "text/html", Page, cancel),
            _ => Served.SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel),
        });
        SqliteStore.Init(folder.Path, TimeProvider.System);
    }

    private static Task GiveAsync(Stream stream, string media, string text, CancellationToken cancel)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Served.SendAsync(stream, "200 OK", $"Content-Type: {media}\r\nContent-Length: {bytes.Length}\r\n", bytes, cancel);
    }

    private (int Code, string Output, string Error) Vedette(params string[] arguments)
    {
        var (code, output, error, _) = Tool.RunWith(new() { ["VEDETTE_STORE"] = folder.Path }, arguments);
        return (code, output, error);
    }

    [Fact]
    public void A_feed_is_added_watched_listed_captured_exported_and_read_again()
    {
        var added = Vedette("feeds", "add", served.At("rss"), "--allow-private", "--folder", "Strait");
        added.Code.ShouldBe(0, added.Error);
        added.Error.ShouldContain("Courier");
        var watched = Vedette("watch", "--once", "--json", "--allow-private");
        watched.Code.ShouldBe(0, watched.Error);
        watched.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).GetProperty("deed").GetString()).ShouldBe(["asked", "kept", "related"]);
        var listed = JsonElement.Parse(Vedette("feeds", "--json").Output);
        (listed.GetProperty("told").GetInt32(), listed.GetProperty("failures").GetInt32(), listed.GetProperty("folder")[0].GetString()).ShouldBe((1, 0, "Strait"));
        Vedette("feeds", "--opml").Output.ShouldContain($"xmlUrl=\"{served.At("rss")}\"");
        var capture = JsonElement.Parse(Vedette("captures", "--json").Output);
        capture.GetProperty("address").GetString().ShouldBe(served.At("report"));
        Vedette("captures", "--export", folder.At("out.warc.gz")).Error.ShouldContain("1 captures");
        using (var archive = File.OpenRead(folder.At("out.warc.gz")))
            Encoding.UTF8.GetString(WarcReader.Read(archive, "out.warc.gz").Single().Body.Span).ShouldBe(Page);
        Vedette("reread").Output.ShouldContain("1 versions read again, 0 changed");
        var missing = Vedette("reread", "https://elsewhere.example/");
        (missing.Code, missing.Error.Contains("W377", StringComparison.Ordinal)).ShouldBe((1, true));
        Vedette("feeds", "remove", served.At("rss")).Code.ShouldBe(0);
        Vedette("feeds", "pause", served.At("rss")).Error.ShouldContain("W376");
        Vedette("claims", "--json").Output.ShouldContain("fleet");
    }

    [Fact]
    public void What_add_reads_from_a_web_archive_keeps_the_time_and_the_headers_of_the_archive()
    {
        var time = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
        using (var file = File.Create(folder.At("in.warc.gz")))
            new WarcWriter(file).Write(new Capture("https://courier.example/report", time, 200, [("Content-Type", "text/html"), ("Server", "old")], Encoding.UTF8.GetBytes(Page)));
        for (int i = 0; i < 2; i++) Vedette("add", folder.At("in.warc.gz")).Code.ShouldBe(0);
        var capture = JsonElement.Parse(Vedette("captures", "--json").Output);
        capture.GetProperty("time").GetString().ShouldBe("2024-05-06T07:08:09.000Z");
        Vedette("captures", "https://courier.example/report", "--export", folder.At("out.warc.gz")).Code.ShouldBe(0);
        using var archive = File.OpenRead(folder.At("out.warc.gz"));
        WarcReader.Read(archive, "out.warc.gz").Single().ShouldSatisfyAllConditions(c => c.Time.ShouldBe(time), c => c.Header("Server").ShouldBe("old"), c => c.Faults.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_watch_ends_cleanly_at_the_systems_word_and_two_on_one_store_are_refused()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "watch", "--store", folder.Path]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var first = Process.Start(start).ShouldNotBeNull();
        try
        {
            (await first.StandardError.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith("watching 0 addresses");
            var second = Vedette("watch", "--once");
            (second.Code, second.Error.Contains("W370", StringComparison.Ordinal)).ShouldBe((1, true));
            using (var kill = Process.Start("kill", ["-TERM", $"{first.Id}"])) await kill.WaitForExitAsync();
            await first.WaitForExitAsync();
            first.ExitCode.ShouldBe(130);
        }
        finally
        {
            if (!first.HasExited) first.Kill();
        }
        Vedette("watch", "--once").Code.ShouldBe(0);
    }

    public void Dispose()
    {
        served.Dispose();
        folder.Dispose();
    }
}
