using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>Headlines that name who speaks by a colon or at their end: "Taiwan in danger: security chief", "Belmark may help, says Orsk".</summary>
internal sealed class Headlines(CueLexicon lexicon, Tree tree, QuotedWords quoted, int index)
{
    /// <summary>"Taiwan in danger: security chief", "Intelligence chief: allies drill together": one side names who speaks.</summary>
    public Utterance? OfHeadline()
    {
        if (tree.Count > 30) return null;
        if (OfTail() is { } tail) return tail;
        int colon = tree.IndexOf(":");
        if (colon < 1 || quoted.StandsInQuotation(colon)) return null;
        var (left, right) = (new TokenRange(0, colon), new TokenRange(colon + 1, tree.Count));
        if (SpeakerOf(right) is >= 0 and var after && !tree.HasFiniteVerb(right) && colon >= 4) return Headline(after, right, left, colon);
        if (SpeakerOf(left) is >= 0 and var before && !tree.HasFiniteVerb(left) && tree.Count - colon >= 5 && colon <= 6) return Headline(before, left, right, colon);
        int last = tree.Count - 1;
        // "Cadria has no fuel left: Verrin": a clause, a surname, no full stop.
        if (last - colon is 1 or 2 && colon >= 4 && tree.HasFiniteVerb(left) && tree[last].Tag is PartOfSpeech.Propn && tree[colon + 1].Tag is PartOfSpeech.Propn) return Headline(last, right, left, colon);
        // "Orsk: Belmark may back Cadria": a surname, a clause, no full stop.
        bool surname = colon <= 2 && (tree[last].Tag is not PartOfSpeech.Punct || quoted.IsMark(last) || tree.Is(last, "’")) && tree.HasFiniteVerb(right);
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
            if (!tree.Is(i - 1, ",") || lexicon.Verb(tree.Word(i)) is not { } cue || !cue.Frames.HasFlag(Frames.Clause) || tree.HasFiniteVerb(new(i + 1, tree.Count))) continue;
            return new(tree.Spans(new(i + 1, tree.Count)), [tree[i].Span], tree.Spans(new(0, i - 1))) { Act = cue.Act, Strength = cue.Strength, Sentence = index, CueToken = i, SourceToken = last };
        }
        return null;
    }

    private Utterance Headline(int speaker, TokenRange source, TokenRange content, int colon) =>
        new(tree.Spans(source), [tree[colon].Span], tree.Spans(content)) { Act = SpeechAct.Say, Direct = quoted.All.Any(q => q.Start <= tree[content.Start + 1].Start && q.End >= tree[content.End - 1].Start), Sentence = index, CueToken = colon, SourceToken = speaker };

    private int SpeakerOf(TokenRange range)
    {
        if (range.End - range.Start > 8) return -1;
        for (int i = range.End - 1; i >= range.Start; i--)
            if (lexicon.Speaker(tree.Word(i)) is SpeakerSort.Person or SpeakerSort.Office or SpeakerSort.Group) return i;
        return -1;
    }
}
