using System.Text.Json;
using Vedette.Weigh.Networks;

namespace Vedette.Tests.Weigh.Networks;

public class NetworkSectionTests
{
    [Fact]
    public void A_written_network_is_read_with_its_words_and_its_evidence()
    {
        var network = GoldNetworks.Read("depot");
        network.Spec.Name.ShouldBe("Will Cathmor help Arnor?");
        network.Nodes.Select(n => n.Name).ShouldBe(["pact", "grudge", "help", "depot", "statement"]);
        network.Nodes[2].Parents.ShouldBe(["pact", "grudge"]);
        network.Nodes[3].States.ShouldBe(["much", "some", "nothing"]);
        network.Nodes[3].Line.ShouldBe(15);
        network.Spec.Evidence.Select(f => f.Words).ShouldBe(["statement = yes", "depot likely 0.4 : 0.4 : 0.1", "pact +0.7 nats"]);
        network.Spec.Evidence[2].Because.ShouldBe("A retired clerk remembers a signing.");
    }

    [Fact]
    public void A_single_number_is_the_probability_of_the_first_of_two_states() =>
        GoldNetworks.Read("depot").Compile().Given().Of("pact", "yes").Value.ShouldBe(0.3, 1e-12);

    [Fact]
    public void Any_stands_for_every_state_of_a_parent()
    {
        var compiled = GoldNetworks.Read("depot").Compile();
        foreach (string pact in (string[])["yes", "no"]) compiled.Given(new Seen("help", "yes"), new Seen("pact", pact)).Of("statement", "yes").Value.ShouldBe(0.6, 1e-12);
    }

    [Theory]
    [InlineData("yes", "yes", 1 - (0.98 * 0.5 * 0.6))]
    [InlineData("yes", "no", 1 - (0.98 * 0.5))]
    [InlineData("no", "yes", 1 - (0.98 * 0.6))]
    [InlineData("no", "no", 0.02)]
    public void Causes_of_a_noisy_or_work_independently(string pact, string grudge, double help) =>
        GoldNetworks.Read("depot").Compile().Given(new Seen("pact", pact), new Seen("grudge", grudge)).Of("help", "yes").Value.ShouldBe(help, 1e-12);

    [Fact]
    public void A_cause_with_more_states_has_a_strength_for_each()
    {
        var compiled = GoldNetworks.Of("""
            nodes:
              unrest: { states: [much, some, none], prior: [0.1, 0.2, 0.7] }
              strike: { noisy_or: { leak: 0.1, causes: { unrest: [0.8, 0.5, 0] } } }
            """).Compile();
        compiled.Given(new Seen("unrest", "some")).Of("strike", "yes").Value.ShouldBe(1 - (0.9 * 0.5), 1e-12);
    }

    [Theory, InlineData("asia"), InlineData("cancer"), InlineData("earthquake"), InlineData("sachs"), InlineData("alarm"), InlineData("depot")]
    public void Every_gold_network_is_read_without_a_fault_and_names_its_source(string name) => GoldNetworks.Read(name).Spec.Source.ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public void The_shape_makes_a_schema_that_names_every_part()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) NetworkSection.Shape.WriteSchema(json);
        var schema = JsonElement.Parse(buffer.WrittenSpan);
        schema.GetProperty("properties").GetProperty("nodes").GetProperty("additionalProperties").GetProperty("properties").EnumerateObject().Select(p => p.Name)
            .ShouldBe(["about", "states", "parents", "prior", "table", "noisy_or"]);
    }
}
