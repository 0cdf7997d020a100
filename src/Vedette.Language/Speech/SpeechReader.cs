using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds who says what: a cue word with a subject, the clause, phrase or quotation that it governs, "according to", nouns of saying, headlines with a colon,
/// quotations that run on, and lists that a colon hands to a speaker.
/// </summary>
public sealed class SpeechReader(CueLexicon lexicon)
{
    private const int ShortestQuotation = 3;

    /// <summary>The attributions in order of their sentences. Spans lie in the text; source, cue and content of one attribution do not overlap.</summary>
    public ImmutableArray<Utterance> Read(string text, ImmutableArray<Sentence> sentences)
    {
        var quotations = Quotations.Find(text);
        var found = ImmutableArray.CreateBuilder<Utterance>();
        // Sentences of a quotation that runs on: who speaks may be told only at its end.
        List<Opened> opened = [];
        Utterance? running = null;
        for (int index = 0; index < sentences.Length; index++)
        {
            if (sentences[index].Count == 0) continue;
            var tree = new Tree(text, sentences[index]);
            var inside = Within(quotations, sentences[index].Words);
            var own = ImmutableArray.CreateBuilder<Utterance>();
            new SentenceSpeech(lexicon, tree, inside, index).AddTo(own);
            if (own.Count == 0 && RunsOn(tree, quotations) is { IsEmpty: false } quotation)
            {
                if (opened.Count > 0 && opened[^1].Quotation != quotation) running = Continue(running, opened, found);
                opened.Add(new(quotation, inside, index));
                continue;
            }
            if (opened.Count > 0 && SpeakerOf(opened[^1].Quotation, own) is { } speaker) found.AddRange(opened.Select(o => Going(speaker, o.Content, o.Sentence)));
            else running = Continue(running, opened, found) ?? running;
            opened.Clear();
            found.AddRange(own);
            if (own.Count == 0 && running is not null && ContinuationOf(running, tree, inside, sentences, index) is { } more) found.Add(running = more);
            else running = own.Count > 0 ? own[^1] : IsListItem(tree) ? running : null;
        }
        Continue(running, opened, found);
        return [.. found.OrderBy(u => u.Sentence)];
    }

    /// <summary>A quotation that goes on behind the sentence's end and holds all of the sentence, or all behind its mark; an empty span when there is none.</summary>
    private static TextSpan RunsOn(Tree tree, ImmutableArray<TextSpan> quotations)
    {
        var words = tree.Sentence.Words;
        int first = tree[0].Tag is PartOfSpeech.Punct && tree.Count > 1 ? tree[1].Start : tree[0].Start;
        foreach (var quotation in quotations) if (quotation.Start <= first && quotation.End > words.End) return quotation;
        return default;
    }

    /// <summary>Gives the sentences of a quotation that names nobody to whoever spoke right before it; the last of them, or null when nobody did.</summary>
    private static Utterance? Continue(Utterance? running, List<Opened> opened, ImmutableArray<Utterance>.Builder found)
    {
        Utterance? last = null;
        if (running is { Direct: true } && opened.Count > 0 && running.Sentence == opened[0].Sentence - 1)
            foreach (var sentence in opened) found.Add(last = Going(running, sentence.Content, sentence.Sentence));
        opened.Clear();
        return last;
    }

    /// <summary>A sentence inside a quotation that nobody was named for yet.</summary>
    private readonly record struct Opened(TextSpan Quotation, ImmutableArray<TextSpan> Content, int Sentence);

    private static Utterance? SpeakerOf(TextSpan quotation, IEnumerable<Utterance> utterances) =>
        utterances.FirstOrDefault(u => u.Direct && u.Content.Any(c => c.Overlaps(quotation)) && !u.Cue.Any(c => c.Overlaps(quotation)));

    private static Utterance Going(Utterance lead, ImmutableArray<TextSpan> content, int sentence) =>
        lead with { Content = content, Sentence = sentence, Continues = true, CueToken = -1, SourceToken = -1, AddresseeToken = -1 };

    /// <summary>A sentence that is quotation from end to end goes on with the last speaker; so does a list item after a colon.</summary>
    private static Utterance? ContinuationOf(Utterance running, Tree tree, ImmutableArray<TextSpan> inside, ImmutableArray<Sentence> sentences, int index)
    {
        var words = tree.Sentence.Words;
        bool quoted = inside.Any(q => q.Length >= (words.Length * 4 / 5)) && running.Direct && running.Sentence == index - 1;
        if (quoted) return Going(running, inside, index);
        if (!IsListItem(tree) || !EndsWithColon(tree.Text, sentences, index)) return null;
        int label = LabelEnd(tree);
        var content = tree.Spans(new(label, tree.Count));
        return content.IsEmpty ? null : Going(running, content, index) with { Direct = false };
    }

    /// <summary>Whether the list that the sentence stands in was opened by a colon.</summary>
    private static bool EndsWithColon(string text, ImmutableArray<Sentence> sentences, int index)
    {
        for (int i = index - 1; i >= 0 && index - i < 12; i--)
        {
            if (sentences[i].Words is { IsEmpty: false } words && text[words.End - 1] == ':') return true;
            if (!IsListItem(new Tree(text, sentences[i]))) return false;
        }
        return false;
    }

    /// <summary>A line of its own that begins with a bullet or with a short label and a colon.</summary>
    private static bool IsListItem(Tree tree)
    {
        if (tree.Count == 0) return false;
        int start = tree[0].Start;
        bool ownLine = start == 0 || tree.Text[start - 1] is '\n' or '\r' || (start > 1 && tree.Text[start - 1] == ' ' && tree.Text[start - 2] == '\n');
        return ownLine && (tree.Word(0) is "•" or "-" or "–" or "*" or "·" || LabelEnd(tree) > 0);
    }

    private static int LabelEnd(Tree tree)
    {
        for (int i = 0; i < Math.Min(tree.Count - 2, 8); i++)
            if (tree.Is(i, ":")) return i + 1;
        return 0;
    }

