using System.Collections.Immutable;
using Vedette.Tests.Relate;
using Vedette.Weigh.Sources;

namespace Vedette.Tests.Weigh.Sources;

public class SourceListTests
{
    [Fact]
    public void A_source_is_listed_once_with_all_that_it_does()
    {
        var lines = Of("""
            # first | 2031-05-03 | Northern Wire
            Mira Tolvan | assertion | + | certain | the harbour is open to every ship || 2031-05-02
            ? | assertion | + | certain | lorries wait before the northern gate
            # second | 2031-05-04 | Evening Post
            + agency Northern Wire
            @Northern Wire | assertion | + | certain | the winter was mild
            """);
        lines.Select(l => l.Name).ShouldBe(["Northern Wire", "Evening Post", "Mira Tolvan"]);
        var wire = lines[0];
        wire.Roles.ShouldBe(SourceRoles.Publishes | SourceRoles.IsCredited | SourceRoles.Speaks);
        (wire.Documents.Length, wire.Claims, wire.Origins, wire.OwnClaims, wire.LostClaims).ShouldBe((2, 3, 3, 3, 1));
        wire.LostShare.ShouldBe(1.0 / 3);
        lines[2].LostShare.ShouldBeNull();
    }

    [Fact]
    public void Two_names_of_one_source_are_one_line() => Of("""
        # first | 2031-05-03 | The New York Times
        - | assertion | + | certain | the winter was mild
        # second | 2031-05-04 | NYT
        - | assertion | + | certain | the harbour is open to every ship
        """).ShouldHaveSingleItem().Documents.Length.ShouldBe(2);

    [Fact]
    public void Words_that_name_nobody_are_no_source() => Of("""
        # first | 2031-05-03
        ~NOR | assertion | + | certain | two brigades left the garrison at Helm
        - | assertion | + | certain | the winter was mild
        """).ShouldBeEmpty();

    private static ImmutableArray<SourceLine> Of(string notation) => SourceList.Of(Scene.Relate(notation), SourceRegister.Empty.Kinship);
}
