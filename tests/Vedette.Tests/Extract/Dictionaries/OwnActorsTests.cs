using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests.Extract.Dictionaries;

/// <summary>Dictionaries of invented people and trades, in the forms of CAMEO's coders.</summary>
public class OwnActorsTests
{
    private const string Actors = """
        # people of the strait
        OLEN_VARD_ [SWE] ; a minister
        +O._VARD
        +VARD_THE_YOUNGER
            [SWEGOV 20100301-20141231]
            [SWEELI >20150101]
        MIRA_TOLL_   <!-- no usual code -->
            [NORMIL <990630]
            [NORGOV 990701-20051231]
        FREE_HARBOUR_FRONT [---REB]
        NORTHERN_PORTS_COUNCIL [IGONPC]
        NOBODY_INN [---]
        <!-- a note
        that goes on [~GOV]
        -->
        KETTLEBY [GBR]
        OLD_STYLE_ [FRAGOV <19951231] [FRAELI >19960101]
        """;

    private const string Agents = """
        !PERSON! = MAN, MEN, WOMAN, WOMEN
        HARBOUR_MASTER [~GOV]   # one of the port
        SENTRY [~MIL]
        BARGE!PERSON! [~LAB]
        OX {OXEN} [~AGR]
        COASTGUARD {} [~MIL]
        RELIEF_BODY [NGO~]
        WIND_MEASURER [~ENV]
        """;

    private static readonly OwnActors Own = Good(("strait.actors", Actors), ("strait.agents", Agents));

    [Theory]
    [InlineData("Olen Vard", "2012-06-01", "SWEGOV")]
    [InlineData("OLEN VARD", "2010-03-01", "SWEGOV")]
    [InlineData("Olen Vard", "2014-12-31", "SWEGOV")]
    [InlineData("Olen Vard", "2015-01-01", "SWEELI")]
    [InlineData("Olen Vard", "2009-01-01", "SWE")]
    [InlineData("Olen Vard", null, "SWE")]
    [InlineData("Vard the Younger", "2020-01-01", "SWEELI")]
    [InlineData("Mira Toll", "1999-06-30", "NORMIL")]
    [InlineData("Mira Toll", "1999-07-01", "NORGOV")]
    [InlineData("Mira Toll", "2020-01-01", null)]
    [InlineData("Mira Toll", null, "NOR")]
    [InlineData("Free Harbour Front", "2020-01-01", "---REB")]
    [InlineData("Northern Ports Council", "2020-01-01", "IGO")]
    [InlineData("Kettleby", "2020-01-01", "GBR")]
    [InlineData("Old Style", "1995-12-31", "FRAGOV")]
    [InlineData("Old Style", "1996-01-01", "FRAELI")]
    public void A_name_has_the_role_that_it_had_on_the_day(string name, string? day, string? code)
    {
        var (length, found) = Match(Own, name, day);
        length.ShouldBe(Tokens(name).Length);
        found.ShouldBe(code);
    }

    [Theory]
    [InlineData("olen vard")]
    [InlineData("Olen Vardy")]
    [InlineData("Nils Vard")]
    public void What_is_written_small_or_goes_on_is_another_word(string words) => Match(Own, words, null).Length.ShouldBe(0);

    [Fact]
    public void Somebody_who_is_nobody_is_known_and_not_coded() => Match(Own, "Nobody Inn", "2020-01-01").ShouldBe((2, null));

    [Theory]
    [InlineData("the harbour master", "GOV")]
    [InlineData("two Harbour Masters", "GOV")]
    [InlineData("sentries", "MIL")]
    [InlineData("bargewomen", "LAB")]
    [InlineData("a bargeman", "LAB")]
    [InlineData("oxen", "AGR")]
    [InlineData("oxs", null)]
    [InlineData("coastguard", "MIL")]
    [InlineData("coastguards", null)]
    [InlineData("a relief body", "NGO")]
    [InlineData("wind measurer", "")]
    [InlineData("master", null)]
    public void An_agent_tells_a_sector_with_its_plurals_and_markers(string words, string? sector)
    {
        var tokens = Tokens(words);
        Own.SectorOf(words, tokens.AsSpan(), tokens.Length - 1).ShouldBe(sector);
    }

