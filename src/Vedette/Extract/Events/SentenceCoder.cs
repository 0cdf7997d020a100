using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>An event as one sentence tells it, before the document says how real it is.</summary>
/// <param name="Type">The entry's type, or what intent or refusal makes of it.</param>
/// <param name="Lost">What else its word could tell; with the main act also what its sentence holds that is no event of its own.</param>
internal sealed record CodedEvent(CodebookEntry Entry, EventType Type, TextSpan Trigger, TextSpan Span, ImmutableArray<string> Actors, ImmutableArray<string> Recipients, string? Place, Holding Holding, string Rule, ImmutableArray<Candidate> Lost);

/// <summary>A reading of a word that did not win, and why.</summary>
internal readonly record struct Candidate(EventType Type, TextSpan Word, string Why);

/// <summary>Codes the events of one sentence, the main act first. What is only threatened, demanded, promised or refused is content of that act, and no event of its own.</summary>
/// <param name="carried">What the sentence before handed on.</param>
internal sealed class SentenceCoder(Codebook codebook, ActorTable table, ContextTable contexts, EventSentence sentence, ImmutableArray<Name> names, Topic carried)
{
    private readonly EventArguments arguments = new(sentence, new Parties(sentence, table), carried);
    private IReadOnlyList<string>? itemRecipients;

    /// <summary>What the next sentence may refer to; to be asked after <see cref="Code"/>.</summary>
    public Topic HandedOn()
    {
        if (itemRecipients is not null) return itemRecipients.Count > 0 ? carried with { Recipients = itemRecipients } : carried;
        List<string> codes = [];
        bool told = !arguments.AddTopic(codes) || codes.Count > 0;
        if (arguments.OpenedBy() is >= 0 and var verb)
        {
            var holding = StatusReader.Of(sentence, new Trigger(Demand, verb, verb, true, -1, []));
            bool supposed = sentence.Tree.IsAny(verb, "would", "could", "may", "might", "can", "should"), meant = sentence.Tree.IsAny(verb, "will", "shall") || StatusWords.Intending.Contains(sentence.Lemma(verb));
            return new(codes, [], holding.Hypothetical || supposed, holding.Intended || meant);
        }
        return told ? new(codes, []) : carried;
    }

