using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Benchmarks;
using Vedette.Judge;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests.Judge;

public class LinterTests
{
    public static TheoryData<string, string> CaseTable
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (product, expected) in Gold) data.Add(product, expected);
            return data;
        }
    }

    /// <summary>The blocks of corpus/linter: a product, and its findings a line each.</summary>
    private static IEnumerable<(string Product, string Expected)> Gold =>
        from file in Directory.GetFiles(Repository.At("corpus", "linter"), "*.case").Order(StringComparer.Ordinal)
        let lines = File.ReadAllLines(file).Where(line => !line.StartsWith('#'))
        from block in string.Join('\n', lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = block.Split('\n').ToLookup(line => line.StartsWith('→'))
        select (string.Join('\n', parts[false]), string.Join('\n', parts[true].Select(line => line[2..]).Where(line => line != "fine")));

    [Theory, MemberData(nameof(CaseTable))]
    public void The_linter_finds_what_a_reader_finds(string product, string expected)
    {
        var sentences = product.Split('\n').Select(Sentence).ToArray();
        var findings = ProductLinter.Lint(sentences);
        string.Join('\n', findings.Select(f => f.Where == new TextSpan(0, sentences[f.Sentence].Text.Length) ? f.Code : $"{f.Code} {f.Where.Of(sentences[f.Sentence].Text)}")
            .Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public void The_table_has_its_sixty_cases_and_more_with_as_many_fine_ones_as_a_third()
    {
        Gold.Count().ShouldBeGreaterThanOrEqualTo(100);
        Gold.Count(c => c.Expected.Length == 0).ShouldBeGreaterThanOrEqualTo(Gold.Count() / 3);
    }

    [Fact]
    public void Every_finding_says_what_and_how_to_mend_it_and_lies_in_its_sentence()
    {
        foreach (var (product, _) in Gold)
        {
            var sentences = product.Split('\n').Select(Sentence).ToArray();
            foreach (var finding in ProductLinter.Lint(sentences))
            {
                finding.What.ShouldEndWith(".");
                finding.Cure.ShouldEndWith(".");
                finding.Where.End.ShouldBeLessThanOrEqualTo(sentences[finding.Sentence].Text.Length);
            }
        }
    }

    [Fact]
    public void Findings_that_a_word_replaces_are_gone_when_the_cure_is_followed()
    {
        foreach (var set in Enum.GetValues<WordSet>())
            foreach (var step in Likelihood.Scale)
            {
                string sentence = $"We judge: {new LikelihoodWord(step, set)} {(step.Words == "almost no chance" && set == WordSet.Second ? "chance" : "")}.";
                ProductLinter.Lint([new(sentence, SentenceRole.Judgement)], set).ShouldBeEmpty(sentence);
                var other = set is WordSet.First ? WordSet.Second : WordSet.First;
                ProductLinter.Lint([new(sentence, SentenceRole.Judgement)], other).ShouldHaveSingleItem().Cure.ShouldBe($"Write '{new LikelihoodWord(step, other)}'.");
            }
    }

    [Fact]
    public void The_same_product_gives_the_same_findings_and_no_text_breaks_the_linter() =>
        Prop.ForAll(Texts().ToArbitrary(), text =>
        {
            ProductSentence[] product = [new(text, SentenceRole.Judgement), new(text, SentenceRole.Statement, isSupported: false), new(text, SentenceRole.Reporting)];
            var findings = ProductLinter.Lint(product);
            return findings.SequenceEqual(ProductLinter.Lint(product)) && findings.All(f => f.Where.End <= text.Length && f.Code.CompareTo("W670", StringComparison.Ordinal) >= 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_that_are_quoted_never_change_what_is_found_outside() =>
        Prop.ForAll(Gen.Elements(Pieces).ToArbitrary(), piece =>
        {
            string inside = piece.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
            return ProductLinter.Lint([new($"A blockade is likely, as in “{inside}”.", SentenceRole.Judgement)]).IsEmpty;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("may ")]
    [InlineData("the probability of ")]
    [InlineData("70 % chance ")]
    [InlineData("there is a ")]
    [InlineData("“")]
    [InlineData("confidence in the ")]
    [InlineData("likely (")]
    public void No_sentence_makes_a_pattern_backtrack_without_end(string piece)
    {
        // Such a pattern would not come back at all; the bound only has to tell that from a busy machine.
        var before = ProcessorTime.Now;
        ProductLinter.Lint([new(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)), SentenceRole.Judgement)]);
        (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static readonly string[] Pieces =
        ["likely", "very unlikely", "probable", "high confidence", "confident that", "(", ")", "55–80 %", "70%", "0.7", "chance of", "may", "could", "remote chance", "“", "”", "\"", ".", ";", "risk index", "not", "Ardania", "\uD83D\uDE00", "\n", "cannot rule out"];

    private static Gen<string> Texts() => Gen.Elements(Pieces).ListOf().Select(parts => string.Join(' ', parts));

    private static ProductSentence Sentence(string line)
    {
        bool isSupported = line[1] != '!';
        string marked = line[(isSupported ? 2 : 3)..];
        var quoted = ImmutableArray.CreateBuilder<TextSpan>();
        while (marked.IndexOf('[', StringComparison.Ordinal) is >= 0 and var open)
        {
            marked = marked.Remove(open, 1);
            int close = marked.IndexOf(']', StringComparison.Ordinal);
            marked = marked.Remove(close, 1);
            quoted.Add(new(open, close));
        }
        var role = line[0] switch { 'J' => SentenceRole.Judgement, 'R' => SentenceRole.Reporting, _ => SentenceRole.Statement };
        return new(marked, role, isSupported, quoted.DrainToImmutable());
    }
}
