using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>Given names that are borne nearly always by women or nearly always by men, from given-names.tsv. A name that both bear, or that is not listed, tells nothing.</summary>
public sealed class GivenNames
{
    private readonly FrozenDictionary<string, Pronoun> names = EmbeddedTable.Rows("given-names.tsv")
        .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, Pronoun: row[0] == "she" ? Pronoun.She : Pronoun.He)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Pronoun, StringComparer.Ordinal);

    /// <summary>The pronoun that goes with a full name: by its first part, when a family name follows.</summary>
    public Pronoun Of(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        int space = fullName.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? Pronoun.Unknown : names.GetValueOrDefault(fullName[..space]);
    }

    internal IEnumerable<string> Listed => names.Keys;
}
