using Vedette.Model;

namespace Vedette.Cli;

/// <summary>Asks for a password: at a terminal twice and without showing it, else one line of standard input. Never an argument, which other users of the machine could read.</summary>
internal static class PasswordPrompt
{
    /// <exception cref="VedetteException">W766: none was given, or the two differ.</exception>
    public static string Read()
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() is { Length: > 0 } line ? line : throw new VedetteException("W766", "Standard input holds no password. Write it as its first line, or run the command at a terminal.");
        string password = Ask("Password: ");
        return password.Length == 0 ? throw new VedetteException("W766", "No password was typed. Nothing was changed.")
            : Ask("Again: ") == password ? password : throw new VedetteException("W766", "The two passwords differ. Nothing was changed; run the command again.");
    }

    private static string Ask(string what)
    {
        Console.Error.Write(what);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key is not ConsoleKey.Enter)
        {
            if (key.Key is ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
