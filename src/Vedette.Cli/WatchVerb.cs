using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary><c>vedette watch</c>: asks what is watched when it is due and keeps what is new, until Ctrl-C or SIGTERM ends it. What it was doing then is done the next time.</summary>
internal static class WatchVerb
{
    public static Command Create(TimeProvider clock)
    {
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var actors = ActorsOption.Create();
        var isPrivate = Inputs.AllowPrivate();
        var isOnce = new Option<bool>("--once") { Description = "Ask what is due, get what waits, relate, and end." };
        var command = new Command("watch", "Watch feeds and pages for weeks: keep what is new, relate it, and tell it line by line.") { store, isOnce, json, actors, isPrivate };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string path = parse.GetValue(store)!;
            var opened = StoreVerb.Open(path);
            await using var _ = opened.ConfigureAwait(false);
            using var only = OnlyOne(path);
            using var web = WebFetch.Usual(parse.GetValue(isPrivate));
            using var answers = parse.GetValue(json) ? Answers.OnStandardOutput() : null;
            var (workbench, relater) = (new Workbench(parse.GetValue(actors)), new Relater());
            var kit = new WatchKit(opened, async (ask, stop) => await PdfText.WithTextAsync(await web.GetAsync(ask, stop).ConfigureAwait(false), stop).ConfigureAwait(false), workbench.Extract, clock, Random.Shared.NextDouble, told => Tell(told, answers))
            {
                Relate = async stop => await opened.IsRelatedAsync(stop).ConfigureAwait(false) ? [] : await RelatedAnew.RelateAndTellAsync(opened, relater.Relate, clock.GetUtcNow(), stop).ConfigureAwait(false),
            };
            using var watcher = new Watcher(kit);
            if (!parse.GetValue(isOnce)) await Console.Error.WriteLineAsync($"watching {(await opened.WatchedAsync(cancel).ConfigureAwait(false)).Count} addresses; Ctrl-C ends it").ConfigureAwait(false);
            if (parse.GetValue(isOnce)) await watcher.RoundAsync(cancel).ConfigureAwait(false);
            else await watcher.RunAsync(cancel).ConfigureAwait(false);
            return 0;
        }));
        return command;
    }

    /// <summary>Two watches on one store would ask everything twice. The system lets go of the file when the process ends, however it ends.</summary>
    /// <exception cref="VedetteException">W370: another one runs.</exception>
    private static FileStream OnlyOne(string store)
    {
        string path = $"{store}.watch";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException taken)
        {
            throw new VedetteException("W370", $"Another 'vedette watch' runs on {store}, or {path} cannot be written: {taken.Message} End the other one.", taken);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new VedetteException("W370", $"{path} cannot be written: {refused.Message} A watch needs a store that it can write to.", refused);
        }
    }

    private static void Tell(WatchTold told, Answers? answers)
    {
        if (answers is null) Console.Out.WriteLine(WatchLines.Line(told));
        else answers.Write(json => WatchLines.Write(json, told));
    }
}
