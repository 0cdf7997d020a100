namespace Vedette.Language;

/// <summary>The best projective tree with one root for given scores of arcs (Eisner 1996): cubic in the number of words, all buffers kept.</summary>
internal sealed class ProjectiveDecoder
{
    private float[] openLeft = [], openRight = [], closedLeft = [], closedRight = [];
    private short[] cutLeft = [], cutRight = [], splitLeft = [], splitRight = [];

    /// <param name="count">Words.</param>
    /// <param name="scores">A row a dependent, from 0; column 0 is the root, column h the word h - 1.</param>
    /// <param name="columns">From one row of the scores to the next.</param>
    /// <param name="heads">Receives the column of each word's head.</param>
    public void Decode(int count, ReadOnlySpan<float> scores, int columns, Span<int> heads)
    {
        if (count == 0) return;
        int size = count * count;
        if (openLeft.Length < size)
        {
            (openLeft, openRight, closedLeft, closedRight) = (new float[size], new float[size], new float[size], new float[size]);
            (cutLeft, cutRight, splitLeft, splitRight) = (new short[size], new short[size], new short[size], new short[size]);
        }
        // At [left * count + right]: Left = the head is the right end, Right = the head is the left end.
        for (int i = 0; i < count; i++) closedLeft[(i * count) + i] = closedRight[(i * count) + i] = 0;
        for (int length = 1; length < count; length++)
        {
            for (int left = 0; left + length < count; left++)
            {
                int right = left + length, at = (left * count) + right;
                float best = float.NegativeInfinity;
                int cut = left;
                for (int k = left; k < right; k++)
                {
                    float score = closedRight[(left * count) + k] + closedLeft[((k + 1) * count) + right];
                    if (score > best) (best, cut) = (score, k);
                }
                openLeft[at] = best + scores[(left * columns) + right + 1];
                openRight[at] = best + scores[(right * columns) + left + 1];
                cutLeft[at] = cutRight[at] = (short)cut;
                float closed = float.NegativeInfinity;
                int split = left;
                for (int k = left; k < right; k++)
                {
                    float score = closedLeft[(left * count) + k] + openLeft[(k * count) + right];
                    if (score > closed) (closed, split) = (score, k);
                }
                closedLeft[at] = closed;
                splitLeft[at] = (short)split;
                closed = float.NegativeInfinity;
                for (int k = left + 1; k <= right; k++)
                {
                    float score = openRight[(left * count) + k] + closedRight[(k * count) + right];
                    if (score > closed) (closed, split) = (score, k);
                }
                closedRight[at] = closed;
                splitRight[at] = (short)split;
            }
        }
        int root = 0;
        float top = float.NegativeInfinity;
        for (int r = 0; r < count; r++)
        {
            float score = closedLeft[r] + closedRight[(r * count) + count - 1] + scores[r * columns];
            if (score > top) (top, root) = (score, r);
        }
        heads[root] = 0;
        Closed(0, root, headIsRight: true, count, heads);
        Closed(root, count - 1, headIsRight: false, count, heads);
    }

    private void Closed(int left, int right, bool headIsRight, int count, Span<int> heads)
    {
        while (left < right)
        {
            int at = (left * count) + right;
            if (headIsRight)
            {
                int split = splitLeft[at];
                Open(split, right, headIsRight: true, count, heads);
                right = split;
            }
            else
            {
                int split = splitRight[at];
                Open(left, split, headIsRight: false, count, heads);
                left = split;
            }
        }
    }

    private void Open(int left, int right, bool headIsRight, int count, Span<int> heads)
    {
        heads[headIsRight ? left : right] = (headIsRight ? right : left) + 1;
        int cut = cutLeft[(left * count) + right];
        Closed(left, cut, headIsRight: false, count, heads);
        Closed(cut + 1, right, headIsRight: true, count, heads);
    }
}
