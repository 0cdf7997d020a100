using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vedette.Benchmarks;

/// <summary>
/// The workbench over a store of 100,000 claims, on one core: every page of its menu and every list of its API, asked at an even pace whether or not the last answer came.
/// A latency counts from the planned moment, so that waiting for others counts too. Beside them, in the same run, a file of the pages' size that costs no work: the ratio's baseline.
/// </summary>
internal static partial class WebBenchmark
{
    private const double PerSecond = 20, MostLatency = 150, MostMemory = 600e6;
    private const string Problem = "samples/taiwan-strait/problem.yaml";

    /// <summary>No lists: a simulation is minutes of work by design, done apart from the pages; the brief is a product that tells all there is.</summary>
    private static readonly string[] LeftOut = ["/changes", "/simulation", "/brief"];

    /// <summary>Lists cut down or far down, and what a search finds.</summary>
    private static readonly string[] Narrowed =
    [
        "/claims?page=1000", "/claims?speaker=Ada", "/claims?about=missile&certainty=probable", "/claims?channel=arms_components", "/reports?page=100", "/reports?q=missile", "/reports?from=2027-01-01&to=2027-02-01",
        "/origins?told=again&order=reports", "/origins?speaker=Rosa", "/actors?name=Rosa", "/timeline?what=said", "/timeline?from=2027-01-01&to=2027-02-01", "/contradictions?page=2",
        "/api/v1/claims?speaker=Ada", "/api/v1/claims?limit=500", "/api/v1/search?q=missile",
    ];

