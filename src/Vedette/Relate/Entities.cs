using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Which names of several documents name one thing. Conservative: a mention is not an entity, so two names join only when one is written as the other
/// (order, hyphens, spelling of one part, initials) and nothing speaks against it; a part of a name joins the one whole name that it may stand for, if there is one only, and
/// where many people bear it not even then. What people say of names holds against all of this. A function of the documents and of what people said, however they came;
/// kept up to date by touching only the names of the documents that come and go, and the groups that these meet.
/// </summary>
public sealed class Entities
{
    private static readonly Comparer<Entity> ByName = Comparer<Entity>.Create((a, b) =>
        string.CompareOrdinal(a.Canonical, b.Canonical) is not 0 and var order ? order : a.Id.Hash.CompareTo(b.Id.Hash));

    private readonly Dictionary<DocumentId, Held> held = [];
    private readonly Dictionary<string, EntityForm> forms = new(StringComparer.Ordinal);
    private readonly EntityMeetings meetings = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<EntityGroup?> groups = [];
    private readonly List<Entity> entities = [];
    private readonly HashSet<NameRuling> overruled = [];
    private EntityRulings rulings = new(NameRulings.None);
    private ImmutableArray<Entity> all = [];

    /// <summary>The names of one document with the forms that they count for.</summary>
    /// <param name="Forms">By the number of the name's form; null for one that only stands where it is told apart.</param>
    /// <param name="Placed">Of names that people told apart by place; null where there are none.</param>
    private sealed record Held(NameSheet Sheet, EntityForm?[] Forms, Dictionary<(int Form, int Place), EntityForm>? Placed)
    {
        public EntityForm At(int form, int place) => Placed is not null && Placed.TryGetValue((form, place), out var placed) ? placed : Forms[form]!;

        public IEnumerable<(EntityForm Form, NameForm Name)> Uses =>
            Forms.Select((form, i) => (Form: form!, Name: Sheet.Forms[i])).Where(use => use.Form is not null).Concat(Placed?.Select(p => (Form: p.Value, Name: Sheet.Forms[p.Key.Form])).Distinct() ?? []);
    }

    public Entities()
    {
    }

    /// <summary>From nothing.</summary>
    internal Entities(IEnumerable<NameSheet> sheets, NameRulings? rulings = null) => Update([], sheets, rulings ?? NameRulings.None);

    /// <summary>By canonical name.</summary>
    public ImmutableArray<Entity> All => all.IsDefault ? all = [.. entities] : all;

    /// <summary>A number that is the same for one speaker under all his names; -1 when the claim names none.</summary>
    public int Speaker(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Speaker is null || SpeakerForm(claim) is not { } form ? -1 : form.Core.Root.Group!.Number;
    }

    /// <summary>The name of a speaker that most documents use, or that people gave.</summary>
    public string Canonical(int speaker) => groups[speaker]!.Entity.Canonical;

    /// <summary>What makes one speaker the same over reruns.</summary>
    internal string Key(int speaker) => groups[speaker]!.Lead.Key;

    internal EntityMeetings Meetings => meetings;
    internal EntityRulings Rulings => rulings;
    internal IEnumerable<EntityGroup> Groups => groups.OfType<EntityGroup>().OrderBy(g => g.Lead.Key, StringComparer.Ordinal);
    internal EntityForm? Form(string key) => forms.GetValueOrDefault(key);

    /// <summary>The form under which each name of a document counts, in the order of its places.</summary>
    internal IEnumerable<(TextSpan Span, EntityForm Form)> Places(DocumentId document) =>
        held.TryGetValue(document, out var it) ? it.Sheet.Places.Select((place, i) => (place.Span, it.At(place.Form, i))) : [];

    /// <summary>The country that a document tells of a name; null when it tells none.</summary>
    internal string? CountryIn(DocumentId document, EntityForm form) => held[document].Uses.Where(use => use.Form == form).Select(use => use.Name.Country).FirstOrDefault(c => c is not null);

    internal ItemId ItemOf(DocumentId document) => held[document].Sheet.Document.Item;

    internal EntityForm? SpeakerForm(Claim claim) => held.TryGetValue(claim.Document, out var it) && it.Sheet.Speaker(claim.Id) is { Form: >= 0 } said ? it.At(said.Form, said.Place) : null;

