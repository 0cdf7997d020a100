using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Who acts and who is acted upon, by the tree, then by the governing clause, then, when the sentence leaves no choice, by the sentence.</summary>
/// <param name="carried">What the sentences before were about.</param>
internal sealed class EventArguments(EventSentence sentence, Parties parties, Topic carried)
{
    private static readonly string[] Onto = ["to", "with", "against", "for", "at", "on", "upon", "toward", "towards", "from", "of", "over", "into", "among", "between", "around"];
    private static readonly string[] Where = ["in", "inside", "within", "at", "near", "on", "over", "across", "through", "throughout", "outside", "around", "along"];

    public void Of(in Trigger trigger, List<string> actors, List<string> recipients)
    {
        if (trigger.IsVerb) OfVerb(trigger, actors, recipients);
        else OfNoun(trigger, actors, recipients);
        if (trigger.Entry.Mutual)
        {
            foreach (string code in recipients) if (!actors.Contains(code)) actors.Add(code);
            recipients.Clear();
            if (actors.Count > 1) recipients.AddRange(actors);
        }
        else recipients.RemoveAll(actors.Contains);
        if (recipients.Count == 0 && !trigger.Entry.Mutual && trigger.Entry.Type is EventType.Agree or EventType.Reject && Countries(actors) > 1) recipients.AddRange(actors);
    }

    private static int Countries(List<string> codes)
    {
        int count = 0;
        for (int i = 0; i < codes.Count; i++) if (codes.FindIndex(c => c.AsSpan(0, 3).SequenceEqual(codes[i].AsSpan(0, 3))) == i) count++;
        return count;
    }

    /// <summary>The sentence's only other party, or its only one before the word, when the tree told none.</summary>
    public void Complete(in Trigger trigger, List<string> actors, List<string> recipients)
    {
        if (actors.Count == 0 && !HasUnknownSubject(trigger.Site))
            for (int i = sentence.Parties.Count - 1; i >= 0; i--)
            {
                var party = sentence.Parties[i];
                if (party.End > trigger.Site || IsAttribution(party) || Holds(recipients, party.Code)) continue;
                parties.Add(party, actors);
                break;
            }
        if (recipients.Count > 0 || trigger.Entry.Mode is "resign") return;
        var clause = sentence.Tree.Reach(ClauseOf(trigger.Site));
        foreach (var party in sentence.Parties)
        {
            if (party.Start < trigger.Site || party.End > clause.End || IsAttribution(party) || Holds(actors, party.Code) || InCircumstance(party, trigger.Site) || (trigger.Entry.Mutual && IsWhere(party)) || (trigger.Entry.Topic && IsTopic(party, trigger.Site))) continue;
            parties.Add(party, recipients);
            break;
        }
        recipients.RemoveAll(code => Holds(actors, code));
        // A protest against nobody named is one against the protesters' own government.
        if (recipients.Count == 0 && trigger.Entry.Type is EventType.Protest && actors.Count > 0 && actors[0] is not ("IGO" or "NGO") && !actors[0].EndsWith("GOV", StringComparison.Ordinal)) recipients.Add(actors[0][..3] + "GOV");
        if (trigger.Entry.Mutual && recipients.Count > 0)
        {
            foreach (string code in recipients) actors.Add(code);
            recipients.Clear();
            recipients.AddRange(actors);
        }
    }

    /// <summary>"prevent other nations from aiding": somebody acts whom the sentence does not name.</summary>
    private bool HasUnknownSubject(int verb) => !IsPassive(verb) && ActorOf(verb) is >= 0 and var actor && sentence[actor].Head != verb && sentence[actor].Tag is PartOfSpeech.Noun && sentence[actor].Relation is Relation.Obj;

    /// <summary>The condition or description that the word stands in, beyond which nobody has a part in it; else the whole sentence.</summary>
    private int ClauseOf(int site)
    {
        int at = site;
        while (sentence[at].Head >= 0 && sentence[at].Relation is not (Relation.Acl or Relation.Acl_relcl) && !(sentence[at].Relation is Relation.Advcl && IsCircumstance(at))) at = sentence[at].Head;
        return at;
    }

    /// <summary>Inside the object of an act whose object is what it is about: "discussed Peru's war".</summary>
    private bool IsTopic(Party party, int site) => sentence.Tree.Child(site, Relation.Obj) is >= 0 and var topic && sentence.Tree.Reach(topic).Contains(parties.HeadOf(party));

