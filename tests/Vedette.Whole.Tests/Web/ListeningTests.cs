using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Weigh.Sources;

namespace Vedette.Whole.Tests.Web;

/// <summary>Where the workbench may listen, and how.</summary>
public class ListeningTests
{
    [Theory]
    [InlineData("127.0.0.1", false, false, null)]
    [InlineData("127.0.0.9", false, false, null)]
    [InlineData("::1", false, false, null)]
    [InlineData("0.0.0.0", false, false, "W722")]
    [InlineData("0.0.0.0", false, true, "W722")]
    [InlineData("::", false, true, "W722")]
    [InlineData("192.0.2.7", false, true, "W722")]
    [InlineData("192.0.2.7", true, false, "W723")]
    [InlineData("192.0.2.7", true, true, null)]
    public void Others_are_let_near_only_with_accounts_and_in_the_clear_only_when_meant(string address, bool hasAccounts, bool isPlainMeant, string? code)
    {
        var listening = new Listening(IPAddress.Parse(address), 0, null, [], null);
        listening.Check(hasAccounts, isPlainMeant)?.Code.ShouldBe(code);
        if (code is null) listening.Check(hasAccounts, isPlainMeant).ShouldBeNull();
        if (!listening.IsLoopback)
        {
            using var certificate = Certificate();
            (listening with { Certificate = certificate }).Check(hasAccounts: true, isPlainMeant: false).ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_server_itself_refuses_to_be_reached_by_others_without_a_login()
    {
        await using var store = new MemoryStore();
        using var office = new Office(store, Shelf.Of(null, SourceRegister.Empty), TimeProvider.System);
        (await Should.ThrowAsync<VedetteException>(() => WorkbenchServer.StartAsync(office, Entrance.Alone("Ada"), new(IPAddress.Any, 0, null, [], null), default))).Code.ShouldBe("W722");
    }

    [Fact]
    public async Task The_tool_refuses_with_the_cure()
    {
        using var folder = new Store.StoreFolder();
        await folder.Make().DisposeAsync();
        var open = Tool.Run("serve", "--store", folder.Path, "--listen", "0.0.0.0", "--port", "0");
        open.Code.ShouldBe(1);
        open.Error.ShouldContain("W722");
        open.Error.ShouldContain("vedette accounts add");
        Tool.Run("serve", "--store", folder.Path, "--accounts", "--port", "0").Error.ShouldContain("W725");
        Tool.RunTyping($"{Team.Password}\n{Team.Password}\n", [], "accounts", "add", "Root", "--role", "administrator", "--store", folder.Path).Code.ShouldBe(0);
        Tool.Run("serve", "--store", folder.Path, "--listen", "0.0.0.0", "--port", "0").Error.ShouldContain("W723");
        Tool.Run("serve", "--store", folder.Path, "--certificate", Repository.At("README.md"), "--port", "0").Error.ShouldContain("W726");
    }

    [Fact]
    public async Task A_served_store_with_accounts_asks_for_a_login_and_writes_no_secret_to_the_terminal()
    {
        using var folder = new Store.StoreFolder();
        await folder.Make().DisposeAsync();
        Tool.RunTyping($"{Team.Password}\n{Team.Password}\n", [], "accounts", "add", "Root", "--role", "administrator", "--ceiling", "TLP:RED", "--store", folder.Path).Code.ShouldBe(0);
        string key = Tool.Run("accounts", "key", "add", "Root", "--label", "test", "--scope", "read", "--store", folder.Path).Output.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).First(w => w.StartsWith(Vedette.Access.ApiKey.Prefix, StringComparison.Ordinal));
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", folder.Path, "--port", "0"]) { RedirectStandardOutput = true, RedirectStandardError = true }).ShouldNotBeNull();
        try
        {
            var cookies = new CookieContainer();
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new((await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull()) };
            (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await Team.SignInAsync(browser, "Root", "a wrong password indeed")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await Team.SignInAsync(browser, "Root")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await browser.PostAsync("/", new StringContent("{", null, "application/x-www-form-urlencoded"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            using var program = new HttpRequestMessage(HttpMethod.Get, "/api/v1/documents") { Headers = { Authorization = new("Bearer", key) } };
            (await browser.SendAsync(program)).StatusCode.ShouldBe(HttpStatusCode.OK);
            System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
            string told = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            foreach (string secret in new[] { Team.Password, "a wrong password indeed", key, cookies.GetAllCookies().Single(c => c.Name == "vedette-session").Value }) told.ShouldNotContain(secret);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [Fact]
    public async Task Under_https_the_cookie_belongs_to_this_host_alone_and_browsers_are_told_to_stay_with_https()
    {
        using var certificate = Certificate();
        await using var team = await Team.OpenAsync(new Listening(IPAddress.Loopback, 0, certificate, [], null));
        team.Address.Scheme.ShouldBe("https");
        using var browser = team.Browser();
        using var answer = await Team.SignInAsync(browser, "Rita");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age");
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-vedette-session=", StringComparison.Ordinal));
        cookie.ShouldContain("secure", Case.Insensitive);
        cookie.ShouldNotContain("domain", Case.Insensitive);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Behind_a_proxy_its_word_is_taken_for_scheme_and_name()
    {
        await using var team = await Team.OpenAsync(new Listening(IPAddress.Loopback, 0, null, ["desk.example"], IPAddress.Loopback));
        using var browser = team.Browser();
        foreach (var (name, value) in new[] { ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "desk.example"), ("X-Forwarded-For", "192.0.2.1") }) browser.DefaultRequestHeaders.Add(name, value);
        browser.DefaultRequestHeaders.Add("Origin", "https://desk.example");
        var page = Bench.Parse(await browser.GetStringAsync("/sign-in"));
        string token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "sign-in"), new("Name", "Rita"), new("Password", Team.Password)]));
        // The form's own cookie is for HTTPS only, which this client does not speak: that it was not sent is what is refused, and not the name.
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("W707");
        foreach (string name in new[] { "X-Forwarded-Host", "Origin" }) browser.DefaultRequestHeaders.Remove(name);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([]), Headers = { { "X-Forwarded-Host", "evil.example" }, { "Origin", "https://evil.example" } } };
        using var refused = await browser.SendAsync(elsewhere);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("W703");
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_network_count_as_one_that_tries(string one, string other, bool isSame) =>
        (Rates.NetworkOf(IPAddress.Parse(one)) == Rates.NetworkOf(IPAddress.Parse(other))).ShouldBe(isSame);

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
