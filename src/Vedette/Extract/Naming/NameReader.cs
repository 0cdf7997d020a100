using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// From mentions to things inside one document: last names to full names, short forms in brackets to what they shorten, names of countries and their peoples to the country,
/// known organisations to their common name, slips of the pen to the spelling that came first. Over documents, things meet in Relate.
/// </summary>
public sealed class NameReader(NameFinder finder)
{
    /// <summary>How far, in UTF-16 units, a country may stand before the name of which it tells.</summary>
    private const int Beside = 60;

    /// <summary>The small words that may stand between a country and its office holder or its body.</summary>
    private static readonly FrozenSet<string> Offices = FrozenSet.ToFrozenSet(
        ["press", "foreign", "defence", "defense", "prime", "interior", "finance", "security", "intelligence", "state", "opposition", "top", "former", "senior", "deputy", "vice", "acting", "of", "official", "scholar", "ministry", "navy", "army", "'s", "’s", "\"s", "s"], StringComparer.Ordinal);

    public ImmutableArray<Name> Read(string text, ImmutableArray<Sentence> sentences)
    {
        var mentions = finder.Find(text, sentences);
        var persons = new PersonNames(text, mentions);
        var shortForms = ShortForms(text, mentions);
        var drafts = new (string Canonical, string? Country)[mentions.Length];
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < mentions.Length; i++)
        {
            drafts[i] = Resolve(text, mentions, i, persons, shortForms);
            if (drafts[i].Country is { } country && HasCountry(mentions[i].Kind)) countries.TryAdd(drafts[i].Canonical, country);
        }
        var names = ImmutableArray.CreateBuilder<Name>(mentions.Length);
        for (int i = 0; i < mentions.Length; i++)
        {
            var (canonical, country) = drafts[i];
            country ??= HasCountry(mentions[i].Kind) ? countries.GetValueOrDefault(canonical) : null;
            names.Add(new Name(mentions[i].Span, mentions[i].Kind, EntityOf(mentions[i], canonical), canonical, country));
        }
        return names.MoveToImmutable();
    }

    private (string Canonical, string? Country) Resolve(string text, ImmutableArray<Mention> mentions, int index, PersonNames persons, Dictionary<string, string> shortForms)
    {
        var mention = mentions[index];
        string written = mention.Span.Of(text), words = NameForms.Clean(written);
        if (mention.Kind is EntityKind.Person) return (persons.Canonical(words, mention.Span.Start), CountryBefore(text, mentions, index) ?? CountryBehind(text, mentions, index));
        if (mention.Kind is EntityKind.Money) return (Currency.Normal(words) ?? words, null);
        if (finder.Things.Find(words) is { } named && named.Kind == mention.Kind) return (named.Canonical, named.Country ?? mention.Country);
        // What the document itself says a short form stands for goes before the world's reading of it.
        string whole = mention.Kind is EntityKind.Organisation ? shortForms.GetValueOrDefault(words, words) : words;
        var thing = finder.Gazetteer.Find(whole) ?? finder.Gazetteer.Find(written);
        if (thing is not null && !Agrees(thing.Kind, mention.Kind)) thing = null;
        if (mention.Kind is not EntityKind.Organisation) return (thing?.Canonical ?? whole, mention.Country);
        // Of the world's bodies and agencies none is one country's; of others the text knows better: "South Korea's Joint Chiefs of Staff".
        if (thing is { Country: null, Sort: OrganisationSort.Igo or OrganisationSort.Agency or OrganisationSort.Outlet }) return (thing.Canonical, null);
        string? told = CountryBefore(text, mentions, index);
        bool another = told is not null && thing?.Country is not null && told != thing.Country;
        return (thing is null || another ? whole : thing.Canonical, told ?? mention.Country ?? thing?.Country);
    }

    private static bool Agrees(EntityKind listed, EntityKind found) => listed == found || (listed.Coarse() == "LOC" && found.Coarse() == "LOC");
    private static bool HasCountry(EntityKind kind) => kind is EntityKind.Person or EntityKind.Organisation;

    /// <summary>A country and its people are one thing, so are a region and its people; otherwise the kind and the name make it.</summary>
    private static EntityId EntityOf(Mention mention, string canonical)
    {
        var kind = mention.Kind is not EntityKind.Nationality ? mention.Kind : mention.Country is null ? EntityKind.Place : EntityKind.Country;
        return new(ContentHash.Of(kind.ToString(), canonical));
    }

    /// <summary>"National Security Bureau (NSB)" and "NSB (National Security Bureau)": the short form with the whole.</summary>
    private static Dictionary<string, string> ShortForms(string text, ImmutableArray<Mention> mentions)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 1; i < mentions.Length; i++)
        {
            var (before, behind) = (mentions[i - 1], mentions[i]);
            if (before.Kind is not EntityKind.Organisation || behind.Kind is not EntityKind.Organisation) continue;
            if (text.AsSpan(before.Span.End, behind.Span.Start - before.Span.End).Trim() is not ("(" or ", or" or "(the")) continue;
            string a = NameForms.Clean(before.Span.Of(text)), b = NameForms.Clean(behind.Span.Of(text));
            if (IsShort(b, a)) forms.TryAdd(b, a);
            else if (IsShort(a, b)) forms.TryAdd(a, b);
        }
        return forms;
    }

    /// <summary>A short form's capitals are the initials of the whole, or most of them in order.</summary>
    private static bool IsShort(string shorter, string whole)
    {
        if (shorter.Length is < 2 or > 8 || shorter.Length >= whole.Length || !shorter.Any(char.IsUpper) || shorter.Contains(' ', StringComparison.Ordinal)) return false;
        string initials = NameForms.Initials(whole);
        int at = 0;
        foreach (char c in initials) if (at < shorter.Length && c == char.ToUpperInvariant(shorter[at])) at++;
        return at == shorter.Length || (shorter.Length >= 3 && initials.Length >= 2 && initials.StartsWith(shorter[..2], StringComparison.Ordinal));
    }

    /// <summary>"Russian Foreign Minister Sergei Lavrov", "Taiwan's National Security Bureau": a country's name close before, with nothing between but the office.</summary>
    private string? CountryBefore(string text, ImmutableArray<Mention> mentions, int index)
    {
        if (index == 0) return null;
        var before = mentions[index - 1];
        if (before.Country is null) return null;
        var between = text.AsSpan(before.Span.End, mentions[index].Span.Start - before.Span.End);
        // "the Legislative Yuan's Foreign Affairs Committee": what a country's body has is its country's.
        if (before.Kind is EntityKind.Organisation && mentions[index].Kind is EntityKind.Organisation && between.Trim() is "'s" or "’s" or "\"s") return before.Country;
        // "White House press secretary Jen Orsk", "Kremlin spokesman": whoever speaks for a seat of power speaks for its country.
        bool isSeat = before.Kind is EntityKind.Organisation && mentions[index].Kind is EntityKind.Person && finder.Gazetteer.Find(before.Span.Of(text)) is { IsSeat: true };
        if (!isSeat && before.Kind is not (EntityKind.Country or EntityKind.Nationality)) return null;
        // "Japan's prime minister, Sanae Orsk,": one comma, right before the name of the one whose office it is.
        if (mentions[index].Kind is EntityKind.Person && between.EndsWith(", ") && TellsRole(between[..^2])) between = between[..^2];
        if (between.Length > Beside || between.IndexOfAny(".,;:()\n") >= 0) return null;
        var offices = Offices.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in between.Split(' '))
        {
            var word = between[range];
            if (word.Length > 0 && !char.IsUpper(word[0]) && !offices.Contains(word) && !finder.Gazetteer.IsTitle(word)) return null;
        }
        return before.Country;
    }

    /// <summary>"Sergei Lavrov, Russia's foreign minister", "Orsk, the foreign minister of Velia": a country in what a comma adds, which tells a role.</summary>
    private string? CountryBehind(string text, ImmutableArray<Mention> mentions, int index)
    {
        int end = mentions[index].Span.End;
        if (mentions[index].Kind is not EntityKind.Person || end >= text.Length || text[end] != ',') return null;
        var rest = text.AsSpan(end + 1, Math.Min(text.Length - end - 1, Beside * 2));
        int close = rest.IndexOfAny([',', '.', ';', '\n', ')']);
        if (close > 0) rest = rest[..close];
        if (!TellsRole(rest)) return null;
        for (int i = index + 1; i < mentions.Length && mentions[i].Span.End <= end + 1 + rest.Length; i++)
            if (mentions[i] is { Country: not null, Kind: EntityKind.Country or EntityKind.Nationality or EntityKind.Organisation } told) return told.Country;
        return null;
    }

    private bool TellsRole(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' ')) if (finder.Gazetteer.IsTitle(words[range])) return true;
        return false;
    }
}