    private void OfVerb(in Trigger trigger, List<string> actors, List<string> recipients)
    {
        int verb = trigger.Site;
        if (trigger.Entry.Mode is not "resign" && IsPassive(verb))
        {
            if (Agent(verb) is >= 0 and var agent) parties.Add(agent, actors);
            int patient = sentence[verb].Relation is Relation.Acl && sentence.Tree.Subject(verb) < 0 ? sentence[verb].Head : sentence.Tree.Subject(verb);
            if (patient >= 0 && sentence.Lemma(patient) != sentence.Lemma(trigger.Word)) AddSubject(verb, patient, recipients);
            if (actors.Count == 0 && (trigger.Entry.Place || trigger.Entry.Type is EventType.Coerce or EventType.Sanction)) AddPlace(verb, actors, recipients);
        }
        else if (ActorOf(verb) is >= 0 and var actor)
        {
            if (!AddSubject(verb, actor, actors) && sentence.Tree.IsAny(actor, "it", "they", "he", "she")) actors.AddRange(carried.Actors);
            if (trigger.Entry.Mutual) AddOtherSubjects(verb, actor, actors);
            if (sentence[actor].Head != verb) ExceptObject(verb, actors);
        }
        bool item = IsListItem(verb);
        if (actors.Count == 0 && item) actors.AddRange(carried.Actors);
        if (recipients.Count == 0) AddRecipients(verb, trigger, actors, recipients);
        if (recipients.Count == 0 && item) recipients.AddRange(carried.Recipients);
        if (recipients.Count == 0 && trigger.Entry.Place) AddPlace(verb, recipients, null);
    }

    private void OfNoun(in Trigger trigger, List<string> actors, List<string> recipients)
    {
        int noun = trigger.Word;
        foreach (int child in sentence.Of(noun))
        {
            int preposition = sentence.Preposition(child);
            var relation = sentence[child].Relation;
            if (relation is Relation.Nmod_poss && sentence[child].Tag is PartOfSpeech.Pron) AddOwner(noun, actors);
            else if (relation is Relation.Nmod_poss or Relation.Amod or Relation.Compound or Relation.Nmod_desc) parties.Add(child, actors);
            else if (relation is Relation.Acl && Agent(child) is >= 0 and var agent) parties.Add(agent, actors);
            else if (relation is not (Relation.Nmod or Relation.Obl) || preposition < 0) continue;
            else if (sentence.Tree.IsAny(preposition, "by", "between", "from", "among")) parties.AddDeep(child, actors);
            else if (sentence.Tree.Is(preposition, "of") && trigger.Entry.Type is not (EventType.Assault or EventType.Accuse or EventType.Coerce)) parties.Add(child, actors);
            else if (sentence.Tree.IsAny(preposition, Onto) || (sentence.Tree.Is(preposition, "in") && trigger.Entry.Type is not EventType.Protest))
            {
                parties.Add(child, recipients);
                // "the arrest of its consul by Greece": whose phrase the agent hangs on is told by the place of the words alone.
                if (sentence.Tree.Is(preposition, "of") && Agent(child) is >= 0 and var by) parties.Add(by, actors);
            }
        }
        AddStrays(noun, actors, recipients);
        if (trigger.Entry.Type is EventType.Accuse && recipients.Count == 0 && ChargeOf(noun) is >= 0 and var charge && ActorOf(charge) is >= 0 and var accused && !sentence.Tree.Reach(noun).Contains(accused)) AddSubject(charge, accused, recipients);
        // "During a visit to China, Ford said": who does what the noun hangs on.
        if (actors.Count == 0 && recipients.Count > 0 && sentence[noun].Relation is Relation.Obl && sentence.Tree.Subject(sentence[noun].Head) is >= 0 and var host) AddSubject(sentence[noun].Head, host, actors);
        recipients.RemoveAll(actors.Contains);
    }

    /// <summary>"accusations of helping": the clause that tells of what, below the noun or beside it.</summary>
    private int ChargeOf(int noun)
    {
        for (int at = noun; at >= 0; at = at == noun ? sentence[noun].Head : -1)
            foreach (int child in sentence.Of(at))
                if (child > noun && sentence[child].Relation is Relation.Acl or Relation.Advcl && IsMarked(child, "of")) return child;
        return -1;
    }

