using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Reads propositions from one tree: goes from the main word of a content through the words that only put something forward ("is likely to", "fails to", "a risk of",
/// "conduct an exercise") to the one that tells the relation, and names what hangs on it by its part.
/// </summary>
internal sealed class PropositionTree
{
    /// <summary>Clauses below clauses that are still read.</summary>
    private const int Deepest = 4;

    private static readonly RelationTable Relations = RelationTable.Own;
    private static readonly FrameTable Frames = FrameTable.Own;

    private readonly Tree tree;
    private readonly PropositionWords words;
    private readonly ArgumentReader arguments;
    private readonly Antecedents antecedents;
    private bool[] inside = [];

    /// <param name="before">The sentence before; null at the beginning of a text.</param>
    public PropositionTree(string text, Sentence sentence, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times, Func<string, Token, string> lemma, Func<PropositionTree?> before)
    {
        tree = new(text, sentence);
        words = new(tree, names, times, lemma);
        antecedents = new(tree, words, () => before()?.antecedents);
        arguments = new(tree, words, antecedents, Nominal);
    }

    /// <param name="speaker">Who says it, when a name tells.</param>
    public Model.Proposition? Read(ImmutableArray<TextSpan> content, Name? speaker)
    {
        inside = new bool[tree.Count];
        for (int i = 0; i < inside.Length; i++)
            foreach (var span in content) inside[i] |= span.Overlaps(tree[i].Span);
        int head = Top();
        (arguments.Inside, antecedents.Inside, antecedents.Speaker) = (inside, inside, speaker);
        return head < 0 ? null : Of(head, null, Standing.Plain, 0) is { } read && Tells(read) ? read : null;
    }

    /// <summary>A bare noun ("the allegation") says nothing that could be laid beside another.</summary>
    private static bool Tells(Model.Proposition proposition) => proposition.Arguments.Length > 0;

    /// <summary>The word of the content that hangs on none of it, of several the one that governs most.</summary>
    private int Top()
    {
        int top = -1, longest = 0;
        for (int i = 0; i < tree.Count; i++)
        {
            if (!inside[i] || tree[i].Tag is PartOfSpeech.Punct || (tree[i].Head >= 0 && inside[tree[i].Head])) continue;
            var reach = tree.Reach(i);
            int length = 0;
            for (int k = reach.Start; k < reach.End; k++) if (inside[k]) length++;
            if (length > longest) (top, longest) = (i, length);
        }
        return top;
    }

    /// <param name="subject">Who does it when the word itself has no subject.</param>
    private Model.Proposition? Of(int head, Bearer? subject, Standing standing, int depth)
    {
        if (depth > Deepest) return null;
        bool copular = tree.Child(head, Relation.Cop) >= 0;
        var token = tree[head];
        if (token.Tag is PartOfSpeech.Verb or PartOfSpeech.Aux) return copular ? Purpose(head, standing, depth) : Verbal(head, subject, standing.Beside(tree, head), depth);
        if (copular || token.Tag is PartOfSpeech.Adj) return Copular(head, subject, standing.Beside(tree, head), depth);
        return token.Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron or PartOfSpeech.Num ? Nominal(head, subject, standing.Beside(tree, head), depth) : null;
    }

    /// <summary>"The aim is to …", "support is not about sending …": the verb, done by whoever the subject belongs to.</summary>
    private Model.Proposition? Purpose(int head, Standing standing, int depth)
    {
        int subject = tree.Subject(head);
        var owner = subject < 0 ? null : arguments.OwnerOf(subject);
        var put = subject >= 0 && Frames.Of(FrameKind.Noun, words.Lemma(subject)) is { } frame ? standing.Under(frame, tree[subject].Span) : standing;
        return Verbal(head, owner, put.Beside(tree, head), depth, skipSubject: true);
    }

    private Model.Proposition? Verbal(int head, Bearer? given, Standing standing, int depth, bool skipSubject = false)
    {
        string verb = words.Lemma(head);
        string phrase = tree.Child(head, Relation.Compound_prt) is >= 0 and var particle ? $"{verb} {words.Lower(particle)}" : verb;
        var parts = VerbParts.Of(tree, head);
        var subject = skipSubject ? given : SubjectOf(head, parts, given);

        // "There is a risk of …".
        if (verb == "be" && parts.Expletive >= 0 && parts.Subject >= 0) return Nominal(parts.Subject, null, standing.Beside(tree, parts.Subject), depth + 1);
        var framed = Frames.Of(FrameKind.Verb, phrase);
        int below = parts.Complement < 0 && framed is { Modality: Modality.Intended } ? VerbParts.Intended(tree, head) : parts.Complement;
        if (below >= 0 && framed is { } frame)
        {
            var doer = parts.IsClause ? null : parts.Object >= 0 ? arguments.Bearer(parts.Object) : parts.IsPassive && parts.Subject >= 0 ? arguments.Bearer(parts.Subject) : subject;
            return Of(below, doer, standing.Under(frame, tree[head].Span), depth + 1);
        }
        if (Form(verb, parts) is >= 0 and var shape) return Of(shape, parts.Subject >= 0 ? arguments.OwnerOf(parts.Subject) ?? Bearer.Nobody : subject, standing, depth + 1);
        if (Included(verb, parts, standing, depth) is { } passed) return passed;
        if (Light(head, phrase, parts, subject, standing, depth) is { } light) return light;

        var (relation, consumed, governed) = RelationOf(head, phrase, parts);
        var found = new List<Argument>();
        arguments.OfVerb(head, parts, subject, Relations.Named(relation), consumed, governed, found);
        if (below >= 0 && depth < Deepest)
        {
            int asked = parts.Object >= 0 ? parts.Object : parts.Indirect;
            var doer = parts.IsClause ? null : asked >= 0 ? arguments.Bearer(asked) : subject;
            if (Of(below, doer, Standing.Plain, depth + 1) is { } content) found.Add(arguments.Content(below, content));
        }
        return Build(relation, [tree[head].Span], found, standing);
    }

    /// <summary>Its own subject; of a relative clause the noun it hangs on; of a participle beside a clause that clause's subject.</summary>
    private Bearer? SubjectOf(int head, VerbParts parts, Bearer? given)
    {
        int subject = parts.Subject;
        if (subject >= 0 && tree[subject].Tag is PartOfSpeech.Pron && tree.IsAny(subject, "who", "which", "that") && tree[head].Relation is Relation.Acl_relcl && tree[head].Head >= 0) return arguments.Bearer(tree[head].Head);
        if (subject >= 0) return arguments.Bearer(subject);
        if (given is not null) return given;
        if (tree[head].Relation is Relation.Conj && tree.Subject(head) is >= 0 and var shared) return arguments.Bearer(shared);
        int governor = tree[head].Head;
        if (governor < 0) return null;
        if (tree[head].Relation is Relation.Advcl or Relation.Xcomp && tree.Subject(governor) is >= 0 and var above && tree.Child(governor, Relation.Nsubj_pass) < 0) return arguments.Bearer(above);
        return tree[head].Relation is Relation.Acl && tree[head].Fine is FineTag.VBG ? arguments.Bearer(governor) : null;
    }

    /// <summary>"take the form of supplying …": what the form is of.</summary>
    private int Form(string verb, VerbParts parts) =>
        verb == "take" && parts.Object >= 0 && words.Lemma(parts.Object) == "form" ? Complement(parts.Object) : -1;

    /// <summary>"Their cooperation has included joint flights": what is included happened. A thing included is no act.</summary>
    private Model.Proposition? Included(string verb, VerbParts parts, Standing standing, int depth)
    {
        int told = parts.Object >= 0 ? parts.Object : parts.Complement;
        if (told < 0 || Frames.Of(FrameKind.Subject, verb) is null) return null;
        bool isAct = tree[told].Tag is PartOfSpeech.Verb || Relations.OfNoun(words.Lemma(told)) is not null;
        return isAct ? Of(told, parts.Subject >= 0 ? arguments.OwnerOf(parts.Subject) ?? Bearer.Nobody : null, standing, depth + 1) : null;
    }

    /// <summary>"conduct an exercise", "give support": the noun tells the relation, both have arguments.</summary>
    private Model.Proposition? Light(int head, string phrase, VerbParts parts, Bearer? subject, Standing standing, int depth)
    {
        if (Frames.Of(FrameKind.Light, phrase) is not { } frame) return null;
        int noun = parts.IsPassive ? parts.Subject : parts.Object;
        if (noun < 0 && phrase is "engage" or "participate") noun = parts.Oblique(tree, "in");
        if (phrase == "take" && noun >= 0 && tree.Is(noun, "part")) noun = parts.Oblique(tree, "in");
        if (noun < 0 || tree[noun].Tag is not PartOfSpeech.Noun) return null;
        // "took steps to close it", "made an effort to": the verb behind the noun.
        if (Frames.Of(FrameKind.Noun, words.Lemma(noun)) is { } put && Complement(noun) is >= 0 and var told)
            return Of(told, arguments.OwnerOf(noun) ?? (parts.IsPassive ? Bearer.Nobody : subject), standing.Under(frame, tree[head].Span).Under(put, tree[noun].Span), depth + 1);
        if ((RelationOfNoun(noun) ?? Gerund(noun)) is not { } relation) return null;
        var found = new List<Argument>();
        var relationClass = Relations.Named(relation);
        arguments.OfNoun(noun, null, relationClass, found);
        arguments.OfVerb(head, parts with { Object = -1, Subject = parts.IsPassive ? -1 : parts.Subject }, parts.IsPassive ? null : subject, relationClass, noun, -1, found);
        return Build(relation, [tree[head].Span, tree[noun].Span], found, standing.Under(frame, tree[head].Span));
    }

    /// <summary>The relation of a verb with what belongs to it (particle, adverb or a noun that makes a phrase of it), and the phrase whose preposition does: that is its object.</summary>
    private (string Relation, int Consumed, int Governed) RelationOf(int head, string phrase, VerbParts parts)
    {
        string verb = words.Lemma(head);
        if (parts.Object >= 0 && Relations.OfVerb($"{verb} a {words.Lemma(parts.Object)}") is { } idiom) return (idiom.Name, parts.Object, -1);
        if (parts.Object >= 0 && Relations.OfVerb($"{verb} {words.Lower(parts.Object)}") is { } bare) return (bare.Name, parts.Object, -1);
        foreach (int child in tree.Children(head))
        {
            if (child < head) continue;
            if (tree[child].Relation is Relation.Advmod && Relations.OfVerb($"{verb} {words.Lower(child)}") is { } adverbial) return (adverbial.Name, child, -1);
            if (tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var preposition && Relations.OfVerb($"{phrase} {words.Lower(preposition)}") is { } prepositional) return (prepositional.Name, -1, child);
        }
        return (Relations.OfVerb(phrase)?.Name ?? phrase, -1, -1);
    }

    private Model.Proposition? Copular(int head, Bearer? given, Standing standing, int depth)
    {
        int subject = tree.Subject(head);
        string word = words.Lemma(head);
        int complement = Complement(head);
        if (Frames.Of(FrameKind.Adjective, word) is { } frame)
        {
            bool noParty = subject < 0 || tree[subject].Tag is PartOfSpeech.Pron && tree.Is(subject, "it") || tree.Child(head, Relation.Expl) >= 0;
            if (complement >= 0) return Of(complement, noParty ? given : arguments.Bearer(subject), standing.Under(frame, tree[head].Span), depth + 1);
            // "such claims are false", "an attack is likely": the act that the subject names.
            if (subject >= 0 && Relations.OfNoun(words.Lemma(subject)) is not null) return Nominal(subject, null, standing.Under(frame, tree[head].Span), depth + 1);
        }
        if (subject >= 0 && tree.IsAny(head, "real", "high", "great", "genuine", "clear", "growing") && Frames.Of(FrameKind.Noun, words.Lemma(subject)) is not null && Complement(subject) >= 0)
            return Nominal(subject, null, standing, depth + 1);
        var actor = subject >= 0 ? arguments.Bearer(subject) : given;
        if (tree[head].Tag is PartOfSpeech.Noun && arguments.HasSides(head) && (RelationOfNoun(head) ?? Relations.OfDoer(word)?.Name) is not null) return Nominal(head, actor, standing, depth + 1);
        var found = new List<Argument>();
        if (actor is not null) arguments.Add(ArgumentRole.Actor, actor, found);
        arguments.Attribute(head, found);
        return Build("be", [tree.Child(head, Relation.Cop) is >= 0 and var cop ? tree[cop].Span : tree[head].Span], found, standing);
    }

    /// <summary>An act told by a noun. A noun that tells none is the relation itself, with what belongs to it.</summary>
    private Model.Proposition? Nominal(int head, Bearer? subject, Standing standing, int depth)
    {
        if (depth > Deepest) return null;
        string noun = words.Lemma(head);
        if (Frames.Of(FrameKind.Noun, noun) is { } frame && Complement(head) is >= 0 and var complement)
            return Of(complement, arguments.OwnerOf(head) ?? subject, standing.Under(frame, tree[head].Span), depth + 1);
        string? relation = RelationOfNoun(head) ?? Gerund(head);
        var doer = relation is null ? Relations.OfDoer(noun) : null;
        var found = new List<Argument>();
        arguments.OfNoun(head, subject, Relations.Named(relation ?? doer?.Name ?? ""), found);
        return Build(relation ?? doer?.Name ?? noun, [tree[head].Span], found, standing);
    }

    private string? RelationOfNoun(int head)
    {
        string noun = words.Lemma(head);
        foreach (int child in tree.Children(head))
            if (tree[child].Relation is Relation.Compound or Relation.Amod && child < head && Relations.OfNoun($"{words.Lower(child)} {noun}") is { } compound) return compound.Name;
        return Relations.OfNoun(noun)?.Name;
    }

    /// <summary>"the sending of troops": the verb behind a noun in -ing.</summary>
    private string? Gerund(int head)
    {
        if (tree[head].Tag is not PartOfSpeech.Noun || !tree.Word(head).EndsWith("ing", StringComparison.OrdinalIgnoreCase)) return null;
        string verb = words.Verb(head);
        return verb.EndsWith("ing", StringComparison.Ordinal) ? null : Relations.OfVerb(verb)?.Name ?? (tree.Child(head, Relation.Nmod) >= 0 ? verb : null);
    }

    /// <summary>What a noun or adjective puts forward: "ability to …", "risk of …", "capable of …", "likely that …"; -1 when nothing hangs on it.</summary>
    private int Complement(int head)
    {
        int of = -1;
        foreach (int child in tree.Children(head))
        {
            if (child < head && tree[child].Relation is not (Relation.Csubj or Relation.Csubj_pass)) continue;
            switch (tree[child].Relation)
            {
                case Relation.Ccomp or Relation.Xcomp or Relation.Csubj or Relation.Csubj_pass:
                case Relation.Acl or Relation.Advcl when tree[child].Tag is PartOfSpeech.Verb && tree[child].Fine is FineTag.VB or FineTag.VBG or FineTag.VBP && IsMarked(child):
                    return child;
                case Relation.Nmod or Relation.Obl when of < 0 && tree.Child(child, Relation.Case) is >= 0 and var preposition && tree.Is(preposition, "of"):
                    of = child;
                    break;
            }
        }
        return of >= 0 && (tree[of].Tag is PartOfSpeech.Verb || RelationOfNoun(of) is not null || Frames.Of(FrameKind.Noun, words.Lemma(of)) is not null) ? of : -1;
    }

    private bool IsMarked(int clause) => tree.Child(clause, Relation.Mark, Relation.Case) is >= 0 and var mark && tree.IsAny(mark, "to", "of", "that", "in", "for");

    private static Model.Proposition Build(string relation, ImmutableArray<TextSpan> relationWords, List<Argument> found, Standing standing) => new()
    {
        Relation = relation,
        RelationWords = relationWords,
        Arguments = [.. found.DistinctBy(a => (a.Role, a.Span, a.Head)).OrderBy(a => a.Role).ThenBy(a => a.Span)],
        Polarity = standing.Polarity,
        Modality = standing.Modality,
        Marks = [.. standing.Marks.Order()],
    };
}
