using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Weigh.Sources;

/// <summary>A person's grade of a source. A new one never replaces an older one: the one that holds on a day is the latest at or before it.</summary>
/// <param name="Line">Line of the register.</param>
public sealed record ReliabilityGrade(DateOnly On, Reliability Reliability, string By, string Reason, int Line);

/// <summary>A person's grade of a piece of information, given without regard to who brought it.</summary>
/// <param name="Source">Who brought it: a name of the register.</param>
/// <param name="Item">The claim's id, or its words.</param>
public sealed record InformationGrade(DateOnly On, string Source, string Item, CredibilityGrade Credibility, string By, string Reason, int Line);

/// <summary>The grade that holds of a source on a day.</summary>
/// <param name="Grade">Null when nobody has graded it by then: F, and to be shown as "not graded".</param>
public sealed record Standing(ReliabilityGrade? Grade)
{
    public Reliability Reliability => Grade?.Reliability ?? Reliability.CannotBeJudged;
    public bool IsGraded => Grade is not null;
    public override string ToString() => IsGraded ? Reliability.ToString() : "F (not graded)";
}

/// <summary>
/// Who the sources of a problem are and how far persons have found them reliable, with the whole history. The program grades nobody: a source without a grade is F.
/// Immutable; made by <see cref="RegisterFile.Read"/>.
/// </summary>
public sealed class SourceRegister
{
    private readonly ImmutableDictionary<string, ImmutableArray<ReliabilityGrade>> grades;

    /// <param name="grades">By the sources' keys, in the order of the file.</param>
    internal SourceRegister(Kinship kinship, ImmutableDictionary<string, ImmutableArray<ReliabilityGrade>> grades, ImmutableArray<InformationGrade> information) =>
        (Kinship, this.grades, Information) = (kinship, grades.ToImmutableDictionary(g => g.Key, g => g.Value.Sort((a, b) => (a.On, a.Line).CompareTo((b.On, b.Line)))), information);

    /// <summary>The names of countries, their seats of power and their organs.</summary>
    internal static Gazetteer Gazetteer { get; } = new();

    /// <summary>Nobody entered and nobody graded; the outlet table is there.</summary>
    public static SourceRegister Empty { get; } = new(new Kinship([], [], OutletTable.Shipped, Gazetteer), ImmutableDictionary<string, ImmutableArray<ReliabilityGrade>>.Empty, []);

    public Kinship Kinship { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<InformationGrade> Information { get; }

    /// <summary>By name, alias, key, host or link; null when neither the register nor the outlet table has it.</summary>
    public Source? Find(string name) => Kinship.Find(name);

    /// <summary>All grades that a source was ever given, oldest first; of one day in the order of the file.</summary>
    public ImmutableArray<ReliabilityGrade> History(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return grades.GetValueOrDefault(source.Key, []);
    }

    public Standing ReliabilityOn(Source source, DateOnly day) => new(History(source).LastOrDefault(grade => grade.On <= day));

    /// <summary>The outermost family of a source, or null when it is not known.</summary>
    public string? FamilyOf(Source source) => Kinship.FamilyOf(source);
}