    /// <summary>"feared sanctions against Peru by Chile": phrases that can only belong to the event noun before them, though the tree hangs them on its verb.</summary>
    private void AddStrays(int noun, List<string> actors, List<string> recipients)
    {
        int verb = sentence[noun].Head;
        if (verb < 0 || sentence[verb].Tag is not PartOfSpeech.Verb || sentence[verb].Fine is FineTag.VBN) return;
        foreach (int child in sentence.Of(verb))
        {
            if (child < noun || sentence[child].Relation is not Relation.Obl || sentence.Preposition(child) is not (>= 0 and var preposition)) continue;
            if (recipients.Count == 0 && sentence.Tree.Is(preposition, "against")) parties.Add(child, recipients);
            else if (actors.Count == 0 && sentence.Tree.Is(preposition, "by")) parties.Add(child, actors);
        }
    }

    public bool IsPassive(int verb) =>
        sentence[verb].Fine is FineTag.VBN && !IsState(verb) && (sentence.Tree.Child(verb, Relation.Aux_pass) >= 0 || (sentence[verb].Relation is Relation.Acl && sentence.Tree.Child(verb, Relation.Obj) < 0) || Agent(verb) >= 0 && sentence.Tree.Child(verb, Relation.Obj) < 0);

    /// <summary>"China gains, Russia providing China with supplies": whoever is the object is not the one who acts, when the actor is only inferred.</summary>
    private void ExceptObject(int verb, List<string> actors)
    {
        List<string> patients = [];
        foreach (int child in sentence.Of(verb))
            if (sentence[child].Relation is Relation.Obj or Relation.Iobj && sentence.PartyAt(child) >= 0) parties.Add(child, patients);
        actors.RemoveAll(code => Holds(patients, code));
    }

    /// <summary>"Supplying arms to the rebels.", "Lethal aid: supplying arms": an item of a list, which acts in the name of whoever the list is about.</summary>
    public bool IsListItem(int verb)
    {
        if (sentence[verb].Fine is not (FineTag.VBG or FineTag.VB) || sentence.Tree.Subject(verb) >= 0) return false;
        int head = sentence[verb].Head;
        return head < 0
            || (sentence[verb].Relation is Relation.Conj or Relation.Parataxis && IsListItem(head))
            || (verb > 0 && sentence.Tree.Is(verb - 1, ":") && sentence[verb].Relation is Relation.Appos or Relation.Parataxis or Relation.Acl);
    }

    /// <summary>Adds who the sentence is about: the parties of its main subject; before a list those of the clause that opens it. False when the sentence is about somebody else, whom it does not name as a party.</summary>
    public bool AddTopic(List<string> codes)
    {
        int verb = OpenedBy() is >= 0 and var last ? last : sentence.Tree.Sentence.Root;
        if (verb < 0) return true;
        if (StatusReader.IsSaying(sentence.Lemma(verb)) && sentence.Tree.Child(verb, Relation.Ccomp) is >= 0 and var said) verb = said;
        int subject = sentence.Tree.Subject(verb) is >= 0 and var told ? told : verb > 0 && sentence.PartyAt(verb - 1) >= 0 ? verb - 1 : -1;
        return subject < 0 || !AddSubject(verb, subject, codes) || codes.Count > 0;
    }

    /// <summary>The clause that opens a list: the last verb, or modal ("Norway will:"), behind its subject in a sentence that ends in a colon; -1 when there is none.</summary>
    public int OpenedBy()
    {
        if (sentence.Count == 0 || !sentence.Tree.Is(sentence.Count - 1, ":")) return -1;
        for (int i = sentence.Count - 2; i >= 0; i--) if (sentence[i].Tag is PartOfSpeech.Verb or PartOfSpeech.Aux && (sentence.Tree.Subject(i) >= 0 || (i > 0 && sentence.PartyAt(i - 1) >= 0))) return i;
        return -1;
    }

    /// <summary>Participles that tell what their subject does: "is aligned with", "is committed to".</summary>
    private bool IsState(int verb) => sentence.Tree.IsAny(verb, "aligned", "allied", "committed", "engaged", "prepared", "determined", "opposed");

