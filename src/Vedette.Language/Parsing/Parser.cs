namespace Vedette.Language;

/// <summary>
/// Greedy arc-hybrid parsing with an averaged perceptron trained with a dynamic oracle (Goldberg and Nivre 2013). Move 0 shifts; the others are left and right arcs
/// for each relation. Always gives a tree with one root.
/// </summary>
internal sealed class Parser(LinearModel model, Relation[] relations)
{
    public static int MoveCount(int relationCount) => 1 + (2 * relationCount);

    /// <param name="words">Lower-cased word hashes with one more for the root.</param>
    /// <param name="tags">Fine tags with one more for the root.</param>
    public void Parse(ParserState state, ReadOnlySpan<ulong> words, ReadOnlySpan<byte> tags)
    {
        Span<ulong> features = stackalloc ulong[ParseFeatures.Count];
        Span<int> scores = stackalloc int[model.LabelCount];
        state.Start(words.Length - 1);
        while (!state.IsDone)
        {
            ParseFeatures.Fill(features, state, words, tags);
            scores.Clear();
            model.Score(features, scores);
            Apply(state, Best(state, scores));
        }
    }

    public Relation RelationOf(byte label) => label == 0 ? Relation.Root : relations[label - 1];

    /// <summary>The best move that the state allows. Labels count from 1 in the state: 0 is "none yet".</summary>
    private int Best(ParserState state, ReadOnlySpan<int> scores)
    {
        int best = -1;
        if (state.CanShift) best = 0;
        if (state.CanLeft) best = Better(scores, best, 1, 1 + relations.Length);
        if (state.CanRight) best = Better(scores, best, 1 + relations.Length, scores.Length);
        return best;
    }

    private static int Better(ReadOnlySpan<int> scores, int best, int from, int to)
    {
        for (int move = from; move < to; move++) if (best < 0 || scores[move] > scores[best]) best = move;
        return best;
    }

    private void Apply(ParserState state, int move)
    {
        if (move == 0) state.Shift();
        else if (move <= relations.Length) state.Left((byte)move);
        else state.Right((byte)(move - relations.Length));
    }

    public static Parser Read(WeightsReader reader)
    {
        var relations = Array.ConvertAll(reader.ReadStrings(), TagSet.RelationOf);
        var model = LinearModel.Read(reader);
        if (model.LabelCount != MoveCount(relations.Length)) throw new WeightsException("The parser's weights and relations do not fit together.");
        return new Parser(model, relations);
    }

    public void Write(WeightsWriter writer)
    {
        writer.Write([.. relations.Select(TagSet.Code)]);
        model.Write(writer);
    }
}
