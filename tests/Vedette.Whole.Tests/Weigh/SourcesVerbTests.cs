using System.Text.Json;

namespace Vedette.Whole.Tests.Weigh;

public sealed class SourcesVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vedette-sources").FullName;

    private string Register => Path.Combine(folder, "register.yaml");

    [Fact]
    public void A_register_is_begun_added_to_and_shown_with_its_history()
    {
        Grade("Kyodo", "C", "Two of four agreed.", "2025-01-10").Code.ShouldBe(0);
        Grade("Kyodo News", "B", "Nine of ten since.", "2025-12-01").Code.ShouldBe(0);
        Tool.Run("sources", "grade", "Una Lind", "--reliability", "F", "--by", "M. Tolvan", "--reason", "New.", "--kind", "person", "--register", Register).Code.ShouldBe(0);
        Tool.Run("sources", "grade", "kyodo", "--credibility", "2", "--item", "nine aircraft", "--by", "M. Tolvan", "--reason", "Fits.", "--register", Register).Code.ShouldBe(0);
        var shown = Tool.Run("sources", "show", "kyodonews.net", "--register", Register, "--json", "--store", Store());
        shown.Code.ShouldBe(0, shown.Error);
        var source = JsonDocument.Parse(shown.Output).RootElement;
        source.GetProperty("reliability").GetString().ShouldBe("B");
        source.GetProperty("grades").EnumerateArray().Select(g => g.GetProperty("reliability").GetString()).ShouldBe(["C", "B"]);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["register.yaml", "strait.db"], ignoreOrder: true);
    }

    [Fact]
    public void Sources_of_reports_are_listed_with_the_register_beside_them()
    {
        var (code, output, error, _) = Tool.Run("sources", Repository.At("samples", "taiwan-strait"), "--json");
        code.ShouldBe(0, error);
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        JsonElement Of(string name) => lines.Single(l => l.GetProperty("source").GetString() == name);
        Of("World Mirror Net").GetProperty("reliability").GetString().ShouldBe("D");
        Of("Sergey Lavrov").GetProperty("family").GetString().ShouldBe("government of Russia");
        Of("Sergey Lavrov").GetProperty("graded").GetBoolean().ShouldBeFalse();
        Of("TASS").GetProperty("does").EnumerateArray().Select(d => d.GetString()).ShouldContain("carries");
    }

    [Fact]
    public void The_two_grades_are_not_taken_in_one_command()
    {
        var (code, _, error, _) = Tool.Run("sources", "grade", "Kyodo", "--reliability", "B", "--credibility", "2", "--item", "x", "--by", "a", "--reason", "b", "--register", Register);
        code.ShouldBe(2);
        error.ShouldContain("asked apart");
        File.Exists(Register).ShouldBeFalse();
    }

    [Theory]
    [InlineData("W686", "Nobody At All", "B", "2025-01-10")]
    [InlineData("W681", "Kyodo", "B", "9000-01-10")]
    public void What_cannot_be_written_leaves_no_file(string fault, string name, string letter, string on)
    {
        var (code, _, error, _) = Grade(name, letter, "x", on);
        code.ShouldBe(1);
        error.ShouldContain(fault);
        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_register_with_faults_is_told_with_its_lines_and_left_alone()
    {
        const string Text = "sources:\n  a:\n    name: A\n    family: Nobody\n    country: TAI\n";
        File.WriteAllText(Register, Text);
        var (code, _, error, _) = Grade("A", "B", "x", "2025-01-10");
        code.ShouldBe(1);
        foreach (string part in new[] { "W691", "W684 Line 4", "W687 Line 5" }) error.ShouldContain(part);
        File.ReadAllText(Register).ShouldBe(Text);
    }

    [Fact]
    public void A_byte_order_mark_and_a_link_stay()
    {
        string target = Path.Combine(folder, "real.yaml");
        File.WriteAllBytes(target, [0xEF, 0xBB, 0xBF, .. "# ours\nsources:\n"u8]);
        File.CreateSymbolicLink(Register, target);
        Grade("Kyodo", "B", "x", "2025-01-10").Code.ShouldBe(0);
        File.ResolveLinkTarget(Register, false).ShouldNotBeNull();
        File.ReadAllBytes(target)[..9].ShouldBe([0xEF, 0xBB, 0xBF, .. "# ours"u8]);
    }

    [Fact]
    public void Four_who_grade_at_once_lose_no_grade_that_was_told_as_written()
    {
        Grade("Kyodo", "B", "first", "2025-01-10").Code.ShouldBe(0);
        int written = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Count(i => Grade("Kyodo", "C", $"n{i}", "2025-02-01").Code == 0);
        File.ReadAllText(Register).Split("reason:").Length.ShouldBe(written + 2);
    }

    [Fact]
    public void A_habit_is_told_of_one_person()
    {
        Grade("Kyodo", "B", "first", "2025-01-10").Code.ShouldBe(0);
        Tool.Run("sources", "--by", "M. Tolvan", "--register", Register).Code.ShouldBe(2);
        Tool.Run("sources", "--diagonal", "--by", "M. Tolvan", "--register", Register).Output.ShouldContain("0 grades of information");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Output, string Error, TimeSpan Time) Grade(string name, string letter, string reason, string on) =>
        Tool.Run("sources", "grade", name, "--reliability", letter, "--by", "M. Tolvan", "--reason", reason, "--on", on, "--register", Register);

    private string Store()
    {
        string store = Path.Combine(folder, "strait.db");
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        Tool.Run("add", Repository.At("samples", "taiwan-strait", "2025-12-10-patrol-tokyo.html"), "--store", store).Code.ShouldBe(0);
        return store;
    }

    [Theory]
    [InlineData(null, "6")]
    [InlineData("plausible", "3")]
    [InlineData("implausible", "5")]
    public void One_origin_is_graded_by_what_a_person_says_of_its_plausibility(string? word, string grade)
    {
        string claim = Tool.Run("extract", "samples/taiwan-strait/2025-12-28-lavrov-tass.txt").Output is var output
            ? System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("claims").EnumerateArray().First(c => c.GetProperty("speaker").GetString() == "Sergey Lavrov").GetProperty("id").GetString()! : "";
        string[] asked = ["sources", "credibility", claim, "samples/taiwan-strait/2025-12-28-lavrov-tass.txt", "--json", .. word is null ? [] : (string[])["--plausibility", word]];
        System.Text.Json.JsonDocument.Parse(Tool.Run(asked).Output).RootElement.GetProperty("credibility").GetString().ShouldBe(grade);
    }

    [Fact]
    public void A_claim_that_is_not_there_is_told() => Tool.Run("sources", "credibility", "ffff0000ffff", "samples/taiwan-strait").Error.ShouldContain("W613");
}
