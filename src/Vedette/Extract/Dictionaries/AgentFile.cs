using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Agent dictionaries of PETRARCH: nouns that tell a role, with the role behind or before <c>~</c>, an odd plural in braces, and sets of words that a marker stands for.
/// <code>
/// !PERSON! = MAN, WOMAN, PERSON
/// HARBOUR_MASTER [~GOV]
/// SENTRY {} [~MIL]
/// BARGE!PERSON! {} [~LAB]
/// </code>
/// Plurals are made as PETRARCH makes them: S, IES for a Y behind a consonant, ES behind S, X, Z, CH and SH; what a marker gave has none.
/// </summary>
internal static class AgentFile
{
    public static void Read(string text, List<(string Noun, string Sector)> agents, ImmutableArray<Fault>.Builder faults)
    {
        var sets = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in DictionaryLine.Of(text).ToArray())
            if (IsSet(line.Text)) Define(line, sets, faults);
        foreach (var line in DictionaryLine.Of(text))
            if (!IsSet(line.Text)) Add(line, sets, agents, faults);
    }

    private static bool IsSet(string text) => text[0] == '!' && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && text[..equals].TrimEnd().EndsWith('!');

    private static void Define(DictionaryLine line, Dictionary<string, string[]> sets, ImmutableArray<Fault>.Builder faults)
    {
        int equals = line.Text.IndexOf('=', StringComparison.Ordinal);
        string[] words = [.. line.Text[(equals + 1)..].Split(',').Select(DictionaryWords.Plain).OfType<string>()];
        string marker = line.Text[..equals].Trim();
        if (words.Length == 0 || marker.Length < 3) faults.Add(new("W274", $"Line {line.Number}: the marker “{marker}” stands for no words. Write them behind =, with commas between."));
        else if (!sets.TryAdd(marker, words)) faults.Add(new("W274", $"Line {line.Number}: the marker “{marker}” stands for words already. Keep one of the two lines."));
    }

    private static void Add(DictionaryLine line, Dictionary<string, string[]> sets, List<(string, string)> agents, ImmutableArray<Fault>.Builder faults)
    {
        void Fault(string code, string what) => faults.Add(new(code, $"Line {line.Number}: {what}"));
        string text = line.Text;
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0 || text.AsSpan(bracket).IndexOf(']') is not (> 0 and var closing))
        {
            Fault("W273", "no role in brackets. Write the noun and its role: HARBOUR_MASTER [~GOV].");
            return;
        }
        string code = text.Substring(bracket + 1, closing - 1).Trim();
        bool isBody = code.EndsWith('~');
        string role = code.Trim('~');
        if (role.Length < 3 || role.Length % 3 != 0 || role.Any(c => c is < 'A' or > 'Z') || code.Count(c => c == '~') != 1 || code.Length != role.Length + 1)
        {
            Fault("W273", $"“{(code.Length > 60 ? code[..60] + "…" : code)}” is no role. Write ~ and three capitals (or six), or three capitals and ~ for a body that stands before the country.");
            return;
        }
        string words = text[..bracket];
        string? plural = null;
        int brace = words.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0)
        {
            int end = words.IndexOf('}', brace);
            if (end < 0)
            {
                Fault("W275", "a brace that does not close. Write the plural in {…}, or {} where there is none.");
                return;
            }
            (plural, words) = (words[(brace + 1)..end].Trim(), words[..brace]);
        }
        // A role that PLOVER does not have tells no sector: the noun is known, and says nothing.
        string sector = isBody && CameoCodes.IsBody(role[..3]) ? role[..3] : Parts(role).Select(CameoCodes.Sector).FirstOrDefault(known => known is not null) ?? "";
        string noun = words.Trim();
        int from = noun.IndexOf('!', StringComparison.Ordinal), to = from < 0 ? -1 : noun.IndexOf('!', from + 1);
        if (from >= 0)
        {
            if (to < 0 || !sets.TryGetValue(noun[from..(to + 1)], out string[]? set))
            {
                Fault("W274", $"“{noun}” has a marker that stands for nothing. Define it: !PERSON! = MAN, WOMAN, PERSON.");
                return;
            }
            foreach (string word in set) Put(noun[..from] + word + noun[(to + 1)..]);
            return;
        }
        Put(noun);
        if (plural is null) Put(PluralOf(noun));
        else if (plural.Length > 0) Put(plural);

        void Put(string form)
        {
            if (DictionaryWords.Plain(form) is { } plain) agents.Add((plain, sector));
            else Fault("W270", $"“{form}” is no noun. Write its words with _ between them.");
        }
    }

    private static IEnumerable<string> Parts(string role)
    {
        for (int at = 0; at < role.Length; at += 3) yield return role.Substring(at, 3);
    }

    private static string PluralOf(string noun)
    {
        string word = noun.TrimEnd('_', ' ');
        if (word.Length > 1 && word[^1] is 'Y' or 'y' && !"AEIOUaeiou".Contains(word[^2], StringComparison.Ordinal)) return word[..^1] + "IES";
        return word + (word.EndsWith('S') || word.EndsWith('X') || word.EndsWith('Z') || word.EndsWith("CH", StringComparison.Ordinal) || word.EndsWith("SH", StringComparison.Ordinal) ? "ES" : "S");
    }
}
