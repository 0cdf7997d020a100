using Vedette.Extract;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Relate;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>The way of the data, put together: paths to readings, readings to a picture. The weights are loaded when the first document asks for them.</summary>
/// <param name="actors">Dictionaries of actors and agents; null for those of the environment.</param>
/// <param name="allowPrivate">Whether links may lead to this machine and its network.</param>
internal sealed class Workbench(IReadOnlyCollection<string>? actors = null, bool allowPrivate = false)
{
    private readonly Lazy<Pipeline> pipeline = new(() => new Pipeline(InputFetch.Unfolded(allowPrivate), WeightsFolder.Default().Extractor(ActorsOption.Read(actors)), new Relater()));

    /// <summary>The names of the weights files that reading needs, as they lie in <c>models/</c> beside the tool.</summary>
    public static IReadOnlyList<string> Models { get; } = [WeightsFolder.GrammarFile, WeightsFolder.NamesFile];

    /// <summary>One reading a document, in the order of the paths; what could not be read comes as a reading whose document carries the faults.</summary>
    public IAsyncEnumerable<Reading> ReadAsync(IEnumerable<string> paths, CancellationToken cancel) => TakeAsync(paths, cancel).Select(taken => taken.Reading);

    /// <summary>The same, with the answers of servers that the readings were made from.</summary>
    public IAsyncEnumerable<Taken> TakeAsync(IEnumerable<string> paths, CancellationToken cancel) => pipeline.Value.TakeInAsync(paths, cancel);

    /// <summary>The claims of a document. May be called by several at once.</summary>
    public Reading Extract(Document document, CancellationToken cancel) => pipeline.Value.Extract(document, cancel);

    /// <summary>The picture that a store keeps, as people hold it: edited claims as edited, without the rejected ones.</summary>
    /// <exception cref="VedetteException">The store cannot be opened, or nothing in it was related yet (W310).</exception>
    public static async Task<Picture> KeptAsync(string path, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        var picture = await StoreVerb.PictureAsync(store, cancel).ConfigureAwait(false);
        return ClaimDecisions.Held(picture, await store.DecisionsAsync(cancel).ConfigureAwait(false));
    }

    /// <summary>The events of other coders' feeds that a store keeps, in the order of their days. The store is open while they are read.</summary>
    public static IEnumerable<KeptReported> Reported(string path, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        try
        {
            foreach (var kept in store.ReportedAsync(cancel).ToBlockingEnumerable(cancel)) yield return kept;
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public Picture Relate(IReadOnlyList<Reading> readings) => pipeline.Value.Relate(readings);
    public Picture Relate(IReadOnlyList<Reading> readings, NameRulings rulings) => pipeline.Value.Relate(readings, rulings);

    /// <summary>What the paths tell, together with what the store keeps. How far the work is, and what is wrong with an input, go to standard error.</summary>
    public static async Task<Picture> PictureAsync(string[] paths, string? store, CancellationToken cancel, bool allowPrivate = false)
    {
        var kept = store is null ? null : await KeptAsync(store, cancel).ConfigureAwait(false);
        if (kept is not null && paths.Length == 0) return kept;
        var workbench = new Workbench(allowPrivate: allowPrivate);
        List<Reading> readings = [.. kept?.Readings ?? []];
        using var progress = new ProgressLine();
        await foreach (var reading in workbench.ReadAsync(paths, cancel).ConfigureAwait(false))
        {
            readings.Add(reading);
            foreach (var fault in reading.Document.Faults) await Console.Error.WriteLineAsync(Escaping.Line($"{reading.Document.Name}: {fault.Code}: {fault.Message}")).ConfigureAwait(false);
            progress.Show($"{readings.Count} read: {reading.Document.Name}");
        }
        progress.Show($"relating {readings.Count} documents");
        return workbench.Relate(readings, kept?.Rulings ?? NameRulings.None);
    }

    /// <summary>What of a picture may be released. How much is withheld goes to standard error, as a count and no more.</summary>
    /// <param name="store">Whose marks hold; without one nothing is marked.</param>
    /// <param name="ceiling">Null: all of it.</param>
    public static async Task<Picture> ReleaseAsync(Picture picture, string? store, Tlp? ceiling, CancellationToken cancel)
    {
        if (ceiling is not { } audience) return picture;
        var released = picture.For(await MarksAsync(store, cancel).ConfigureAwait(false), audience);
        TellWithheld(audience, released.Documents, released.Claims);
        return released.Picture;
    }

    /// <summary>What is on record in a store, as far as it may be released; nothing without a store.</summary>
    public static async Task<Ledger> LedgerAsync(string? store, Tlp? ceiling, CancellationToken cancel)
    {
        if (store is null) return Ledger.Empty;
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        var ledger = await opened.LedgerAsync(cancel).ConfigureAwait(false);
        if (ceiling is not { } audience) return ledger;
        var marks = Marks.Of(await opened.DecisionsAsync(cancel).ConfigureAwait(false));
        var (released, withheld) = new LedgerRelease(ledger, await opened.PictureAsync(cancel).ConfigureAwait(false), marks).For(audience);
        if (withheld > 0) Console.Error.WriteLine($"{audience}: withheld: {Count(withheld, "judgement or question", "judgements and questions")}.");
        return released;
    }

    public static void TellWithheld(Tlp audience, int documents, int claims)
    {
        if (documents + claims > 0) Console.Error.WriteLine($"{audience}: withheld: {Count(documents, "document")}, and {Count(claims, "claim")} of documents that are shown.");
    }

    private static string Count(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static async Task<Marks> MarksAsync(string? store, CancellationToken cancel)
    {
        if (store is null) return Marks.None;
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        return Marks.Of(await opened.DecisionsAsync(cancel).ConfigureAwait(false));
    }
}
