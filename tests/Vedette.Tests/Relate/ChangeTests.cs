using Vedette.Model;

namespace Vedette.Tests.Relate;

public class ChangeTests
{
    private const string Answered = """
        # early | 2031-05-03
        Mira Tolvan | assertion | + | certain | Ardania asked Borland for forty fuel convoys
        @Borland | denial | - | certain | Ardania asked Borland for forty fuel convoys
        # late | 2031-05-05
        Odo Brack | assertion | - | certain | he was not aware of any such request |||| 
        ~CAT | refusal | - | unknown | Ardania asked Borland for forty fuel convoys
        """;

    [Fact]
    public void Only_a_denial_denies()
    {
        var picture = Scene.Relate(Answered);
        var denial = picture.Contradictions.Single(c => c.Denies);
        denial.Answer.ShouldBe(AnswerType.Denial);
        picture.Words(denial.A).ShouldStartWith("Ardania asked");
        new Contradiction(ContradictionKind.Denial, denial.A, denial.B, []) { Answer = AnswerType.NoComment }.Denies.ShouldBeFalse();
        new Contradiction(ContradictionKind.Opposite, denial.A, denial.B, []).Denies.ShouldBeFalse();
    }

    [Fact]
    public void Every_contradiction_has_a_reason_in_the_text_of_each_end()
    {
        var picture = Scene.Relate(Answered);
        picture.Contradictions.ShouldNotBeEmpty();
        var home = picture.Readings.SelectMany(r => r.Claims).ToDictionary(c => c.Id, c => c.Document);
        foreach (var one in picture.Contradictions)
            foreach (var end in new[] { one.A, one.B }) one.Reasons.ShouldContain(r => r.Where != null && r.Where.Value.Document == home[end]);
    }

