using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Judge;

public class JudgementDraftTests
{
    private static JudgementDraft? Read(string text, out string[] codes)
    {
        var faults = new Faults();
        var draft = JudgementDraft.Read(text, faults);
        codes = [.. faults.InOrder.Select(f => f.Code)];
        return draft;
    }

    [Fact]
    public void A_draft_comes_back_from_the_judgement_it_became()
    {
        var judgement = OnRecord.Judgement() with { Hypothesis = "help", KeyAssumptions = ["a"], WouldChange = ["w"] };
        var faults = new List<Fault>();
        var again = JudgementDraft.Of(judgement).Finish(judgement.Grounds, judgement.By, judgement.At, faults);
        faults.ShouldBeEmpty();
        again.ShouldNotBeNull().Id.ShouldBe(judgement.Id);
    }

    [Fact]
    public void What_is_not_given_is_taken_from_the_other_and_reasons_only_with_their_level()
    {
        var old = JudgementDraft.Of(OnRecord.Judgement());
        var same = new JudgementDraft { Statement = "Help is unlikely." }.Over(old);
        (same.Statement, same.Problem, same.Confidence, same.ConfidenceReasons.Length).ShouldBe(("Help is unlikely.", "strait", AnalyticConfidence.Low, 1));
        new JudgementDraft { Confidence = AnalyticConfidence.High }.Over(old).ConfidenceReasons.ShouldBeEmpty();
        new JudgementDraft { Confidence = AnalyticConfidence.Low }.Over(old).ConfidenceReasons.Length.ShouldBe(1);
    }

    [Fact]
    public void A_draft_without_its_parts_tells_every_one_of_them()
    {
        var faults = new List<Fault>();
        JudgementDraft.Nothing.Finish([], "Ada", OnRecord.Day(0), faults).ShouldBeNull();
        faults.Select(f => f.Code).ShouldBe(["W660", "W660", "W660"]);
    }

    [Theory]
    [InlineData("statement: [a]", "W605")]
    [InlineData("likelihood: likely", "W604")]
    [InlineData("confidence: {evidence: [e]}", "W603")]
    [InlineData("confidence: {level: certain}", "W605")]
    [InlineData("on: claim:1", "W605")]
    [InlineData("", "W601")]
    public void A_file_of_another_form_is_told_line_by_line(string text, string code)
    {
        Read(text, out var codes).ShouldBeNull();
        codes.ShouldBe([code]);
    }

    [Fact]
    public void A_file_gives_a_draft_and_its_shape_a_schema()
    {
        var draft = Read("statement: Help is likely.\nconfidence: { level: high, gaps: [No rail data.] }\non: [\"claim:1\"]", out _).ShouldNotBeNull();
        (draft.Statement, draft.Confidence, draft.Grounds[0], draft.Problem).ShouldBe(("Help is likely.", AnalyticConfidence.High, "claim:1", null));
        draft.ConfidenceReasons.ShouldBe([new(ConfidenceFactor.Gap, "No rail data.")]);
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream)) JudgementDraft.Shape.WriteSchema(json);
        System.Text.Json.JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("properties").EnumerateObject().Count().ShouldBe(7);
    }

    [Theory]
    [InlineData("claim:9f", GroundKind.Claim, "9f")]
    [InlineData(" origin : 9f ", GroundKind.Origin, "9f")]
    [InlineData("indicator:joint_patrols", GroundKind.Indicator, "joint_patrols")]
    public void A_ground_is_read_from_its_kind_and_name(string text, GroundKind kind, string name) => Ground.Parse(text).ShouldBe(new Ground(kind, name));

    [Theory]
    [InlineData("9f")]
    [InlineData("claim:")]
    [InlineData("event:9f")]
    [InlineData("")]
    public void Other_texts_are_no_ground(string text) => Ground.Parse(text).ShouldBeNull();

    [Fact]
    public void Every_word_of_both_sets_is_read_back()
    {
        foreach (var step in Likelihood.Scale)
            foreach (var set in Enum.GetValues<WordSet>())
            {
                LikelihoodWord word = new(step, set);
                LikelihoodWord.Parse(word.Text.ToUpperInvariant()).ShouldBe(word);
                word.In(set is WordSet.First ? WordSet.Second : WordSet.First).In(set).ShouldBe(word);
            }
        LikelihoodWord.Parse("perhaps").ShouldBeNull();
    }
}
