using Shouldly;
using Vedette.Model;

namespace Vedette.Tests.Extract;

public class LikelihoodTests
{
    [Theory]
    [InlineData("Ansel Brook said the talks will almost certainly fail.", "almost certain")]
    [InlineData("Ansel Brook said it is very likely that the talks will fail.", "very likely")]
    [InlineData("Ansel Brook said the talks will probably fail.", "likely")]
    [InlineData("Ansel Brook said there is a roughly even chance that the talks will fail.", "roughly even chance")]
    [InlineData("Ansel Brook said the talks are unlikely to fail.", "unlikely")]
    [InlineData("Ansel Brook said it is highly unlikely that the talks will fail.", "very unlikely")]
    [InlineData("Ansel Brook said there is almost no chance that the talks will fail.", "almost no chance")]
    public void Words_of_likelihood_name_a_step_of_the_standard(string text, string step) => Told(text).Likelihood!.Words.ShouldBe(step);

    [Theory]
    [InlineData("Ansel Brook said the talks may fail.")]
    [InlineData("Ansel Brook said the talks could fail.")]
    [InlineData("Ansel Brook said the talks had failed.")]
    [InlineData("Ansel Brook believes that the talks had failed.")]
    [InlineData("Ansel Brook asked whether the talks were likely to fail.")]
    public void Other_words_name_no_band(string text) => Told(text).Likelihood.ShouldBeNull();

    [Fact]
    public void What_is_unlikely_not_to_happen_is_likely() => Told("Ansel Brook said Cadria is unlikely to remain a bystander.").Likelihood!.Words.ShouldBe("likely");

    [Fact]
    public void The_opposite_of_a_step_is_the_step_across_the_scale() =>
        Likelihood.Scale.Select(step => step.Complement().Complement()).ShouldBe(Likelihood.Scale);

    private static Claim Told(string text)
    {
        var id = ContentHash.Of(text);
        return Weights.Extractor.Extract(new Document { Id = new(id), Item = new(id), Address = "a", Name = "a", Text = text }).Claims.First();
    }
}
