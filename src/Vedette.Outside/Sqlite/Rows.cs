namespace Vedette.Outside;

/// <summary>Rows that come in the order of their documents, taken document by document: a table is never held as a whole beside what is made of it.</summary>
internal sealed class Rows<T>(IEnumerable<T> rows, Func<T, long> documentOf) : IDisposable
{
    private readonly IEnumerator<T> rows = rows.GetEnumerator();
    private bool? isAtRow;

    /// <summary>The rows of the next document; none when it has none.</summary>
    public T[] Of(long document)
    {
        var found = new List<T>();
        for (isAtRow ??= rows.MoveNext(); isAtRow == true && documentOf(rows.Current) == document; isAtRow = rows.MoveNext()) found.Add(rows.Current);
        return [.. found];
    }

    public void Dispose() => rows.Dispose();
}

/// <summary>Keeps one of each short text: names, codes and reasons stand in a store a hundred thousand times.</summary>
internal sealed class TextPool
{
    private const int Longest = 120;
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public string? One(string? text)
    {
        if (text is null || text.Length > Longest) return text;
        if (texts.TryGetValue(text, out string? known)) return known;
        texts.Add(text);
        return text;
    }
}
