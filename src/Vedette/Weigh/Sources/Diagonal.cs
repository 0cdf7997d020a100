using System.Collections.Immutable;
using System.Globalization;

namespace Vedette.Weigh.Sources;

/// <summary>
/// How often a person's two grades fall on A1, B2, C3, D4 and E5. Graders let one grade lead the other: of more than 1,400 field reports 87 percent lay there (Baker, McKendry
/// and Mace 1968). Shown to the person whose grades they are; it says nothing about anybody's sources.
/// </summary>
/// <param name="Pairs">Grades of information by the person whose source the same person had graded by that day, neither F nor 6.</param>
/// <param name="OnDiagonal">How many of them lie on the diagonal.</param>
/// <param name="Expected">How many would lie there if the person gave as many of each letter and figure, but without regard to each other.</param>
/// <param name="LeftOut">Grades of information without a grade of the source, or with F or 6: unknown has no place on a diagonal.</param>
public sealed record Diagonal(string By, int Pairs, int OnDiagonal, double Expected, int LeftOut)
{
    /// <summary>Below it nothing is said of the habit.</summary>
    public const int Fewest = 20;

    public bool IsEnough => Pairs >= Fewest;

    public static Diagonal Of(SourceRegister register, string by)
    {
        ArgumentNullException.ThrowIfNull(register);
        var own = register.Information.Where(i => i.By == by).ToArray();
        ImmutableArray<(int Letter, int Figure)> pairs = [.. own.Select(i => Pair(register, i)).OfType<(int, int)>()];
        double expected = pairs.IsEmpty ? 0 : Enumerable.Range(1, 5).Sum(place => pairs.Count(p => p.Letter == place) * (double)pairs.Count(p => p.Figure == place)) / pairs.Length;
        return new(by, pairs.Length, pairs.Count(p => p.Letter == p.Figure), expected, own.Length - pairs.Length);
    }

    public string Sentence => !IsEnough
        ? $"{By} has {Pairs} grades of information with a grade of the source beside them; fewer than {Fewest} tell nothing about a habit."
        : string.Create(CultureInfo.InvariantCulture, $"{OnDiagonal} of {By}'s {Pairs} pairs of grades ({100.0 * OnDiagonal / Pairs:0} percent) lie on A1, B2, C3, D4 or E5; given without regard to each other, {Expected:0} would. ")
            + (OnDiagonal > Expected ? "The more there are, the more likely the reliability of the source led the grade of the information, or the other way round: ask of each whether you would have given it without knowing the other." : "Nothing in this tells that one grade led the other.");

    /// <summary>Places 1 to 5 of the letter and the figure, or null when either is not known.</summary>
    private static (int Letter, int Figure)? Pair(SourceRegister register, InformationGrade information)
    {
        if (!information.Credibility.IsKnown || register.Find(information.Source) is not { } source) return null;
        var grade = register.History(source).LastOrDefault(g => g.By == information.By && g.On <= information.On);
        return grade is { Reliability.IsKnown: true } ? (grade.Reliability.Letter - 'A' + 1, information.Credibility.Figure - '0') : null;
    }
}
