using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>Where forms of names meet those that may name the same thing, so that each is laid beside a few and not beside all.</summary>
internal sealed class EntityMeetings
{
    /// <summary>Of more forms than this under one key only the first few are laid beside the others.</summary>
    private const int Crowd = 100;
    private const int First = 3;

    /// <summary>A family name that so many different full names of the set have is a common one.</summary>
    private const int ManyHolders = 25;

    private static readonly Comparer<EntityForm> ByKey = Comparer<EntityForm>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));
    private readonly Dictionary<string, SortedSet<EntityForm>> meets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<EntityForm>> offers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<EntityForm>> asks = new(StringComparer.Ordinal);

    /// <summary>Files a form under its keys as they are now.</summary>
    /// <param name="moved">Takes the forms whose neighbours become other by it.</param>
    /// <param name="touched">Takes the keys that are asked or offered differently.</param>
    public void File(EntityForm form, HashSet<EntityForm> moved, HashSet<string> touched)
    {
        var (old, now) = (form.Filed, (Meets: MeetsOf(form), Offers: OffersOf(form), Asks: AsksOf(form)));
        Change(meets, form, old.Meets, now.Meets, moved);
        Change(offers, form, old.Offers, now.Offers, null);
        Change(asks, form, old.Asks, now.Asks, null);
        touched.UnionWith([.. old.Offers, .. now.Offers, .. old.Asks, .. now.Asks]);
        form.Filed = now;
    }

    public void Forget(EntityForm form, HashSet<EntityForm> moved, HashSet<string> touched)
    {
        Change(meets, form, form.Filed.Meets, [], moved);
        Change(offers, form, form.Filed.Offers, [], null);
        Change(asks, form, form.Filed.Asks, [], null);
        touched.UnionWith([.. form.Filed.Offers, .. form.Filed.Asks]);
        moved.Remove(form);
    }

    /// <summary>Forms that are written as this one may be, with how surely: 2 for the same words in another order, else 1.</summary>
    public IEnumerable<(EntityForm Other, int Strength)> Alike(EntityForm form)
    {
        if (form.Filed.Meets.IsEmpty) yield break;
        if (!form.IsPerson)
        {
            var alike = meets[form.Filed.Meets[0]];
            // A ministry of defence without a country may be anybody's once two countries have one here.
            if (alike.Select(f => f.Country).Where(c => c is not null).Distinct().Take(2).Count() == 2) yield break;
            foreach (var other in alike) if (other != form) yield return (other, 2);
            yield break;
        }
        HashSet<EntityForm> seen = [form];
        string words = string.Join(' ', form.Lead.Parts);
        foreach (string key in form.Filed.Meets)
        {
            var posting = meets[key];
            bool isCrowd = posting.Count > Crowd, isFirst = isCrowd && posting.Take(First).Contains(form);
            foreach (var other in isCrowd && !isFirst ? posting.Take(First) : posting)
                if (seen.Add(other) && PersonLikeness.MayBeOne(words, string.Join(' ', other.Lead.Parts)))
                    yield return (other, key.StartsWith("any ", StringComparison.Ordinal) ? 2 : 1);
        }
    }

    /// <summary>Forms under the same keys, alike or not: nearly the same letters or sounds.</summary>
    public IEnumerable<EntityForm> Near(EntityForm form) => form.Filed.Meets.SelectMany(key => meets[key].Take(Crowd)).Where(other => other != form).Distinct();

    public IEnumerable<EntityForm> Offering(string key) => offers.GetValueOrDefault(key) ?? Enumerable.Empty<EntityForm>();
    public IEnumerable<EntityForm> Asking(string key) => asks.GetValueOrDefault(key) ?? Enumerable.Empty<EntityForm>();

    /// <summary>Whether the family name alone tells nobody apart.</summary>
    public bool IsCommon(string part) => NameRarity.IsCommon(part) || (offers.TryGetValue(Bare(part), out var holders) && holders.Count > ManyHolders);

    public static string Bare(string part) => "bare " + part;
    public static string InOffice(string part, string office) => $"office {part}|{office}";
    private static string WithInitial(string part, char initial) => $"initial {part}|{initial}";
    private static string Short(string initials) => "short " + initials;

    private static ImmutableArray<string> MeetsOf(EntityForm form) =>
        form.IsPlaced ? []
        : form.IsFullPerson ? [.. form.Lead.Keys]
        : form.Lead.Kind is EntityKind.Organisation && form.Lead.Base[0] != '@' && form.Lead.Sense is null && form.Lead.Parts.Length > 0 ? ["org " + string.Join(' ', form.Lead.Parts.Order(StringComparer.Ordinal))]
        : [];

    private static ImmutableArray<string> OffersOf(EntityForm form)
    {
        if (form.IsPlaced) return [];
        if (form.IsFullPerson)
        {
            string[] parts = form.Lead.Parts;
            // The family name is the last part, or the first where it stands in front.
            (string Family, char Initial)[] ways = [(parts[^1], parts[0][0]), (parts[0], parts[^1][0])];
            return [.. ways.SelectMany(way => form.Offices.Select(office => InOffice(way.Family, office)).Append(Bare(way.Family)).Append(WithInitial(way.Family, way.Initial))).Distinct(StringComparer.Ordinal)];
        }
        return form.Lead.Kind is EntityKind.Organisation && !form.IsDependent && InitialsOf(form.Lead.Canonical) is { Length: > 1 } initials ? [Short(initials)] : [];
    }

    private static ImmutableArray<string> AsksOf(EntityForm form)
    {
        var lead = form.Lead;
        if (form.IsPlaced || lead.IsTitle) return [];
        if (lead.IsInitials) return [Short(lead.Canonical)];
        if (!lead.IsPart) return [];
        if (lead.Parts.Length > 1) return [WithInitial(lead.Parts[^1], lead.Parts[0][0]), Bare(lead.Parts[^1])];
        return form.Lead.Sense is { } office ? [Bare(lead.Parts[0]), InOffice(lead.Parts[0], office)] : [Bare(lead.Parts[0])];
    }

    /// <summary>The capitals that begin the words of a name.</summary>
    public static string InitialsOf(string name) =>
        string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(p => char.IsUpper(p[0])).Select(p => p[0]));

    /// <summary>Takes the form out of the postings of the old keys and into those of the new ones.</summary>
    private static void Change(Dictionary<string, SortedSet<EntityForm>> postings, EntityForm form, ImmutableArray<string> old, ImmutableArray<string> now, HashSet<EntityForm>? moved)
    {
        foreach (string key in old.Except(now))
        {
            var posting = postings[key];
            Move(key, posting, form, moved);
            posting.Remove(form);
            if (posting.Count == 0) postings.Remove(key);
        }
        foreach (string key in now)
        {
            if (!postings.TryGetValue(key, out var posting)) postings[key] = posting = new(ByKey);
            if (posting.Add(form) || key.StartsWith("org ", StringComparison.Ordinal)) Move(key, posting, form, moved);
        }
    }

    /// <summary>Whose neighbours become other when the form comes into the posting or goes: all of bodies written alike, whose countries count together, and of a crowd whose first few change.</summary>
    private static void Move(string key, SortedSet<EntityForm> posting, EntityForm form, HashSet<EntityForm>? moved)
    {
        if (moved is null) return;
        bool isCrowd = posting.Count == Crowd + 1 || (posting.Count > Crowd + 1 && posting.Take(First + 1).Contains(form));
        if (key.StartsWith("org ", StringComparison.Ordinal) || isCrowd) moved.UnionWith(posting);
        else moved.Add(form);
    }
}
