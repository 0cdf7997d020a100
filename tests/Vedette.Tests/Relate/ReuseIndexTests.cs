using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class ReuseIndexTests
{
    [Fact]
    public void What_is_found_does_not_depend_on_the_order_of_arrival() => Check((random, texts) =>
    {
        var shuffled = texts.ToArray();
        random.Shuffle(shuffled);
        return Print(Filled(texts), texts) == Print(Filled(shuffled), texts);
    });

    [Fact]
    public void A_document_taken_out_leaves_nothing_behind() => Check((random, texts) =>
    {
        var index = new ReuseIndex(4);
        var numbers = texts.ToDictionary(t => t.Rank, t => index.Add(t.Rank, t.Prints));
        var gone = texts.Where(_ => random.Next(3) == 0).ToArray();
        foreach (var text in gone) index.Remove(numbers[text.Rank]);
        var left = texts.Except(gone).ToArray();
        return index.Count == left.Length && Print((index, numbers), left) == Print(Filled(left), left);
    });

    [Fact]
    public void A_document_that_came_back_is_found_as_before() => Check((random, texts) =>
    {
        var (index, numbers) = Filled(texts);
        foreach (var text in texts.Where(_ => random.Next(2) == 0))
        {
            index.Remove(numbers[text.Rank]);
            numbers[text.Rank] = index.Add(text.Rank, text.Prints);
        }
        return Print((index, numbers), texts) == Print(Filled(texts), texts);
    });

    [Fact]
    public void Any_run_of_words_that_is_long_enough_is_found() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"word{random.Next(100_000)}"));
            string shared = Words(Fingerprints.SureRun);
            var one = Fingerprints.Of(Vedette.Relate.Words.Of($"{Words(random.Next(60))} {shared} {Words(random.Next(60))}"));
            var other = Fingerprints.Of(Vedette.Relate.Words.Of($"{Words(random.Next(60))} {shared} {Words(random.Next(60))}"));
            return one.Intersect(other).Any();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trimmed_text_is_contained_in_the_whole_one_and_not_the_other_way()
    {
        var index = new ReuseIndex();
        int whole = index.Add(1, [.. Enumerable.Range(0, 40).Select(i => (uint)i)]), part = index.Add(2, [.. Enumerable.Range(0, 10).Select(i => (uint)i)]);
        (index.Containment(part, whole), index.Containment(whole, part)).ShouldBe((1, 0.25));
    }

    [Fact]
    public void Nothing_is_taken_out_twice()
    {
        var index = new ReuseIndex();
        int number = index.Add(1, [7u]);
        index.Remove(number);
        Should.Throw<ArgumentOutOfRangeException>(() => index.Remove(number));
    }

    private static void Check(Func<Random, (ulong Rank, ImmutableArray<uint> Prints)[], bool> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            // Few fingerprints, so that some are crowded.
            var texts = Enumerable.Range(0, random.Next(1, 70)).Select(i => ((ulong)(i * 7919 % 104729), Enumerable.Range(0, random.Next(6)).Select(_ => (uint)random.Next(40)).Distinct().Order().ToImmutableArray())).ToArray();
            return holds(random, texts);
        }).QuickCheckThrowOnFailure();

    private static (ReuseIndex, Dictionary<ulong, int>) Filled(IEnumerable<(ulong Rank, ImmutableArray<uint> Prints)> texts)
    {
        var index = new ReuseIndex(4);
        return (index, texts.ToDictionary(t => t.Rank, t => index.Add(t.Rank, t.Prints)));
    }

    private static string Print((ReuseIndex Index, Dictionary<ulong, int> Numbers) filled, (ulong Rank, ImmutableArray<uint> Prints)[] texts)
    {
        var ranks = filled.Numbers.ToDictionary(n => n.Value, n => n.Key);
        return string.Join('\n', texts.OrderBy(t => t.Rank).Select(t => $"{t.Rank}: {string.Join(' ', filled.Index.Neighbours(filled.Numbers[t.Rank]).Select(n => $"{ranks[n.Document]}×{n.Shared}"))}"));
    }
}
