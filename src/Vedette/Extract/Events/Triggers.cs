using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>A word that tells an event. <paramref name="Site"/> is the verb whose arguments are the event's: the word itself, or the light verb that carries an event noun. <paramref name="Noun"/> is the noun that tells the kind of act ("talks", "treaty"), or -1.</summary>
/// <param name="Others">The types that later entries of the codebook would have given the word.</param>
internal readonly record struct Trigger(CodebookEntry Entry, int Word, int Site, bool IsVerb, int Noun, EventType[] Others);

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
        Trigger? won = null;
        foreach (var entry in codebook.OfVerb(sentence.Lemma(verb)))
        {
            if (!Fits(entry, verb, out int with)) continue;
            if (won is { } first)
            {
                won = WithOther(first, entry.Type);
                continue;
            }
            if (with >= 0) spent[with] = true;
            won = new(entry, verb, verb, true, with, []);
        }
        return won;
    }

    private bool Fits(CodebookEntry entry, int verb, out int with)
    {
        with = -1;
        if (entry.Prepositions.Count > 0 && !HasPreposition(verb, entry)) return false;
        with = entry.With.Count == 0 ? -1 : Below(verb, entry, 0);
        if (entry.With.Count > 0 && with < 0) return false;
        if (entry.Joint && !IsJoint(verb, with)) return false;
        // "does not rule out" leaves it open, and refuses nothing.
        if (sentence.Lemma(verb) is "rule" && Negation.IsNegated(sentence.Tree, verb)) return false;
        // "called him a liar" is no telephone call.
        if (entry.Mode is "phone" && sentence.Tree.Child(verb, Relation.Xcomp) >= 0) return false;
        if (entry.Thing && sentence.Tree.Child(verb, Relation.Ccomp) >= 0) return false;
        return entry.Type switch
        {
            EventType.Request => !AsksToKnow(verb) && !Asserts(verb),
            EventType.Reject => !Withholds(verb),
            _ => true,
        };
    }

    private static Trigger WithOther(Trigger trigger, EventType type) =>
        type == trigger.Entry.Type || trigger.Others.Contains(type) ? trigger : trigger with { Others = [.. trigger.Others, type] };

    /// <summary>"asked whether", "asked about": a question, no demand.</summary>
    private bool AsksToKnow(int verb)
    {
        foreach (int child in sentence.Of(verb))
        {
            if (sentence[child].Relation is Relation.Obl && sentence.Lemma(verb) is "ask" && sentence.Preposition(child) is >= 0 and var about && sentence.Tree.Is(about, "about")) return true;
            if (sentence[child].Relation is Relation.Ccomp or Relation.Advcl or Relation.Xcomp)
                foreach (int mark in sentence.Of(child))
                    if (sentence[mark].Relation is Relation.Mark && sentence.Tree.IsAny(mark, "whether", "if")) return true;
        }
        return false;
    }

    /// <summary>"insisted that it had left": a statement, no demand.</summary>
    private bool Asserts(int verb) => sentence.Lemma(verb) is "insist" && sentence.Tree.Child(verb, Relation.Ccomp) is >= 0 and var told && sentence.Tree.IsFinite(told);

    /// <summary>"declined to say": no statement, and nothing refused to anybody.</summary>
    private bool Withholds(int verb) => sentence.Tree.Child(verb, Relation.Xcomp) is >= 0 and var act && (StatusReader.IsSaying(sentence.Lemma(act)) || sentence.Lemma(act) is "comment" or "discuss" or "answer" or "speculate");

    private Trigger? OfNoun(int noun)
    {
        // "war games", "protest march": the head of the compound tells the event.
        if (sentence[noun].Relation is Relation.Compound) return null;
        int site = LightVerb(noun);
        Trigger? won = null;
        foreach (var entry in codebook.OfNoun(sentence.Lemma(noun)))
        {
            if (entry.With.Count > 0 && Below(noun, entry, 1) < 0) continue;
            if (entry.Prepositions.Count > 0 && !IsDoneTo(noun, entry)) continue;
            if (entry.Joint && !IsJoint(site >= 0 ? site : noun, noun)) continue;
            won = won is { } first ? WithOther(first, entry.Type) : new(entry, noun, site >= 0 ? site : noun, site >= 0, noun, []);
        }
        return won;
    }

    /// <summary>The light verb that has the noun as its object, subject of the passive, or the noun of a phrase close to it; -1 when there is none.</summary>
    private int LightVerb(int noun)
    {
        int head = sentence[noun].Head;
        if (head < 0) return -1;
        if (sentence[noun].Relation is Relation.Conj && sentence[head].Tag is PartOfSpeech.Noun) return LightVerb(head);
        if (sentence[noun].Relation is Relation.Acl or Relation.Nmod) return -1;
        // "called the meeting intense": named, not summoned.
        if (sentence.Lemma(head) is "call" && sentence.Tree.Child(head, Relation.Xcomp) >= 0) return -1;
        // "given Washington's warnings": the noun has an owner of its own.
        if (sentence.Tree.Child(noun, Relation.Nmod_poss) is >= 0 and var owner && sentence[owner].Tag is not PartOfSpeech.Pron) return -1;
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
                : relation is Relation.Conj or Relation.Compound or Relation.Nmod or Relation.Obj or Relation.Amod or Relation.Appos or Relation.Nmod_desc;
            if (!counts) continue;
            if (entry.With.Contains(sentence.Lemma(child)) || (depth == 0 && sentence[child].Tag is PartOfSpeech.Propn && entry.With.Contains("NAME"))) return child;
            if (depth < 2 && Below(child, entry, depth + 1) is >= 0 and var deeper) return deeper;
        }
        return depth == 0 && sentence[head].Relation is Relation.Acl && sentence[head].Head >= 0 && entry.With.Contains(sentence.Lemma(sentence[head].Head)) ? sentence[head].Head : -1;
    }

    /// <summary>"a strike on Peru": a party stands behind one of the entry's prepositions.</summary>
    private bool IsDoneTo(int noun, CodebookEntry entry)
    {
        foreach (int child in sentence.Of(noun))
            if (sentence.Preposition(child) is >= 0 and var preposition && entry.Prepositions.Contains(sentence.Lemma(preposition)) && Countries(sentence.Tree.Reach(child)) > 0) return true;
        return false;
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
