using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>What sort of body an organisation of the table is.</summary>
public enum OrganisationSort : byte { None, Agency, Outlet, Government, Military, Party, Igo, Company, Institute }

/// <summary>A thing that many texts name without telling what it is.</summary>
/// <param name="Canonical">The common name.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
public sealed record KnownThing(string Canonical, EntityKind Kind, string? Country, OrganisationSort Sort = default);

/// <summary>Countries with their names, peoples and capitals, organisations and places, from the tables in this folder. Matching is by the words as they stand.</summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<string, KnownThing> things;
    private readonly FrozenDictionary<string, int> longestByFirstWord;
    private readonly FrozenSet<string> titles;
    private readonly FrozenDictionary<string, string> countryNames;

    public Gazetteer()
    {
        var all = new Dictionary<string, KnownThing>(StringComparer.Ordinal);
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("countries.tsv"))
        {
            string code = row[0], common = row[1];
            countries[code] = common;
            foreach (string name in Split(row[2]).Prepend(common)) Add(all, name, new(common, EntityKind.Country, code));
            foreach (string people in Split(row[3])) Add(all, people, new(common, EntityKind.Nationality, code));
            foreach (string capital in Split(row[4])) Add(all, capital, new(capital.StartsWith("the ", StringComparison.Ordinal) ? capital[4..] : capital, EntityKind.Place, code));
        }
        foreach (var row in EmbeddedTable.Rows("organisations.tsv"))
            foreach (string name in Split(row[1]).Prepend(row[0]))
                Add(all, name, new(row[0], EntityKind.Organisation, row.Length > 3 && row[3].Length > 0 ? row[3] : null, Enum.Parse<OrganisationSort>(row[2], ignoreCase: true)));
        foreach (var row in EmbeddedTable.Rows("places.tsv"))
            foreach (string name in (row.Length > 1 ? Split(row[1]) : []).Prepend(row[0])) Add(all, name, new(row[0], EntityKind.Place, null));
        things = all.ToFrozenDictionary(StringComparer.Ordinal);
        longestByFirstWord = all.Keys.GroupBy(FirstWord).ToFrozenDictionary(g => g.Key, g => g.Max(name => name.Length), StringComparer.Ordinal);
        titles = EmbeddedTable.Rows("titles.txt").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
        countryNames = countries.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every country code with the country's common name.</summary>
    public IReadOnlyDictionary<string, string> Countries => countryNames;

    public KnownThing? Find(ReadOnlySpan<char> name) => things.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var thing) ? thing : null;
    public bool IsTitle(ReadOnlySpan<char> word) => titles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The longest known name that begins at the token; its length in tokens, 0 when there is none.</summary>
    public int Match(string text, ReadOnlySpan<Token> tokens, int at, out KnownThing? thing)
    {
        thing = null;
        if (!longestByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[at].In(text), out int longest)) return 0;
        int start = tokens[at].Start, found = 0;
        for (int end = at; end < tokens.Length && tokens[end].End - start <= longest; end++)
        {
            if (Find(text.AsSpan(start, tokens[end].End - start)) is not { } known) continue;
            thing = known;
            found = end - at + 1;
        }
        return found;
    }

    private static void Add(Dictionary<string, KnownThing> all, string name, KnownThing thing)
    {
        all.TryAdd(name, thing);
        if (name.Contains('\'', StringComparison.Ordinal)) all.TryAdd(name.Replace('\'', '’'), thing);
    }

    private static string[] Split(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As the tokeniser cuts it: up to a space, an apostrophe or a hyphen.</summary>
    private static string FirstWord(string name)
    {
        int cut = name.AsSpan().IndexOfAny(" '’-\"");
        return cut > 0 ? name[..cut] : name;
    }
}
