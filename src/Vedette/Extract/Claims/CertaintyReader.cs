using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>How sure a stretch of text sounds, with the words that show it.</summary>
/// <param name="Likelihood">The step of ICD 203 that the words name; null when they name none.</param>
internal readonly record struct Hedged(Certainty Certainty, ImmutableArray<TextSpan> Words, Likelihood? Likelihood = null)
{
    public bool IsMarked => !Words.IsDefaultOrEmpty;
}

/// <summary>
/// Reads certainty from the words that govern a proposition: the modal of its main verb, adverbs beside it, predicates such as "is likely".
/// A "could" in a clause below the main one says nothing of the whole. The table is hedges.tsv.
/// </summary>
internal sealed class CertaintyReader
{
    private readonly FrozenDictionary<string, (string[] Words, Certainty Certainty, Likelihood? Likelihood)[]> hedgesByFirstWord = CoreTable.Rows("hedges.tsv")
        .Select(row => (Words: row[0].Split(' '), Certainty: Enum.Parse<Certainty>(row[1], ignoreCase: true), Likelihood: row[2] == "-" ? null : Likelihood.Parse(row[2])))
        .GroupBy(hedge => hedge.Words[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(hedge => hedge.Words.Length).ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <param name="nominal">What is said is a noun phrase: whatever stands in it bears on it, less what its clauses tell.</param>
    public Hedged Read(Tree tree, Proposition proposition, bool nominal)
    {
        var range = proposition.Range;
        int head = nominal ? proposition.Head : VerbOf(tree, range, proposition.Head);
        var lookup = hedgesByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        Hedged strongest = new(Certainty.Certain, []);
        for (int i = range.Start; i < range.End; i++)
        {
            if (!lookup.TryGetValue(tree.Word(i), out var candidates) || !proposition.Spans.Any(s => s.Overlaps(tree[i].Span))) continue;
            foreach (var (words, certainty, likelihood) in candidates)
            {
                if (!Matches(tree, i, range.End, words)) continue;
                if (words.Length == 1 && (IsName(tree, i) || IsAnothersBelief(tree, i))) break;
                // "two likely targets were …": a noun's adjective says nothing of a clause, but for a noun of chance.
                if (words.Length == 1 && tree[i].Relation is Relation.Amod && head >= 0 && !nominal && HasFinite(tree, range) && !IsChance(tree, tree[i].Head)) break;
                // "unlikely to remain idle": two negations.
                if (certainty is Certainty.Unlikely && IsIdle(tree, i + words.Length, range.End) && Bears(tree, i, words.Length, head, certainty, nominal))
                {
                    strongest = new Hedged(Certainty.Probable, [new(tree[i].Start, tree[i + words.Length - 1].End)], likelihood?.Complement());
                    break;
                }
                if (Bears(tree, i, words.Length, head, certainty, nominal))
                {
                    var hedge = new Hedged(certainty, [new(tree[i].Start, tree[i + words.Length - 1].End)], likelihood);
                    if (!strongest.IsMarked || Rank(hedge.Certainty) > Rank(strongest.Certainty)) strongest = hedge;
                    i += words.Length - 1;
                }
                break;
            }
        }
        return strongest;
    }

    /// <summary>"Orsk's wish to avoid a strike could limit its plans": a parser may hang the clause on its subject. The verb with a tense that nothing subordinates is its main word.</summary>
    private static int VerbOf(Tree tree, TokenRange range, int head)
    {
        if (head < 0 || tree[head].Tag is not (PartOfSpeech.Noun or PartOfSpeech.Propn) || tree.Child(head, Relation.Cop) >= 0) return head;
        for (int i = head + 1; i < range.End; i++)
            if (tree[i].Tag is PartOfSpeech.Verb && tree.IsFinite(i) && tree[i].Relation is Relation.Ccomp or Relation.Parataxis && tree.Child(i, Relation.Mark) < 0) return i;
        return head;
    }

    /// <summary>"think tank", "May", "in May": part of a name, or a month.</summary>
    private static bool IsName(Tree tree, int i) => tree[i].Relation is Relation.Compound || (tree.Is(i, "may") && tree[i].Fine is not FineTag.MD);

    /// <summary>"the Cadrians believe that": what others believe is no doubt of the one who tells it; "I think" and "is believed" are.</summary>
    private static bool IsAnothersBelief(Tree tree, int i)
    {
        if (tree[i].Tag is not PartOfSpeech.Verb || !tree.IsAny(i, "believe", "believes", "believed", "think", "thinks", "assess", "assesses", "assessed")) return false;
        int subject = tree.Child(i, Relation.Nsubj);
        return subject >= 0 && !tree.IsAny(subject, "I", "we", "he", "she", "they", "it", "who");
    }

    private static bool IsChance(Tree tree, int noun) => noun >= 0 && tree.IsAny(noun, "chance", "chances", "prospect", "prospects", "possibility", "likelihood", "probability", "odds", "risk", "outcome", "scenario", "explanation");

    /// <summary>"remain idle", "stay a bystander", "sit still".</summary>
    private static bool IsIdle(Tree tree, int from, int end)
    {
        for (int i = from; i < Math.Min(end, from + 4); i++)
        {
            if (!tree.IsAny(i, "remain", "stay", "stand", "sit", "keep", "be")) continue;
            for (int k = i + 1; k < Math.Min(end, i + 6); k++)
                if (tree.IsAny(k, "idle", "idly", "bystander", "bystanders", "spectator", "spectators", "neutral", "silent", "passive", "aloof", "still", "quiet", "inactive", "indifferent", "unmoved", "sidelines", "by")) return true;
        }
        return false;
    }

    private static bool HasFinite(Tree tree, TokenRange range)
    {
        for (int i = range.Start; i < range.End; i++) if (tree[i].Fine is FineTag.VBD or FineTag.VBP or FineTag.VBZ or FineTag.MD) return true;
        return false;
    }

    private static bool Matches(Tree tree, int at, int end, string[] words)
    {
        if (at + words.Length > end) return false;
        for (int k = 0; k < words.Length; k++) if (!tree.Is(at + k, words[k])) return false;
        return true;
    }

    /// <summary>Whether the hedge bears on the proposition's main word and not on one deeper down.</summary>
    private static bool Bears(Tree tree, int at, int length, int head, Certainty certainty, bool nominal)
    {
        if (head < 0) return true;
        // "will" only marks certainty of the main verb; "expected to" and the like stand for themselves.
        for (int k = at; k < at + length; k++)
        {
            int governor = k;
            for (int steps = 0; steps < (nominal ? 6 : 3) && governor >= 0; steps++)
            {
                if (governor == head) return true;
                var relation = tree[governor].Relation;
                // "was gone and the ferry might follow": the second clause's doubt is its own.
                if (relation is Relation.Conj && tree.Child(governor, Relation.Nsubj, Relation.Nsubj_pass) >= 0) break;
                if (relation is Relation.Ccomp or Relation.Acl_relcl or Relation.Csubj || (relation is Relation.Advcl && certainty is Certainty.Certain)) break;
                if (nominal ? relation is Relation.Advcl or Relation.Acl : relation is Relation.Acl or Relation.Advcl or Relation.Obl or Relation.Nmod && steps > 0) break;
                governor = tree[governor].Head;
            }
        }
        return false;
    }

    /// <summary>Weaker words win: "could certainly" stays possible, and what is a matter of whether stays open.</summary>
    private static int Rank(Certainty certainty) => certainty switch { Certainty.Unknown => 4, Certainty.Unlikely => 3, Certainty.Possible => 2, Certainty.Probable => 1, _ => 0 };
}
