using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;

namespace Vedette.Tests.Model;

public class TlpTests
{
    [Theory]
    [InlineData("TLP:CLEAR", "TLP:CLEAR")]
    [InlineData("tlp:green", "TLP:GREEN")]
    [InlineData(" Amber ", "TLP:AMBER")]
    [InlineData("TLP:AMBER+STRICT", "TLP:AMBER+STRICT")]
    [InlineData("amber+strict", "TLP:AMBER+STRICT")]
    [InlineData("RED", "TLP:RED")]
    [InlineData("TLP:WHITE", null)]
    [InlineData("TLP: RED", null)]
    [InlineData("AMBER STRICT", null)]
    [InlineData("TLP:", null)]
    [InlineData("", null)]
    [InlineData("redder", null)]
    public void A_label_is_read_in_either_case_with_or_without_its_prefix(string text, string? label) => Tlp.Parse(text)?.ToString().ShouldBe(label);

    [Fact]
    public void Labels_rise_from_clear_to_red_and_print_as_the_standard_writes_them()
    {
        Tlp.All.Select(l => l.ToString()).ShouldBe(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]);
        Tlp.All.Order().ShouldBe(Tlp.All);
        default(Tlp).ShouldBe(Tlp.Clear);
        foreach (var label in Tlp.All) Tlp.Parse(label.ToString()).ShouldBe(label);
    }

    /// <summary>Rows are what carries the label, columns the audience.</summary>
    [Theory]
    [InlineData("CLEAR", "yes yes yes yes yes")]
    [InlineData("GREEN", "no yes yes yes yes")]
    [InlineData("AMBER", "no no yes yes yes")]
    [InlineData("AMBER+STRICT", "no no no yes yes")]
    [InlineData("RED", "no no no no yes")]
    public void What_may_be_released_to_whom(string label, string answers) =>
        Tlp.All.Select(audience => Tlp.Parse(label)!.Value.IsReleasable(audience) ? "yes" : "no").ShouldBe(answers.Split(' '));

    [Fact]
    public void What_is_put_together_may_go_where_all_its_parts_may() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), picks =>
    {
        var labels = picks.Select(p => Tlp.All[p % Tlp.All.Length]).ToArray();
        return Tlp.All.All(audience => Tlp.MostRestrictive(labels).IsReleasable(audience) == labels.All(l => l.IsReleasable(audience)));
    }).QuickCheckThrowOnFailure();
}
