using Vedette.Language;

namespace Vedette.Extract;

/// <summary>How the sentence holds an event: as done unless one of these says otherwise.</summary>
/// <param name="Announced">What is intended is told by the one who intends it: a promise or a threat, no forecast of others.</param>
/// <param name="Prepared">"prepared to attack", "getting ready to".</param>
/// <param name="Purposed">What something else is done for: "sent ships to blockade".</param>
/// <param name="Alleged">Below a noun or verb of accusation or rumour.</param>
/// <param name="Given">Taken for granted even where it is only quoted: "Russia's invasion of Ukraine", "after it invaded".</param>
internal readonly record struct Holding(bool Negated, bool Hypothetical, bool Intended, bool Asked, bool Conditional, bool Announced, bool Prepared, bool Purposed, bool Alleged, bool Given);

/// <summary>Reads modals, negation, conditions and the words above an event, from the event upward as far as they bear on it.</summary>
internal ref struct StatusReader
{
    /// <summary>Farther up than this nothing bears on an event.</summary>
    private const int Highest = 6;

    private readonly EventSentence sentence;
    private readonly Trigger trigger;
    private bool negated, hypothetical, would, intended, asked, conditional, announced, prepared, purposed, alleged, given;

    private StatusReader(EventSentence sentence, in Trigger trigger) => (this.sentence, this.trigger) = (sentence, trigger);

    public static bool IsSaying(string lemma) => StatusWords.Saying.Contains(lemma);

    public static Holding Of(EventSentence sentence, in Trigger trigger)
    {
        var reader = new StatusReader(sentence, trigger);
        reader.Climb();
        if (reader.IsFollowedByQuestionMark()) reader.asked = true;
        bool real = !reader.negated && !reader.hypothetical && !reader.would && !reader.intended && !reader.alleged;
        return new(reader.negated, reader.hypothetical || reader.would, reader.intended, reader.asked, reader.conditional, reader.announced, reader.prepared, reader.purposed, reader.alleged, reader.given && real);
    }

    private void Climb()
    {
        negated = Negation.Bears(sentence.Tree, trigger.Site);
        ReadClause(trigger.Site);
        if (IsGerundOverName(trigger.Site) && sentence.Preposition(sentence[trigger.Site].Head) is >= 0 and var preposition)
        {
            bool to = false;
            ReadMark(sentence[trigger.Site].Head, preposition, ref to);
        }
        if (!trigger.IsVerb) given = IsDefinite(trigger.Word);
        for (int at = trigger.Site, steps = 0; steps < Highest && !IsBorder(at); steps++)
        {
            int head = sentence[at].Head;
            if (head < 0) return;
            if (StrayFrom(at) is >= 0 and var noun) ReadGovernor(at, noun);
            ReadGovernor(at, head);
            bool verb = sentence.Tree.IsPredicate(head);
            if (sentence[head].Tag is PartOfSpeech.Verb && IsSaying(sentence.Lemma(head))) return;
            // Of what is taken for granted only the verb's sense can tell otherwise, not how its clause stands; a subject stands and falls with its clause.
            if (verb && given && sentence[at].Relation is not (Relation.Nsubj or Relation.Nsubj_pass)) return;
            if (verb && sentence[at].Relation is Relation.Nsubj && GoesOn(head)) { given = true; return; }
            if (Negation.Bears(sentence.Tree, head)) negated ^= true;
            ReadClause(head);
            at = head;
        }
    }

    /// <summary>The modals, marks and adverbs at a word.</summary>
    private void ReadClause(int at)
    {
        var tree = sentence.Tree;
        bool copula = false, to = false;
        foreach (int child in sentence.Of(at))
        {
            var relation = sentence[child].Relation;
            string lemma = sentence.Lemma(child);
            if (relation is Relation.Aux)
            {
                if (tree.IsAny(child, "could", "may", "might", "can", "should", "must", "ca", "ought")) hypothetical = true;
                if (tree.IsAny(child, "would", "’d", "'d")) would = true;
                if (tree.IsAny(child, "will", "shall", "’ll", "'ll", "wo")) intended = true;
            }
            else if (relation is Relation.Cop) copula = true;
            else if (relation is Relation.Mark) ReadMark(at, child, ref to);
            else if (relation is Relation.Advcl && IsCondition(child)) conditional = true;
            else if (relation is Relation.Amod or Relation.Advmod or Relation.Compound or Relation.Xcomp && (StatusWords.Accusing.Contains(lemma) || tree.Is(child, "supposed"))) alleged = true;
            else if (relation is Relation.Amod or Relation.Advmod or Relation.Compound or Relation.Xcomp && StatusWords.Supposing.Contains(lemma)) hypothetical = true;
            else if (relation is Relation.Det && tree.Is(child, "any") && at == trigger.Word) hypothetical = true;
            else if (relation is Relation.Advmod && tree.Is(child, "yet") && tree.Child(at, Relation.Xcomp) > child) negated ^= true;
            else if (relation is Relation.Xcomp or Relation.Obl or Relation.Advcl && StatusWords.False.Contains(lemma)) negated ^= true;
            else if (relation is Relation.Advmod && at == trigger.Site && sentence[at].Relation is Relation.Ccomp && tree.IsAny(child, "why", "how", "where")) given = true;
        }
        // "is to attack on Monday": fixed for a day to come.
        if (copula && to && at == trigger.Site) intended = true;
    }

    private void ReadMark(int at, int mark, ref bool to)
    {
        var tree = sentence.Tree;
        int head = sentence[at].Head;
        // "The question is whether", "it is unclear whether", "whether it attacked is open".
        bool asks = head < 0 || sentence[at].Relation is Relation.Csubj or Relation.Csubj_pass || StatusWords.Asking.Contains(sentence.Lemma(head));
        if (tree.Is(mark, "whether")) { if (asks) asked = true; else hypothetical = true; }
        else if (tree.Is(mark, "if") && asks && sentence[at].Relation is Relation.Ccomp) asked = true;
        else if (tree.IsAny(mark, "if", "unless", "lest")) hypothetical = true;
        else if (tree.IsAny(mark, "without", "against") || (tree.Is(mark, "from") && head >= 0 && StatusWords.Withholding.Contains(sentence.Lemma(head)))) negated ^= true;
        else if (tree.Is(mark, "to")) to = true;
    }

    /// <summary>What the word above makes of what hangs on it.</summary>
    private void ReadGovernor(int at, int head)
    {
        string lemma = sentence.Lemma(head);
        bool subject = sentence[at].Relation is Relation.Nsubj or Relation.Nsubj_pass;
        // "does not rule out attacking" leaves it open.
        if (StatusWords.Supposing.Contains(lemma) || lemma is "rule" or "exclude" || (sentence[at].Relation is Relation.Xcomp && lemma is "certain" or "sure" or "bound")) hypothetical = true;
        if (subject) return;
        if (StatusWords.Accusing.Contains(lemma) || (sentence[head].Tag is PartOfSpeech.Noun && IsSaying(lemma)) || (sentence.Tree.Subject(head) is >= 0 and var teller && StatusWords.Accusing.Contains(sentence.Lemma(teller)))) alleged = true;
        if (StatusWords.Refusing.Contains(lemma)) negated ^= true;
        bool saying = IsSaying(lemma);
        if (lemma is "see" or "watch" or "witness" or "observe" && at == trigger.Site && sentence[at].Fine is FineTag.VBG) given = true;
        if (StatusWords.Intending.Contains(lemma)) (intended, prepared) = (true, prepared || lemma is "prepare");
        // "is said to have": nobody who says it is named.
        if (saying && sentence[at].Relation is Relation.Xcomp && sentence.Tree.Child(head, Relation.Aux_pass) >= 0) alleged = true;
        if (!saying || !trigger.IsVerb || !SameSubject(trigger.Site, head)) return;
        if (would) (intended, would) = (true, false);
        announced |= intended;
    }

    /// <summary>Whether what stands above has no bearing on it any more.</summary>
    private bool IsBorder(int at)
    {
        var relation = sentence[at].Relation;
        int head = sentence[at].Head;
        if (head < 0) return true;
        // "told the station that it attacked": a clause that the tree hangs on whoever is told.
        if (relation is Relation.Acl_relcl && sentence[head].Relation is Relation.Obj or Relation.Iobj && sentence[head].Head is >= 0 and var telling && IsSaying(sentence.Lemma(telling)) && sentence.Tree.Is(sentence.Tree.Reach(at).Start, "that"))
        {
            alleged = true;
            return false;
        }
        // "the claim that it attacked" goes on to what becomes of the claim, "Kenya, which attacked" does not.
        if (relation is Relation.Acl_relcl && !IsContentNoun(sentence.Lemma(head)) && !(sentence[head].Relation is Relation.Nmod && IsContentNoun(sentence.Lemma(sentence[head].Head))))
        {
            given = true;
            return true;
        }
        if (relation is Relation.Acl && at == trigger.Site)
        {
            if (sentence[at].Fine is FineTag.VBN) given = true;
            else if (IsInfinitive(at) && !StatusWords.Intending.Contains(sentence.Lemma(head)) && sentence[head].Tag is PartOfSpeech.Noun) hypothetical = true;
        }
        if (relation is Relation.Advcl)
        {
            if (IsInfinitive(at) && at == trigger.Site) purposed = true;
            if (MarkOf(at) is >= 0 and var mark)
            {
                bool known = sentence.Tree.IsAny(mark, "when", "after", "since", "because", "as", "while", "although", "though", "despite");
                bool upTo = sentence.Tree.IsAny(mark, "until", "before", "once", "till");
                given |= known || (upTo && sentence[at].Fine is FineTag.VBD);
                if (known || upTo || sentence.Tree.IsAny(mark, "if", "unless", "lest", "without", "than")) return true;
            }
        }
        if (HasOwnSubject(at) && sentence.Tree.IsFinite(at) && (relation is Relation.Conj || (relation is Relation.Parataxis && !IsSaying(sentence.Lemma(head))))) return true;
        if (!sentence.Tree.IsPredicate(at))
        {
            given |= IsDefinite(at);
            if (sentence.Preposition(at) is >= 0 and var preposition && StatusWords.Behind.Contains(sentence.Lemma(preposition)) && sentence.Tree.IsPredicate(head)) { given = true; return true; }
        }
        return relation is not (Relation.Conj or Relation.Xcomp or Relation.Acl or Relation.Advcl or Relation.Obj or Relation.Ccomp or Relation.Obl or Relation.Nmod or Relation.Nsubj or Relation.Nsubj_pass or Relation.Compound or Relation.Parataxis or Relation.Csubj or Relation.Csubj_pass or Relation.Advmod or Relation.Acl_relcl) && !IsGerundOverName(at);
    }

    /// <summary>"may last", "is hard to sustain": the clause is about how it goes on.</summary>
    private readonly bool GoesOn(int predicate)
    {
        if (StatusWords.Going.Contains(sentence.Lemma(predicate))) return true;
        foreach (int child in sentence.Of(predicate)) if (child > predicate && sentence[child].Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp && StatusWords.Going.Contains(sentence.Lemma(child))) return true;
        return false;
    }

    private static bool IsContentNoun(string lemma) =>
        StatusWords.Saying.Contains(lemma) || StatusWords.Accusing.Contains(lemma) || StatusWords.Intending.Contains(lemma) || StatusWords.Supposing.Contains(lemma) || StatusWords.Refusing.Contains(lemma) || lemma is "charge" or "news" or "word" or "story";

    /// <summary>"from blockading Denmark" read as a participle that describes the name: the phrase is the gerund's clause, its preposition the clause's mark.</summary>
    private readonly bool IsGerundOverName(int at) =>
        at == trigger.Site && sentence[at].Fine is FineTag.VBG && sentence[at].Relation is Relation.Amod && sentence.PartyAt(sentence[at].Head) >= 0;

    /// <summary>"accusations from Peru of helping", "with ambitions to invade": the noun that a clause belongs to, where the tree hangs both on one verb; -1 when there is none.</summary>
    private readonly int StrayFrom(int clause)
    {
        if (sentence[clause].Relation is not Relation.Advcl) return -1;
        int start = sentence.Tree.Reach(clause).Start;
        if (!sentence.Tree.IsAny(start, "of", "to")) return -1;
        foreach (int child in sentence.Of(sentence[clause].Head))
            if (sentence.Tree.Reach(child).End == start && sentence[child].Tag is PartOfSpeech.Noun && IsContentNoun(sentence.Lemma(child))) return child;
        return -1;
    }

    /// <summary>"the attack", "Peru's raid", "recent patrols": spoken of as known to the reader.</summary>
    private readonly bool IsDefinite(int noun)
    {
        foreach (int child in sentence.Of(noun))
        {
            var relation = sentence[child].Relation;
            if (relation is Relation.Nmod_poss || (relation is Relation.Det && sentence.Tree.IsAny(child, "the", "this", "these", "those"))) return true;
            if (relation is Relation.Amod && sentence.Tree.IsAny(child, "recent", "latest", "ongoing", "continuing", "continued", "current")) return true;
        }
        return false;
    }

    private readonly bool IsInfinitive(int verb)
    {
        if (sentence[verb].Fine is not FineTag.VB) return false;
        foreach (int child in sentence.Of(verb)) if (child < verb && sentence.Tree.Is(child, "to")) return true;
        return false;
    }

    private readonly int MarkOf(int clause)
    {
        foreach (int child in sentence.Of(clause))
            if (child < clause && (sentence[child].Relation is Relation.Mark || (sentence[child].Relation is Relation.Advmod && sentence[child].Fine is FineTag.WRB))) return child;
        return -1;
    }

    private readonly bool HasOwnSubject(int verb)
    {
        foreach (int child in sentence.Of(verb)) if (sentence[child].Relation is Relation.Nsubj or Relation.Nsubj_pass) return true;
        return false;
    }

    private readonly bool IsCondition(int clause)
    {
        foreach (int child in sentence.Of(clause))
            if (sentence[child].Relation is Relation.Mark && sentence.Tree.IsAny(child, "if", "unless", "until")) return true;
        return false;
    }

    private readonly bool IsFollowedByQuestionMark()
    {
        for (int i = trigger.Site + 1; i < sentence.Count; i++)
            if (sentence.Tree.IsAny(i, "?", ".", "!")) return sentence.Tree.Is(i, "?");
        return false;
    }

    /// <summary>The one who says it is the one who does it: a pronoun, or no subject of its own.</summary>
    private readonly bool SameSubject(int verb, int saying)
    {
        int subject = sentence.Tree.Subject(verb), speaker = sentence.Tree.Subject(saying);
        // "would be willing to help": who would is who helps.
        for (int at = verb; subject < 0 && sentence[at].Relation is Relation.Xcomp or Relation.Advcl; subject = sentence.Tree.Subject(at)) at = sentence[at].Head;
        if (subject < 0 || subject == speaker) return true;
        if (sentence[subject].Tag is PartOfSpeech.Pron) return true;
        int a = sentence.PartyAt(subject), b = speaker < 0 ? -1 : sentence.PartyAt(speaker);
        return a >= 0 && b >= 0 && sentence.Parties[a].Code.AsSpan(0, 3).SequenceEqual(sentence.Parties[b].Code.AsSpan(0, 3));
    }
}
