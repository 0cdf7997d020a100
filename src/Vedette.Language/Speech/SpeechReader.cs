using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds who says what: a cue word with a subject, the clause, phrase or quotation that it governs, "according to", nouns of saying, headlines with a colon,
/// quotations that run on, and lists that a colon hands to a speaker.
/// </summary>
public sealed class SpeechReader(CueLexicon lexicon)
{
    /// <summary>The attributions in order of their sentences. Spans lie in the text; source, cue and content of one attribution do not overlap.</summary>
    public ImmutableArray<Utterance> Read(string text, ImmutableArray<Sentence> sentences)
    {
        var quotations = Quotations.Find(text);
        var found = ImmutableArray.CreateBuilder<Utterance>();
        // Sentences of a quotation that runs on: who speaks may be told only at its end.
        List<Opened> opened = [];
        Utterance? running = null;
        found.AddRange(SpeechLayout.Read(text, sentences, quotations));
        var laidOut = found.Select(u => u.Sentence).ToHashSet();
        for (int index = 0; index < sentences.Length; index++)
        {
            if (sentences[index].Count == 0) continue;
            if (laidOut.Contains(index))
            {
                running = Continue(running, opened, found);
                continue;
            }
            var tree = new Tree(text, sentences[index]);
            var inside = Within(quotations, sentences[index].Words);
            var own = ImmutableArray.CreateBuilder<Utterance>();
            new SentenceSpeech(lexicon, tree, inside, index).AddTo(own);
            if (own.Count == 0 && index + 1 < sentences.Length && IsQuoted(tree, inside) && BareAfter(text, sentences, index) is { } asker)
            {
                // “Is it open?” | Senator Quill asked.
                if (opened.Count > 0 && opened[^1].Quotation.Overlaps(inside[0])) found.AddRange(opened.Select(o => Going(asker, o.Content, o.Sentence)));
                else Continue(running, opened, found);
                opened.Clear();
                found.Add(Going(asker, inside, index));
                found.Add(running = asker);
                index++;
                continue;
            }
            if (own.Count == 0 && RunsOn(tree, quotations) is { IsEmpty: false } quotation)
            {
                if (opened.Count > 0 && opened[^1].Quotation != quotation) running = Continue(running, opened, found);
                opened.Add(new(quotation, inside, index, OnSameLine(text, sentences, index)));
                continue;
            }
            if (opened.Count > 0 && SpeakerOf(opened[^1].Quotation, own) is { } speaker) found.AddRange(opened.Select(o => Going(speaker, o.Content, o.Sentence)));
            else running = Continue(running, opened, found) ?? running;
            opened.Clear();
            found.AddRange(own);
            if (own.Count == 0 && text[tree.Sentence.Words.End - 1] == ':' && new SentenceSpeech(lexicon, tree, inside, index).Bare() is { } announcer)
            {
                // "The governor added:" and a quotation in lines of its own, with marks or without.
                found.Add(running = announcer);
                for (int end = BlockEnd(text, sentences, index, quotations); index + 1 < end; index++)
                {
                    var below = new Tree(text, sentences[index + 1]);
                    found.Add(Going(announcer, below.Spans(new(0, below.Count)), index + 1));
                    own.Clear();
                    new SentenceSpeech(lexicon, below, [], index + 1).AddTo(own);
                    found.AddRange(own);
                }
                continue;
            }
            if (own.Count == 0 && running is null or { Direct: false } && index > 0 && IsQuoted(tree, inside) && (running?.Sentence != index - 1 || running.Act is SpeechAct.Hold) && LoneQuotation(text, sentences, index, inside) is { } lone)
            {
                found.Add(running = lone);
                continue;
            }
            if (own.Count == 0 && running is not null && ContinuationOf(running, tree, inside, sentences, index) is { } more) found.Add(running = more);
            else running = own.Count > 0 ? own.LastOrDefault(u => u.Direct) ?? own[^1] : IsListItem(tree) ? running : null;
        }
        Continue(running, opened, found);
        return [.. found.OrderBy(u => u.Sentence)];
    }

    /// <summary>The end of the paragraph without quotation marks that a colon at a line's end announces; the sentence behind the announcing one when none does.</summary>
    private static int BlockEnd(string text, ImmutableArray<Sentence> sentences, int announcing, ImmutableArray<TextSpan> quotations)
    {
        int end = announcing + 1;
        if (end >= sentences.Length || sentences[end].Count == 0 || OnSameLine(text, sentences, end) || IsListItem(new Tree(text, sentences[end]))) return end;
        do end++; while (end < sentences.Length && sentences[end].Count > 0 && OnSameLine(text, sentences, end));
        var block = new TextSpan(sentences[announcing + 1].Words.Start, sentences[end - 1].Words.End);
        return quotations.Any(q => q.Overlaps(block)) || !char.IsUpper(text[block.Start]) || text[block.End - 1] is not ('.' or '?' or '!' or '…') ? announcing + 1 : end;
    }

