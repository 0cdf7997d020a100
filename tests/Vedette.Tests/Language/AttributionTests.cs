using System.Collections.Immutable;
using Shouldly;
using Vedette.Language;

namespace Vedette.Tests;

public class AttributionTests
{
    private static readonly SpeechReader Reader = new(new CueLexicon());

    public static TheoryData<string, string> Gold()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (text, expected) in Cases.Arrows("speech.case")) rows.Add(text, expected);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Gold))]
    public void Who_says_what_is_read_as_a_reader_marks_it(string text, string expected) => Told(text).ShouldBe(expected);

    [Fact]
    public void A_sentence_that_goes_on_has_the_source_and_the_cue_of_the_one_that_names_them()
    {
        const string text = "“The tankers are ready. Nobody sleeps,” Admiral Verrin said.";
        var utterances = Reader.Read(text, Weights.Grammar.Parse(text));
        utterances.Select(u => (u.Sentence, u.Continues)).ShouldBe([(0, true), (1, false)]);
        utterances[0].Cue.ShouldBe(utterances[1].Cue);
        utterances[0].Source.ShouldBe(utterances[1].Source);
    }

    private static string Told(string text)
    {
        string told = string.Join(" + ", Attribution.Of(text, Reader.Read(text, Weights.Grammar.Parse(text))).Select(a => $"{Words(a.Source)} > {Words(a.Cue)} > {Words(a.Content)}"));
        return told.Length == 0 ? "-" : told.Replace("\n", "\\n", StringComparison.Ordinal);

        string Words(ImmutableArray<TextSpan> spans) => spans.IsEmpty ? "-" : string.Join(" … ", spans.Select(s => s.Of(text)));
    }
}
