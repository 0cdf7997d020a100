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
    [InlineData("none"), InlineData("not_happened"), InlineData("status"), InlineData("acts")]
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
