namespace Vedette.Language;

/// <summary>Room to label sentences in, kept over sentences so that labelling allocates nothing.</summary>
internal sealed class NameWorkspace
{
    public int[] Words { get; private set; } = [];
    public int[] Pairs { get; private set; } = [];
    public ushort[] Kept { get; private set; } = [];
    public byte[] From { get; private set; } = [];

    /// <summary>Of each word of the sentence labelled last 1 where more than outside was possible.</summary>
    public byte[] Open(int count)
    {
        var open = new byte[count];
        for (int i = 0; i < count; i++) open[i] = Kept[i] == 1 << NameLabels.Outside ? (byte)0 : (byte)1;
        return open;
    }

    public void Fit(int count)
    {
        if (count <= Kept.Length) return;
        int room = Math.Max(64, count + (count / 2));
        (Words, Pairs, Kept, From) = (new int[room * NameLabels.Count], new int[room * NameLabels.States * NameLabels.Count], new ushort[room], new byte[room * NameLabels.Count]);
    }
}

/// <summary>Labels the words of a sentence: a linear model over <see cref="NameFeatures"/> and the best sequence under it.</summary>
internal sealed class NameTagger(LinearModel model)
{
    /// <summary>
    /// A name is not begun at a word where its first label, behind a word outside, lies further below "outside" than this: most words are then left with one label. In hundredths, as the weights are.
    /// </summary>
    internal const int Reach = 2500;

    public LinearModel Model { get; } = model;

    public byte[] Label(NameSentence sentence, ReadOnlySpan<DocumentMemory.Recall> memory, NameWorkspace work)
    {
        var labels = new byte[sentence.Count];
        Label(sentence, memory, work, labels);
        return labels;
    }

    public void Label(NameSentence sentence, ReadOnlySpan<DocumentMemory.Recall> memory, NameWorkspace work, Span<byte> labels, int reach = Reach)
    {
        const int L = NameLabels.Count, S = NameLabels.States;
        work.Fit(sentence.Count);
        Span<ulong> features = stackalloc ulong[NameFeatures.Words], joint = stackalloc ulong[NameFeatures.Pairs];
        for (int i = 0; i < sentence.Count; i++)
        {
            var scores = work.Words.AsSpan(i * L, L);
            scores.Clear();
            // What stands outside is always kept, so its state always comes before the next word.
            int kept = 0, states = i == 0 ? 1 << NameLabels.Edge : NameLabels.StatesOf(work.Kept[i - 1]);
            bool closed = (!memory.IsEmpty && memory[i].Closed) || ((states & NameLabels.Begun) == 0 && !sentence.MayOpen(i));
            if (closed && i > 0 && work.Kept[i - 1] == 1 << NameLabels.Outside)
            {
                // One way only leads here and on: no score can matter.
                work.Pairs[((i * S) + NameLabels.State(NameLabels.Outside)) * L] = 0;
                work.Kept[i] = 1 << NameLabels.Outside;
                continue;
            }
            if (!closed) Model.Score(features[..NameFeatures.FillWord(features, sentence, memory, i)], scores);
            for (int state = 0; state < S; state++)
            {
                if ((states >> state & 1) == 0) continue;
                var pair = work.Pairs.AsSpan(((i * S) + state) * L, L);
                pair.Clear();
                Model.Score(joint[..NameFeatures.FillPair(joint, sentence, i, state)], pair);
                kept |= closed ? 1 << NameLabels.Outside : Kept(scores, pair, state, reach);
            }
            work.Kept[i] = (ushort)kept;
        }
        Viterbi.Decode<int>(work.Words.AsSpan(0, sentence.Count * L), work.Pairs.AsSpan(0, sentence.Count * S * L), work.Kept.AsSpan(0, sentence.Count), work.From, labels);
    }

    /// <summary>Outside, what goes on with a name begun, and of the labels that begin one those within reach.</summary>
    private static int Kept(ReadOnlySpan<int> scores, ReadOnlySpan<int> pair, int state, int reach)
    {
        int kept = 1 << NameLabels.Outside, least = scores[NameLabels.Outside] + pair[NameLabels.Outside] - reach;
        for (int label = 1; label < scores.Length; label++)
            if (NameLabels.Follows(label, state) && (!NameLabels.Opens(label) || scores[label] + pair[label] >= least)) kept |= 1 << label;
        return kept;
    }
}
