using System.Collections.Frozen;
using Vedette.Language;

namespace Vedette.Extract;

/// <summary>How the sentence holds an event: as done unless one of these says otherwise.</summary>
/// <param name="Announced">What is intended is told by the one who intends it: a promise or a threat, no forecast of others.</param>
/// <param name="Alleged">Below a noun or verb of accusation or rumour.</param>
/// <param name="Presupposed">Taken for granted even where it is only quoted: "Russia's invasion of Ukraine", "after it invaded".</param>
/// <param name="Prepared">"prepared to attack", "getting ready to".</param>
internal readonly record struct Holding(bool Negated, bool Hypothetical, bool Intended, bool Asked, bool Conditional, bool Announced, bool Prepared, bool Attempted, bool Alleged, bool Presupposed);

/// <summary>Reads modals, negation, conditions and the verbs above an event.</summary>
internal static class StatusReader
{
    private static readonly FrozenSet<string> Saying = Set("say tell announce report state declare add note claim insist warn explain reveal disclose confirm maintain acknowledge indicate predict believe think allege argue quote assert reiterate stress write");
    private static readonly FrozenSet<string> Intending = Set("plan intend prepare vow pledge promise agree want ready willing prepared poise offer commit committed decide consider hope aim propose swear mull contemplate seek wish undertake determined poised set threaten expect");
    private static readonly FrozenSet<string> Refusing = Set("deny refuse reject decline fail stop avoid cease prevent thwart foil avert halt abstain refrain forbid prohibit ban");
    private static readonly FrozenSet<string> Accusing = Set("accuse allege accusation allegation rumour rumor suspicion suspect purported alleged reported reportedly allegedly");
    private static readonly FrozenSet<string> Trying = Set("try attempt seek");
    private static readonly FrozenSet<string> Supposing = Set("potential possible hypothetical feared future likely eventual threatened imminent would-be expected suspected unlikely fear risk possibility prospect scenario case danger speculate imagine suppose assume simulate contingency wargame");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsSaying(string lemma) => Saying.Contains(lemma);

    public static Holding Of(EventSentence sentence, in Trigger trigger)
    {
        var tree = sentence.Tree;
        bool negated = Negation.Bears(tree, trigger.Site), hypothetical = false, intended = false, asked = false, conditional = false, announced = false, prepared = false, attempted = false, alleged = false, presupposed = false;
        bool would = false;
        for (int at = trigger.Site, steps = 0; at >= 0 && steps < 6; at = sentence[at].Head, steps++)
        {
            if (at != trigger.Site)
            {
                string lemma = sentence.Lemma(at);
                if (Intending.Contains(lemma)) (intended, prepared) = (true, prepared || lemma is "prepare");
                if (Refusing.Contains(lemma)) negated ^= true;
                if (Trying.Contains(lemma)) attempted = true;
                if (Supposing.Contains(lemma)) hypothetical = true;
                if (Accusing.Contains(lemma)) alleged = true;
                if (would && Saying.Contains(lemma) && SameSubject(sentence, trigger.Site, at)) (intended, announced, would) = (true, true, false);
                if (intended && Saying.Contains(lemma) && SameSubject(sentence, trigger.Site, at)) announced = true;
                // What is denied, wanted or feared is what the clause says; beyond the verb of saying its own modals bear on the saying only.
                if (Saying.Contains(lemma)) break;
                if (Negation.Bears(tree, at) && !Saying.Contains(lemma)) negated ^= true;
            }
            foreach (int child in sentence.Of(at))
            {
                var relation = sentence[child].Relation;
                if (relation is Relation.Aux)
                {
                    if (tree.IsAny(child, "could", "may", "might", "can", "should", "must", "ca", "ought")) hypothetical = true;
                    if (tree.IsAny(child, "would", "’d", "'d")) would = true;
                    if (tree.IsAny(child, "will", "shall", "’ll", "'ll", "wo")) intended = true;
                }
                else if (relation is Relation.Mark && tree.IsAny(child, "if", "unless", "lest")) hypothetical = true;
                else if (relation is Relation.Mark && tree.Is(child, "whether")) asked = true;
                else if (relation is Relation.Advcl && IsCondition(sentence, child)) conditional = true;
                else if (relation is Relation.Amod or Relation.Advmod && Accusing.Contains(sentence.Lemma(child))) alleged = true;
                else if (at == trigger.Word && !trigger.IsVerb && (relation is Relation.Nmod_poss || (relation is Relation.Det && tree.Is(child, "the")))) presupposed = true;
                else if (relation is Relation.Amod or Relation.Advmod or Relation.Compound && Supposing.Contains(sentence.Lemma(child))) hypothetical = true;
            }
            // "Russia's attack on Ukraine": told as known, whatever the sentence does with it.
            if (at == trigger.Word && !trigger.IsVerb && tree.Child(at, Relation.Nmod_poss) >= 0 && sentence[at].Relation is not (Relation.Nsubj or Relation.Nsubj_pass)) break;
            if (sentence[at].Relation is not (Relation.Conj or Relation.Xcomp or Relation.Acl or Relation.Advcl or Relation.Obj or Relation.Ccomp or Relation.Obl or Relation.Nmod or Relation.Nsubj or Relation.Compound or Relation.Parataxis or Relation.Csubj or Relation.Csubj_pass or Relation.Advmod)) break;
            if (sentence[at].Relation is Relation.Advcl && MarkOf(sentence, at) is >= 0 and var mark)
            {
                presupposed |= tree.IsAny(mark, "when", "after", "since", "because", "as", "while", "although", "though");
                if (presupposed || tree.IsAny(mark, "if", "unless", "until", "before", "once", "lest")) break;
            }
            if (sentence[at].Relation is Relation.Conj && tree.Subject(at) >= 0 && tree.IsFinite(at) && HasOwnSubject(sentence, at)) break;
        }
        if (sentence.Count > 0 && tree.Is(sentence.Count - 1, "?")) asked = true;
        return new(negated, hypothetical || would, intended, asked, conditional, announced, prepared, attempted, alleged, presupposed && !hypothetical && !would && !intended);
    }

    private static int MarkOf(EventSentence sentence, int clause)
    {
        foreach (int child in sentence.Of(clause))
            if (child < clause && (sentence[child].Relation is Relation.Mark || (sentence[child].Relation is Relation.Advmod && sentence[child].Fine is FineTag.WRB))) return child;
        return -1;
    }

    private static bool HasOwnSubject(EventSentence sentence, int verb)
    {
        foreach (int child in sentence.Of(verb)) if (sentence[child].Relation is Relation.Nsubj or Relation.Nsubj_pass) return true;
        return false;
    }

    private static bool IsCondition(EventSentence sentence, int clause)
    {
        foreach (int child in sentence.Of(clause))
            if (sentence[child].Relation is Relation.Mark && sentence.Tree.IsAny(child, "if", "unless", "until")) return true;
        return false;
    }

    /// <summary>The one who says it is the one who does it: a pronoun, or no subject of its own.</summary>
    private static bool SameSubject(EventSentence sentence, int verb, int saying)
    {
        int subject = sentence.Tree.Subject(verb), speaker = sentence.Tree.Subject(saying);
        if (subject < 0 || subject == speaker) return true;
        if (sentence[subject].Tag is PartOfSpeech.Pron) return true;
        int a = sentence.PartyAt(subject), b = speaker < 0 ? -1 : sentence.PartyAt(speaker);
        return a >= 0 && b >= 0 && sentence.Parties[a].Code.AsSpan(0, 3).SequenceEqual(sentence.Parties[b].Code.AsSpan(0, 3));
    }
}
