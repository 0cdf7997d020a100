namespace Vedette.Language;

/// <summary>The features that a word alone does not tell: a verb's person and number come from its subject, the imperative from lacking one, the case of <c>you</c> and <c>it</c> from their place.</summary>
internal static class Agreement
{
    /// <returns>The features in the tree, or null when the word alone tells them.</returns>
    public static string? Features(string text, Sentence sentence, int index)
    {
        var token = sentence[index];
        return token.Fine switch
        {
            FineTag.VBD or FineTag.VBP when token.Tag is PartOfSpeech.Verb or PartOfSpeech.Aux => Finite(text, sentence, index),
            FineTag.VB when token.Tag is PartOfSpeech.Verb => IsOrder(sentence, index) ? "Mood=Imp|VerbForm=Fin" : "VerbForm=Inf",
            FineTag.PRP when sentence.Is(text, index, "it") => $"Case={Case(token)}|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
            FineTag.PRP when sentence.Is(text, index, "you") => $"Case={Case(token)}|Person=2|PronType=Prs",
            _ => null,
        };
    }

    private static string Finite(string text, Sentence sentence, int index)
    {
        var token = sentence[index];
        string tense = token.Fine == FineTag.VBD ? "Past" : "Pres";
        int clause = token.Relation is Relation.Aux or Relation.Aux_pass or Relation.Cop && token.Head >= 0 ? token.Head : index;
        int subject = Subject(sentence, clause);
        if (subject < 0 && sentence[clause].Relation == Relation.Conj) subject = Subject(sentence, sentence[clause].Head);
        var (number, person) = subject < 0 ? (token.Fine == FineTag.VBD ? "Sing" : "Plur", 3) : Of(text, sentence, subject);
        // The present of the third person singular has a tag of its own: here the noun is a collective or the tree is wrong.
        if (token.Fine == FineTag.VBP && number == "Sing" && person == 3) number = "Plur";
        return $"Mood=Ind|Number={number}|Person={person}|Tense={tense}|VerbForm=Fin";
    }

    private static (string Number, int Person) Of(string text, Sentence sentence, int subject)
    {
        bool Is(string word) => sentence.Is(text, subject, word);
        if (sentence.Child(subject, Relation.Conj) >= 0) return ("Plur", 3);
        if (Is("I")) return ("Sing", 1);
        if (Is("we")) return ("Plur", 1);
        if (Is("you")) return ("Sing", 2);
        bool plural = sentence[subject].Fine is FineTag.NNS or FineTag.NNPS || Is("they") || Is("these") || Is("those") || Is("many") || Is("both");
        return (plural ? "Plur" : "Sing", 3);
    }

    private static int Subject(Sentence sentence, int clause)
    {
        foreach (var relation in (ReadOnlySpan<Relation>)[Relation.Nsubj, Relation.Nsubj_pass, Relation.Nsubj_outer])
            if (sentence.Child(clause, relation) is var found and >= 0) return found;
        return -1;
    }

    private static bool IsOrder(Sentence sentence, int index)
    {
        var token = sentence[index];
        if (token.Relation == Relation.Conj) return sentence[token.Head].Fine == FineTag.VB && !HasSubject(sentence, index) && IsOrder(sentence, token.Head);
        return token.Relation is Relation.Root or Relation.Parataxis or Relation.Ccomp && !HasSubject(sentence, index);
    }

    /// <summary>Whether a subject, an auxiliary or <c>to</c> stands before the verb. The <c>do</c> of "do not go" is none.</summary>
    private static bool HasSubject(Sentence sentence, int index)
    {
        foreach (int child in sentence.Children(index))
        {
            if (child > index) return false;
            if (sentence[child].Relation is Relation.Nsubj or Relation.Nsubj_pass or Relation.Expl or Relation.Mark) return true;
            if (sentence[child].Relation is Relation.Aux or Relation.Aux_pass && sentence[child].Fine != FineTag.VB) return true;
        }
        return false;
    }

    private static string Case(Token token) =>
        token.Relation is Relation.Obj or Relation.Iobj or Relation.Obl or Relation.Obl_agent or Relation.Obl_unmarked or Relation.Nmod ? "Acc" : "Nom";
}
