using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class EntityTests
{
    [Theory]
    [InlineData("Wishnik", "Wishnick", true)]
    [InlineData("Petrov", "Petrow", true)]
    [InlineData("Tolvan", "Dolvan", false)]
    [InlineData("Lin", "Lim", false)]
    [InlineData("Brackett", "Brack", false)]
    public void One_letter_may_differ_in_a_long_name_but_not_the_first(string a, string b, bool same) => Entities.OneSpelling(a, b).ShouldBe(same);

    [Fact]
    public void Initials_join_their_one_full_name() =>
        Scene.Relate("""
            # one
            @Harbour Defence Council | assertion | + | certain | the sound is mined
            # two
            @HDC | assertion | + | certain | lorries wait at the gate
            """).Entities.ShouldHaveSingleItem().Canonical.ShouldBe("Harbour Defence Council");

    [Fact]
    public void Initials_of_two_full_names_join_neither() =>
        Scene.Relate("""
            # one
            @Harbour Defence Council | assertion | + | certain | the sound is mined
            # two
            @Helm District Court | assertion | + | certain | the trial begins
            # three
            @HDC | assertion | + | certain | lorries wait at the gate
            """).Entities.Length.ShouldBe(3);

    [Fact]
    public void Two_spellings_of_one_ministry_are_one() =>
        Scene.Relate("""
            # one
            @Ministry of Defence | assertion | + | certain | the sound is mined
            # two
            @Defense Ministry | assertion | + | certain | lorries wait at the gate
            """).Entities.ShouldHaveSingleItem();

    [Fact]
    public void A_country_is_one_thing_under_all_its_words() =>
        Scene.Relate("""
            # one
            - | assertion | + | certain | Ardania mined the sound
            # two
            - | assertion | + | certain | Ardanian lorries wait at the gate
            """).Entities.ShouldHaveSingleItem().Country.ShouldBe("ARD");
}
