using Vedette.Model;
using Vedette.Tell;
using Sentence = Vedette.Tell.Sentence;

namespace Vedette.Tests.Tell;

public class BriefingTests
{
    private static readonly Briefing Scene = Briefing.Of(ScenePictures.VellStrait(), ScenePictures.MadeAt);

    [Fact]
    public void A_sentence_that_rests_on_nothing_cannot_be_made() => Should.Throw<ArgumentException>(() => new Sentence("Something is so.", [], []));

    [Fact]
    public void Every_printed_sentence_rests_on_claims_and_documents_of_the_set()
    {
        var claims = Scene.Picture.Readings.SelectMany(r => r.Claims).Select(c => c.Id).ToHashSet();
        var documents = Scene.Picture.Readings.Select(r => r.Document.Id).ToHashSet();
        Scene.Sentences.Count().ShouldBeGreaterThan(40);
        foreach (var sentence in Scene.Sentences)
        {
            (sentence.Claims.Length + sentence.Documents.Length).ShouldBeGreaterThan(0, sentence.Text);
            sentence.Claims.ShouldAllBe(c => claims.Contains(c));
            sentence.Documents.ShouldAllBe(d => documents.Contains(d));
        }
    }

    [Fact]
    public void Every_claim_of_the_set_is_told_once_in_its_own_part()
    {
        var told = Scene.Propositions.SelectMany(p => p.Tellers.SelectMany(t => t.Claims)).Concat(Scene.SaidOnce.SelectMany(o => o.Claims)).Concat(Scene.Authors.SelectMany(a => a.Claims)).Select(c => c.Claim.Id);
        told.ShouldBe(Scene.Picture.Readings.SelectMany(r => r.Claims).Select(c => c.Id), ignoreOrder: true);
    }

    [Fact]
    public void The_cut_off_is_the_latest_stated_day_and_says_where_it_comes_from()
    {
        Scene.CutOff.When.Iso.ShouldBe("2031-05-08");
        Scene.CutOff.Sentence!.Text.ShouldContain("kestria-denies");
    }

    [Theory]
    [InlineData("2031-05-09T08:30:00Z", "2031-05-08")]
    [InlineData("2031-05-07T00:00:00Z", "2031-05-07")]
    [InlineData("2031-05-05T12:00:00Z", "2031-05-05")]
    [InlineData("2031-05-04T12:00:00Z", "2031-05-04")]
    [InlineData("2030-01-01T00:00:00Z", "2019")]
    [InlineData("2018-01-01T00:00:00Z", null)]
    public void The_cut_off_is_never_after_the_making(string madeAt, string? cutOff) =>
        Briefing.Of(ScenePictures.VellStrait(), DateTimeOffset.Parse(madeAt, null)).CutOff.When.Iso.ShouldBe(cutOff);

