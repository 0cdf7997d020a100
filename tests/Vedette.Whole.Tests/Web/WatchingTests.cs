using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vedette.Whole.Tests.Web;

[Collection(OpenBenches.Name)]
public partial class WatchingTests(OpenBench own)
{
    private readonly Bench bench = own.Bench;

    [Fact]
    public async Task Health_tells_that_the_workbench_can_work()
    {
        var ready = await bench.Client.GetFromJsonAsync<JsonElement>("/health");
        ready.GetProperty("status").GetString().ShouldBe("ready");
        ready.GetProperty("store").GetString().ShouldBe("reachable");
        ready.GetProperty("problem").GetString().ShouldBe("loaded");
        (await bench.Client.GetStringAsync("/health/live")).ShouldBe("{\"status\":\"live\"}");
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_makes_the_workbench_not_ready()
    {
        var answer = await Vedette.Web.Watching.Probes.ReadyAsync(DispatchProxy.Create<IStore, Broken>(), new(null), default);
        answer.StatusCode.ShouldBe(503);
    }

    [Fact]
    public async Task Metrics_are_lines_that_prometheus_reads()
    {
        await bench.Client.GetAsync("/api/v1/claims");
        await bench.Client.GetAsync("/api/v1/claims/none");
        string text = await bench.Client.GetStringAsync("/metrics");
        string? metric = null;
        var types = new Dictionary<string, string>();
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            Line().IsMatch(line).ShouldBeTrue(line);
            string[] words = line.Split(' ');
            if (line.StartsWith("# HELP ", StringComparison.Ordinal)) types.ContainsKey(metric = words[2]).ShouldBeFalse(line);
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal)) types.Add(words[2], words[3]);
            else line.ShouldStartWith(metric!);
        }
        types["http_server_request_duration_seconds"].ShouldBe("histogram");
        types["vedette_claims"].ShouldBe("gauge");
        types.Keys.ShouldContain("dotnet_process_memory_working_set_bytes");
        types.Keys.ShouldContain("dotnet_gc_collections_total");
        types.Keys.ShouldContain("vedette_snapshot_duration_seconds");
        text.ShouldContain($"\nvedette_documents {(await bench.NowAsync()).Related.Readings.Length}\n");
        var counts = text.Split('\n').Where(l => l.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal)).ToArray();
        counts.ShouldContain(l => l.Contains("http_response_status_code=\"200\"") && l.Contains("http_route=\"/api/v1/claims/\""));
        counts.ShouldContain(l => l.Contains("http_response_status_code=\"404\"") && l.Contains("http_route=\"/api/v1/claims/{id}\""));
    }

    [Fact]
    public async Task Buckets_of_a_histogram_grow_to_its_count()
    {
        string[] lines = (await bench.Client.GetStringAsync("/metrics")).Split('\n');
        var buckets = lines.Where(l => l.StartsWith("vedette_snapshot_duration_seconds_bucket", StringComparison.Ordinal)).Select(l => long.Parse(l.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        buckets.ShouldBe(buckets.Order());
        lines.ShouldContain($"vedette_snapshot_duration_seconds_count {buckets[^1]}");
    }

    [Fact]
    public async Task Addresses_that_do_not_exist_make_no_series_of_their_own()
    {
        for (int i = 0; i < 20; i++) await bench.Client.GetAsync($"/nothing-{i}");
        (await bench.Client.GetStringAsync("/metrics")).ShouldNotContain("nothing-");
    }

    [Fact]
    public async Task Every_answer_names_its_request()
    {
        using var answer = await bench.Client.GetAsync("/api/v1/claims");
        answer.Headers.GetValues("X-Request-Id").Single().ShouldNotBeNullOrWhiteSpace();
    }

    [GeneratedRegex("^(# HELP [a-z_0-9]+ .+|# TYPE [a-z_0-9]+ (counter|gauge|histogram)|[a-z_0-9]+(\\{[a-z_0-9]+=\"([^\"\\\\]|\\\\.)*\"(,[a-z_0-9]+=\"([^\"\\\\]|\\\\.)*\")*\\})? -?[0-9.E+-]+)$")]
    private static partial Regex Line();
}

/// <summary>The tool's log and what it sends to a collector.</summary>
public class ServeWatchingTests
{
    [Fact]
    public async Task The_log_as_json_has_a_line_for_each_request_with_its_id_and_no_query()
    {
        await using var serve = await ServeProcess.StartAsync([], "--log", "json", "--log-level", "information");
        using var answer = await serve.Client.GetAsync("/api/v1/search?q=secretword");
        string id = answer.Headers.GetValues("X-Request-Id").Single();
        string error = await serve.EndAsync();
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        var line = lines.Single(l => l.GetProperty("EventId").GetInt32() == 1);
        line.GetProperty("LogLevel").GetString().ShouldBe("Information");
        line.GetProperty("State").GetProperty("Route").GetString().ShouldBe("/api/v1/search");
        line.GetProperty("State").GetProperty("Status").GetInt32().ShouldBe(200);
        line.GetProperty("Scopes").ToString().ShouldContain(id);
        error.ShouldNotContain("secretword");
    }

    [Fact]
    public async Task The_log_as_text_has_one_line_a_request_without_colours()
    {
        await using var serve = await ServeProcess.StartAsync([], "--log-level", "information");
        await serve.Client.GetAsync("/health");
        string error = await serve.EndAsync();
        error.ShouldContain("GET /health 200 in ");
        error.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Traces_and_metrics_go_to_the_collector_that_is_named()
    {
        using var collector = new HttpListener();
        int port = Ports.Free();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var got = new List<(string Path, byte[] Body)>();
        var collecting = Task.Run(async () =>
        {
            while (collector.IsListening)
            {
                HttpListenerContext context;
                try { context = await collector.GetContextAsync(); }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException) { return; }
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (got) got.Add((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
        });
        await using (var serve = await ServeProcess.StartAsync([("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]))
        {
            await serve.Client.GetAsync("/api/v1/claims");
            (await serve.EndAsync()).ShouldBe("");
        }
        collector.Stop();
        await collecting;
        string Sent(string path) => string.Concat(got.Where(g => g.Path == path).Select(g => System.Text.Encoding.Latin1.GetString(g.Body)));
        Sent("/v1/traces").ShouldContain("GET /api/v1/claims");
        Sent("/v1/traces").ShouldContain("snapshot");
        Sent("/v1/metrics").ShouldContain("vedette.snapshot.duration");
        Sent("/v1/metrics").ShouldContain("http.server.request.duration");
    }

    [Fact]
    public async Task A_collector_that_is_no_link_is_refused_with_the_cure()
    {
        using var process = ServeProcess.Run([("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")], "nowhere.db");
        string error = await process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        process.ExitCode.ShouldBe(1);
        error.ShouldContain("W736");
    }
}

/// <summary>A store on a disk that went away.</summary>
public class Broken : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new Vedette.Model.VedetteException("W301", "The disk went away.");
}
