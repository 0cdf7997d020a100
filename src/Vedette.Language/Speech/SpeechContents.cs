using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>What is said: the clause, phrase or quotation that a cue governs, mended where the parser cut it.</summary>
internal sealed class SpeechContents(CueLexicon lexicon, Tree tree, QuotedWords quoted, SpeechSources sources, SpeechCues cues)
{
    private readonly List<TextSpan> taken = [];

    /// <summary>The last speaker and cue that stand apart behind a comma.</summary>
    public TokenRange LastAside { get; set; }

    /// <summary>"The hall, Orsk said, would open." and "It fell, Orsk said, since fuel was short.": speaker and cue between commas, and the sentence around them.</summary>
    private ImmutableArray<TextSpan> AroundAside(int verb, Cue cue, int source)
    {
        if (source < 0 || !cue.Frames.HasFlag(Frames.Clause) || tree[verb].Fine is not (FineTag.VBD or FineTag.VBZ or FineTag.VBP)) return [];
        var named = sources.SourceRange(source, verb);
        int first = Math.Min(cues.CueWords(verb).Start, named.Start), end = Math.Max(verb + 1, named.End);
        // A quotation beside the aside is what is said; one further on stands in it.
        if (quoted.All.Any(q => quoted.Words(q) >= QuotedWords.Shortest && q.End > tree[first].Start - 4 && q.Start < tree[end - 1].End + 4)) return [];
        // "The pier will open on condition that it holds, Orsk said on Monday.": speaker and cue close the sentence.
        if (source < verb && first > 3 && tree.Is(first - 1, ",") && tree[verb].Head < 0 && named.End == cues.CueWords(verb).Start && tree[tree.Count - 1].Tag is PartOfSpeech.Punct
            && !tree.HasFiniteVerb(new(end, tree.Count)) && tree.HasFiniteVerb(new(0, first - 1)) && (end >= tree.Count - 1 || tree[end].Tag is PartOfSpeech.Adp or PartOfSpeech.Propn))
            return tree.Spans(new(AfterOpening(), first - 1));
        if (first < 2 || end >= tree.Count - 2 || !tree.Is(first - 1, ",") || !tree.Is(end, ",") || end - first > 12 || tree[0].Tag is PartOfSpeech.Cconj) return [];
        if (named.Start > verb ? named.Start != verb + 1 : cues.CueWords(verb).Start != named.End) return [];
        return Around(new(first - 1, end + 1));
    }

    /// <summary>The sentence around an aside; what its speaker does besides ("…, the Herald reported, citing two people") is told of in its turn.</summary>
    public ImmutableArray<TextSpan> Around(TokenRange aside)
    {
        bool closes = aside.End < tree.Count && tree[aside.End].Fine is FineTag.VBG && lexicon.Verb(tree.Word(aside.End)) is not null;
        int start = AfterOpening();
        return closes ? tree.Spans(new(start, aside.Start)) : tree.Spans(new(start, tree.Count), aside);
    }

    /// <summary>"However, …" and "But …" at the front join the sentence to the one before: they are the author's.</summary>
    private int AfterOpening()
    {
        if (tree.Count > 3 && tree.Is(1, ",") && tree.IsAny(0, "However", "Still", "Meanwhile", "Moreover", "Nevertheless", "Instead", "Besides", "Overall", "Also", "Furthermore")) return 2;
        return tree.Count > 2 && tree.IsAny(0, "But", "And", "Yet") ? 1 : 0;
    }

