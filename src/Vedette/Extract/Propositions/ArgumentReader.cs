using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>A word of the tree that stands for somebody or something, with all that is coordinated with it; or countries that an adjective names.</summary>
internal sealed record Bearer(ImmutableArray<int> Heads)
{
    /// <summary>The text leaves open who it is.</summary>
    public static Bearer Nobody { get; } = new([]);
}

/// <summary>Names what hangs on a verb or on a noun that tells an act by its part in the proposition.</summary>
/// <param name="nominal">Reads an act told by a noun.</param>
internal sealed class ArgumentReader(Tree tree, PropositionWords words, Antecedents antecedents, Func<int, Bearer?, Standing, int, Model.Proposition?> nominal)
{
    /// <summary>Words that stand for the state they belong to.</summary>
    private static readonly FrozenSet<string> States = "government authority leadership leader official side ministry state country nation capital kremlin regime administration".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly RelationTable Relations = RelationTable.Own;
    private int nesting;

    /// <summary>The words of the content; what hangs on it from outside is not read.</summary>
    public bool[] Inside { get; set; } = [];

    public Bearer Bearer(int head)
    {
        var heads = ImmutableArray.CreateBuilder<int>();
        heads.Add(head);
        foreach (int child in tree.Children(head))
            if (tree[child].Relation is Relation.Conj && tree[child].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron or PartOfSpeech.Verb) heads.Add(child);
        return new(heads.ToImmutable());
    }

    /// <summary>Whose a noun is: "Russia's ability", "the ability of Russia", "Russian plans"; null when nobody is named.</summary>
    public Bearer? OwnerOf(int noun)
    {
        var owners = ImmutableArray.CreateBuilder<int>();
        foreach (int child in tree.Children(noun))
            if (tree[child].Relation is Relation.Nmod_poss) owners.AddRange(Bearer(child).Heads);
            else if (child < noun && IsModifier(tree[child].Relation)) owners.AddRange(CountriesIn(child));
            else if (tree[child].Relation is Relation.Nmod && tree.Child(child, Relation.Case) is >= 0 and var preposition && (tree.IsAny(preposition, "of", "between", "from") || (tree.Is(preposition, "by") && FrameTable.Own.Of(FrameKind.Noun, words.Lemma(noun)) is not null)) && words.Country(child) is not null) owners.AddRange(Bearer(child).Heads);
        return owners.Count == 0 ? null : new(owners.ToImmutable());
    }

    public void Add(ArgumentRole role, Bearer party, List<Argument> found, string? preposition = null)
    {
        foreach (int head in party.Heads)
            if (antecedents.Of(head) is { Length: > 0 } meant) found.AddRange(meant.Select(name => Of(role, name, name.Country, [], preposition, SpanOf(head))));
            else found.Add(Of(role, head, preposition));
    }

    public Argument Content(int head, Model.Proposition inner) => new(ArgumentRole.Content, inner.Relation, null, null, [], null, SpanOf(head), inner);

    public void Attribute(int head, List<Argument> found)
    {
        found.Add(Of(ArgumentRole.Attribute, head, null));
        foreach (int child in tree.Children(head))
            if (tree[child].Relation is Relation.Obl or Relation.Nmod && Inside[child] && tree.Child(child, Relation.Case) is >= 0 and var preposition && words.Lower(preposition) is not "of") Oblique(child, words.Lower(preposition), null, found);
    }

    /// <summary>Whether the noun names a side: whose it is, or what it is of, on or against.</summary>
    public bool HasSides(int noun) => OwnerOf(noun) is not null || tree.Children(noun).Any(c => c > noun && tree[c].Relation is Relation.Nmod);

