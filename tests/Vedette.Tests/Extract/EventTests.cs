using System.Text.Json.Nodes;
using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Tests.Extract;

/// <summary>What is measured on corpus/events, each against its floor in corpus/floors.json, and the rules of docs/decisions/0003 by sentence.</summary>
public class EventTests
{
    private static readonly JsonObject Floors = JsonNode.Parse(File.ReadAllText(Repository.At("corpus", "floors.json")))!["events"]!.AsObject();

    private static double Floor(string part) => Floors[part]!.GetValue<double>();

    private static Event[] Coded(string text)
    {
        var id = ContentHash.Of(text);
        return [.. Weights.Extractor.Extract(new Document { Id = new(id), Item = new(id), Address = "", Name = "", Text = text }).Events];
    }

    private static string Print(Event e) => $"{e.Type.ToString().ToUpperInvariant()} {Countries(e.Actors)} > {Countries(e.Recipients)}";
    private static string Countries(IEnumerable<string> codes) => string.Join(',', codes.Select(c => c[..3]).Distinct().Order(StringComparer.Ordinal));

    private static void HoldsFloor(string part, int right, int of, IEnumerable<string> misses)
    {
        of.ShouldBeGreaterThanOrEqualTo(Floors["cases"]![part]!.GetValue<int>(), "The number of cases is part of the floor.");
        ((double)right / of).ShouldBeGreaterThanOrEqualTo(Floor(part), $"{part} fell:\n{string.Join('\n', misses)}");
    }

    [Fact]
    public void Sentences_that_tell_no_event_stay_without_one()
    {
        string[] sentences = [.. File.ReadLines(Repository.At("corpus", "events", "none.case")).Where(l => l.Length > 0 && l[0] != '#')];
        string[] coded = [.. sentences.Where(s => Coded(s).Length > 0)];
        HoldsFloor("none", sentences.Length - coded.Length, sentences.Length, coded);
    }

    [Fact]
    public void Acts_that_are_only_possible_denied_planned_or_asked_are_not_told_as_having_happened()
    {
        var cases = Cases.Arrows(Path.Combine("events", "status.case")).Select(c => (c.Text, Events: Coded(c.Text))).ToArray();
        string[] happened = [.. cases.Where(c => c.Events.Any(e => e.Type is EventType.Assault or EventType.Coerce or EventType.Sanction && e.Status is EventStatus.Actual or EventStatus.Alleged)).Select(c => c.Text)];
        HoldsFloor("not_happened", cases.Length - happened.Length, cases.Length, happened);
    }

    [Fact]
    public void The_status_of_an_act_is_read_from_the_words_around_it()
    {
        var cases = Cases.Arrows(Path.Combine("events", "status.case")).ToArray();
        // An announced threat and a preparation are acts of their own and have happened.
        string[] wrong = [.. cases.Where(c => !Coded(c.Text).Any(e => e.Status.ToString().Equals(c.Expected.Trim(), StringComparison.OrdinalIgnoreCase) || (c.Expected.Trim() == "planned" && e.Type is EventType.Threaten or EventType.Mobilize))).Select(c => $"{c.Expected}: {c.Text}")];
        HoldsFloor("status", cases.Length - wrong.Length, cases.Length, wrong);
    }

    [Fact]
    public void An_act_is_held_as_its_sentence_holds_it()
    {
        var cases = Cases.Arrows(Path.Combine("events", "held.case")).Select(c => (c.Text, Expected: c.Expected.Trim(), Events: Coded(c.Text))).ToArray();
        string[] wrong = [.. cases.Where(c => Held(c.Events, c.Expected) is not [var only] || only != c.Expected).Select(c => $"{c.Expected}: {c.Text} → {string.Join("; ", Held(c.Events, c.Expected))}")];
        HoldsFloor("held", cases.Length - wrong.Length, cases.Length, wrong);
        var undone = cases.Where(c => !c.Expected.EndsWith("actual", StringComparison.Ordinal) && !c.Expected.EndsWith("alleged", StringComparison.Ordinal)).ToArray();
        string[] happened = [.. undone.Where(c => c.Events.Any(e => e.Type is EventType.Assault or EventType.Coerce or EventType.Sanction && e.Status is EventStatus.Actual or EventStatus.Alleged)).Select(c => c.Text)];
        HoldsFloor("held_not_happened", undone.Length - happened.Length, undone.Length, happened);
    }

