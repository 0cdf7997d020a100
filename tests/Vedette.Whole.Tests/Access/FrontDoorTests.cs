using System.Security.Cryptography;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Judge;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Access;

/// <summary>Who comes in and who does not, over every store. Hashes have few rounds here so that many attempts cost little.</summary>
public abstract class FrontDoorTests : IDisposable
{
    private const int FewRounds = 1000;
    private const string Good = "seven quiet herons", Other = "eleven loud sparrows";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SetClock clock = new(new(2031, 5, 9, 8, 0, 0, TimeSpan.Zero));
    private readonly RandomNumberGenerator chance = RandomNumberGenerator.Create();

    protected abstract IStore Make();
    public virtual void Dispose()
    {
        chance.Dispose();
        GC.SuppressFinalize(this);
    }

    private FrontDoor DoorOf(IStore store, int rounds = FewRounds) => new(store, clock, chance, rounds);

    private async Task<(IStore Store, FrontDoor Door)> WithPeople()
    {
        var store = Make();
        var door = DoorOf(store);
        (await door.AddAsync("Ada", Role.Administrator, Tlp.Red, Good, "root", None)).ShouldBeNull();
        (await door.AddAsync("Bo", Role.Analyst, Tlp.Amber, Good, "Ada", None)).ShouldBeNull();
        return (store, door);
    }

    private static async Task<string[]> Log(IStore store) => [.. (await store.AuditAsync(None)).Select(e => $"{e.Deed.By} {e.Deed.What} {e.Deed.On}")];

