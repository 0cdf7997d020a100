using Vedette.Model;
using Vedette.Tests.Relate;

namespace Vedette.Tests.Model;

public class MarksTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 9, 8, 0, 0, TimeSpan.Zero);
    private static readonly Reading Report = Scene.Of("# report\nMira Tolvan | assertion | + | certain | convoys left\n@Borland | assertion | + | certain | nothing left").Single();

    private static Decision Mark(MarkedThing on, Tlp label, int minute = 0) => new Mark(on, label, "Ada", Now.AddMinutes(minute)).ToDecision();
    private static Marks Of(params Decision[] decisions) => Marks.Of(decisions);

    [Fact]
    public void A_mark_is_a_decision_and_comes_back_from_it()
    {
        foreach (var kind in Enum.GetValues<MarkedKind>())
        {
            var mark = new Mark(new(kind, kind is MarkedKind.Store ? "" : "9f3a:x"), Tlp.AmberStrict, "Ada", Now, "Told in confidence.");
            Vedette.Model.Mark.Of(mark.ToDecision()).ShouldBe(mark);
        }
        Vedette.Model.Mark.Of(new("claim:1", "accepted", "Ada", Now)).ShouldBeNull();
    }

    [Fact]
    public void Without_marks_all_is_clear() => Of().Of(Report.Claims[0], Report.Document).ShouldBe(Tlp.Clear);

    [Fact]
    public void A_document_without_a_mark_takes_that_of_the_store_and_a_claim_that_of_its_document()
    {
        var marks = Of(Mark(MarkedThing.Store, Tlp.Green));
        marks.Of(Report.Document).ShouldBe(Tlp.Green);
        marks.Of(Report.Claims[0], Report.Document).ShouldBe(Tlp.Green);
        marks = Of(Mark(MarkedThing.Store, Tlp.Red), Mark(MarkedThing.Of(Report.Document.Item), Tlp.Amber));
        marks.Of(Report.Claims[0], Report.Document).ShouldBe(Tlp.Amber);
    }

    [Fact]
    public void A_mark_on_the_item_holds_for_all_its_versions() =>
        Of(Mark(MarkedThing.Of(Report.Document.Item), Tlp.Red)).Of(Report.Document with { Id = new(7), Text = "another version" }).ShouldBe(Tlp.Red);

    [Fact]
    public void Of_two_marks_on_one_thing_the_one_kept_later_holds_whatever_its_clock_said() =>
        Of(Mark(MarkedThing.Of(Report.Document.Item), Tlp.Red, 9), Mark(MarkedThing.Of(Report.Document.Item), Tlp.Green, 1)).Of(Report.Document).ShouldBe(Tlp.Green);

    [Fact]
    public void A_claim_can_be_more_restricted_than_its_document_and_never_less()
    {
        var claim = Report.Claims[0];
        Of(Mark(MarkedThing.Of(claim.Id), Tlp.Red)).Of(claim, Report.Document).ShouldBe(Tlp.Red);
        Of(Mark(MarkedThing.Of(Report.Document.Item), Tlp.Amber), Mark(MarkedThing.Of(claim.Id), Tlp.Clear)).Of(claim, Report.Document).ShouldBe(Tlp.Amber);
    }

    [Fact]
    public void A_withheld_claim_is_blacked_out_and_every_other_span_stays_where_it_was()
    {
        var cut = Redaction.Of(Report, Of(Mark(MarkedThing.Of(Report.Claims[0].Id), Tlp.Red)), Tlp.Amber);
        cut.Withheld.ShouldBe(1);
        var left = cut.Reading.ShouldNotBeNull();
        left.Document.Text.Length.ShouldBe(Report.Document.Text.Length);
        left.Document.Text.ShouldBe("████ ██████ ████ that ███████ ████.\nBorland said that nothing left.\n");
        left.Claims.ShouldHaveSingleItem().Words(left.Document.Text).ShouldBe("nothing left");
    }

    [Fact]
    public void A_claim_that_shares_words_with_a_withheld_one_goes_with_it_and_so_does_an_event_in_them()
    {
        var first = Report.Claims[0];
        var inner = first with { Id = new(77), Content = [new(first.Content[0].Start, first.Content[0].Start + 4)], SpeakerType = SpeakerType.Author, Source = [], Cue = [] };
        var happening = new Event { Id = new(5), Document = first.Document, Type = EventType.Mobilize, Span = inner.Content[0], MadeBy = new("hand", "1") };
        var reading = Report with { Claims = [first, inner, Report.Claims[1] with { Answers = first.Id }], Events = [happening] };
        var cut = Redaction.Of(reading, Of(Mark(MarkedThing.Of(inner.Id), Tlp.Red)), Tlp.Green);
        cut.Withheld.ShouldBe(2);
        cut.Reading!.Events.ShouldBeEmpty();
        cut.Reading.Claims.ShouldHaveSingleItem().Answers.ShouldBeNull();
    }

    [Fact]
    public void A_title_that_repeats_a_withheld_claim_goes()
    {
        var marks = Of(Mark(MarkedThing.Of(Report.Claims[0].Id), Tlp.Red));
        var titled = Report with { Document = Report.Document with { Title = "Convoys left at dawn" } };
        Redaction.Of(titled, marks, Tlp.Clear).Reading!.Document.Title.ShouldBeNull();
        var other = Report with { Document = Report.Document with { Title = "The day in brief" } };
        Redaction.Of(other, marks, Tlp.Clear).Reading!.Document.Title.ShouldBe("The day in brief");
        Redaction.Of(titled, marks, Tlp.Red).Reading.ShouldBeSameAs(titled);
    }
}
