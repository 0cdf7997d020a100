using Spectre.Console;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>The briefing on a terminal: colour there, plain lines into a pipe. Long lists are cut with "and N more".</summary>
internal static class BriefScreen
{
    private const int LongestPart = 14;
    private const int LongestEntry = 6;
    private const int PipeWidth = 110;

    public static void Print(Briefing briefing)
    {
        bool plain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected) console.Profile.Width = PipeWidth;
        var numbers = References.Of(briefing);
        console.Write(new Text(Terminal.Plain(briefing.Title), new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Text($"Information cut-off: {briefing.CutOff} ({Terminal.Plain(briefing.CutOffReason)})", Of(Role.Muted)));
        console.WriteLine();
        foreach (var part in briefing.Parts)
        {
            if (part is { Key: "faults", Entries.IsEmpty: true }) continue;
            console.WriteLine();
            console.Write(new Text(part.Title.ToUpperInvariant(), new Style(Color.SteelBlue1, decoration: Decoration.Bold)));
            console.WriteLine();
            if (part.Entries.IsEmpty) Line(console, "  ", [new(part.WhenEmpty, Role.Muted)], "");
            foreach (var entry in part.Entries.Take(LongestPart))
            {
                Line(console, "• ", entry.Head.Runs, Marks(numbers, entry.Head));
                if (entry.Beside is { } beside) Line(console, "  ↔ ", beside.Runs, Marks(numbers, beside));
                foreach (var under in entry.Under.Take(LongestEntry)) Line(console, "    – ", under.Runs, Marks(numbers, under));
                More(console, "    ", entry.Under.Length - LongestEntry);
            }
            More(console, "  ", part.Entries.Length - LongestPart);
        }
        console.WriteLine();
        foreach (var (document, number) in numbers.Documents)
            Line(console, $"[{number}] ", [new(document.Title ?? document.Name), new($"{(document.Outlet is null ? "" : $", {document.Outlet}")}{(document.Published.IsKnown ? $", {document.Published}" : "")} · {document.Address}", Role.Muted)], "");
    }

    private static void More(IAnsiConsole console, string indent, int count)
    {
        if (count > 0) Line(console, indent, [new($"and {count} more (--html, --md or --json show all)", Role.Muted)], "");
    }

    private static string Marks(References numbers, Sentence sentence) => string.Concat(numbers.Of(sentence).Select(n => $"[{n}]"));

    private static void Line(IAnsiConsole console, string lead, IEnumerable<Run> runs, string marks)
    {
        var words = new Paragraph();
        foreach (var run in runs) words.Append(Visible(run.Text), Of(run.Role));
        if (marks.Length > 0) words.Append(" " + marks, Of(Role.Muted));
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(0)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        grid.AddRow(new Text(lead), words);
        console.Write(grid);
    }

    /// <summary>Control characters of a text must not steer the terminal; spaces at the ends of a run are kept.</summary>
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static Style Of(Role role) => role switch
    {
        Role.Speaker => new Style(decoration: Decoration.Bold),
        Role.Hedge => new Style(Color.Gold3),
        Role.Warning => new Style(Color.Orange3),
        Role.Muted or Role.Count => new Style(Color.Grey62),
        _ => Style.Plain,
    };
}