    /// <summary>"saw Peru sending tanks": what is seen to happen.</summary>
    public bool IsPerceived(int clause) => sentence[clause].Fine is FineTag.VBG && sentence[clause].Head is >= 0 and var head && sentence.Lemma(head) is "see" or "watch" or "witness" or "observe" or "catch" or "film";

    private bool IsMarked(int clause, params ReadOnlySpan<string> words)
    {
        foreach (int child in sentence.Of(clause)) if (sentence[child].Relation is Relation.Mark && sentence.Tree.IsAny(child, words)) return true;
        return false;
    }

    private int Agent(int verb)
    {
        foreach (int child in sentence.Of(verb))
            if (sentence[child].Relation is Relation.Obl_agent or Relation.Obl or Relation.Nmod && sentence.Preposition(child) is >= 0 and var by && sentence.Tree.Is(by, "by") && (sentence[verb].Tag is PartOfSpeech.Noun || sentence[verb].Fine is FineTag.VBN)) return child;
        return -1;
    }

    /// <summary>"as Xi has refused": a subject, though "as" is taken for its preposition.</summary>
    private int SubjectOf(int verb)
    {
        if (sentence.Tree.Subject(verb) is >= 0 and var subject) return subject;
        foreach (int child in sentence.Of(verb))
            if (child < verb && sentence[child].Relation is Relation.Nsubj && sentence.Preposition(child) is >= 0 and var preposition && sentence.Tree.Is(preposition, "as")) return child;
        return -1;
    }

    /// <summary>The subject; for a bare infinitive or participle the subject of what governs it.</summary>
    private int ActorOf(int verb)
    {
        for (int at = verb, steps = 0; at >= 0 && steps < 6; steps++)
        {
            int subject = SubjectOf(at);
            if (subject >= 0) return subject;
            var relation = sentence[at].Relation;
            int head = sentence[at].Head;
            if (head < 0) return -1;
            // "asked China to send", "saw China sending", "accused China of sending": the object acts; behind "of" and "from" also when it is nobody known.
            if (sentence.Tree.Child(head, Relation.Obj) is >= 0 and var asked && ((relation is Relation.Xcomp or Relation.Advcl && IsMarked(at, "of", "from")) || (sentence.PartyAt(asked) >= 0 && (relation is Relation.Xcomp || IsPerceived(at))))) return asked;
            if (relation is Relation.Acl && sentence[verb].Fine is FineTag.VBG) return head;
            if (relation is not (Relation.Xcomp or Relation.Advcl or Relation.Conj or Relation.Acl or Relation.Parataxis or Relation.Ccomp or Relation.Obl or Relation.Obj or Relation.Nmod)) return -1;
            at = head;
        }
        return -1;
    }

    private bool IsOwned(int noun) => sentence.Tree.Child(noun, Relation.Nmod_poss) is >= 0 and var owner && sentence[owner].Tag is PartOfSpeech.Pron && sentence.Tree.IsAny(owner, "its", "their", "his", "her");

    /// <summary>"its invasion": the subject of the finite clause that it stands in.</summary>
    private void AddOwner(int noun, List<string> codes)
    {
        int verb = noun;
        do verb = sentence[verb].Head; while (verb >= 0 && !(sentence.Tree.IsFinite(verb) && sentence.Tree.Subject(verb) >= 0));
        if (verb >= 0 && !sentence.Tree.Reach(sentence.Tree.Subject(verb)).Contains(noun)) AddSubject(verb, sentence.Tree.Subject(verb), codes);
    }

    /// <summary>"Ford, the American envoy, and Li, the Chinese minister, met": all who stand before the verb as its subjects.</summary>
    private void AddOtherSubjects(int verb, int subject, List<string> codes)
    {
        foreach (int child in sentence.Of(verb))
            if (sentence[child].Relation is Relation.Nsubj && child != subject && child < verb) parties.Add(child, codes);
    }

