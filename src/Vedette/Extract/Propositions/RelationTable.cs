using System.Collections.Frozen;

namespace Vedette.Extract;

/// <summary>A class of verbs and nouns that tell one relation.</summary>
/// <param name="Opposite">The class that says the contrary, or null.</param>
/// <param name="IsShared">With whom it is done does it too: a drill with China is China's drill.</param>
/// <param name="OfTellsActor">"the arrival of the ship": the noun's "of" names who does it.</param>
/// <param name="Holds">The acts that it names happened or are so: "the patrol shows …".</param>
/// <param name="Kin">Relations of one kin are one thing between the same two parties: a drill and a patrol. Null for most.</param>
internal sealed record RelationClass(string Name, string? Opposite, bool IsShared, bool OfTellsActor, bool Holds, string? Kin);

/// <summary>The relations of relations.tsv by verb and by noun.</summary>
internal sealed class RelationTable
{
    private readonly FrozenDictionary<string, RelationClass> verbs, nouns, doers, names;

    private RelationTable()
    {
        var (byVerb, byNoun, byDoer, byName) = (New(), New(), New(), New());
        foreach (string[] row in CoreTable.Rows("relations.tsv"))
        {
            var relation = new RelationClass(row[0], row[3] == "-" ? null : row[3], row[4].Contains('s', StringComparison.Ordinal), row[4].Contains('i', StringComparison.Ordinal), row[4].Contains('h', StringComparison.Ordinal), row.Length > 5 ? row[5] : null);
            byName.Add(relation.Name, relation);
            foreach (string verb in Words(row[1])) byVerb.Add(verb, relation);
            foreach (string noun in Words(row[2])) (noun[0] == '@' ? byDoer : byNoun).Add(noun.TrimStart('@'), relation);
        }
        (verbs, nouns, doers, names) = (byVerb.ToFrozenDictionary(StringComparer.Ordinal), byNoun.ToFrozenDictionary(StringComparer.Ordinal), byDoer.ToFrozenDictionary(StringComparer.Ordinal), byName.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public static RelationTable Own { get; } = new();

    /// <param name="verb">Dictionary form, with its particle after a space.</param>
    public RelationClass? OfVerb(string verb) => verbs.GetValueOrDefault(verb);
    public RelationClass? OfNoun(string noun) => nouns.GetValueOrDefault(noun);

    /// <summary>Of a noun that names who does it: supplier, ally.</summary>
    public RelationClass? OfDoer(string noun) => doers.GetValueOrDefault(noun);

    /// <summary>By the class's own name; null for a relation that is no class.</summary>
    public RelationClass? Named(string relation) => names.GetValueOrDefault(relation);

    public bool AreOpposite(string a, string b) => Named(a)?.Opposite == b || Named(b)?.Opposite == a;

    public bool AreKin(string a, string b) => Named(a)?.Kin is { } kin && kin == Named(b)?.Kin;

    private static Dictionary<string, RelationClass> New() => new(StringComparer.Ordinal);
    private static string[] Words(string column) => column == "-" ? [] : column.Split(',');
}
