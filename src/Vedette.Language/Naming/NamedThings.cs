namespace Vedette.Language;

/// <summary>A law, event, document, weapon, platform, facility or people of the table.</summary>
/// <param name="Beside">The group of words beside which alone the name stands, since it is a word of another life too; null when it stands anywhere.</param>
public sealed record NamedThing(string Canonical, EntityKind Kind, string? Country, string? Beside);

/// <summary>The names of <c>named-things.tsv</c>. Immutable after it is built.</summary>
public sealed class NamedThings
{
    private readonly NameIndex<NamedThing> things;

    public NamedThings()
    {
        var all = new Dictionary<string, NamedThing>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("named-things.tsv"))
        {
            var thing = new NamedThing(row[0], Enum.Parse<EntityKind>(row[2], ignoreCase: true), row[3].Length > 0 ? row[3] : null, row[4].Length > 0 ? row[4] : null);
            foreach (string name in row[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0])) all.TryAdd(NameKey.Of(name), thing);
        }
        things = new(all, StringComparer.Ordinal);
    }

    /// <summary>Every listed name with what it names.</summary>
    internal IReadOnlyDictionary<string, NamedThing> All => things.All;

    /// <summary>What the name names, null when it is not listed.</summary>
    public NamedThing? Find(string name) => things.Find(NameKey.Of(name));

    /// <summary>The longest listed name that begins at the token; its length in tokens, 0 when there is none.</summary>
    public int Match(string text, ReadOnlySpan<Token> tokens, int at, out NamedThing? thing) => things.Match(text, tokens, at, out thing);
}
