using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class StoriesTests
{
    private const string Fire = "Fire destroyed the old mill at Helm before dawn. Odo Brack of the fire guard said that a lantern had fallen into the flour.";
    private const string SameFire = "The mill at Helm burned down before dawn after a lantern fell into the flour, according to Odo Brack of the fire guard.";
    private const string OtherFire = "Fire gutted a paper warehouse in Dunmoor late on Friday. Nobody was hurt, said Petra Stane, who owns the building.";

    private static int[] Sort(params (string Text, string? Published)[] texts) =>
        Stories.Sort([.. texts.Select((t, i) => StoryText.Of(i.ToString("00"), t.Text, When.Parse(t.Published)))]);

    [Fact]
    public void Two_texts_about_one_happening_are_one_story() => Sort((Fire, null), (SameFire, null)).ShouldBe([0, 0]);

    [Fact]
    public void Two_happenings_of_one_kind_are_two_stories() => Sort((Fire, null), (OtherFire, null), (SameFire, null)).ShouldBe([0, 1, 0]);

    [Fact]
    public void The_same_words_years_apart_are_two_stories() => Sort((Fire, "2031-05-03"), (SameFire, "2034-05-03")).ShouldBe([0, 1]);

    [Fact]
    public void A_text_without_words_is_a_story_of_its_own() => Sort((Fire, null), ("", null), ("…", null)).ShouldBe([0, 1, 2]);

    [Fact]
    public void Nothing_gives_nothing() => Sort().ShouldBeEmpty();
}
