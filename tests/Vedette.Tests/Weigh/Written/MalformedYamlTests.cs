using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Written;

public class MalformedYamlTests
{
    [Theory]
    [InlineData("-\n[\na")]
    [InlineData("!!]")]
    [InlineData("{!![")]
    [InlineData("[!!'[")]
    [InlineData(" : ,")]
    [InlineData("- : ]")]
    [InlineData(" : !")]
    public void Text_on_which_the_library_fails_in_its_own_ways_is_a_fault(string text)
    {
        var faults = new Faults();
        WrittenYaml.Parse(text, faults).ShouldBeNull();
        faults.InOrder.ShouldAllBe(fault => fault.Code == "W601" || fault.Code == "W602");
        faults.Any.ShouldBeTrue();
    }

    /// <summary>Short texts of the characters that mean something in YAML: a mapping or faults, and never an exception.</summary>
    [Fact]
    public void Any_short_text_is_read_or_refused()
    {
        var random = new Random(20251121);
        int read = 0;
        for (int i = 0; i < 15_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "ab:,[]{}?-!&*| \n'\"#"[random.Next(19)]));
            var faults = new Faults();
            var root = WrittenYaml.Parse(text, faults);
            (root is null).ShouldBe(faults.Any, text);
            if (root is not null) read++;
        }
        read.ShouldBeGreaterThan(50);
    }
}
