using Vedette.Model;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Outside;

/// <summary>What a person says with a grade.</summary>
/// <param name="Name">The source: its name, alias, key, host or link.</param>
/// <param name="Kind">Enters a source that stands nowhere yet; else null.</param>
public sealed record GradeGiven(string Name, string? Kind, DateOnly On, string By, string Reason);

/// <summary>A grade that was written.</summary>
/// <param name="What">What was graded, in words.</param>
/// <param name="Before">The grade that held before, null when there was none.</param>
public sealed record Graded(string Source, string What, string Grade, string Words, ReliabilityGrade? Before = null);

/// <summary>Writes grades into the register: of a source, or of what it brought, never of both at once.</summary>
public static class Grading
{
    /// <exception cref="VedetteException">W681, W686, W691 to W693: the grade does not fit, or the register has faults or cannot be written.</exception>
    public static Graded Source(string path, GradeGiven given, Reliability reliability, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(given);
        Graded? told = null;
        Change(path, given, today, (text, register) =>
        {
            var source = Find(register, given) ?? new Source { Key = SourceNames.KeyOf(given.Name), Name = given.Name.Trim(), Kind = SourceWords.Kind(given.Kind!) };
            told = new(source.Name, source.Name, reliability.ToString(), reliability.Words, register.ReliabilityOn(source, given.On).Grade);
            return RegisterEdit.Add(text, source, new(given.On, reliability, given.By, given.Reason, 0), today);
        });
        return told!;
    }

    /// <param name="item">The claim's id, or its words.</param>
    /// <exception cref="VedetteException">As <see cref="Source"/>.</exception>
    public static Graded Item(string path, GradeGiven given, string item, CredibilityGrade credibility, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(given);
        Graded? told = null;
        Change(path, given, today, (text, register) =>
        {
            var source = Find(register, given with { Kind = null }) ?? throw new VedetteException("W686", $"No source is called '{given.Name}'. Enter it first: grade its reliability with its kind.");
            told = new(source.Name, $"“{item}” of {source.Name}", credibility.ToString(), credibility.Words);
            return RegisterEdit.Add(text, new InformationGrade(given.On, source.Name, item, credibility, given.By, given.Reason, 0), today);
        });
        return told!;
    }

    private static void Change(string path, GradeGiven given, DateOnly today, Func<string, SourceRegister, (string? Text, Fault? Fault)> change)
    {
        if (given.On > today) throw new VedetteException("W681", $"{given.On.ToString("yyyy-MM-dd")} is after today. Give the day on which the grade was made.");
        WrittenFile.Change(path, text =>
        {
            var faults = new Faults();
            var register = RegisterFile.Read(text, today, faults)
                ?? throw new VedetteException("W691", $"{path} has {(faults.InOrder.Length == 1 ? "a fault" : $"{faults.InOrder.Length} faults")}:{string.Concat(faults.InOrder.Select(f => $"\n  {f.Code} {f.Message}"))}");
            var (edited, fault) = change(text, register);
            return edited ?? throw new VedetteException(fault!.Code, $"{path}: {fault.Message}");
        });
    }

    /// <summary>Null for a name that is new and is to be entered.</summary>
    private static Source? Find(SourceRegister register, GradeGiven given) => register.Find(given.Name)
        ?? (given.Kind is null ? throw new VedetteException("W686", $"No source is called '{given.Name}': not in the register and not in the table of outlets. Correct the name, or enter it with its kind, for example person.") : null);
}
