using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vedette.Whole.Tests.Weigh;

/// <summary>What the verb prints on the sample, and what it never prints.</summary>
public class SimulateVerbTests
{
    private const string Sample = "samples/taiwan-strait/two-fronts.yaml";

    /// <summary>Words of what a workbench for assumptions does not tell: how likely something is, who wins, who dies.</summary>
    private static readonly Regex Forbidden = new(@"probab|likel|chance|odds|\brisk|forecast|predict|casualt|killed|dead|death|wounded|winner|\bwins?\b|victor|defeat|threat score|verified|of (the|all) runs|runs cross|%|per cent|percent", RegexOptions.IgnoreCase);

    [Fact]
    public void The_table_and_the_object_tell_no_probability_no_date_no_casualties_and_no_winner()
    {
        foreach (string output in new[] { Run("simulate", Sample, "--runs", "2000"), Run("simulate", Sample, "--runs", "2000", "--set", "full_help", "--set", "oil_line_cut", "--with", "arms=off"), Run("simulate", Sample, "--runs", "2000", "--json"), Tool.Run("simulate", "--help").Output })
        {
            Forbidden.Matches(output).Select(m => output.Substring(Math.Max(0, m.Index - 40), Math.Min(80, output.Length - Math.Max(0, m.Index - 40)))).ShouldBeEmpty();
            Regex.IsMatch(output, @"\b20\d\d-\d\d").ShouldBeFalse();
        }
    }

    [Fact]
    public void Runs_are_counted_but_no_share_of_them_is_told()
    {
        var numbers = new HashSet<string>();
        void Walk(JsonElement element)
        {
            if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Walk(item);
            if (element.ValueKind is not JsonValueKind.Object) return;
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Number) numbers.Add(property.Name);
                Walk(property.Value);
            }
        }
        Walk(JsonDocument.Parse(Run("simulate", Sample, "--runs", "2000", "--json")).RootElement);
        numbers.Order().ShouldBe(["at", "first_order", "flip_runs", "median_above", "median_after", "median_before", "median_below", "p25", "p5", "p50", "p75", "p95", "rank_correlation", "runs", "seed", "separation", "signpost_runs", "under", "week", "weeks"], ignoreOrder: true);
    }

    [Fact]
    public void The_table_says_what_it_is_who_stands_behind_it_and_its_seed()
    {
        string output = Run("simulate", Sample, "--runs", "500", "--seed", "42");
        output.ShouldContain("This is a workbench for assumptions");
        output.ShouldContain("seed 42");
        output.ShouldContain("Behind them: Vedette sample");
        output.ShouldContain("no_help");
        output.ShouldContain("full_help");
        output.ShouldContain("What flips a median across its line");
        output.ShouldContain("Signposts");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() => Run("simulate", Sample, "--runs", "500", "--json").ShouldBe(Run("simulate", Sample, "--runs", "500", "--json"));

    [Fact]
    public void The_width_of_the_machines_vectors_changes_no_byte() =>
        Tool.RunWith(new() { ["DOTNET_EnableAVX2"] = "0", ["DOTNET_EnableAVX"] = "0" }, "simulate", Sample, "--runs", "500", "--json").Output.ShouldBe(Run("simulate", Sample, "--runs", "500", "--json"));

    [Fact]
    public void A_set_an_outcome_and_a_change_can_be_asked_for()
    {
        var answer = JsonDocument.Parse(Run("simulate", Sample, "--runs", "500", "--set", "full_help", "--outcome", "energy_weeks", "--with", "oil_line=off", "--with", "blockade_share=0.9", "--json")).RootElement;
        answer.GetProperty("sets").EnumerateArray().Select(s => s.GetProperty("key").GetString()).ShouldBe(["full_help, oil_line=off, blockade_share=0.9"]);
        answer.GetProperty("outcomes").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("W640", Sample, "--set", "some_help")]
    [InlineData("W644", Sample, "--with", "oil=off")]
    [InlineData("W647", Sample, "--runs", "900000000")]
    [InlineData("W110", "samples/no-such-file.yaml")]
    [InlineData("W657", "samples/taiwan-strait/../../global.json")]
    public void What_cannot_be_ends_with_its_number(string code, params string[] arguments)
    {
        var (exit, output, error, _) = Tool.Run(["simulate", .. arguments]);
        exit.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain(code);
    }

    private static string Run(params string[] arguments)
    {
        var (code, output, error, _) = Tool.Run(arguments);
        code.ShouldBe(0, error);
        return output;
    }
}
