using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Which names of several documents name one thing. Conservative: a mention is not an entity, so two names join only when one is written as the other
/// (order, hyphens, spelling of one part, initials) and nothing speaks against it; a last name alone joins the one person of that name, if there is one only.
/// </summary>
public sealed class Entities
{
    private const int Crowd = 100;

    private readonly Dictionary<(DocumentId, string), int> spoken = [];
    private readonly Dictionary<EntityId, int> named = [];

    /// <summary>A form of a name, and the documents that have it.</summary>
    private sealed class Form(NameForm name)
    {
        public string Key => name.Key;
        public string Canonical => name.Canonical;
        public EntityKind Kind => name.Kind;
        public string? Country => name.Country;
        public string[] Parts => name.Parts;

        /// <summary>Under which it meets names that may be written otherwise.</summary>
        public string[] Keys => name.Keys;
        public SortedSet<string> Documents { get; } = new(StringComparer.Ordinal);
        public HashSet<EntityId> Ids { get; } = [];
    }

    private readonly Form[] forms;
    private readonly Groups groups;
    private readonly Dictionary<int, Form> best;

    public Entities(IReadOnlyList<Profile> profiles)
    {
        var table = new SortedDictionary<string, Form>(StringComparer.Ordinal);
        var said = new List<(DocumentId Document, string Speaker, string Key)>();
        foreach (var profile in profiles)
            foreach (var name in profile.Forms)
            {
                if (!table.TryGetValue(name.Key, out var form)) table[name.Key] = form = new(name);
                form.Documents.Add(profile.Order);
                if (name.Entity is { } entity) form.Ids.Add(entity);
                else said.Add((profile.Id, name.Canonical, name.Key));
            }
        forms = [.. table.Values];
        groups = new Groups(forms.Length);
        var index = forms.Select((form, i) => (form.Key, i)).ToDictionary(f => f.Key, f => f.i, StringComparer.Ordinal);
        JoinPersons();
        JoinOrganisations();
        foreach (var (document, speaker, key) in said) spoken[(document, speaker)] = groups.Find(index[key]);
        for (int i = 0; i < forms.Length; i++)
            foreach (var id in forms[i].Ids) named.TryAdd(id, groups.Find(i));
        best = groups.All().ToDictionary(members => members[0], members => Best(members.Select(m => forms[m])));
        All = [.. groups.All().Select(Entity).OrderBy(e => e.Canonical, StringComparer.Ordinal).ThenBy(e => e.Id.ToString(), StringComparer.Ordinal)];
    }

    public ImmutableArray<Entity> All { get; }

    /// <summary>A number that is the same for one speaker under all his names; -1 when the claim names none.</summary>
    public int Speaker(Claim claim) => claim.Speaker is null ? -1 : spoken[(claim.Document, claim.Speaker)];

    /// <summary>The fullest name of a speaker.</summary>
    public string Canonical(int speaker) => best[speaker].Canonical;

    /// <summary>What makes one speaker the same over reruns.</summary>
    internal string Key(int speaker) => best[speaker].Key;

    /// <summary>The names over documents are few to those of one speaker: the form most documents use, the longer one when even.</summary>
    private static Form Best(IEnumerable<Form> forms) =>
        forms.OrderByDescending(f => f.Parts.Length > 1).ThenByDescending(f => f.Documents.Count).ThenByDescending(f => f.Canonical.Length).ThenBy(f => f.Key, StringComparer.Ordinal).First();

    private Entity Entity(int[] members)
    {
        var lead = best[members[0]];
        string? country = lead.Country ?? members.Select(m => forms[m].Country).FirstOrDefault(c => c is not null);
        return new(new EntityId(ContentHash.Of("entity", lead.Key)), lead.Canonical, lead.Kind, country, [.. members.Select(m => forms[m].Canonical).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static bool MayJoin(Form a, Form b) => a.Country is null || b.Country is null || a.Country == b.Country;

    private void JoinPersons()
    {
        var persons = Enumerable.Range(0, forms.Length).Where(i => forms[i].Kind is EntityKind.Person && forms[i].Parts.Length > 0).ToArray();
        var byPart = persons.SelectMany(i => forms[i].Parts.Distinct().Select(p => (p, i))).ToLookup(x => x.p, x => x.i, StringComparer.Ordinal);
        var byKey = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (int i in persons.Where(i => forms[i].Parts.Length > 1))
            foreach (string key in forms[i].Keys)
                if (byKey.TryGetValue(key, out var list)) list.Add(i);
                else byKey[key] = [i];
        foreach (var (i, j) in Posting.Pairs(byKey.Values, Crowd))
            if (MayJoin(forms[i], forms[j]) && PersonLikeness.MayBeOne(string.Join(' ', forms[i].Parts), string.Join(' ', forms[j].Parts))) groups.Join(i, j);
        foreach (int i in persons.Where(i => forms[i].Parts.Length == 1))
        {
            // The last part, or the first where the family name comes first.
            string part = forms[i].Parts[0];
            var holders = byPart[part].Where(j => forms[j].Parts.Length > 1 && (forms[j].Parts[^1] == part || forms[j].Parts[0] == part) && MayJoin(forms[i], forms[j])).GroupBy(groups.Find).ToArray();
            if (holders.Length == 1) groups.Join(i, holders[0].Key);
        }
    }

    private void JoinOrganisations()
    {
        var organisations = Enumerable.Range(0, forms.Length).Where(i => forms[i].Kind is EntityKind.Organisation && forms[i].Key[0] != '@').ToArray();
        foreach (var alike in organisations.GroupBy(i => string.Join(' ', forms[i].Parts.Order(StringComparer.Ordinal)), StringComparer.Ordinal))
        {
            var countries = alike.Select(i => forms[i].Country).Where(c => c is not null).Distinct().ToArray();
            // A ministry of defence without a country may be anybody's once two countries have one here.
            if (countries.Length > 1 || alike.Key.Length == 0) continue;
            foreach (int i in alike) groups.Join(alike.First(), i);
        }
        var byInitials = organisations.Where(i => Initials(forms[i].Canonical).Length > 1).ToLookup(i => Initials(forms[i].Canonical), StringComparer.Ordinal);
        foreach (int i in organisations.Where(i => forms[i].Canonical.Length is >= 2 and <= 7 && forms[i].Canonical.All(char.IsUpper)))
        {
            var full = byInitials[forms[i].Canonical].Where(j => MayJoin(forms[i], forms[j])).GroupBy(groups.Find).ToArray();
            // Two full names of the same initials: which one is meant only its own document can tell.
            if (full.Length == 1) groups.Join(i, full[0].Key);
        }
    }

    private static string Initials(string name) =>
        string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(p => char.IsUpper(p[0])).Select(p => p[0]));
}
