using System.CommandLine;
using System.CommandLine.Parsing;
using Vedette.Model;

namespace Vedette.Cli;

/// <summary>Labels of the Traffic Light Protocol on the command line.</summary>
internal static class TlpOption
{
    public const string HelpName = "TLP";

    /// <summary>What is printed goes to people who may see things up to this.</summary>
    public static Option<Tlp?> Ceiling() => Make("--tlp", "Print only what may be released up to this label; how much is withheld is told on standard error.");

    public static Option<Tlp?> Make(string name, string description) => new(name) { Description = $"{description} {Labels}", HelpName = HelpName, CustomParser = Parse };

    public static string Labels => $"One of {string.Join(", ", Tlp.All)}.";

    public static Tlp? Parse(ArgumentResult result)
    {
        string given = result.Tokens[0].Value;
        if (Tlp.Parse(given) is { } label) return label;
        result.AddError(Refusal(given));
        return null;
    }

    private static string Refusal(string given) =>
        $"W750: '{given}' is no label of TLP 2.0. {(given.EndsWith("WHITE", StringComparison.OrdinalIgnoreCase) ? "TLP:WHITE of version 1 is TLP:CLEAR now. " : "")}{Labels}";
}
