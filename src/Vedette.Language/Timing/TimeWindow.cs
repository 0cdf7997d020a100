namespace Vedette.Language;

/// <summary>Which way the text around an expression looks.</summary>
internal enum Tense : byte { Unknown, Past, Future }

/// <summary>What the rules read: the tokens of one stretch, and what the document tells about all of them (its date, its order of day and month). Reading past either end gives an empty token.</summary>
internal sealed class TimeWindow(string text, DateOnly? reference)
{
    private const int TenseReach = 40;

    private const int Memory = 64;

    private readonly (int Key, Point Point)[] recalled = new (int, Point)[Memory];
    private TimeToken[] tokens = [];
    private int near;
    private DayOrder? order;

    public string Text => text;

    /// <summary>The day that "today" is, null when nobody knows.</summary>
    public DateOnly? Reference => reference;
    public int Count { get; private set; }

    /// <summary>Which of two numbers is the day, as far as other dates of the document tell. Found out when first asked.</summary>
    public DayOrder Order => order ??= DayOrders.Of(text, reference);

    public TimeToken this[int index] => (uint)index < (uint)Count ? tokens[index] : default;

    public void Show(TimeToken[] buffer, int count)
    {
        (tokens, Count, near) = (buffer, count, 0);
        Array.Clear(recalled);
    }

    /// <summary>Whether a word that tells a time by itself stands at an index or up to a distance behind it. Asked from front to back, all answers together cost one pass.</summary>
    public bool IsNear(int at, int distance)
    {
        if (near < at) near = at;
        while (near < Count && tokens[near].Word is TimeWord.Other or TimeWord.Mark or TimeWord.Inner or TimeWord.Future or TimeWord.Past or TimeWord.Vague || near < Count && tokens[near] is { Word: TimeWord.Function, Value: 0 }) near++;
        return near < Count && near <= at + distance;
    }

    /// <summary>What was read at an index and depth: rules ask for the same times again and again. A small direct-mapped memory; a collision only costs time.</summary>
    public bool TryRecall(int at, int depth, out Point point)
    {
        ref var memory = ref recalled[(4 * at + depth) % Memory];
        point = memory.Point;
        return memory.Key == 4 * at + depth + 1;
    }

    public void Remember(int at, int depth, Point point) => recalled[(4 * at + depth) % Memory] = (4 * at + depth + 1, point);

    public ReadOnlySpan<char> Word(int index)
    {
        var token = this[index];
        return text.AsSpan(token.Start, token.Length);
    }

    public bool Is(int index, string word) => this[index].Length == word.Length && Word(index).Equals(word, StringComparison.OrdinalIgnoreCase);
    public bool Is(int index, string one, string other) => Is(index, one) || Is(index, other);

    public bool IsAny(int index, params ReadOnlySpan<string> words)
    {
        if (this[index].Length == 0) return false;
        foreach (string word in words) if (Is(index, word)) return true;
        return false;
    }

    public bool IsMark(int index, char mark) => this[index] is { Word: TimeWord.Mark } token && token.Value == mark;
    public bool IsDash(int index) => this[index] is { Word: TimeWord.Mark, Value: '-' or '–' or '—' or '~' or '‐' or '‑' };
    public bool IsApostrophe(int index) => this[index] is { Word: TimeWord.Mark, Value: '\'' or '’' };
    public bool IsCapital(int index) => this[index].Length > 0 && char.IsUpper(text[this[index].Start]);

    /// <summary>Whether the token stands directly behind the one before it.</summary>
    public bool IsGlued(int index) => index > 0 && index < Count && !tokens[index].Spaced;

    public bool OpensSentence(int index) =>
        index == 0 || this[index - 1] is { Word: TimeWord.Mark, Value: '.' or '!' or '?' or '"' or '“' or ':' or '•' or '(' or '*' or '|' or '—' or '[' };

