using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Sources;

public class RegisterFileTests
{
    private static readonly DateOnly Today = new(2031, 6, 1);

    private const string Good = """
        # Invented.
        families:
          harbour_group:
            name: Harbour Group
            country: NZL
        sources:
          northern_wire:
            name: Northern Wire
            aliases: [NW, The Northern Wire Service]
            domains: [northern-wire.example]
            kind: agency
            family: Harbour Group
            country: NZL
            grades:
              - on: 2031-01-10
                reliability: C
                by: M. Tolvan
                reason: Right in two of four cases that we could check.
              - on: 2031-04-02
                reliability: B
                by: M. Tolvan
                reason: Right in nine of ten since.
          evening_post:
            name: Evening Post
            copies: [Northern Wire]
          tass:
            name: TASS
          correspondent:
            name: Mira Tolvan
            kind: person
            family: Northern Wire
          minister:
            name: Odo Brack
            kind: person
            family: state
            country: NZL
            state: {tie: organ, shown_at: "https://government.example/brack"}
        """;

    [Fact]
    public void The_grade_that_holds_on_a_day_is_the_latest_at_or_before_it()
    {
        var register = Read(Good);
        var wire = register.Find("nw")!;
        register.ReliabilityOn(wire, new(2031, 1, 9)).ToString().ShouldBe("F (not graded)");
        register.ReliabilityOn(wire, new(2031, 1, 10)).ToString().ShouldBe("C");
        register.ReliabilityOn(wire, new(2031, 4, 1)).ToString().ShouldBe("C");
        register.ReliabilityOn(wire, new(2031, 4, 2)).ToString().ShouldBe("B");
        register.ReliabilityOn(wire, Today).Grade!.Reason.ShouldBe("Right in nine of ten since.");
        register.History(wire).Select(g => g.Reliability.Letter).ShouldBe(['C', 'B']);
    }

    [Fact]
    public void The_later_of_two_grades_of_one_day_holds_and_the_order_of_the_file_does_not_matter_for_days()
    {
        var register = Read(Graded("""
                  - {on: 2031-05-02, reliability: D, by: a, reason: second}
                  - {on: 2031-05-01, reliability: A, by: a, reason: first}
                  - {on: 2031-05-02, reliability: E, by: b, reason: third}
            """));
        var source = register.Find("Northern Wire")!;
        register.History(source).Select(g => g.Reason).ShouldBe(["first", "second", "third"]);
        register.ReliabilityOn(source, Today).ToString().ShouldBe("E");
    }

    [Fact]
    public void Nobody_is_graded_but_by_a_person()
    {
        foreach (var outlet in OutletTable.Shipped.All) SourceRegister.Empty.ReliabilityOn(outlet, Today).IsGraded.ShouldBeFalse();
        var f = Read(Graded("      - {on: 2031-05-01, reliability: F, by: a, reason: Never heard of it before.}"));
        f.ReliabilityOn(f.Find("Northern Wire")!, Today).ToString().ShouldBe("F");
    }

    [Fact]
    public void What_the_register_leaves_out_comes_from_the_table()
    {
        var register = Read(Good);
        var tass = register.Find("tass.com")!;
        tass.IsWritten.ShouldBeTrue();
        tass.Kind.ShouldBe(SourceKind.Agency);
        tass.Country.ShouldBe("RUS");
        register.FamilyOf(tass).ShouldBe("government of Russia");
        register.Find("Reuters")!.IsWritten.ShouldBeFalse();
    }

    [Theory]
    [InlineData("northern_wire", "Northern Wire")]
    [InlineData("the northern wire service", "Northern Wire")]
    [InlineData("https://www.northern-wire.example/a/b?c", "Northern Wire")]
    [InlineData("Northern Wires", null)]
    public void A_source_is_found_by_key_name_alias_and_domain(string asked, string? name) => Read(Good).Find(asked)?.Name.ShouldBe(name);

    [Theory]
    [InlineData("Northern Wire", "Harbour Group")]
    [InlineData("Evening Post", null)]
    [InlineData("Odo Brack", "government of New Zealand")]
    [InlineData("Mira Tolvan", "Harbour Group")]
    public void A_source_has_the_family_that_is_stated(string name, string? family)
    {
        var register = Read(Good);
        register.FamilyOf(register.Find(name)!).ShouldBe(family);
    }

