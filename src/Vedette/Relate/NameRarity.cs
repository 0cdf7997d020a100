using System.Collections.Frozen;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>Which parts of names so many people bear that one of them alone tells nobody apart.</summary>
internal static class NameRarity
{
    /// <summary>Given names of English reporting; borne by many by nature.</summary>
    private static readonly GivenNames Given = new();

    private static readonly FrozenSet<string> Families =
        Words.Lines("entity-common-names.tsv").SelectMany(line => line.Split('\t')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the part, in small letters, is a family name of the table or a usual given name.</summary>
    public static bool IsCommon(string part) => part.Length < 3 || Families.Contains(part) || IsGiven(part);

    public static bool IsGiven(string part) => part.Length > 1 && Given.Of($"{char.ToUpperInvariant(part[0])}{part[1..]} X") is not Pronoun.Unknown;
}
