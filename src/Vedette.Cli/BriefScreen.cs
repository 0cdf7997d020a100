using System.Globalization;
using System.Text;
using Spectre.Console;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>Paints the lines of a briefing: colour on a terminal, plain text into a pipe or with NO_COLOR. Colour only repeats what the words tell.</summary>
internal static class BriefScreen
{
    /// <summary>Lines longer than this are hard to read, however wide the window is.</summary>
    private const int Widest = 110;
    private const int Narrowest = 40;

    public static void Print(Briefing briefing)
    {
        if (Console.IsOutputRedirected)
        {
            int columns = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out int told) && told >= Narrowest ? told : 100;
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            foreach (var line in TextBrief.Render(briefing, columns, TextLimits.Screen)) output.Write($"{line}\n");
            return;
        }
        bool isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect, Out = new AnsiConsoleOutput(Console.Out) });
        // The last column stays free: a full line would wrap on some terminals.
        foreach (var line in TextBrief.Render(briefing, Math.Clamp(console.Profile.Width - 1, Narrowest, Widest), TextLimits.Screen))
        {
            var words = new Paragraph { Overflow = Overflow.Crop };
            foreach (var run in line.Runs) words.Append(run.Text, Of(run.Role));
            console.Write(words);
            console.WriteLine();
        }
    }

    private static Style Of(Role role) => role switch
    {
        Role.Title => new(decoration: Decoration.Bold),
        Role.Heading => new(Color.DarkCyan, decoration: Decoration.Bold),
        Role.Speaker => new(decoration: Decoration.Bold),
        Role.Certainty or Role.Before => new(Color.DarkCyan),
        Role.Denial or Role.After => new(Color.DarkOrange),
        Role.Condition or Role.Quiet or Role.Count or Role.Reference => new(decoration: Decoration.Dim),
        _ => Style.Plain,
    };
}
