namespace Vedette.Language;

/// <summary>A name in the making: tokens [Start, End) of a sentence.</summary>
/// <param name="Known">It stands in the tables as it stands here.</param>
internal sealed record NameDraft(int Start, int End, EntityKind Kind, string? Country = null, bool Known = false)
{
    public int Length => End - Start;
    public bool Contains(NameDraft other) => Start <= other.Start && other.End <= End;
}

/// <summary>The names found so far in a sentence: none overlaps another, and every question costs no more than the words it asks about.</summary>
internal sealed class NameDrafts(int tokens)
{
    private readonly NameDraft?[] at = new NameDraft?[tokens];

    /// <summary>The name that the token belongs to.</summary>
    public NameDraft? this[int token] => (uint)token < (uint)at.Length ? at[token] : null;

    /// <summary>The name that ends before the token.</summary>
    public NameDraft? EndingAt(int token) => this[token - 1] is { } draft && draft.End == token ? draft : null;

    public bool IsFree(int start, int end) => !Over(start, end).Any();

    /// <summary>The names that share a word with the range, in order.</summary>
    public IEnumerable<NameDraft> Over(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (this[i] is not { } draft) continue;
            yield return draft;
            i = draft.End - 1;
        }
    }

    /// <summary>Puts the name in place of all that it overlaps.</summary>
    public void Put(NameDraft draft)
    {
        foreach (var old in Over(draft.Start, draft.End).ToArray()) at.AsSpan(old.Start, old.Length).Clear();
        at.AsSpan(draft.Start, draft.Length).Fill(draft);
    }

    public IEnumerable<NameDraft> InOrder => Over(0, at.Length);
}