    /// <summary>Whether nothing of the clause follows.</summary>
    public bool ClosesClause(int index) => index >= Count || this[index] is { Word: TimeWord.Mark, Value: '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '"' or '”' or '—' or '–' or '|' };

    /// <summary>Digits that are a number of their own: no part of 1,200 or 3.5 or A320 or 5-3-2.</summary>
    public bool IsPlainNumber(int index)
    {
        if (this[index] is not { Word: TimeWord.Digits, Value: >= 0 }) return false;
        var before = IsGlued(index) ? this[index - 1] : default;
        if (before.Length > 0 && before.Word is not (TimeWord.Mark or TimeWord.Month)) return false;
        if (before is { Word: TimeWord.Mark, Value: '$' or '€' or '£' or '¥' or '#' or '_' or '@' or '%' or '&' or '+' }) return false;
        if (before is { Word: TimeWord.Mark, Value: '.' or ',' } && this[index - 2].Word == TimeWord.Digits && IsGlued(index - 1) && GroupsOrBreaks(index)) return false;
        return !(IsGlued(index + 1) && IsGlued(index + 2) && this[index + 1] is { Word: TimeWord.Mark, Value: '.' or ',' } && this[index + 2].Word == TimeWord.Digits && GroupsOrBreaks(index + 2));
    }

    /// <summary>Digits behind a comma are of the same number only in threes: 17,2025 is a day and a year.</summary>
    private bool GroupsOrBreaks(int index) => IsMark(index - 1, '.') || this[index].Length == 3;

    /// <summary>The tense of the nearest verb of the sentence: before the expression if there is one, else behind it.</summary>
    public Tense TenseAt(int start, int end)
    {
        for (int i = start - 1; i >= 0 && i >= start - TenseReach && !IsSentenceEnd(i); i--) if (Shows(i) is var tense and not Tense.Unknown) return tense;
        for (int i = end; i < Count && i < end + TenseReach && !IsSentenceEnd(i); i++) if (Shows(i) is var tense and not Tense.Unknown) return tense;
        return Tense.Unknown;
    }

    /// <summary>Whether a comparison with earlier times stands before: "the biggest drop in two years" looks back.</summary>
    public bool ComparesBefore(int start)
    {
        for (int i = start - 1; i >= 0 && i >= start - 12 && !IsSentenceEnd(i); i--)
        {
            var word = Word(i);
            if (this[i] is { Word: TimeWord.Ordinal } && char.IsLetter(text[this[i].Start]) || Is(i, "most") || Is(i, "only") || Is(i, "least") || word.Length >= 5 && (word.EndsWith("est", StringComparison.OrdinalIgnoreCase) && !IsAny(i, "interest", "protest", "arrest", "request", "forest", "harvest", "invest", "guest", "latest", "quest", "modest", "honest", "contest")
                || Is(i, "worst"))) return true;
        }
        return false;
    }

    public bool IsSentenceEnd(int index) =>
        this[index] is { Word: TimeWord.Mark, Value: '.' or '!' or '?' or ';' } && (index + 1 >= Count || this[index + 1].Spaced && (IsCapital(index + 1) || this[index + 1].Word == TimeWord.Mark)) && this[index - 1].Length > 1;

    /// <summary>Whether a participle follows, an adverb or two between.</summary>
    private bool IsDone(int index)
    {
        for (int i = index; i < index + 3; i++)
        {
            if (this[i].Word == TimeWord.Past && !IsAny(i, "was", "were", "did", "had", "has", "have") || IsAny(i, "been", "had", "done", "seen", "taken", "given", "gone", "become", "come", "grown", "risen", "fallen", "shown", "known", "written", "spoken", "broken", "driven", "begun", "chosen", "hidden", "forced", "made")
                || this[i].Length > 4 && this[i].Word == TimeWord.Other && Word(i).EndsWith("ed", StringComparison.Ordinal)) return true;
            if (!(Word(i).EndsWith("ly", StringComparison.Ordinal) || IsAny(i, "also", "not", "never", "already", "just", "since", "now", "yet", "all", "both", "long", "so"))) return false;
        }
        return false;
    }

    /// <summary>A participle behind "be" is not past: "to be held", "would be signed".</summary>
    private Tense Passive(int index) => Is(index - 1, "be") ? Tense.Future : Tense.Past;

    private Tense Shows(int index) => this[index].Word switch
    {
        TimeWord.Future => Tense.Future,
        // "Will have a meeting": have tells a past only of what is done.
        TimeWord.Past when IsAny(index, "has", "have") && !IsDone(index + 1) => Tense.Unknown,
        TimeWord.Past => Passive(index),
        TimeWord.Month when Is(index, "may") && !IsCapital(index) => Tense.Future,
        TimeWord.Other when this[index].Length > 4 && Word(index).EndsWith("ed", StringComparison.Ordinal) && !Is(index, "indeed") && !Is(index, "hundred") => Passive(index),
        _ => Tense.Unknown,
    };
}