    [Fact]
    public async Task The_right_password_opens_a_session_that_tells_who_and_what_one_may()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        var signedIn = await door.SignInAsync("BO", Good, null, None);
        signedIn.Fault.ShouldBeNull();
        var visitor = (await door.WithSessionAsync(signedIn.Token!.Reveal(), None)).ShouldNotBeNull();
        (visitor.Name, visitor.Ceiling).ShouldBe(("Bo", Tlp.Amber));
        visitor.Rights.ShouldBe(Role.Analyst.Rights());
        (await door.WithSessionAsync("guessed", None)).ShouldBeNull();
        (await door.WithSessionAsync(signedIn.Session!.Hash, None)).ShouldBeNull("the hash that is kept opens nothing");
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_locked_account_are_refused_in_the_same_words()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        var wrong = await door.SignInAsync("Bo", Other, null, None);
        var unknown = await door.SignInAsync("hunter2 my secret", Good, null, None);
        await door.LockAsync("Bo", "Ada", None);
        var locked = await door.SignInAsync("Bo", Good, null, None);
        foreach (var refused in new[] { wrong, unknown, locked })
        {
            refused.Token.ShouldBeNull();
            refused.Fault.ShouldBe(wrong.Fault);
        }
        wrong.Fault!.Code.ShouldBe("W753");
        // What was typed as a name may be a password: the log does not hold it.
        (await Log(store)).ShouldBe(["root account_added account:Ada", "Ada account_added account:Bo", "Bo sign_in_failed account:Bo", "unknown sign_in_failed account:unknown", "Ada account_locked account:Bo"]);
    }

    [Fact]
    public async Task After_five_failures_the_right_password_waits_ever_longer_and_a_success_clears_the_count()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        for (int i = 0; i < 5; i++) (await door.SignInAsync("Bo", Other, null, None)).Fault.ShouldNotBeNull();
        (await door.SignInAsync("Bo", Good, null, None)).Fault.ShouldNotBeNull();
        clock.Now = clock.Now.AddSeconds(30);
        (await door.SignInAsync("Bo", Other, null, None)).Fault.ShouldNotBeNull();
        clock.Now = clock.Now.AddSeconds(59);
        (await door.SignInAsync("Bo", Good, null, None)).Fault.ShouldNotBeNull();
        clock.Now = clock.Now.AddSeconds(1);
        (await door.SignInAsync("Bo", Good, null, None)).Fault.ShouldBeNull();
        (await store.RosterAsync(None)).Find("Bo")!.Failures.ShouldBe(0);
        (await door.SignInAsync("Ada", Good, null, None)).Fault.ShouldBeNull("nobody else had to wait");
    }

    [Fact]
    public async Task Many_attempts_at_once_gain_no_more_guesses_than_one_after_the_other()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => door.SignInAsync("Bo", $"{Other} {n}", null, None))));
        (await Log(store)).Count(line => line == "Bo sign_in_failed account:Bo").ShouldBe(5);
        (await door.SignInAsync("Bo", Good, null, None)).Fault.ShouldNotBeNull();
        await door.UnlockAsync("Bo", "Ada", None);
        (await door.SignInAsync("Bo", Good, null, None)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Signing_in_gives_a_new_id_and_ends_the_session_the_browser_came_with()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        string first = (await door.SignInAsync("Bo", Good, null, None)).Token!.Reveal();
        string second = (await door.SignInAsync("Bo", Good, first, None)).Token!.Reveal();
        second.ShouldNotBe(first);
        (await door.WithSessionAsync(first, None)).ShouldBeNull();
        (await door.WithSessionAsync(second, None)).ShouldNotBeNull();
        // An id that somebody else made up and put into the browser is never taken over.
        (await door.SignInAsync("Bo", Good, "fixed-by-an-attacker", None)).Token!.Reveal().ShouldNotBe("fixed-by-an-attacker");
        (await door.WithSessionAsync("fixed-by-an-attacker", None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_lives_while_it_is_used_and_never_longer_than_twelve_hours()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        string token = (await door.SignInAsync("Bo", Good, null, None)).Token!.Reveal();
        for (int half = 1; half < 24; half++)
        {
            clock.Now = clock.Now.AddMinutes(30);
            (await door.WithSessionAsync(token, None)).ShouldNotBeNull();
        }
        clock.Now = clock.Now.AddMinutes(30);
        (await door.WithSessionAsync(token, None)).ShouldBeNull();
        string idle = (await door.SignInAsync("Bo", Good, null, None)).Token!.Reveal();
        clock.Now = clock.Now.AddHours(1);
        (await door.WithSessionAsync(idle, None)).ShouldBeNull();
        await door.SignInAsync("Ada", Good, null, None);
        (await store.RosterAsync(None)).Sessions.Count.ShouldBe(1, "ended sessions are cleared away at the next sign-in");
    }

    [Fact]
    public async Task Sessions_end_at_sign_out_and_on_a_change_of_password_or_role()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        async Task<string> Fresh(string password) => (await door.SignInAsync("Bo", password, null, None)).Token!.Reveal();
        string one = await Fresh(Good), two = await Fresh(Good);
        await door.SignOutAsync(one, None);
        (await door.WithSessionAsync(one, None)).ShouldBeNull();
        (await door.WithSessionAsync(two, None)).ShouldNotBeNull();
        (await door.ChangePasswordAsync("Bo", Other, Other, None))!.Code.ShouldBe("W753");
        (await door.ChangePasswordAsync("Bo", Good, "short", None))!.Code.ShouldBe("W758");
        (await door.WithSessionAsync(two, None)).ShouldNotBeNull();
        (await door.ChangePasswordAsync("Bo", Good, Other, None)).ShouldBeNull();
        (await door.WithSessionAsync(two, None)).ShouldBeNull();
        (await door.SignInAsync("Bo", Good, null, None)).Fault.ShouldNotBeNull();
        string three = await Fresh(Other);
        await door.SetRoleAsync("Bo", Role.Reader, null, "Ada", None);
        (await door.WithSessionAsync(three, None)).ShouldBeNull();
        (await door.WithSessionAsync(await Fresh(Other), None))!.Rights.ShouldBe([Right.Read]);
    }

    [Fact]
    public async Task A_key_opens_what_its_scopes_name_until_it_expires_or_is_revoked_and_its_days_are_noted()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        var (key, kept, fault) = await door.AddKeyAsync("Bo", "nightly import", [Right.Read, Right.Add, Right.Read], clock.Now.AddDays(10), "Ada", None);
        fault.ShouldBeNull();
        key!.Reveal().ShouldStartWith("vedette_");
        var visitor = (await door.WithKeyAsync(key.Reveal(), None)).ShouldNotBeNull();
        visitor.Rights.ShouldBe([Right.Read, Right.Add]);
        visitor.Refuse(Right.Judge)!.Code.ShouldBe("W761");
        (await store.RosterAsync(None)).Keys.Values.Single().LastUsed.ShouldBe(new DateOnly(2031, 5, 9));
        clock.Now = clock.Now.AddDays(2);
        (await door.WithKeyAsync(key.Reveal(), None)).ShouldNotBeNull();
        (await store.RosterAsync(None)).Keys.Values.Single().LastUsed.ShouldBe(new DateOnly(2031, 5, 11));
        (await door.WithKeyAsync(key.Reveal() + "x", None)).ShouldBeNull();
        clock.Now = clock.Now.AddDays(8);
        (await door.WithKeyAsync(key.Reveal(), None)).ShouldBeNull();

        var (lasting, other, _) = await door.AddKeyAsync("Bo", "board", [Right.Read], null, "Ada", None);
        (await door.RevokeKeyAsync(other!.Id, "Ada", None)).ShouldBeNull();
        (await door.WithKeyAsync(lasting!.Reveal(), None)).ShouldBeNull();
        kept!.Id.ShouldNotBe(other.Id);
    }

    [Fact]
    public async Task A_password_is_hashed_anew_at_sign_in_when_the_rounds_have_risen()
    {
        var (store, _) = await WithPeople();
        await using var __ = store;
        var today = DoorOf(store, PasswordHash.Rounds);
        (await store.RosterAsync(None)).Find("Bo")!.Password.IsOutdated.ShouldBeTrue();
        (await today.SignInAsync("Bo", Good, null, None)).Fault.ShouldBeNull();
        (await store.RosterAsync(None)).Find("Bo")!.Password.IsOutdated.ShouldBeFalse();
        (await today.SignInAsync("Bo", Good, null, None)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_roster_comes_back_as_it_was_changed_and_a_refused_change_leaves_no_trace()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        await door.AddKeyAsync("Bo", "Łódź’s board 北京", [Right.Read], clock.Now.AddDays(1), "Ada", None);
        await door.SignInAsync("Bo", Good, null, None);
        await door.SignInAsync("Bo", Other, null, None);
        Roster before = await store.RosterAsync(None), seen = Roster.Empty;
        int entries = (await store.AuditAsync(None)).Count;
        var refused = await store.ChangeRosterAsync(roster =>
        {
            seen = roster;
            return new(Roster.Empty, [new(clock.Now, "Eve", Done.AccountRemoved, "account:Ada")], new Fault("W756", "no"));
        }, None);
        Canonical.Of(seen).ShouldBe(Canonical.Of(before));
        Canonical.Of(refused.After).ShouldBe(Canonical.Of(before));
        Canonical.Of(await store.RosterAsync(None)).ShouldBe(Canonical.Of(before));
        (await store.AuditAsync(None)).Count.ShouldBe(entries);
        await door.RemoveAsync("Bo", "Ada", None);
        var left = await store.RosterAsync(None);
        (left.Accounts.Count, left.Sessions.Count, left.Keys.Count).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Decisions_marks_judgements_and_what_hosts_note_are_written_down_in_a_whole_chain()
    {
        await using var store = Make();
        var now = clock.Now;
        await store.DecideAsync(new("claim:1", "accepted", "Ada\0", now), None);
        await store.DecideAsync(new Mark(MarkedThing.Store, Tlp.Green, "Ada", now.ToOffset(TimeSpan.FromHours(2))).ToDecision(), None);
        (await store.RecordAsync(OnRecord.History, None)).ShouldBeEmpty();
        (await store.RecordAsync(OnRecord.History, None)).ShouldNotBeEmpty();
        await store.NoteAsync(new(now, "Björn", Done.Exported, "brief:week 51.html", "TLP:GREEN"), None);
        var log = await store.AuditAsync(None);
        AuditCheck.Of(log, AuditHead.Of(log)).ShouldBeEmpty();
        log.Select(e => e.Deed.What).ShouldBe([Done.Decided, Done.Marked, .. OnRecord.History.Select(_ => Done.Recorded), Done.Exported]);
        (log[1].Deed.On, log[1].Deed.Detail).ShouldBe(("tlp:store:", "TLP:GREEN"));
        log[0].Deed.By.ShouldBe("Ada\0");
        log.Select(e => e.Number).ShouldBe(Enumerable.Range(1, log.Count).Select(n => (long)n));
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var (store, door) = await WithPeople();
        await using var _ = store;
        await Should.ThrowAsync<OperationCanceledException>(() => door.RemoveAsync("Bo", "Ada", new CancellationToken(true)));
        (await store.RosterAsync(None)).Find("Bo").ShouldNotBeNull();
    }
}

public sealed class MemoryFrontDoorTests : FrontDoorTests
{
    protected override IStore Make() => new MemoryStore();
}

public sealed class SqliteFrontDoorTests : FrontDoorTests
{
    private readonly StoreFolder folder = new();

    protected override IStore Make() => folder.Make();

    public override void Dispose()
    {
        folder.Dispose();
        base.Dispose();
    }
}
