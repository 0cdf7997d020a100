using System.Numerics;

namespace Vedette.Language;

/// <summary>The best sequence of labels under scores of words and of pairs of neighbouring labels (Viterbi 1967).</summary>
internal static class Viterbi
{
    /// <summary>What never happens.</summary>
    private const int Never = -1_000_000_000;

    /// <param name="words">Score of each label at each word.</param>
    /// <param name="pairs">Score of each label at each word behind each state: <c>[(word × states + state) × labels + label]</c>.</param>
    /// <param name="kept">The labels that may stand at each word, as bits.</param>
    /// <param name="from">Room for <see cref="NameLabels.Count"/> bytes a word.</param>
    public static void Decode<T>(ReadOnlySpan<T> words, ReadOnlySpan<T> pairs, ReadOnlySpan<ushort> kept, Span<byte> from, Span<byte> best) where T : unmanaged, INumber<T>
    {
        const int L = NameLabels.Count;
        int n = best.Length;
        if (n == 0) return;
        var never = T.CreateChecked(Never);
        Span<T> before = stackalloc T[L], now = stackalloc T[L];
        for (int i = 0; i < n; i++)
        {
            for (int label = 0; label < L; label++)
            {
                T top = never;
                int origin = 0;
                if ((kept[i] >> label & 1) == 0)
                {
                    now[label] = never;
                    continue;
                }
                if (i == 0)
                {
                    if (NameLabels.Follows(label, NameLabels.Edge)) top = pairs[(NameLabels.Edge * L) + label];
                }
                else
                {
                    for (int last = 0; last < L; last++)
                    {
                        int state = NameLabels.State(last);
                        if ((kept[i - 1] >> last & 1) == 0 || !NameLabels.Follows(label, state)) continue;
                        T score = before[last] + pairs[(((i * NameLabels.States) + state) * L) + label];
                        if (score > top) (top, origin) = (score, last);
                    }
                }
                now[label] = top == never ? never : top + words[(i * L) + label];
                from[(i * L) + label] = (byte)origin;
            }
            now.CopyTo(before);
        }
        int at = NameLabels.Outside;
        for (int label = 1; label < L; label++)
            if (NameLabels.Closes(label) && before[label] > before[at]) at = label;
        for (int i = n - 1; i >= 0; i--)
        {
            best[i] = (byte)at;
            at = from[(i * L) + at];
        }
    }
}