    /// <param name="consumed">A word that belongs to the relation, -1 when none does.</param>
    /// <param name="governed">The phrase whose preposition belongs to the relation, -1 when none does.</param>
    public void OfVerb(int head, VerbParts parts, Bearer? subject, RelationClass? relation, int consumed, int governed, List<Argument> found)
    {
        int suppliedWith = parts.IsPassive && parts.Object < 0 && relation?.Name is "supply" ? parts.Oblique(tree, "with") : -1;
        if (parts.IsPassive)
        {
            if (parts.Agent >= 0) Add(ArgumentRole.Actor, Bearer(parts.Agent), found);
            if (suppliedWith >= 0) Add(ArgumentRole.Object, Bearer(suppliedWith), found);
            if (parts.Subject >= 0) Add(parts.Object >= 0 || suppliedWith >= 0 ? ArgumentRole.Recipient : ArgumentRole.Object, Bearer(parts.Subject), found);
            else if (tree[head].Relation is Relation.Acl && tree[head].Head >= 0) Add(ArgumentRole.Object, Bearer(tree[head].Head), found);
        }
        else if (subject is not null) Add(ArgumentRole.Actor, subject, found);
        // "provide Russia with fuel", "ask Russia for fuel".
        int supplied = parts.Object < 0 ? -1 : relation?.Name switch { "supply" or "support" => parts.Oblique(tree, "with"), "ask" => parts.Oblique(tree, "for"), _ => -1 };
        if (supplied >= 0)
        {
            Add(ArgumentRole.Recipient, Bearer(parts.Object), found);
            Add(ArgumentRole.Object, Bearer(supplied), found);
        }
        else if (parts.Object >= 0 && parts.Object != consumed)
        {
            bool isParty = relation is { IsShared: true } && words.Country(parts.Object) is not null;
            Add(isParty ? ArgumentRole.Actor : parts.Complement >= 0 && !parts.IsClause ? ArgumentRole.Recipient : ArgumentRole.Object, Bearer(parts.Object), found);
        }
        if (parts.Indirect >= 0) Add(ArgumentRole.Recipient, Bearer(parts.Indirect), found);
        foreach (int child in tree.Children(head))
        {
            if (!Inside[child] || child == parts.Agent || child == consumed || child == supplied || child == suppliedWith) continue;
            if (child == governed) Add(relation is { IsShared: true } ? ArgumentRole.Actor : ArgumentRole.Object, Bearer(child), found);
            else if (tree[child].Relation is Relation.Obl_unmarked or Relation.Advmod && words.Time(child) is not null) found.Add(Of(ArgumentRole.Time, child, null));
            else if (tree[child].Relation is Relation.Obl or Relation.Obl_agent or Relation.Nmod && tree.Child(child, Relation.Case) is >= 0 and var preposition)
                foreach (int one in Bearer(child).Heads) Oblique(one, words.Lower(preposition), relation, found);
        }
        if (!found.Exists(a => a.Role is ArgumentRole.Time) && TimeBelow(head) is >= 0 and var time) found.Add(Of(ArgumentRole.Time, time, null));
    }

