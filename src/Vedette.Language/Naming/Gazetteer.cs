using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>What sort of body an organisation of the table is.</summary>
public enum OrganisationSort : byte { None, Agency, Outlet, Government, Military, Party, Igo, Company, Institute }

/// <summary>A thing that many texts name without telling what it is.</summary>
/// <param name="Canonical">The common name; of an adjective or a people, the country's or the region's.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="IsSeat">A seat of power whose name stands for the government: the Kremlin, the White House.</param>
public sealed record KnownThing(string Canonical, EntityKind Kind, string? Country, OrganisationSort Sort = default, bool IsSeat = false);

/// <summary>
/// Countries with their names, peoples, capitals and seats of power, organisations and places, titles and common personal names, from the tables in this folder.
/// Immutable after it is built.
/// </summary>
public sealed class Gazetteer
{
    private readonly NameIndex<KnownThing> things;
    private readonly NameIndex<KnownThing> folded;
    private readonly FrozenSet<string> titles;
    private readonly FrozenSet<string> personal;
    private readonly FrozenSet<string> personalFolded;

    public Gazetteer()
    {
        var all = new Dictionary<string, KnownThing>(StringComparer.Ordinal);
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("countries.tsv"))
        {
            string code = row[0], common = row[1];
            countries[code] = common;
            Add(all, row[2], new(common, EntityKind.Country, code), common);
            Add(all, row[3], new(common, EntityKind.Nationality, code));
            foreach (string capital in Split(row[4])) Add(all, capital, new(WithoutArticle(capital), EntityKind.Place, code));
            foreach (string seat in Split(row[5])) Add(all, seat, new(WithoutArticle(seat), EntityKind.Organisation, code, OrganisationSort.Government, IsSeat: true));
        }
        foreach (var row in EmbeddedTable.Rows("organisations.tsv"))
            Add(all, row[1], new(row[0], EntityKind.Organisation, Filled(row[3]), Enum.Parse<OrganisationSort>(row[2], ignoreCase: true)), row[0]);
        foreach (var row in EmbeddedTable.Rows("places.tsv"))
        {
            Add(all, row[1], new(row[0], EntityKind.Place, Filled(row[3])), row[0]);
            Add(all, row[2], new(row[0], EntityKind.Nationality, Filled(row[3])));
        }
        things = new(all, StringComparer.Ordinal);
        // Without capitals short names are words: us, who, in.
        folded = new(all.Where(entry => entry.Key.Length > 3).DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        titles = Words("titles.txt").ToFrozenSet(StringComparer.Ordinal);
        personal = Words("given-names.txt").ToFrozenSet(StringComparer.Ordinal);
        personalFolded = personal.Where(name => name.Length > 4).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Countries = countries.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every country code with the country's common name.</summary>
    public IReadOnlyDictionary<string, string> Countries { get; }

    /// <summary>Every listed name with what it names.</summary>
    internal IReadOnlyDictionary<string, KnownThing> Things => things.All;

    /// <summary>What the name names; a name in capitals throughout, as datelines have it, also without regard to them.</summary>
    public KnownThing? Find(string name)
    {
        string key = NameKey.Of(name);
        return things.Find(key) ?? (key.Any(char.IsLower) ? null : folded.Find(key));
    }

    /// <summary>A title, rank, office or calling that stands before a person's name.</summary>
    public bool IsTitle(ReadOnlySpan<char> word) => titles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A given or family name that is common somewhere.</summary>
    public bool IsPersonal(ReadOnlySpan<char> word) => personal.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    internal bool IsPersonalFolded(ReadOnlySpan<char> word) => personalFolded.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The longest known name that begins at the token, with its capitals as listed; its length in tokens, 0 when there is none.</summary>
    public int Match(string text, ReadOnlySpan<Token> tokens, int at, out KnownThing? thing) => things.Match(text, tokens, at, out thing);

    /// <summary>As <see cref="Match(string, ReadOnlySpan{Token}, int, out KnownThing?)"/>, whatever the capitals.</summary>
    internal int MatchFolded(string text, ReadOnlySpan<Token> tokens, int at, out KnownThing? thing) => folded.Match(text, tokens, at, out thing);

    private static void Add(Dictionary<string, KnownThing> all, string names, KnownThing thing, string? common = null)
    {
        if (common is not null) all.TryAdd(NameKey.Of(common), thing);
        foreach (string name in Split(names)) all.TryAdd(NameKey.Of(name), thing);
    }

    private static IEnumerable<string> Words(string table) => EmbeddedTable.Rows(table).SelectMany(row => row[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    private static string[] Split(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);
    private static string? Filled(string cell) => cell.Length > 0 ? cell : null;
    private static string WithoutArticle(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