    /// <param name="gone">Documents that are held, and leave.</param>
    /// <param name="come">Documents that are not held once those have left.</param>
    /// <param name="said">All that people say of names.</param>
    /// <returns>The documents that stay or come and in which a name names another thing than before, or a thing of another name.</returns>
    internal ImmutableHashSet<DocumentId> Update(IEnumerable<NameSheet> gone, IEnumerable<NameSheet> come, NameRulings said)
    {
        var work = new Work();
        NameSheet[] leaving = [.. gone], coming = [.. come];
        if (!said.Equals(rulings.Said))
        {
            var before = rulings;
            rulings = new(said);
            overruled.Clear();
            foreach (string key in before.Keys.Concat(rulings.Keys)) work.Ruled.Add(key);
            // Names that people tell apart by place count anew where they stand.
            if (!before.Placed.SetEquals(rulings.Placed))
            {
                string[] changed = [.. before.Placed.Except(rulings.Placed).Concat(rulings.Placed.Except(before.Placed)).Select(key => key[(key.LastIndexOf('@') + 1)..])];
                var anew = held.Values.Select(h => h.Sheet).Except(leaving).Where(s => Array.Exists(changed, place => place == s.Document.Item.ToString() || place.StartsWith(s.Document.Id.ToString(), StringComparison.Ordinal))).ToArray();
                leaving = [.. leaving, .. anew];
                coming = [.. coming, .. anew];
            }
        }
        foreach (var sheet in leaving) Drop(sheet, work);
        foreach (var sheet in coming) Take(sheet, work);
        Settle(work);
        Join(work);
        Hang(work);
        return Name(work).Union(coming.Select(s => s.Document.Id));
    }

    /// <summary>What an update has to look at.</summary>
    private sealed class Work
    {
        /// <summary>Forms that documents were added to or taken from.</summary>
        public HashSet<EntityForm> Counted { get; } = [];
        public HashSet<string> Ruled { get; } = new(StringComparer.Ordinal);

        /// <summary>Forms that may join otherwise than before.</summary>
        public HashSet<EntityForm> Moved { get; } = [];