    /// <summary>The parties of a subject. A pronoun, or a noun that a pronoun owns ("its forces"), stands for the subject of the clause above. False when the sentence has no word that the pronoun stands for.</summary>
    private bool AddSubject(int verb, int subject, List<string> codes)
    {
        for (int steps = 0; steps < 4; steps++)
        {
            if (sentence.Tree.IsAny(subject, "who", "which", "that") && sentence[verb].Relation is Relation.Acl_relcl or Relation.Acl) subject = sentence[verb].Head;
            bool pronoun = sentence[subject].Tag is PartOfSpeech.Pron && sentence.Tree.IsAny(subject, "it", "they", "he", "she", "we", "I", "themselves");
            if (!pronoun && parties.AddDeep(subject, codes)) return true;
            bool owned = IsOwned(subject);
            if (!pronoun && !owned) return true;
            int above = verb;
            do above = sentence[above].Head; while (above >= 0 && sentence.Tree.Subject(above) is var s && (s < 0 || s == subject));
            if (above < 0) return false;
            // "Putin met Xi, and they declared": "they" are all who acted above.
            if (sentence.Tree.IsAny(subject, "they", "both"))
                foreach (int child in sentence.Of(above))
                    if (sentence[child].Relation is Relation.Obl && sentence.Preposition(child) is >= 0 and var p && sentence.Tree.Is(p, "with")) parties.Add(child, codes);
            (verb, subject) = (above, sentence.Tree.Subject(above));
        }
        return true;
    }

    private void AddRecipients(int verb, in Trigger trigger, List<string> actors, List<string> recipients)
    {
        if (trigger.Noun >= 0 && (trigger.Word != verb || trigger.Entry.Topic)) AddBeside(trigger, actors, recipients);
        // Who is given, asked or hit stands nearest: then phrases, then what the clause below says of somebody else.
        for (int pass = 0; pass < 3 && recipients.Count == 0; pass++)
            foreach (int child in sentence.Of(verb))
            {
                if (child < verb && sentence.Preposition(child) < 0) continue;
                // "aligned with Peru on the council": behind the one it is done with, the rest is circumstance.
                if (pass == 1 && recipients.Count > 0 && sentence.Preposition(child) is >= 0 and var late && sentence.Tree.IsAny(late, Where)) continue;
                bool fits = (pass, sentence[child].Relation) switch
                {
                    (0, Relation.Obj or Relation.Iobj) => !trigger.Entry.Topic,
                    (0, Relation.Xcomp) => sentence[child].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn,
                    (1, Relation.Obl or Relation.Nmod) => sentence.Preposition(child) is >= 0 and var p && (trigger.Entry.Topic ? sentence.Tree.Is(p, "with") : sentence.Tree.IsAny(p, Onto) || (sentence.Tree.Is(p, "in") && trigger.Entry.Type is not (EventType.Protest or EventType.Consult))),
                    (2, Relation.Xcomp or Relation.Ccomp or Relation.Advcl) => !trigger.Entry.Topic && !IsCircumstance(child) && (IsOfWords(trigger.Entry.Type) || !IsPurpose(child)),
                    _ => false,
                };
                if (!fits) continue;
                int before = recipients.Count;
                if (pass == 2) AddClause(child, trigger.Entry.Type, actors, recipients);
                else if (!parties.AddDeep(child, recipients) && pass == 0 && IsOwned(child)) AddOwner(child, recipients);
                for (int i = recipients.Count - 1; i >= before; i--)
                    if (actors.Contains(recipients[i]) || (pass > 0 && Holds(actors, recipients[i]))) recipients.RemoveAt(i);
            }
    }

    /// <summary>What a demand, a promise or a threat is about: the first other party that the clause names; of a country's own quarrel, another side of the same country.</summary>
    private void AddClause(int clause, EventType type, List<string> actors, List<string> recipients)
    {
        var reach = sentence.Tree.Reach(clause);
        for (int domestic = 0; domestic < 2; domestic++)
        {
            if (domestic > 0 && type is not (EventType.Request or EventType.Reject or EventType.Threaten or EventType.Protest)) return;
            foreach (var party in sentence.Parties)
            {
                if (party.Start < reach.Start || party.End > reach.End || (domestic == 0 ? Holds(actors, party.Code) : party.IsPlace)) continue;
                parties.Add(party, recipients);
                recipients.RemoveAll(code => domestic == 0 ? Holds(actors, code) : actors.Contains(code) || code.Length == 3);
                if (recipients.Count > 0) return;
            }
        }
    }