    public static TheoryData<string, string, int, string> Bad => new()
    {
        { "W680", "'G' is no grade", 8, Graded("      - {on: 2031-05-01, reliability: G, by: a, reason: b}") },
        { "W681", "2031-06-02, after today (2031-06-01)", 8, Graded("      - {on: 2031-06-02, reliability: A, by: a, reason: b}") },
        { "W682", "'nw' is given to 'B' and, in line 2, to 'A'", 5, "sources:\n  a:\n    name: A\n    aliases: [NW]\n  b:\n    name: B\n    aliases: [The NW]\n" },
        { "W683", "'x.example' is given to 'B' and, in line 2, to 'A'", 5, "sources:\n  a:\n    name: A\n    domains: [x.example]\n  b:\n    name: B\n    domains: [www.x.example]\n" },
        { "W684", "There is no family 'Nobody'", 4, "sources:\n  a:\n    name: A\n    family: Nobody\n" },
        { "W684", "There is no family 'Nobody'", 4, "families:\n  a:\n    name: A\n    part_of: Nobody\n" },
        { "W685", "copies, through its 'copies', itself", 2, "sources:\n  a:\n    name: A\n    copies: [B]\n  b:\n    name: B\n    copies: [C]\n  c:\n    name: C\n    copies: [A]\n" },
        { "W685", "a part of itself", 3, "families:\n  a:\n    name: A\n    part_of: B\n  b:\n    name: B\n    part_of: A\n" },
        { "W685", "through its 'family', a part of itself", 2, "sources:\n  a:\n    name: A\n    family: B\n  b:\n    name: B\n    family: A\n" },
        { "W686", "No source is called 'Nobody'", 4, "sources:\n  a:\n    name: A\n    copies: [Nobody]\n" },
        { "W686", "No source is called 'Nobody'", 3, "information:\n  - on: 2031-05-01\n    source: Nobody\n    item: x\n    credibility: 3\n    by: a\n    reason: b\n" },
        { "W687", "'TAI' is no country code", 4, "sources:\n  a:\n    name: A\n    country: TAI\n" },
        { "W687", "not of which", 4, "sources:\n  a:\n    name: A\n    family: state\n" },
        { "W688", "'7' is no grade of information", 2, "information:\n  - {on: 2031-05-01, source: TASS, item: x, credibility: 7, by: a, reason: b}\n" },
        { "W689", "'not a link' is no link", 4, "sources:\n  a:\n    name: A\n    state: {tie: owned, shown_at: not a link}\n" },
        { "W689", "'https://x.example/a' is no host", 4, "sources:\n  a:\n    name: A\n    domains: ['https://x.example/a']\n" },
        { "W603", "lacks 'reason'", 8, Graded("      - {on: 2031-05-01, reliability: A, by: a}") },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_fault_tells_its_line_and_nothing_of_the_file_is_used(string code, string says, int line, string text)
    {
        var faults = new Faults();
        RegisterFile.Read(text, Today, faults).ShouldBeNull();
        var fault = faults.InOrder.First(f => f.Code == code && f.Message.Contains(says, StringComparison.Ordinal));
        fault.Message.ShouldStartWith($"Line {line}: ");
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        var faults = new Faults();
        RegisterFile.Read("sources:\n  a:\n    name: A\n    country: TAI\n    family: Nobody\n    copies: [Nobody]\n    domains: [x y]\n", Today, faults);
        faults.InOrder.Select(f => f.Code).ShouldBe(["W687", "W684", "W686", "W689"]);
    }

    [Fact]
    public void The_sample_register_reads_without_a_fault()
    {
        var faults = new Faults();
        RegisterFile.Read(File.ReadAllText(Repository.At("samples", "taiwan-strait", "register.yaml")), new(2026, 1, 31), faults).ShouldNotBeNull(string.Join('\n', faults.InOrder));
    }

    internal static string Graded(string grades) => "# Invented.\nsources:\n  northern_wire:\n    name: Northern Wire\n    kind: agency\n    country: NZL\n    grades:\n" + grades + "\n";

    private static SourceRegister Read(string text)
    {
        var faults = new Faults();
        return RegisterFile.Read(text, Today, faults).ShouldNotBeNull(string.Join('\n', faults.InOrder));
    }
}
