using System.CommandLine;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette init</c>: makes a store, or brings an older one to this version.</summary>
internal static class InitVerb
{
    public static Command Create()
    {
        var path = StoreVerb.StoreOption();
        var command = new Command("init", "Make an empty store.") { path };
        command.SetAction((parse, _) => Verb.RunAsync(async () =>
        {
            string file = parse.GetValue(path)!;
            bool isNew = SqliteStore.Init(file, TimeProvider.System);
            // Opened once, so that a damaged or newer file is told now and not at the first use.
            await using (StoreVerb.Open(file).ConfigureAwait(false))
                Console.Out.WriteLine(isNew ? $"Made the store {file} (version {SqliteStore.KnownVersion})." : $"The store {file} is there already (version {SqliteStore.KnownVersion}).");
            return 0;
        }));
        return command;
    }
}
