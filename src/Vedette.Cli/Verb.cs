using Vedette.Model;

namespace Vedette.Cli;

/// <summary>How every verb ends: its exit codes, and how a failure of the world is told.</summary>
internal static class Verb
{
    public const int Failed = 1, Interrupted = 130;

    /// <summary>Runs a verb. A failure of the world is one line on standard error and exit code 1; a mistake in the program stays visible as it is.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb().ConfigureAwait(false);
        }
        catch (VedetteException e)
        {
            await Console.Error.WriteLineAsync($"vedette: {e.Code}: {e.Message}").ConfigureAwait(false);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }
}
