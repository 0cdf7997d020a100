using System.CommandLine;

namespace Vedette.Cli;

/// <summary><c>vedette completion SHELL</c>: a script for the shell that asks the tool itself what may come next.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        _vedette() {
            local word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=($(compgen -W "$(vedette "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
        }
        complete -o filenames -F _vedette vedette
        """;

    private const string Zsh = """
        _vedette() {
            local -a found
            found=("${(@f)$(vedette "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _vedette vedette
        """;

    private const string Fish = """
        complete -c vedette -a '(vedette "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName vedette -ScriptBlock {
            param($word, $line, $position)
            vedette "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a completion script: vedette completion bash >> ~/.bashrc") { shell };
        command.SetAction(parse => Console.Out.Write(parse.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => PowerShell } + "\n"));
        return command;
    }
}
