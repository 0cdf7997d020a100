using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class EntityTests
{
    [Fact]
    public void Initials_join_their_one_full_name() =>
        Scene.Relate("""
            # one
            @Harbour Defence Council | assertion | + | certain | the sound is mined
            # two
            @HDC | assertion | + | certain | lorries wait at the gate
            """).Entities.ShouldHaveSingleItem().Canonical.ShouldBe("Harbour Defence Council");

    [Fact]
    public void Two_transliterations_of_one_person_are_one() =>
        Scene.Relate("""
            # one
            Sergei Tolvanski | assertion | + | certain | the sound is mined
            # two
            Sergey Tolvanskyy | assertion | + | certain | lorries wait at the gate
            """).Entities.ShouldHaveSingleItem();

    [Fact]
    public void Two_persons_with_near_names_stay_two() =>
        Scene.Relate("""
            # one
            Sergei Tolvanov | assertion | + | certain | the sound is mined
            # two
            Sergei Tolvanenko | assertion | + | certain | lorries wait at the gate
            """).Entities.Length.ShouldBe(2);

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
