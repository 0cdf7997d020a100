using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vedette.Whole.Tests.Web;

/// <summary>The examples of docs/api.md do what the page says.</summary>
[Collection(OpenBenches.Name)]
public partial class ApiPageTests(OpenBench own)
{
    private const string Base = "http://127.0.0.1:5170";

    public static TheoryData<string> Examples => [.. File.ReadLines(Repository.At("docs/api.md")).Where(line => line.StartsWith("curl ", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Examples))]
    public async Task An_example_is_answered_as_the_page_says(string line)
    {
        var (command, status) = (line.Split("  # ")[0], int.Parse(line.Split("  # ")[1], CultureInfo.InvariantCulture));
        using var request = Read(command);
        using var answer = await own.Bench.Client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_page_names_every_kind_of_resource_that_has_rules_of_its_own()
    {
        string page = await File.ReadAllTextAsync(Repository.At("docs/api.md"));
        foreach (string name in new[] { "/api/v1/openapi.json", "/api/v1/documents", "/api/v1/jobs", "/api/v1/export/", "/api/v1/changes", "/feeds/changes.atom", "/health", "/metrics", "Idempotency-Key", "If-Match", "If-None-Match" }) page.ShouldContain(name);
    }

    private static HttpRequestMessage Read(string command)
    {
        var words = Word().Matches(command).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Value).Skip(1).ToList();
        string Take(int at)
        {
            string value = words[at + 1];
            words.RemoveRange(at, 2);
            return value;
        }
        string? method = null, data = null, type = null;
        var headers = new List<string>();
        for (int i = 0; i < words.Count;)
            switch (words[i])
            {
                case "-X": method = Take(i); break;
                case "-d" or "--data": data = Take(i); break;
                case "-H":
                    string header = Take(i);
                    if (header.StartsWith("Content-Type: ", StringComparison.Ordinal)) type = header["Content-Type: ".Length..];
                    else headers.Add(header);
                    break;
                default: i++; break;
            }
        string address = words.ShouldHaveSingleItem();
        address.ShouldStartWith(Base);
        var request = new HttpRequestMessage(new(method ?? (data is null ? "GET" : "POST")), address[Base.Length..]) { Content = data is null ? null : new StringContent(data, Encoding.UTF8, type!) };
        foreach (string header in headers) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        return request;
    }

    [GeneratedRegex("'([^']*)'|[^ ']+")]
    private static partial Regex Word();
}
