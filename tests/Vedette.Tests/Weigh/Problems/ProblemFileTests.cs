using Vedette.Weigh.Problems;

namespace Vedette.Tests.Weigh.Problems;

public class ProblemFileTests
{
    private const string Head = "problem: p\nquestion: Who comes?\nhypotheses:\n  a: { statement: The guests come. }\n  b: { statement: The hosts leave. }\n";
    private const string Tail = "indicators:\n  i: { question: Do they?, fires: [{ words: [guest] }] }\n";

    private static string[] Faults(string yaml) => [.. ProblemFile.Read(yaml).Faults.Select(f => $"{f.Code} {f.Message}")];

    [Fact]
    public void The_template_has_no_fault() => Faults(ProblemFile.Template()).ShouldBeEmpty();

    [Fact]
    public void The_sample_has_no_fault_and_watches_the_channels_of_the_founding_case()
    {
        var result = ProblemFile.Read(File.ReadAllText(Repository.At("samples", "taiwan-strait", "problem.yaml")));
        result.Faults.ShouldBeEmpty();
        string[] channels = ["political_endorsement", "treaty_commitment", "joint_signalling", "distraction_front", "logistics", "arms_components", "manpower_training", "technology_transfer", "energy_food", "economic_lifeline", "cyber_intel_sharing", "propaganda", "diplomatic_cover"];
        result.Problem!.Channels.Select(c => c.Key).ShouldBe(channels, ignoreOrder: true);
        foreach (string channel in channels) result.Problem.Indicators.ShouldContain(i => i.Channel == channel);
    }

    [Fact]
    public void The_published_schema_is_the_one_that_is_checked() => Approvals.VerifyFile(ProblemFile.Schema(), Repository.At("docs", "problem.schema.json"));

    [Theory]
    [InlineData(Head + "indicators:\n  i: { question: q, channel: sea, fires: [{ words: [x] }] }\n", "W606", "Line 7: There is no channel 'sea'")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship], from: [RSU] }] }\n", "W606", "no country 'RSU'")]
    [InlineData(Head + "direction: { from: [XXX], to: [CHN] }\n" + Tail, "W606", "Line 6: There is no country 'XXX'")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship] }], expects: { c: C } }\n", "W606", "no hypothesis 'c'. It has a, b.")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship] }], scenarios: { s: likely } }\n", "W606", "no scenario 's'")]
    [InlineData(Head + "assumptions:\n  x: { statement: s, indicators: [j] }\n" + Tail, "W606", "no indicator 'j'")]
    [InlineData(Head + "questions:\n  x: { question: s, indicators: [j] }\n" + Tail, "W606", "no indicator 'j'")]
    [InlineData(Head + "evidence:\n  i: { statement: s, source: t, expects: { a: C } }\n" + Tail, "W607", "'i' is the name of an indicator")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [the, of] }] }\n", "W609", "'the' in 'i' can never be found")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ act: true }] }\n", "W609", "it asks for nothing")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ kinds: [question], certainty: certain }] }\n", "W609", "questions and refusals have no certainty")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship], status: [actual] }] }\n", "W609", "a status belongs to an event")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship sails], not_words: [sailing] }] }\n", "W609", "ruled out by 'not_words'")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship], from: [RUS], to: [RUS] }] }\n", "W609", "RUS would give to itself")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship] }], expects_silence: { a: I } }\n", "W609", "The silence of 'i' can never tell")]
    [InlineData(Head + "indicators:\n  i: { question: q, fires: [{ words: [ship] }], present_from: 1, absent_under: 1 }\n", "W605", "'absent_under' of 'i' is not lower")]
    [InlineData("problem: p\nquestion: q\nhypotheses:\n  a: { statement: The guests come. }\n  b: { statement: The guest comes. }\n" + Tail, "W608", "'a' and 'b' say the same")]
    [InlineData("problem: p\nquestion: q\nhypotheses:\n  a: { statement: Guests come., subsumes: [b], excludes: [b] }\n  b: { statement: Uncles come. }\n" + Tail, "W608", "'b' lies within 'a' and is excluded by it")]
    [InlineData("problem: p\nquestion: q\nhypotheses:\n  a: { statement: Guests come., subsumes: [c] }\n  b: { statement: Rain falls., subsumes: [c] }\n  c: { statement: Uncles come. }\n" + Tail, "W608", "'c' would lie within both 'a' and 'b'")]
    [InlineData("problem: p\nquestion: q\nhypotheses:\n  a: { statement: Guests come., subsumes: [b] }\n  b: { statement: Uncles come., subsumes: [a] }\n" + Tail, "W608", "would lie within itself")]
    public void What_is_wrong_is_told_with_line_and_cure_and_nothing_is_made_of_it(string yaml, string code, string words)
    {
        var result = ProblemFile.Read(yaml);
        result.Problem.ShouldBeNull();
        var faults = Faults(yaml);
        faults.ShouldContain(f => f.StartsWith(code, StringComparison.Ordinal) && f.Contains(words, StringComparison.Ordinal), string.Join("\n", faults));
    }

    [Fact]
    public void Hypotheses_within_another_are_no_alternatives_to_it()
    {
        var problem = ProblemFile.Read("problem: p\nquestion: q\nhypotheses:\n  a: { statement: Guests come., subsumes: [c] }\n  b: { statement: Nobody comes. }\n  c: { statement: Uncles come. }\n" + Tail).Problem!;
        problem.Alternatives.Select(h => h.Key).ShouldBe(["a", "b"]);
        problem.Hypotheses.Single(h => h.Key == "c").Within.ShouldBe("a");
    }
}
