using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// The people whom a document names, each with what the whole document tells of them before it is read for who speaks: offices and callings beside the name,
/// those of the table of offices on the document's day, the country, the pronoun.
/// </summary>
internal sealed class Cast
{
    private readonly Dictionary<string, Referent> people = new(StringComparer.Ordinal);
    private readonly OfficeRoles offices;
    private readonly Gazetteer gazetteer;
    private readonly DateOnly? day;

    public Cast(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, RoleReader roles, OfficeRoles offices, GivenNames given, Gazetteer gazetteer)
    {
        (this.offices, this.gazetteer) = (offices, gazetteer);
        day = document.Published.First ?? document.Modified.First;
        var told = names.Where(n => n.Kind is EntityKind.Person).ToLookup(n => n.Canonical, StringComparer.Ordinal);
        string[] full = [.. told.Select(person => person.Key)];
        var trees = new Dictionary<int, Tree>();
        foreach (var person in told)
        {
            var found = new List<Role>();
            foreach (var mention in person)
            {
                if (document.IsFurniture(mention.Span) || IsShared(NameForms.Clean(mention.Span.Of(document.Text)), full)) continue;
                int at = SentenceOf(sentences, mention.Span.Start);
                if (at < 0) continue;
                if (!trees.TryGetValue(at, out var tree)) trees[at] = tree = new(document.Text, sentences[at]);
                if (roles.Before(tree, mention) is { } before) found.Add(before);
                if (roles.Behind(tree, mention) is { } behind) found.Add(behind);
            }
            string? country = person.Select(n => n.Country).FirstOrDefault(c => c is not null) ?? found.Select(r => r.Country).FirstOrDefault(c => c is not null);
            var known = Known(person.Key, country);
            var pronoun = found.Select(PronounOf).FirstOrDefault(p => p is not Pronoun.Unknown);
            if (pronoun is Pronoun.Unknown) pronoun = known?.Pronoun ?? given.Of(person.Key);
            found.AddRange(Listed(known));
            people[person.Key] = new(person.Key, SpeakerType.Named, ReferentSort.Person, country, pronoun, [.. found], null, person.First().Span.Start);
        }
    }

    public IEnumerable<Referent> People => people.Values;

    public Referent? Find(Name name) => people.GetValueOrDefault(name.Canonical);

    /// <summary>Who held the office that the words ask for on the document's day, with the words that say so; none for a call that tells neither country nor body, or with no day.</summary>
    public IEnumerable<(string Name, string Why)> Holders(RoleCall call) => day is { } on ? offices.Holders(call, on) : [];

    /// <summary>A family name that two of the document's people bear: what stands beside it may be the other's.</summary>
    private static bool IsShared(string form, string[] fullNames) =>
        !form.Contains(' ', StringComparison.Ordinal) && fullNames.Count(name => name.EndsWith(' ' + form, StringComparison.Ordinal) || name.StartsWith(form + ' ', StringComparison.Ordinal)) > 1;

    private static int SentenceOf(ImmutableArray<Sentence> sentences, int offset)
    {
        int low = 0, high = sentences.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            var span = sentences[middle].Span;
            if (offset < span.Start) high = middle - 1;
            else if (offset >= span.End) low = middle + 1;
            else return sentences[middle].Count > 0 ? middle : -1;
        }
        return -1;
    }

    /// <summary>The table's person of that name; for a surname alone the only one of the country who bears it, or the only one of all when it is no common name.</summary>
    private KnownPerson? Known(string name, string? country)
    {
        if (offices.Table.Find(name) is { } whole) return whole;
        if (name.Contains(' ', StringComparison.Ordinal) || (country is null && gazetteer.IsPersonal(name))) return null;
        var bearers = offices.Table.Bearing(name).Where(p => country is null || offices.Table.Of(p).Any(t => t.Office.Country == country)).Take(2).ToArray();
        return bearers is [var only] ? only : null;
    }

    private IEnumerable<Role> Listed(KnownPerson? person)
    {
        if (person is null) return [];
        return offices.Table.Of(person).Where(t => day is not { } on || t.HasBegun(on)).Select(t => offices.Of(t.Office) with { IsFormer = day is not { } on ? null : t.IsOver(on) ? true : t.Covers(on) is true ? false : null });
    }

    /// <summary>The pronoun that a title tells: "Mrs", "spokesman".</summary>
    public static Pronoun PronounOf(Role role) =>
        role.Words.Overlaps(Hers) ? Pronoun.She : role.Words.Overlaps(His) ? Pronoun.He : Pronoun.Unknown;

    private static readonly string[] Hers = ["mrs", "mrs.", "ms", "ms.", "miss", "spokeswoman", "chairwoman", "congresswoman", "queen", "princess", "lady", "dame", "baroness", "duchess", "madam", "madame", "sister", "actress"];
    private static readonly string[] His = ["mr", "mr.", "spokesman", "chairman", "congressman", "king", "prince", "lord", "sir", "baron", "duke", "monsieur", "father", "brother", "pope", "ayatollah", "imam", "mullah", "sheikh", "sheik"];
}