    /// <summary>The time of the clause where it hangs on a noun in it: "arrested the editor on 3 March".</summary>
    private int TimeBelow(int head)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            if (!Inside[i] || words.Time(i) is null) continue;
            int at = tree[i].Head;
            for (int steps = 0; at >= 0 && at != head && steps < 3; steps++)
            {
                if (words.Time(at) is not null || tree[at].Relation is not (Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Obl_agent)) break;
                at = tree[at].Head;
            }
            if (at == head) return i;
        }
        return -1;
    }

    /// <param name="subject">Who does it when the noun does not say.</param>
    public void OfNoun(int head, Bearer? subject, RelationClass? relation, List<Argument> found)
    {
        bool hasActor = false;
        var qualities = new List<int>();
        foreach (int child in tree.Children(head))
        {
            var link = tree[child].Relation;
            if (link is Relation.Nmod_poss && words.Time(child) is null)
            {
                Add(ArgumentRole.Actor, Bearer(child), found);
                hasActor |= tree[child].Tag is not PartOfSpeech.Pron || antecedents.Of(child).Length > 0;
            }
            else if (child < head && IsModifier(link))
            {
                var countries = CountriesIn(child).ToArray();
                foreach (int country in countries) found.Add(Of(ArgumentRole.Actor, country, null));
                hasActor |= countries.Length > 0;
                if (countries.Length == 0 && words.Time(child) is null) qualities.Add(child);
            }
        }
        foreach (int child in tree.Children(head))
        {
            var link = tree[child].Relation;
            if (link is Relation.Nmod or Relation.Obl && child > head && tree.Child(child, Relation.Case) is >= 0 and var preposition)
            {
                foreach (int one in Bearer(child).Heads) hasActor |= NounPhrase(head, one, words.Lower(preposition), relation, hasActor, found);
                // "the sale of drones to Chile by Peru": whatever the phrase hangs on.
                foreach (int below in tree.Children(child))
                    if (tree[below].Relation is Relation.Nmod or Relation.Obl or Relation.Obl_agent && relation is not null && tree.Child(below, Relation.Case) is >= 0 and var by && (tree.Is(by, "by") || (tree.Is(by, "with") && relation.IsShared)))
                    {
                        Add(ArgumentRole.Actor, Bearer(below), found);
                        hasActor = true;
                    }
            }
            // "drills related to the strait", "talks concerning the border": what it is about.
            else if (link is Relation.Acl or Relation.Amod && child > head && words.Lemma(child) is "related" or "relate" or "concern" or "regard" or "involve" or "aim" or "target")
            {
                int about = tree.Child(child, Relation.Obl, Relation.Obj);
                if (about >= 0 && Inside[about] && words.Time(about) is null) found.Add(Of(ArgumentRole.Other, about, "about"));
            }
            // "exercises conducted by China".
            else if (link is Relation.Acl && tree[child].Fine is FineTag.VBN && VerbParts.Of(tree, child) is { Agent: >= 0 } parts && IsDone(child))
            {
                Add(ArgumentRole.Actor, Bearer(parts.Agent), found);
                hasActor = true;
            }
        }
        if (!hasActor && subject is not null) Add(ArgumentRole.Actor, subject, found);
        foreach (int quality in qualities) found.Add(new(ArgumentRole.Attribute, words.Lemma(quality), null, null, [], null, tree[quality].Span, null));
    }

    private bool IsDone(int participle) => FrameTable.Own.Of(FrameKind.Light, words.Lemma(participle)) is not null;

    /// <returns>Whether it names who does it.</returns>
    private bool NounPhrase(int noun, int head, string preposition, RelationClass? relation, bool hasActor, List<Argument> found)
    {
        if (words.Time(head) is not null)
        {
            found.Add(Of(ArgumentRole.Time, head, null));
            return false;
        }
        bool isActor = preposition is "by" or "between" or "among" || (preposition == "from" && !hasActor && relation is not { OfTellsActor: true })
            || (preposition == "of" && relation is not null && (relation.OfTellsActor || relation.IsShared || (!hasActor && words.Country(head) is not null && HasAim(noun)))) || (preposition == "with" && relation is { IsShared: true });
        if (isActor) found.Add(Of(ArgumentRole.Actor, head, null));
        else if (preposition is "of" or "against" || (preposition == "on" && (relation is not null || !IsPlace(head, preposition)))) found.Add(Of(ArgumentRole.Object, head, null));
        else Oblique(head, preposition, relation, found);
        return isActor;
    }

    /// <summary>"the support of Norway for Chile": a noun with its aim besides has its "of" for the one who does it.</summary>
    private bool HasAim(int noun) => tree.Children(noun).Any(c => tree[c].Relation is Relation.Nmod && tree.Child(c, Relation.Case) is >= 0 and var preposition && tree.IsAny(preposition, "for", "to", "against"));

    private void Oblique(int head, string preposition, RelationClass? relation, List<Argument> found)
    {
        // An instance of what is told is no part of it.
        if (preposition == "including") return;
        if (words.Time(head) is not null) found.Add(Of(ArgumentRole.Time, head, null));
        else if (preposition is "to" or "for" or "toward" or "towards" or "into" or "behind") found.Add(Of(preposition == "into" ? ArgumentRole.Place : ArgumentRole.Recipient, head, null));
        else if (preposition is "from") found.Add(Of(ArgumentRole.Source, head, null));
        else if (preposition is "with" or "alongside") found.Add(Of(relation is { IsShared: true } ? ArgumentRole.Actor : ArgumentRole.Companion, head, null));
        else if (IsPlace(head, preposition)) found.Add(Of(ArgumentRole.Place, head, null));
        else found.Add(Of(ArgumentRole.Other, head, preposition));
    }

    private bool IsPlace(int head, string preposition) =>
        preposition is "in" or "at" or "near" or "around" or "off" or "over" or "across" or "through" or "along" or "inside" or "outside" or "on" &&
        (words.Name(head)?.Kind is EntityKind.Place or EntityKind.Country || words.Lemma(head) is "sea" or "strait" or "border" or "region" or "coast" or "island" or "capital" or "city" or "port" or "airspace" or "water");

    private Argument Of(ArgumentRole role, int head, string? preposition)
    {
        var token = tree[head];
        var span = SpanOf(head);
        if (role is ArgumentRole.Time) return new(role, words.Time(head) is { Length: > 0 } value ? value : words.Lemma(head), null, null, [], null, span, null);
        if (antecedents.Of(head) is [var meant]) return Of(role, meant, meant.Country, [], preposition, span);
        if (token.Tag is PartOfSpeech.Pron or PartOfSpeech.Det && words.Name(head) is null) return new(role, "", null, null, [], preposition, span, null);
        if (NameOf(head) is { } name) return Of(role, name, words.Country(head) ?? name.Country, name.Kind is EntityKind.Person ? [] : Qualities(head), preposition, span);
        string word = words.Lemma(head);
        string? owner = CountryOf(head);
        if (owner is not null && States.Contains(word)) return new(role, owner, null, owner, [], preposition, span, null);
        var relation = Relations.OfNoun(word);
        bool isAct = relation is not null && token.Tag is PartOfSpeech.Noun || token.Tag is PartOfSpeech.Verb || FrameTable.Own.Of(FrameKind.Noun, word) is not null;
        if (!isAct || nesting >= 3) return new(role, word, null, owner, Qualities(head), preposition, span, null);
        nesting++;
        var inner = nominal(head, null, Standing.Plain, 1);
        nesting--;
        return new(role, inner?.Relation ?? word, null, null, Qualities(head), preposition, span, inner is { Arguments.IsEmpty: false } ? inner : null);
    }

    private static Argument Of(ArgumentRole role, Name name, string? country, ImmutableArray<string> qualities, string? preposition, TextSpan span)
    {
        bool isState = name.Kind is EntityKind.Country or EntityKind.Nationality || (country is not null && name.Kind is EntityKind.Place && role is not ArgumentRole.Place);
        isState |= country is not null && name.Kind is EntityKind.Organisation && States.Contains(name.Canonical[(name.Canonical.LastIndexOf(' ') + 1)..].ToLowerInvariant());
        return new(role, isState ? country ?? name.Canonical.ToLowerInvariant() : name.Canonical.ToLowerInvariant(), name.Entity, country, qualities, preposition, span, null);
    }

    /// <summary>The name at the head, or the person's behind a title: "Defence Minister Anna Holt".</summary>
    private Name? NameOf(int head)
    {
        if (words.Name(head) is { } name) return name;
        foreach (int child in tree.Children(head))
            if (child > head && tree[child].Relation is Relation.Flat or Relation.Appos && words.Name(child) is { Kind: EntityKind.Person } person) return person;
        return null;
    }

    /// <summary>The country that a noun's adjective, owner or "of" names.</summary>
    private string? CountryOf(int noun) => OwnerOf(noun) is { } owner ? owner.Heads.Select(words.Country).FirstOrDefault(c => c is not null) : null;

    private IEnumerable<int> CountriesIn(int modifier)
    {
        var reach = tree.Reach(modifier);
        for (int i = reach.Start; i < reach.End; i++) if (words.Country(i) is not null) yield return i;
    }

    private ImmutableArray<string> Qualities(int head) =>
        [.. tree.Children(head).Where(c => c < head && (IsModifier(tree[c].Relation) || tree[c].Relation is Relation.Nummod) && words.Country(c) is null && words.Time(c) is null && (words.Name(c) is not { } own || own.Span != words.Name(head)?.Span))
            .Select(words.Lemma).Order(StringComparer.Ordinal)];

    private static bool IsModifier(Relation relation) => relation is Relation.Amod or Relation.Compound or Relation.Nmod_desc or Relation.Nmod_unmarked or Relation.Nmod or Relation.Flat;

    /// <summary>The phrase without what is only told beside it.</summary>
    private TextSpan SpanOf(int head)
    {
        var reach = tree.Reach(head);
        int start = reach.Start, end = reach.End;
        foreach (int child in tree.Children(head))
            if (child > head && tree[child].Relation is Relation.Acl_relcl or Relation.Appos or Relation.Parataxis or Relation.Conj or Relation.Punct or Relation.Advcl) end = Math.Min(end, tree.Reach(child).Start);
            else if (child < head && tree[child].Relation is Relation.Case or Relation.Cc or Relation.Mark && child == start) start = child + 1;
        return new(tree[start].Start, tree[Math.Max(head, end - 1)].End);
    }
}
