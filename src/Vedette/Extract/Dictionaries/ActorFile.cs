using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Actor dictionaries of TABARI, PETRARCH and PETRARCH2: a name with its code, synonyms behind <c>+</c>, and roles with dates on lines of their own.
/// <code>
/// OLEN_VARD_ [SWE]
/// +O._VARD
///     [SWEGOV 20100301-20141231]
///     [SWEELI &gt;20150101]
/// </code>
/// Limits of dates are within. Two digits of a year are of the century that PETRARCH takes them for: 00 to 30 are 2000 to 2030.
/// </summary>
internal static class ActorFile
{
    private const int LastShortYear = 30;

    public static void Read(string text, List<(string Name, DictionaryActor Actor)> actors, ImmutableArray<Fault>.Builder faults)
    {
        List<string> names = [];
        List<ActorRole> roles = [];
        string? usual = null;
        bool isBad = false;
        void Close()
        {
            if (names.Count > 0 && !isBad && (usual is not null || roles.Count > 0))
            {
                var actor = new DictionaryActor(usual, [.. roles]);
                foreach (string name in names) actors.Add((name, actor));
            }
            names.Clear();
            roles.Clear();
            (usual, isBad) = (null, false);
        }
        foreach (var line in DictionaryLine.Of(text))
        {
            void Fault(string code, string what) => faults.Add(new(code, $"Line {line.Number}: {what}"));
            if (line.Text[0] == '[')
            {
                if (names.Count == 0 && !isBad) Fault("W271", "a code that belongs to no name. Write the name on the line above.");
                else if (RolesOf(line.Text) is { } told) roles.AddRange(told);
                else Fault("W272", $"“{Short(line.Text)}” is no code with dates. Write [COUNTRYROLE], [COUNTRYROLE <20100301], [COUNTRYROLE >20100301] or [COUNTRYROLE 20100301-20141231]; dates have six or eight digits.");
                continue;
            }
            bool isSynonym = line.Text[0] == '+';
            if (isSynonym && names.Count == 0 && !isBad) Fault("W271", "a synonym that belongs to no name. Write the name on the line above.");
            if (!isSynonym) Close();
            string words = isSynonym ? line.Text[1..] : line.Text;
            int bracket = words.IndexOf('[', StringComparison.Ordinal);
            if (bracket >= 0)
            {
                if (isSynonym || RolesOf(words[bracket..]) is not { } told) Fault("W272", $"“{Short(words[bracket..])}” is no code that can stand there. Write [COUNTRYROLE] behind the name, and dated codes on lines of their own.");
                else foreach (var role in told)
                {
                    if (role is { IsBounded: false, Code: not null }) usual = role.Code;
                    else roles.Add(role);
                }
                words = words[..bracket];
            }
            if (DictionaryWords.Plain(words) is { } name) names.Add(name);
            else
            {
                Fault("W270", $"“{Short(words)}” is no name. Write its words with _ between them.");
                isBad |= !isSynonym;
            }
        }
        Close();
    }

    /// <summary>One code after the other, as TABARI has them on one line; null when one of them is none.</summary>
    private static List<ActorRole>? RolesOf(string text)
    {
        List<ActorRole> roles = [];
        foreach (string part in text.Split(']', StringSplitOptions.TrimEntries)[..^1])
        {
            if (RoleOf(part + "]") is not { } role) return null;
            roles.Add(role);
        }
        return roles.Count > 0 && text.TrimEnd().EndsWith(']') ? roles : null;
    }

    /// <summary><c>[CODE]</c>, <c>[CODE &lt;date]</c>, <c>[CODE &gt;date]</c>, <c>[CODE date-date]</c>; <c>[---]</c> is nobody.</summary>
    private static ActorRole? RoleOf(string text)
    {
        text = text.TrimEnd();
        if (text is not ['[', .., ']'] || text.AsSpan(1, text.Length - 2).IndexOfAny('[', ']') >= 0) return null;
        string[] parts = text[1..^1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // Several codes for one name ("USAGOV/USAMIL"): the first is the main one.
        if (parts.Length == 0 || CodeOf(parts[0].Split('/')[0]) is not { IsCode: true } code) return null;
        string dates = string.Concat(parts.Skip(1));
        if (dates.Length == 0) return new(code.Party, null, null);
        if (dates[0] == '<') return DayOf(dates.AsSpan(1)) is { } until ? new(code.Party, null, until) : null;
        if (dates[0] == '>') return DayOf(dates.AsSpan(1)) is { } since ? new(code.Party, since, null) : null;
        int hyphen = dates.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && DayOf(dates.AsSpan(0, hyphen)) is { } from && DayOf(dates.AsSpan(hyphen + 1)) is { } to && from <= to ? new(code.Party, from, to) : null;
    }

    private static (bool IsCode, string? Party) CodeOf(string code) =>
        code is "---" ? (true, null) : CameoCodes.Party(code) is { } party ? (true, party) : (false, null);

    private static DateOnly? DayOf(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9')) return null;
        if (digits.Length == 6)
        {
            int year = int.Parse(digits[..2], CultureInfo.InvariantCulture);
            return DateOnly.TryParseExact($"{year + (year <= LastShortYear ? 2000 : 1900)}{digits[2..]}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }
        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole) ? whole : null;
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
