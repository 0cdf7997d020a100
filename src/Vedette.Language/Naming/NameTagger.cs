using System.Buffers;

namespace Vedette.Language;

/// <summary>Labels the words of a sentence: a linear model over <see cref="NameFeatures"/> and the best sequence under it.</summary>
internal sealed class NameTagger(LinearModel model)
{
    public LinearModel Model { get; } = model;

    public byte[] Label(NameSentence sentence, ReadOnlySpan<DocumentMemory.Recall> memory)
    {
        const int L = NameLabels.Count, S = NameLabels.States;
        var labels = new byte[sentence.Count];
        int[] words = ArrayPool<int>.Shared.Rent(Math.Max(1, sentence.Count * L)), pairs = ArrayPool<int>.Shared.Rent(Math.Max(1, sentence.Count * S * L));
        try
        {
            Array.Clear(words, 0, sentence.Count * L);
            Array.Clear(pairs, 0, sentence.Count * S * L);
            Span<ulong> features = stackalloc ulong[NameFeatures.Words], joint = stackalloc ulong[NameFeatures.Pairs];
            for (int i = 0; i < sentence.Count; i++)
            {
                int filled = NameFeatures.FillWord(features, sentence, memory, i);
                Model.Score(features[..filled], words.AsSpan(i * L, L));
                for (int state = i == 0 ? NameLabels.Edge : 0; state < (i == 0 ? S : NameLabels.Edge); state++)
                {
                    int paired = NameFeatures.FillPair(joint, sentence, i, state);
                    Model.Score(joint[..paired], pairs.AsSpan(((i * S) + state) * L, L));
                }
            }
            Viterbi.Decode<int>(words, pairs, labels);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(words);
            ArrayPool<int>.Shared.Return(pairs);
        }
        return labels;
    }
}