    public (List<int> Heads, bool Nominal, ImmutableArray<TextSpan> Spans) ContentOf(int verb, Cue cue, int source)
    {
        List<int> heads = [];
        if (AroundAside(verb, cue, source) is { IsEmpty: false } around) return ([], false, around);
        if (cue.Frames.HasFlag(Frames.Clause) || cue.Frames.HasFlag(Frames.Quotation))
        {
            foreach (int child in tree.Children(verb))
                if ((tree[child].Relation is Relation.Ccomp && child != LastAside.End - 1) || (tree[child].Relation is Relation.Conj && tree.Child(child, Relation.Mark) is >= 0 and var also && tree.Is(also, "that")) || (tree[child].Relation is Relation.Parataxis && tree.IsPredicate(child) && lexicon.Verb(tree.Word(child)) is null))
                    heads.Add(child);
            if (heads.Count == 0 && tree[verb].Relation is Relation.Parataxis && tree[verb].Head >= 0 && IsApart(verb) && (sources.ObjectOf(verb) < 0 || sources.ObjectOf(verb) == sources.Addressee(verb) || sources.ObjectOf(verb) == sources.Inverted(verb))) heads.Add(tree[verb].Head);
            if (heads.Count == 0 && cue.Frames.HasFlag(Frames.Clause) && tree[verb].Relation is not Relation.Parataxis && MisreadClause(verb, source) is >= 0 and var clause) heads.Add(clause);
        }
        // "declined to say when": the parser may take the question for a circumstance.
        if (heads.Count == 0 && cue.Frames.HasFlag(Frames.Clause) && !quoted.QuotedBeside(verb))
            foreach (int child in tree.Children(verb))
                if (tree[child].Relation is Relation.Advcl && child > verb && tree.Reach(child).Start == verb + 1 && tree.IsAny(verb + 1, "when", "where", "how", "why", "whether", "what", "who", "which")) heads.Add(child);
        // "knew that": only with its "that".
        if (heads.Count == 0 && cue.Frames.HasFlag(Frames.That) && tree.Child(verb, Relation.Ccomp) is > 0 and var known && known > verb && tree.Is(tree.Reach(known).Start, "that")) heads.Add(known);
        if (cue.Frames.HasFlag(Frames.Infinitive) && InfinitiveOf(verb) is >= 0 and var infinitive) heads.Add(infinitive);
        bool nominal = false;
        bool names = cue.Lemma is "call" or "label" or "brand" or "dub";
        if (heads.Count == 0 && cue.Frames.HasFlag(Frames.Clause) && SmallClause(verb) is { IsEmpty: false } small) return ([], false, small);
        if (heads.Count == 0 && (names || !cue.Frames.HasFlag(Frames.Quotation) || !quoted.QuotedBeside(verb)) && Phrase(verb, cue) is >= 0 and var phrase)
        {
            // "Dismissed reports that …": what is dismissed is what the reports say.
            int told = IsSpeechNoun(phrase) ? tree.Children(phrase).FirstOrDefault(c => c > phrase && tree.Child(c, Relation.Mark) is >= 0 and var that && tree.Is(that, "that"), -1) : -1;
            heads.Add(told >= 0 ? told : phrase);
            nominal = told < 0;
        }
        // "what he called a raid on the port".
        if (cue.Lemma == "call" && tree[verb].Relation is Relation.Acl_relcl && tree[verb].Head is >= 0 and var free && tree.Is(free, "what") && tree.Reach(free).End > verb + 1)
            return ([free], true, [tree[free].Span, .. tree.Spans(new(verb + 1, tree.Reach(free).End))]);
        // "considers the pact dead".
        if (cue.Lemma is "consider" or "deem" or "declare" or "pronounce" && tree.Child(verb, Relation.Obj) is > 0 and var thing && thing > verb && tree.Child(verb, Relation.Xcomp) is > 0 and var such && such > thing)
            return ([such], false, tree.Spans(new(tree.Reach(thing).Start, tree.Reach(such).End)));
        // "Cadria is said to have bought eight gliders": what is said has the subject of the cue.
        if (source < 0 && !cue.Frames.HasFlag(Frames.That) && cue.Act is not (SpeechAct.Hold or SpeechAct.Request or SpeechAct.Refuse) && sources.IsPassive(verb) && tree.Child(verb, Relation.Nsubj_pass) is >= 0 and var raised && tree.Child(verb, Relation.Xcomp) is > 0 and var deed && deed > verb)
            return ([deed], false, tree.Spans(new(tree.Reach(raised).Start, tree.Reach(deed).End), cues.CueWords(verb)));
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (int head in heads) spans.AddRange(nominal ? PhraseSpans(head, verb) : ClauseSpans(head, verb, source));
        // "urges supporters to watch": who is to do it belongs to what is urged.
        if (heads is [var only] && tree[only].Relation is Relation.Xcomp or Relation.Acl && (tree.Child(only, Relation.Mark) is var mark && (mark < 0 || !tree.Is(mark, "that"))) && DoerOf(verb, cue) is >= 0 and var doer && doer > verb && doer < only && spans is [var act] && act.Start > tree[doer].Start)
            spans[0] = new(tree[tree.Reach(doer).Start].Start, act.End);
        if ((heads.Count == 0 || (nominal && IsSpeechNoun(heads[0]))) && AfterColon(verb) is { IsEmpty: false } announced)
        {
            spans.Clear();
            spans.AddRange(announced);
            nominal = false;
        }
        else if (heads.Count == 0 && cue.Frames.HasFlag(Frames.Clause) && source >= 0 && !quoted.QuotedBeside(verb)) spans.AddRange(Surroundings(verb, source));
        if (cue.Frames.HasFlag(Frames.Quotation) || (heads.Count > 0 && cue.Act is not SpeechAct.Hold))
            foreach (var quotation in quoted.All)
                if (quoted.IsSaid(quotation) && !spans.Any(s => s.Overlaps(quotation)) && !taken.Any(t => t.Overlaps(quotation)) && quoted.Nearest(quotation, verb)) spans.Add(quotation);
        if (heads.Count > 0 && !nominal)
        {
            quoted.Complete(spans, verb);
            quoted.Clip(spans, verb);
            for (int i = 0; i < spans.Count; i++) if (spans[i].Start >= tree[verb].End) spans[i] = Grown(spans[i], verb, source);
        }
        spans.Sort();
        for (int i = spans.Count - 1; i > 0; i--)
            if (spans[i].Overlaps(spans[i - 1]))
            {
                spans[i - 1] = spans[i - 1].Cover(spans[i]);
                spans.RemoveAt(i);
            }
        if (cue.Act is not SpeechAct.Hold) taken.AddRange(spans);
        return (heads, nominal && spans.Count == 1, spans.ToImmutable());
    }

