using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Weigh.Sources;

namespace Vedette.Tests.Weigh.Sources;

/// <summary>The two grades are asked apart, and what is not known has no place between the others.</summary>
public class GradeTests
{
    private static readonly Reliability[] Letters = [.. "ABCDEF".Select(c => Reliability.Parse(c.ToString())!.Value)];
    private static readonly CredibilityGrade[] Figures = [.. "123456".Select(c => CredibilityGrade.Parse(c.ToString())!.Value)];

    [Fact]
    public void A_letter_is_read_in_either_case_and_printed_large()
    {
        Letters.Select(l => l.ToString()).ShouldBe(["A", "B", "C", "D", "E", "F"]);
        Reliability.Parse("b")!.Value.Letter.ShouldBe('B');
        foreach (string bad in new[] { "", "G", "AB", "1", " ", "Ａ" }) Reliability.Parse(bad).ShouldBeNull();
        Figures.Select(f => f.ToString()).ShouldBe(["1", "2", "3", "4", "5", "6"]);
        foreach (string bad in new[] { "", "0", "7", "12", "A", "１" }) CredibilityGrade.Parse(bad).ShouldBeNull();
    }

    [Fact]
    public void Nothing_said_is_F_and_6()
    {
        default(Reliability).ToString().ShouldBe("F");
        default(CredibilityGrade).ToString().ShouldBe("6");
        default(Reliability).IsKnown.ShouldBeFalse();
        default(CredibilityGrade).IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void F_and_6_compare_with_nothing_not_even_with_themselves()
    {
        foreach (var letter in Letters)
        {
            letter.Against(Reliability.CannotBeJudged).ShouldBe(Compared.Unknown);
            Reliability.CannotBeJudged.Against(letter).ShouldBe(Compared.Unknown);
        }
        foreach (var figure in Figures)
        {
            figure.Against(CredibilityGrade.CannotBeJudged).ShouldBe(Compared.Unknown);
            CredibilityGrade.CannotBeJudged.Against(figure).ShouldBe(Compared.Unknown);
        }
    }

    [Fact]
    public void Known_grades_stand_above_all_that_come_after_them()
    {
        for (int a = 0; a < 5; a++)
            for (int b = 0; b < 5; b++)
            {
                var expected = a == b ? Compared.Same : a < b ? Compared.Higher : Compared.Lower;
                Letters[a].Against(Letters[b]).ShouldBe(expected);
                Figures[a].Against(Figures[b]).ShouldBe(expected);
            }
    }

    [Theory]
    [InlineData(typeof(Reliability))]
    [InlineData(typeof(CredibilityGrade))]
    public void A_grade_has_neither_order_nor_arithmetic(Type type)
    {
        type.GetInterfaces().ShouldNotContain(i => i.Name.StartsWith("IComparable", StringComparison.Ordinal) || i.Namespace == "System.Numerics");
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.IsSpecialName && m.Name.StartsWith("op_", StringComparison.Ordinal)).Select(m => m.Name).Distinct().ShouldBe(["op_Equality", "op_Inequality"], ignoreOrder: true);
        type.GetProperties().Select(p => p.PropertyType).ShouldNotContain(t => t == typeof(int) || t == typeof(double) || t == typeof(byte));
    }

    [Fact]
    public void What_works_on_information_cannot_see_a_grade_of_a_source()
    {
        Type[] blind = [typeof(Source), typeof(Kinship), typeof(Families), typeof(Independence), typeof(Credibility), typeof(OriginGroup), typeof(CredibilityProposal)];
        Type[] grades = [typeof(Reliability), typeof(ReliabilityGrade), typeof(Standing), typeof(SourceRegister)];
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        blind.SelectMany(t => t.GetFields(All).Select(f => f.FieldType).Concat(t.GetMethods(All).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))))
            .Where(t => grades.Any(g => t == g || t.GenericTypeArguments.Contains(g))).ShouldBeEmpty();
    }

    [Fact]
    public void The_letter_read_back_is_the_letter_written() =>
        Prop.ForAll(Gen.Elements(Letters).ToArbitrary(), letter => Reliability.Parse(letter.ToString()) == letter).QuickCheckThrowOnFailure();
}
