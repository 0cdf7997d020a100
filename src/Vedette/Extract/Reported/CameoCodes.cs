using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>CAMEO, the codes of other coders, as PLOVER (2021) and our codes of actors tell the same.</summary>
public static class CameoCodes
{
    private static readonly FrozenDictionary<string, (EventType Type, string? Mode)> Events = CoreTable.Rows("cameo.tsv")
        .ToFrozenDictionary(row => row[0], row => (Enum.Parse<EventType>(row[1], ignoreCase: true), row.Length > 2 ? row[2] : null), StringComparer.Ordinal);

    /// <summary>Codes of CAMEO that ISO 3166-1 has otherwise.</summary>
    private static readonly FrozenDictionary<string, string> Countries = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ROM"] = "ROU", ["TMP"] = "TLS", ["MTN"] = "MNE", ["WSB"] = "PSE", ["GZS"] = "PSE",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Roles, with the sector of PLOVER that says the same. Roles that PLOVER does not have (DEV, ENV, RAD) tell no sector.</summary>
    private static readonly FrozenDictionary<string, string> Sectors = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["INS"] = "REB", ["SEP"] = "REB", ["MED"] = "JRN", ["HLH"] = "MED",
    }.Concat(((string[])["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "REF", "OPP", "REL", "SOC"]).Select(same => KeyValuePair.Create(same, same)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Bodies of no country, which stand where a country's code would.</summary>
    private static readonly FrozenSet<string> Bodies = FrozenSet.ToFrozenSet(["IGO", "NGO", "IMG", "MNC", "NGM", "INT", "UIS"], StringComparer.Ordinal);

    /// <summary>The type that the longest known beginning of a code tells, and its mode; null when there is none.</summary>
    public static (EventType Type, string? Mode)? Event(ReadOnlySpan<char> code)
    {
        var lookup = Events.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = Math.Min(code.Length, 4); length >= 2; length--)
            if (lookup.TryGetValue(code[..length], out var found)) return found;
        return null;
    }

    /// <summary>A country (or body) and a role told apart, as one code; null when neither says anything. Whatever is no role of PLOVER's is left out.</summary>
    public static string? Party(ReadOnlySpan<char> country, ReadOnlySpan<char> role)
    {
        string? sector = Sectors.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(role, out string? known) ? known : null;
        if (country.Length == 3) return Bodies.GetAlternateLookup<ReadOnlySpan<char>>().Contains(country) ? country.ToString() : Country(country) + sector;
        if (Bodies.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(role, out string? body)) return body;
        return sector is null ? null : "---" + sector;
    }

    /// <summary>A code in one word, as dictionaries have it: <c>USAGOVMIL</c>, <c>IGOUNO</c>, <c>---REB</c>. The first of its roles that PLOVER knows is the sector. Null when the word is no such code.</summary>
    public static string? Party(ReadOnlySpan<char> code)
    {
        if (code.Length < 3 || code.Length % 3 != 0 || code.ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")) return null;
        var country = code[..3];
        bool isNone = country is "---";
        if ((isNone ? code[3..] : code).Contains('-')) return null;
        for (int at = 3; at < code.Length; at += 3)
            if (Sectors.ContainsKey(code.Slice(at, 3).ToString())) return Party(isNone ? [] : country, code.Slice(at, 3));
        return isNone ? null : Party(country, []);
    }

    /// <summary>The sector that a role tells (<c>~MED</c> is JRN); null when PLOVER has none.</summary>
    public static string? Sector(string role) => Sectors.GetValueOrDefault(role);

    public static bool IsBody(string code) => Bodies.Contains(code);

    private static string Country(ReadOnlySpan<char> code) => Countries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out string? iso) ? iso : code.ToString();
}
