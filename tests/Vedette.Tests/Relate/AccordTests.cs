using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Relate;
using Proposition = Vedette.Model.Proposition;

namespace Vedette.Tests.Relate;

/// <summary>How propositions stand to each other: the gold pairs against their floors, and what no wording may change.</summary>
public class AccordTests
{
    private static readonly JsonObject Floors = JsonNode.Parse(File.ReadAllText(Repository.At("corpus", "floors.json")))!["propositions"]!.AsObject();

    [Theory]
    [InlineData("same"), InlineData("opposite"), InlineData("stronger"), InlineData("weaker"), InlineData("different")]
    public void Gold_pairs_of_each_verdict_hold_their_floor(string verdict)
    {
        var pairs = PropositionPair.All.Where(p => p.Expected.ToString().Equals(verdict, StringComparison.OrdinalIgnoreCase)).ToArray();
        pairs.Length.ShouldBeGreaterThanOrEqualTo(Floors["cases"]![verdict]!.GetValue<int>(), "The number of pairs is part of the floor.");
        var wrong = pairs.Where(p => p.Found.Kind != p.Expected).ToArray();
        (1 - ((double)wrong.Length / pairs.Length)).ShouldBeGreaterThanOrEqualTo(Floors[verdict]!.GetValue<double>(),
            string.Join('\n', wrong.Select(p => $"{p} → {p.Found.Kind}\n    {PropositionPair.Of(p.First)}\n    {PropositionPair.Of(p.Second)}")));
    }

    private static readonly Proposition[] Sentences = [.. PropositionPair.All.SelectMany(p => new[] { PropositionPair.Of(p.First), PropositionPair.Of(p.Second) }).OfType<Proposition>()];

    private static Arbitrary<Proposition> Any => Gen.Elements(Sentences).ToArbitrary();

    [Fact]
    public void What_one_says_of_the_other_the_other_says_of_it() =>
        Prop.ForAll(Any, Any, (a, b) => Accords.Of(a, b) == Accords.Of(b, a).Reversed || Math.Abs(Accords.Of(a, b).Score - Accords.Of(b, a).Score) > 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_proposition_that_names_a_side_says_the_same_as_itself()
    {
        foreach (var proposition in Sentences.Where(p => p.Arguments.Any(a => !a.IsOpen && a.Role is ArgumentRole.Actor or ArgumentRole.Object)))
            if (Accords.Of(proposition, proposition) is { IsOfOneThing: true } itself) itself.Kind.ShouldBe(Accord.Same, proposition.ToString());
    }

    [Fact]
    public void Negation_turns_a_proposition_into_its_opposite_and_modality_changes_nothing_but_the_reserve() =>
        Prop.ForAll(Any, Any, (a, b) =>
        {
            var plain = Accords.Of(a, b);
            var turned = Accords.Of(a, b with { Polarity = b.Polarity is Polarity.Positive ? Polarity.Negative : Polarity.Positive });
            var reserved = Accords.Of(a with { Modality = Modality.Probable }, b with { Modality = Modality.Probable });
            return Accords.NamedActs(a).Any() || Accords.NamedActs(b).Any() || !plain.IsOfOneThing
                || ((plain.Kind is Accord.Opposite) != (turned.Kind is Accord.Opposite) && Math.Abs(plain.Score - turned.Score) < 1e-9 && Math.Abs(plain.Score - reserved.Score) < 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_parts_does_not_matter() =>
        Prop.ForAll(Any, Any, (a, b) => Accords.Of(a with { Arguments = [.. a.Arguments.Reverse()] }, b).Kind == Accords.Of(a, b).Kind).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Norway supports Chile.", "Norway does not support Chile.", Polarity.Negative, Modality.Actual)]
    [InlineData("Norway supports Chile.", "Norway could support Chile.", Polarity.Positive, Modality.Possible)]
    [InlineData("Norway supports Chile.", "Norway refused to support Chile.", Polarity.Negative, Modality.Actual)]
    [InlineData("Norway supports Chile.", "Norway is unlikely to support Chile.", Polarity.Negative, Modality.Probable)]
    [InlineData("Norway supports Chile.", "Norway must support Chile.", Polarity.Positive, Modality.Necessary)]
    [InlineData("Norway supports Chile.", "Norway plans to support Chile.", Polarity.Positive, Modality.Intended)]
    [InlineData("Norway supports Chile.", "Norway would not rule out supporting Chile.", Polarity.Positive, Modality.Possible)]
    public void Negation_and_modality_change_their_own_fields_alone(string plain, string marked, Polarity polarity, Modality modality)
    {
        var (a, b) = (PropositionPair.Of(plain)!, PropositionPair.Of(marked)!);
        (b.Polarity, b.Modality).ShouldBe((polarity, modality));
        b.Relation.ShouldBe(a.Relation);
        b.Arguments.Select(p => (p.Role, p.Head, p.Country)).ShouldBe(a.Arguments.Select(p => (p.Role, p.Head, p.Country)));
        b.Marks.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_order_of_the_sentences_of_a_text_does_not_change_what_they_say()
    {
        string[] sentences = [.. PropositionPair.All.Take(40).Select(p => p.First)];
        string[] Read(IEnumerable<string> order)
        {
            string text = string.Join("\n\n", order);
            var id = ContentHash.Of(text);
            return [.. Weights.Extractor.Extract(new() { Id = new(id), Item = new(id), Address = "", Name = "", Text = text }).Claims.Select(c => $"{c.Words(text)} {c.Proposition}").Order(StringComparer.Ordinal)];
        }
        Read(sentences).ShouldBe(Read(sentences.Reverse()));
    }

    [Fact]
    public void Every_span_of_a_proposition_lies_in_its_sentence_and_every_named_part_has_words()
    {
        foreach (var pair in PropositionPair.All)
            if (PropositionPair.Of(pair.First) is { } read)
                foreach (var span in read.RelationWords.Concat(read.Marks).Concat(read.Arguments.Select(a => a.Span)))
                {
                    span.IsEmpty.ShouldBeFalse(pair.First);
                    span.End.ShouldBeLessThanOrEqualTo(pair.First.Length);
                }
    }
}
