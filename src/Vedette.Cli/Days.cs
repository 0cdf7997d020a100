using System.CommandLine.Parsing;

namespace Vedette.Cli;

/// <summary>Days on the command line.</summary>
internal static class Days
{
    public static DateOnly? Parse(ArgumentResult result)
    {
        string given = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", out var day)) return day;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes a day as 2025-12-17, not {given}.");
        return null;
    }

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
}
