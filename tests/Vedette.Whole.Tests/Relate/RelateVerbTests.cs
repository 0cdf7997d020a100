using System.Diagnostics;
using System.Text.Json;

namespace Vedette.Whole.Tests.Relate;

public sealed class RelateVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vedette-relate-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Code, List<JsonElement> Lines, string Error) Vedette(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        }).ShouldNotBeNull();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))], error.Result);
    }

    [Fact]
    public void A_set_of_files_gives_one_object_with_the_documents_in_the_order_asked_for()
    {
        const string Story = "Lanterns burned all night along the quay of Helm as dockers unloaded crates that nobody was allowed to count or to touch before the morning guard arrived.\n";
        string b = Write("b.txt", Story), a = Write("a.txt", Story);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "more"));
        string again = Write(Path.Combine("more", "a.txt"), "Grain prices fell in the southern markets.\n");
        var (code, lines, _) = Vedette("relate", b, a, again);
        code.ShouldBe(0);
        var picture = lines.ShouldHaveSingleItem();
        picture.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("id").GetString()).ShouldBe(["b", "a", "a-2"]);
        foreach (string name in (string[])["origins", "same", "contradictions", "drift", "independent_origins"]) picture.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Array);
        var derived = picture.GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("derived_from").GetArrayLength() > 0).GetProperty("derived_from")[0];
        derived.GetProperty("reasons").EnumerateArray().ShouldContain(r => r.GetProperty("kind").GetString() == "shared_words");
    }

    [Fact]
    public void A_path_that_cannot_be_read_is_a_fault_of_its_document()
    {
        var (code, lines, _) = Vedette("relate", Write("a.txt", "Quiet."), Path.Combine(folder.FullName, "none.txt"));
        code.ShouldBe(0);
        lines.ShouldHaveSingleItem().GetProperty("documents")[1].GetProperty("faults").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Texts_are_sorted_into_stories_line_by_line_and_bad_lines_are_faults()
    {
        string file = Write("texts.jsonl", """
            {"id":"1","text":"Fire destroyed the old mill at Helm on Tuesday, said Odo Brack of the Helm fire guard."}
            no json
            {"id":"2","text":"Odo Brack, who leads the Helm fire guard, blamed a lantern for the fire that destroyed the mill."}
            {"id":"3","text":"Quarterly profits of the Cathmor canning trust rose because sardines sold well."}
            """);
        var (code, lines, _) = Vedette("relate", "--stories", file);
        code.ShouldBe(0);
        lines.Count.ShouldBe(4);
        lines[1].GetProperty("faults")[0].GetProperty("code").GetString().ShouldBe("W403");
        lines[2].GetProperty("story").GetString().ShouldBe(lines[0].GetProperty("story").GetString());
        lines[3].GetProperty("story").GetString().ShouldNotBe(lines[0].GetProperty("story").GetString());
    }

    [Fact]
    public void A_missing_file_of_stories_ends_the_run_with_1()
    {
        var (code, lines, error) = Vedette("relate", "--stories", Path.Combine(folder.FullName, "none.jsonl"));
        code.ShouldBe(1);
        lines.ShouldBeEmpty();
        error.ShouldStartWith("W402");
    }
}
