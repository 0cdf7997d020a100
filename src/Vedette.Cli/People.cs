using System.CommandLine;

namespace Vedette.Cli;

/// <summary>Who speaks, decides or judges.</summary>
internal static class People
{
    public static Option<string> ByOption() => new("--by")
    {
        Description = "Your name. Default: VEDETTE_BY, else the name of the account.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VEDETTE_BY") is { Length: > 0 } name ? name : Environment.UserName,
    };
}