    /// <summary>What the act's own entry tells, then what the words of the sentence tell.</summary>
    public ImmutableArray<string> ContextsOf(CodedEvent coded)
    {
        var all = coded.Entry.Contexts.ToBuilder();
        for (int i = 0; i < sentence.Count; i++)
            if (sentence[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Verb)
                foreach (string context in contexts.Of(sentence.Lemma(i))) if (!all.Contains(context)) all.Add(context);
        return all.ToImmutable();
    }

    public IReadOnlyList<CodedEvent> Code()
    {
        if (sentence.Parties.Count == 0) return [];
        var triggers = new Triggers(codebook, sentence).Find();
        var coded = new List<(int Depth, CodedEvent Event)>();
        var lost = new List<Trigger>();
        foreach (var (trigger, depth) in triggers.Select(t => (Trigger: t, Depth: Depth(t))).OrderBy(t => t.Depth).ThenBy(t => t.Trigger.Site))
            if (!IsContent(trigger, triggers) && Of(trigger, depth, coded.Count == 0, triggers) is { } e) coded.Add((depth, e));
            else lost.Add(trigger);
        if (Obligation() is { } demand && (coded.Count == 0 || coded[0].Depth > 0 || coded[0].Event.Holding.Hypothetical)) coded.Insert(0, (0, demand));
        if (coded.Count > 0) coded[0] = (coded[0].Depth, coded[0].Event with { Lost = [.. coded[0].Event.Lost, .. lost.Select(t => new Candidate(t.Entry.Type, sentence[t.Word].Span, "content of another act, or too little told"))] });
        return [.. coded.Select(c => c.Event)];
    }

    private CodedEvent? Of(in Trigger trigger, int depth, bool main, List<Trigger> triggers)
    {
        List<string> actors = [], recipients = [];
        arguments.Of(trigger, actors, recipients);
        if (main && trigger.IsVerb) arguments.Complete(trigger, actors, recipients);
        var holding = StatusReader.Of(sentence, trigger);
        if (trigger.IsVerb && arguments.IsListItem(trigger.Site)) (holding, itemRecipients) = (carried.Over(holding), recipients);
        if (!Tells(trigger, main, IsExplicit(trigger, depth), holding, actors, recipients)) return null;
        if (trigger.Entry.Type is EventType.Agree && trigger.IsVerb && PromisesForce(trigger, triggers)) return Event(trigger, EventType.Threaten, trigger.Word, actors, recipients, holding, "promise of force");
        bool offered = trigger.Entry.Type is EventType.Aid && sentence.Lemma(trigger.Word) is "offer" && !holding.Hypothetical;
        var (type, held, rule) = offered ? (EventType.Agree, holding, "offer") : trigger.IsVerb ? Meant(trigger.Entry.Type, holding) : (trigger.Entry.Type, holding, "noun");
        return Event(trigger, type, Math.Min(trigger.Site, trigger.Word), actors, recipients, held, rule);
    }

    /// <summary>A clause of its own that says who does it or whom it is done to. "Its help is about sending troops" tells of help, not of sending.</summary>
    private bool IsExplicit(in Trigger trigger, int depth)
    {
        if (sentence.Tree.Child(trigger.Site, Relation.Cop) >= 0) return false;
        int finite = trigger.Site;
        while (sentence[finite].Relation is Relation.Xcomp && !sentence.Tree.IsFinite(finite)) finite = sentence[finite].Head;
        return arguments.IsPassive(trigger.Site)
            ? trigger.Entry.Type is EventType.Assault or EventType.Coerce or EventType.Sanction or EventType.Accuse or EventType.Retreat
            : depth <= 1 && sentence.Tree.IsFinite(finite);
    }

    /// <summary>Enough is told to be an event: a main act needs one side that acts in its own name, a side clause or a noun needs both, unless the act is one that needs no other.</summary>
    private bool Tells(in Trigger trigger, bool main, bool explicitly, Holding holding, List<string> actors, List<string> recipients)
    {
        if (trigger.Entry.Mutual && actors.Count < 2 && !(main && trigger.IsVerb)) return false;
        if (actors.Count > 0 && recipients.Count > 0) return true;
        // A participle whose actor nobody names, or a mere possibility without another side, tells too little.
        if (actors.Count == 0 && !explicitly) return false;
        if (recipients.Count == 0 && trigger.Entry.Type is EventType.Cooperate or EventType.Aid or EventType.Sanction) return false;
        if (!trigger.IsVerb || (recipients.Count == 0 && !actors.Exists(arguments.IsInOwnName))) return false;
        bool alone = explicitly && actors.Count > 0 && trigger.Entry.Type is EventType.Protest or EventType.Mobilize or EventType.Retreat;
        return alone || (main && (explicitly || (IsAside(trigger.Site) && !holding.Intended)) && !holding.Hypothetical && !holding.Asked && (!holding.Negated || holding.Intended));
    }

    /// <summary>A headline, an item of a list or a participle beside the main clause, which leave out what makes a verb finite; not what is to be done, nor what describes a noun.</summary>
    private bool IsAside(int site) => (sentence[site].Head < 0 && (sentence[site].Fine is not FineTag.VB || sentence.Tree.Subject(site) >= 0)) || arguments.IsListItem(site) || (sentence[site].Fine is not FineTag.VB && sentence[site].Relation is not (Relation.Acl or Relation.Amod));

    /// <summary>Intent and refusal are acts of their own: cooperation to come is agreement, force to come announced by its author is a threat, announced non-cooperation is a refusal.</summary>
    private static (EventType Type, Holding Holding, string Rule) Meant(EventType type, Holding holding)
    {
        bool kind = type is EventType.Agree or EventType.Consult or EventType.Support or EventType.Cooperate or EventType.Aid or EventType.Concede or EventType.Retreat;
        bool hostile = IsHostile(type) || type is EventType.Protest;
        var done = holding with { Intended = false, Negated = false, Conditional = false, Purposed = false };
        if (!holding.Intended || holding.Hypothetical) return (type, holding, "told");
        if (kind && holding.Negated) return (EventType.Reject, done, "announced refusal");
        if (kind && holding is { Conditional: true, Announced: true } && type is EventType.Retreat) return (EventType.Threaten, done, "conditional withdrawal");
        if (kind) return (EventType.Agree, done, "cooperation to come");
        if (hostile && holding is { Prepared: true, Negated: false }) return (EventType.Mobilize, done, "preparation of force");
        if (hostile && holding is { Announced: true, Negated: false }) return (EventType.Threaten, done, "announced force");
        return (type, holding, "told");
    }

    /// <summary>"Moscow said that Kyiv must withdraw": what a speaker says another must do is a demand.</summary>
    private CodedEvent? Obligation()
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Relation is not Relation.Aux || !sentence.Tree.IsAny(i, "must", "should")) continue;
            int act = sentence[i].Head, saying = act < 0 ? -1 : sentence[act].Head;
            if (saying < 0 || sentence[act].Relation is not (Relation.Ccomp or Relation.Parataxis) || !StatusReader.IsSaying(sentence.Lemma(saying)) && !sentence.Tree.IsAny(saying, "concluded", "demanded", "argued")) continue;
            int speaker = sentence.Tree.Subject(saying), bound = sentence.Tree.Subject(act);
            if (speaker < 0 || bound < 0) continue;
            List<string> actors = [], recipients = [];
            var parties = new Parties(sentence, table);
            if (!parties.AddDeep(speaker, actors) || !parties.AddDeep(bound, recipients) || actors.SequenceEqual(recipients)) continue;
            return Event(new Trigger(Demand, i, saying, true, -1, []), EventType.Request, i, actors, recipients, default, "what another must do");
        }
        return null;
    }

    private static readonly CodebookEntry Demand = new(EventType.Request, "change", [], [], [], Thing: false, Mutual: false, Joint: false, Place: false, Topic: false);

    /// <summary>Below a threat, a demand, a promise or a refusal, and not beside it. "Asked for arms for its war on Peru": whose war it is, is told as known.</summary>
    private bool IsContent(in Trigger trigger, List<Trigger> triggers)
    {
        bool known = !trigger.IsVerb && IsHostile(trigger.Entry.Type) && sentence.Tree.Child(trigger.Word, Relation.Nmod_poss) >= 0;
        for (int at = trigger.Site, steps = 0; at >= 0 && steps < 8; at = sentence[at].Head, steps++)
        {
            if (at != trigger.Site || trigger.Word != trigger.Site && !trigger.IsVerb)
                foreach (var other in triggers)
                    if (other.IsVerb && other.Site == at && other.Site != trigger.Site && other.Entry.Type is EventType.Threaten or EventType.Request or EventType.Reject or EventType.Agree) return !known || sentence[trigger.Site].Head == at;
            if (sentence[at].Relation is not (Relation.Xcomp or Relation.Ccomp or Relation.Obj or Relation.Obl or Relation.Nmod or Relation.Acl or Relation.Advcl or Relation.Conj or Relation.Compound)) return false;
        }
        return false;
    }

    private static bool IsHostile(EventType type) => type is EventType.Sanction or EventType.Coerce or EventType.Assault;

    /// <summary>"vowed to attack": the complement of a promise is hostile.</summary>
    private bool PromisesForce(in Trigger promise, List<Trigger> triggers)
    {
        foreach (var other in triggers)
            if (other.IsVerb && sentence[other.Site].Head == promise.Site && sentence[other.Site].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl
                && IsHostile(other.Entry.Type) && !arguments.IsCircumstance(other.Site) && !Negation.Bears(sentence.Tree, other.Site)) return true;
        return false;
    }

    /// <summary>How far from the main clause an event stands; a verb of saying above it does not count.</summary>
    private int Depth(in Trigger trigger)
    {
        int depth = trigger.IsVerb ? 0 : 2;
        for (int at = trigger.Site, steps = 0; at >= 0 && steps < sentence.Count; at = sentence[at].Head, steps++)
        {
            int head = sentence[at].Head;
            depth += sentence[at].Relation switch
            {
                Relation.Root => 0,
                Relation.Ccomp or Relation.Parataxis => head >= 0 && StatusReader.IsSaying(sentence.Lemma(head)) ? 0 : 1,
                Relation.Xcomp => 0,
                Relation.Conj => 1,
                Relation.Advcl => 2,
                Relation.Acl or Relation.Acl_relcl => 3,
                _ => 1,
            };
        }
        return depth;
    }

    private CodedEvent Event(in Trigger trigger, EventType type, int from, List<string> actors, List<string> recipients, Holding holding, string rule)
    {
        var reach = sentence.Tree.Reach(trigger.Site);
        var span = new TextSpan(Math.Min(sentence[from].Start, sentence[reach.Start].Start), sentence[reach.End - 1].End);
        var word = sentence[trigger.Word].Span;
        actors.Sort(StringComparer.Ordinal);
        recipients.Sort(StringComparer.Ordinal);
        return new CodedEvent(trigger.Entry, type, word, span, [.. actors], [.. recipients], PlaceIn(span), holding, rule, [.. trigger.Others.Select(other => new Candidate(other, word, "the codebook has it behind the entry that fired"))]);
    }

    /// <summary>The place in which the words say that it was; where they tell none, the country.</summary>
    private string? PlaceIn(TextSpan span)
    {
        string? country = null;
        foreach (var name in names)
        {
            bool place = name.Kind is EntityKind.Place or EntityKind.Facility;
            if (!span.Contains(name.Span) || !(place || name.Kind is EntityKind.Country) || !StandsIn(name.Span.Start)) continue;
            if (place) return name.Canonical;
            country ??= name.Canonical;
        }
        return country;
    }

    private static readonly string[] Within = ["in", "at", "near", "off", "over", "across", "inside", "throughout", "around"];

    private bool StandsIn(int start)
    {
        for (int i = 1; i < sentence.Count; i++)
            if (sentence[i].Start == start) return sentence.Tree.IsAny(i - 1, Within) || (i > 1 && sentence.Tree.Is(i - 1, "the") && sentence.Tree.IsAny(i - 2, Within));
        return false;
    }
}