    /// <param name="store">Where the store is or is to be made; null: in a folder that goes away.</param>
    /// <returns>0 when the bars hold.</returns>
    public static async Task<int> RunAsync(int claims, double seconds, string? store)
    {
        string folder = Directory.CreateTempSubdirectory("vedette-load").FullName;
        try
        {
            string path = store ?? Path.Combine(folder, "large.vedette");
            await LargeStore.MakeAsync(path, claims);
            int server = Environment.ProcessorCount > 1 ? 1 : 0;
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
            var clock = Stopwatch.StartNew();
            using var served = await ServedStore.StartAsync(path, Path.GetFullPath(Problem), server);
            client.BaseAddress = served.Address;
            await client.GetStringAsync("/");
            Console.WriteLine($"first page {clock.Elapsed.TotalSeconds:F1} s after start, {served.Memory / 1e6:F0} MB");

            string baseline = Script().Match(await client.GetStringAsync("/help")).Groups[1].Value;
            string[] addresses = [.. await AddressesAsync(client), baseline];
            var sizes = new Dictionary<string, int>();
            // The first round makes what a snapshot makes once; the second lets the code be compiled well.
            foreach (string address in addresses.Concat(addresses))
            {
                var one = Stopwatch.StartNew();
                using var answer = await client.GetAsync(address);
                byte[] body = await answer.Content.ReadAsByteArrayAsync();
                if (!answer.IsSuccessStatusCode) Console.WriteLine($"{address}: {(int)answer.StatusCode}");
                if (!sizes.TryAdd(address, body.Length)) continue;
                if (one.ElapsedMilliseconds > 500) Console.WriteLine($"  first {address} {one.Elapsed.TotalSeconds:F1} s");
            }
            Console.WriteLine($"warm {clock.Elapsed.TotalSeconds:F0} s after start, {served.Memory / 1e6:F0} MB, peak {served.PeakMemory / 1e6:F0} MB");

            double before = served.Used;
            var latencies = await AskAsync(client, addresses, (int)(seconds * PerSecond));
            double used = served.Used - before;
            double least = Share(latencies[baseline], .5);
            Console.WriteLine($"{"milliseconds at " + PerSecond + " requests/s",-56} {"p50",7} {"p95",7} {"p99",7} {"KB",6} {"times the baseline",20}");
            foreach (string address in addresses)
                Console.WriteLine($"{address,-56} {Share(latencies[address], .5),7:F1} {Share(latencies[address], .95),7:F1} {Share(latencies[address], .99),7:F1} {sizes[address] / 1e3,6:F0} {Share(latencies[address], .5) / least,20:F1}");
            double worst = addresses.Max(a => Share(latencies[a], .95)), peak = served.PeakMemory;
            Console.WriteLine($"{latencies.Values.Sum(l => l.Count):N0} answers, {1000 * used / latencies.Values.Sum(l => l.Count):F1} ms of the processor each; worst p95 {worst:F0} ms (bar {MostLatency:F0}); peak memory {peak / 1e6:F0} MB (bar {MostMemory / 1e6:F0})");
            await DecideAsync(client, addresses);
            return worst < MostLatency && peak < MostMemory ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>A claim is rejected while pages are read: how long that takes, and what the readers feel of it.</summary>
    private static async Task DecideAsync(HttpClient client, string[] addresses)
    {
        using var list = JsonDocument.Parse(await client.GetStringAsync("/api/v1/claims?limit=1"));
        string claim = "/api/v1/claims/" + list.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
        using var now = await client.GetAsync(claim);
        using var change = new HttpRequestMessage(HttpMethod.Put, claim + "/decision") { Content = JsonContent.Create(new { state = "rejected" }), Headers = { { "If-Match", now.Headers.ETag!.ToString() } } };
        var readers = AskAsync(client, [.. addresses.Where(a => !a.Contains("figures", StringComparison.Ordinal) && !a.Contains("q=", StringComparison.Ordinal))], (int)(10 * PerSecond));
        var clock = Stopwatch.StartNew();
        using var done = await client.SendAsync(change);
        double took = clock.Elapsed.TotalSeconds;
        List<double> felt = [.. (await readers).Values.SelectMany(l => l)];
        Console.WriteLine($"a rejection ({(int)done.StatusCode}) and all that follows from it: {took:F1} s; readers meanwhile and after: p50 {Share(felt, .5):F0} ms, p95 {Share(felt, .95):F0} ms, worst {felt.Max():F0} ms");
    }

    /// <summary>What the menu and the API's own description name, so that a new list is measured without a word here.</summary>
    private static async Task<IEnumerable<string>> AddressesAsync(HttpClient client)
    {
        string menu = (await client.GetStringAsync("/help")).Split("<nav class=\"menu\"")[1].Split("</nav>")[0];
        var pages = Links().Matches(menu).Select(m => m.Groups[1].Value);
        using var description = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json"));
        string[] resources = [.. description.RootElement.GetProperty("paths").EnumerateObject()
            .Where(p => !p.Name.Contains('{', StringComparison.Ordinal) && p.Value.TryGetProperty("get", out _) && !p.Name.EndsWith("/search", StringComparison.Ordinal)).Select(p => p.Name)];
        return pages.Concat(resources).Concat(Narrowed).Where(a => !LeftOut.Any(l => a.EndsWith(l, StringComparison.Ordinal))).Distinct();
    }

    /// <summary>Milliseconds of each answer from the moment it was planned for, by address. Each round asks every address once, in an order of its own.</summary>
    private static async Task<Dictionary<string, List<double>>> AskAsync(HttpClient client, string[] addresses, int requests)
    {
        var latencies = addresses.ToDictionary(a => a, _ => new List<double>());
        var random = new Random(1);
        string[] round = [.. addresses];
        var waiting = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < requests; i++)
        {
            if (i % round.Length == 0) random.Shuffle(round);
            var planned = TimeSpan.FromSeconds(i / PerSecond);
            if (planned - clock.Elapsed is { Ticks: > 0 } rest) await Task.Delay(rest);
            waiting.Add(OneAsync(round[i % round.Length], planned));
        }
        await Task.WhenAll(waiting);
        return latencies;

        async Task OneAsync(string address, TimeSpan planned)
        {
            using var answer = await client.GetAsync(address);
            await answer.Content.CopyToAsync(Stream.Null);
            answer.EnsureSuccessStatusCode();
            double latency = (clock.Elapsed - planned).TotalMilliseconds;
            lock (latencies) latencies[address].Add(latency);
        }
    }

    private static double Share(List<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("src=\"([^\"]*htmx.min.js)\"")]
    private static partial Regex Script();
}
