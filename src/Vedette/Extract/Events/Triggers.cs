using Vedette.Language;

namespace Vedette.Extract;

/// <summary>A word that tells an event. <paramref name="Site"/> is the verb whose arguments are the event's: the word itself, or the light verb that carries an event noun. <paramref name="Noun"/> is the noun that tells the kind of act ("talks", "treaty"), or -1.</summary>
internal readonly record struct Trigger(CodebookEntry Entry, int Word, int Site, bool IsVerb, int Noun);

/// <summary>Finds the words of one sentence that tell an event by the codebook.</summary>
internal sealed class Triggers(Codebook codebook, EventSentence sentence)
{
    private readonly bool[] spent = new bool[sentence.Count];

    public List<Trigger> Find()
    {
        List<Trigger> found = [];
        for (int i = 0; i < sentence.Count; i++)
            if (sentence[i].Tag is PartOfSpeech.Verb && OfVerb(i) is { } act) found.Add(act);
        for (int i = 0; i < sentence.Count; i++)
            if (sentence[i].Tag is PartOfSpeech.Noun && !spent[i] && OfNoun(i) is { } happening) found.Add(happening);
        return found;
    }

    private Trigger? OfVerb(int verb)
    {
        foreach (var entry in codebook.OfVerb(sentence.Lemma(verb)))
        {
            if (entry.Prepositions.Count > 0 && !HasPreposition(verb, entry)) continue;
            int with = entry.With.Count == 0 ? -1 : Below(verb, entry, 0);
            if (entry.With.Count > 0 && with < 0) continue;
            if (entry.Joint && !IsJoint(verb, with)) continue;
            if (entry.Type is Model.EventType.Request && AsksToKnow(verb)) continue;
            if (with >= 0) spent[with] = true;
            return new(entry, verb, verb, true, with);
        }
        return null;
    }

    /// <summary>"asked whether": a question, no demand.</summary>
    private bool AsksToKnow(int verb)
    {
        foreach (int child in sentence.Of(verb))
            if (sentence[child].Relation is Relation.Ccomp or Relation.Advcl or Relation.Xcomp)
                foreach (int mark in sentence.Of(child))
                    if (sentence[mark].Relation is Relation.Mark && sentence.Tree.IsAny(mark, "whether", "if")) return true;
        return false;
    }

    private Trigger? OfNoun(int noun)
    {
        // "war games", "protest march": the head of the compound tells the event.
        if (sentence[noun].Relation is Relation.Compound) return null;
        int site = LightVerb(noun);
        foreach (var entry in codebook.OfNoun(sentence.Lemma(noun)))
            if (entry.With.Count > 0 && Below(noun, entry, 1) < 0) continue;
            else if (!entry.Joint || IsJoint(site >= 0 ? site : noun, noun)) return new(entry, noun, site >= 0 ? site : noun, site >= 0, noun);
        return null;
    }

    /// <summary>The light verb that has the noun as its object, subject of the passive, or the noun of a phrase close to it; -1 when there is none.</summary>
    private int LightVerb(int noun)
    {
        int head = sentence[noun].Head;
        if (head < 0) return -1;
        if (sentence[noun].Relation is Relation.Conj && sentence[head].Tag is PartOfSpeech.Noun) return LightVerb(head);
        if (sentence[noun].Relation is Relation.Acl or Relation.Nmod) return -1;
        return sentence[noun].Relation is Relation.Obj or Relation.Nsubj_pass or Relation.Obl or Relation.Xcomp && sentence[head].Tag is PartOfSpeech.Verb && codebook.IsLight(sentence.Lemma(head)) ? head : -1;
    }

    /// <summary>How many words may stand between a verb and its own preposition: "called again on Monday for". One found farther off belongs to something else.</summary>
    private const int Nearby = 4;

    private bool HasPreposition(int verb, CodebookEntry entry)
    {
        foreach (int child in sentence.Of(verb))
        {
            if (sentence[child].Relation is Relation.Compound_prt or Relation.Advmod or Relation.Mark && entry.Prepositions.Contains(sentence.Lemma(child))) return true;
            if (sentence[child].Relation is Relation.Obl or Relation.Advcl && child > verb)
                foreach (int below in sentence.Of(child))
                    if (below <= verb + Nearby && sentence[below].Relation is Relation.Case or Relation.Mark && entry.Prepositions.Contains(sentence.Lemma(below))) return true;
        }
        return false;
    }

    /// <summary>A word of the entry's list that heads the object, a phrase or a complement of the verb, or stands close below one.</summary>
    private int Below(int head, CodebookEntry entry, int depth)
    {
        foreach (int child in sentence.Of(head))
        {
            var relation = sentence[child].Relation;
            bool counts = depth == 0
                ? relation is Relation.Obj or Relation.Iobj or Relation.Obl or Relation.Xcomp or Relation.Ccomp or Relation.Nsubj_pass or Relation.Compound_prt or Relation.Advcl && (child > head || relation is Relation.Nsubj_pass)
                : relation is Relation.Conj or Relation.Compound or Relation.Nmod or Relation.Obj or Relation.Amod or Relation.Appos;
            if (!counts) continue;
            if (entry.With.Contains(sentence.Lemma(child)) || (depth == 0 && sentence[child].Tag is PartOfSpeech.Propn && entry.With.Contains("NAME"))) return child;
            if (depth < 2 && Below(child, entry, depth + 1) is >= 0 and var deeper) return deeper;
        }
        return depth == 0 && sentence[head].Relation is Relation.Acl && sentence[head].Head >= 0 && entry.With.Contains(sentence.Lemma(sentence[head].Head)) ? sentence[head].Head : -1;
    }

    private bool IsJoint(int trigger, int noun)
    {
        int anchor = noun >= 0 ? noun : trigger;
        foreach (int child in sentence.Of(anchor)) if (sentence.Tree.IsAny(child, "joint", "bilateral", "combined", "trilateral", "multinational")) return true;
        foreach (int child in sentence.Of(trigger)) if (sentence.Tree.IsAny(child, "jointly", "together")) return true;
        int subject = sentence.Tree.Subject(trigger);
        return Countries(sentence.Tree.Reach(anchor)) > 1 && anchor == noun || (subject >= 0 && Countries(sentence.Tree.Reach(subject)) > 1);
    }

    private int Countries(TokenRange range)
    {
        int count = 0;
        string? seen = null;
        foreach (var party in sentence.Parties)
        {
            if (party.Start < range.Start || party.End > range.End || (seen is not null && party.Code.AsSpan(0, 3).SequenceEqual(seen.AsSpan(0, 3)))) continue;
            seen = party.Code;
            count++;
        }
        return count;
    }
}
