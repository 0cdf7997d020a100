using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>Whose the words are: the subject of a cue, wherever the parser hung it, with the words that name it.</summary>
internal sealed class SpeechSources(CueLexicon lexicon, Tree tree, QuotedWords quoted, SpeechCues cues)
{
    /// <summary>The object, less a relative pronoun that a parser took for one.</summary>
    public int ObjectOf(int verb)
    {
        foreach (int child in tree.Children(verb))
            if (tree[child].Relation is Relation.Obj && tree[child].Fine is not (FineTag.WDT or FineTag.WP)) return child;
        return -1;
    }

    /// <summary>"quoted Orsk as saying": the verb of quoting above a participle with "as"; -1 when there is none.</summary>
    public int QuotingVerb(int verb)
    {
        int head = tree[verb].Head;
        if (head < 0 || tree[verb].Fine is not FineTag.VBG || head > verb) return -1;
        return tree.IsAny(head, "quoted", "quotes", "quoting", "cited", "cites", "citing", "described") && tree.Is(verb - 1, "as") ? head : -1;
    }

    public int SourceOf(int verb)
    {
        if (QuotingVerb(verb) is >= 0 and var quoting) return IsPassive(quoting) ? SubjectOf(quoting) : ObjectOf(quoting);
        if (Behind(verb) is >= 0 and var behind) return behind;
        if (cues.IssuerOf(verb) is >= 0 and var issuer && SourceOf(issuer) is >= 0 and var writer) return writer;
        if (IsPassive(verb))
        {
            int agent = tree.Child(verb, Relation.Obl_agent);
            if (agent >= 0) return agent;
            foreach (int child in tree.Children(verb))
                if (tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var by && tree.Is(by, "by")) return child;
            // "Officials were told that": the hearer is no source.
            return -1;
        }
        if (WithBefore(verb) is >= 0 and var telling) return telling;
        if (LeadOf(verb) is >= 0 and var lead && SourceOf(lead) is >= 0 and var shared) return shared;
        int subject = SubjectOf(verb);
        if (subject >= 0) return subject;
        if (tree[verb].Relation is Relation.Acl && verb > 0 && tree.Is(verb - 1, ",") && SurfaceSubject(verb) is >= 0 and var apart && apart > tree[verb].Head) return apart;
        for (int at = verb, steps = 0; steps < 4 && at >= 0; steps++)
        {
            var relation = tree[at].Relation;
            int head = tree[at].Head;
            if (head < 0) break;
            if (relation is Relation.Acl or Relation.Acl_relcl && tree[head].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron) return head;
            if (relation is not (Relation.Advcl or Relation.Xcomp or Relation.Conj or Relation.Parataxis or Relation.Acl)) break;
            if (tree[verb].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP && SurfaceSubject(verb) is >= 0 and var beside) return beside;
            subject = SubjectOf(head);
            if (subject >= 0) return subject;
            at = head;
        }
        if (Inverted(verb) is >= 0 and var after) return after;
        return SurfaceSubject(verb) is >= 0 and var found ? found : BeforeConjunction(verb, -1);
    }

    /// <summary>"said it fell and added that", "noted the closure, arguing that": the cue before, whose speaker goes on; -1 when the verb begins anew.</summary>
    private int LeadOf(int verb)
    {
        int at = verb - 1;
        while (at > 0 && (tree[at].Tag is PartOfSpeech.Adv or PartOfSpeech.Aux || quoted.IsMark(at))) at--;
        bool goesOn = at > 1 && tree.Child(verb, Relation.Nsubj, Relation.Nsubj_pass) < 0
            && (tree[verb].Fine is FineTag.VBG ? tree.Is(at, ",") && tree[verb].Relation is not Relation.Conj : tree[at].Tag is PartOfSpeech.Cconj && tree[verb].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBN);
        if (!goesOn) return -1;
        for (int i = at - 1; i >= 1; i--)
            if (tree[i].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP && lexicon.Verb(tree.Word(i)) is { Act: not SpeechAct.Hold } cue && cue.Frames.HasFlag(Frames.Clause) && !quoted.StandsInQuotation(i)) return i;
        return -1;
    }

