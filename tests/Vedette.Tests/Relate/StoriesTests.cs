using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;
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

    [Fact]
    public void A_text_that_stands_apart_joins_the_story_nearest_to_it_and_tells_why()
    {
        var stories = new Stories();
        string[] about = [Fire, SameFire, "A lantern in the flour set fire to the mill at Helm before dawn, Odo Brack said."];
        stories.Update([], [.. about.Select((text, i) => StoryText.Of($"a{i}", text, When.Unknown)),
            StoryText.Of("b", "The council of Dunmoor argued on Monday over wages, taxes and the harbour road. One member recalled the mill that burned at Helm and the lantern in the flour. They went home at midnight without a vote; the next meeting is in March.", When.Unknown),
            StoryText.Of("c", OtherFire, When.Unknown)]);
        (stories.Of("b"), stories.Of("c")).ShouldBe(("a0", "c"));
        var (joined, opened, grouped) = (stories.Place("b"), stories.Place("c"), stories.Place("a1"));
        (joined.Step, opened.Step, grouped.Step).ShouldBe((StoryStep.Joined, StoryStep.Opened, StoryStep.Grouped));
        joined.ToStory!.Value.ShouldBeInRange(Stories.Open, StoryClusters.Join);
        joined.Nearest.ShouldNotBeNull().ShouldStartWith("a");
        grouped.Likeness.ShouldBeGreaterThanOrEqualTo(StoryClusters.Join);
    }

    [Fact]
    public void What_came_and_goes_again_leaves_no_trace()
    {
        var stories = new Stories();
        stories.Update([], [StoryText.Of("b", SameFire, When.Unknown), StoryText.Of("c", OtherFire, When.Unknown)]);
        stories.Update([], [StoryText.Of("a", Fire, When.Unknown)]).ShouldBe(["a", "b"], ignoreOrder: true);
        stories.Of("b").ShouldBe("a");
        stories.Update(["a"], []).ShouldBe(["b"]);
        stories.Of("b").ShouldBe("b");
    }

    [Fact]
    public void A_text_that_changed_is_sorted_by_what_it_says_now()
    {
        var stories = new Stories();
        stories.Update([], [StoryText.Of("a", Fire, When.Unknown), StoryText.Of("b", SameFire, When.Unknown), StoryText.Of("c", OtherFire, When.Unknown)]);
        stories.Update(["b"], [StoryText.Of("b", OtherFire, When.Unknown)]);
        (stories.Of("a"), stories.Of("b"), stories.Of("c")).ShouldBe(("a", "b", "b"));
    }

    [Fact]
    public void The_countries_that_all_reports_name_make_no_story()
    {
        static StoryText Report(string id, string text)
        {
            var reading = new Reading { Document = new Document { Id = new(1), Item = new(1), Address = id, Name = id, Text = text } };
            ImmutableArray<Name> names =
            [
                .. from country in new[] { "Ardania", "Borland", "Cathmor" }
                   let at = text.IndexOf(country, StringComparison.Ordinal)
                   where at >= 0
                   select new Name(new TextSpan(at, at + country.Length), EntityKind.Country, new(2), country, country[..3].ToUpperInvariant()),
            ];
            return StoryText.Of(id, reading with { Names = names });
        }
        const string Talks = "Envoys of Ardania and Borland met with Cathmor on fish prices in the lower town. A choir sang for the guests while snow fell on the market square and the river froze.";
        const string Drill = "Warships from Ardania, Borland and Cathmor fired rockets near the northern cape. Sailors trained with drones, submarines hunted a target boat, and a helicopter lifted divers out of the waves.";
        Stories.Sort([Report("a", Talks), Report("b", Drill)]).ShouldBe([0, 1]);
        Sort((Talks, null), (Drill, null)).ShouldBe([0, 0], "the same words, of names that nobody took for countries");
    }

    [Fact]
    public void A_story_in_a_picture_tells_of_each_document_why_it_is_there()
    {
        var picture = Scene.Relate($"""
            # first | 2031-05-03
            > {Fire}
            # second | 2031-05-03
            > {SameFire}
            # third | 2031-05-04
            > {OtherFire}
            """);
        foreach (var story in picture.Stories) story.Members.Select(m => m.Document).ShouldBe(story.Documents);
        var fire = picture.Stories.Single(s => s.Documents.Length == 2);
        foreach (var member in fire.Members) member.Reasons.Select(r => r.Kind).ShouldBe(["story_grouped", "same_days"]);
        picture.Stories.Single(s => s.Documents.Length == 1).Members[0].Reasons.Single().Kind.ShouldBe("story_opened");
    }

    /// <summary>Made reports of some happenings of one theme; more than are compared under one word, and more than one part holds.</summary>
    private static StoryText[] Made(Random random, int count, int happenings)
    {
        string[] theme = ["convoy", "harbour", "Ardania", "Borland", "strait", "council", "Helm"];
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                int happening = random.Next(happenings);
                var words = Enumerable.Range(0, 30).Select(_ => random.Next(5) < 2 ? theme[random.Next(theme.Length)] : $"{(random.Next(2) == 0 ? "N" : "w")}{happening}x{random.Next(14)}");
                return StoryText.Of($"t{i:000}", string.Join(' ', words.Select((w, at) => at % 10 == 9 ? w + "." : w)), random.Next(4) == 0 ? When.Unknown : When.On(new DateOnly(2031, 1, 1).AddDays(random.Next(300))));
            }),
        ];
    }

    [Fact]
    public void Whatever_comes_and_goes_the_stories_are_those_of_what_is_held() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var made = Made(random, 60, random.Next(1, 20));
        var stories = new Stories();
        var held = new Dictionary<string, StoryText>();
        var before = new Dictionary<string, string>();
        for (int step = 0; step < 8; step++)
        {
            string[] gone = [.. held.Keys.Where(_ => random.Next(5) == 0)];
            foreach (string id in gone) held.Remove(id);
            StoryText[] come = [.. made.Where(t => !held.ContainsKey(t.Id) && random.Next(step == 0 ? 2 : 8) == 0)];
            foreach (var text in come) held[text.Id] = text;
            var changed = stories.Update(gone, come);
            IsAsFromNothing(stories, held);
            foreach (string id in held.Keys)
                (stories.Of(id) != before.GetValueOrDefault(id) || come.Any(c => c.Id == id)).ShouldBe(changed.Contains(id), id);
            before = held.Keys.ToDictionary(id => id, stories.Of);
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    [Fact]
    public void A_theme_of_many_reports_is_sorted_the_same_step_by_step_and_at_once()
    {
        var made = Made(new Random(4), 420, 3);
        var stories = new Stories();
        var held = new Dictionary<string, StoryText>();
        foreach (var text in made[..400]) held[text.Id] = text;
        stories.Update([], made[..400]);
        foreach (var next in made[400..])
        {
            string gone = held.Keys.ElementAt(held.Count / 3);
            held.Remove(gone);
            held[next.Id] = next;
            stories.Update([gone], [next]);
        }
        IsAsFromNothing(stories, held);
    }

    private static void IsAsFromNothing(Stories stories, Dictionary<string, StoryText> held)
    {
        var anew = new Stories();
        anew.Update([], [.. held.Values]);
        foreach (string id in held.Keys)
        {
            stories.Of(id).ShouldBe(anew.Of(id), id);
            stories.Place(id).ShouldBe(anew.Place(id), id);
        }
    }
}
