using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// From mentions to things inside one document: last names to full names, short forms in brackets to what they shorten, names of countries and their peoples to the country,
/// slips of the pen in rare surnames to the spelling that came first. Over documents, things meet in Relate.
/// </summary>
public sealed class NameReader(NameFinder finder)
{
    public ImmutableArray<Name> Read(string text, ImmutableArray<Sentence> sentences)
    {
        var mentions = finder.Find(text, sentences);
        var persons = FullNames(text, mentions);
        var shortForms = ShortForms(text, mentions);
        var names = ImmutableArray.CreateBuilder<Name>(mentions.Length);
        var countryOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var drafts = new (Mention Mention, string Canonical, string? Country)[mentions.Length];
        for (int i = 0; i < mentions.Length; i++)
        {
            var mention = mentions[i];
            string words = Clean(mention.Span.Of(text));
            string canonical = mention.Kind is EntityKind.Person ? persons.GetValueOrDefault(words, words)
                : finder.Gazetteer.Find(words) is { } thing ? thing.Canonical
                : shortForms.GetValueOrDefault(words, words);
            string? country = mention.Country ?? finder.Gazetteer.Find(canonical)?.Country ?? (mention.Kind is EntityKind.Person or EntityKind.Organisation ? CountryBeside(text, mentions, i) : null);
            drafts[i] = (mention, canonical, country);
            if (country is not null) countryOf.TryAdd(canonical, country);
        }
        foreach (var (mention, canonical, country) in drafts)
            names.Add(new Name(mention.Span, mention.Kind, EntityOf(mention.Kind, canonical), canonical, country ?? (mention.Kind is EntityKind.Person or EntityKind.Organisation ? countryOf.GetValueOrDefault(canonical) : null)));
        return names.MoveToImmutable();
    }

    /// <summary>A country and its people are one thing; otherwise the kind and the name make it.</summary>
    private static EntityId EntityOf(EntityKind kind, string canonical) =>
        new(ContentHash.Of((kind is EntityKind.Nationality ? EntityKind.Country : kind).ToString(), canonical));

    /// <summary>Each form of a person's name with the fullest form that the document gives.</summary>
    private static Dictionary<string, string> FullNames(string text, ImmutableArray<Mention> mentions)
    {
        var forms = new List<string>();
        foreach (var mention in mentions)
            if (mention.Kind is EntityKind.Person && Clean(mention.Span.Of(text)) is var form && !forms.Contains(form)) forms.Add(form);
        var full = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string form in forms)
        {
            var parts = form.Split(' ');
            string best = form;
            foreach (string other in forms)
            {
                var longer = other.Split(' ');
                if (longer.Length <= best.Split(' ').Length || longer.Length < 2) continue;
                if (parts.All(part => longer.Contains(part, StringComparer.OrdinalIgnoreCase)) || (parts.Length == 1 && longer.Any(part => IsSlip(part, parts[0])))) best = other;
            }
            if (best == form && parts.Length == 1 && forms.Find(other => other != form && IsSlip(other.Split(' ')[^1], form)) is { } first && forms.IndexOf(first) < forms.IndexOf(form)) best = full.GetValueOrDefault(first, first);
            full[form] = best;
        }
        return full;
    }

    /// <summary>One letter more, fewer or other in a long name with the same first letter.</summary>
    private static bool IsSlip(string a, string b)
    {
        if (a == b || a.Length < 6 || b.Length < 6 || a[0] != b[0] || Math.Abs(a.Length - b.Length) > 1) return false;
        int start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start]) start++;
        int end = 0;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        return Math.Max(a.Length, b.Length) - start - end <= 1;
    }

    /// <summary>"National Security Bureau (NSB)": the capitals of the words before the bracket.</summary>
    private static Dictionary<string, string> ShortForms(string text, ImmutableArray<Mention> mentions)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 1; i < mentions.Length; i++)
        {
            var (longer, shorter) = (mentions[i - 1], mentions[i]);
            if (text.AsSpan(longer.Span.End, shorter.Span.Start - longer.Span.End).Trim() is not "(") continue;
            string capitals = shorter.Span.Of(text);
            if (capitals.Length is < 2 or > 8 || !capitals.All(char.IsUpper)) continue;
            string name = Clean(longer.Span.Of(text));
            string initials = string.Concat(name.Split([' ', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).Select(w => w[0]));
            if (initials.Contains(capitals, StringComparison.Ordinal) || capitals.Contains(initials, StringComparison.Ordinal)) forms[capitals] = name;
        }
        return forms;
    }

    /// <summary>"Russian Foreign Minister Sergei Lavrov", "Taiwan's National Security Bureau": a country's name close before, in the same phrase.</summary>
    private static string? CountryBeside(string text, ImmutableArray<Mention> mentions, int index)
    {
        if (index == 0) return null;
        var before = mentions[index - 1];
        if (before.Country is null || before.Kind is not (EntityKind.Country or EntityKind.Nationality)) return null;
        var between = text.AsSpan(before.Span.End, mentions[index].Span.Start - before.Span.End);
        if (between.Length > 60 || between.IndexOfAny(".,;:()\n") >= 0) return null;
        foreach (var range in between.Split(' '))
        {
            var word = between[range];
            if (word.Length > 0 && char.IsLower(word[0]) && !Offices.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return null;
        }
        return before.Country;
    }

    /// <summary>The small words that may stand between a country and its office holder.</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> Offices = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        ["foreign", "defence", "defense", "prime", "minister", "president", "premier", "chancellor", "ambassador", "envoy", "spokesman", "spokeswoman", "leader", "general", "admiral", "chief", "top", "former", "senior", "deputy", "vice", "of", "state", "secretary", "security", "intelligence", "diplomat", "official", "analyst", "scholar", "opposition", "ministry", "finance", "interior"], StringComparer.Ordinal);

    private static string Clean(string words)
    {
        string line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.StartsWith("the ", StringComparison.Ordinal) || line.StartsWith("The ", StringComparison.Ordinal) ? line[4..] : line;
    }
}
