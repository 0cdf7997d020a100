using Vedette.Model;

namespace Vedette.Cli;

/// <summary>The way of the data, put together: paths to readings, readings to a picture.</summary>
internal sealed class Workbench
{
    /// <summary>One reading a document, in the order of the paths; what could not be read comes as a reading whose document carries the faults.</summary>
    public IAsyncEnumerable<Reading> ReadAsync(IEnumerable<string> paths, CancellationToken cancel) => throw new NotImplementedException();

    public Picture Relate(IReadOnlyList<Reading> readings) => throw new NotImplementedException();

    /// <summary>The picture that a store keeps.</summary>
    public static Task<Picture> KeptAsync(string store, CancellationToken cancel) => throw new NotImplementedException();
}
