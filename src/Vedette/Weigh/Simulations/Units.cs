namespace Vedette.Weigh.Simulations;

/// <summary>Units as people write them: compared by their words, with "per" read as a stroke and weeks as week.</summary>
internal static class Units
{
    public const string Week = "week", Share = "share", Times = "times";

    public static string Per(string what, string of) => $"{what}/{of}";

    public static bool AreSame(string a, string b) => Plain(a) == Plain(b);

    private static string Plain(string unit) =>
        string.Join('/', unit.Replace(" per ", "/", StringComparison.Ordinal).Split('/').Select(part => part.Trim() switch { "weeks" => Week, "shares" => Share, "factor" => Times, var other => other }));
}
