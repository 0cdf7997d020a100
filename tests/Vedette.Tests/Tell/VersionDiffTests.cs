using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Tests.Tell;

public class VersionDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("one two three", "one two three", "one two three")]
    [InlineData("the fleet will sail today", "the fleet may sail today", "the fleet -will +may sail today")]
    [InlineData("a b", "", "-a -b")]
    [InlineData("", "a b", "+a +b")]
    [InlineData("a b c d e", "b c x d e", "-a b c +x d e")]
    public void Words_that_went_and_words_that_came_are_told_in_place(string before, string after, string told)
    {
        var pieces = VersionDiff.Of(Of(before), Of(after)).Pieces;
        string.Join(' ', pieces.SelectMany(p => p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => p.Kind switch { PieceKind.Added => "+" + w, PieceKind.Removed => "-" + w, _ => w }))).ShouldBe(told);
    }

    [Theory]
    [InlineData("the fleet will sail today", "the fleet may sail today", "1 word removed, 1 added; 0 claims vanished, 0 told new")]
    [InlineData("a b c", "c", "2 words removed, 0 added; 0 claims vanished, 0 told new")]
    public void A_change_is_summed_up_in_a_line(string before, string after, string summary) => VersionDiff.Of(Of(before), Of(after)).Summary.ShouldBe(summary);

    [Fact]
    public void Both_texts_can_be_put_together_from_the_pieces_and_no_more_is_changed_than_must_be() =>
        Prop.ForAll(Texts().ToArbitrary(), Texts().ToArbitrary(), (before, after) =>
        {
            var pieces = VersionDiff.Of(Of(before), Of(after)).Pieces;
            string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)).ShouldBe(before);
            string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)).ShouldBe(after);
            pieces.Where(p => p.Kind == PieceKind.Same).Sum(p => p.Text.Length).ShouldBe(2 * LongestShared(before, after), "each word has a letter and a space");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_with_nothing_in_common_are_told_as_one_gone_and_one_come()
    {
        string before = string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i} ")), after = string.Concat(Enumerable.Range(0, 5000).Select(i => $"b{i} "));
        VersionDiff.Of(Of(before), Of(after)).Pieces.ShouldBe([new(PieceKind.Removed, before), new(PieceKind.Added, after)]);
    }

    private static Gen<string> Texts() => Gen.Elements("a ", "b ", "c ").ArrayOf().Select(words => string.Concat(words.Take(30)));

    private static int LongestShared(string before, string after)
    {
        string[] a = [.. before.Split(' ', StringSplitOptions.RemoveEmptyEntries)], b = [.. after.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        int[,] longest = new int[a.Length + 1, b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
                longest[i, j] = a[i - 1] == b[j - 1] ? longest[i - 1, j - 1] + 1 : Math.Max(longest[i - 1, j], longest[i, j - 1]);
        return longest[a.Length, b.Length];
    }

    private static Reading Of(string text) => new() { Document = new Document { Id = new(1), Item = new(2), Address = "a", Name = "a", Text = text } };
}
