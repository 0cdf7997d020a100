using System.Collections.Frozen;
using System.Globalization;
using Vedette.Language;

namespace Vedette.Extract;

/// <summary>Names of actors that the table of countries does not hold, and the nouns that tell a sector: actors.tsv, leaders.tsv, agents.tsv. Names match as they stand, case and all.</summary>
public sealed class ActorTable
{
    private readonly FrozenDictionary<string, string> codes;
    private readonly FrozenDictionary<string, Term> leaders;
    private readonly FrozenDictionary<string, int> longest;
    private readonly FrozenDictionary<string, string> sectors;

    private readonly OwnActors? own;

    private readonly record struct Term(string Country, DateOnly From, DateOnly To);

    /// <param name="own">A user's dictionaries, which go before the tables.</param>
    public ActorTable(OwnActors? own = null)
    {
        this.own = own;
        var bodies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in CoreTable.Rows("actors.tsv"))
            foreach (string name in row[0].Split(';')) bodies.TryAdd(name, row[1].Trim());
        var people = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var row in CoreTable.Rows("leaders.tsv"))
            foreach (string name in row[1].Split(';')) people.TryAdd(name, new(row[0], Month(row[3]) ?? DateOnly.MinValue, (row.Length > 4 ? Month(row[4]) : null) ?? DateOnly.MaxValue));
        codes = bodies.ToFrozenDictionary(StringComparer.Ordinal);
        leaders = people.ToFrozenDictionary(StringComparer.Ordinal);
        longest = bodies.Keys.Concat(people.Keys).GroupBy(FirstWord).ToFrozenDictionary(g => g.Key, g => g.Max(name => name.Length), StringComparer.Ordinal);
        sectors = CoreTable.Rows("agents.tsv").SelectMany(row => row[1].Split(';').Select(noun => (Noun: noun, Sector: row[0]))).DistinctBy(p => p.Noun)
            .ToFrozenDictionary(p => p.Noun, p => p.Sector, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The sector that a noun tells, with the words before it where a dictionary knows them together; or null.</summary>
    internal string? SectorOf(EventSentence sentence, int noun) => own?.SectorOf(sentence.Tree.Text, sentence.Tree.Sentence.Tokens.AsSpan(), noun) switch
    {
        null => sectors.GetValueOrDefault(sentence.Lemma(noun)),
        "" => null,
        var told => told,
    };

    /// <summary>The longest known name that begins at the token; its length in tokens and its code on the day, 0 and null when there is none. A person out of office keeps the country, as elite.</summary>
    public int Match(string text, ReadOnlySpan<Token> tokens, int at, DateOnly? day, out string? code)
    {
        code = null;
        string? named = null;
        int told = own?.Match(text, tokens, at, day, out named) ?? 0;
        int known = MatchTables(text, tokens, at, day, out code);
        if (told == 0 || told < known) return known;
        code = named;
        return told;
    }

    private int MatchTables(string text, ReadOnlySpan<Token> tokens, int at, DateOnly? day, out string? code)
    {
        code = null;
        if (!longest.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[at].In(text), out int reach)) return 0;
        int start = tokens[at].Start, found = 0;
        for (int end = at; end < tokens.Length && tokens[end].End - start <= reach; end++)
        {
            var words = text.AsSpan(start, tokens[end].End - start);
            if (codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words, out string? body)) (code, found) = (body, end - at + 1);
            else if (leaders.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words, out var term)) (code, found) = (CodeOf(term, day), end - at + 1);
        }
        return found;
    }

    private static string CodeOf(Term term, DateOnly? day) =>
        term.Country is "IGO" ? "IGO" : term.Country + (day is not { } on || (term.From <= on && on < term.To) ? "GOV" : "ELI");

    private static DateOnly? Month(string cell) => cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>As the tokeniser cuts it: up to a space, an apostrophe or a hyphen.</summary>
    private static string FirstWord(string name)
    {
        int cut = name.AsSpan().IndexOfAny(" '’-\"/");
        return cut > 0 ? name[..cut] : name;
    }
}
