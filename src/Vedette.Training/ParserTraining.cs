using Vedette.Language;

namespace Vedette.Training;

/// <summary>The dynamic oracle of Goldberg and Nivre (2013) for the arc-hybrid system, with exploration from the second round on.</summary>
internal static class ParserTraining
{
    private const double Explore = 0.9;

    public static Parser Train(GoldSentence[] gold, byte[][] tags, int rounds, Action<int> progress)
    {
        var relations = gold.SelectMany(s => s.Relations).Where(r => r is not Relation.Root).GroupBy(r => r).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToArray();
        var index = relations.Select((relation, i) => (relation, i)).ToDictionary(p => p.relation, p => p.i);
        index[Relation.Root] = 0;
        var usable = Enumerable.Range(0, gold.Length).Where(i => gold[i].IsProjective() && gold[i].Heads.Count(h => h < 0) == 1).ToArray();
        var words = Array.ConvertAll(gold, s => (ulong[])[.. s.Words.Select(w => FeatureHash.OfLower(w)), Grammar.RootWord]);
        int moves = Parser.MoveCount(relations.Length);
        var perceptron = new AveragedPerceptron(moves);
        var features = new ulong[ParseFeatures.Count];
        var scores = new float[moves];
        var random = new Random(7);
        using var state = new ParserState();
        for (int round = 0; round < rounds; round++)
        {
            Shuffle.InPlace(usable, round + 1);
            foreach (int s in usable)
            {
                int n = gold[s].Words.Length;
                int[] heads = [.. gold[s].Heads.Select(h => h < 0 ? n : h)];
                int[] labels = [.. gold[s].Relations.Select(r => index[r])];
                state.Start(n);
                while (!state.IsDone)
                {
                    ParseFeatures.Fill(features, state, words[s], tags[s]);
                    Array.Clear(scores);
                    perceptron.Score(features, scores);
                    var (shift, left, right) = Costs(state, heads);
                    int best = Best(state, scores, relations.Length), zero = BestOfNoCost(state, scores, relations.Length, heads, labels, shift, left, right);
                    if (!IsRight(state, best, relations.Length, heads, labels, shift, left, right)) perceptron.Update(features, zero, best);
                    perceptron.Tick();
                    int move = round > 0 && random.NextDouble() < Explore ? best : zero;
                    if (move == 0) state.Shift();
                    else if (move <= relations.Length) state.Left((byte)move);
                    else state.Right((byte)(move - relations.Length));
                }
            }
            progress(round + 1);
        }
        return new Parser(perceptron.ToModel(0.02f, fewest: 2), relations);
    }

    /// <summary>How many gold arcs each move makes unreachable; a large number where the move is not allowed.</summary>
    private static (int Shift, int Left, int Right) Costs(ParserState state, int[] heads)
    {
        const int Never = 1000;
        int n = state.Count, next = state.Next, s0 = state.Stack(0), s1 = state.Stack(1);
        int shift = Never, left = Never, right = Never;
        int lostBelow = 0;
        if (s0 >= 0)
            for (int d = next; d < n; d++) if (heads[d] == s0) lostBelow++;
        if (state.CanShift)
        {
            shift = 0;
            for (int k = 0; k < state.Depth; k++)
            {
                int item = state.Stack(k);
                if (k > 0 && heads[next] == item) shift++;
                if (heads[item] == next) shift++;
            }
        }
        if (state.CanLeft) left = lostBelow + (heads[s0] != next && (heads[s0] == s1 || heads[s0] > next) && heads[s0] >= 0 ? 1 : 0);
        if (state.CanRight) right = lostBelow + (heads[s0] >= next ? 1 : 0);
        return (shift, left, right);
    }

    private static int Best(ParserState state, float[] scores, int relations)
    {
        int best = state.CanShift ? 0 : -1;
        if (state.CanLeft) for (int m = 1; m <= relations; m++) if (best < 0 || scores[m] > scores[best]) best = m;
        if (state.CanRight) for (int m = relations + 1; m < scores.Length; m++) if (best < 0 || scores[m] > scores[best]) best = m;
        return best;
    }

    private static int BestOfNoCost(ParserState state, float[] scores, int relations, int[] heads, int[] labels, int shift, int left, int right)
    {
        int least = Math.Min(shift, Math.Min(left, right)), best = -1, s0 = state.Stack(0);
        if (shift == least) best = 0;
        if (left == least)
        {
            if (heads[s0] == state.Next) best = Better(scores, best, 1 + labels[s0]);
            else for (int m = 1; m <= relations; m++) best = Better(scores, best, m);
        }
        if (right == least)
        {
            if (heads[s0] == state.Stack(1)) best = Better(scores, best, 1 + relations + labels[s0]);
            else for (int m = relations + 1; m < scores.Length; m++) best = Better(scores, best, m);
        }
        return best;
    }

    private static int Better(float[] scores, int best, int move) => best < 0 || scores[move] > scores[best] ? move : best;

    private static bool IsRight(ParserState state, int move, int relations, int[] heads, int[] labels, int shift, int left, int right)
    {
        int least = Math.Min(shift, Math.Min(left, right)), s0 = state.Stack(0);
        if (move == 0) return shift == least;
        if (move <= relations) return left == least && (heads[s0] != state.Next || move == 1 + labels[s0]);
        return right == least && (heads[s0] != state.Stack(1) || move == 1 + relations + labels[s0]);
    }
}
