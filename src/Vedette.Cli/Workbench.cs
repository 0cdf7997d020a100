using Vedette.Extract;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Relate;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>The way of the data, put together: paths to readings, readings to a picture. The weights are loaded when the first document asks for them.</summary>
internal sealed class Workbench
{
    private readonly Lazy<Pipeline> pipeline = new(() =>
    {
        var weights = WeightsFolder.Default();
        return new Pipeline(new InputFetch(new FileFetch()), new Extractor(weights.Grammar(), weights.Names()), new Relater());
    });

    /// <summary>The names of the weights files that reading needs, as they lie in <c>models/</c> beside the tool.</summary>
    public static IReadOnlyList<string> Models { get; } = [WeightsFolder.GrammarFile, WeightsFolder.NamesFile];

    /// <summary>One reading a document, in the order of the paths; what could not be read comes as a reading whose document carries the faults.</summary>
    public IAsyncEnumerable<Reading> ReadAsync(IEnumerable<string> paths, CancellationToken cancel) => pipeline.Value.TakeInAsync(paths, cancel);

    /// <summary>The picture that a store keeps.</summary>
    /// <exception cref="VedetteException">The store cannot be opened, or nothing in it was related yet (W310).</exception>
    public static async Task<Picture> KeptAsync(string path, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        return await StoreVerb.PictureAsync(store, cancel).ConfigureAwait(false);
    }

    public Picture Relate(IReadOnlyList<Reading> readings) => pipeline.Value.Relate(readings);

    /// <summary>What the paths tell, together with what the store keeps. How far the work is, and what is wrong with an input, go to standard error.</summary>
    public static async Task<Picture> PictureAsync(string[] paths, string? store, CancellationToken cancel)
    {
        var kept = store is null ? null : await KeptAsync(store, cancel).ConfigureAwait(false);
        if (kept is not null && paths.Length == 0) return kept;
        var workbench = new Workbench();
        List<Reading> readings = [.. kept?.Readings ?? []];
        using var progress = new ProgressLine();
        await foreach (var reading in workbench.ReadAsync(paths, cancel).ConfigureAwait(false))
        {
            readings.Add(reading);
            foreach (var fault in reading.Document.Faults) await Console.Error.WriteLineAsync(Escaping.Line($"{reading.Document.Name}: {fault.Code}: {fault.Message}")).ConfigureAwait(false);
            progress.Show($"{readings.Count} read: {reading.Document.Name}");
        }
        progress.Show($"relating {readings.Count} documents");
        return workbench.Relate(readings);
    }
}
