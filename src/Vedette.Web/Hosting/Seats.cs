namespace Vedette.Web.Hosting;

/// <summary>How many may hold something of the server at once that lasts as long as they please.</summary>
internal sealed class Seats : IDisposable
{
    /// <summary>Each export holds a thread while its client reads.</summary>
    public const int MostExports = 8;

    /// <summary>Each listener holds a connection and looks at the store every second.</summary>
    public const int MostListeners = 64;

    public SemaphoreSlim Exports { get; } = new(MostExports, MostExports);
    public SemaphoreSlim Listeners { get; } = new(MostListeners, MostListeners);

    public void Dispose()
    {
        Exports.Dispose();
        Listeners.Dispose();
    }
}
