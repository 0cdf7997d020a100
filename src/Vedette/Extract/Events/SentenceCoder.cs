using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>An event as one sentence tells it, before the document says how real it is.</summary>
/// <param name="Type">The entry's type, or what intent or refusal makes of it.</param>
internal sealed record CodedEvent(CodebookEntry Entry, EventType Type, TextSpan Trigger, TextSpan Span, ImmutableArray<string> Actors, ImmutableArray<string> Recipients, string? Place, Holding Holding, string Rule);

/// <summary>Codes the events of one sentence, the main act first. What is only threatened, demanded, promised or refused is content of that act, and no event of its own.</summary>
internal sealed class SentenceCoder(Codebook codebook, ActorTable table, EventSentence sentence, ImmutableArray<Name> names, IReadOnlyList<string> carried)
{
    private readonly EventArguments arguments = new(sentence, new Parties(sentence, table), carried);

    /// <summary>Who the sentence is about, for a list that follows it.</summary>
    public List<string> Topic()
    {
        List<string> codes = [];
        arguments.AddTopic(codes);
        return codes;
    }

    public IEnumerable<CodedEvent> Code()
    {
        if (sentence.Parties.Count == 0) return [];
        var triggers = new Triggers(codebook, sentence).Find();
        var coded = new List<(int Depth, CodedEvent Event)>();
        foreach (var trigger in triggers.Where(t => !IsContent(t, triggers)).Select(t => (Trigger: t, Depth: Depth(t))).OrderBy(t => t.Depth).ThenBy(t => t.Trigger.Site))
            if (Of(trigger.Trigger, trigger.Depth, coded.Count == 0, triggers) is { } e) coded.Add((trigger.Depth, e));
        if (Obligation() is { } demand && (coded.Count == 0 || coded[0].Depth > 0 || coded[0].Event.Holding.Hypothetical)) coded.Insert(0, (0, demand));
        return coded.Select(c => c.Event);
    }

    private CodedEvent? Of(in Trigger trigger, int depth, bool main, List<Trigger> triggers)
    {
        List<string> actors = [], recipients = [];
        arguments.Of(trigger, actors, recipients);
        if (main && trigger.IsVerb) arguments.Complete(trigger, actors, recipients);
        var holding = StatusReader.Of(sentence, trigger);
        if (!Tells(trigger, main, (arguments.IsPassive(trigger.Site) && trigger.Entry.Type is EventType.Assault or EventType.Coerce or EventType.Sanction or EventType.Accuse or EventType.Retreat) || (depth <= 1 && sentence.Tree.IsFinite(trigger.Site) && !arguments.IsPassive(trigger.Site)), holding, actors, recipients)) return null;
        if (trigger.Entry.Type is EventType.Agree && trigger.IsVerb && PromisesForce(trigger, triggers)) return Event(trigger.Entry, EventType.Threaten, trigger.Word, trigger.Word, trigger.Site, actors, recipients, holding, "promise of force");
        var (type, held, rule) = trigger.IsVerb ? Meant(trigger.Entry.Type, holding) : (trigger.Entry.Type, holding, "noun");
        return Event(trigger.Entry, type, trigger.Word, Math.Min(trigger.Site, trigger.Word), trigger.Site, actors, recipients, held, rule);
    }

    /// <summary>Enough is told to be an event: a main act needs one side, a side clause or a noun needs both, unless the act is one that needs no other.</summary>
    private static bool Tells(in Trigger trigger, bool main, bool explicitly, Holding holding, List<string> actors, List<string> recipients)
    {
        if (trigger.Entry.Mutual && actors.Count < 2 && !(main && trigger.IsVerb)) return false;
        if (actors.Count > 0 && recipients.Count > 0) return true;
        // A participle whose actor nobody names, or a mere possibility without another side, tells too little.
        if (actors.Count == 0 && !explicitly) return false;
        bool alone = explicitly && actors.Count > 0 && trigger.Entry.Type is EventType.Protest or EventType.Mobilize or EventType.Retreat;
        return trigger.IsVerb && (alone || (main && actors.Count + recipients.Count > 0 && !holding.Hypothetical && !holding.Asked));
    }

    /// <summary>Intent and refusal are acts of their own: cooperation to come is agreement, force to come announced by its author is a threat, announced non-cooperation is a refusal.</summary>
    private static (EventType Type, Holding Holding, string Rule) Meant(EventType type, Holding holding)
    {
        bool kind = type is EventType.Agree or EventType.Consult or EventType.Support or EventType.Cooperate or EventType.Aid or EventType.Concede or EventType.Retreat;
        bool hostile = type is EventType.Sanction or EventType.Coerce or EventType.Assault or EventType.Protest;
        var done = holding with { Intended = false, Negated = false };
        if (!holding.Intended) return (type, holding, "told");
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
            return Event(Demand, EventType.Request, i, i, saying, actors, recipients, default, "what another must do");
        }
        return null;
    }

    private static readonly CodebookEntry Demand = new(EventType.Request, "change", [], [], [], Mutual: false, Joint: false, Place: false, Topic: false);

    /// <summary>Below a threat, a demand, a promise or a refusal, and not beside it.</summary>
    private bool IsContent(in Trigger trigger, List<Trigger> triggers)
    {
        for (int at = trigger.Site, steps = 0; at >= 0 && steps < 8; at = sentence[at].Head, steps++)
        {
            if (at != trigger.Site || trigger.Word != trigger.Site && !trigger.IsVerb)
                foreach (var other in triggers)
                    if (other.IsVerb && other.Site == at && other.Site != trigger.Site && other.Entry.Type is EventType.Threaten or EventType.Request or EventType.Reject or EventType.Agree) return true;
            if (sentence[at].Relation is not (Relation.Xcomp or Relation.Ccomp or Relation.Obj or Relation.Obl or Relation.Nmod or Relation.Acl or Relation.Advcl or Relation.Conj or Relation.Compound)) return false;
        }
        return false;
    }

    /// <summary>"vowed to attack": the complement of a promise is hostile.</summary>
    private bool PromisesForce(in Trigger promise, List<Trigger> triggers)
    {
        foreach (var other in triggers)
            if (other.IsVerb && sentence[other.Site].Head == promise.Site && sentence[other.Site].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl
                && other.Entry.Type is EventType.Assault or EventType.Coerce or EventType.Sanction && !Negation.Bears(sentence.Tree, other.Site)) return true;
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

    private CodedEvent Event(CodebookEntry entry, EventType type, int word, int from, int site, List<string> actors, List<string> recipients, Holding holding, string rule)
    {
        var reach = sentence.Tree.Reach(site);
        var span = new TextSpan(Math.Min(sentence[from].Start, sentence[reach.Start].Start), sentence[reach.End - 1].End);
        actors.Sort(StringComparer.Ordinal);
        recipients.Sort(StringComparer.Ordinal);
        return new CodedEvent(entry, type, sentence[word].Span, span, [.. actors], [.. recipients], PlaceIn(span), holding, rule);
    }

    private string? PlaceIn(TextSpan span)
    {
        foreach (var name in names)
        {
            if (name.Kind is not (EntityKind.Place or EntityKind.Facility) || !span.Contains(name.Span)) continue;
            for (int i = 1; i < sentence.Count; i++)
                if (sentence[i].Start == name.Span.Start && (sentence.Tree.IsAny(i - 1, "in", "at", "near", "off") || (i > 1 && sentence.Tree.Is(i - 1, "the") && sentence.Tree.IsAny(i - 2, "in", "at", "near", "off")))) return name.Canonical;
        }
        return null;
    }
}
