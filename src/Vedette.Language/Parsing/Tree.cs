using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>A half-open range of token indexes in one sentence.</summary>
public readonly record struct TokenRange(int Start, int End)
{
    public bool Contains(int index) => Start <= index && index < End;
    public bool Contains(TokenRange other) => Start <= other.Start && other.End <= End;
    public bool IsEmpty => End <= Start;
}

/// <summary>A parsed sentence with the reach of every token worked out once. Parses are projective, so a subtree is a range.</summary>
public sealed class Tree
{
    private readonly TokenRange[] reach;

    public Tree(string text, Sentence sentence)
    {
        (Text, Sentence) = (text, sentence);
        reach = new TokenRange[sentence.Count];
        for (int i = 0; i < reach.Length; i++) reach[i] = new(i, i + 1);
        for (int i = 0; i < reach.Length; i++)
            for (int head = sentence[i].Head, steps = 0; head >= 0 && steps < reach.Length; head = sentence[head].Head, steps++)
                reach[head] = new(Math.Min(reach[head].Start, i), Math.Max(reach[head].End, i + 1));
    }

    public string Text { get; }
    public Sentence Sentence { get; }
    public int Count => Sentence.Count;
    public Token this[int index] => Sentence[index];

    /// <summary>The token and all that it governs.</summary>
    public TokenRange Reach(int index) => reach[index];
    public ReadOnlySpan<char> Word(int index) => Sentence[index].In(Text);
    public bool Is(int index, string word) => Word(index).Equals(word, StringComparison.OrdinalIgnoreCase);
    public bool IsAny(int index, params ReadOnlySpan<string> words)
    {
        foreach (string word in words) if (Is(index, word)) return true;
        return false;
    }

    /// <summary>The first dependent of <paramref name="head"/> in the relation, or -1.</summary>
    public int Child(int head, Relation relation)
    {
        foreach (int child in Children(head)) if (this[child].Relation == relation) return child;
        return -1;
    }

    public int Child(int head, Relation first, Relation second)
    {
        int found = Child(head, first);
        return found >= 0 ? found : Child(head, second);
    }

    public Dependents Children(int head) => new(Sentence, head, head < 0 ? new(0, Count) : reach[head]);
    public bool IsPredicate(int index) => this[index].Tag is PartOfSpeech.Verb || Child(index, Relation.Cop) >= 0;
    public bool IsFinite(int index) =>
        this[index].Fine is FineTag.VBD or FineTag.VBP or FineTag.VBZ
        || Children(index).Any(c => this[c].Relation is Relation.Aux or Relation.Aux_pass or Relation.Cop && this[c].Fine is FineTag.MD or FineTag.VBD or FineTag.VBP or FineTag.VBZ);

    /// <summary>The subject, active or passive; of a coordinated verb that has none, the subject of the verb before it; -1 when there is none.</summary>
    public int Subject(int verb)
    {
        for (int steps = 0; verb >= 0 && steps < 8; steps++)
        {
            int subject = OwnSubject(verb);
            if (subject >= 0) return subject;
            if (this[verb].Relation is not Relation.Conj) return -1;
            verb = this[verb].Head;
        }
        return -1;
    }

    /// <summary>Of several subjects (a parser's doubt) the one nearest before the verb; a phrase with a preposition is none.</summary>
    private int OwnSubject(int verb)
    {
        int found = -1;
        foreach (int child in Children(verb))
        {
            if (this[child].Relation is not (Relation.Nsubj or Relation.Nsubj_pass or Relation.Nsubj_outer)) continue;
            // "as Vale has refused": a subordinator that the parser took for a preposition.
            if (Child(child, Relation.Case) is >= 0 and var preposition && preposition < child && !IsAny(preposition, "as", "while", "because", "since", "although", "though", "after", "before", "until")) continue;
            if (found < 0 || child < verb) found = child;
        }
        return found;
    }

    /// <summary>The text of a range without punctuation at its ends, less the ranges left out; one span for each unbroken stretch that holds a word.</summary>
    public ImmutableArray<TextSpan> Spans(TokenRange range, params ReadOnlySpan<TokenRange> without)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        int start = -1;
        for (int i = range.Start; i <= range.End; i++)
        {
            bool inside = i < range.End;
            foreach (var hole in without) inside &= !hole.Contains(i);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            int first = start, last = i - 1;
            start = -1;
            while (first <= last && IsEdge(first)) first++;
            while (last >= first && IsEdge(last)) last--;
            if (first <= last) spans.Add(new(this[first].Start, this[last].End));
        }
        return spans.ToImmutable();
    }

    /// <summary>The token that holds the character at an offset of the text; -1 when none does.</summary>
    public int TokenAt(int offset)
    {
        for (int i = 0; i < Count; i++) if (this[i].Start <= offset && offset < this[i].End) return i;
        return -1;
    }

    /// <summary>The first token behind the first one and before the last that is this word; -1 when there is none.</summary>
    internal int IndexOf(string word)
    {
        for (int i = 1; i < Count - 1; i++) if (Is(i, word)) return i;
        return -1;
    }

    internal bool HasFiniteVerb(TokenRange range)
    {
        for (int i = range.Start; i < range.End; i++) if (this[i].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP or FineTag.MD) return true;
        return false;
    }

    private bool IsEdge(int index) => this[index].Tag is PartOfSpeech.Punct && !char.IsLetterOrDigit(Word(index)[0]);
}
