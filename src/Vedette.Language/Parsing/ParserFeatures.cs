namespace Vedette.Language;

/// <summary>
/// The features of the parser, the same in training and in use: after Zhang and Nivre (2011), for the top three words of the stack (s0 s1 s2), the front three of the
/// buffer (b0 b1 b2) and their outermost dependents (l r): words, tags, relations, distance, valency, the set of relations already taken and the marks between.
/// The number of a template is part of the weights: a change here asks for a new training.
/// </summary>
internal static class ParserFeatures
{
    public const int Most = 128;

    /// <returns>How many features were written.</returns>
    public static int Fill(ParserState state, Span<ulong> features)
    {
        int s0 = state.Top(0), s1 = state.Top(1), s2 = state.Top(2), b0 = state.Next(0), b1 = state.Next(1), b2 = state.Next(2);
        int s0l = state.Left1[s0], s0l2 = state.Left2[s0], s0r = state.Right1[s0], s0r2 = state.Right2[s0], b0l = state.Left1[b0], b0l2 = state.Left2[b0];
        int s1l = state.Left1[s1], s1r = state.Right1[s1];
        var (words, tags, suffixes, relations) = (state.Words, state.Tags, state.Suffixes, state.Relations);
        ulong s0W = words[s0];
        ulong s0P = tags[s0];
        ulong s1W = words[s1];
        ulong s1P = tags[s1];
        ulong s2W = words[s2];
        ulong s2P = tags[s2];
        ulong b0W = words[b0];
        ulong b0P = tags[b0];
        ulong b1W = words[b1];
        ulong b1P = tags[b1];
        ulong b2W = words[b2];
        ulong b2P = tags[b2];
        ulong s0lW = words[s0l];
        ulong s0lP = tags[s0l];
        ulong s0l2P = tags[s0l2];
        ulong s0rW = words[s0r];
        ulong s0rP = tags[s0r];
        ulong s0r2P = tags[s0r2];
        ulong b0lW = words[b0l];
        ulong b0lP = tags[b0l];
        ulong b0l2P = tags[b0l2];
        ulong s1lP = tags[s1l];
        ulong s1rW = words[s1r];
        ulong s1rP = tags[s1r];
        ulong gap = Distance(s0, b0), span = Distance(s1, s0), marks = MarksBetween(state.Marks, s0, b0), marksBelow = MarksBetween(state.Marks, s1, s0);
        int n = 0;
        features[n++] = FeatureHash.Join(1, s0W);
        features[n++] = FeatureHash.Join(2, s0P);
        features[n++] = FeatureHash.Join(3, s0W, s0P);
        features[n++] = FeatureHash.Join(4, b0W);
        features[n++] = FeatureHash.Join(5, b0P);
        features[n++] = FeatureHash.Join(6, b0W, b0P);
        features[n++] = FeatureHash.Join(7, b1W);
        features[n++] = FeatureHash.Join(8, b1P);
        features[n++] = FeatureHash.Join(9, b1W, b1P);
        features[n++] = FeatureHash.Join(10, b2W);
        features[n++] = FeatureHash.Join(11, b2P);
        features[n++] = FeatureHash.Join(12, b2W, b2P);
        features[n++] = FeatureHash.Join(13, s1W);
        features[n++] = FeatureHash.Join(14, s1P);
        features[n++] = FeatureHash.Join(15, s1W, s1P);
        features[n++] = FeatureHash.Join(16, s2P);
        features[n++] = FeatureHash.Join(17, s2W, s2P);
        features[n++] = FeatureHash.Join(18, FeatureHash.Join(s0W, s0P), b0W, b0P);
        features[n++] = FeatureHash.Join(19, s0W, s0P, b0W);
        features[n++] = FeatureHash.Join(20, s0W, b0W, b0P);
        features[n++] = FeatureHash.Join(21, s0W, s0P, b0P);
        features[n++] = FeatureHash.Join(22, s0P, b0W, b0P);
        features[n++] = FeatureHash.Join(23, s0W, b0W);
        features[n++] = FeatureHash.Join(24, s0P, b0P);
        features[n++] = FeatureHash.Join(25, b0P, b1P);
        features[n++] = FeatureHash.Join(26, s0P, s1P);
        features[n++] = FeatureHash.Join(27, s0W, s1W);
        features[n++] = FeatureHash.Join(28, s0W, s1P);
        features[n++] = FeatureHash.Join(29, s0P, s1W);
        features[n++] = FeatureHash.Join(30, s1P, b0P);
        features[n++] = FeatureHash.Join(31, s1W, b0W);
        features[n++] = FeatureHash.Join(32, s1W, s1P, s0P);
        features[n++] = FeatureHash.Join(33, s1P, s0W, s0P);
        features[n++] = FeatureHash.Join(34, s1P, b0W);
        features[n++] = FeatureHash.Join(35, s1W, b0P);
        features[n++] = FeatureHash.Join(36, b0P, b1P, b2P);
        features[n++] = FeatureHash.Join(37, s0P, b0P, b1P);
        features[n++] = FeatureHash.Join(38, s1P, s0P, b0P);
        features[n++] = FeatureHash.Join(39, s2P, s1P, s0P);
        features[n++] = FeatureHash.Join(40, s1P, b0P, b1P);
        features[n++] = FeatureHash.Join(41, s0W, b0P, b1P);
        features[n++] = FeatureHash.Join(42, s0P, b0W, b1P);
        features[n++] = FeatureHash.Join(43, s0W, s1P, b0P);
        features[n++] = FeatureHash.Join(44, s0P, s1W, b0P);
        features[n++] = FeatureHash.Join(45, s1P, s0P, b0W);
        features[n++] = FeatureHash.Join(46, s0P, b0P, b1W);
        features[n++] = FeatureHash.Join(47, s0P, s0lP, b0P);
        features[n++] = FeatureHash.Join(48, s0P, s0rP, b0P);
        features[n++] = FeatureHash.Join(49, s0P, b0P, b0lP);
        features[n++] = FeatureHash.Join(50, s0P, s0lP, s0l2P);
        features[n++] = FeatureHash.Join(51, s0P, s0rP, s0r2P);
        features[n++] = FeatureHash.Join(52, b0P, b0lP, b0l2P);
        features[n++] = FeatureHash.Join(53, s1P, s1rP, s0P);
        features[n++] = FeatureHash.Join(54, s1P, s1lP, s0P);
        features[n++] = FeatureHash.Join(55, s1P, s0P, s0lP);
        features[n++] = FeatureHash.Join(56, s1P, s0P, s0rP);
        features[n++] = FeatureHash.Join(57, s0P, b0P, s0rW);
        features[n++] = FeatureHash.Join(58, s1P, s0P, s1rW);
        features[n++] = FeatureHash.Join(59, s0P, s0lP, b0lP);
        features[n++] = FeatureHash.Join(60, s0lW);
        features[n++] = FeatureHash.Join(61, s0lP);
        features[n++] = FeatureHash.Join(62, (ulong)relations[s0l]);
        features[n++] = FeatureHash.Join(63, s0rW);
        features[n++] = FeatureHash.Join(64, s0rP);
        features[n++] = FeatureHash.Join(65, (ulong)relations[s0r]);
        features[n++] = FeatureHash.Join(66, b0lW);
        features[n++] = FeatureHash.Join(67, b0lP);
        features[n++] = FeatureHash.Join(68, (ulong)relations[b0l]);
        features[n++] = FeatureHash.Join(69, s1rW, (ulong)relations[s1r]);
        features[n++] = FeatureHash.Join(70, s1rP);
        features[n++] = FeatureHash.Join(71, (ulong)relations[s1r], s1P);
        features[n++] = FeatureHash.Join(72, s1lP, (ulong)relations[s1l]);
        features[n++] = FeatureHash.Join(73, (ulong)relations[s0l2], (ulong)relations[s0l], s0P);
        features[n++] = FeatureHash.Join(74, (ulong)relations[s0r2], (ulong)relations[s0r], s0P);
        features[n++] = FeatureHash.Join(75, (ulong)relations[b0l2], (ulong)relations[b0l], b0P);
        features[n++] = FeatureHash.Join(76, s0W, (ulong)relations[s0l]);
        features[n++] = FeatureHash.Join(77, s0W, (ulong)relations[s0r]);
        features[n++] = FeatureHash.Join(78, b0W, (ulong)relations[b0l]);
        features[n++] = FeatureHash.Join(79, gap, s0W);
        features[n++] = FeatureHash.Join(80, gap, s0P);
        features[n++] = FeatureHash.Join(81, gap, b0W);
        features[n++] = FeatureHash.Join(82, gap, b0P);
        features[n++] = FeatureHash.Join(83, gap, s0W, b0W);
        features[n++] = FeatureHash.Join(84, gap, s0P, b0P);
        features[n++] = FeatureHash.Join(85, span, s0P, s1P);
        features[n++] = FeatureHash.Join(86, span, s1P);
        features[n++] = FeatureHash.Join(87, s0W, state.LeftCount[s0]);
        features[n++] = FeatureHash.Join(88, s0P, state.LeftCount[s0]);
        features[n++] = FeatureHash.Join(89, s0W, state.RightCount[s0]);
        features[n++] = FeatureHash.Join(90, s0P, state.RightCount[s0]);
        features[n++] = FeatureHash.Join(91, b0W, state.LeftCount[b0]);
        features[n++] = FeatureHash.Join(92, b0P, state.LeftCount[b0]);
        features[n++] = FeatureHash.Join(93, s1P, state.RightCount[s1]);
        features[n++] = FeatureHash.Join(94, s1W, state.RightCount[s1]);
        features[n++] = FeatureHash.Join(95, state.LeftSet[s0], s0W);
        features[n++] = FeatureHash.Join(96, state.LeftSet[s0], s0P);
        features[n++] = FeatureHash.Join(97, state.RightSet[s0], s0W);
        features[n++] = FeatureHash.Join(98, state.RightSet[s0], s0P);
        features[n++] = FeatureHash.Join(99, state.LeftSet[b0], b0W);
        features[n++] = FeatureHash.Join(100, state.LeftSet[b0], b0P);
        features[n++] = FeatureHash.Join(101, state.RightSet[s1], s1P);
        features[n++] = FeatureHash.Join(102, state.RightSet[s1], s1W);
        features[n++] = FeatureHash.Join(103, state.LeftSet[s0], b0P);
        features[n++] = FeatureHash.Join(104, state.RightSet[s0], b0P);
        features[n++] = FeatureHash.Join(105, state.LeftSet[s1], s1P);
        features[n++] = FeatureHash.Join(106, state.LeftSet[s1], s0P);
        features[n++] = FeatureHash.Join(107, marks, s0P, b0P);
        features[n++] = FeatureHash.Join(108, marks, s0P);
        features[n++] = FeatureHash.Join(109, marksBelow, s1P, s0P);
        features[n++] = FeatureHash.Join(110, suffixes[s0], b0P);
        features[n++] = FeatureHash.Join(111, suffixes[s0], s0P, b0P);
        features[n++] = FeatureHash.Join(112, suffixes[b0], s0P, b0P);
        features[n++] = FeatureHash.Join(113, suffixes[s1], s0P);
        features[n++] = FeatureHash.Join(114, suffixes[b0], s0P);
        features[n++] = FeatureHash.Join(115, suffixes[s0], s1P);
        features[n++] = FeatureHash.Join(116, suffixes[s0], suffixes[b0]);
        features[n++] = FeatureHash.Join(117, s0W, b0W, s1W);
        features[n++] = FeatureHash.Join(118, s0P, b0W, s1P);
        features[n++] = FeatureHash.Join(119, b0W, state.RightCount[s0], s0P);
        features[n++] = FeatureHash.Join(120, b0W, b1W);
        features[n++] = FeatureHash.Join(121, b0W, b1W, s0P);
        features[n++] = FeatureHash.Join(122, FeatureHash.Join(s0P, s1W), s1P, b0P);
        features[n++] = FeatureHash.Join(123, s0rW, s0P, b0W);
        features[n++] = FeatureHash.Join(124, s0P, s0rP, b0W);
        features[n++] = FeatureHash.Join(125, s0W, s1W, b0P);
        features[n++] = FeatureHash.Join(126, b1W, s0P, b0P);
        return n;
    }

    private static ulong Distance(int left, int right)
    {
        if (left == 0 || right == 0) return 0;
        int distance = right - left;
        return distance < 5 ? (ulong)distance : distance < 10 ? 5UL : 6UL;
    }

    private static ulong MarksBetween(bool[] marks, int left, int right)
    {
        if (left == 0 || right == 0) return 0;
        ulong count = 1;
        // Whether there are none, one or more is all that is asked; looking further than 20 words would make long sentences slow.
        for (int i = left + 1, end = Math.Min(right, left + 20); i < end && count < 3; i++) if (marks[i]) count++;
        return count;
    }
}