    private static ImmutableArray<TextSpan> Within(ImmutableArray<TextSpan> quotations, TextSpan sentence)
    {
        var inside = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var quotation in quotations)
        {
            if (quotation.Start >= sentence.End) break;
            if (!quotation.Overlaps(sentence)) continue;
            inside.Add(new(Math.Max(quotation.Start, sentence.Start), Math.Min(quotation.End, sentence.End)));
        }
        return inside.ToImmutable();
    }

    /// <summary>The attributions of one sentence.</summary>
    private sealed class SentenceSpeech(CueLexicon lexicon, Tree tree, ImmutableArray<TextSpan> quotations, int index)
    {
        private readonly List<TextSpan> taken = [];
        private TokenRange lastAside;

        public void AddTo(ImmutableArray<Utterance>.Builder found)
        {
            if (OfHeadline() is { } headline)
            {
                found.Add(headline);
                return;
            }
            for (int i = 0; i < tree.Count; i++)
                if (tree[i].Tag is PartOfSpeech.Verb && lexicon.Verb(tree.Word(i)) is { } told && OfAside(i, told) is { } aside && aside.SourceToken < i) lastAside = new(tree.Reach(i).Start, i + 1);
            for (int i = 0; i < tree.Count; i++)
            {
                if (StandsInQuotation(i)) continue;
                var utterance = tree[i].Tag switch
                {
                    PartOfSpeech.Verb or PartOfSpeech.Adj when lexicon.Verb(tree.Word(i)) is { } cue && !IsAttributive(i) && !IsPurpose(i) => OfVerb(i, cue),
                    // "The service assesses that": a verb that the tagger took for a noun.
                    PartOfSpeech.Noun when i > 0 && i + 1 < tree.Count && tree.Is(i + 1, "that") && (tree[i - 1].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn || lexicon.Speaker(tree.Word(i - 1)) is not SpeakerSort.None) && lexicon.Verb(tree.Word(i)) is { } misread => OfVerb(i, misread),
                    PartOfSpeech.Noun when lexicon.Noun(tree.Word(i)) is { } cue => OfNoun(i, cue),
                    PartOfSpeech.Adv when IsHearsay(i) => OfHearsay(i),
                    _ when tree.Is(i, "according") => OfAccording(i),
                    _ => null,
                };
                if (utterance is not null && !utterance.Content.IsEmpty) found.Add(utterance);
            }
        }

        // ---- verbs ----

        private Utterance? OfVerb(int verb, Cue cue)
        {
            if (OfAside(verb, cue) is { } aside) return aside;
            bool impersonal = IsImpersonal(verb);
            int source = impersonal ? -1 : SourceOf(verb);
            if (source < 0 && !impersonal && !IsFreeParticiple(verb)) return null;
            // "Declined to say whether": one act, the refusal; its content is what was not said.
            bool refused = tree[verb].Relation is Relation.Xcomp && tree[verb].Head >= 0 && lexicon.Verb(tree.Word(tree[verb].Head)) is { Act: SpeechAct.Refuse };
            if (cue.Act is SpeechAct.Refuse && tree.Child(verb, Relation.Xcomp) is >= 0 and var below && lexicon.Verb(tree.Word(below)) is not null) return null;
            var (heads, nominal, spans) = ContentOf(verb, cue, source);
            if (spans.IsEmpty) return null;
            if (nominal && source >= 0 && !CanSpeak(source)) return null;
            if (source >= 0 && !CanSpeak(source) && cue.Act is SpeechAct.Assess && tree[source].Tag is PartOfSpeech.Noun && !heads.Any(h => tree[h].Relation is Relation.Ccomp)) return null;
            bool direct = quotations.Any(q => spans.Any(s => q.Contains(s) || (s.Contains(q) && q.Length * 2 > s.Length)));
            int addressee = Addressee(verb);
            var cueSpans = refused ? [new(tree[tree[verb].Head].Start, tree[verb].End)] : CueSpans(verb);
            // "called for a truce", "spoke of talks": the preposition is the cue's.
            if (nominal && spans[0].Start == tree[Math.Min(verb + 1, tree.Count - 1)].Start && tree[verb + 1].Tag is PartOfSpeech.Adp && tree[verb + 1].End < spans[0].End)
            {
                cueSpans = [new(cueSpans[0].Start, tree[verb + 1].End)];
                spans = spans.SetItem(0, new(tree[verb + 2].Start, spans[0].End));
            }
            return new Utterance(SourceSpans(source, verb), cueSpans, spans)
            {
                // "called on all to show restraint", "called for a truce".
                Act = refused ? SpeechAct.Refuse : cue.Lemma == "call" && nominal && heads.Exists(h => tree.Child(h, Relation.Case) is >= 0 and var to && tree.IsAny(to, "on", "for")) ? SpeechAct.Request : cue.Act,
                Strength = cue.Strength,
                Direct = direct,
                Negated = IsNegated(verb),
                Nominal = nominal && !direct,
                Sentence = index,
                CueToken = verb,
                SourceToken = source,
                AddresseeToken = addressee,
            };
        }

        /// <summary>
        /// "Fuel will be sent, the minister said on Monday." and "Fuel, it said, will be sent": a speaker and a cue behind a comma with no clause of their own.
        /// Read by the words where the parser hung the cue on its speaker or joined it to what was said.
        /// </summary>
        private Utterance? OfAside(int verb, Cue cue)
        {
            if (!cue.Frames.HasFlag(Frames.Clause) || tree[verb].Fine is not (FineTag.VBD or FineTag.VBZ or FineTag.VBN) || quotations.Any(q => Words(q) >= ShortestQuotation)) return null;
            var (relation, head) = (tree[verb].Relation, tree[verb].Head);
            if (head < 0 || relation is Relation.Advcl || (relation is Relation.Parataxis && tree.IsPredicate(head))) return null;
            int comma = verb - 1;
            while (comma > 0 && verb - comma < 12 && tree[comma].Tag is not (PartOfSpeech.Punct or PartOfSpeech.Verb or PartOfSpeech.Sconj or PartOfSpeech.Cconj) && tree[comma].Fine is not (FineTag.WP or FineTag.WDT or FineTag.WRB)) comma--;
            if (comma < 3 || comma == verb - 1 || !tree.Is(comma, ",") || !HasVerb(new(0, comma))) return null;
            int end = verb + 1;
            while (end < tree.Count && tree[end].Tag is not PartOfSpeech.Punct) end++;
            if (HasVerb(new(verb + 1, end)) || (verb + 1 < end && tree.IsAny(verb + 1, "that", "by")) || (end < tree.Count - 1 && !tree.Is(end, ","))) return null;
            // "Orsk said it fell, the Herald reported": the last words of the sentence are nobody's content.
            if (relation is Relation.Ccomp && (head > comma || end < tree.Count - 1)) return null;
            int source = comma + 1;
            for (int i = comma + 1; i < verb; i++) if (tree[i].Head <= comma || tree[i].Head >= verb) source = i;
            if (!CanSpeak(source) && !tree.Is(source, "it")) return null;
            return new Utterance(tree.Spans(new(comma + 1, verb)), [tree[verb].Span], tree.Spans(new(0, tree.Count), new TokenRange(comma, end)))
            {
                Act = cue.Act,
                Strength = cue.Strength,
                Sentence = index,
                CueToken = verb,
                SourceToken = source,
                AddresseeToken = Addressee(verb),
            };
        }

        /// <summary>"The hall, Orsk said, would open." and "It fell, Orsk said, since fuel was short.": speaker and cue between commas, and the sentence around them.</summary>
        private ImmutableArray<TextSpan> AroundAside(int verb, Cue cue, int source)
        {
            if (source < 0 || !cue.Frames.HasFlag(Frames.Clause) || tree[verb].Fine is not (FineTag.VBD or FineTag.VBZ) || quotations.Any(q => Words(q) >= ShortestQuotation)) return [];
            var named = SourceRange(source, verb);
            int first = Math.Min(CueWords(verb).Start, named.Start), end = Math.Max(verb + 1, named.End);
            if (first < 2 || end >= tree.Count - 2 || !tree.Is(first - 1, ",") || !tree.Is(end, ",") || end - first > 12 || tree[0].Tag is PartOfSpeech.Cconj) return [];
            if (named.Start > verb ? named.Start != verb + 1 : CueWords(verb).Start != named.End) return [];
            return tree.Spans(new(0, tree.Count), new TokenRange(first - 1, end + 1));
        }

        private (List<int> Heads, bool Nominal, ImmutableArray<TextSpan> Spans) ContentOf(int verb, Cue cue, int source)
        {
            List<int> heads = [];
            if (AroundAside(verb, cue, source) is { IsEmpty: false } around) return ([], false, around);
            if (cue.Frames.HasFlag(Frames.Clause) || cue.Frames.HasFlag(Frames.Quotation))
            {
                foreach (int child in tree.Children(verb))
                    if ((tree[child].Relation is Relation.Ccomp && child != lastAside.End - 1) || (tree[child].Relation is Relation.Conj && tree.Child(child, Relation.Mark) is >= 0 and var also && tree.Is(also, "that")) || (tree[child].Relation is Relation.Parataxis && tree.IsPredicate(child) && lexicon.Verb(tree.Word(child)) is null))
                        heads.Add(child);
                if (heads.Count == 0 && tree[verb].Relation is Relation.Parataxis && tree[verb].Head >= 0 && IsApart(verb) && (ObjectOf(verb) < 0 || ObjectOf(verb) == Addressee(verb) || ObjectOf(verb) == Inverted(verb))) heads.Add(tree[verb].Head);
                if (heads.Count == 0 && cue.Frames.HasFlag(Frames.Clause) && tree[verb].Relation is not Relation.Parataxis && MisreadClause(verb, source) is >= 0 and var clause) heads.Add(clause);
            }
            if (cue.Frames.HasFlag(Frames.Infinitive) && InfinitiveOf(verb) is >= 0 and var infinitive) heads.Add(infinitive);
            bool nominal = false;
            if (heads.Count == 0 && !QuotedBeside(verb) && Phrase(verb, cue) is >= 0 and var phrase)
            {
                // "Dismissed reports that …": what is dismissed is what the reports say.
                int told = IsSpeechNoun(phrase) ? tree.Children(phrase).FirstOrDefault(c => c > phrase && tree.Child(c, Relation.Mark) is >= 0 and var that && tree.Is(that, "that"), -1) : -1;
                heads.Add(told >= 0 ? told : phrase);
                nominal = told < 0;
            }
            var spans = ImmutableArray.CreateBuilder<TextSpan>();
            foreach (int head in heads) spans.AddRange(nominal ? PhraseSpans(head, verb) : ClauseSpans(head, verb, source));
            // "urges supporters to watch": who is to do it belongs to what is urged.
            if (heads is [var only] && tree[only].Relation is Relation.Xcomp && ObjectOf(verb) is >= 0 and var doer && doer > verb && doer < only && spans is [var act] && act.Start > tree[doer].Start)
                spans[0] = new(tree[tree.Reach(doer).Start].Start, act.End);
            if ((heads.Count == 0 || (nominal && IsSpeechNoun(heads[0]))) && AfterColon(verb) is { IsEmpty: false } announced)
            {
                spans.Clear();
                spans.AddRange(announced);
                nominal = false;
            }
            else if (heads.Count == 0 && cue.Frames.HasFlag(Frames.Clause) && source >= 0 && !QuotedBeside(verb)) spans.AddRange(Surroundings(verb, source));
            if (cue.Frames.HasFlag(Frames.Quotation) || (heads.Count > 0 && cue.Act is not SpeechAct.Hold))
                foreach (var quotation in quotations)
                    if (Words(quotation) >= ShortestQuotation && !spans.Any(s => s.Overlaps(quotation)) && !taken.Any(t => t.Overlaps(quotation)) && Nearest(quotation, verb)) spans.Add(quotation);
            if (heads.Count > 0 && !nominal)
            {
                Complete(spans, verb);
                for (int i = 0; i < spans.Count; i++) if (spans[i].Start >= tree[verb].End) spans[i] = Grown(spans[i], verb, source);
            }
            spans.Sort();
            if (cue.Act is not SpeechAct.Hold) taken.AddRange(spans);
            return (heads, nominal && spans.Count == 1, spans.ToImmutable());
        }

        /// <summary>
        /// A content clause behind its cue with the words around it that the parser hung on the cue: the subject between the two, and what follows up to the next comma.
        /// </summary>
        private TextSpan Grown(TextSpan content, int verb, int source)
        {
            int start = TokenAt(content.Start), end = TokenAt(content.End - 1) + 1;
            if (start < 0 || end <= 0) return content;
            int from = Addressee(verb) is >= 0 and var told && told < start ? tree.Reach(told).End : Math.Max(verb, source) + 1;
            int that = -1;
            for (int i = from; i < start; i++) if (tree.Is(i, "that")) that = i;
            bool isGap = true;
            for (int i = that >= 0 ? that + 1 : from; i < start; i++)
                isGap &= that >= 0 || (IsMark(i) && i > from) || tree[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Num or PartOfSpeech.Pron || (i > from && tree[i].Tag is not (PartOfSpeech.Verb or PartOfSpeech.Sconj or PartOfSpeech.Punct));
            if (that >= 0) start = that + 1;
            else if (isGap && start > from && !IsTime(from)) start = from;
            // A mark that closes behind a comma ends what is quoted; another mark may stand within the clause.
            while (end < tree.Count && (tree[end].Tag is not PartOfSpeech.Punct || (IsMark(end) && !tree.Is(end - 1, ","))) && !IsSharedCue(end, verb)) end++;
            return tree.Spans(new(start, end)) is [var whole] ? whole : content;
        }

        private bool IsMark(int token) => tree.Word(token) is "\"" or "“" or "”" or "''" or "``";

        private int TokenAt(int offset)
        {
            for (int i = 0; i < tree.Count; i++) if (tree[i].Start <= offset && offset < tree[i].End) return i;
            return -1;
        }

        private bool IsTime(int token) => tree[token].Tag is PartOfSpeech.Propn && tree.IsAny(token, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday") || tree.IsAny(token, "last", "this", "earlier", "later", "yesterday", "today") && token + 1 < tree.Count && tree.IsAny(token + 1, "week", "month", "year", "night", "morning", "evening", "afternoon", "that");

        /// <summary>"said it fell and added that": a second cue of the same speaker begins.</summary>
        private bool IsSharedCue(int conjunction, int verb)
        {
            if (tree[conjunction].Tag is not PartOfSpeech.Cconj) return false;
            int next = conjunction + 1;
            while (next < tree.Count && tree[next].Tag is PartOfSpeech.Adv or PartOfSpeech.Aux) next++;
            return next < tree.Count && tree[next].Fine == tree[verb].Fine && tree[next].Fine is FineTag.VBD or FineTag.VBZ && lexicon.Verb(tree.Word(next)) is not null;
        }

        /// <summary>
        /// Of a quotation that the cue stands outside of all is said, also where the parser cut a clause out of it. When a quotation opens the sentence and the cue follows it,
        /// what else stands behind the cue is the author's: "…", she said as the hall emptied.
        /// </summary>
        private void Complete(ImmutableArray<TextSpan>.Builder spans, int verb)
        {
            foreach (var quotation in quotations)
            {
                if (quotation.Overlaps(tree[verb].Span)) continue;
                TextSpan[] inside = [.. spans.Where(quotation.Contains)];
                if (inside.Length == 0 || (inside.Length == 1 && inside[0] == quotation)) continue;
                foreach (var part in inside) spans.Remove(part);
                spans.Add(quotation);
            }
            if (tree.Count > 2 && quotations is [var opening, ..] && opening.Start <= tree[1].Start && opening.End <= tree[verb].Start && spans.Contains(opening))
                for (int i = spans.Count - 1; i >= 0; i--) if (!quotations.Any(spans[i].Overlaps)) spans.RemoveAt(i);
        }

        private bool IsSpeechNoun(int token) => lexicon.Noun(tree.Word(token)) is not null || lexicon.Speaker(tree.Word(token)) is SpeakerSort.Document;

        /// <summary>"outlined a grim forecast: …": what a colon announces.</summary>
        private ImmutableArray<TextSpan> AfterColon(int verb) => Colon() is > 0 and var colon && colon > verb && tree.Count - colon > 4 ? tree.Spans(new(colon + 1, tree.Count)) : [];

        /// <summary>
        /// Where the parser gives no clause: the sentence around a cue set off by commas, or all that follows the cue and its hearer when a finite verb stands there.
        /// </summary>
        private ImmutableArray<TextSpan> Surroundings(int verb, int source)
        {
            int first = Math.Min(verb, SourceRange(source, verb).Start), last = Math.Max(verb, source) + 1;
            if (Addressee(verb) is >= 0 and var told && told == last) last = told + 1;
            bool closes = last >= tree.Count - 1 || (tree[last].Tag is PartOfSpeech.Punct && !tree.Is(last, ":")) || (first > 3 && tree.Is(first - 1, ",") && !HasVerb(new(last, tree.Count)));
            if (closes && !HasVerb(new(0, first))) closes = false;
            if (closes && !(last >= tree.Count - 1 || tree[last].Tag is PartOfSpeech.Punct)) return tree.Spans(new(0, first));
            if (closes && first > 3 && tree[first - 1].Tag is PartOfSpeech.Punct) return tree.Spans(new(0, tree.Count), new TokenRange(first, last));
            // "asked Belmark to send fuel", "asked for fuel when it …": what the finite verb further on tells is not what was said.
            if (tree.Children(verb).Any(c => c > verb && tree[c].Relation is Relation.Xcomp or Relation.Advcl && !tree.Is(tree.Reach(c).Start, "that"))) return [];
            int start = verb + 1;
            if (Addressee(verb) is >= 0 and var hearer && hearer > verb) start = tree.Reach(hearer).End - hearer > 8 ? hearer + 1 : tree.Reach(hearer).End;
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
            // "said that one of the rules is …": the parser may hang the clause's subject on the cue.
            if (start > verb + 2 && tree.Is(verb + 1, "that") && tree[verb + 1].Head >= 0 && !StandsInQuotation(verb + 2) && mark < 0) start = verb + 2;
            // What an aside at the end of the sentence took along belongs to the clause before it.
            if (range.End <= lastAside.End && lastAside.Start <= range.End && verb < range.Start && CommaBefore(lastAside.End - 1) is var comma && comma > range.End) range = new(range.Start, comma);
            if (!range.Contains(verb)) return tree.Spans(new(start, BeforeContrast(new(start, range.End), verb)));
            // The content holds the cue: "Fuel, Orsk said on Monday, will be sent."
            return tree.Spans(new(start, range.End), CueRange(verb, source));
        }

        /// <summary>"…, while Orsk called on all": a contrast that somebody else tells is no part of the content before it.</summary>
        private int BeforeContrast(TokenRange range, int verb)
        {
            for (int i = range.Start + 2; i < range.End - 2; i++)
            {
                if (StandsInQuotation(i)) continue;
                if (IsSharedCue(i, verb)) return tree.Is(i - 1, ",") ? i - 1 : i;
                // "…, arguing that", "…, citing": what the speaker says besides.
                if (tree.Is(i - 1, ",") && tree[i].Fine is FineTag.VBG && lexicon.Verb(tree.Word(i)) is not null) return i - 1;
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
                    if (tree.Reach(child).Start != end || StandsInQuotation(end)) continue;
                    bool belongs = tree[child].Relation is Relation.Obl ? tree.IsAny(end, "over", "about", "regarding", "concerning", "between", "against", "toward", "towards", "of", "as", "for", "to", "from", "by", "with") : tree[child].Relation is Relation.Xcomp or Relation.Advcl && tree.Is(end, "to");
                    if (!belongs) continue;
                    end = tree.Reach(child).End;
                    more = true;
                }
            }
            // "called the senator a liar": what somebody is called follows him.
            if (tree[verb].Tag is PartOfSpeech.Verb && lexicon.Verb(tree.Word(verb)) is { Lemma: "call" or "label" or "brand" or "dub" or "consider" })
                while (end < tree.Count && (tree[end].Tag is not PartOfSpeech.Punct || IsMark(end) || (end + 2 < tree.Count && (IsMark(end + 1) || IsMark(end + 2)) && tree.Is(end, ",")))) end++;
            return tree.Spans(new(range.Start, BeforeContrast(new(range.Start, end), verb)));
        }

        /// <summary>The object, less a relative pronoun that a parser took for one.</summary>
        private int ObjectOf(int verb)
        {
            foreach (int child in tree.Children(verb))
                if (tree[child].Relation is Relation.Obj && tree[child].Fine is not (FineTag.WDT or FineTag.WP)) return child;
            return -1;
        }

        private int CommaBefore(int token)
        {
            while (token > 0 && !tree.Is(token, ",")) token--;
            return token;
        }

        private TokenRange CueRange(int verb, int source)
        {
            var range = tree.Reach(verb);
            if (source < 0) return range;
            var named = SourceRange(source, verb);
            return new(Math.Min(range.Start, named.Start), Math.Max(range.End, named.End));
        }

        /// <summary>A clause that follows the cue but hangs elsewhere: the parser took "said" for the object's verb.</summary>
        private int MisreadClause(int verb, int source)
        {
            for (int i = verb + 1; i < Math.Min(tree.Count, verb + 12); i++)
            {
                if (!tree.Is(i, "that") || tree[i].Head <= i) continue;
                int head = tree[i].Head;
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
                if (child > verb && tree[child].Relation is Relation.Advcl && tree.Is(tree.Reach(child).Start, "to")) return child;
            return -1;
        }

        private int Phrase(int verb, Cue cue)
        {
            // "accused Belmark of sending": what follows the one accused may hang on him.
            foreach (int child in ObjectOf(verb) is >= 0 and var accused && cue.Prepositions.Length > 0 ? tree.Children(verb).Concat(tree.Children(accused)) : tree.Children(verb))
                if (child > verb && tree[child].Relation is Relation.Obl or Relation.Advcl or Relation.Nmod or Relation.Xcomp or Relation.Acl && tree.Child(child, Relation.Case, Relation.Mark) is >= 0 and var preposition && tree.IsAny(preposition, cue.Prepositions))
                    return child;
            if (!cue.Frames.HasFlag(Frames.Object)) return -1;
            int phrase = ObjectOf(verb);
            if (phrase < 0 && IsPassive(verb) && SourceOf(verb) >= 0) phrase = tree.Child(verb, Relation.Nsubj_pass);
            return phrase >= 0 && tree[phrase].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Verb ? phrase : -1;
        }

        // ---- sources ----

        private int SourceOf(int verb)
        {
            if (IsPassive(verb))
            {
                int agent = tree.Child(verb, Relation.Obl_agent);
                if (agent >= 0) return agent;
                foreach (int child in tree.Children(verb))
                    if (tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var by && tree.Is(by, "by")) return child;
                // "Officials were told that": the hearer is no source.
                return -1;
            }
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
                if (tree[i].Relation is not Relation.Nsubj || tree[i].Head <= i || tree[i].Head >= at || StandsInQuotation(i)) continue;
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
            if (at >= 1 && tree.Is(at, ","))
            {
                // "Orsk, a fellow at the Institute, a body in Arnor, said": the farthest name that an article follows; else the nearest that a title follows.
                int named = -1, titled = -1;
                for (int k = at - 1; k > Math.Max(0, at - 25); k--)
                {
                    if (!tree.Is(k, ",") || tree[k - 1].Tag is not PartOfSpeech.Propn) continue;
                    if (tree[k + 1].Tag is PartOfSpeech.Det or PartOfSpeech.Adj) named = k - 1;
                    else if (titled < 0 && tree[k + 1].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn) titled = k - 1;
                }
                return named >= 0 ? NameHead(named) : titled >= 0 ? NameHead(titled) : -1;
            }
            return at >= 0 && !tree.IsAny(at, "him", "her", "them", "it", "us", "me") && (tree[at].Tag is PartOfSpeech.Propn or PartOfSpeech.Pron || (tree[at].Tag is PartOfSpeech.Noun or PartOfSpeech.Adj && lexicon.Speaker(tree.Word(at)) is not SpeakerSort.None)) ? NameHead(at) : -1;
        }

        private int NameHead(int token)
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

        /// <summary>"says Lavrov": the words right after the verb, which the parser often takes for its object.</summary>
        private int Inverted(int verb)
        {
            int after = tree.Child(verb, Relation.Obj);
            return after == verb + 1 && (tree[after].Tag is PartOfSpeech.Propn || tree.IsAny(after, "he", "she", "they")) ? after : -1;
        }

        private bool CanSpeak(int token) =>
            tree[token].Tag is PartOfSpeech.Propn || tree.IsAny(token, "he", "she", "they", "who", "i", "we", "both")
            || lexicon.Speaker(tree.Word(token)) is not SpeakerSort.None
            || tree.Children(token).Any(c => tree[c].Relation is Relation.Appos or Relation.Flat && tree[c].Tag is PartOfSpeech.Propn)
            || (tree.Is(token, "one") || tree[token].Tag is PartOfSpeech.Num);

        /// <summary>The source's words. Titles and names right beside it belong to it, wherever the parser hung them.</summary>
        private TokenRange SourceRange(int source, int verb)
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
            token >= 0 && token != verb && tree[token].Tag is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn && lexicon.Verb(tree.Word(token)) is null && (tree[token].Tag is not PartOfSpeech.Noun || lexicon.Speaker(tree.Word(token)) is not SpeakerSort.None || IsTitle(token - 1, verb) || char.IsUpper(tree.Word(token)[0]));

        private ImmutableArray<TextSpan> SourceSpans(int source, int verb = -1)
        {
            if (source < 0) return [];
            var range = SourceRange(source, verb);
            int end = range.End;
            foreach (int child in tree.Children(source))
                if (child > source && tree[child].Relation is Relation.Acl_relcl or Relation.Acl or Relation.Parataxis or Relation.Advcl) end = Math.Min(end, tree.Reach(child).Start);
            int start = range.Start;
            if (tree.Child(source, Relation.Case) is >= 0 and var preposition && preposition < source) start = preposition + 1;
            return tree.Spans(new(Math.Min(start, source), Math.Max(end, source + 1)));
        }

        // ---- cues ----

        /// <summary>The verb with its auxiliaries, its negation and the adverbs among them: "has long said", "did not say".</summary>
        private TokenRange CueWords(int verb)
        {
            int start = verb;
            while (start > 0 && tree[start - 1].Tag is PartOfSpeech.Aux or PartOfSpeech.Part or PartOfSpeech.Adv && tree[start - 1].Head == verb && !tree.Is(start - 1, "to")) start--;
            return new(start, verb + 1);
        }

        private ImmutableArray<TextSpan> CueSpans(int verb) => CueWords(verb) is var range ? [new(tree[range.Start].Start, tree[verb].End)] : [];

        private bool IsNegated(int verb) => tree.Children(verb).Any(c => tree[c].Relation is Relation.Advmod && tree.IsAny(c, "not", "n't", "n’t", "never"));

        private bool IsPassive(int verb) => tree.Child(verb, Relation.Aux_pass) >= 0 || (tree[verb].Relation is Relation.Acl && tree[verb].Fine is FineTag.VBN && !IsTold(verb));

        /// <summary>"Orsk, the director of the service, stated": a past tense that the parser took for a participle, behind a name with an apposition.</summary>
        private bool IsTold(int verb) => verb > 0 && tree.Is(verb - 1, ",") && tree.Child(verb, Relation.Obl_agent) < 0 && SurfaceSubject(verb) > tree[verb].Head;

        /// <summary>"It is believed that", "is said to": nobody says it.</summary>
        private bool IsImpersonal(int verb) =>
            IsPassive(verb) && tree[verb].Relation is not Relation.Acl && tree.Child(verb, Relation.Obl_agent) < 0
            && (tree.Child(verb, Relation.Expl) >= 0 || tree.Child(verb, Relation.Xcomp) >= 0 || (tree.Child(verb, Relation.Nsubj_pass) is >= 0 and var it && tree.Is(it, "it")));

        private bool IsFreeParticiple(int verb) => tree[verb].Fine is FineTag.VBG && tree[verb].Relation is Relation.Advcl or Relation.Acl or Relation.Parataxis;

        /// <summary>"to note that", "asked to describe": nothing is said yet. "went on to say", "declined to say" tell of an act.</summary>
        private bool IsPurpose(int verb)
        {
            if (tree[verb].Fine is not FineTag.VB || tree.Child(verb, Relation.Mark) is not (>= 0 and var to) || !tree.Is(to, "to") || tree[verb].Head < 0) return false;
            int head = tree[verb].Head;
            if (tree.Children(verb).Any(c => tree[c].Relation is Relation.Ccomp && c > verb)) return false;
            return tree[verb].Relation is Relation.Advcl or Relation.Acl || (tree[verb].Relation is Relation.Xcomp && !tree.IsAny(head, "went", "goes", "go", "going", "continued", "continues", "appeared", "seemed", "came", "come", "began", "yet") && lexicon.Verb(tree.Word(head)) is not { Act: SpeechAct.Refuse });
        }

        /// <summary>"the reported losses", "a leading": a verb form that only describes.</summary>
        private bool IsAttributive(int verb) => tree[verb].Relation is Relation.Amod or Relation.Compound or Relation.Case or Relation.Mark or Relation.Fixed;

        private int Addressee(int verb)
        {
            if (tree.Child(verb, Relation.Iobj) is >= 0 and var hearer) return hearer;
            if (tree.Child(verb, Relation.Obj) is >= 0 and var listener && tree.IsAny(verb, "told", "tell", "tells", "telling", "warned", "assured", "reminded", "informed", "reassured")) return listener;
            return -1;
        }

        // ---- other forms ----

        private Utterance? OfAccording(int token)
        {
            int head = tree[token].Relation is Relation.Case ? tree[token].Head : tree.Child(token, Relation.Obl, Relation.Nmod);
            if (head < 0 || head <= token) return null;
            int clause = tree[token].Relation is Relation.Case ? tree[head].Head : tree[token].Head;
            while (clause >= 0 && !(tree.IsPredicate(clause) && tree.IsFinite(clause))) clause = tree[clause].Head;
            if (clause < 0) clause = tree.Sentence.Root;
            int to = token + 1 < tree.Count && tree.Is(token + 1, "to") ? token + 1 : token;
            var range = tree.Reach(clause);
            var source = new TokenRange(to + 1, Math.Max(tree.Reach(head).End, head + 1));
            if (!IsSaid(clause)) range = new(0, tree.Count);
            var content = tree.Spans(range, new TokenRange(Math.Min(token, source.Start), source.End));
            if ((content.IsEmpty || tree[token].Head < 0) && token < 2 && Comma(to) is > 0 and var comma)
            {
                // The parser lost its way: the source ends at the first comma, what is said follows.
                source = new(to + 1, comma);
                content = tree.Spans(new(comma + 1, tree.Count));
                head = NameHead(comma - 1);
            }
            // A clause that a speaker of its own governs is his; "according to" names who carried it.
            return new Utterance(tree.Spans(source), [new(tree[token].Start, tree[to].End)], content)
            {
                Act = SpeechAct.Report,
                Sentence = index,
                CueToken = token,
                SourceToken = head,
            };
        }

        /// <summary>Whether the clause stands below a verb of saying.</summary>
        private bool IsSaid(int clause)
        {
            for (int at = tree[clause].Head; at >= 0; at = tree[at].Head) if (tree[at].Tag is PartOfSpeech.Verb && lexicon.Verb(tree.Word(at)) is { Act: not SpeechAct.Hold }) return true;
            return false;
        }

        private Utterance? OfNoun(int noun, Cue cue)
        {
            int source = tree.Child(noun, Relation.Nmod_poss);
            if (source < 0)
                source = tree.Children(noun).FirstOrDefault(c => (tree[c].Relation is Relation.Amod or Relation.Compound or Relation.Nmod_desc && (tree[c].Tag is PartOfSpeech.Propn || tree.Is(c, "media"))) || (tree[c].Relation is Relation.Amod && char.IsUpper(tree.Word(c)[0])), -1);
            if (source < 0)
                source = tree.Children(noun).FirstOrDefault(c => tree[c].Relation is Relation.Nmod && tree.Child(c, Relation.Case) is >= 0 and var p && tree.IsAny(p, "from", "by") && CanSpeak(c), -1);
            int content = tree.Children(noun).FirstOrDefault(c => c > noun && (tree[c].Relation is Relation.Acl or Relation.Ccomp or Relation.Acl_relcl) && That(c) >= 0 && tree.IsFinite(c), -1);
            bool nominal = false;
            if (content < 0 && source >= 0)
            {
                content = tree.Children(noun).FirstOrDefault(c => c > noun && tree[c].Relation is Relation.Nmod or Relation.Acl && tree.Child(c, Relation.Case, Relation.Mark) is >= 0 and var p && tree.IsAny(p, cue.Prepositions), -1);
                nominal = content >= 0;
            }
            if (content < 0)
            {
                if (source >= 0 && cue.Frames.HasFlag(Frames.Colon) && Colon() is > 0 and var colon && colon > noun && tree.Count - colon > 4)
                    return Of(noun, cue, source, tree.Spans(new(colon + 1, tree.Count)), nominal: false);
                return null;
            }
            if (source < 0 && nominal) return null;
            var range = tree.Reach(content);
            int start = That(content) is >= 0 and var that && that < content ? that + 1 : nominal && tree.Child(content, Relation.Case, Relation.Mark) is >= 0 and var preposition && preposition < content ? preposition + 1 : range.Start;
            return Of(noun, cue, source, tree.Spans(new(start, range.End)), nominal);
        }

        private Utterance Of(int cueToken, Cue cue, int source, ImmutableArray<TextSpan> content, bool nominal) => new(SourceSpans(source), [tree[cueToken].Span], content)
        {
            Act = cue.Act,
            Strength = cue.Strength,
            Nominal = nominal,
            Sentence = index,
            CueToken = cueToken,
            SourceToken = source,
        };

        /// <summary>The "that" of a content clause; also one that the parser took for a relative pronoun although the clause has its subject and its object.</summary>
        private int That(int clause)
        {
            if (tree.Child(clause, Relation.Mark) is >= 0 and var mark && tree.Is(mark, "that")) return mark;
            int relative = tree.Child(clause, Relation.Obj);
            return relative >= 0 && relative < clause && tree.Is(relative, "that") && tree.Subject(clause) is >= 0 and var subject && subject > relative && subject < clause && ObjectOf(clause) > clause ? relative : -1;
        }

        private bool IsHearsay(int token) => tree.IsAny(token, "reportedly", "allegedly", "purportedly", "supposedly");

        private Utterance? OfHearsay(int adverb)
        {
            int clause = tree[adverb].Head;
            if (clause < 0) return null;
            return new Utterance([], [tree[adverb].Span], tree.Spans(tree.Reach(clause), new TokenRange(adverb, adverb + 1))) { Act = SpeechAct.Report, Sentence = index, CueToken = adverb };
        }

        /// <summary>"Taiwan in danger: security chief", "Intelligence chief: allies drill together": one side names who speaks.</summary>
        private Utterance? OfHeadline()
        {
            if (tree.Count > 30) return null;
            if (OfTail() is { } tail) return tail;
            int colon = Colon();
            if (colon < 1 || StandsInQuotation(colon)) return null;
            var (left, right) = (new TokenRange(0, colon), new TokenRange(colon + 1, tree.Count));
            if (SpeakerOf(right) is >= 0 and var after && !HasVerb(right) && colon >= 4) return Headline(after, right, left, colon);
            if (SpeakerOf(left) is >= 0 and var before && !HasVerb(left) && tree.Count - colon >= 5 && colon <= 6) return Headline(before, left, right, colon);
            // "Orsk: Belmark may back Cadria": a surname, a clause, no full stop.
            bool surname = colon <= 2 && tree[tree.Count - 1].Tag is not PartOfSpeech.Punct && HasVerb(right);
            for (int i = 0; i < colon; i++) surname &= char.IsUpper(tree.Word(i)[0]) && tree[i].Tag is PartOfSpeech.Propn or PartOfSpeech.Noun;
            return surname ? Headline(colon - 1, left, right, colon) : null;
        }

        /// <summary>A headline without a full stop that ends in its source: "…, says Orsk".</summary>
        private Utterance? OfTail()
        {
            int last = tree.Count - 1;
            if (last < 4 || tree[last].Tag is PartOfSpeech.Punct) return null;
            // "…, think tank says": the cue is the last word.
            if (lexicon.Verb(tree.Word(last)) is { } closing && closing.Frames.HasFlag(Frames.Clause))
            {
                int comma = last - 1;
                while (comma > 3 && !tree.Is(comma, ",")) comma--;
                if (comma > 3 && last - comma <= 6 && last - comma > 1)
                    return new(tree.Spans(new(comma + 1, last)), [tree[last].Span], tree.Spans(new(0, comma))) { Act = closing.Act, Strength = closing.Strength, Sentence = index, CueToken = last, SourceToken = last - 1 };
            }
            for (int i = last - 1; i >= Math.Max(3, last - 5); i--)
            {
                if (!tree.Is(i - 1, ",") || lexicon.Verb(tree.Word(i)) is not { } cue || !cue.Frames.HasFlag(Frames.Clause) || HasVerb(new(i + 1, tree.Count))) continue;
                return new(tree.Spans(new(i + 1, tree.Count)), [tree[i].Span], tree.Spans(new(0, i - 1))) { Act = cue.Act, Strength = cue.Strength, Sentence = index, CueToken = i, SourceToken = last };
            }
            return null;
        }

        private Utterance Headline(int speaker, TokenRange source, TokenRange content, int colon) =>
            new(tree.Spans(source), [tree[colon].Span], tree.Spans(content)) { Act = SpeechAct.Say, Sentence = index, CueToken = colon, SourceToken = speaker };

        private int SpeakerOf(TokenRange range)
        {
            if (range.End - range.Start > 8) return -1;
            for (int i = range.End - 1; i >= range.Start; i--)
                if (lexicon.Speaker(tree.Word(i)) is SpeakerSort.Person or SpeakerSort.Office or SpeakerSort.Group) return i;
            return -1;
        }

        private bool HasVerb(TokenRange range)
        {
            for (int i = range.Start; i < range.End; i++)
                if (tree[i].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP or FineTag.MD) return true;
            return false;
        }

        private int Comma(int from)
        {
            for (int i = from + 1; i < tree.Count - 3; i++) if (tree.Is(i, ",")) return AfterList(i);
            return -1;
        }

        /// <summary>"reports from the Herald, the Courier, and the Tribune, …": the comma that ends a list of names, or the one given.</summary>
        private int AfterList(int comma)
        {
            for (int i = comma + 1; i < tree.Count - 3; i++)
            {
                if (tree[i].Tag is PartOfSpeech.Cconj && i > comma + 1)
                {
                    int end = i + 1;
                    while (end < tree.Count && tree[end].Tag is PartOfSpeech.Propn or PartOfSpeech.Det) end++;
                    return end < tree.Count && end > i + 1 && tree.Is(end, ",") ? end : comma;
                }
                if (tree[i].Tag is not (PartOfSpeech.Propn or PartOfSpeech.Det) && !tree.Is(i, ",")) return comma;
            }
            return comma;
        }

        private int Colon()
        {
            for (int i = 1; i < tree.Count - 1; i++) if (tree.Is(i, ":")) return i;
            return -1;
        }

        // ---- quotations ----

        private bool StandsInQuotation(int token)
        {
            foreach (var quotation in quotations)
                if (quotation.Contains(tree[token].Span) && Words(quotation) > ShortestQuotation) return true;
            return false;
        }

        private bool QuotedBeside(int verb) => quotations.Any(q => Words(q) > ShortestQuotation && Nearest(q, verb) && !Governs(verb, q));

        private bool Governs(int verb, TextSpan quotation)
        {
            int phrase = tree.Child(verb, Relation.Obj);
            if (phrase < 0) return false;
            var range = tree.Reach(phrase);
            return tree[range.Start].Start <= quotation.Start && quotation.Start < tree[range.End - 1].End && tree[range.Start].Start < quotation.Start - 2;
        }

        /// <summary>No other cue with a subject stands between the cue and the quotation.</summary>
        private bool Nearest(TextSpan quotation, int verb)
        {
            int at = tree[verb].Start;
            for (int i = 0; i < tree.Count; i++)
            {
                if (i == verb || tree[i].Tag is not PartOfSpeech.Verb || StandsInQuotation(i) || lexicon.Verb(tree.Word(i)) is not { } other || !other.Frames.HasFlag(Frames.Quotation)) continue;
                int start = tree[i].Start;
                if ((at < start && start < quotation.Start) || (quotation.End <= start && start < at)) return false;
            }
            return true;
        }

        private int Words(TextSpan span)
        {
            int count = 0;
            foreach (var token in tree.Sentence.Tokens)
                if (span.Contains(token.Span) && token.Tag is not PartOfSpeech.Punct) count++;
            return count;
        }

        /// <summary>A parenthetical cue: set off by commas or quotation marks from the clause that it interrupts.</summary>
        private bool IsApart(int verb) => tree.Subject(verb) >= 0 || Inverted(verb) >= 0;
    }
}
