using System.Collections.Immutable;
using System.CommandLine;
using Vedette.Outside.Json;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh.Problems;

namespace Vedette.Cli;

/// <summary>What the verbs share that put something on record.</summary>
internal static class Recording
{
    public static Option<string> ByOption() => new("--by")
    {
        Description = "Who says it. Default: VEDETTE_BY, else the name of your account.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VEDETTE_BY") is { Length: > 0 } name ? name : Environment.UserName,
    };

    public static Option<string?> Text(string name, string description, string help = "TEXT") => new(name) { Description = description, HelpName = help };
    public static Option<string> Needed(string name, string description, string help = "TEXT") => new(name) { Description = description, HelpName = help, Required = true };
    public static Option<string[]> Texts(string name, string description, string help = "TEXT") => new(name) { Description = $"{description} May be given again.", HelpName = help, DefaultValueFactory = _ => [] };
    public static Option<string?> ProblemOption(string what) => Text("--problem", $"{what} Its file, or its key alone. Default: problem.yaml in the current folder, when it is there.", "FILE.yaml|KEY");
    public static Argument<string> IdArgument(string what) => new("id") { Description = $"The id of the {what}, or its first {BriefId.Shortest} or more letters.", HelpName = "ID" };

    /// <summary>
    /// Makes an entry from what is on record and puts it there. What is wrong is told a line each on standard error, or with JSON as one object on standard output; nothing is kept then.
    /// </summary>
    /// <param name="make">The entry, or null with the faults that say why there is none.</param>
    public static async Task<int> RunAsync<T>(string path, bool isJson, Func<IStore, Ledger, List<Fault>, Task<T?>> make, Action<Ledger, T> print, CancellationToken cancel) where T : Entry
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        var faults = new List<Fault>();
        var entry = await make(store, await store.LedgerAsync(cancel).ConfigureAwait(false), faults).ConfigureAwait(false);
        if (entry is not null && faults.Count == 0) faults.AddRange(await store.RecordAsync([entry], cancel).ConfigureAwait(false));
        if (faults.Count > 0) return await RefuseAsync(faults, isJson).ConfigureAwait(false);
        print(await store.LedgerAsync(cancel).ConfigureAwait(false), entry!);
        return 0;
    }

    /// <summary>Reads the record and prints from it.</summary>
    public static async Task<int> ShowAsync(string path, bool isJson, Action<Ledger, List<Fault>> print, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        var faults = new List<Fault>();
        print(await store.LedgerAsync(cancel).ConfigureAwait(false), faults);
        return faults.Count > 0 ? await RefuseAsync(faults, isJson).ConfigureAwait(false) : 0;
    }

    public static Judgement? Judgement(Ledger ledger, string id, List<Fault> faults) =>
        BriefId.Find(ledger.Judgements.Select(j => j.Hash), id, "W665", "judgement", "vedette judge list --all", faults) is { } found ? ledger.Find(new JudgementId(found)) : null;

    public static Question? Question(Ledger ledger, string id, List<Fault> faults) =>
        BriefId.Find(ledger.Questions.Select(q => q.Hash), id, "W665", "question", "vedette forecast list --all", faults) is { } found ? ledger.Find(new QuestionId(found)) : null;

    /// <summary>The key that <c>--problem</c> names, and the problem when it names a file.</summary>
    /// <exception cref="VedetteException">W110, W112: the file cannot be read. W611: it has faults.</exception>
    public static async Task<(string? Key, WarningProblem? Problem)> ProblemAsync(string? asked, CancellationToken cancel)
    {
        if (asked is not null && !asked.AsSpan().ContainsAny('.', '/', '\\') && !File.Exists(asked)) return (asked, null);
        if ((asked ?? ProblemText.Beside(["."])) is not { } file) return (null, null);
        var problem = await ProblemText.ReadAsync(file, cancel).ConfigureAwait(false);
        return (problem.Key, problem);
    }

    /// <summary>The key of the problem that a list is cut down to; null for all.</summary>
    public static async Task<string?> OnlyAsync(string? asked, CancellationToken cancel) => asked is null ? null : (await ProblemAsync(asked, cancel).ConfigureAwait(false)).Key;

    /// <summary>What the texts name, each found in the store: ids may be cut short.</summary>
    public static async Task<ImmutableArray<Ground>> GroundsAsync(IStore store, WarningProblem? problem, ImmutableArray<string> texts, List<Fault> faults, CancellationToken cancel)
    {
        bool Names(GroundKind kind) => texts.Any(text => Ground.Parse(text)?.Kind == kind);
        UInt128[] claims = Names(GroundKind.Claim) ? [.. (await store.ReadingsAsync(cancel).ConfigureAwait(false)).SelectMany(r => r.Claims).Select(c => c.Id.Hash)] : [];
        UInt128[] origins = Names(GroundKind.Origin) ? [.. (await store.PictureAsync(cancel).ConfigureAwait(false))?.Origins.Select(o => o.Id.Hash) ?? []] : [];
        return Grounds.Find(texts, claims, origins, problem, faults);
    }

    public static string Short(UInt128 id) => ContentHash.Print(id)[..8];

    private static async Task<int> RefuseAsync(List<Fault> faults, bool isJson)
    {
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            answers.Write(json =>
            {
                json.WriteStartObject();
                JsonParts.Faults(json, faults);
                json.WriteEndObject();
            });
        }
        foreach (var fault in faults) await Console.Error.WriteLineAsync($"vedette: {fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
        return Verb.Failed;
    }
}
