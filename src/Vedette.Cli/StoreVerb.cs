using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>What all verbs on a store share: where it is, and how a failure of the world is told.</summary>
internal static class StoreVerb
{
    public const int Failed = 1, Interrupted = 130;

    public static Option<string> StoreOption() => new("--store")
    {
        Description = "The store's file. Default: VEDETTE_STORE, else vedette.db in the current folder.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VEDETTE_STORE") is { Length: > 0 } path ? path : "vedette.db",
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON Lines instead of a table." };

    public static SqliteStore Open(string path) => SqliteStore.Open(path, TimeProvider.System);

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

    /// <summary>The picture, or W310 when nothing was related yet.</summary>
    public static async Task<Picture> PictureAsync(SqliteStore store, CancellationToken cancel) =>
        await store.PictureAsync(cancel).ConfigureAwait(false)
        ?? throw new VedetteException("W310", $"Nothing in {store.Path} was related yet. Add sources with 'vedette add PATH --store {store.Path}'.");
}
