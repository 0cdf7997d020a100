namespace Vedette.Language;

/// <summary>The features of a parsing decision, after Zhang and Nivre (2011), fitted to the arc-hybrid system. One code for training and reading.</summary>
internal static class ParseFeatures
{
    public const int Count = 52;

    /// <param name="words">Lower-cased word hashes; one longer than the sentence, the last for the root.</param>
    /// <param name="tags">Fine tags; one longer than the sentence, the last 255 for the root.</param>
    public static void Fill(Span<ulong> f, ParserState state, ReadOnlySpan<ulong> words, ReadOnlySpan<byte> tags)
    {
        int s0 = state.Stack(0), s1 = state.Stack(1), s2 = state.Stack(2), b0 = state.Buffer(0), b1 = state.Buffer(1), b2 = state.Buffer(2);
        int s0l = state.Leftmost(s0), s0r = state.Rightmost(s0), s1l = state.Leftmost(s1), s1r = state.Rightmost(s1), b0l = state.Leftmost(b0);
        ulong ws0 = W(words, s0), ws1 = W(words, s1), wb0 = W(words, b0), wb1 = W(words, b1);
        ulong ts0 = T(tags, s0), ts1 = T(tags, s1), ts2 = T(tags, s2), tb0 = T(tags, b0), tb1 = T(tags, b1), tb2 = T(tags, b2);
        ulong ts0l = T(tags, s0l), ts0r = T(tags, s0r), ts1l = T(tags, s1l), ts1r = T(tags, s1r), tb0l = T(tags, b0l);
        ulong ls0l = L(state, s0l), ls0r = L(state, s0r), ls1r = L(state, s1r), ls1l = L(state, s1l), lb0l = L(state, b0l);
        ulong distance = s0 < 0 || b0 < 0 ? 0 : (ulong)Math.Min(6, b0 - s0), gap = s1 < 0 ? 0 : (ulong)Math.Min(6, s0 - s1);
        ulong v0 = (ulong)Math.Min(4, state.Valency(s0)), v1 = (ulong)Math.Min(4, state.Valency(s1)), vb = (ulong)Math.Min(3, state.Valency(b0));
        int i = 0;
        f[i++] = FeatureHash.Join(101, ws0, ts0);
        f[i++] = FeatureHash.Join(102, ws0);
        f[i++] = FeatureHash.Join(103, ts0);
        f[i++] = FeatureHash.Join(104, ws1, ts1);
        f[i++] = FeatureHash.Join(105, ws1);
        f[i++] = FeatureHash.Join(106, ts1);
        f[i++] = FeatureHash.Join(107, wb0, tb0);
        f[i++] = FeatureHash.Join(108, wb0);
        f[i++] = FeatureHash.Join(109, tb0);
        f[i++] = FeatureHash.Join(110, wb1, tb1);
        f[i++] = FeatureHash.Join(111, tb1);
        f[i++] = FeatureHash.Join(112, tb2, tb1);
        f[i++] = FeatureHash.Join(113, ts2, ts1);
        f[i++] = FeatureHash.Join(114, ws0, wb0);
        f[i++] = FeatureHash.Join(115, ts0 | (tb0 << 8), ws0, wb0);
        f[i++] = FeatureHash.Join(116, ts0, wb0);
        f[i++] = FeatureHash.Join(117, ws0, tb0);
        f[i++] = FeatureHash.Join(118, ts0 | (tb0 << 8));
        f[i++] = FeatureHash.Join(119, ws0, ws1);
        f[i++] = FeatureHash.Join(120, ts0, ws1);
        f[i++] = FeatureHash.Join(121, ws0, ts1);
        f[i++] = FeatureHash.Join(122, ts0 | (ts1 << 8));
        f[i++] = FeatureHash.Join(123, ts0 | (ts1 << 8) | (tb0 << 16));
        f[i++] = FeatureHash.Join(124, ts0 | (tb0 << 8) | (tb1 << 16));
        f[i++] = FeatureHash.Join(125, ts0 | (tb0 << 8) | (tb1 << 16) | (tb2 << 24));
        f[i++] = FeatureHash.Join(126, ts0 | (ts1 << 8) | (ts2 << 16));
        f[i++] = FeatureHash.Join(127, ts0 | (ts0l << 8) | (tb0 << 16));
        f[i++] = FeatureHash.Join(128, ts0 | (ts0r << 8) | (tb0 << 16));
        f[i++] = FeatureHash.Join(129, ts0 | (tb0 << 8) | (tb0l << 16));
        f[i++] = FeatureHash.Join(130, ts0 | (ts1 << 8) | (ts1r << 16));
        f[i++] = FeatureHash.Join(131, ts0 | (ts1 << 8) | (ts0l << 16));
        f[i++] = FeatureHash.Join(132, ts0 | (ts1 << 8) | (ts1l << 16));
        f[i++] = FeatureHash.Join(133, ts0 | (ts1 << 8) | (ts0r << 16));
        f[i++] = FeatureHash.Join(134, ws0, v0);
        f[i++] = FeatureHash.Join(135, ts0 | (v0 << 8) | (ls0l << 16) | (ls0r << 24));
        f[i++] = FeatureHash.Join(136, ts1 | (v1 << 8) | (ls1l << 16) | (ls1r << 24));
        f[i++] = FeatureHash.Join(137, tb0 | (vb << 8) | (lb0l << 16));
        f[i++] = FeatureHash.Join(138, ts0 | (tb0 << 8) | (distance << 16));
        f[i++] = FeatureHash.Join(139, ts0 | (ts1 << 8) | (gap << 16));
        f[i++] = FeatureHash.Join(140, ws0, distance);
        f[i++] = FeatureHash.Join(141, wb0, distance);
        f[i++] = FeatureHash.Join(142, W(words, s0l), ts0);
        f[i++] = FeatureHash.Join(143, W(words, s0r), ts0);
        f[i++] = FeatureHash.Join(144, W(words, b0l), tb0);
        f[i++] = FeatureHash.Join(145, ws0, ls0l | (ls0r << 8));
        f[i++] = FeatureHash.Join(146, ws1, ls1l | (ls1r << 8));
        f[i++] = FeatureHash.Join(147, ws1, wb0);
        f[i++] = FeatureHash.Join(148, ts1 | (tb0 << 8) | (gap << 16));
        f[i++] = FeatureHash.Join(149, ws0, ts1, tb0);
        f[i++] = FeatureHash.Join(150, W(words, s1r), ws1, ts0);
        f[i++] = FeatureHash.Join(151, wb1, ts0, tb0);
        f[i++] = FeatureHash.Join(152, (ulong)Math.Min(3, state.Depth));
    }

    private static ulong W(ReadOnlySpan<ulong> words, int token) => token < 0 ? 3 : words[token];
    private static ulong T(ReadOnlySpan<byte> tags, int token) => token < 0 ? 254ul : tags[token];
    private static ulong L(ParserState state, int token) => (ulong)state.Label(token);
}
