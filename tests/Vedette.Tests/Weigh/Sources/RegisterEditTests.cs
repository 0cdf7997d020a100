using FsCheck;
using FsCheck.Fluent;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Sources;

public class RegisterEditTests
{
    private static readonly DateOnly Today = new(2031, 6, 1);
    private static readonly ReliabilityGrade Grade = new(Today, Reliability.Parse("B")!.Value, "Mira Tolvan", "Right in nine of ten.", 0);

    private const string Written = """
        # Kept by hand: do not reorder.

        sources:
          # The wire first.
          northern_wire:
            name: Northern Wire   # its own spelling
            grades:
              - on: 2031-01-10
                reliability: C
                by: "A. Lind"
                reason: >-
                  Two of four,
                  as far as we could check.
                # Ask again in spring.

          evening_post:   # prints the wire
            name: Evening Post
            copies: [Northern Wire]
            # Nobody has graded it yet.

        # The end.
        """;

    [Fact]
    public void A_grade_goes_below_the_older_ones_and_every_other_line_stays() => Added(Written, "Northern Wire").ShouldBe(Written.Replace("""
                # Ask again in spring.

        """, """
                # Ask again in spring.
              - on: 2031-06-01
                reliability: B
                by: "Mira Tolvan"
                reason: "Right in nine of ten."

        """) + "\n");

    [Fact]
    public void A_first_grade_goes_to_the_end_of_its_source() => Added(Written, "Evening Post").ShouldBe(Written.Replace("""
            # Nobody has graded it yet.
        
        """, """
            # Nobody has graded it yet.
            grades:
              - on: 2031-06-01
                reliability: B
                by: "Mira Tolvan"
                reason: "Right in nine of ten."

        """) + "\n");

    [Fact]
    public void A_source_of_the_table_is_entered_by_name_alone() => Added(Written, "Agence France-Presse").ShouldContain("""
          agence_france_presse:
            name: "Agence France-Presse"
            grades:
              - on: 2031-06-01
                reliability: B
        """);

    [Fact]
    public void An_empty_register_is_begun_with_its_head() => Added("", "Reuters").ShouldBe(RegisterEdit.Template + """
          reuters:
            name: "Reuters"
            grades:
              - on: 2031-06-01
                reliability: B
                by: "Mira Tolvan"
                reason: "Right in nine of ten."

        """);

    [Fact]
    public void The_end_of_line_of_the_file_is_kept()
    {
        string windows = Written.Replace("\n", "\r\n", StringComparison.Ordinal);
        Added(windows, "Northern Wire").ShouldBe(Added(Written, "Northern Wire").Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sources: {northern_wire: {name: Northern Wire}}")]
    [InlineData("sources:\n  northern_wire: {name: Northern Wire}")]
    [InlineData("sources:\n  northern_wire:\n    name: Northern Wire\n    grades: [{on: 2031-01-10, reliability: C, by: a, reason: b}]")]
    [InlineData("sources:\n  northern_wire:\n    name: Northern Wire\n    grades: []")]
    public void Where_no_line_can_be_put_in_safely_nothing_changes(string text)
    {
        var (edited, fault) = RegisterEdit.Add(text, Read(text).Find("Northern Wire")!, Grade, Today);
        edited.ShouldBeNull();
        fault!.Code.ShouldBe("W692");
    }

    [Theory]
    [InlineData("sources:")]
    [InlineData("# ours")]
    [InlineData("\r\n# ours\r\n  # and theirs\r\n")]
    [InlineData("sources:\ninformation:")]
    [InlineData("families:\n  f:\n    name: F")]
    [InlineData("---\nsources:\n  a:\n    name: A\n    grades:\n    - {on: 2031-01-10, reliability: C, by: a, reason: b}\n")]
    [InlineData("sources:\n    northern_wire:\n        name: Northern Wire\n        grades:\n")]
    [InlineData("sources:\n  northern_wire:\n    grades:\n    - on: 2031-01-10\n      reliability: C\n      by: a\n      reason: |\n        one\n\n        two\n\n    name: Northern Wire\n")]
    public void A_form_that_people_write_is_added_to(string text) => Added(text, "Northern Wire").ShouldContain("Right in nine of ten.");

    [Fact]
    public void A_file_with_faults_is_not_touched()
    {
        var (edited, fault) = RegisterEdit.Add("sources:\n  a:\n    name: A\n    family: Nobody\n", new Source { Key = "a", Name = "A" }, Grade, Today);
        edited.ShouldBeNull();
        fault!.Code.ShouldBe("W684");
    }

    [Fact]
    public void Any_words_come_back_as_they_were_given() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), words =>
        {
            string reason = new([.. words.Get.Where(c => !char.IsSurrogate(c))]);
            if (string.IsNullOrWhiteSpace(reason)) return true;
            var (edited, fault) = RegisterEdit.Add(Written, Read(Written).Find("Northern Wire")!, Grade with { Reason = reason }, Today);
            return fault is null && Read(edited!).History(Read(edited!).Find("Northern Wire")!)[^1].Reason == reason;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_many_grades_are_added_none_is_lost_and_no_line_of_the_writer_changes() =>
        Prop.ForAll(Gen.Choose(0, 6).SelectMany(count => Gen.Elements("Northern Wire", "Evening Post", "Reuters", "TASS", "Ada Rus").ArrayOf(count)).ToArbitrary(), names =>
        {
            string text = Written;
            foreach (string name in names) text = Added(text, name);
            var register = Read(text);
            var own = Written.Split('\n');
            return register.Kinship.Written.Sum(s => register.History(s).Length) == names.Length + 1 && text.Split('\n').Where(own.Contains).Where(l => l.Length > 0 && !l.TrimStart().StartsWith("grades:", StringComparison.Ordinal)).SequenceEqual(own.Where(l => l.Length > 0 && !l.TrimStart().StartsWith("grades:", StringComparison.Ordinal)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void A_grade_of_information_goes_below_the_older_ones()
    {
        var grade = new InformationGrade(Today, "Reuters", "two brigades: \"left\"", CredibilityGrade.PossiblyTrue, "Mira Tolvan", "Holds together.", 0);
        string once = RegisterEdit.Add(Written, grade, Today).Text.ShouldNotBeNull(), twice = RegisterEdit.Add(once, grade with { Source = "TASS" }, Today).Text.ShouldNotBeNull();
        once.ShouldStartWith(Written);
        twice.ShouldStartWith(once);
        Read(twice).Information.Select(i => i.Source).ShouldBe(["Reuters", "TASS"]);
        Read(twice).Information[0].Item.ShouldBe(grade.Item);
    }

    private static string Added(string text, string name)
    {
        var register = string.IsNullOrEmpty(text) ? SourceRegister.Empty : Read(text);
        var source = register.Find(name) ?? new Source { Key = SourceNames.KeyOf(name), Name = name, Kind = SourceKind.Person };
        var (edited, fault) = RegisterEdit.Add(text, source, Grade, Today);
        return edited.ShouldNotBeNull(fault?.Message);
    }

    private static SourceRegister Read(string text)
    {
        var faults = new Faults();
        return RegisterFile.Read(text, Today, faults).ShouldNotBeNull(string.Join('\n', faults.InOrder));
    }
}
