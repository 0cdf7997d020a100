using System.Runtime.CompilerServices;
using System.Text;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary>The way of the data, put together: paths to readings, readings to a picture.</summary>
internal sealed class Workbench
{
    private readonly UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Relater relater = new();

    /// <summary>One reading a document, in the order of the paths; what could not be read comes as a reading whose document carries the faults.</summary>
    public async IAsyncEnumerable<Reading> ReadAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (string path in paths)
        {
            string text = "";
            Fault? fault = null;
            try
            {
                text = await File.ReadAllTextAsync(path, encoding, cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fault = new("W401", $"{path} cannot be read: {e.Message}");
            }
            yield return new Reading
            {
                Document = new()
                {
                    Id = new(ContentHash.Of(path, text)),
                    Item = new(ContentHash.Of(path)),
                    Address = path,
                    Name = Path.GetFileNameWithoutExtension(path),
                    Text = text,
                    Faults = fault is null ? [] : [fault],
                },
            };
        }
    }

    public Picture Relate(IReadOnlyList<Reading> readings) => relater.Relate(readings);
}