    [Theory]
    [InlineData("[SWEGOV]", "W271", 1)]
    [InlineData("+ALONE", "W271", 1)]
    [InlineData("\n\n___ [SWE]", "W270", 3)]
    [InlineData("NAME [SWEGOVX]", "W272", 1)]
    [InlineData("NAME [sweden]", "W272", 1)]
    [InlineData("NAME [SWE", "W272", 1)]
    [InlineData("NAME\n\t[SWEGOV 20101301-20111231]", "W272", 2)]
    [InlineData("NAME\n\t[SWEGOV 2010-2011]", "W272", 2)]
    [InlineData("NAME\n\t[SWEGOV 20120101-20110101]", "W272", 2)]
    [InlineData("NAME\n\t[SWEGOV around 2010]", "W272", 2)]
    [InlineData("BAILIFF [~GOV]\nFERRYMAN", "W273", 2)]
    [InlineData("BAILIFF [~GOV]\nFERRYMAN [LAB]", "W273", 2)]
    [InlineData("BAILIFF [~GOV]\nFERRYMAN [~labour]", "W273", 2)]
    [InlineData("BAILIFF [~GOV]\nFERRY!WHO! [~LAB]", "W274", 2)]
    [InlineData("BAILIFF [~GOV]\n!WHO! = ,", "W274", 2)]
    [InlineData("BAILIFF [~GOV]\nFERRYMAN {FERRYMEN [~LAB]", "W275", 2)]
    public void A_bad_line_is_told_with_its_number_and_the_others_hold(string text, string code, int line)
    {
        var (own, faults) = OwnActors.Read([("mine.txt", text + "\nBAILIFF_OF_PORT [" + (text.Contains("[~GOV") ? "~" : "SWE") + "GOV]")]);
        var fault = faults.Single();
        fault.Code.ShouldBe(code);
        fault.Message.ShouldStartWith($"mine.txt: Line {line}: ");
        if (own.Agents > 0) own.SectorOf("bailiff of port", Tokens("bailiff of port").AsSpan(), 2).ShouldBe("GOV");
        else Match(own, "Bailiff of Port", null).ShouldBe((3, "SWEGOV"));
    }

    [Fact]
    public void The_same_texts_give_the_same_mark_and_others_another()
    {
        Own.Mark.ShouldBe(Good(("elsewhere", Actors), ("b", Agents)).Mark);
        Own.Mark.ShouldNotBe(Good(("a", Actors)).Mark);
    }

    [Fact]
    public void An_event_is_coded_with_the_dictionary_by_the_day_it_happened_and_says_so_in_its_maker()
    {
        var extractor = new Extractor(Weights.Grammar, Weights.Names, Own);
        Event Of(string text)
        {
            var id = ContentHash.Of(text);
            return extractor.Extract(new() { Id = new(id), Item = new(id), Address = "", Name = "", Text = text, Published = When.Parse("2031-05-03") }).Events.First();
        }
        var now = Of("Olen Vard condemned Iran.");
        (now.Actors.Single(), now.Recipients.Single(), now.MadeBy.Version.EndsWith("+" + Own.Mark)).ShouldBe(("SWEELI", "IRN", true));
        Of("Olen Vard condemned Iran on 4 June 2012.").Actors.ShouldBe(["SWEGOV"]);
        Of("Norwegian harbour masters condemned Iran.").Actors.ShouldBe(["NORGOV"]);
        Of("The Northern Ports Council condemned Iran.").Actors.ShouldBe(["IGO"]);
    }

    [Fact]
    public void Whatever_a_dictionary_holds_each_line_is_read_or_told() => Prop.ForAll(Lines.ToArbitrary(), lines =>
    {
        var (own, faults) = OwnActors.Read([("a", string.Join('\n', lines))]);
        faults.ShouldAllBe(f => f.Message.StartsWith("a: Line ") && f.Code.StartsWith("W27"));
        Match(own, "Olen Vard", "2012-06-01");
        Own.SectorOf("harbour master", Tokens("harbour master").AsSpan(), 1).ShouldBe("GOV");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_role_holds_on_each_of_its_days_and_on_no_other() => Prop.ForAll(Gen.Choose(0, 20_000).Three().ToArbitrary(), days =>
    {
        var origin = new DateOnly(1970, 1, 1);
        var (from, to, on) = (origin.AddDays(Math.Min(days.Item1, days.Item2)), origin.AddDays(Math.Max(days.Item1, days.Item2)), origin.AddDays(days.Item3));
        var own = Good(("a", $"OLEN_VARD [SWE]\n\t[SWEGOV {from:yyyyMMdd}-{to:yyyyMMdd}]"));
        Match(own, "Olen Vard", $"{on:yyyy-MM-dd}").Code.ShouldBe(from <= on && on <= to ? "SWEGOV" : "SWE");
    }).QuickCheckThrowOnFailure();

    private static readonly Gen<string[]> Lines = Gen.OneOf(
        Gen.Elements(Actors.Split('\n').Concat(Agents.Split('\n')).ToArray()), Gen.Elements("[", "]", "[SWE", "+", "!", "!A!=B", "{", "}", "~", "[~]", "[ ]", "<!--", "-->", "[SWE <]", "[SWE 1-2]", "\0", "\t[---REB >20200101]"),
        ArbMap.Default.ArbFor<NonEmptyString>().Generator.Select(s => s.Get)).NonEmptyListOf().Select(l => l.ToArray());

    private static OwnActors Good(params (string, string)[] files)
    {
        var (own, faults) = OwnActors.Read(files);
        faults.ShouldBeEmpty();
        return own;
    }

    private static (int Length, string? Code) Match(OwnActors own, string text, string? day)
    {
        int length = own.Match(text, Tokens(text).AsSpan(), 0, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), out string? code);
        return (length, code);
    }

    private static ImmutableArray<Token> Tokens(string text) => Weights.Grammar.Parse(text)[0].Tokens;
}
