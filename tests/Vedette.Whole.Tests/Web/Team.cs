using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Hosting;
using Vedette.Whole.Tests.Judge;

namespace Vedette.Whole.Tests.Web;

/// <summary>A workbench with accounts, and a clock that stands still until it is set: Root sees all, Edi edits up to AMBER, Ana analyses up to GREEN, Rita reads what is CLEAR.</summary>
public sealed class Team : IAsyncDisposable
{
    public const string Password = "four calm herons wait";

    private readonly RandomNumberGenerator chance = RandomNumberGenerator.Create();

    private Team(SetClock clock, MemoryStore store)
    {
        (Clock, Store) = (clock, store);
        // Few rounds: what they cost is tested with the front door.
        Door = new(store, clock, chance, rounds: 1000);
    }

    internal SetClock Clock { get; }
    internal MemoryStore Store { get; }
    public FrontDoor Door { get; }
    public Bench Bench { get; private set; } = null!;
    public Uri Address => Bench.Client.BaseAddress!;

    public static Task<Team> OpenAsync(params string[] paths) => OpenAsync(Listening.Loopback(0), paths);

    internal static async Task<Team> OpenAsync(Listening listening, params string[] paths)
    {
        var team = new Team(new(new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero)), new());
        foreach (var (name, role, ceiling) in new[] { ("Root", Role.Administrator, Tlp.Red), ("Edi", Role.Editor, Tlp.Amber), ("Ana", Role.Analyst, Tlp.Green), ("Rita", Role.Reader, Tlp.Clear) })
            (await team.Door.AddAsync(name, role, ceiling, Password, "test", default)).ShouldBeNull();
        team.Bench = await Bench.OpenAsync(team.Store, Entrance.WithAccounts(team.Door), team.Clock, listening, paths);
        return team;
    }

    /// <summary>A browser that nobody signed in with.</summary>
    public HttpClient Browser() => Browser(out _);

    public HttpClient Browser(out CookieContainer cookies) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies = new(), ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = Address };

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password = Password) =>
        Bench.SendAsync(browser, "/sign-in", "form.sign-in", ("Name", name), ("Password", password));

    /// <summary>A browser with a session. It was begun at the door itself: the rate of sign-ins from one address is not used up.</summary>
    public async Task<HttpClient> SignedInAsync(string name)
    {
        var browser = Browser(out var cookies);
        cookies.Add(Address, new Cookie("vedette-session", (await Door.SignInAsync(name, Password, null, default)).Token.ShouldNotBeNull().Reveal()));
        return browser;
    }

    /// <summary>A program with a key.</summary>
    public async Task<HttpClient> WithKeyAsync(string name, params Right[] scopes)
    {
        var (key, _, fault) = await Door.AddKeyAsync(name, "test", [.. scopes], null, "test", default);
        fault.ShouldBeNull();
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key!.Reveal());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        chance.Dispose();
    }
}

/// <summary>The sample's workbench with accounts, made once; tests sign in for themselves.</summary>
public sealed class SampleTeam : IAsyncLifetime
{
    public Team Team { get; private set; } = null!;
    public async Task InitializeAsync() => Team = await Team.OpenAsync(Repository.At("samples/taiwan-strait"));
    public async Task DisposeAsync() => await Team.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SampleTeams : ICollectionFixture<SampleTeam>
{
    public const string Name = "sample team";
}