        /// <summary>Keys under which something is offered or asked otherwise than before.</summary>
        public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);
        public HashSet<EntityGroup> Old { get; } = [];
        public HashSet<EntityCore> Hanging { get; } = [];
        public HashSet<EntityCore> Roots { get; } = [];
    }

    private void Take(NameSheet sheet, Work work)
    {
        var byForm = new EntityForm?[sheet.Forms.Length];
        Dictionary<(int, int), EntityForm>? placed = null;
        foreach (var (form, place) in sheet.Uses)
        {
            var (key, isPlaced) = rulings.Resolve(sheet.Forms[form], sheet.Document, place < 0 ? null : sheet.Places[place].Span);
            if (!isPlaced && byForm[form] is not null) continue;
            if (!forms.TryGetValue(key, out var counted)) forms[key] = counted = new(key, isPlaced);
            if (isPlaced) (placed ??= [])[(form, place)] = counted;
            else byForm[form] = counted;
        }
        var it = held[sheet.Document.Id] = new(sheet, byForm, placed);
        foreach (var (form, name) in it.Uses)
        {
            form.Add(name, sheet.Document.Id);
            work.Counted.Add(form);
        }
    }

    private void Drop(NameSheet sheet, Work work)
    {
        foreach (var (form, name) in held[sheet.Document.Id].Uses)
        {
            form.Remove(name, sheet.Document.Id);
            work.Counted.Add(form);
        }
        held.Remove(sheet.Document.Id);
    }

    /// <summary>Files anew what became other, and forgets what no document names any more.</summary>
    private void Settle(Work work)
    {
        foreach (string key in work.Ruled) if (forms.TryGetValue(key, out var form)) work.Counted.Add(form);
        foreach (var form in work.Counted.OrderBy(f => f.Key, StringComparer.Ordinal).ToArray())
        {
            if (form.Core is { } core)
            {
                if (core.Root.Group is { } group) work.Old.Add(group);
                work.Roots.Add(core.Root);
            }
            if (form.Documents.Count == 0)
            {
                work.Counted.Remove(form);
                forms.Remove(form.Key);
                meetings.Forget(form, work.Moved, work.Touched);
                if (form.Core is { } last)
                {
                    work.Moved.UnionWith(last.Members);
                    Undo(last, work);
                }
                continue;
            }
            form.ToldCountry = rulings.On(form.Key).Select(r => r.Ruling.Told?.Country).LastOrDefault(c => c is not null);
            if (!form.Settle() && !work.Ruled.Contains(form.Key)) continue;
            work.Moved.Add(form);
            meetings.File(form, work.Moved, work.Touched);
        }
        work.Moved.RemoveWhere(form => form.Documents.Count == 0);
    }

    /// <summary>Makes anew the cores of all that hangs together with what moved.</summary>
    private void Join(Work work)
    {
        if (work.Moved.Count == 0) return;
        var region = new HashSet<EntityForm>();
        var open = new Stack<EntityForm>(work.Moved);
        while (open.TryPop(out var form))
        {
            if (!region.Add(form)) continue;
            foreach (var other in Beside(form)) open.Push(other);
            // What was one core may be several now.
            if (form.Core is { } core) foreach (var other in core.Members) if (other.Documents.Count > 0) open.Push(other);
        }
        foreach (var core in region.Select(f => f.Core).Where(c => c is not null).Distinct().ToArray()) Undo(core, work);
        foreach (var ruling in region.SelectMany(f => rulings.On(f.Key)).Select(r => r.Ruling)) overruled.Remove(ruling);
        var joining = new EntityJoining(region, meetings, rulings);
        overruled.UnionWith(joining.Overruled);
        foreach (var core in joining.Cores())
        {
            foreach (var member in core.Members)
            {
                member.Core = core;
                work.Touched.UnionWith([.. member.Filed.Offers, .. member.Filed.Asks]);
            }
            if (core.IsDependent) work.Hanging.Add(core);
            work.Roots.Add(core);
        }
    }

    /// <summary>The forms that one may join, or that people speak of together with it.</summary>
    private IEnumerable<EntityForm> Beside(EntityForm form)
    {
        foreach (var (other, _) in meetings.Alike(form)) yield return other;
        if (form.IsPlaced && forms.TryGetValue(form.Lead.Key, out var whole)) yield return whole;
        if (!form.IsPlaced && rulings.HasPlaces)
            foreach (string key in rulings.Placed) if (key.StartsWith(form.Key, StringComparison.Ordinal) && key.Length > form.Key.Length && key[form.Key.Length] == '@' && forms.TryGetValue(key, out var placed)) yield return placed;
        foreach (var (ruling, _) in rulings.On(form.Key)) if (EntityRulings.Other(ruling, form.Key) is { } key && forms.TryGetValue(key, out var other)) yield return other;
    }

    private static void Undo(EntityCore core, Work work)
    {
        if (core.Root.Group is { } group) work.Old.Add(group);
        work.Roots.Add(core.Root);
        work.Roots.Remove(core);
        core.Target?.Hung.Remove(core);
        foreach (var hung in core.Hung.ToArray())
        {
            hung.Target = null;
            work.Hanging.Add(hung);
            work.Roots.Add(hung);
        }
        core.Hung.Clear();
        core.Target = null;
    }

    /// <summary>Decides anew for which whole names the parts of names stand that ask where something became other.</summary>
    private void Hang(Work work)
    {
        var hanging = new EntityHanging(meetings, rulings);
        var open = new Stack<EntityCore>(work.Touched.SelectMany(meetings.Asking).Select(f => f.Core).Where(c => c.IsDependent).Concat(work.Hanging).Distinct());
        var all = new HashSet<EntityCore>();
        while (open.TryPop(out var core))
        {
            // Made anew, it is asked under its new core.
            if (!ReferenceEquals(core.Members[0].Core, core) || core.Members[0].Documents.Count == 0 || !all.Add(core)) continue;
            foreach (string key in hanging.PartedFrom(core)) if (forms.TryGetValue(key, out var other) && other.Core.IsDependent) open.Push(other.Core);
            foreach (string key in core.Members.SelectMany(m => m.Filed.Asks)) foreach (var other in meetings.Asking(key)) if (other.Core.IsDependent) open.Push(other.Core);
        }
        foreach (var (core, target) in hanging.Decide(all))
        {
            if (core.Root.Group is { } group) work.Old.Add(group);
            work.Roots.Add(core.Root);
            core.Target?.Hung.Remove(core);
            core.Target = target;
            target?.Hung.Add(core);
            work.Roots.Add(core.Root);
        }
    }

    /// <summary>Gives the groups their names, and tells in which documents a name names something else than before.</summary>
    private ImmutableHashSet<DocumentId> Name(Work work)
    {
        var roots = work.Roots.Select(c => c.Root).Where(c => ReferenceEquals(c.Members[0].Core, c) && c.Members[0].Documents.Count > 0).ToHashSet();
        foreach (var core in roots.Concat(roots.SelectMany(r => r.Hung))) if (core.Group is { } group) work.Old.Add(group);
        var before = new Dictionary<EntityForm, (int, string)>();
        var (removed, added) = (new HashSet<Entity>(ReferenceEqualityComparer.Instance), new List<Entity>());
        foreach (var group in work.Old)
        {
            foreach (var member in group.Members) before[member] = (group.Number, group.Entity.Canonical);
            if (ReferenceEquals(groups[group.Number], group)) groups[group.Number] = null;
            removed.Add(group.Entity);
        }
        var changed = ImmutableHashSet.CreateBuilder<DocumentId>();
        foreach (var root in roots.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            EntityForm[] members = [.. root.Members.Concat(root.Hung.SelectMany(h => h.Members)).OrderBy(m => m.Key, StringComparer.Ordinal)];
            var lead = Best(members);
            if (!numbers.TryGetValue(lead.Key, out int number))
            {
                numbers[lead.Key] = number = groups.Count;
                groups.Add(null);
            }
            var group = new EntityGroup(number, lead, members, Entity(lead, members));
            groups[number] = group;
            root.Group = group;
            foreach (var hung in root.Hung) hung.Group = group;
            added.Add(group.Entity);
            foreach (var member in members)
                if (!before.TryGetValue(member, out var was) || was != (number, group.Entity.Canonical)) changed.UnionWith(member.Documents);
        }
        if (removed.Count + added.Count > 0) all = default;
        Sort(removed, added);
        return changed.ToImmutable();
    }

    /// <summary>A few are put in their places; of many the whole list is put in order anew.</summary>
    private void Sort(HashSet<Entity> removed, List<Entity> added)
    {
        const int Few = 64;
        if (removed.Count + added.Count > Few)
        {
            entities.RemoveAll(removed.Contains);
            entities.AddRange(added);
            entities.Sort(ByName);
            return;
        }
        foreach (var entity in removed) entities.RemoveAt(entities.BinarySearch(entity, ByName));
        foreach (var entity in added) entities.Insert(~entities.BinarySearch(entity, ByName), entity);
    }

    /// <summary>The names over documents are few to those of one speaker: the form most documents use, the longer one when even.</summary>
    private static EntityForm Best(EntityForm[] forms) =>
        forms.OrderByDescending(f => f.Lead.Parts.Length > 1).ThenByDescending(f => f.Documents.Count).ThenByDescending(f => f.Lead.Canonical.Length).ThenBy(f => f.Key, StringComparer.Ordinal).First();

    private Entity Entity(EntityForm lead, EntityForm[] members)
    {
        var said = members.SelectMany(m => rulings.On(m.Key)).DistinctBy(r => r.Order).OrderBy(r => r.Order).Select(r => r.Ruling).ToArray();
        string? country = lead.Country ?? members.Select(m => m.Country).FirstOrDefault(c => c is not null);
        T? Told<T>(Func<NameFacts, T?> part) => said.Select(r => r.Told is { } told ? part(told) : default).LastOrDefault(p => p is not null);
        return new(new EntityId(ContentHash.Of("entity", lead.Key)), Told(t => t.Name) ?? lead.Lead.Canonical, Told(t => t.Kind) ?? lead.Lead.Kind, Told(t => t.Country) ?? country,
            [.. members.SelectMany(m => m.Variants).Select(v => v.Canonical).Distinct().Order(StringComparer.Ordinal)])
        {
            Reasons = [.. said.Select(r => Reason(r, overruled.Contains(r)))],
        };
    }

    private static Reason Reason(NameRuling ruling, bool isOverruled)
    {
        string who = $"{ruling.By} on {ruling.At.UtcDateTime:yyyy-MM-dd}";
        string what = ruling.Verdict switch
        {
            NameVerdict.One => $"“{ruling.A.Written}” and “{ruling.B!.Written}” name one thing",
            NameVerdict.Two => $"“{ruling.A.Written}” and “{ruling.B!.Written}”{(ruling.A.IsPlaced || ruling.B.IsPlaced ? ", where it was said," : "")} name two things",
            _ => $"“{ruling.A.Written}” is {string.Join(", ", new[] { ruling.Told!.Name is { } name ? $"called “{name}”" : null, ruling.Told.Kind is { } kind ? $"of kind {kind.Code()}" : null, ruling.Told.Country is { } country ? $"of {country}" : null }.OfType<string>())}",
        };
        return new(isOverruled ? "person_overruled" : "person", isOverruled ? $"{who} said that {what}; a later word holds against it." : $"{who}: {what}.{(ruling.Note is { } note ? $" {note}" : "")}");
    }
}
