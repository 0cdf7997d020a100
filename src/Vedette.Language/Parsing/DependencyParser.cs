namespace Vedette.Language;

/// <summary>
/// A greedy parser: the arc-hybrid system, each move chosen by a linear model that was trained with a dynamic oracle (Goldberg and Nivre 2013).
/// One pass, two moves a word. Whatever the weights say, the outcome is a projective tree with one root.
/// </summary>
internal sealed class DependencyParser(LinearModel model)
{
    /// <summary>Parses what <see cref="ParserState.Start"/> has laid out; heads and relations stand in the state afterwards.</summary>
    public void Parse(ParserState state)
    {
        Span<ulong> features = stackalloc ulong[ParserFeatures.Most];
        Span<int> scores = stackalloc int[Transition.Count];
        while (!state.Done)
        {
            if (Forced(state) is { } only)
            {
                state.Apply(only);
                continue;
            }
            int count = ParserFeatures.Fill(state, features);
            scores.Clear();
            model.Score(features[..count], scores);
            state.Apply(Best(state, scores));
        }
    }

    /// <summary>The move when there is no choice, so that nothing need be scored.</summary>
    public static int? Forced(ParserState state) =>
        state.Depth == 0 ? Transition.Shift
        : state.Depth == 1 && !state.MayShift ? Transition.Left(Relation.Root)
        : null;

    private static int Best(ParserState state, ReadOnlySpan<int> scores)
    {
        int best = -1, top = int.MinValue;
        if (state.MayShift) (best, top) = (Transition.Shift, scores[Transition.Shift]);
        // The root relation is given by force alone: it is left out on both sides.
        if (state.MayLeft)
            for (int t = Transition.Left(Relation.Root) + 1; t <= Transition.Relations; t++)
                if (scores[t] > top) (best, top) = (t, scores[t]);
        if (state.MayRight)
            for (int t = Transition.Right(Relation.Root) + 1; t < Transition.Count; t++)
                if (scores[t] > top) (best, top) = (t, scores[t]);
        return best;
    }

    public static DependencyParser Read(WeightsReader reader)
    {
        var model = LinearModel.Read(reader);
        return model.LabelCount == Transition.Count ? new(model) : throw new WeightsException("The parser in the weights file was trained for other relations than this build knows. Install the weights that came with this build.");
    }

    public void Write(WeightsWriter writer) => model.Write(writer);
}