    /// <summary>"a poll shows Orsk leading", "it says the campaign violated a law": a clause that the parser took for a thing and what describes it.</summary>
    private ImmutableArray<TextSpan> SmallClause(int verb)
    {
        if (sources.ObjectOf(verb) is not (> 0 and var subject) || subject < verb) return [];
        foreach (int child in tree.Children(subject))
        {
            if (child != tree.Reach(subject).Start && child < subject) continue;
            bool leads = tree[child].Fine is FineTag.VBG && tree[child].Relation is Relation.Acl && child == subject + 1 && tree[subject].Tag is PartOfSpeech.Propn;
            bool did = tree[child].Fine is FineTag.VBN or FineTag.VBD && child > subject && tree[child].Relation is Relation.Amod or Relation.Acl && tree.Child(child, Relation.Obj) > child;
            if (leads || did) return tree.Spans(tree.Reach(subject));
        }
        return [];
    }

    /// <summary>Who is to do what is urged; of a request also the one whom the parser takes for its receiver.</summary>
    private int DoerOf(int verb, Cue cue) =>
        sources.ObjectOf(verb) is >= 0 and var doer ? doer : cue.Act is SpeechAct.Ask or SpeechAct.Request ? tree.Child(verb, Relation.Iobj) : -1;

    /// <summary>
    /// A content clause behind its cue with the words around it that the parser hung on the cue: the subject between the two, and what follows up to the next comma.
    /// </summary>
    private TextSpan Grown(TextSpan content, int verb, int source)
    {
        int start = tree.TokenAt(content.Start), end = tree.TokenAt(content.End - 1) + 1;
        if (start < 0 || end <= 0) return content;
        int from = sources.Addressee(verb) is >= 0 and var told && told < start ? tree.Reach(told).End : Math.Max(verb, source) + 1;
        int that = -1;
        for (int i = from; i < start; i++) if (tree.Is(i, "that")) that = i;
        bool isGap = true;
        for (int i = that >= 0 ? that + 1 : from; i < start; i++)
            isGap &= that >= 0 || (quoted.IsMark(i) && i > from) || tree[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Num or PartOfSpeech.Pron || (i > from && tree[i].Tag is not (PartOfSpeech.Verb or PartOfSpeech.Sconj or PartOfSpeech.Punct));
        if (that >= 0) start = that + 1;
        else if (isGap && start > from && !IsTime(from)) start = from;
        // A mark that closes behind a comma ends what is quoted; another mark may stand within the clause.
        while (end < tree.Count && (tree[end].Tag is not PartOfSpeech.Punct || (quoted.IsMark(end) && !tree.Is(end - 1, ","))) && !cues.IsSharedCue(end, verb)) end++;
        return tree.Spans(new(start, end)) is [var whole] ? whole : content;
    }

    /// <summary>"Monday", "today", "last week": when it was said, rather than what.</summary>
    private bool IsTime(int token) =>
        token < tree.Count && (sources.IsWeekday(token) || tree.IsAny(token, "today", "yesterday")
        || (token + 1 < tree.Count && tree.IsAny(token, "last", "this", "earlier", "later") && tree.IsAny(token + 1, "week", "month", "year", "night", "morning", "evening", "afternoon", "that")));

    public bool IsSpeechNoun(int token) => lexicon.Noun(tree.Word(token)) is not null || lexicon.Speaker(tree.Word(token)) is SpeakerSort.Document;

    /// <summary>"outlined a grim forecast: …": what a colon announces.</summary>
    private ImmutableArray<TextSpan> AfterColon(int verb) => tree.IndexOf(":") is > 0 and var colon && colon > verb && tree.Count - colon > 4 ? tree.Spans(new(colon + 1, tree.Count)) : [];

    /// <summary>
    /// Where the parser gives no clause: the sentence around a cue set off by commas, or all that follows the cue and its hearer when a finite verb stands there.
    /// </summary>
    private ImmutableArray<TextSpan> Surroundings(int verb, int source)
    {
        int first = Math.Min(verb, sources.SourceRange(source, verb).Start), last = Math.Max(verb, source) + 1;
        if (sources.Addressee(verb) is >= 0 and var told && told == last) last = told + 1;
        bool closes = last >= tree.Count - 1 || (tree[last].Tag is PartOfSpeech.Punct && !tree.Is(last, ":")) || (first > 3 && tree.Is(first - 1, ",") && !tree.HasFiniteVerb(new(last, tree.Count)));
        if (closes && !tree.HasFiniteVerb(new(0, first))) closes = false;
        if (closes && !(last >= tree.Count - 1 || tree[last].Tag is PartOfSpeech.Punct)) return tree.Spans(new(0, first));
        if (closes && first > 3 && tree[first - 1].Tag is PartOfSpeech.Punct) return tree.Spans(new(0, tree.Count), new TokenRange(first, last));
        // "asked Belmark to send fuel", "asked for fuel when it …": what the finite verb further on tells is not what was said.
        if (tree.Children(verb).Any(c => c > verb && tree[c].Relation is Relation.Xcomp or Relation.Advcl && !tree.Is(tree.Reach(c).Start, "that"))) return [];
        int start = verb + 1;
        if (sources.Addressee(verb) is >= 0 and var hearer && hearer > verb) start = tree.Reach(hearer).End - hearer > 8 ? hearer + 1 : tree.Reach(hearer).End;
        if (start < tree.Count && tree.Is(start, "that")) start++;
        for (int i = start; i < tree.Count; i++)
            if (tree[i].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP or FineTag.MD && tree.Count - start >= 5 && source < verb) return tree.Spans(new(start, tree.Count));
        return [];
    }

    /// <summary>The content clause without the words of the cue and its source, and without "that".</summary>
    private ImmutableArray<TextSpan> ClauseSpans(int head, int verb, int source)
    {
        var range = tree.Reach(head);
        int mark = tree.Child(head, Relation.Mark);
        int start = mark >= 0 && tree.Is(mark, "that") && mark < head ? mark + 1 : tree.Is(range.Start, "that") && range.Start < head - 1 ? range.Start + 1 : range.Start;
        // "dismissed reports that it fell as false": the verdict is the speaker's.
        if (range.End - start > 4 && tree.Is(range.End - 2, "as") && tree[range.End - 1].Tag is PartOfSpeech.Adj) range = new(range.Start, range.End - 2);
        // "said that one of the rules is …": the parser may hang the clause's subject on the cue.
        if (start > verb + 2 && tree.Is(verb + 1, "that") && tree[verb + 1].Head >= 0 && !quoted.StandsInQuotation(verb + 2) && mark < 0) start = verb + 2;
        // What an aside at the end of the sentence took along belongs to the clause before it.
        if (range.End <= LastAside.End && LastAside.Start <= range.End && verb < range.Start && CommaBefore(LastAside.End - 1) is var comma && comma > range.End) range = new(range.Start, comma);
        // "which, Orsk said, …": a relative clause ends with its comma.
        if (start > verb && (tree[verb].Relation is Relation.Acl_relcl || (verb > 0 && tree.IsAny(verb - 1, "who", "which"))))
            for (int i = head + 1; i < range.End - 1; i++) if (tree.Is(i, ",") && tree.HasFiniteVerb(new(i + 1, i + 2))) range = new(range.Start, i);
        if (!range.Contains(verb)) return tree.Spans(new(start, BeforeContrast(new(start, range.End), verb)));
        // The content holds the cue: "Fuel, Orsk said on Monday, will be sent."
        return tree.Spans(new(start, range.End), CueRange(verb, source));
    }

    /// <summary>"…, while Orsk called on all": a contrast that somebody else tells is no part of the content before it.</summary>
    private int BeforeContrast(TokenRange range, int verb)
    {
        for (int i = range.Start + 2; i < range.End - 2; i++)
        {
            if (quoted.StandsInQuotation(i)) continue;
            if (cues.IsSharedCue(i, verb)) return tree.Is(i - 1, ",") ? i - 1 : i;
            // "…, arguing that", "…, citing": what the speaker says besides.
            if (tree[i].Fine is FineTag.VBG && lexicon.Verb(tree.Word(i)) is not null && (quoted.IsMark(i - 1) ? i - 2 : i - 1) is var comma && tree.Is(comma, ",")) return comma;
            if (i < range.Start + 3 || i >= range.End - 3 || !(tree.IsAny(i, "while", "whereas", "though", "although", "but") && (tree.Is(i - 1, ",") || tree.Is(i, "but")))) continue;
            int clause = tree[i].Head;
            if (clause > i && lexicon.Verb(tree.Word(clause)) is not null && tree.Subject(clause) > i) return i;
        }
        return range.End;
    }

    /// <summary>
    /// A phrase as content, with what belongs to it wherever the parser hung it: "dissatisfaction over the remarks", "called on all parties to show restraint".
    /// </summary>
    private ImmutableArray<TextSpan> PhraseSpans(int head, int verb)
    {
        var range = tree.Reach(head);
        int end = range.End;
        for (bool more = true; more;)
        {
            more = false;
            foreach (int child in tree.Children(verb))
            {
                if (tree.Reach(child).Start != end || quoted.StandsInQuotation(end)) continue;
                bool belongs = tree[child].Relation is Relation.Obl ? tree.IsAny(end, "over", "about", "regarding", "concerning", "between", "against", "toward", "towards", "of", "as", "for", "to", "from", "by", "with") : tree[child].Relation is Relation.Xcomp or Relation.Advcl && tree.Is(end, "to");
                if (!belongs) continue;
                end = tree.Reach(child).End;
                more = true;
            }
        }
        end = WithCircumstance(verb, end);
        // "called the senator a liar": what somebody is called follows him.
        if (tree[verb].Tag is PartOfSpeech.Verb && lexicon.Verb(tree.Word(verb)) is { Lemma: "call" or "label" or "brand" or "dub" or "consider" })
            while (end < tree.Count && (tree[end].Tag is not PartOfSpeech.Punct || quoted.IsMark(end) || (end + 2 < tree.Count && (quoted.IsMark(end + 1) || quoted.IsMark(end + 2)) && tree.Is(end, ",")))) end++;
        // "dismissed the report as false": the verdict is the speaker's.
        if (end - range.Start > 3 && tree.Is(end - 2, "as") && tree[end - 1].Tag is PartOfSpeech.Adj) end -= 2;
        return tree.Spans(new(range.Start, BeforeContrast(new(range.Start, end), verb)));
    }

    /// <summary>"praised the protests | for being calm", "endorsed Orsk | in the race": up to the next mark, clause or time.</summary>
    private int WithCircumstance(int verb, int end)
    {
        if (end >= tree.Count || tree[end].Tag is not PartOfSpeech.Adp || quoted.StandsInQuotation(end) || IsTime(end + 1) || IsMonth(end + 1) || tree.IsAny(end, "after", "before", "during", "since", "until", "on", "at", "by", "as")) return end;
        int to = end;
        while (to < tree.Count && tree[to].Tag is not (PartOfSpeech.Punct or PartOfSpeech.Sconj or PartOfSpeech.Cconj) && !tree.IsAny(to, "on", "after", "before", "during", "at") && !IsTime(to) && !IsMonth(to + 1) && tree[to].Fine is not (FineTag.VBD or FineTag.VBZ or FineTag.VBP or FineTag.MD)) to++;
        return to;
    }

    /// <summary>"in June", "in 2023".</summary>
    private bool IsMonth(int token) =>
        token < tree.Count && (char.IsAsciiDigit(tree.Word(token)[0]) || tree.IsAny(token, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "early", "late", "recent"));

    private int CommaBefore(int token)
    {
        while (token > 0 && !tree.Is(token, ",")) token--;
        return token;
    }

    private TokenRange CueRange(int verb, int source)
    {
        var range = tree.Reach(verb);
        if (source < 0) return range;
        var named = sources.SourceRange(source, verb);
        return new(Math.Min(range.Start, named.Start), Math.Max(range.End, named.End));
    }

    /// <summary>A clause that follows the cue but hangs elsewhere: the parser took "said" for the object's verb.</summary>
    private int MisreadClause(int verb, int source)
    {
        for (int i = verb + 1; i < Math.Min(tree.Count, verb + 12); i++)
        {
            if (!tree.Is(i, "that") || tree[i].Head <= i) continue;
            int head = tree[i].Head;
            // "proposed nothing that would help": a relative clause of what is proposed.
            if (tree[head].Relation is Relation.Acl_relcl && tree[head].Head == sources.ObjectOf(verb) && !sources.CanSpeak(tree[head].Head)) return -1;
            return head != source && tree.IsPredicate(head) && !tree.Reach(head).Contains(verb) && tree[head].Relation is Relation.Acl or Relation.Acl_relcl or Relation.Advcl or Relation.Conj or Relation.Xcomp ? head : -1;
        }
        return -1;
    }

    /// <summary>"agreed to send", also where the parser took the infinitive for a purpose.</summary>
    private int InfinitiveOf(int verb)
    {
        int infinitive = tree.Child(verb, Relation.Xcomp);
        if (infinitive >= 0) return infinitive;
        foreach (int child in tree.Children(verb))
            if (child > verb && tree[child].Relation is Relation.Advcl && tree.Child(child, Relation.Mark) is >= 0 and var mark && tree.Is(mark, "to")) return child;
        // "urged both crews to stay": the parser may take it for what the crews are.
        if (sources.ObjectOf(verb) is > 0 and var doer)
            foreach (int child in tree.Children(doer))
                if (tree[child].Relation is Relation.Acl && tree.Child(child, Relation.Mark) is >= 0 and var to && tree.Is(to, "to")) return child;
        return -1;
    }

    private int Phrase(int verb, Cue cue)
    {
        // "accused Belmark of sending": what follows the one accused may hang on him.
        foreach (int child in sources.ObjectOf(verb) is >= 0 and var accused && cue.Prepositions.Length > 0 ? tree.Children(verb).Concat(tree.Children(accused)) : tree.Children(verb))
            if (child > verb && !IsTime(tree.Reach(child).Start + 1) && tree[child].Relation is Relation.Obl or Relation.Advcl or Relation.Nmod or Relation.Xcomp or Relation.Acl && tree.Child(child, Relation.Case, Relation.Mark) is >= 0 and var preposition && tree.IsAny(preposition, cue.Prepositions))
                return child;
        if (!cue.Frames.HasFlag(Frames.Object)) return -1;
        int phrase = sources.ObjectOf(verb);
        if (phrase < 0 && sources.IsPassive(verb) && sources.SourceOf(verb) >= 0) phrase = tree.Child(verb, Relation.Nsubj_pass);
        // "called them liars": whom, with what he is called.
        if (phrase >= 0 && tree[phrase].Tag is PartOfSpeech.Pron && phrase < verb + 3 && cues.IsTold(verb) && !tree.IsAny(phrase, "itself", "himself", "herself", "themselves") && cue.Lemma is "call" or "label" or "brand" or "dub" or "name" && phrase + 1 < tree.Count && (tree[phrase + 1].Tag is not (PartOfSpeech.Punct or PartOfSpeech.Adp) || quoted.IsMark(phrase + 1))) return phrase;
        // "called half of them liars", "condemned what Orsk calls a raid".
        if (phrase < 0 && cue.Lemma == "call") phrase = tree.Child(verb, Relation.Xcomp);
        if (phrase < 0 && tree.Child(verb, Relation.Obj) is var free && free > verb && tree.Is(free, "what") && tree.Child(free, Relation.Acl_relcl) > free) return free;
        if (phrase >= 0 && cue.Act is SpeechAct.Deny && tree.IsAny(phrase, "it", "this", "that", "them")) return phrase;
        return phrase >= 0 && tree[phrase].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Verb ? phrase : -1;
    }

    /// <summary>A parenthetical cue: set off by commas or quotation marks from the clause that it interrupts.</summary>
    private bool IsApart(int verb) => tree.Subject(verb) >= 0 || sources.Inverted(verb) >= 0;
}
