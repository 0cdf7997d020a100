using System.Text.Json;
using Vedette.Cli;
using Vedette.Judge;
using Vedette.Outside;
using Vedette.Whole.Tests.Store;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Judge;

public sealed class JudgeVerbTests : IDisposable
{
    private const string Likely = "Russia would likely add indirect help.";
    private readonly StoreFolder folder = new();
    private readonly SetClock clock = new(new(2025, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public JudgeVerbTests() => SqliteStore.Init(folder.Path, TimeProvider.System);

    private (int Code, List<JsonElement> Lines, string Error) Vedette(params string[] arguments)
    {
        var (code, output, error, _) = Tool.RunWith(new() { ["VEDETTE_STORE"] = folder.Path, ["VEDETTE_BY"] = "Ada" }, arguments);
        return (code, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))], error);
    }

    /// <summary>The verb in this process, at the time of the clock.</summary>
    private Task<int> Judge(params string[] arguments) => JudgeVerb.Create(clock).Parse([.. arguments, "--store", folder.Path]).InvokeAsync();
    private Task<int> Forecast(params string[] arguments) => ForecastVerb.Create(clock).Parse([.. arguments, "--store", folder.Path]).InvokeAsync();

    private async Task<Ledger> Record()
    {
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        return await store.LedgerAsync(default);
    }

    private Task<int> Add(string statement, params string[] more) =>
        Judge(["add", "--problem", "strait", "--statement", statement, "--confidence", "low", "--evidence", "One official is the only origin.", "--on", "indicator:logistics", "--by", "Ada", .. more]);

    [Fact]
    public void A_judgement_is_printed_as_it_was_told_with_its_likelihood_read_from_the_statement()
    {
        var (code, lines, _) = Vedette("judge", "add", "--problem", "strait", "--hypothesis", "help", "--statement", Likely, "--confidence", "moderate", "--evidence", "e", "--assuming", "a", "--gap", "g",
            "--on", "indicator:logistics", "--key-assumption", "k1", "--key-assumption", "k2", "--would-change", "w", "--json");
        code.ShouldBe(0);
        var judgement = lines.ShouldHaveSingleItem();
        judgement.GetProperty("by").GetString().ShouldBe("Ada");
        judgement.GetProperty("state").GetString().ShouldBe("held");
        judgement.GetProperty("likelihood").GetProperty("words").GetString().ShouldBe("likely");
        judgement.GetProperty("likelihood").GetProperty("low").GetDouble().ShouldBe(.55);
        judgement.GetProperty("confidence").GetProperty("level").GetString().ShouldBe("moderate");
        judgement.GetProperty("confidence").GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("factor").GetString()).ShouldBe(["evidence", "assumption", "gap"]);
        judgement.GetProperty("key_assumptions").EnumerateArray().Select(r => r.GetString()).ShouldBe(["k1", "k2"]);
        Vedette("judge", "list", "--json").Lines.ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(judgement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_change_of_mind_takes_over_what_is_not_told_anew_and_loses_nothing()
    {
        (await Add(Likely, "--key-assumption", "The war goes on.")).ShouldBe(0);
        var first = (await Record()).Judgements.Single();
        clock.Now = clock.Now.AddDays(3);
        (await Judge("supersede", first.Id.ToString()[..6], "--reason", "A second origin.", "--statement", "Russia would very likely add indirect help.", "--by", "Björn")).ShouldBe(0);
        var record = await Record();
        var second = record.Current.ShouldHaveSingleItem();
        (second.Supersedes, second.ReasonForChange, second.By).ShouldBe((first.Id, "A second origin.", "Björn"));
        second.Likelihood.Text.ShouldBe("very likely");
        second.KeyAssumptions.ShouldBe(["The war goes on."]);
        second.ConfidenceReasons.ShouldBe(first.ConfidenceReasons);
        Canonical.Of(record.Find(first.Id)).ShouldBe(Canonical.Of(first));

        var (code, _, error) = Vedette("judge", "supersede", first.Id.ToString(), "--reason", "r");
        code.ShouldBe(1);
        error.ShouldContain("W663");
        error.ShouldContain(second.Id.ToString()[..8]);
        Vedette("judge", "show", first.Id.ToString()[..8], "--json").Lines.Select(l => l.GetProperty("state").GetString()).ShouldBe(["superseded", "held"]);
    }

    [Fact]
    public async Task Another_level_of_confidence_needs_its_own_reasons()
    {
        await Add(Likely);
        string id = (await Record()).Judgements.Single().Id.ToString();
        (await Judge("supersede", id, "--reason", "r", "--confidence", "high")).ShouldBe(1);
        (await Judge("supersede", id, "--reason", "r", "--confidence", "high", "--evidence", "Three named ministers.")).ShouldBe(0);
    }

    [Fact]
    public async Task Dissents_and_withdrawals_are_told_with_the_judgement()
    {
        await Add(Likely);
        string id = (await Record()).Judgements.Single().Id.ToString();
        (await Judge("dissent", id, "--by", "Carla", "--text", "He overstates it.")).ShouldBe(0);
        (await Judge("dissent", id, "--by", "Dan", "--text", "It is more.")).ShouldBe(0);
        (await Judge("withdraw", id, "--by", "Ada", "--reason", "The speaker was misnamed.")).ShouldBe(0);
        Vedette("judge", "list", "--json").Lines.ShouldBeEmpty();
        var shown = Vedette("judge", "list", "--all", "--json").Lines.ShouldHaveSingleItem();
        shown.GetProperty("dissents").EnumerateArray().Select(d => d.GetProperty("by").GetString()).ShouldBe(["Carla", "Dan"]);
        shown.GetProperty("withdrawn").GetProperty("reason").GetString().ShouldBe("The speaker was misnamed.");
        Vedette("judge", "dissent", id, "--text", "late").Error.ShouldContain("W664");
    }

    [Theory]
    [InlineData("We judge with high confidence that help is likely.", "W670")]
    [InlineData("Russia could help.", "W671")]
    [InlineData("Russia will help.", "W675")]
    public async Task A_statement_that_breaks_the_standard_is_refused_and_nothing_is_kept(string statement, string code)
    {
        var (exit, lines, error) = Vedette("judge", "add", "--problem", "strait", "--statement", statement, "--confidence", "low", "--evidence", "e", "--on", "indicator:logistics", "--json");
        exit.ShouldBe(1);
        lines.ShouldHaveSingleItem().GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("code").GetString()).ShouldBe([code]);
        error.ShouldStartWith($"vedette: {code}: ");
        (await Record()).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_no_way_to_force_a_judgement_in()
    {
        (await Add("Russia could help.", "--force")).ShouldNotBe(0);
        (await Record()).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Claims_and_origins_are_found_by_the_beginning_of_their_ids_and_unknown_ones_are_refused()
    {
        var reading = Readings.At(1, 0, 5);
        var picture = Readings.Picture(3, [reading]);
        await using (var store = SqliteStore.Open(folder.Path, TimeProvider.System))
        {
            await store.AddAsync(reading, StoreFolder.Now, default);
            await store.RelateAsync(picture, StoreFolder.Now, default);
        }
        string claim = reading.Claims[0].Id.ToString();
        (await Judge("add", "--problem", "strait", "--statement", Likely, "--confidence", "low", "--evidence", "e", "--on", $"claim:{claim[..12]}", "--on", $"origin:{picture.Origins[0].Id}")).ShouldBe(0);
        (await Record()).Judgements.Single().Grounds.Select(g => g.ToString()).ShouldBe([$"claim:{claim}", $"origin:{picture.Origins[0].Id}"]);
        var (code, _, error) = Vedette("judge", "add", "--problem", "strait", "--statement", Likely, "--confidence", "low", "--evidence", "e", "--on", "claim:ffffffffffff");
        code.ShouldBe(1);
        error.ShouldContain("W662");
        Vedette("judge", "add", "--problem", "strait", "--statement", Likely, "--confidence", "low", "--evidence", "e").Error.ShouldContain("W661");
    }

    [Fact]
    public async Task A_judgement_is_read_from_a_file_and_options_take_the_place_of_its_parts()
    {
        string file = folder.At("judgement.yaml");
        await File.WriteAllTextAsync(file, """
            problem: strait
            hypothesis: help
            statement: Russia would likely add indirect help.
            confidence:
              level: low
              evidence: [One official is the only origin.]
              gaps: [No rail data.]
            on: ["indicator:logistics"]
            would_change:
              - Tankers at the quay.
            """);
        (await Judge("add", "--file", file, "--problem", "border")).ShouldBe(0);
        var judgement = (await Record()).Judgements.Single();
        (judgement.Problem, judgement.Hypothesis, judgement.Statement).ShouldBe(("border", "help", Likely));
        judgement.ConfidenceReasons.Select(r => r.Factor).ShouldBe([ConfidenceFactor.Evidence, ConfidenceFactor.Gap]);
        judgement.WouldChange.ShouldBe(["Tankers at the quay."]);

        await File.WriteAllTextAsync(file, "problem: strait\nlikelihood: high\nconfidence: {level: certain}\n");
        var (code, _, error) = Vedette("judge", "add", "--file", file);
        code.ShouldBe(1);
        error.ShouldContain("W604: Line 2");
        error.ShouldContain("W605: Line 3");
    }

    [Fact]
    public async Task With_the_problems_file_hypotheses_and_indicators_are_looked_up_in_it()
    {
        string file = Repository.At("samples", "taiwan-strait", "problem.yaml");
        Task<int> Told(string hypothesis, string on) => Judge("add", "--problem", file, "--hypothesis", hypothesis, "--statement", Likely, "--confidence", "low", "--evidence", "e", "--on", on);
        (await Told("substantial_help", "indicator:cites_treaty")).ShouldBe(0);
        (await Told("substantial_halp", "indicator:cites_treaty")).ShouldBe(1);
        (await Told("substantial_help", "indicator:logistic")).ShouldBe(1);
        (await Record()).Judgements.ShouldHaveSingleItem().Problem.ShouldBe("russia_china_taiwan");
        Vedette("judge", "list", "--problem", file, "--json").Lines.Count.ShouldBe(1);
        Vedette("judge", "list", "--problem", "border", "--json").Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_is_asked_forecast_resolved_and_scored()
    {
        (await Forecast("ask", "--problem", "strait", "--question", "Will a patrol enter?", "--criteria", "Two ministries say so.", "--source", "Their sites", "--scheduled", "2025-03-10", "--by", "Ada")).ShouldBe(0);
        string id = (await Record()).Questions.Single().Id.ToString()[..8];
        (await Forecast("add", id, "--probability", "0.4", "--by", "Ada")).ShouldBe(0);
        clock.Now = clock.Now.AddDays(5);
        (await Forecast("add", id, "--probability", "0.7", "--word", "likely", "--by", "Ada")).ShouldBe(0);
        (await Forecast("add", id, "--word", "very unlikely", "--by", "Björn")).ShouldBe(0);
        (await Forecast("add", id, "--probability", "0.9", "--word", "likely", "--by", "Ada")).ShouldBe(1);
        (await Forecast("add", id, "--word", "perhaps", "--by", "Ada")).ShouldBe(1);
        (await Forecast("add", id, "--by", "Ada")).ShouldBe(1);
        clock.Now = clock.Now.AddDays(5);
        (await Forecast("add", id, "--probability", "0.9", "--by", "Ada")).ShouldBe(1);
        (await Forecast("resolve", id, "--outcome", "maybe", "--evidence", "https://example.org")).ShouldBe(1);
        (await Forecast("resolve", id, "--outcome", "yes", "--evidence", "https://example.org")).ShouldBe(0);
        (await Forecast("resolve", id, "--outcome", "no", "--evidence", "https://example.org")).ShouldBe(1);

        var lines = Vedette("forecast", "score", "--json").Lines;
        var ada = lines.Single(l => l.GetProperty("kind").GetString() == "question" && l.GetProperty("by").GetString() == "Ada");
        ada.GetProperty("days").GetInt32().ShouldBe(10);
        ada.GetProperty("brier").GetDouble().ShouldBe(((5 * .36) + (5 * .09)) / 10, 1e-9);
        ada.GetProperty("last_brier").GetDouble().ShouldBe(.09, 1e-9);
        var word = lines.Single(l => l.GetProperty("kind").GetString() == "word" && l.GetProperty("words").GetString() == "very unlikely");
        (word.GetProperty("questions").GetInt32(), word.GetProperty("happened").GetInt32(), word.GetProperty("too_few").GetBoolean()).ShouldBe((1, 1, true));
        word.TryGetProperty("share", out _).ShouldBeFalse();
        Vedette("forecast", "score", "--json", "--forecaster", "Björn").Lines.Count(l => l.GetProperty("kind").GetString() == "question").ShouldBe(1);
        Vedette("forecast", "list", "--json").Lines.ShouldBeEmpty();
        Vedette("forecast", "list", "--all", "--json").Lines.ShouldHaveSingleItem().GetProperty("resolution").GetProperty("outcome").GetString().ShouldBe("yes");
    }

    [Fact]
    public async Task Named_outcomes_take_a_probability_each_and_a_void_question_says_why()
    {
        (await Forecast("ask", "--problem", "strait", "--question", "What comes first?", "--criteria", "c", "--source", "s", "--scheduled", "2025-06-30", "--outcome", "patrol", "--outcome", "landing", "--outcome", "neither")).ShouldBe(0);
        string id = (await Record()).Questions.Single().Id.ToString()[..8];
        (await Forecast("add", id, "--probability", "neither=0.7", "--probability", "patrol=0.2", "--probability", "landing=0.1", "--by", "Ada")).ShouldBe(0);
        (await Record()).ForecastsOn((await Record()).Questions.Single().Id)[0].Probabilities.Select(p => p.Value).ShouldBe([.2, .1, .7]);
        (await Forecast("add", id, "--probability", "patrol=0.2", "--by", "Ada")).ShouldBe(1);
        (await Forecast("add", id, "--probability", "storm=0.2", "--by", "Ada")).ShouldBe(1);
        (await Forecast("add", id, "--word", "likely", "--by", "Ada")).ShouldBe(1);
        (await Forecast("void", id, "--reason", "The sites were closed.", "--by", "Ada")).ShouldBe(0);
        (await Forecast("add", id, "--probability", "patrol=1", "--probability", "landing=0", "--probability", "neither=0")).ShouldBe(1);
        Vedette("forecast", "list", "--all", "--json").Lines.Single().GetProperty("resolution").GetProperty("void").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("judge", "show", "abc")]
    [InlineData("judge", "dissent", "ffffffff", "--text", "t")]
    [InlineData("forecast", "add", "ffffffff", "--probability", "0.5")]
    public void An_id_that_nothing_has_is_told_with_where_to_look(params string[] arguments)
    {
        var (code, _, error) = Vedette(arguments);
        code.ShouldBe(1);
        error.ShouldContain("W665");
        error.ShouldContain("list --all");
    }

    [Theory]
    [InlineData("judge add", "vedette judge add --problem")]
    [InlineData("forecast add", "vedette forecast add ")]
    [InlineData("add", "vedette add reports/")]
    [InlineData("language parse", "vedette language parse ")]
    public void Help_ends_with_examples_of_the_very_verb(string verb, string example)
    {
        string help = Tool.Run([.. verb.Split(' '), "--help"]).Output;
        help.ShouldContain(example);
        help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ShouldAllBe(line => line.Contains($"vedette {verb}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_hold_no_control_codes()
    {
        await Add(Likely);
        string id = (await Record()).Judgements.Single().Id.ToString();
        foreach (string[] verb in new[] { new[] { "judge", "list" }, ["judge", "show", id], ["forecast", "list"], ["forecast", "score"] })
        {
            var (code, output, _, _) = Tool.RunWith(new() { ["VEDETTE_STORE"] = folder.Path }, verb);
            code.ShouldBe(0);
            output.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
            output.Length.ShouldBeGreaterThan(10);
        }
    }

    public void Dispose() => folder.Dispose();
}
