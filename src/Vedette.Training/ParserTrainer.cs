using Vedette.Language;

namespace Vedette.Training;

/// <summary>
/// Trains the arc-hybrid parser with the dynamic oracle of Goldberg and Nivre (2013): after the first round it follows its own moves most of the time and learns
/// at each step which moves still lose no arc that could be had, so it learns to go on well after a mistake.
/// </summary>
internal static class ParserTrainer
{
    private const double Exploration = 0.9;

    /// <param name="runs">How many times to train, each in another order; the weights are added.</param>
    /// <param name="updates">Features that took part in fewer mistakes a run are dropped.</param>
    /// <param name="tags">The tags a tagger gave that had not seen the sentence: the parser must expect its mistakes.</param>
    public static DependencyParser Train(IReadOnlyList<TreebankSentence> bank, byte[][] tags, Tagger tagger, WordClasses classes, int rounds, int runs, int updates, Action<string> tell)
    {
        var whole = Run(bank, tags, tagger, classes, rounds, seed: 1, tell);
        for (int seed = 2; seed <= runs; seed++) whole.Add(Run(bank, tags, tagger, classes, rounds, seed, tell));
        return new(whole.ToModel(resolution: 50f, updates: updates * runs));
    }

    private static AveragedPerceptron Run(IReadOnlyList<TreebankSentence> bank, byte[][] tags, Tagger tagger, WordClasses classes, int rounds, int seed, Action<string> tell)
    {
        var perceptron = new AveragedPerceptron(Transition.Count);
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, bank.Count)];
        var features = new ulong[ParserFeatures.Most];
        var scores = new float[Transition.Count];
        var costs = new int[3];
        var state = new ParserState();
        for (int round = 1; round <= rounds; round++)
        {
            random.Shuffle(order);
            long right = 0, all = 0;
            foreach (int s in order)
            {
                var sentence = bank[s];
                state.Start(TaggerTrainer.Views(sentence, classes), tags[s], tagger);
                while (!state.Done)
                {
                    if (DependencyParser.Forced(state) is { } only)
                    {
                        state.Apply(only);
                        continue;
                    }
                    int count = ParserFeatures.Fill(state, features);
                    Array.Clear(scores);
                    perceptron.Score(features.AsSpan(0, count), scores);
                    var (best, wanted) = Choose(state, sentence, scores, costs);
                    perceptron.Tick();
                    perceptron.Update(features.AsSpan(0, count), wanted, best);
                    all++;
                    if (best == wanted) right++;
                    state.Apply(round > 1 && random.NextDouble() < Exploration ? best : wanted);
                }
            }
            tell($"  parser round {round}: {100.0 * right / all:F2} right in training");
        }
        return perceptron;
    }

    /// <summary>The move with the highest score, and the one with the highest score among those that lose least.</summary>
    private static (int Best, int Wanted) Choose(ParserState state, TreebankSentence gold, float[] scores, int[] costs)
    {
        const int Never = int.MaxValue;
        costs[0] = state.MayShift ? ShiftCost(state, gold) : Never;
        costs[1] = state.MayLeft ? LeftCost(state, gold) : Never;
        costs[2] = state.MayRight ? RightCost(state, gold) : Never;
        int least = costs.Min(), top = state.Top(0), below = state.Top(1);
        bool leftIsGold = top > 0 && gold.Heads[top - 1] == state.Front, rightIsGold = top > 0 && gold.Heads[top - 1] == below;
        int best = -1, wanted = -1;
        for (int t = 0; t < Transition.Count; t++)
        {
            int kind = t == Transition.Shift ? 0 : Transition.IsLeft(t) ? 1 : 2;
            if (costs[kind] == Never || (kind > 0 && Transition.Of(t) == Relation.Root)) continue;
            if (best < 0 || scores[t] > scores[best]) best = t;
            if (costs[kind] > least) continue;
            // An arc of the gold tree wants its own relation; on any other arc the relation does not matter.
            bool isGoldArc = (kind == 1 && leftIsGold) || (kind == 2 && rightIsGold);
            if (isGoldArc && Transition.Of(t) != gold.Relations[top - 1]) continue;
            if (wanted < 0 || scores[t] > scores[wanted]) wanted = t;
        }
        // The gold root may have lost its place: then its relation is Root, which no arc between words may bear.
        return wanted < 0 ? (best, best) : (best, wanted);
    }

    /// <summary>The front loses its head or dependents below the top of the stack; its dependent at the top too.</summary>
    private static int ShiftCost(ParserState state, TreebankSentence gold)
    {
        int front = state.Front, cost = 0;
        for (int depth = 0; depth < state.Depth; depth++)
        {
            int word = state.Top(depth);
            if (gold.Heads[word - 1] == front) cost++;
            if (depth > 0 && gold.Heads[front - 1] == word) cost++;
        }
        return cost;
    }

    /// <summary>The top loses the word below it or a later one as head, and its dependents in the buffer.</summary>
    private static int LeftCost(ParserState state, TreebankSentence gold)
    {
        int top = state.Top(0), head = gold.Heads[top - 1];
        int cost = head > state.Front || (state.Depth > 1 && head == state.Top(1)) ? 1 : 0;
        return cost + LaterDependents(state, gold, top);
    }

    /// <summary>The top loses its head in the buffer, and its dependents there.</summary>
    private static int RightCost(ParserState state, TreebankSentence gold)
    {
        int top = state.Top(0);
        return (gold.Heads[top - 1] >= state.Front ? 1 : 0) + LaterDependents(state, gold, top);
    }

    private static int LaterDependents(ParserState state, TreebankSentence gold, int word)
    {
        int count = 0;
        for (int later = state.Front; later <= state.Count; later++) if (gold.Heads[later - 1] == word) count++;
        return count;
    }
}