    /// <summary>"…, with experts noting that": who is named between "with" and a participle; -1 when nobody is.</summary>
    private int WithBefore(int verb)
    {
        if (verb < 2 || tree[verb].Fine is not FineTag.VBG) return -1;
        for (int i = verb - 1; i > Math.Max(0, verb - 8); i--)
            if (tree[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn && tree.Child(i, Relation.Case, Relation.Mark) is >= 0 and var with && tree.Is(with, "with") && CanSpeak(i)) return i;
        return -1;
    }

    private int SubjectOf(int verb)
    {
        int subject = tree.Subject(verb);
        if (subject >= 0 && tree[verb].Relation is Relation.Conj && tree[subject].Head != verb) subject = Coordinated(verb, subject);
        return Resolved(subject);
    }

    /// <summary>
    /// The subject that a coordinated verb without one of its own shares, where the parser's choice is not the writer's: a name right before a finite verb is its subject;
    /// without a comma, "but declined" goes on with the nearest subject.
    /// </summary>
    private int Coordinated(int verb, int shared)
    {
        if (!tree.IsFinite(verb)) return shared;
        if (tree.Child(verb, Relation.Cc) < 0) return SurfaceSubject(verb) is >= 0 and var beside ? beside : shared;
        return BeforeConjunction(verb, shared) is >= 0 and var nearest ? nearest : shared;
    }

    /// <summary>
    /// The subject that "and has also announced" goes on with: behind a comma the first one of a clause that is nobody's content, without a comma the nearest one.
    /// </summary>
    private int BeforeConjunction(int verb, int shared)
    {
        int at = verb - 1;
        while (at > 0 && tree[at].Tag is PartOfSpeech.Adv or PartOfSpeech.Aux or PartOfSpeech.Part) at--;
        if (at < 2 || tree[at].Tag is not PartOfSpeech.Cconj || !tree.IsFinite(verb)) return -1;
        bool comma = tree.Is(at - 1, ",");
        if (comma && shared >= 0) return -1;
        for (int i = at - 1; i > shared; i--)
        {
            if (tree[i].Relation is not Relation.Nsubj || tree[i].Head <= i || tree[i].Head >= at || quoted.StandsInQuotation(i)) continue;
            int clause = tree[i].Head;
            if (tree[clause].Relation is Relation.Acl_relcl or Relation.Acl || !tree.IsFinite(clause)) continue;
            if (comma && tree.Child(clause, Relation.Mark) is >= 0 and var mark && tree.Is(mark, "that")) continue;
            return i;
        }
        return -1;
    }

    /// <summary>A finite verb whose subject the parser hung elsewhere: the name right before it, or the name before an apposition between commas.</summary>
    private int SurfaceSubject(int verb)
    {
        int at = verb - 1;
        while (at > 0 && tree[at].Tag is PartOfSpeech.Adv or PartOfSpeech.Aux or PartOfSpeech.Part) at--;
        // "Senator Orsk (R-Tarn) said".
        if (at > 1 && tree.Is(at, ")")) return BeforeBracket(at) is var bare && bare < at && tree[bare].Tag is PartOfSpeech.Propn ? NameHead(bare) : -1;
        if (at >= 1 && tree.Is(at, ","))
        {
            // "Orsk, a fellow at the Institute, a body in Arnor, said": the farthest name that an article follows; else the nearest that a title follows.
            int named = -1, titled = -1;
            for (int k = at - 1; k > Math.Max(0, at - 25); k--)
            {
                if (!tree.Is(k, ",") || BeforeBracket(k - 1) is var name && tree[name].Tag is not PartOfSpeech.Propn) continue;
                if (tree[k + 1].Tag is PartOfSpeech.Det or PartOfSpeech.Adj) named = name;
                else if (titled < 0 && tree[k + 1].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn) titled = name;
            }
            // "In a statement, one of the attorneys, Lenna Orsk, said".
            return named >= 0 ? NameHead(named) : titled >= 0 ? NameHead(titled) : tree[at - 1].Tag is PartOfSpeech.Propn && !IsWeekday(at - 1) ? NameHead(at - 1) : -1;
        }
        return at >= 0 && !tree.IsAny(at, "him", "her", "them", "it", "us", "me") && !IsDay(at) && (tree[at].Tag is PartOfSpeech.Propn or PartOfSpeech.Pron || (tree[at].Tag is PartOfSpeech.Noun or PartOfSpeech.Adj && lexicon.Speaker(tree.Word(at)) is not SpeakerSort.None)) ? NameHead(at) : -1;
    }

    /// <summary>The token before a short bracket that closes at a token; the token itself when none does.</summary>
    private int BeforeBracket(int token)
    {
        if (!tree.Is(token, ")")) return token;
        for (int open = token - 1; open > Math.Max(0, token - 8); open--) if (tree.Is(open, "(")) return open - 1;
        return token;
    }

    public int NameHead(int token)
    {
        while (tree[token].Relation is Relation.Flat or Relation.Compound && tree[token].Head >= 0 && tree[token].Head < token && token - tree[token].Head < 4) token = tree[token].Head;
        return token;
    }

    /// <summary>"who" and "which" stand for the noun that the clause describes.</summary>
    private int Resolved(int subject)
    {
        if (subject < 0 || !tree.IsAny(subject, "who", "which", "that")) return subject;
        int clause = tree[subject].Head;
        return clause >= 0 && tree[clause].Relation is Relation.Acl_relcl or Relation.Acl ? tree[clause].Head : -1;
    }

    /// <summary>"…,” wrote Cameron Easley for the Herald", "…, noted the bank's Dana Vale": whoever is named right behind a cue that a quotation or a clause and a comma lead up to; read by the words, as the parser often errs here.</summary>
    private int Behind(int verb)
    {
        if (verb < 4 || verb + 1 >= tree.Count || tree[verb].Fine is not (FineTag.VBD or FineTag.VBZ) || tree[verb - 1].Tag is not PartOfSpeech.Punct) return -1;
        bool quotes = quoted.IsMark(verb - 1);
        if (!quotes && (!tree.Is(verb - 1, ",") || tree.Child(verb, Relation.Nsubj) is >= 0 and var own && own < verb || !tree.HasFiniteVerb(new(0, verb - 1)))) return -1;
        int end = verb + 1;
        while (end < tree.Count && (tree[end].Tag is PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Num or PartOfSpeech.Part || (end + 1 < tree.Count && tree[end - 1].Tag is PartOfSpeech.Propn && tree[end + 1].Tag is PartOfSpeech.Propn && tree[end].Tag is PartOfSpeech.Verb))) end++;
        if (end == verb + 1 || !(end >= tree.Count || tree[end].Tag is PartOfSpeech.Punct or PartOfSpeech.Adp || tree.Is(end, "who"))) return -1;
        int last = end - 1;
        if (tree.Child(verb, Relation.Nsubj) is >= 0 and var subject && subject > verb && subject < end && tree[subject].Tag is not PartOfSpeech.Det) return subject;
        if (!quotes && tree[last].Tag is not PartOfSpeech.Propn) return -1;
        return tree[last].Tag is PartOfSpeech.Propn || lexicon.Speaker(tree.Word(last)) is not SpeakerSort.None ? NameHead(last) : -1;
    }

    /// <summary>"says Lavrov": the words right after the verb, which the parser often takes for its object.</summary>
    public int Inverted(int verb)
    {
        int after = tree.Child(verb, Relation.Obj, Relation.Iobj);
        return after == verb + 1 && tree.Child(after, Relation.Acl) < 0 && (tree[after].Tag is PartOfSpeech.Propn || tree.IsAny(after, "he", "she", "they")) ? after : -1;
    }

    public bool CanSpeak(int token) => !IsDay(token) && (tree[token].Tag is PartOfSpeech.Propn || tree.IsAny(token, "he", "she", "they", "who", "i", "we", "both")
        || lexicon.Speaker(tree.Word(token)) is not SpeakerSort.None
        || tree.Children(token).Any(c => tree[c].Relation is Relation.Appos or Relation.Flat && tree[c].Tag is PartOfSpeech.Propn)
        || tree.Is(token, "one") || tree[token].Tag is PartOfSpeech.Num);

    /// <summary>"Nothing suggests that", "whoever says no", "today will not say": nobody who could be asked.</summary>
    public bool IsNobody(int token) => IsDay(token) || tree.IsAny(token, "nothing", "everything", "anything", "whoever", "whatever", "nobody", "none");

    public bool IsWeekday(int token) => tree.IsAny(token, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /// <summary>A day may stand where a speaker would: "to Belmark today will".</summary>
    private bool IsDay(int token) => tree.IsAny(token, "today", "yesterday", "tomorrow", "tonight");

    /// <summary>The source's words. Titles and names right beside it belong to it, wherever the parser hung them.</summary>
    public TokenRange SourceRange(int source, int verb)
    {
        var range = tree.Reach(source);
        int start = range.Start, end = range.End;
        while (start > 0 && start - 1 != verb && source < verb && tree[start - 1].Fine is FineTag.NNP && tree[start].Fine is FineTag.NNP) start--;
        while (end < tree.Count && end < verb && tree[end].Tag is PartOfSpeech.Propn && tree[end - 1].Tag is PartOfSpeech.Propn) end++;
        // "Republican nominee Donald Trump", "the chief economist Ada Orsk": a title that the parser hung elsewhere.
        if (tree[start].Tag is PartOfSpeech.Propn && IsTitle(start - 1, verb))
        {
            do start--; while (IsTitle(start - 1, verb));
            if (start > 0 && tree[start - 1].Tag is PartOfSpeech.Det && start - 1 != verb) start--;
        }
        return new(start, end);
    }

    private bool IsTitle(int token, int verb) =>
        token >= 0 && token != verb && tree[token].Tag is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn && (tree[token].Tag is not PartOfSpeech.Noun || lexicon.Speaker(tree.Word(token)) is not (SpeakerSort.None or SpeakerSort.Document) || IsTitle(token - 1, verb) || char.IsUpper(tree.Word(token)[0]));

    public ImmutableArray<TextSpan> SourceSpans(int source, int verb = -1)
    {
        if (source < 0) return [];
        var range = SourceRange(source, verb);
        int end = range.End;
        foreach (int child in tree.Children(source))
            if (child > source && tree[child].Relation is Relation.Acl_relcl or Relation.Acl or Relation.Parataxis or Relation.Advcl) end = Math.Min(end, tree.Reach(child).Start);
        // "Admiral Verrin": the second half of an unknown name, which the parser hung beside the first.
        while (end < tree.Count && end > 0 && tree[end].Tag is PartOfSpeech.Propn && tree[end - 1].Tag is PartOfSpeech.Propn && tree[end].Relation == tree[source].Relation && tree[end].Head == tree[source].Head) end++;
        end = WithApposition(end, verb);
        int start = range.Start;
        if (tree.Child(source, Relation.Case) is >= 0 and var preposition && preposition < source) start = preposition + 1;
        // "Both Orsk and Vale", "even Belmark"; "Orsk on Tuesday", "Orsk, like Vale,".
        if (start < source && tree.IsAny(start, "both", "even", "only", "now", "meanwhile", "but")) start++;
        for (int i = source + 1; i + 1 < end; i++)
            if ((tree.Is(i, "that") && tree[i].Relation is Relation.Mark) || (tree.Is(i, "on") && IsWeekday(i + 1)) || (tree.Is(i, ",") && tree.Is(i + 1, "like"))) end = i;
        return tree.Spans(new(Math.Min(start, source), Math.Max(end, source + 1)));
    }

    /// <summary>"Lenna Orsk (N-Tarn), a member of the panel, said": what brackets and commas add between a name and its cue belongs to the name, wherever the parser hung it.</summary>
    private int WithApposition(int end, int verb)
    {
        int cue = verb < 0 ? -1 : cues.CueWords(verb).Start, from = end;
        if (cue <= end || cue - end > 25) return end;
        if (tree.Is(from, "(") && BeforeClose(from) is var closed && closed > from) from = closed;
        if (from == cue) return from;
        bool apposes = tree.Is(from, ",") && tree.Is(cue - 1, ",") && cue - from > 2 && tree[from + 1].Tag is PartOfSpeech.Det or PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn or PartOfSpeech.Num && !tree.HasFiniteVerb(new(from, cue));
        return apposes ? cue - 1 : end;
    }

    private int BeforeClose(int open)
    {
        for (int i = open + 1; i < Math.Min(tree.Count, open + 8); i++) if (tree.Is(i, ")")) return i + 1;
        return open;
    }

    public bool IsPassive(int verb) => tree.Child(verb, Relation.Aux_pass) >= 0 || (tree[verb].Relation is Relation.Acl && tree[verb].Fine is FineTag.VBN && !IsTold(verb));

    /// <summary>"Orsk, the director of the service, stated": a past tense that the parser took for a participle, behind a name with an apposition.</summary>
    private bool IsTold(int verb) =>
        verb > 0 && tree.Child(verb, Relation.Obl_agent) < 0
        && ((tree.Is(verb - 1, ",") && SurfaceSubject(verb) > tree[verb].Head) || (tree[verb].Head == tree.Sentence.Root && tree[tree.Count - 1].Tag is PartOfSpeech.Punct && IsOnlyVerb(verb)));

    /// <summary>"The board ruled out a pier.": a sentence has a verb with a tense, and outside this one's clause there is none.</summary>
    private bool IsOnlyVerb(int verb)
    {
        var clause = tree.Reach(verb);
        return !tree.HasFiniteVerb(new(0, clause.Start)) && !tree.HasFiniteVerb(new(clause.End, tree.Count)) && clause.End >= tree.Count - 1;
    }

    /// <summary>"It is believed that", "is said to": nobody says it.</summary>
    public bool IsImpersonal(int verb) =>
        IsPassive(verb) && tree[verb].Relation is not Relation.Acl && tree.Child(verb, Relation.Obl_agent) < 0
        && (tree.Child(verb, Relation.Expl) >= 0 || tree.Child(verb, Relation.Xcomp) >= 0 || (tree.Child(verb, Relation.Nsubj_pass) is >= 0 and var it && tree.Is(it, "it")));

    public int Addressee(int verb)
    {
        if (tree.Child(verb, Relation.Iobj) is >= 0 and var hearer) return hearer;
        if (tree.Child(verb, Relation.Obj) is >= 0 and var listener && tree.IsAny(verb, "told", "tell", "tells", "telling", "warned", "assured", "reminded", "informed", "reassured")) return listener;
        // "signalled to Orsk that".
        if (verb + 2 < tree.Count && tree.Is(verb + 1, "to") && tree[verb + 1].Head is > 0 and var told && tree[told].Head == verb && tree[told].Relation is Relation.Obl or Relation.Obj && tree.Reach(told).End is var end && end < tree.Count && tree.Is(end, "that")) return told;
        return -1;
    }
}
