using System.Text.Json;

namespace Vedette.Whole.Tests.Weigh;

/// <summary>The verbs that weigh, over the sample and its problem.</summary>
public class WeighVerbTests
{
    private const string Sample = "samples/taiwan-strait", Problem = $"{Sample}/problem.yaml";

    private static JsonElement[] Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Unwrapped(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void InFolder(Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory("vedette-").FullName;
        try
        {
            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Indicators_tell_their_state_and_the_spans_they_rest_on()
    {
        var (code, output, _, _) = Tool.Run("indicators", Sample, "--json");
        code.ShouldBe(0);
        var all = Lines(output).ToDictionary(i => i.GetProperty("indicator").GetString()!);
        all.Count.ShouldBe(13);
        string State(string key) => all[key].GetProperty("state").GetString()!;
        State("endorses_claim").ShouldBe("present");
        State("joint_patrols").ShouldBe("present");
        State("provokes_elsewhere").ShouldBe("asserted");
        State("hands_over_technology").ShouldBe("never_looked");
        foreach (var sign in all["cites_treaty"].GetProperty("signs").EnumerateArray())
            foreach (var statement in sign.GetProperty("statements").EnumerateArray())
                statement.GetProperty("end").GetInt32().ShouldBeGreaterThan(statement.GetProperty("start").GetInt32());
    }

    [Fact]
    public void A_cut_off_leaves_out_what_was_told_later()
    {
        string State(string asOf) => Lines(Tool.Run("indicators", Sample, "--as-of", asOf, "--of", "cites_treaty", "--json").Output).Single().GetProperty("state").GetString()!;
        State("2025-12-27").ShouldBe("never_looked");
        State("2025-12-28").ShouldBe("present");
    }

    [Fact]
    public void A_copy_under_another_name_adds_nothing() => InFolder(folder =>
    {
        foreach (string file in Directory.GetFiles(Repository.At("samples", "taiwan-strait"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        string[] States() => [.. Lines(Tool.Run("indicators", folder, "--problem", Problem, "--json").Output).Select(i => $"{i.GetProperty("indicator")} {i.GetProperty("state")} {i.GetProperty("origins_least")} {i.GetProperty("standing")}")];
        string[] before = States();
        foreach (string file in Directory.GetFiles(folder, "2025-12-28*")) File.Copy(file, Path.Combine(folder, "copy-" + Path.GetFileName(file)));
        States().ShouldBe(before);
    });

    [Fact]
    public void The_table_has_hypotheses_in_rows_and_says_that_it_is_no_proof()
    {
        var (code, output, _, _) = Tool.Run("table", Sample);
        code.ShouldBe(0);
        output.ShouldContain("bookkeeping, not proof");
        foreach (string row in (string[])["substantial_help", "backing_only", "joins_fighting", "stays_out"]) output.ShouldContain($"\n  {row} ");
    }

    [Fact]
    public void Why_leads_from_a_hypothesis_to_the_words_of_a_source()
    {
        var tree = Lines(Tool.Run("why", "stays_out", Sample, "--json").Output).Single();
        int leaves = 0;
        var pending = new Stack<JsonElement>([tree]);
        while (pending.TryPop(out var node))
        {
            foreach (var child in node.GetProperty("because").EnumerateArray()) pending.Push(child);
            if (node.TryGetProperty("document", out _)) leaves++;
        }
        leaves.ShouldBeGreaterThan(3);
        var (code, _, error, _) = Tool.Run("why", "nothing_like_it", Sample);
        code.ShouldBe(1);
        error.ShouldContain("W612");
    }

    [Fact]
    public void What_the_sources_tell_moves_the_network()
    {
        string plain = Tool.Run("network", Problem, "--json").Output, moved = Tool.Run("network", Problem, Sample, "--json").Output;
        plain.ShouldNotBe(moved);
        moved.ShouldContain("joint_patrols");
    }

    [Theory]
    [InlineData("network:\n  nodes:\n    a: { parents: [b], table: { \"yes\": 0.5, \"no\": 0.5 } }\n    b: { parents: [a], table: { \"yes\": 0.5, \"no\": 0.5 } }\n", "W6")]
    [InlineData("network:\n  nodes:\n    a: { prior: [0.5, 0.6] }\n", "W6")]
    [InlineData("bogus: 1\n", "W604")]
    public void A_problem_with_a_fault_is_told_with_its_line_and_nothing_is_printed(string more, string code) => InFolder(folder =>
    {
        string file = Path.Combine(folder, "problem.yaml");
        File.WriteAllText(file, File.ReadAllText(Repository.At("samples", "taiwan-strait", "problem.yaml")).Split("\nnetwork:")[0].Replace("    moves:", "    # moves:", StringComparison.Ordinal) + "\n" + more);
        var (exit, output, error, _) = Tool.Run("brief", Sample, "--problem", file);
        exit.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain(code);
        error.ShouldContain("Line ");
    });

    [Fact]
    public void A_problem_of_ten_megabytes_is_refused_at_once() => InFolder(folder =>
    {
        string file = Path.Combine(folder, "problem.yaml");
        File.WriteAllText(file, "question: " + new string('x', 10_000_000));
        var (exit, _, error, _) = Tool.Run("problem", "check", file);
        exit.ShouldBe(1);
        error.ShouldContain("W600");
    });

    [Fact]
    public void The_template_is_written_once_and_has_no_fault() => InFolder(folder =>
    {
        string file = Path.Combine(folder, "problem.yaml");
        Tool.Run("init", "--problem", file).Code.ShouldBe(0);
        Tool.Run("problem", "check", file).Output.ShouldContain("No faults");
        File.AppendAllText(file, "# mine\n");
        Tool.Run("init", "--problem", file).Code.ShouldBe(1);
        File.ReadAllText(file).ShouldEndWith("# mine\n");
        Tool.Run("problem", "show", file).Output.ShouldContain("Linchpin");
    });

    [Fact]
    public void Help_is_no_wrong_usage() => Tool.Run("why", "--help").Code.ShouldBe(0);

    [Fact]
    public void A_judgement_stands_first_in_the_brief_and_the_next_brief_tells_what_changed() => InFolder(folder =>
    {
        string store = Path.Combine(folder, "strait.db");
        string[] brief = ["brief", "--store", store, "--problem", Problem, "--by", "Ann"];
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        Tool.Run("add", Sample, "--store", store).Code.ShouldBe(0);
        var added = Tool.Run("judge", "add", "--store", store, "--problem", Problem, "--by", "Ann", "--hypothesis", "backing_only", "--statement", "Russia would very likely back China in words if it attacked Taiwan.",
            "--confidence", "high", "--evidence", "The foreign minister said so on the record.", "--on", "indicator:endorses_claim", "--would-change", "A deal with Japan that trades the support away.");
        added.Code.ShouldBe(0, added.Error);
        string first = Unwrapped(Tool.Run([.. brief, "--mark"]).Output);
        first.ShouldContain("very likely back China in words");
        first.ShouldContain("Confidence in this judgement is high");
        first.ShouldContain("80–95 %");

        string id = Lines(Tool.Run("judge", "list", "--store", store, "--json").Output)[0].GetProperty("id").GetString()!;
        var superseded = Tool.Run("judge", "supersede", id, "--store", store, "--problem", Problem, "--by", "Ann", "--statement", "Russia would likely back China in words if it attacked Taiwan.", "--reason", "The minister spoke of territory only.");
        superseded.Code.ShouldBe(0, superseded.Error);
        string second = Unwrapped(Tool.Run(brief).Output);
        second.ShouldContain("What changed since your last brief");
        second.ShouldContain("From “very likely” to “likely”.");
        second.ShouldContain("The minister spoke of territory only.");
        Tool.Run("why", id[..8], "--store", store, "--problem", Problem).Output.ShouldContain("Sergey Lavrov");
    });

    [Fact]
    public void A_cell_that_a_person_sets_holds_and_keeps_the_proposal() => InFolder(folder =>
    {
        string store = Path.Combine(folder, "strait.db");
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        Tool.Run("add", Sample, "--store", store).Code.ShouldBe(0);
        Tool.Run("table", "set", "joint_patrols", "stays_out", "N", "--problem", Problem, "--store", store, "--by", "Ann", "--reason", "Routine.").Code.ShouldBe(0);
        var table = Lines(Tool.Run("table", "--store", store, "--problem", Problem, "--json").Output).Single();
        var cell = table.GetProperty("evidence").EnumerateArray().Single(e => e.GetProperty("key").GetString() == "joint_patrols").GetProperty("cells").GetProperty("stays_out");
        (cell.GetProperty("value").GetString(), cell.GetProperty("proposed").GetString(), cell.GetProperty("by").GetString()).ShouldBe(("N", "I", "Ann"));
        var wrong = Tool.Run("table", "set", "joint_patrol", "stays_out", "N", "--problem", Problem, "--store", store);
        wrong.Code.ShouldBe(1);
        wrong.Error.ShouldContain("W606");
    });

    [Fact]
    public void Planned_forecasts_are_put_on_record_once() => InFolder(folder =>
    {
        string store = Path.Combine(folder, "strait.db");
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        Tool.Run("forecast", "open", "--problem", Problem, "--store", store, "--by", "Ann").Output.ShouldContain("bombers fly together");
        Tool.Run("forecast", "open", "--problem", Problem, "--store", store, "--by", "Ann").Output.ShouldContain("on record already");
        Tool.Run("forecast", "list", "--store", store).Output.ShouldContain("bombers fly together");
    });
}
