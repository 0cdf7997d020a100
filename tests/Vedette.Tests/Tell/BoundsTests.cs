using System.Text;
using System.Text.Json;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Tests.Tell;

public class BoundsTests
{
    private const int Documents = 600;
    private static readonly Briefing Large = Briefing.Of(Many(), ScenePictures.MadeAt);

    [Fact]
    public void Every_list_of_a_large_store_is_cut_and_tells_how_many_are_left_out()
    {
        Large.SaidOnce.Length.ShouldBe(100);
        Large.CutOf("said_once")!.Left.ShouldBe(Documents * 20 - 100);
        Large.Summary.Sources.Length.ShouldBeLessThanOrEqualTo(200);
        (Large.Summary.Sources.Length + Large.CutOf("sources")!.Left).ShouldBe(Documents);
    }

    [Fact]
    public void No_form_of_it_grows_with_the_store()
    {
        HtmlBrief.Render(Large).Length.ShouldBeLessThan(2_000_000);
        HtmlBrief.Inside(Large).Length.ShouldBeLessThan(500_000);
        MarkdownBrief.Render(Large).Length.ShouldBeLessThan(500_000);
        JsonBrief.Render(Large).Length.ShouldBeLessThan(1_500_000);
        TextBrief.Render(Large, 100, TextLimits.None).Length.ShouldBeLessThan(5_000);
    }

    [Fact]
    public void All_forms_tell_what_is_left_out()
    {
        string left = Large.CutOf("said_once")!.InWords;
        HtmlBrief.Render(Large).ShouldContain(left);
        MarkdownBrief.Render(Large).ShouldContain("11,900 more");
        TextBrief.Render(Large, 100, TextLimits.None).ShouldContain(line => line.ToString().Contains("and 11900 more", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(JsonBrief.Render(Large));
        json.RootElement.GetProperty("left_out").EnumerateArray().Single(cut => cut.GetProperty("list").GetString() == "said_once").GetProperty("left").GetInt32().ShouldBe(11_900);
    }

    [Fact]
    public void Nothing_is_cut_of_what_people_can_read()
    {
        var small = Briefing.Of(ScenePictures.VellStrait(), ScenePictures.MadeAt);
        small.Cuts.ShouldBeEmpty();
        Encoding.UTF8.GetString(JsonBrief.Render(small).Span).ShouldNotContain("left_out");
    }

    [Fact]
    public void A_part_that_is_not_chosen_stands_in_no_form()
    {
        var chosen = Briefing.Of(ScenePictures.VellStrait(), ScenePictures.MadeAt, composition: new(["gaps"], "A short note", Tlp.Green));
        HtmlBrief.Render(chosen).ShouldNotContain("id=\"timeline\"");
        MarkdownBrief.Render(chosen).ShouldNotContain("## Timeline");
        Encoding.UTF8.GetString(JsonBrief.Render(chosen).Span).ShouldNotContain("\"timeline\"");
        TextBrief.Render(chosen, 100, TextLimits.None).ShouldNotContain(line => line.ToString() == "Timeline");
        foreach (string form in new[] { HtmlBrief.Render(chosen), MarkdownBrief.Render(chosen), Encoding.UTF8.GetString(JsonBrief.Render(chosen).Span) })
        {
            form.ShouldContain("A short note");
            form.ShouldContain("TLP:GREEN");
            form.ShouldContain("gaps");
        }
    }

    [Fact]
    public void A_choice_that_cannot_be_is_told_with_its_number()
    {
        var faults = new List<Fault>();
        Composition.Read(["gaps", "nothing"], new('x', 201), null, faults);
        faults.Select(f => f.Code).ShouldBe(["W714", "W716"]);
    }

    private static Picture Many() => new() { Readings = [.. Enumerable.Range(0, Documents).Select(Made)] };

    /// <summary>Twenty people, each with a word of their own.</summary>
    private static Reading Made(int number)
    {
        int[] ships = [.. Enumerable.Range(number * 20, 20)];
        var document = new SceneDocument($"report-{number}", string.Concat(ships.Select(ship => $"Speaker {ship} said ship {ship} sailed. ")));
        foreach (int ship in ships) document.Claim($"ship {ship} sailed", SpeakerType.Named, $"Speaker {ship}", $"Speaker {ship} ", "said");
        return document.Reading();
    }
}
