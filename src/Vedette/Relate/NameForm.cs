using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A name of a document as it is compared with those of others: made from that document alone.</summary>
internal sealed class NameForm
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "dr", "sir", "president", "minister", "prime", "premier", "chancellor", "foreign", "defense", "defence", "general", "gen", "admiral", "adm", "colonel", "col", "major",
        "maj", "lieutenant", "lt", "captain", "capt", "senator", "sen", "rep", "representative", "secretary", "spokesman", "spokeswoman", "spokesperson", "director", "chief", "ambassador", "former",
        "deputy", "vice", "leader", "king", "queen", "prince", "pope", "chairman", "chairwoman", "speaker", "commander", "professor", "prof", "governor", "gov", "mayor", "analyst",
    };

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "of", "the", "and", "for", "a", "an", "in", "on", "s", "to" };

    /// <summary>Names of more parts than this are compared whole.</summary>
    private const int LongestName = 5;

    /// <param name="sense">What the text tells it apart by from others that are written alike; null when it tells nothing.</param>
    /// <param name="office">The office that the text gives its bearer.</param>
    public NameForm(string canonical, EntityKind kind, string? country, HashSet<string> countryWords, string? sense = null, string? office = null)
    {
        Parts = PartsOf(canonical, kind, country, countryWords);
        // A state speaks under many names: its capital, its seat of government, its people's name.
        bool isState = country is not null && (kind is EntityKind.Country or EntityKind.Nationality || Parts.Length == 0);
        (Canonical, Kind, Country, Office) = (canonical, isState ? EntityKind.Country : kind, country, office);
        Base = isState ? "@" + country
            : kind is EntityKind.Person ? "person:" + string.Join(' ', Parts)
            : $"{kind.Coarse() ?? kind.Code()}:{country} {string.Join(' ', Parts.Order(StringComparer.Ordinal))}";
        // Of a name in full the office tells no two bearers apart: people change offices.
        Sense = kind is EntityKind.Person ? Parts.Length == 1 ? office : null : sense;
        Key = Sense is null ? Base : $"{Base}#{Sense}";
    }

    /// <summary>The same for names that are written alike and that their texts do not tell apart.</summary>
    public string Key { get; }

    /// <summary>The same for names that are written alike.</summary>
    public string Base { get; }

    /// <summary>What the text tells it apart by: an office, <see cref="NameRole.Carrier"/>, <see cref="NameRole.Employer"/>; null when it tells nothing.</summary>
    public string? Sense { get; }
    public string Canonical { get; }
    public EntityKind Kind { get; }
    public string? Country { get; }
    public string? Office { get; }
    public string[] Parts { get; }

    /// <summary>Known by its initials: CNA.</summary>
    public bool IsInitials => Kind is EntityKind.Organisation && Base[0] != '@' && Canonical.Length is >= 2 and <= 7 && Canonical.All(char.IsUpper);

    /// <summary>A person's name that is only a part of one: the family name, or a family name with an initial.</summary>
    public bool IsPart => Kind is EntityKind.Person && (Parts.Length == 1 || Parts is [{ Length: 1 }, ..]);

    /// <summary>No name but the words of an office.</summary>
    public bool IsTitle => Kind is EntityKind.Person && Array.TrueForAll(Parts, Titles.Contains);

    /// <summary>Under which a person's name meets those that may be the same written otherwise.</summary>
    public IEnumerable<string> Keys => KeysOf(Parts).Distinct();

    /// <summary>The words of countries in a document, which the names of their bodies leave out.</summary>
    public static HashSet<string> CountryWords(ImmutableArray<Name> names) =>
        [.. names.Where(n => n.Country is not null && n.Kind is EntityKind.Country or EntityKind.Nationality).Select(n => n.Canonical.ToLowerInvariant())];

    private static string[] PartsOf(string name, EntityKind kind, string? country, HashSet<string> countryWords)
    {
        var parts = name.Replace("’", "'", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal).ToLowerInvariant()
            .Split([' ', '-', '.', ',', '\'', '"', '(', ')', '‐', '‑'], StringSplitOptions.RemoveEmptyEntries);
        if (kind is EntityKind.Person)
        {
            // Two who speak together are neither of them.
            if (parts.Contains("and")) return [string.Join(' ', parts)];
            int first = 0;
            while (first < parts.Length - 1 && (Titles.Contains(parts[first]) || Small.Contains(parts[first]))) first++;
            return parts[first..];
        }
        parts = [.. parts.Where(p => !Small.Contains(p) && !(country is not null && countryWords.Contains(p))).Select(p => p.Replace("defence", "defense", StringComparison.Ordinal))];
        return parts;
    }

    /// <summary>
    /// Keys under which two names that <see cref="PersonLikeness"/> would join meet, and few others: the parts in any order, the parts with some left out,
    /// the parts with one letter of one part left out (symmetric deletion, so one key serves a letter more, less or other), and the sounds of the parts.
    /// </summary>
    private static IEnumerable<string> KeysOf(string[] parts)
    {
        yield return "any " + string.Join(' ', parts.Order(StringComparer.Ordinal));
        foreach (string key in PersonLikeness.Keys(parts)) yield return "sound " + key;
        if (parts.Length <= LongestName)
            for (int kept = 1; kept < 1 << parts.Length; kept++)
                if (int.PopCount(kept) >= 2) yield return "some " + string.Join(' ', parts.Where((_, i) => (kept >> i & 1) == 1));
        for (int p = 0; p < parts.Length; p++)
        {
            if (parts[p].Length < 5) continue;
            string before = string.Join(' ', parts[..p]), after = string.Join(' ', parts[(p + 1)..]);
            yield return $"spelt {before}|{parts[p]}|{after}";
            for (int letter = 1; letter < parts[p].Length; letter++) yield return $"spelt {before}|{parts[p].Remove(letter, 1)}|{after}";
        }
    }
}
