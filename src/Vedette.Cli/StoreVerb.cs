using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>What all verbs on a store share.</summary>
internal static class StoreVerb
{
    public static Option<string> StoreOption() => new("--store")
    {
        Description = "The store's file. Default: VEDETTE_STORE, else vedette.db in the current folder.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VEDETTE_STORE") is { Length: > 0 } path ? path : "vedette.db",
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON Lines instead of a table." };

    public static SqliteStore Open(string path) => SqliteStore.Open(path, TimeProvider.System);

    /// <summary>The picture, or W310 when nothing was related yet.</summary>
    public static async Task<Picture> PictureAsync(SqliteStore store, CancellationToken cancel) =>
        await store.PictureAsync(cancel).ConfigureAwait(false)
        ?? throw new VedetteException("W310", $"Nothing in {store.Path} was related yet. Add sources with 'vedette add PATH --store {store.Path}'.");
}
