using Vedette.Read;

namespace Vedette.Tests.Read;

public class LanguageGuessTests
{
    public static TheoryData<string, string> Sentences
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string line in File.ReadLines(Repository.At("corpus", "languages.tsv"))) data.Add(line.Split('\t')[0], line.Split('\t')[1]);
            return data;
        }
    }

    [Theory, MemberData(nameof(Sentences))]
    public void One_sentence_tells_its_language(string language, string sentence) => LanguageGuess.Of(sentence).ShouldBe(language);

    [Fact]
    public void At_least_twenty_languages_are_told_apart() => LanguageGuess.Languages.Distinct().Count().ShouldBeGreaterThan(50);

    [Theory]
    [InlineData("")]
    [InlineData("Orsk")]
    [InlineData("12.05.2024 13:30")]
    [InlineData("Anna Holm Piet Maas Joan Bell Otto Lang Marta Quist Jon Dahl")]
    public void What_is_too_little_tells_none(string text) => LanguageGuess.Of(text).ShouldBeNull();

    [Fact]
    public void A_few_words_of_another_writing_do_not_decide() =>
        LanguageGuess.Of("The ministry used the phrase 専守防衛 for the policy, and the minister said that it will be kept as it is for all of the year.").ShouldBe("en");
}
