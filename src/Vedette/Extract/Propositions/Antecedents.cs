using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Whom a pronoun inside a content, or "both countries", stands for, where the text leaves one choice: who speaks, the one country or body named before it, or the two that the
/// sentence before joins. Where it leaves more, nobody.
/// </summary>
/// <param name="before">The same of the sentence before; null at the beginning of a text.</param>
internal sealed class Antecedents(Tree tree, PropositionWords words, Func<Antecedents?> before)
{
    /// <summary>"The fleets sailed. Both countries …": a sentence that only goes on about the pair is passed over, this many.</summary>
    private const int Furthest = 2;

    private static readonly FrozenSet<string> Things = "it its itself".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Several = "they their them themselves both".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Persons = "he his him himself she her hers herself".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Selves = "i me my myself".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Powers = "country nation side state power government neighbour neighbor ally partner capital".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of the content.</summary>
    public bool[] Inside { get; set; } = [];

    /// <summary>Who says the content, when a name tells.</summary>
    public Name? Speaker { get; set; }

    /// <summary>Whom the word stands for; none when it is no such word, or when the text leaves more than one choice.</summary>
    public ImmutableArray<Name> Of(int word)
    {
        if (IsPair(word)) return PairBefore(word);
        if (tree[word].Tag is not (PartOfSpeech.Pron or PartOfSpeech.Det)) return [];
        string pronoun = tree.Word(word).ToString();
        if (Selves.Contains(pronoun)) return Speaker is { Kind: EntityKind.Person } self ? [self] : [];
        if (Persons.Contains(pronoun)) return Speaker is { Kind: EntityKind.Person } person && OthersNamed(word, person) == 0 ? [person] : [];
        bool isSeveral = Several.Contains(pronoun);
        if (!isSeveral && !Things.Contains(pronoun)) return [];
        if (Named(word) is { Count: > 0 } here) return here is [var only] ? [only] : Speaker is { } speaker && here.Exists(n => n.Entity == speaker.Entity) && !here.Exists(n => n.Entity != speaker.Entity && IsInside(n)) ? [speaker] : [];
        return isSeveral && Opens(word) ? PairBefore(word) : [];
    }

    /// <summary>The countries and bodies that are named before the word as a subject or owner, each once.</summary>
    private List<Name> Named(int word)
    {
        var found = new List<Name>();
        for (int i = 0; i < word; i++)
            if (words.Name(i) is { Kind: EntityKind.Country or EntityKind.Organisation or EntityKind.Place } name && tree[i].Relation is Relation.Nsubj or Relation.Nsubj_pass or Relation.Nmod_poss && !found.Exists(n => n.Entity == name.Entity)) found.Add(name);
        return found;
    }

    private bool IsInside(Name name)
    {
        for (int i = 0; i < tree.Count; i++)
            if (Inside[i] && name.Span.Overlaps(tree[i].Span)) return true;
        return false;
    }

    private int OthersNamed(int word, Name person)
    {
        int others = 0;
        for (int i = 0; i < word; i++)
            if (words.Name(i) is { Kind: EntityKind.Person } name && name.Entity != person.Entity) others++;
        return others;
    }

    /// <summary>Nothing stands before it that it could mean.</summary>
    private bool Opens(int word)
    {
        for (int i = 0; i < word; i++)
            if (tree[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron) return false;
        return true;
    }

    /// <summary>"both countries", "the two sides".</summary>
    private bool IsPair(int word)
    {
        if (tree[word].Tag is not PartOfSpeech.Noun || !Powers.Contains(words.Lemma(word))) return false;
        foreach (int child in tree.Children(word))
            if (child < word && tree.IsAny(child, "both", "two")) return true;
        return false;
    }

    private ImmutableArray<Name> PairBefore(int word)
    {
        if (Joined(word) is { Length: > 0 } here) return here;
        var at = this;
        for (int steps = 0; steps < Furthest && at.Earlier() is { } earlier; steps++, at = earlier)
        {
            if (earlier.Joined() is { Length: > 0 } pair) return pair;
            if (!earlier.GoesOn()) return [];
        }
        return [];
    }

    private Antecedents? Earlier() => before();

    /// <summary>The sentence's own subject is the pair again.</summary>
    private bool GoesOn() => tree.Sentence.Root is >= 0 and var root && tree.Subject(root) is >= 0 and var subject && (IsPair(subject) || Several.Contains(tree.Word(subject).ToString()));

    private ImmutableArray<Name> Joined() => Joined(tree.Count);

    /// <summary>The two countries that the words before this one join ("between Norway and Chile"); none where they join others as well.</summary>
    private ImmutableArray<Name> Joined(int end)
    {
        ImmutableArray<Name> found = [];
        for (int i = 0; i < end; i++)
        {
            if (tree[i].Relation is not Relation.Conj || tree[i].Head is not (>= 0 and var first) || State(i) is not { } second || State(first) is not { } one || one.Country == second.Country) continue;
            if (found.Length > 0 && !(found.Any(n => n.Country == one.Country) && found.Any(n => n.Country == second.Country))) return [];
            found = [one, second];
        }
        return found;
    }

    private Name? State(int word) => words.Name(word) is { Kind: EntityKind.Country or EntityKind.Place } name && words.Country(word) is not null ? name : null;
}
