using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Weigh.Indicators;
using static Vedette.Tests.Weigh.Signs;

namespace Vedette.Tests.Weigh.Indicators;

public class ConditionTests
{
    private static ImmutableArray<ulong[]> Of(params string[] entries) => [.. entries.Select(Words.Terms)];

    [Theory]
    [InlineData("Two ships sailed home", true)]
    [InlineData("The shipping lanes are open", true)]
    [InlineData("A boat sank", false)]
    public void A_word_stands_for_all_its_forms(string words, bool fits) => new Condition { Words = Of("ship") }.Fits(Statement(words)).ShouldBe(fits);

    [Theory]
    [InlineData("They held a joint patrol", true)]
    [InlineData("Patrols went out jointly", true)]
    [InlineData("The patrol went out", false)]
    public void Several_words_of_one_entry_must_all_be_there(string words, bool fits) => new Condition { Words = Of("joint patrol", "bomber flight") }.Fits(Statement(words)).ShouldBe(fits);

    [Fact]
    public void Words_that_rule_out_rule_out() => new Condition { Words = Of("ship"), NotWords = Of("space ship") }.Fits(Statement("The space ship flew")).ShouldBeFalse();

    [Theory]
    [InlineData(Certainty.Possible, true)]
    [InlineData(Certainty.Probable, true)]
    [InlineData(Certainty.Unlikely, false)]
    [InlineData(Certainty.Unknown, false)]
    public void A_least_certainty_is_a_least(Certainty certainty, bool fits) =>
        new Condition { Words = Of("ship"), Certainty = Certainty.Possible }.Fits(Statement() with { Certainty = certainty }).ShouldBe(fits);

    private static Bearing Bear(string text, params (string Name, string Country)[] names) => Bearing.Of([new TextSpan(0, text.Length)], [], text,
        [.. names.Select(n => new Name(new(text.IndexOf(n.Name, StringComparison.Ordinal), text.IndexOf(n.Name, StringComparison.Ordinal) + n.Name.Length), EntityKind.Country, new(default), n.Name, n.Country))]);

    [Theory]
    [InlineData("Arda could offer logistics support to Borland", "ARD", "BOR")]
    [InlineData("that Arda will supply the Borland with parts", "ARD", "BOR")]
    [InlineData("aid from Borland would help Arda", "BOR", "ARD")]
    [InlineData("the pact between Arda and Borland", "BOR", "")]
    public void Little_words_tell_who_gives_and_who_receives(string text, string givers, string receivers)
    {
        var bearing = Bear(text, ("Arda", "ARD"), ("Borland", "BOR"));
        string.Join(' ', bearing.Givers).ShouldBe(givers);
        string.Join(' ', bearing.Receivers).ShouldBe(receivers);
        bearing.Parties.ShouldBe(["ARD", "BOR"], ignoreOrder: true);
    }

    [Fact]
    public void A_report_of_the_reverse_does_not_fire()
    {
        var condition = new Condition { Words = Of("logistics"), From = ["ARD"], To = ["BOR"] };
        condition.Fits(Statement("logistics", bearing: Bear("Arda could offer logistics to Borland", ("Arda", "ARD"), ("Borland", "BOR")))).ShouldBeTrue();
        condition.Fits(Statement("logistics", bearing: Bear("Borland could offer logistics to Arda", ("Arda", "ARD"), ("Borland", "BOR")))).ShouldBeFalse();
    }

    [Fact]
    public void Who_asks_for_help_is_the_one_to_receive_it()
    {
        const string Text = "asked for help";
        var asked = new Event { Id = default, Document = default, Type = EventType.Request, Actors = ["ARDGOV"], Recipients = ["BOR"], Span = new(0, 5), MadeBy = new("hand", "1") };
        var bearing = Bearing.Of([new TextSpan(0, Text.Length)], [asked], Text, []);
        bearing.Givers.ShouldBe(["BOR"]);
        bearing.Receivers.ShouldBe(["ARD"]);
    }

    [Fact]
    public void The_index_finds_what_asking_each_would_find()
    {
        string[] words = ["ship", "joint patrol", "bomber flight", "gas", "treaty"];
        ImmutableArray<Indicator> indicators = [.. words.Select((w, i) => Indicator($"i{i}") with { Fires = [new() { Words = Of(w) }] }), Indicator("any") with { Fires = [new() { Kinds = [ClaimKind.Denial] }] }];
        var index = new ConditionIndex(indicators);
        foreach (string text in (string[])["a joint patrol of ships", "gas under the treaty", "nothing", "bombers on joint flights"])
            foreach (var kind in (ClaimKind[])[ClaimKind.Assertion, ClaimKind.Denial])
            {
                var statement = Statement(text, kind: kind);
                var found = new List<(int Indicator, Condition)>();
                index.Find(statement, found);
                found.Select(f => f.Indicator).Order().ShouldBe(Enumerable.Range(0, indicators.Length).Where(i => indicators[i].Fires.Any(c => c.Fits(statement))));
            }
    }

    [Theory]
    [InlineData("Russia was supplied with drones by China.", "CHN", "RUS")]
    [InlineData("China provided Russia with drones.", "CHN", "RUS")]
    [InlineData("Chinese support for Russia.", "CHN", "RUS")]
    public void A_proposition_of_giving_tells_who_gives_and_who_receives_in_the_passive_too(string sentence, string giver, string receiver)
    {
        var bearing = Bearing.Of([new TextSpan(0, sentence.Length)], [], sentence, [], Relate.PropositionPair.Of(sentence));
        bearing.Givers.ShouldBe([giver]);
        bearing.Receivers.ShouldBe([receiver]);
    }
}
