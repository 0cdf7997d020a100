using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh.Problems;

namespace Vedette.Cli;

/// <summary><c>vedette init</c>: makes a store, or brings an older one to this version; with <c>--problem</c> writes a warning problem to begin with.</summary>
internal static class InitVerb
{
    public static Command Create()
    {
        var path = StoreVerb.StoreOption();
        var problem = new Option<string?>("--problem") { Description = "Write a commented template of a warning problem to this file instead; a file that is there is left as it is.", HelpName = "FILE.yaml" };
        var command = new Command("init", "Make an empty store, or write a warning problem to begin with.") { path, problem };
        command.SetAction((parse, _) => Verb.RunAsync(async () =>
        {
            if (parse.GetValue(problem) is { } template) return await WriteTemplateAsync(template).ConfigureAwait(false);
            string file = parse.GetValue(path)!;
            bool isNew = SqliteStore.Init(file, TimeProvider.System);
            // Opened once, so that a damaged or newer file is told now and not at the first use.
            await using (StoreVerb.Open(file).ConfigureAwait(false))
                Console.Out.WriteLine(isNew ? $"Made the store {file} (version {SqliteStore.KnownVersion})." : $"The store {file} is there already (version {SqliteStore.KnownVersion}).");
            return 0;
        }));
        return command;
    }

    private static async Task<int> WriteTemplateAsync(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await using var writer = new StreamWriter(file);
            await writer.WriteAsync(ProblemFile.Template()).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw File.Exists(path)
                ? new VedetteException("W307", $"{path} is there already and was left as it is. Choose another path.", failure)
                : new VedetteException("W501", $"{path} could not be written: {failure.Message} Give another path, or change its rights.", failure);
        }
        Console.Out.WriteLine($"Wrote {path}. Write your own problem over it, then: vedette problem check {path}");
        return 0;
    }
}