    [Fact]
    public void Both_ends_of_a_drift_stand_in_their_texts()
    {
        var picture = Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assessment | + | possible | Ardania could send 40 convoys to Borland | if the harbour falls | 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assessment | + | certain | Ardania will send 90 convoys to Borland || 2031-05-02
            """);
        var texts = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Text);
        picture.Drifts.Select(d => d.Kind).ShouldBe([DriftKind.Certainty, DriftKind.ConditionLost, DriftKind.Quantity], ignoreOrder: true);
        foreach (var drift in picture.Drifts)
        {
            var (before, after) = (drift.BeforeAt.ShouldNotBeNull(), drift.AfterAt.ShouldNotBeNull());
            texts[before.Document][before.Span.Start..before.Span.End].Split(' ')[0].ShouldBe(drift.Before.Split(' ')[0]);
            if (drift.After.Length > 0) texts[after.Document][after.Span.Start..after.Span.End].Split(' ')[0].ShouldBe(drift.After.Split(' ')[0]);
        }
        picture.Drifts.Single(d => d.Kind is DriftKind.Certainty).Severity.ShouldBe(DriftSeverity.Grave);
    }

    [Fact]
    public void A_hardened_could_is_drift()
    {
        var picture = Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland || 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assessment | + | certain | Ardania will send fuel convoys to Borland || 2031-05-02
            """);
        var drift = picture.Drifts.ShouldHaveSingleItem();
        drift.Kind.ShouldBe(DriftKind.Certainty);
        (drift.Before, drift.After).ShouldBe(("could", "will"));
        picture.Words(drift.From).ShouldContain("could");
        drift.Reasons.ShouldContain(r => r.Kind == "later");
    }

    [Fact]
    public void Without_dates_the_more_careful_telling_is_put_first_and_the_reason_says_so()
    {
        var picture = Scene.Relate("""
            # one
            Mira Tolvan | assessment | + | certain | Ardania will send fuel convoys to Borland ||| the Harbour Council
            # two
            Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland ||| the Harbour Council
            """);
        var drift = picture.Drifts.ShouldHaveSingleItem();
        (drift.Before, drift.After).ShouldBe(("could", "will"));
        drift.Reasons.ShouldContain(r => r.Kind == "direction_unclear");
    }

    [Fact]
    public void A_lost_condition_is_drift()
    {
        var picture = Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland | if the harbour falls | 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland || 2031-05-02
            """);
        var drift = picture.Drifts.ShouldHaveSingleItem();
        drift.Kind.ShouldBe(DriftKind.ConditionLost);
        drift.Before.ShouldBe("if the harbour falls");
    }

    [Fact]
    public void A_lost_speaker_is_drift() =>
        Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assertion | + | certain | joint flights of Ardania and Borland show a coordinated message to Cathmor || 2031-05-02
            # late | 2031-05-05
            ? | assertion | + | certain | joint flights of Ardania and Borland show a coordinated message to Cathmor
            """).Drifts.ShouldHaveSingleItem().Kind.ShouldBe(DriftKind.AttributionLost);

    [Fact]
    public void A_changed_number_is_drift_within_one_origin()
    {
        var drift = Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania moved 40 tanks to the northern bridge || 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assertion | + | certain | Ardania moved 400 tanks to the northern bridge || 2031-05-02
            """).Drifts.ShouldHaveSingleItem();
        drift.Kind.ShouldBe(DriftKind.Quantity);
        (drift.Before, drift.After).ShouldBe(("40 tanks", "400 tanks"));
    }

    [Fact]
    public void A_may_that_became_a_must_is_drift() =>
        Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assertion | + | certain | crews should leave the northern harbour before winter || 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assertion | + | certain | crews must leave the northern harbour before winter || 2031-05-02
            """).Drifts.ShouldHaveSingleItem().Kind.ShouldBe(DriftKind.Obligation);

    [Fact]
    public void New_content_under_an_old_name_is_an_addition() =>
        Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania sends fuel to Borland || 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assertion | + | certain | Ardania sends fuel, satellite pictures, torpedoes, mercenaries and hackers to Borland || 2031-05-02
            """).Drifts.ShouldHaveSingleItem().Kind.ShouldBe(DriftKind.Added);

    [Fact]
    public void The_same_words_in_both_tellings_are_no_drift() =>
        Scene.Relate("""
            # early | 2031-05-03
            Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland | if the harbour falls | 2031-05-02
            # late | 2031-05-05
            Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland | if the harbour falls | 2031-05-02
            """).Drifts.ShouldBeEmpty();

    [Fact]
    public void A_denial_is_tied_to_what_it_answers()
    {
        var picture = Scene.Relate("""
            # only | 2031-05-03
            ~CAT | assertion | + | certain | Ardania asked Borland for rockets
            @Borland | denial | - | certain | such claims were false ||||1
            """);
        var denial = picture.Contradictions.ShouldHaveSingleItem();
        denial.Kind.ShouldBe(ContradictionKind.Denial);
        picture.Words(denial.A).ShouldBe("Ardania asked Borland for rockets");
    }

    [Fact]
    public void A_denial_that_names_nothing_answers_what_was_said_before_it()
    {
        var picture = Scene.Relate("""
            # only | 2031-05-03
            - | assertion | + | certain | the market was quiet
            ~CAT | assertion | + | certain | Ardania asked Borland for rockets
            @Borland | denial | - | certain | such reports were false
            """);
        picture.Words(picture.Contradictions.ShouldHaveSingleItem().A).ShouldBe("Ardania asked Borland for rockets");
    }

    [Fact]
    public void A_denial_in_another_document_is_tied_to_the_claim()
    {
        var picture = Scene.Relate("""
            # one | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania asked Borland for rockets and winter fuel
            # two | 2031-05-04
            Odo Brack | denial | - | certain | Ardania ever asked Borland for rockets or winter fuel
            """);
        picture.Contradictions.ShouldHaveSingleItem().Kind.ShouldBe(ContradictionKind.Denial);
    }

    [Fact]
    public void Opposite_claims_of_two_origins_contradict_each_other() =>
        Scene.Relate("""
            # one | 2031-05-03
            Mira Tolvan | assertion | + | certain | the garrison at Helm received new rockets from Ardania
            # two | 2031-05-04
            Odo Brack | assertion | - | certain | the garrison at Helm never received new rockets from Ardania
            """).Contradictions.ShouldHaveSingleItem().Kind.ShouldBe(ContradictionKind.Opposite);

    [Fact]
    public void Two_numbers_of_one_thing_contradict_each_other() =>
        Scene.Relate("""
            # one | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania moved 40 tanks to the northern bridge at Helm
            # two | 2031-05-04
            Odo Brack | assertion | + | certain | Ardania moved 12 tanks to the northern bridge at Helm
            """).Contradictions.ShouldHaveSingleItem().Kind.ShouldBe(ContradictionKind.Number);

    [Fact]
    public void Who_sends_and_who_receives_is_not_turned_round() =>
        Scene.Relate("""
            # one | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania sends Borland rockets
            # two | 2031-05-04
            Odo Brack | assertion | + | certain | Borland sends Ardania rockets
            """).Same.ShouldBeEmpty();

    [Fact]
    public void A_question_is_not_the_same_as_saying_it() =>
        Scene.Relate("""
            # one | 2031-05-03
            Mira Tolvan | question | + | unknown | Ardania moved tanks to the northern bridge at Helm
            # two | 2031-05-04
            Odo Brack | assertion | + | certain | Ardania moved tanks to the northern bridge at Helm
            """).Same.ShouldBeEmpty();
}
