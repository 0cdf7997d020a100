using Vedette.Language;

namespace Vedette.Tests.Naming;

public class ViterbiTests
{
    private const int L = NameLabels.Count, S = NameLabels.States;

    private static void Decode(int[] words, int[] pairs, byte[] best) => Viterbi.Decode<int>(words, pairs, [NameLabels.All, NameLabels.All], new byte[2 * L], best);

    [Fact]
    public void A_name_begun_is_ended()
    {
        // The first word wants to begin a person, the second wants to be outside: together only one may have its way.
        int[] words = new int[2 * L], pairs = new int[2 * S * L];
        words[NameLabels.Of(1, first: true, last: false)] = 10;
        words[L + NameLabels.Outside] = 9;
        var best = new byte[2];
        Decode(words, pairs, best);
        best.ShouldBe([NameLabels.Of(1, true, false), NameLabels.Of(1, false, true)]);
    }

    [Fact]
    public void The_pair_of_labels_counts()
    {
        int[] words = new int[2 * L], pairs = new int[2 * S * L];
        words[NameLabels.Of(2, true, true)] = 5;
        pairs[(((1 * S) + NameLabels.State(NameLabels.Of(3, true, true))) * L) + NameLabels.Of(1, true, true)] = 20;
        var best = new byte[2];
        Decode(words, pairs, best);
        best.ShouldBe([NameLabels.Of(3, true, true), NameLabels.Of(1, true, true)]);
    }

    [Fact]
    public void Labels_tell_their_type_and_place()
    {
        for (int type = 1; type <= 3; type++)
            foreach (var (first, last) in new[] { (true, true), (true, false), (false, true), (false, false) })
            {
                byte label = NameLabels.Of(type, first, last);
                (NameLabels.Type(label), NameLabels.Opens(label), NameLabels.Closes(label)).ShouldBe((type, first, last));
            }
    }
}
