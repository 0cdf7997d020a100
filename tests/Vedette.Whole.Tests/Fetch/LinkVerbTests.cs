using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>Links on the command line.</summary>
public sealed class LinkVerbTests : IDisposable
{
    private const string Words = "Orsk denied on Tuesday that its fleet had closed the lock. “The lock is open,” the harbour master said.";
    private readonly string root = Directory.CreateTempSubdirectory("vedette-link-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_page_and_the_items_of_a_feed_are_read_from_their_links()
    {
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Page(Words))
            .On("/feed", Rude.Bytes("application/rss+xml", Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>Lake</title><item><title>Tolls stay</title><link>https://lake.example/tolls</link><description>{Words}</description></item></channel></rss>")));
        var lines = Lines(Tool.Run("read", server.At("/lock"), server.At("/feed"), "--allow-private"));
        lines.Select(l => l.GetProperty("file").GetString()).ShouldBe([server.At("/lock"), "https://lake.example/tolls"]);
        lines.ShouldAllBe(l => l.GetProperty("text").GetString()!.Contains("harbour master"));
    }

    [Fact]
    public async Task Without_leave_this_machine_is_not_asked()
    {
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Page(Words));
        Lines(Tool.Run("read", server.At("/lock"))).Single().GetProperty("faults")[0].GetProperty("code").GetString().ShouldBe("W261");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_is_added_and_told_in_one_line_as_a_file_is()
    {
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Page(Words));
        string store = Path.Combine(root, "lake.db");
        Tool.Run("init", "--store", store).Code.ShouldBe(0);
        var (code, _, error, _) = Tool.Run("add", server.At("/lock"), server.At("/gone"), "--allow-private", "--store", store);
        code.ShouldBe(0, error);
        error.ShouldContain($"added  {server.At("/lock")}  ");
        error.ShouldContain($"failed  {server.At("/gone")}  0 claims\n        W137: ");
        error.ShouldContain("1 added, 0 known already, 1 could not be read.");
    }

    [Fact]
    public async Task The_proxy_of_the_environment_is_used_and_leads_nowhere_private_either()
    {
        await using var proxy = (await RudeServer.StartAsync()).On("/lock", Rude.Page(Words));
        var lines = Lines(Tool.RunWith(new() { ["http_proxy"] = proxy.At("") }, "read", "http://8.8.8.8/lock", "http://10.0.0.1/lock"));
        lines[0].GetProperty("text").GetString()!.ShouldContain("harbour master");
        lines[1].GetProperty("faults")[0].GetProperty("code").GetString().ShouldBe("W261");
        proxy.Asked.Single().Headers["Host"].ShouldBe("8.8.8.8");
    }

    [Fact]
    public async Task A_server_that_speaks_http_2_is_spoken_to_in_it_and_one_that_nobody_vouches_for_is_not_trusted()
    {
        // Where the certificates of the system lie in no file, none can be lent to the tool.
        if (!OperatingSystem.IsLinux()) return;
        using var certificate = SelfSigned("localhost");
        string trusted = Path.Combine(root, "trusted.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());
        await using var server = (await RudeServer.StartAsync(certificate: certificate)).On("/lock", Rude.Page(Words));
        string link = $"https://localhost:{server.Port}/lock";
        Lines(Tool.RunWith(new() { ["SSL_CERT_FILE"] = trusted }, "read", link, "--allow-private")).Single().GetProperty("text").GetString()!.ShouldContain("harbour master");
        server.Asked.Single().Protocol.ShouldBe("HTTP/2");
        Lines(Tool.Run("read", link, "--allow-private")).Single().GetProperty("faults")[0].GetProperty("code").GetString().ShouldBe("W136");
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static JsonElement[] Lines((int Code, string Output, string Error, TimeSpan Time) ran)
    {
        ran.Code.ShouldBe(0, ran.Error);
        return [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }
}
