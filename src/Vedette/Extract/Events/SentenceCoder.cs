using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>An event as one sentence tells it, before the document says how real it is.</summary>
internal sealed record CodedEvent(CodebookEntry Entry, TextSpan Trigger, TextSpan Span, ImmutableArray<string> Actors, ImmutableArray<string> Recipients, string? Place, bool Negated, bool Hypothetical, bool Intended, bool Asked);

/// <summary>Codes the events of one sentence.</summary>
internal sealed class SentenceCoder(Grammar grammar, Codebook codebook, Tree tree, ImmutableArray<Name> names)
{
    private readonly Name[] inside = [.. names.Where(n => tree.Sentence.Words.Contains(n.Span))];

    public IEnumerable<CodedEvent> Code()
    {
        HashSet<int> spent = [];
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag is PartOfSpeech.Verb && OfVerb(i, spent) is { } act) yield return act;
        }
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag is PartOfSpeech.Noun && !spent.Contains(i) && OfNoun(i) is { } happening) yield return happening;
        }
    }

    private string Lemma(int token) => grammar.Lemma(tree.Word(token), tree[token].Tag, tree[token].Fine);

    private CodedEvent? OfVerb(int verb, HashSet<int> spent)
    {
        foreach (var entry in codebook.OfVerb(Lemma(verb)))
        {
            int with = entry.With.Count == 0 ? -1 : ObjectIn(verb, entry.With);
            if (entry.With.Count > 0 && with < 0) continue;
            if (entry.Joint && !IsJoint(verb, with)) continue;
            bool passive = tree.Child(verb, Relation.Aux_pass) >= 0 || (tree[verb].Fine is FineTag.VBN && tree[verb].Relation is Relation.Acl or Relation.Advcl && tree.Child(verb, Relation.Nsubj, Relation.Aux) < 0);
            var actors = passive ? CodesOf(Agent(verb)) : CodesOf(ActorOf(verb));
            var recipients = passive ? CodesOf(tree[verb].Relation is Relation.Acl ? tree[verb].Head : tree.Subject(verb)) : RecipientsOf(verb, entry.Type, actors);
            if (passive && recipients.Count == 0) recipients = RecipientsOf(verb, entry.Type, actors);
            if (entry.Mutual && recipients.Count > 0) actors = [.. actors.Union(recipients)];
            if (entry.Mutual && actors.Count > 1) recipients = [.. actors];
            if (actors.Count == 0 && recipients.Count == 0) continue;
            if (with >= 0) spent.Add(with);
            var range = tree.Reach(verb);
            return Event(entry, verb, new TextSpan(tree[Math.Min(verb, range.Start)].Start, tree[range.End - 1].End), actors, recipients);
        }
        return null;
    }

    private CodedEvent? OfNoun(int noun)
    {
        foreach (var entry in codebook.OfNoun(Lemma(noun)))
        {
            if (entry.Joint && !IsJoint(noun, noun)) continue;
            var range = tree.Reach(noun);
            HashSet<string> actors = [], recipients = [];
            foreach (int child in tree.Children(noun))
            {
                string? preposition = tree.Child(child, Relation.Case) is >= 0 and var p ? tree.Word(p).ToString().ToLowerInvariant() : null;
                var side = (tree[child].Relation, preposition) switch
                {
                    (Relation.Nmod_poss or Relation.Amod or Relation.Compound or Relation.Nmod_desc, _) => actors,
                    (Relation.Nmod or Relation.Obl, "by" or "between" or "from") => actors,
                    (Relation.Nmod or Relation.Obl, "of" or "against" or "on" or "to" or "with" or "over" or "in" or "toward" or "towards") => preposition == "of" && entry.Type is not (EventType.Assault or EventType.Accuse) ? actors : recipients,
                    (Relation.Acl, _) when tree.Child(child, Relation.Obl_agent, Relation.Obl) is >= 0 and var agent && tree.Child(agent, Relation.Case) is >= 0 and var by && tree.Is(by, "by") => actors,
                    _ => null,
                };
                if (side is null) continue;
                int from = tree[child].Relation is Relation.Acl ? tree.Child(child, Relation.Obl_agent, Relation.Obl) : child;
                side.UnionWith(CodesOf(from));
            }
            recipients.ExceptWith(actors);
            if (actors.Count == 0 && recipients.Count == 0) continue;
            if (entry.Mutual) actors.UnionWith(recipients);
            if (entry.Mutual && actors.Count > 1) recipients = [.. actors];
            if (actors.Count == 0 || (recipients.Count == 0 && !entry.Mutual)) continue;
            return Event(entry, noun, new TextSpan(tree[range.Start].Start, tree[range.End - 1].End), actors, recipients);
        }
        return null;
    }

    private CodedEvent Event(CodebookEntry entry, int trigger, TextSpan span, IEnumerable<string> actors, IEnumerable<string> recipients)
    {
        bool hypothetical = false, intended = false, asked = false, negated = Negation.Bears(tree, trigger);
        for (int at = trigger, steps = 0; at >= 0 && steps < 4; at = tree[at].Head, steps++)
        {
            foreach (int child in tree.Children(at))
            {
                if (tree[child].Relation is Relation.Aux && tree.IsAny(child, "could", "may", "might", "would", "can", "should")) hypothetical = true;
                if (tree[child].Relation is Relation.Aux && tree.IsAny(child, "will", "shall", "’ll", "'ll")) intended = true;
                if (tree[child].Relation is Relation.Mark && tree.IsAny(child, "if", "unless")) hypothetical = true;
                if (tree[child].Relation is Relation.Mark && tree.IsAny(child, "whether")) asked = true;
                if (tree[child].Relation is Relation.Amod && tree.IsAny(child, "potential", "possible", "hypothetical", "feared", "future")) hypothetical = true;
            }
            if (at != trigger && Lemma(at) is "plan" or "intend" or "prepare" or "vow" or "pledge" or "promise" or "agree" or "want" or "ready" or "willing") intended = true;
            if (at != trigger && Lemma(at) is "deny" or "refuse" or "reject") negated = true;
            if (tree[at].Relation is not (Relation.Conj or Relation.Xcomp or Relation.Acl or Relation.Advcl or Relation.Obj or Relation.Ccomp or Relation.Obl or Relation.Nmod)) break;
        }
        var place = inside.FirstOrDefault(n => n.Kind is EntityKind.Place && span.Contains(n.Span) && Precedes(n.Span, "in", "at", "near", "off"));
        return new CodedEvent(entry, tree[trigger].Span, span, [.. actors.Order(StringComparer.Ordinal)], [.. recipients.Order(StringComparer.Ordinal)], place?.Canonical, negated, hypothetical, intended, asked);
    }

    /// <summary>The subject; for a bare infinitive or participle the subject of what governs it.</summary>
    private int ActorOf(int verb)
    {
        for (int at = verb, steps = 0; at >= 0 && steps < 4; steps++)
        {
            int subject = tree.Subject(at);
            if (subject >= 0) return tree.IsAny(subject, "who", "which", "that") && tree[at].Relation is Relation.Acl_relcl ? tree[at].Head : subject;
            var relation = tree[at].Relation;
            int head = tree[at].Head;
            // "asked China to send": the object of asking acts.
            if (relation is Relation.Xcomp && head >= 0 && tree.Child(head, Relation.Obj) is >= 0 and var asked && CodesOf(asked).Count > 0) return asked;
            if (relation is Relation.Acl && head >= 0 && tree[verb].Fine is FineTag.VBG) return head;
            if (relation is not (Relation.Xcomp or Relation.Advcl or Relation.Conj or Relation.Acl or Relation.Parataxis)) return -1;
            at = head;
        }
        return -1;
    }

    private int Agent(int verb)
    {
        int agent = tree.Child(verb, Relation.Obl_agent);
        if (agent >= 0) return agent;
        foreach (int child in tree.Children(verb))
            if (tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var by && tree.Is(by, "by")) return child;
        return -1;
    }

    private HashSet<string> RecipientsOf(int verb, EventType type, HashSet<string> actors)
    {
        HashSet<string> found = [];
        foreach (int child in tree.Children(verb))
        {
            // An object that carries a preposition is a parser's doubt.
            bool object_ = tree[child].Relation is Relation.Obj or Relation.Iobj && tree.Child(child, Relation.Case) < 0;
            bool phrase = tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var p && tree.IsAny(p, "to", "with", "against", "for", "at", "on", "toward", "towards", "from", "of", "over")
                // One shares and works together with somebody, not to him: "sharing data to blind the defences".
                && !(type is EventType.Cooperate && tree.Is(p, "to"));
            bool clause = tree[child].Relation is Relation.Xcomp && tree[child].Tag is PartOfSpeech.Noun;
            if (object_ || phrase || clause) found.UnionWith(CodesOf(child));
            if (object_)
                foreach (int below in tree.Children(child))
                    if (tree[below].Relation is Relation.Nmod && tree.Child(below, Relation.Case) is >= 0 and var q && tree.IsAny(q, "to", "with", "against", "for", "on", "of")) found.UnionWith(CodesOf(below));
        }
        found.ExceptWith(actors);
        return found;
    }

    /// <summary>The codes of the parties that a noun phrase names: of its head, its coordinated parts, and the country that describes it.</summary>
    private HashSet<string> CodesOf(int token)
    {
        HashSet<string> codes = [];
        if (token < 0) return codes;
        AddCodes(token, codes);
        foreach (int child in tree.Children(token))
            if (tree[child].Relation is Relation.Conj) AddCodes(child, codes);
        return codes;
    }

    private void AddCodes(int head, HashSet<string> codes)
    {
        var name = inside.FirstOrDefault(n => n.Span.Overlaps(tree[head].Span));
        if (name?.Country is { } own)
        {
            codes.Add(own + Sector(head, name));
            return;
        }
        foreach (int child in tree.Children(head))
        {
            if (tree[child].Relation is not (Relation.Amod or Relation.Compound or Relation.Nmod_poss or Relation.Nmod or Relation.Flat or Relation.Appos or Relation.Nmod_desc)) continue;
            if (tree[child].Relation is Relation.Nmod && !(tree.Child(child, Relation.Case) is >= 0 and var p && tree.IsAny(p, "of", "from", "in"))) continue;
            var owner = inside.FirstOrDefault(n => n.Span.Overlaps(tree[child].Span) && n.Country is not null);
            if (owner is not null)
            {
                codes.Add(owner.Country + Sector(head, owner));
                foreach (int more in tree.Children(child))
                    if (tree[more].Relation is Relation.Conj or Relation.Flat or Relation.Compound && inside.FirstOrDefault(n => n.Span.Overlaps(tree[more].Span) && n.Country is not null && n != owner) is { } other) codes.Add(other.Country + Sector(head, other));
                return;
            }
        }
        if (name?.Kind is EntityKind.Organisation && name.Canonical is "United Nations" or "European Union" or "NATO" or "United Nations Security Council" or "ASEAN" or "African Union") codes.Add("IGO");
    }

    private string Sector(int head, Name name)
    {
        if (name.Kind is EntityKind.Country && name.Span.Overlaps(tree[head].Span)) return "";
        return Lemma(head).ToLowerInvariant() switch
        {
            "government" or "ministry" or "minister" or "president" or "official" or "premier" or "administration" or "spokesman" or "spokeswoman" or "secretary" or "diplomat" or "ambassador" or "department" or "embassy" => "GOV",
            "troop" or "troops" or "army" or "military" or "navy" or "soldier" or "force" or "forces" or "warship" or "fleet" or "commander" or "general" => "MIL",
            "police" or "officer" => "COP",
            "court" or "judge" => "JUD",
            "parliament" or "senate" or "congress" or "lawmaker" or "senator" or "legislator" => "LEG",
            "rebel" or "rebels" or "militia" or "insurgent" => "REB",
            "company" or "firm" => "BUS",
            "journalist" or "media" or "newspaper" => "JRN",
            "intelligence" or "spy" => "SPY",
            _ => "",
        };
    }

    /// <summary>A word of the list that heads the object, a phrase below the verb, or a noun below the object.</summary>
    private int ObjectIn(int verb, System.Collections.Frozen.FrozenSet<string> words)
    {
        foreach (int child in tree.Children(verb))
        {
            if (tree[child].Relation is not (Relation.Obj or Relation.Iobj or Relation.Obl or Relation.Xcomp or Relation.Ccomp or Relation.Nsubj_pass)) continue;
            if (words.Contains(Lemma(child))) return child;
            foreach (int below in tree.Children(child))
                if (tree[below].Relation is Relation.Conj or Relation.Compound or Relation.Nmod or Relation.Obj or Relation.Amod && words.Contains(Lemma(below))) return below;
        }
        return tree[verb].Relation is Relation.Acl && tree[verb].Head >= 0 && words.Contains(Lemma(tree[verb].Head)) ? tree[verb].Head : -1;
    }

    private bool IsJoint(int trigger, int noun)
    {
        int anchor = noun >= 0 ? noun : trigger;
        if (tree.Children(anchor).Any(c => tree.IsAny(c, "joint", "bilateral", "combined", "trilateral"))) return true;
        if (tree.Children(trigger).Any(c => tree.IsAny(c, "jointly", "together"))) return true;
        var range = tree.Reach(anchor);
        return inside.Where(n => n.Country is not null && n.Span.Start >= tree[range.Start].Start && n.Span.End <= tree[range.End - 1].End).Select(n => n.Country).Distinct().Count() > 1
            || CodesOf(tree.Subject(trigger)).Count > 1;
    }

    private bool Precedes(TextSpan name, params ReadOnlySpan<string> prepositions)
    {
        for (int i = 1; i < tree.Count; i++)
            if (tree[i].Start == name.Start) return tree.IsAny(i - 1, prepositions) || (i > 1 && tree.Is(i - 1, "the") && tree.IsAny(i - 2, prepositions));
        return false;
    }
}