    /// <summary>Nothing of the sentence stands outside quotation marks.</summary>
    private static bool IsQuoted(Tree tree, ImmutableArray<TextSpan> inside)
    {
        if (inside.IsEmpty) return false;
        foreach (var token in tree.Sentence.Tokens)
            if (token.Tag is not PartOfSpeech.Punct && !inside.Any(q => q.Contains(token.Span))) return false;
        return true;
    }

    /// <summary>The next sentence on the same line, when all it does is to name who spoke.</summary>
    private Utterance? BareAfter(string text, ImmutableArray<Sentence> sentences, int index)
    {
        if (sentences[index + 1].Count == 0) return null;
        var (here, next) = (sentences[index].Words, sentences[index + 1].Words);
        if (next.Start < here.End || text.AsSpan(here.End, next.Start - here.End).Contains('\n') || text[here.End - 1] is not ('”' or '"' or '’' or '\'')) return null;
        return new SentenceSpeech(lexicon, new Tree(text, sentences[index + 1]), [], index + 1).Bare();
    }

    /// <summary>"Senator Quill opposed the bill. “It arms our enemies.”": a quotation that nobody is named for is the one's of whom the sentence before it tells, in the same paragraph.</summary>
    private Utterance? LoneQuotation(string text, ImmutableArray<Sentence> sentences, int index, ImmutableArray<TextSpan> inside)
    {
        // It must open here: the end of a longer one is the speaker's who began it.
        if (!OnSameLine(text, sentences, index) || inside[0].Start == sentences[index].Words.Start) return null;
        return new SentenceSpeech(lexicon, new Tree(text, sentences[index - 1]), [], index - 1).SubjectAsSource() is { IsEmpty: false } source
            ? new Utterance(source, [], inside) { Act = SpeechAct.Say, Direct = true, Sentence = index }
            : null;
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
        if (running is not null && (running.Direct || opened is [{ GoesOn: true }, ..]) && opened.Count > 0 && running.Sentence == opened[0].Sentence - 1)
            foreach (var sentence in opened) found.Add(last = Going(running, sentence.Content, sentence.Sentence));
        opened.Clear();
        return last;
    }

    /// <summary>A sentence inside a quotation that nobody was named for yet.</summary>
    /// <param name="GoesOn">It stands on the same line as the sentence before.</param>
    private readonly record struct Opened(TextSpan Quotation, ImmutableArray<TextSpan> Content, int Sentence, bool GoesOn);

    private static bool OnSameLine(string text, ImmutableArray<Sentence> sentences, int index) =>
        index > 0 && sentences[index - 1].Count > 0 && sentences[index - 1].Words.End <= sentences[index].Words.Start && !text.AsSpan(sentences[index - 1].Words.End, sentences[index].Words.Start - sentences[index - 1].Words.End).Contains('\n');

    private static Utterance? SpeakerOf(TextSpan quotation, IEnumerable<Utterance> utterances) =>
        utterances.FirstOrDefault(u => u.Direct && u.Content.Any(c => c.Overlaps(quotation)) && !u.Cue.Any(c => c.Overlaps(quotation)));

    private static Utterance Going(Utterance lead, ImmutableArray<TextSpan> content, int sentence) =>
        lead with { Content = content, Sentence = sentence, Continues = true, CueToken = -1, SourceToken = -1, AddresseeToken = -1, CarrierTokens = [] };

    /// <summary>A sentence that is quotation from end to end goes on with the last speaker; so does a list item after a colon.</summary>
    private static Utterance? ContinuationOf(Utterance running, Tree tree, ImmutableArray<TextSpan> inside, ImmutableArray<Sentence> sentences, int index)
    {
        var words = tree.Sentence.Words;
        bool quoted = inside.Any(q => q.Length >= (words.Length * 4 / 5)) && running.Sentence == index - 1 && (running.Direct || (running.Act is not SpeechAct.Hold && OnSameLine(tree.Text, sentences, index)));
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
        return ownLine && (tree.Word(0) is "•" or "-" or "–" or "*" or "·" || IsNumber(tree) || LabelEnd(tree) > 0);
    }

    /// <summary>"1.", "2)": the number of an item.</summary>
    private static bool IsNumber(Tree tree) => tree.Count > 2 && tree.Word(0).Length <= 3 && char.IsAsciiDigit(tree.Word(0)[0]) && (tree.Word(0)[^1] == '.' || tree.Word(1) is "." or ")");

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
}
