using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>One line on standard error that tells how far the work is; nothing where standard error is no terminal.</summary>
internal sealed class ProgressLine : IDisposable
{
    private int shown;

    public void Show(string text)
    {
        if (Console.IsErrorRedirected) return;
        string line = Escaping.Line(text);
        if (line.Length > 76) line = line[..76];
        Console.Error.Write($"\r{line.PadRight(shown)}");
        shown = line.Length;
    }

    /// <summary>Takes the line away, so that another can be printed.</summary>
    public void Clear()
    {
        if (shown > 0) Console.Error.Write($"\r{new string(' ', shown)}\r");
        shown = 0;
    }

    public void Dispose() => Clear();
}
