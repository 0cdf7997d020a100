using System.Collections.Frozen;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>
/// What the words beside a name tell of its part in the text: the office of a person who is named by the family name alone, and whether an organisation known by its initials
/// carried the news or employs somebody who is asked for an opinion. Read from the words alone.
/// </summary>
internal static class NameRole
{
    public const string Carrier = "carrier", Employer = "employer";

    /// <summary>How far before or behind a name its role is looked for, in UTF-16 units.</summary>
    private const int Near = 60;

    /// <summary>What tells one office from another that one person of a state holds at a time.</summary>
    private static readonly FrozenDictionary<string, string> Portfolios = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["foreign"] = "foreign", ["defense"] = "defense", ["defence"] = "defense", ["interior"] = "interior", ["home"] = "interior", ["finance"] = "finance", ["treasury"] = "finance", ["economy"] = "economy", ["economic"] = "economy",
        ["trade"] = "trade", ["justice"] = "justice", ["energy"] = "energy", ["oil"] = "energy", ["health"] = "health", ["transport"] = "transport", ["education"] = "education", ["agriculture"] = "agriculture", ["environment"] = "environment",
        ["prime"] = "prime", ["security"] = "security", ["digital"] = "digital", ["culture"] = "culture", ["labor"] = "labor", ["labour"] = "labor",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Heads = FrozenSet.ToFrozenSet(["minister", "secretary", "president", "premier", "chancellor", "king", "governor", "mayor"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Scholars = FrozenSet.ToFrozenSet(
        ["analyst", "analysts", "scholar", "researcher", "researchers", "fellow", "scientist", "expert", "experts", "economist", "historian", "strategist", "academic", "study", "researchers", "think", "think-tank", "thinktank", "professor", "specialist"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Writers = FrozenSet.ToFrozenSet(
        ["journalist", "reporter", "correspondent", "editor", "photographer", "anchor", "told", "agency", "broadcaster", "newspaper", "cameraman", "via", "photo"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Reports = FrozenSet.ToFrozenSet(["reported", "reports", "quoted", "journalist", "reporter", "correspondent", "photo", "newsroom", "cited"], StringComparer.Ordinal);

    /// <summary>The office that stands before the name: <c>foreign minister</c>, <c>president</c>; null when none does.</summary>
    public static string? Office(string text, TextSpan name)
    {
        string[] words = Before(text, name.Start);
        for (int i = words.Length - 1; i >= 0 && i >= words.Length - 4; i--)
        {
            string head = words[i];
            if (!Heads.Contains(head)) continue;
            string? portfolio = i > 0 ? Portfolios.GetValueOrDefault(words[i - 1]) : null;
            // "Minister of Defence Ivanov": the portfolio stands behind.
            if (i + 2 < words.Length && words[i + 1] is "of" or "for") portfolio ??= Portfolios.GetValueOrDefault(words[^1]);
            if (words.Length - 1 - i > (portfolio is null ? 0 : 2)) return null;
            return head is "minister" or "secretary" ? portfolio is null ? null : portfolio + " minister" : head is "premier" ? "prime minister" : head;
        }
        return null;
    }

    /// <summary><see cref="Carrier"/>, <see cref="Employer"/>, or null where the words beside it tell neither.</summary>
    public static string? Organisation(string text, TextSpan name)
    {
        if (name.Start > 0 && name.End < text.Length && text[name.Start - 1] is '(' && text[name.End] is ')' or '/') return IsTag(text, name) ? Carrier : null;
        string[] before = Before(text, name.Start), behind = Behind(text, name.End);
        if (behind.Length > 0 && Scholars.Contains(behind[0])) return Employer;
        if (behind.Length > 0 && Reports.Contains(behind[0])) return Carrier;
        bool isOf = before.Length > 0 && before[^1] is "at" or "with" or "from" or "of" or "for" or "the";
        for (int i = before.Length - 1; i >= 0 && i >= before.Length - 8; i--)
            if (isOf && Scholars.Contains(before[i])) return Employer;
            else if (Writers.Contains(before[i]) && (isOf || i == before.Length - 1)) return Carrier;
        // "CNA, a think tank in Arlington".
        if (name.End < text.Length && text[name.End] == ',')
            foreach (string word in Behind(text, name.End + 1).Take(7))
                if (Scholars.Contains(word) || word is "institute" or "nonprofit") return Employer;
                else if (word is "agency" or "broadcaster" or "newspaper" or "outlet") return Carrier;
        return null;
    }

    /// <summary>"Taipei, Dec. 10 (CNA)": before the first full sentence of a line ends.</summary>
    private static bool IsTag(string text, TextSpan name)
    {
        int line = name.Start == 0 ? 0 : text.LastIndexOf('\n', name.Start - 1) + 1;
        return name.Start - line < 40 && text.AsSpan(line, name.Start - line).ContainsAny("0123456789,");
    }

    private static string[] Before(string text, int at)
    {
        int from = Math.Max(0, at - Near);
        var part = text.AsSpan(from, at - from);
        int cut = part.LastIndexOfAny(";:()\n\"“”");
        if (cut >= 0) part = part[(cut + 1)..];
        int stop = part.LastIndexOf(". ");
        if (stop >= 0) part = part[(stop + 2)..];
        return Small(part);
    }

    private static string[] Behind(string text, int at)
    {
        var part = text.AsSpan(at, Math.Min(Near, text.Length - at));
        int cut = part.IndexOfAny(";:()\n.");
        if (cut >= 0) part = part[..cut];
        return part.Length > 0 && part[0] is ',' ? [] : Small(part);
    }

    private static string[] Small(ReadOnlySpan<char> words) => words.ToString().ToLowerInvariant().Split([' ', ',', '\'', '’', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
}
