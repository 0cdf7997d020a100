using System.Text.Json;

namespace Vedette.Whole.Tests.Weigh;

public sealed class NetworkVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vedette-network-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_a_network_makes_of_evidence_is_told_with_its_reasons()
    {
        var (code, output, error, _) = Tool.Run("network", "corpus/networks/depot.yaml", "--without", "statement", "--set", "grudge=no", "--why", "help");
        (code, error).ShouldBe((0, ""));
        Approvals.Verify(output, "depot.verified.txt");
    }

    [Fact]
    public void For_machines_it_is_one_object()
    {
        var (code, output, _, _) = Tool.Run("network", "corpus/networks/asia.yaml", "--set", "dysp=yes", "--weigh", "smoke=-0.7", "--why", "lung=yes", "--json");
        code.ShouldBe(0);
        var answer = JsonElement.Parse(output);
        answer.GetProperty("note").GetString()!.ShouldContain("assumptions");
        answer.GetProperty("evidence_after").EnumerateArray().Select(f => f.GetProperty("words").GetString()).ShouldBe(["dysp = yes", "smoke -0.7 nats"]);
        var dysp = answer.GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("node").GetString() == "dysp").GetProperty("states")[0];
        (dysp.GetProperty("after").GetDouble(), dysp.GetProperty("change_nats").ValueKind).ShouldBe((1, JsonValueKind.Null));
        answer.GetProperty("why").GetProperty("pieces")[1].GetProperty("trail").EnumerateArray().Select(n => n.GetString()).ShouldBe(["smoke", "lung"]);
        answer.GetProperty("sensitivity").GetProperty("missing")[0].GetProperty("expected_gain_nats").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_warning_problem_has_its_network_in_a_section()
    {
        string file = Write("question: Will it?\nnetwork:\n  nodes:\n    rain: { prior: 0.3 }\n");
        var (code, output, _, _) = Tool.Run("network", file);
        code.ShouldBe(0);
        output.ShouldContain("0.3000");
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_with_their_lines()
    {
        string file = Write("nodes:\n  rain: { prior: 1 }\n  wet: { parents: [sun], table: { yes: [0.5, 0.6] } }\n");
        var (code, output, error, _) = Tool.Run("network", file);
        (code, output).ShouldBe((1, ""));
        error.Split('\n').Select(line => line.Replace(file, "F", StringComparison.Ordinal)).Select(line => line[..Math.Min(line.Length, 17)]).ShouldBe(["F: W633: Line 2: ", "F: W624: Line 3: ", "vedette: W611: F ", ""]);
    }

    [Theory]
    [InlineData("W635", "--set", "tub=yes", "--set", "either=no")]
    [InlineData("W634", "--set", "ghost=yes")]
    [InlineData("W634", "--without", "xray")]
    [InlineData("W634", "--why", "ghost")]
    [InlineData("W634", "--why", "lung=perhaps")]
    public void What_cannot_be_asked_is_a_fault(string expected, params string[] options)
    {
        var (code, output, error, _) = Tool.Run(["network", "corpus/networks/asia.yaml", .. options]);
        (code, output).ShouldBe((1, ""));
        error.ShouldStartWith($"vedette: {expected}: ");
    }

    [Fact]
    public void A_file_that_is_not_there_or_holds_no_network_is_a_fault()
    {
        Tool.Run("network", Path.Combine(folder.FullName, "none.yaml")).Error.ShouldContain("W110");
        Tool.Run("network", Write("question: Will it?\n")).Error.ShouldContain("W636: The file holds no network.");
    }

    [Theory]
    [InlineData("--set", "xray")]
    [InlineData("--weigh", "xray=much")]
    public void An_option_of_another_form_is_wrong_usage(params string[] options) => Tool.Run(["network", "corpus/networks/asia.yaml", .. options]).Code.ShouldBe(2);

    private string Write(string text)
    {
        string path = Path.Combine(folder.FullName, "problem.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