    private static string[] Held(Event[] events, string expected) =>
        [.. events.Select(e => $"{e.Type.ToString().ToUpperInvariant()} {e.Status.ToString().ToLowerInvariant()}").Where(h => h.StartsWith(expected[..expected.IndexOf(' ', StringComparison.Ordinal)], StringComparison.Ordinal)).Distinct()];

    [Fact]
    public void The_mode_and_the_contexts_are_told()
    {
        var cases = Cases.Arrows(Path.Combine("events", "modes.case")).ToArray();
        var wrong = new List<string>();
        foreach (var (text, expected) in cases)
        {
            string[] wanted = expected.Trim().Split(' ');
            var first = Coded(text).FirstOrDefault();
            bool right = first is not null && first.Type.ToString().Equals(wanted[0], StringComparison.OrdinalIgnoreCase) && (first.Mode ?? "-") == wanted[1] && wanted[2].Split(',').All(c => c == "-" || first.Contexts.Contains(c));
            if (!right) wrong.Add($"{text} → {first?.Type} {first?.Mode} {(first is null ? "" : string.Join(',', first.Contexts))}, wanted {expected}");
        }
        HoldsFloor("modes", cases.Length - wrong.Count, cases.Length, wrong);
    }

    [Fact]
    public void The_codebook_names_only_modes_and_contexts_of_the_manual()
    {
        var contexts = new ContextTable().All;
        contexts.Length.ShouldBe(37);
        foreach (var (type, mode, told) in Codebook.Own().Kinds)
        {
            if (mode is not null) Modes[type].Split(' ').ShouldContain(mode, $"{type}");
            told.ShouldBeSubsetOf(contexts);
        }
    }

    /// <summary>PLOVER 2021, the manual's table of modes; AGREE, SUPPORT, CONCEDE, COOPERATE and AID have none.</summary>
    private static readonly Dictionary<EventType, string> Modes = new()
    {
        [EventType.Consult] = "visit third-party multilateral phone",
        [EventType.Retreat] = "withdraw release disarm ceasefire access resign",
        [EventType.Request] = "assist change yield meet",
        [EventType.Accuse] = "disapprove investigate allege",
        [EventType.Reject] = "assist change yield meet",
        [EventType.Threaten] = "restrict arrest relations expel territory violence",
        [EventType.Protest] = "demo riot strike hunger boycott obstruct vandalize",
        [EventType.Sanction] = "convict expel withdraw discontinue",
        [EventType.Mobilize] = "troops weapons police militia",
        [EventType.Coerce] = "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        [EventType.Assault] = "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional",
    };

    [Fact]
    public void The_tables_of_actors_name_only_sectors_of_the_manual()
    {
        string[] sectors = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED OPP PRE REF REL SOC".Split(' ');
        CoreTable.Rows("agents.tsv").Select(row => row[0]).ShouldBeSubsetOf(sectors);
        CoreTable.Rows("actors.tsv").Select(row => row[1].Trim()).Where(code => code.Length > 3).Select(code => code[3..]).ShouldBeSubsetOf(sectors);
    }

    [Theory]
    [InlineData("Peru bombed rebels near the Taiwan Strait.", "Taiwan Strait")]
    [InlineData("Norwegian and Swedish ministers met in Copenhagen.", "Copenhagen")]
    [InlineData("Peru attacked Bolivian smugglers in Chile.", "Chile")]
    public void The_place_is_where_the_words_say_that_it_was(string text, string place) => Coded(text)[0].Place.ShouldBe(place);

    [Fact]
    public void What_did_not_win_is_kept_with_what_did()
    {
        var e = Coded("Peru threatened to bomb Chile.").ShouldHaveSingleItem();
        e.Reasons.Where(r => r.Kind == "lost").ShouldContain(r => r.Text.Contains("bomb") && r.Text.Contains("ASSAULT"));
    }

    [Theory]
    [InlineData("Could Peru arm Chile? Absolutely.", EventStatus.Hypothetical)]
    [InlineData("Did Peru attack Chile? No, it did not.", EventStatus.Denied)]
    [InlineData("Did Peru attack Chile? The minister would not say.", EventStatus.Asked)]
    public void A_question_that_the_text_answers_is_not_asked(string text, EventStatus status) => Coded(text)[0].Status.ShouldBe(status);

