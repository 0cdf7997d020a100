using System.Text;
using System.Text.Json;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Written;

public class WrittenYamlTests
{
    private static readonly Shape Colour = Shape.Map("A thing.",
        Field.Needed("name", Shape.Text("What it is called.")),
        Field.Optional("size", Shape.Number("How big.", 1, 10)),
        Field.Optional("count", Shape.Whole("How many.")),
        Field.Optional("on", Shape.Day("When.")),
        Field.Optional("kind", Shape.Choice("Which.", "red", "green", "blue")),
        Field.Optional("tags", Shape.List(Shape.Key("A tag."), "Tags.", 1)),
        Field.Optional("parts", Shape.ByKey(Shape.Flag("There or not."), "Parts.")),
        Field.Optional("either", Shape.Either("A word or a list.", Shape.Text("A word."), Shape.List(Shape.Text(""), "Words."))));

    private static (Mapping? Map, string[] Faults) Read(string yaml)
    {
        var faults = new Faults();
        var map = WrittenYaml.Parse(yaml, faults);
        if (map is not null) Colour.Check(map, "", faults);
        return (map, [.. faults.InOrder.Select(f => $"{f.Code} {f.Message}")]);
    }

    [Fact]
    public void What_fits_its_shape_is_read_by_name()
    {
        var (map, faults) = Read("name: \"a: b\"\nsize: 2.5\ncount: 3\non: 2025-12-17\nkind: red\ntags: [x, y_2]\nparts: { wheel: true, door: false }\neither: [a, b]\n");
        faults.ShouldBeEmpty();
        map!.Text("name").ShouldBe("a: b");
        map.Number("size").ShouldBe(2.5);
        map.WholeOrNull("count").ShouldBe(3);
        map.DayOrNull("on").ShouldBe(new DateOnly(2025, 12, 17));
        map.Texts("tags").ShouldBe(["x", "y_2"]);
        map.Map("parts")!.Flag("wheel").ShouldBeTrue();
        map.Map("parts")!.Flag("door", otherwise: true).ShouldBeFalse();
        map.LineOf("kind").ShouldBe(5);
        map.TextOrNull("missing").ShouldBeNull();
    }

    [Theory]
    [InlineData("", "W601", "empty")]
    [InlineData("# only a remark\n", "W601", "empty")]
    [InlineData("- a\n- b\n", "W601", "Line 1: The file does not begin with names and values")]
    [InlineData("name: [a\n", "W601", "no YAML")]
    [InlineData("name: a\n---\nname: b\n", "W601", "second document")]
    [InlineData("name: &x a\n", "W602", "Line 1: Anchors")]
    [InlineData("name: a\nname: b\n", "W607", "Line 2: 'name' stands here a second time")]
    [InlineData("size: 3\n", "W603", "lacks 'name'. Add it: What it is called.")]
    [InlineData("name:\n", "W603", "lacks 'name'")]
    [InlineData("name: a\nsiez: 3\n", "W604", "Line 2: The file has no 'siez'. It knows name, size")]
    [InlineData("name: a\nsize: 11\n", "W605", "Line 2: 'size' should be a number from 1 to 10, not '11'")]
    [InlineData("name: a\nsize: NaN\n", "W605", "should be a number")]
    [InlineData("name: a\nsize: 1,5\n", "W605", "should be a number")]
    [InlineData("name: a\ncount: 1.5\n", "W605", "a whole number")]
    [InlineData("name: a\non: 17.12.2025\n", "W605", "a day such as 2025-12-17")]
    [InlineData("name: a\nkind: rot\n", "W605", "one of red, green, blue")]
    [InlineData("name: a\ntags: []\n", "W605", "a list that is not empty")]
    [InlineData("name: a\ntags: [Big One]\n", "W605", "'tags[1]' should be a name of small letters")]
    [InlineData("name: a\nparts: { wheel: yes }\n", "W605", "true or false")]
    [InlineData("name: a\nparts: { Big Wheel: true }\n", "W605", "Line 2: The name 'Big Wheel'")]
    [InlineData("name: a\neither: { a: b }\n", "W605", "'either' should be words")]
    public void What_does_not_fit_is_told_with_its_line_and_a_cure(string yaml, string code, string words)
    {
        var faults = Read(yaml).Faults;
        faults.ShouldContain(f => f.StartsWith(code, StringComparison.Ordinal) && f.Contains(words, StringComparison.Ordinal), string.Join("\n", faults));
    }

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_their_lines()
    {
        var faults = Read("size: 99\nkind: rot\nbogus: 1\n").Faults;
        faults.Length.ShouldBe(4);
        faults[0].ShouldStartWith("W605 Line 1");
        faults.Count(f => f.Contains("Line 3", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_refused_unread() =>
        Read("name: " + new string('x', 10_000_000)).Faults.ShouldHaveSingleItem().ShouldStartWith("W600");

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Deep_nesting_ends_in_a_fault_and_not_in_a_crash(char open) => Read("name: " + new string(open, 100_000)).Faults.ShouldNotBeEmpty();

    [Fact]
    public void Nesting_over_the_limit_is_told() =>
        Read("name: " + new string('[', 40) + new string(']', 40)).Faults.ShouldContain(f => f.StartsWith("W602", StringComparison.Ordinal));

    [Fact]
    public void The_schema_holds_what_the_shape_checks()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) Colour.WriteSchema(json);
        using var schema = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        var root = schema.RootElement;
        root.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        root.GetProperty("required").EnumerateArray().Select(e => e.GetString()).ShouldBe(["name"]);
        root.GetProperty("properties").GetProperty("size").GetProperty("maximum").GetDouble().ShouldBe(10);
        root.GetProperty("properties").GetProperty("kind").GetProperty("enum").GetArrayLength().ShouldBe(3);
        root.GetProperty("properties").GetProperty("tags").GetProperty("minItems").GetInt32().ShouldBe(1);
    }
}
