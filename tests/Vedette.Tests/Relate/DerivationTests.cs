using Vedette.Model;
using Vedette.Relate;
using Vedette.Tests.Relate.Planted;

namespace Vedette.Tests.Relate;

public class DerivationTests
{
    [Theory]
    [InlineData(1.00, 1.00, 0.8, 1.00, 0.1, 1.0, 1, DerivationKind.Verbatim)]
    [InlineData(0.95, 0.96, 0.8, 0.95, 0.0, 1.0, 1, DerivationKind.Verbatim)]
    [InlineData(1.00, 1.00, 0.0, 0.60, 0.0, 0.6, 1, DerivationKind.Trimmed)]
    [InlineData(1.00, 1.00, 0.0, 0.30, 0.0, 0.3, 1, DerivationKind.Trimmed)]
    [InlineData(0.50, 0.50, 3.0, 0.60, 0.0, 1.0, 2, DerivationKind.Merged)]
    [InlineData(0.60, 0.80, 5.0, 0.80, 0.0, 1.0, 1, DerivationKind.Rewritten)]
    [InlineData(0.40, 0.60, 3.0, 0.30, 0.0, 0.3, 1, DerivationKind.Summarises)]
    [InlineData(0.20, 0.25, 3.0, 0.20, 0.9, 1.0, 1, DerivationKind.Quotes)]
    [InlineData(0.20, 0.25, 3.0, 0.20, 0.9, 1.0, 3, DerivationKind.Quotes)]
    public void What_became_of_the_words_tells_the_kind(double kept, double told, double breaks, double passed, double quoted, double length, int sources, DerivationKind kind) =>
        Derivations.Of(new DerivationFigures(kept, told, breaks, passed, quoted, length, IsTranslated: false), sources).ShouldBe(kind);

    [Fact]
    public void Two_languages_are_a_translation_whatever_else() =>
        Derivations.Of(new DerivationFigures(1, 1, 0, 1, 0, 1, IsTranslated: true), 1).ShouldBe(DerivationKind.Translated);

    /// <summary>The pairs are given as they were planted: the test is of the kinds, not of finding the pairs.</summary>
    [Theory]
    [InlineData("verbatim", DerivationKind.Verbatim, 1.0)]
    [InlineData("new headline", DerivationKind.Verbatim, 1.0)]
    [InlineData("trimmed", DerivationKind.Trimmed, 0.9)]
    [InlineData("merged", DerivationKind.Merged, 1.0)]
    [InlineData("paraphrased", DerivationKind.Rewritten, 0.8)]
    public void Planted_derivations_are_of_their_kind(string edit, DerivationKind kind, double least)
    {
        var set = PlantedSet.Of(20310303);
        var profiles = set.ToDictionary(d => d.Name, d => Profile.Of(new() { Document = d.Document }), StringComparer.Ordinal);
        var kinds = set.Where(d => d.Class == edit)
            .SelectMany(d => d.Sources.Select(s => (d.Name, d.Sources.Length, Figures: Derivations.Figures(profiles[s], profiles[d.Name]))))
            .Select(d => (d.Name, Kind: Derivations.Of(d.Figures, d.Length), d.Figures)).ToArray();
        ((double)kinds.Count(k => k.Kind == kind) / kinds.Length).ShouldBeGreaterThanOrEqualTo(least, string.Join('\n', kinds.Where(k => k.Kind != kind)));
    }
}
