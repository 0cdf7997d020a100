using System.Collections.Immutable;
using System.Security.Cryptography;
using Vedette.Access;
using Vedette.Model;

namespace Vedette.Tests.Access;

public class RosterTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 9, 8, 0, 0, TimeSpan.Zero);
    private static readonly PasswordHash Hash = PasswordHash.Of("seven quiet herons", RandomNumberGenerator.Create(), 1000);

    private static Account Person(string name, Role role) => new(name, role, Tlp.Amber, Hash, Now);
    private static Roster With(params Account[] accounts) => Roster.Of(accounts, [], []);
    private static readonly Roster Two = With(Person("Ada", Role.Administrator), Person("Bo", Role.Analyst));
    private static ApiKey Key(string account, params Right[] scopes) => new(Token.HashOf(account), account, "import", [.. scopes], Now);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(7, 120)]
    [InlineData(11, 1920)]
    [InlineData(12, 3600)]
    [InlineData(1000000, 3600)]
    public void The_wait_after_failures_doubles_up_to_an_hour(int failures, int seconds) => Lockout.After(failures).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("ada", true)]
    [InlineData("ada.l@example.org", true)]
    [InlineData("", false)]
    [InlineData("-ada", false)]
    [InlineData("ada l", false)]
    [InlineData("ada\n", false)]
    [InlineData("адa", false)]
    public void What_can_be_a_name(string name, bool can) => Account.IsName(name).ShouldBe(can);

    [Fact]
    public void The_first_account_must_be_an_administrators()
    {
        Roster.Empty.Add(Person("Bo", Role.Editor), "root", Now).Fault!.Code.ShouldBe("W757");
        var change = Roster.Empty.Add(Person("Ada", Role.Administrator), "root", Now);
        change.Fault.ShouldBeNull();
        change.Deeds.ShouldBe([new Deed(Now, "root", Done.AccountAdded, "account:Ada", "administrator, TLP:AMBER")]);
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_one() => Two.Add(Person("ADA", Role.Reader), "Ada", Now).Fault!.Code.ShouldBe("W755");

    [Fact]
    public void The_last_administrator_cannot_be_demoted_locked_or_removed_and_a_locked_one_does_not_count()
    {
        var roster = With(Person("Ada", Role.Administrator), Person("Bo", Role.Analyst), Person("Cy", Role.Administrator) with { IsLocked = true });
        foreach (var change in new[] { roster.SetRole("ada", Role.Editor, Tlp.Red, "Ada", Now), roster.Lock("ada", "Ada", Now), roster.Remove("ada", "Ada", Now) })
        {
            change.Fault!.Code.ShouldBe("W757");
            change.After.ShouldBeSameAs(roster);
            change.Deeds.ShouldBeEmpty();
        }
        roster.Unlock("Cy", "Ada", Now).After.SetRole("ada", Role.Editor, Tlp.Red, "Ada", Now).Fault.ShouldBeNull();
    }

    [Fact]
    public void The_very_last_account_can_be_removed() => With(Person("Ada", Role.Administrator)).Remove("Ada", "Ada", Now).After.Accounts.ShouldBeEmpty();

    [Fact]
    public void A_change_of_role_or_password_a_lock_and_a_removal_end_the_persons_sessions_and_nobody_elses()
    {
        var roster = Two with { Sessions = ImmutableSortedDictionary<string, Session>.Empty.Add("1", new("1", "Ada", Now, Now)).Add("2", new("2", "Bo", Now, Now)).Add("3", new("3", "Bo", Now, Now)) };
        foreach (var change in new[] { roster.SetRole("bo", Role.Analyst, Tlp.Red, "Ada", Now), roster.SetPassword("bo", Hash, "Ada", Now), roster.Lock("bo", "Ada", Now), roster.Remove("bo", "Ada", Now) })
            change.After.Sessions.Keys.ShouldBe(["1"]);
    }

    [Fact]
    public void A_key_cannot_do_more_than_its_person_and_must_do_something()
    {
        Two.AddKey(Key("bo", Right.Read, Right.Mark), "Ada", Now).Fault!.Code.ShouldBe("W763");
        Two.AddKey(Key("bo"), "Ada", Now).Fault!.Code.ShouldBe("W763");
        Two.AddKey(Key("bo", Right.Read) with { Expires = Now }, "Ada", Now).Fault!.Code.ShouldBe("W763");
        Two.AddKey(Key("bo", Right.Read) with { Label = " " }, "Ada", Now).Fault!.Code.ShouldBe("W763");
        Two.AddKey(Key("dan", Right.Read), "Ada", Now).Fault!.Code.ShouldBe("W756");
        Two.AddKey(Key("bo", Right.Read, Right.Add), "Ada", Now).After.Keys.Values.ShouldHaveSingleItem().Account.ShouldBe("Bo");
    }

    [Fact]
    public void When_a_person_loses_a_right_so_do_the_persons_keys()
    {
        var roster = Two.AddKey(Key("bo", Right.Read, Right.Add), "Ada", Now).After.SetRole("bo", Role.Reader, Tlp.Clear, "Ada", Now).After;
        var (key, account) = roster.Open(Token.HashOf("bo"), Now)!.Value;
        Visitor.Of(account, key).Rights.ShouldBe([Right.Read]);
        Visitor.Of(account, key).Ceiling.ShouldBe(Tlp.Clear);
        roster.Lock("bo", "Ada", Now).After.Open(Token.HashOf("bo"), Now).ShouldBeNull();
    }

    [Fact]
    public void A_revoked_key_stays_in_the_list_and_opens_nothing()
    {
        var roster = Two.AddKey(Key("bo", Right.Read), "Ada", Now).After;
        string id = roster.Keys.Values.Single().Id;
        var revoked = roster.RevokeKey(id[..4], "Ada", Now).After;
        revoked.Keys.Count.ShouldBe(1);
        revoked.Open(Token.HashOf("bo"), Now).ShouldBeNull();
        revoked.RevokeKey(id, "Ada", Now).Fault!.Code.ShouldBe("W762");
        roster.RevokeKey("", "Ada", Now).Fault!.Code.ShouldBe("W762");
    }

    [Fact]
    public void A_session_ends_an_hour_after_its_last_use_and_twelve_after_its_beginning()
    {
        var session = new Session("1", "Bo", Now, Now.AddHours(2));
        session.IsLive(Now.AddHours(3).AddTicks(-1)).ShouldBeTrue();
        session.IsLive(Now.AddHours(3)).ShouldBeFalse();
        (session with { Seen = Now.AddHours(11.5) }).Ends.ShouldBe(Now.AddHours(12));
    }

    [Fact]
    public void Failures_of_yesterday_are_forgotten()
    {
        var account = Person("Bo", Role.Reader) with { Failures = 9, LastFailure = Now };
        account.ShutUntil(Now.AddMinutes(1)).ShouldNotBeNull();
        account.ShutUntil(Now.AddDays(1)).ShouldBeNull();
        account.Attempted(Now.AddDays(1)).Failures.ShouldBe(1);
        account.Attempted(Now.AddHours(2)).Failures.ShouldBe(10);
    }
}
