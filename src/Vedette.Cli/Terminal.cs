using Spectre.Console;

namespace Vedette.Cli;

/// <summary>Tables for people on standard output: colour and the window's width on a terminal, plain wide lines into a pipe.</summary>
internal static class Terminal
{
    private const int PipeWidth = 160;

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        return table;
    }

    /// <summary>A cell of text that came from outside: control characters are shown as spaces, so that a text cannot steer the terminal.</summary>
    public static Text Cell(string? text) => new(Plain(text ?? ""));

    /// <summary>A cell whose parts between U+0002 and U+0003 are set off.</summary>
    public static Paragraph Marked(string text)
    {
        var cell = new Paragraph();
        foreach (var (part, isMarked) in Snippets.Parts(text))
            cell.Append(Plain(part), isMarked ? new Style(decoration: Decoration.Bold | Decoration.Underline) : Style.Plain);
        return cell;
    }

    public static void Print(Table table, string whenEmpty)
    {
        if (table.Rows.Count == 0)
        {
            Console.Out.WriteLine(whenEmpty);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected) console.Profile.Width = PipeWidth;
        console.Write(table);
    }

    public static string Plain(string text) =>
        text.Any(char.IsControl) ? string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries)) : text;
}
