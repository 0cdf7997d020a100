using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Vedette.Whole.Tests.Input;

/// <summary>Bad input: a numbered fault each, and the rest of the run unharmed.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good = "Lena Orsk said on 3 March 2025 that Arnor could send fuel to Cadria.\n";
    private readonly string folder = Directory.CreateTempSubdirectory("vedette-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, byte[], string?> Files => new()
    {
        { "empty.txt", [], "W101" },
        { "latin1.txt", Encoding.Latin1.GetBytes("Le ministre a été reçu à Genève. " + Good), "W102" },
        { "mixed.txt", [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Vél said “no”. ", 40))), 0xE9, .. Encoding.UTF8.GetBytes(Good)], "W103" },
        { "picture.txt", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3], "W105" },
        { "feed.xml", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><rss><channel/></rss>"), "W122" },
        { "blank.txt", Encoding.UTF8.GetBytes("  \n \n"), "W108" },
        { "charset.html", Encoding.UTF8.GetBytes("<html><head><meta charset=\"x-moon\"></head><body><p>" + Good + "</p></body></html>"), "W104" },
        { "cut.html", Encoding.UTF8.GetBytes("<html><body><p>" + Good + "<div><span"), null },
        { "bom.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)], null },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_bad_file_is_told_by_its_number_and_the_next_file_is_read(string name, byte[] bytes, string? code)
    {
        string bad = Path.Combine(folder, name), good = Path.Combine(folder, "good.txt");
        File.WriteAllBytes(bad, bytes);
        File.WriteAllText(good, Good);
        var answers = Answers("extract", bad, good);
        answers.Length.ShouldBe(2);
        Codes(answers[0]).ShouldBe(code is null ? [] : [code]);
        answers[1].GetProperty("claims").GetArrayLength().ShouldBe(1);
    }

    [Fact, System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_missing_file_and_a_folder_without_read_right_do_not_stop_the_run()
    {
        string closed = Directory.CreateDirectory(Path.Combine(folder, "closed")).FullName, good = Path.Combine(folder, "good.txt");
        File.WriteAllText(good, Good);
        File.SetUnixFileMode(closed, UnixFileMode.None);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.UserWrite);
        // Root may read everything: then the tool runs as nobody.
        string[] tool = [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "read", Path.Combine(folder, "missing.txt"), closed, good];
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", .. tool])
            : new ProcessStartInfo("dotnet", tool);
        start.RedirectStandardOutput = true;
        start.Environment["HOME"] = folder;
        start.Environment["DOTNET_CLI_HOME"] = folder;
        using var process = Process.Start(start).ShouldNotBeNull();
        var answers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        process.WaitForExit();
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        process.ExitCode.ShouldBe(0);
        answers.Select(a => Codes(a).FirstOrDefault() ?? "read").ShouldBe(["W110", "W111", "read"]);
    }

    [Fact]
    public void Fifty_megabytes_of_text_are_read_to_the_limit_and_told()
    {
        string big = Path.Combine(folder, "big.txt"), good = Path.Combine(folder, "good.txt");
        using (var writer = new StreamWriter(big))
            for (long written = 0; written < 50_000_000; written += Good.Length) writer.Write(Good);
        File.WriteAllText(good, Good);
        var answers = Answers("read", big, good);
        Codes(answers[0]).ShouldBe(["W107"]);
        answers[1].GetProperty("text").GetString().ShouldBe(Good);
    }

    [Fact]
    public void Markup_nested_twenty_thousand_deep_keeps_its_words()
    {
        string deep = Path.Combine(folder, "deep.html");
        File.WriteAllText(deep, $"<html><body>{string.Concat(Enumerable.Repeat("<div><b>", 10_000))}<p>{Good}</p>{string.Concat(Enumerable.Repeat("</b></div>", 10_000))}</body></html>");
        var answer = Answers("extract", deep).Single();
        Codes(answer).ShouldBe(["W109"]);
        answer.GetProperty("text").GetString()!.ShouldContain("Lena Orsk said");
    }

    [Fact]
    public void A_line_that_is_no_json_is_answered_and_the_next_is_read()
    {
        string lines = Path.Combine(folder, "lines.jsonl");
        File.WriteAllText(lines, "{\"id\":\"a\",\"text\":\"on 3 May 2024\"}\nnot json\n{\"id\":\"c\",\"text\":\"in 2025\",\"reference\":\"soon\"}\n");
        var answers = Answers("language", "times", lines);
        answers.Select(a => string.Concat(Codes(a))).ShouldBe(["", "W221", "W222"]);
        answers[2].GetProperty("times").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Missing_weights_end_the_run_with_their_number()
    {
        var (code, _, error, _) = Tool.RunWith(new() { ["VEDETTE_MODELS"] = folder }, "extract", "samples");
        code.ShouldBe(1);
        error.ShouldContain("W201");
    }

    [Fact]
    public void Damaged_weights_end_the_run_with_their_number()
    {
        var weights = File.ReadAllBytes(Repository.At("models", "en-grammar.vdw"));
        weights[weights.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(folder, "en-grammar.vdw"), weights);
        File.Copy(Repository.At("models", "en-names.vdw"), Path.Combine(folder, "en-names.vdw"));
        var (code, _, error, _) = Tool.RunWith(new() { ["VEDETTE_MODELS"] = folder }, "extract", "samples");
        code.ShouldBe(1);
        error.ShouldContain("W202");
    }

    [Theory]
    [InlineData("brief")]
    [InlineData("brief", "x", "--since", "tomorrowish")]
    [InlineData("nonsense")]
    public void Wrong_usage_ends_with_two(params string[] arguments) => Tool.Run(arguments).Code.ShouldBe(2);

    [Fact]
    public void Every_fault_that_the_code_numbers_stands_in_the_list_of_faults()
    {
        string list = File.ReadAllText(Repository.At("docs", "faults.md"));
        var codes = Directory.GetFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(f), "\"(W[1-9]\\d\\d)").Select(m => m.Groups[1].Value)).Distinct();
        codes.Where(code => !list.Contains($"| {code} |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static JsonElement[] Answers(params string[] arguments)
    {
        var (code, output, error, _) = Tool.Run(arguments);
        code.ShouldBe(0, error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string[] Codes(JsonElement answer) => answer.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray().Select(f => f.GetProperty("code").GetString()!)] : [];
}