    /// <summary>The phrases at an event noun: "talks with Iran", "an investigation into the army of Iraq".</summary>
    private void AddBeside(in Trigger trigger, List<string> actors, List<string> recipients)
    {
        foreach (int child in sentence.Of(trigger.Noun))
        {
            if (sentence[child].Relation is not (Relation.Nmod or Relation.Obl or Relation.Acl)) continue;
            int preposition = sentence.Preposition(child);
            if (preposition >= 0 && !(trigger.Entry.Mutual ? sentence.Tree.IsAny(preposition, "with", "between", "among") : sentence.Tree.IsAny(preposition, Onto) || sentence.Tree.Is(preposition, "in"))) continue;
            if (preposition < 0 && trigger.Entry.Mutual) continue;
            parties.AddDeep(child, recipients);
            recipients.RemoveAll(actors.Contains);
        }
    }

    /// <summary>A country, a body or somebody who acts for one; not the singer who is only described by a country's name.</summary>
    public bool IsInOwnName(string code)
    {
        if (code.Length > 3 || code is "IGO" or "NGO") return true;
        foreach (var party in sentence.Parties)
            if (party.Code == code && sentence[parties.HeadOf(party)].Relation is not (Relation.Amod or Relation.Compound or Relation.Nmod_poss or Relation.Nmod_desc)) return true;
        return false;
    }

    /// <summary>"in Rome": where parties met is no party.</summary>
    private bool IsWhere(Party party) => sentence.Preposition(parties.HeadOf(party)) is >= 0 and var p && sentence.Tree.IsAny(p, Where);

    /// <summary>A clause of time, ground, purpose or condition: who it names has no part in the act.</summary>
    public bool IsCircumstance(int clause)
    {
        if (sentence[clause].Relation is not Relation.Advcl) return false;
        foreach (int child in sentence.Of(clause))
            if (sentence[child].Relation is Relation.Mark or Relation.Advmod && child < clause && sentence.Tree.IsAny(child, "if", "unless", "when", "after", "before", "since", "because", "as", "while", "although", "though", "until", "following", "once")) return true;
        return false;
    }

    private bool IsPurpose(int clause) => sentence[clause].Relation is Relation.Advcl && sentence[clause].Fine is FineTag.VB && IsMarked(clause, "to");

    /// <summary>Acts that consist in saying something: what they are about may be told in a clause.</summary>
    private static bool IsOfWords(EventType type) => type is EventType.Agree or EventType.Request or EventType.Accuse or EventType.Reject or EventType.Threaten or EventType.Concede or EventType.Support or EventType.Protest;

    private bool InCircumstance(Party party, int site)
    {
        for (int at = parties.HeadOf(party), steps = 0; at >= 0 && at != site && steps < sentence.Count; at = sentence[at].Head, steps++)
            if (IsCircumstance(at) || IsPurpose(at)) return true;
        return false;
    }

    private void AddPlace(int verb, List<string> codes, List<string>? unless)
    {
        foreach (int child in sentence.Of(verb))
        {
            if (sentence[child].Relation is not (Relation.Obl or Relation.Obj)) continue;
            if (sentence[child].Relation is Relation.Obl && !(sentence.Preposition(child) is >= 0 and var p && sentence.Tree.IsAny(p, Where))) continue;
            int before = codes.Count;
            if (!parties.AddDeep(child, codes)) continue;
            if (unless is not null) for (int i = codes.Count - 1; i >= before; i--) if (Holds(unless, codes[i])) codes.RemoveAt(i);
            if (codes.Count > before) return;
        }
    }

    /// <summary>Names only who said it: the subject of a verb of saying, or behind "according to".</summary>
    private bool IsAttribution(Party party)
    {
        bool subject = false;
        for (int at = parties.HeadOf(party), steps = 0; at >= 0 && steps < sentence.Count; steps++)
        {
            subject |= sentence[at].Relation is Relation.Nsubj;
            int head = sentence[at].Head;
            if (sentence.Tree.Child(at, Relation.Case) is >= 0 and var preposition && sentence.Tree.Is(preposition, "according")) return true;
            if (head < 0 || sentence[head].Tag is PartOfSpeech.Verb) return subject && head >= 0 && StatusReader.IsSaying(sentence.Lemma(head));
            at = head;
        }
        return false;
    }

    /// <summary>Whether one of the codes is of the code's country.</summary>
    public static bool Holds(List<string> codes, string code)
    {
        foreach (string one in codes) if (one.AsSpan(0, 3).SequenceEqual(code.AsSpan(0, 3))) return true;
        return false;
    }
}