    [Fact]
    public void An_item_of_a_list_acts_in_the_name_of_whoever_the_list_is_about()
    {
        var events = Coded("Under the deal, Norway will:\nSend food to Sweden.\nShare intelligence with Finland.");
        events.Select(Print).ShouldBe(["AGREE NOR > SWE", "AGREE NOR > FIN"]);
    }

    [Fact]
    public void The_main_act_comes_first_with_its_type_and_both_sides()
    {
        var cases = Cases.Arrows(Path.Combine("events", "acts.case")).ToArray();
        var wrong = new List<string>();
        foreach (var (text, expected) in cases)
        {
            string wanted = expected.Trim();
            if (wanted.EndsWith('=')) wanted = $"{wanted[..^1].Trim()} > {wanted[..^1].Trim().Split(' ')[1]}";
            string first = Coded(text) is [var e, ..] ? Print(e) : "nothing";
            if (first.Trim() != wanted.Trim()) wrong.Add($"{text} → {first}, wanted {wanted}");
        }
        HoldsFloor("acts", cases.Length - wrong.Count, cases.Length, wrong);
    }

    [Theory]
    [InlineData("none"), InlineData("not_happened"), InlineData("status"), InlineData("held"), InlineData("held_not_happened"), InlineData("modes"), InlineData("acts")]
    public void Every_part_has_a_floor_that_can_fail(string part) => Floor(part).ShouldBeInRange(0.5, 1);

    [Theory]
    [InlineData("Norway will give Malawi aid.", "AGREE NOR > MWI")]
    [InlineData("Peru said it would withdraw its troops from Chile.", "AGREE PER > CHL")]
    [InlineData("Peru said it would blockade Chile.", "THREATEN PER > CHL")]
    [InlineData("Peru said it will not help Chile.", "REJECT PER > CHL")]
    [InlineData("Peru said that Chile must leave.", "REQUEST PER > CHL")]
    [InlineData("Ghana summoned Togo's ambassador.", "ACCUSE GHA > TGO")]
    [InlineData("Greek and Italian warships held a joint exercise.", "COOPERATE GRC,ITA > GRC,ITA")]
    public void Intent_refusal_and_demand_are_acts_of_their_own(string text, string wanted) => Print(Coded(text)[0]).ShouldBe(wanted);

    [Theory]
    [InlineData("Peru demanded that Chile release the prisoners.")]
    [InlineData("Peru threatened to bomb Chile.")]
    [InlineData("Peru refused to sell tanks to Chile.")]
    [InlineData("Peru promised to send food to Chile.")]
    public void What_is_threatened_demanded_refused_or_promised_is_no_event_of_its_own(string text) => Coded(text).Length.ShouldBe(1);

    [Theory]
    [InlineData("2004-06-01", "USAGOV")]
    [InlineData("2015-06-01", "USAELI")]
    public void An_actor_has_the_sector_of_the_day(string day, string code)
    {
        const string Text = "Colin Powell visited Peru.";
        var id = ContentHash.Of(Text);
        // The table has him in office from January 2001 to January 2005.
        var e = Weights.Extractor.Extract(new Document { Id = new(id), Item = new(id), Address = "", Name = "", Text = Text, Published = When.Parse(day) }).Events[0];
        e.Actors.ShouldBe([code]);
    }

    [Fact]
    public void Each_event_tells_the_word_and_the_rule_that_fired()
    {
        var e = Coded("Ghana accused Togo of smuggling.")[0];
        e.Reasons[0].Text.ShouldContain("accused");
        e.Reasons[0].Where!.Value.Span.Of("Ghana accused Togo of smuggling.").ShouldBe("accused");
    }

    [Theory]
    [InlineData("entries:\n- {type: GREET, verb: [wave]}", "GREET")]
    [InlineData("entries:\n- {type: AID, verb: [give], with: [$gifts]}", "$gifts")]
    public void A_codebook_that_names_what_there_is_not_is_refused(string yaml, string named) =>
        Should.Throw<FormatException>(() => new Codebook(new StringReader(yaml))).Message.ShouldContain(named);
}