    [Fact]
    public void A_time_of_day_counts_for_the_cut_off()
    {
        var document = new SceneDocument("late", "Nothing is said.", published: "2031-05-09T12:00:00+00:00");
        Briefing.Of(new() { Readings = [document.Reading()] }, ScenePictures.MadeAt).CutOff.When.IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void A_speech_told_twice_is_one_origin()
    {
        var proposition = Scene.Propositions.ShouldHaveSingleItem();
        (proposition.Origins, proposition.Documents).ShouldBe((2, 3));
        proposition.Tellers[0].Head.Text.ShouldContain("Mira Halden");
        proposition.Tellers[0].Head.Text.ShouldContain("1 origin, 2 documents");
    }

    [Fact]
    public void An_authors_own_voice_is_no_origin()
    {
        Scene.Propositions[0].Tellers.ShouldAllBe(t => t.Origin.SpeakerType != SpeakerType.Author);
        Scene.Propositions[0].InOwnVoice!.Text.ShouldContain("essay-on-narrow-seas");
        Scene.SaidOnce.SelectMany(o => o.Claims).Concat(Scene.News.New.SelectMany(o => o.Claims)).ShouldAllBe(c => !c.Claim.IsAuthors);
        Scene.Authors.ShouldHaveSingleItem().Claims.Length.ShouldBe(3);
    }

    [Fact]
    public void A_relay_is_told_from_the_outside_in() =>
        Scene.SaidOnce.SelectMany(o => o.Claims).ShouldContain(c => c.Told.Text.Contains("Evening Post, telling of Kestrel Wire, telling of Morning Ledger, telling of an unnamed official"));

    [Fact]
    public void Hedge_certainty_and_condition_stand_with_the_claim() =>
        Scene.Propositions[0].Tellers[0].Claims[0].Said.Text.ShouldBe("Warns: Sarvia could close the Vell Strait to tankers if the fishing talks fail (possible: “could”) (condition: “if the fishing talks fail”) [1]");

    [Fact]
    public void A_denial_stands_once_beside_all_tellings_of_what_it_denies()
    {
        var denials = Scene.Oppositions.Where(o => o.Kind is ContradictionKind.Denial).ToArray();
        denials.Length.ShouldBe(2);
        denials[0].Left.Length.ShouldBe(2);
        denials[0].Right.ShouldHaveSingleItem().Claim.Speaker.ShouldBe("Jost Arvel");
        denials[0].Head.Text.ShouldBe("Denied: 1 origin claims it, 1 origin denies it.");
    }

    [Fact]
    public void A_hardened_hedge_is_told_with_its_edge_and_its_reason()
    {
        var change = Scene.Changes[0];
        change.Drifts.Select(d => d.Sentence.Text).ShouldBe(["Certainty (notable): “could” → “will”", "Condition lost (notable): “if the fishing talks fail”", "Number (notable): “tankers” → “all tankers”"]);
        change.Edge.Text.ShouldBe("blue-gull-retelling was made from harbour-speech, told in other words (shared words, later).");
        change.Grounds.ShouldBeEmpty();
    }

    [Fact]
    public void New_is_what_the_latest_day_brought()
    {
        Scene.News.From.ShouldBe(new DateOnly(2031, 5, 8));
        Scene.News.New.Select(o => o.Origin.Speaker).ShouldBe(["Ministry of Defence of Kestria", "treaty of 2019"]);
        Scene.News.New[1].Head.Text.ShouldContain("said earlier, first printed 8 May 2031");
        Scene.News.ToldAgain.ShouldBeEmpty();
        Scene.News.Undated!.Text.ShouldStartWith("2 origins cannot be placed");
    }

    [Fact]
    public void An_old_speech_printed_again_is_no_new_origin()
    {
        var news = Briefing.Of(ScenePictures.VellStrait(), ScenePictures.MadeAt, new DateOnly(2031, 5, 6)).News;
        news.ToldAgain.ShouldHaveSingleItem().Origin.Speaker.ShouldBe("Mira Halden");
        news.New.ShouldNotContain(o => o.Origin.Speaker == "Mira Halden");
    }

    [Theory]
    [InlineData("no_second_origin")]
    [InlineData("unanswered")]
    [InlineData("attribution_lost")]
    [InlineData("carrier_unseen")]
    [InlineData("credit_unseen")]
    [InlineData("undated")]
    [InlineData("undated_origin")]
    [InlineData("open_question")]
    [InlineData("channels")]
    public void A_gap_of_the_data_is_told(string kind) => Scene.Gaps.ShouldContain(g => g.Kind == kind);

    [Fact]
    public void A_carrier_whose_text_is_in_the_set_is_no_gap() => Scene.Gaps.ShouldNotContain(g => g.Kind == "carrier_unseen" && g.Sentence.Text.StartsWith("Evening Post"));

    [Fact]
    public void A_denial_of_something_nobody_claims_is_a_gap()
    {
        var document = new SceneDocument("lone", "Sarvia denies that it sank the ferry.", published: "2031-05-05");
        document.Claim("it sank the ferry", SpeakerType.Organisation, "Sarvia", "Sarvia", "denies", ClaimKind.Denial, polarity: Polarity.Negative);
        Briefing.Of(new() { Readings = [document.Reading()] }, ScenePictures.MadeAt).Gaps.ShouldContain(g => g.Kind == "denied_unseen" && g.Sentence.Text.Contains("it sank the ferry"));
    }

    [Fact]
    public void The_source_summary_counts_the_real_origins() =>
        Scene.Summary.Statement[0].Text.ShouldBe("5 documents reduce to 7 origins: 2 named persons, 1 organisation, 1 document, 1 unnamed official and 1 other unnamed source; in 1 the attribution is lost.");

    [Theory]
    [InlineData("machine translation")]
    [InlineData("no date of publication")]
    [InlineData("lost the attribution")]
    [InlineData("W102")]
    public void A_limit_that_the_texts_show_is_told(string words) => Scene.Summary.Limits.ShouldContain(l => l.Text.Contains(words));

    [Fact]
    public void What_lies_after_the_cut_off_is_told_as_ahead() => Scene.Timeline.Where(m => m.IsAhead).ShouldHaveSingleItem().When.Iso.ShouldBe("2031-06");

    [Fact]
    public void Nothing_is_called_verified_or_scored_and_likelihood_never_meets_confidence()
    {
        string all = string.Join('\n', Scene.Sentences.Select(s => s.Text)) + MarkdownBrief.Render(Scene);
        foreach (string never in (string[])["verified", "threat score", "risk index", "truth score", "confidence", "likelihood", "prediction"]) all.ShouldNotContain(never, Case.Insensitive);
    }

    [Fact]
    public void A_claim_that_nothing_related_stands_for_itself()
    {
        var document = new SceneDocument("alone", "The harbour master said that the strait is open.", published: "2031-05-05");
        document.Claim("the strait is open", SpeakerType.Unnamed, null, "The harbour master", "said");
        Briefing.Of(new() { Readings = [document.Reading()] }, ScenePictures.MadeAt).SaidOnce.ShouldHaveSingleItem().Head.Text.ShouldContain("harbour master");
    }

    [Theory]
    [InlineData("2031-05-04", "4 May 2031")]
    [InlineData("2031-05-04T10:00:00Z", "4 May 2031")]
    [InlineData("2031-05", "May 2031")]
    [InlineData("2031", "2031")]
    [InlineData("2031-Q2", "2031-Q2")]
    [InlineData("2031-W19", "2031-W19")]
    [InlineData("2031-05-04/2031-05-07", "4 May 2031 to 6 May 2031")]
    [InlineData("2022/..", "since 2022")]
    [InlineData("2022-03/2022-05", "March 2022 to before May 2022")]
    [InlineData("../2031-05-07", "until 6 May 2031")]
    [InlineData("../2031", "before 2031")]
    [InlineData("P3D", "P3D")]
    [InlineData(null, "date not told")]
    public void A_time_is_told_as_precisely_as_the_text_tells_it(string? iso, string told) => Wording.Date(When.Parse(iso)).ShouldBe(told);

    [Theory]
    [InlineData("\"all is well,\"", "all is well")]
    [InlineData("“all is well”", "all is well")]
    [InlineData("but they \"would be\"", "but they \"would be\"")]
    [InlineData("\"well\" and \"good\"", "\"well\" and \"good\"")]
    [InlineData("all is well\"", "all is well")]
    public void Quotation_marks_around_the_whole_go_and_those_inside_stay(string text, string words)
    {
        var document = new SceneDocument("quoted", text);
        Wording.Words(document.Claim(text, SpeakerType.Unnamed), text).ShouldBe(words);
    }
}
