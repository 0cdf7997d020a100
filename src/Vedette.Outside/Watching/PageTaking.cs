using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Archives;
using Vedette.Tell;
using Vedette.Watching;

namespace Vedette.Outside.Watching;

/// <summary>What came of reading a page.</summary>
/// <param name="Taken">What is to be kept; null when there is nothing to read, or nothing that the newest version does not say already.</param>
/// <param name="Before">The newest version that is kept.</param>
/// <param name="Fault">Why there is nothing to read; null when there is.</param>
internal sealed record PageTaken(Taken? Taken, Reading? Before, Fault? Fault)
{
    public VersionDiff? Diff => Taken is { } taken && Before is { } before ? VersionDiff.Of(before, taken.Reading) : null;
}

/// <summary>Reads what was fetched, and looks whether it says anything new: many pages change their bytes with every answer and their words never.</summary>
internal sealed class PageTaking(WatchKit kit) : IDisposable
{
    private readonly SemaphoreSlim processors = new(Environment.ProcessorCount);

    /// <param name="reason">Why it is read in the place of something else; stands among the document's faults.</param>
    public async Task<PageTaken> TakeAsync(Fetched fetched, Capture? capture, Fault? reason, CancellationToken cancel)
    {
        await processors.WaitAsync(cancel).ConfigureAwait(false);
        Reading reading;
        try
        {
            var document = DocumentReader.Read(fetched);
            if (document.Text.Length == 0) return new(null, null, document.Faults is [var first, ..] ? first : new Fault("W108", $"{fetched.Address} holds no text that could be read."));
            if (reason is not null) document = document with { Faults = document.Faults.Add(reason) };
            reading = kit.Extract(document, cancel);
        }
        catch (Exception mistake) when (mistake is not (OperationCanceledException or VedetteException))
        {
            // One page that the program stumbles over must not end a watch of weeks, now and after every start.
            return new(null, null, new Fault("W372", $"The program failed at {fetched.Address}: {mistake.GetType().Name}: {mistake.Message} Report it with the page."));
        }
        finally
        {
            processors.Release();
        }
        var before = await kit.Store.VersionsAsync(reading.Document.Item, cancel).ConfigureAwait(false) is [.., var newest] ? newest : null;
        return before is not null && SaysTheSame(before.Document, reading.Document) ? new(null, before, null) : new(new(reading, capture), before, null);
    }

    private static bool SaysTheSame(Document a, Document b) => a.Text == b.Text && a.Title == b.Title;

    public void Dispose() => processors.Dispose();
}
