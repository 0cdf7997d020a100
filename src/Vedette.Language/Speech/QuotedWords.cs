using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>What of a sentence stands in quotation marks, and to which cue it belongs.</summary>
internal sealed class QuotedWords(CueLexicon lexicon, Tree tree, ImmutableArray<TextSpan> quotations)
{
    /// <summary>A quotation of fewer words is a scare quote or a title.</summary>
    public const int Shortest = 3;

    public ImmutableArray<TextSpan> All => quotations;

    public bool IsMark(int token) => (uint)token < (uint)tree.Count && tree.Word(token) is "\"" or "“" or "”" or "''" or "``";

    /// <summary>
    /// Of a quotation that the cue stands outside of all is said, also where the parser cut a clause out of it. When a quotation opens the sentence and the cue follows it,
    /// what else stands behind the cue is the author's: "…", she said as the hall emptied.
    /// </summary>
    public void Complete(ImmutableArray<TextSpan>.Builder spans, int verb)
    {
        foreach (var quotation in quotations)
        {
            if (quotation.Overlaps(tree[verb].Span)) continue;
            TextSpan[] inside = [.. spans.Where(quotation.Contains)];
            if (inside.Length == 0 || (inside.Length == 1 && inside[0] == quotation)) continue;
            foreach (var part in inside) spans.Remove(part);
            spans.Add(quotation);
        }
        if (tree.Count < 3 || quotations is not [var opening, ..] || opening.Start > tree[1].Start || opening.End > tree[verb].Start) return;
        // "That," he added, "will cost us": a short beginning belongs to what goes on.
        if (quotations.Length > 1 && tree.Text[opening.End - 1] == ',' && spans.Contains(quotations[1]) && !spans.Any(opening.Overlaps)) spans.Add(opening);
        if (spans.Contains(opening))
            for (int i = spans.Count - 1; i >= 0; i--) if (!quotations.Any(spans[i].Overlaps)) spans.RemoveAt(i);
    }

    /// <summary>"“They get no deal,” Senator Orsk, a member of the panel, said.": what the parser drew into the clause behind a quotation that closes with a comma, before its cue, names the speaker.</summary>
    public void Clip(ImmutableArray<TextSpan>.Builder spans, int verb)
    {
        foreach (var quotation in quotations)
        {
            if (quotation.End > tree[verb].Start || tree.Text[quotation.End - 1] is not (',' or '?' or '!') || Words(quotation) < Shortest) continue;
            for (int i = 0; i < spans.Count; i++) if (spans[i].Start <= quotation.Start + 1 && spans[i].End > quotation.End && spans[i].End <= tree[verb].Start) spans[i] = new(spans[i].Start, quotation.End);
        }
    }

    /// <summary>Long enough to be something said, or closed as sentences of speech are: “Traitors,” he shouted.</summary>
    public bool IsSaid(TextSpan quotation) =>
        Words(quotation) is > 0 and var words && (words >= Shortest || (tree.Text[quotation.End - 1] is ',' or '?' or '!' or '.' && char.IsUpper(tree.Text[quotation.Start]) && quotation.Start - 1 <= tree[0].Start));

    public bool StandsInQuotation(int token)
    {
        foreach (var quotation in quotations)
            if (quotation.Contains(tree[token].Span) && (Words(quotation) > Shortest || IsSaid(quotation))) return true;
        return false;
    }

    public bool QuotedBeside(int verb) => quotations.Any(q => (Words(q) > Shortest || IsSaid(q)) && Nearest(q, verb) && !Governs(verb, q));

    private bool Governs(int verb, TextSpan quotation)
    {
        int phrase = tree.Child(verb, Relation.Obj);
        if (phrase < 0) return false;
        var range = tree.Reach(phrase);
        return tree[range.Start].Start <= quotation.Start && quotation.Start < tree[range.End - 1].End && tree[range.Start].Start < quotation.Start - 2;
    }

    /// <summary>No other cue with a subject stands between the cue and the quotation.</summary>
    public bool Nearest(TextSpan quotation, int verb)
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

    public int Words(TextSpan span)
    {
        int count = 0;
        foreach (var token in tree.Sentence.Tokens)
            if (span.Contains(token.Span) && token.Tag is not PartOfSpeech.Punct) count++;
        return count;
    }
}
