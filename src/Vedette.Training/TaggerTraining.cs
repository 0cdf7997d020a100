using Vedette.Language;

namespace Vedette.Training;

internal static class TaggerTraining
{
    public static Tagger Train(GoldSentence[] gold, (PartOfSpeech Tag, FineTag Fine)[] labels, int rounds)
    {
        var index = labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i);
        var words = Array.ConvertAll(gold, WordsOf);
        var perceptron = new AveragedPerceptron(labels.Length);
        var features = new ulong[TagFeatures.Count];
        var scores = new float[labels.Length];
        int[] order = [.. Enumerable.Range(0, gold.Length)];
        for (int round = 0; round < rounds; round++)
        {
            Shuffle.InPlace(order, round + 1);
            foreach (int s in order)
            {
                var tags = new byte[gold[s].Words.Length];
                for (int i = 0; i < tags.Length; i++)
                {
                    TagFeatures.Fill(features, words[s], tags, i);
                    Array.Clear(scores);
                    perceptron.Score(features, scores);
                    int best = Best(scores);
                    if (index.TryGetValue((gold[s].Tags[i], gold[s].Fine[i]), out int right) && best != right) perceptron.Update(features, right, best);
                    perceptron.Tick();
                    tags[i] = (byte)best;
                }
            }
        }
        return new Tagger(perceptron.ToModel(0.02f), labels);
    }

    public static TagFeatures.Word[] WordsOf(GoldSentence sentence) => Array.ConvertAll(sentence.Words, word => TagFeatures.Word.Of(word));

    private static int Best(float[] scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++) if (scores[i] > scores[best]) best = i;
        return best;
    }
}

/// <summary>A seeded shuffle, the same on every machine.</summary>
internal static class Shuffle
{
    public static void InPlace(int[] order, int seed)
    {
        var random = new Random(seed);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
