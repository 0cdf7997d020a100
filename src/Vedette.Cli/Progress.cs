namespace Vedette.Cli;

/// <summary>One line on standard error that tells how far the work is; nothing when standard error is no terminal.</summary>
internal sealed class Progress : IDisposable
{
    private int shown;

    public void Show(string text)
    {
        if (Console.IsErrorRedirected) return;
        string line = Terminal.Plain(text);
        if (line.Length > 78) line = line[..78];
        Console.Error.Write($"\r{line.PadRight(shown)}");
        shown = line.Length;
    }

    public void Dispose()
    {
        if (shown > 0) Console.Error.Write($"\r{new string(' ', shown)}\r");
    }
}
