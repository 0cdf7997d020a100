using Vedette.Language;

namespace Vedette.Extract;

/// <summary>The dependents of a verb that its reading asks for; -1 where it has none.</summary>
/// <param name="Complement">The clause or verb phrase that completes it.</param>
/// <param name="IsClause">The complement has a subject of its own.</param>
internal readonly record struct VerbParts(int Subject, int Object, int Indirect, int Agent, int Complement, bool IsClause, bool IsPassive, int Expletive, int Head)
{
    public static VerbParts Of(Tree tree, int head)
    {
        int subject = -1, obj = -1, indirect = -1, agent = -1, complement = -1, expletive = -1;
        bool isClause = false, isPassive = false, hasAux = false;
        foreach (int child in tree.Children(head))
            switch (tree[child].Relation)
            {
                case Relation.Nsubj or Relation.Nsubj_outer when subject < 0 || child < head: subject = child; break;
                case Relation.Nsubj_pass: (subject, isPassive) = (child, true); break;
                case Relation.Aux_pass: isPassive = true; break;
                case Relation.Aux: hasAux = true; break;
                case Relation.Obj when tree[child].Fine is FineTag.VBG && tree[child].Tag is PartOfSpeech.Verb && complement < 0: complement = child; break;
                case Relation.Obj when obj < 0: obj = child; break;
                case Relation.Iobj: indirect = child; break;
                case Relation.Obl_agent: agent = child; break;
                case Relation.Expl: expletive = child; break;
                case Relation.Ccomp or Relation.Xcomp when complement < 0 && child > head:
                    (complement, isClause) = (child, tree.Child(child, Relation.Nsubj, Relation.Nsubj_pass) >= 0);
                    break;
                // "refrain from sending", "rule out helping" as parsers hang them.
                case Relation.Advcl when complement < 0 && child > head && tree[child].Fine is FineTag.VBG && (tree.Child(child, Relation.Mark, Relation.Case) is >= 0 and var mark ? tree.IsAny(mark, "from", "against") : tree.Child(head, Relation.Compound_prt) >= 0 && tree.Reach(child).Start == child):
                    complement = child;
                    break;
            }
        // "troops sent by China": a participle without an auxiliary is passive.
        isPassive |= !hasAux && tree[head].Fine is FineTag.VBN && tree[head].Relation is Relation.Acl && subject < 0;
        if (agent < 0 && isPassive)
            foreach (int child in tree.Children(head))
                if (tree[child].Relation is Relation.Obl or Relation.Obj)
                {
                    if (tree[child].Relation is Relation.Obl && IsBy(tree, child)) agent = child;
                    // "was supplied with drones by China": whatever the phrase hangs on.
                    else if (agent < 0) agent = tree.Children(child).FirstOrDefault(c => tree[c].Relation is Relation.Nmod or Relation.Obl or Relation.Obl_agent && IsBy(tree, c), -1);
                }
        return new(subject, obj, indirect, agent, complement, isClause, isPassive, expletive, head);
    }

    /// <summary>"plans to support", "took steps to close": the infinitive right behind a verb of intent, or behind its object, which a parser may take for its means; -1 when there is none.</summary>
    /// <param name="behind">The verb, or its object.</param>
    public static int Intended(Tree tree, int head, int behind)
    {
        foreach (int child in tree.Children(head))
            if (child > behind && (tree[child].Relation is Relation.Advcl || (behind != head && tree[child].Relation is Relation.Xcomp)) && tree.Reach(child).Start == behind + 1 && tree.Is(behind + 1, "to")) return child;
        return -1;
    }

    private static bool IsBy(Tree tree, int phrase) => tree.Child(phrase, Relation.Case) is >= 0 and var preposition && tree.Is(preposition, "by");

    /// <summary>The phrase with this preposition that hangs on the verb.</summary>
    public int Oblique(Tree tree, string preposition)
    {
        foreach (int child in tree.Children(Head))
            if (tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var word && tree.Is(word, preposition)) return child;
        return -1;
    }
}
