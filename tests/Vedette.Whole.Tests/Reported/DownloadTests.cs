using System.Net;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Whole.Tests.Reported;

public class DownloadTests
{
    private static readonly DownloadLimits Open = new(1_000_000, TimeSpan.FromSeconds(20), AllowPrivate: true);

    [Fact]
    public async Task A_file_comes_whole_over_a_redirect()
    {
        byte[] body = [.. Enumerable.Range(0, 200_000).Select(i => (byte)i)];
        using var served = new Served((path, stream, cancel) => path == "file"
            ? Served.SendAsync(stream, "200 OK", $"Content-Length: {body.Length}\r\n", body, cancel)
            : Served.SendAsync(stream, "302 Found", "Location: /file\r\nContent-Length: 0\r\n", [], cancel));
        string path = await Download.ToFileAsync(served.At("first"), Open, null, default);
        (await File.ReadAllBytesAsync(path)).ShouldBe(body);
        File.Delete(path);
    }

    [Theory]
    [InlineData("missing", "W260", "404")]
    [InlineData("around", "W260", "redirects")]
    [InlineData("half", "W260", "could not be fetched")]
    [InlineData("ftp", "W260", "no link of the web")]
    [InlineData("told-large", "W262", "larger than")]
    [InlineData("endless", "W262", "larger than")]
    [InlineData("silent", "W262", "did not come within")]
    public async Task What_does_not_come_whole_leaves_no_file_and_says_why(string path, string code, string why)
    {
        using var served = new Served(async (asked, stream, cancel) =>
        {
            switch (asked)
            {
                case "around": await Served.SendAsync(stream, "302 Found", "Location: /around\r\nContent-Length: 0\r\n", [], cancel); break;
                case "ftp": await Served.SendAsync(stream, "302 Found", "Location: ftp://example.org/x\r\nContent-Length: 0\r\n", [], cancel); break;
                case "half": await Served.SendAsync(stream, "200 OK", "Content-Length: 500\r\n", new byte[100], cancel); break;
                case "told-large": await Served.SendAsync(stream, "200 OK", "Content-Length: 5000000\r\n", new byte[100], cancel); break;
                case "endless":
                    await Served.SendAsync(stream, "200 OK", "", new byte[100], cancel);
                    while (true) await stream.WriteAsync(new byte[10_000], cancel);
                case "silent":
                    await Served.SendAsync(stream, "200 OK", "Content-Length: 500\r\n", new byte[100], cancel);
                    await Task.Delay(Timeout.Infinite, cancel);
                    break;
                default: await Served.SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel); break;
            }
        });
        int before = Parts();
        var failure = await Should.ThrowAsync<VedetteException>(() => Download.ToFileAsync(served.At(path), path == "silent" ? Open with { Whole = TimeSpan.FromSeconds(1) } : Open, null, default));
        failure.Code.ShouldBe(code);
        failure.Message.ShouldContain(why);
        Parts().ShouldBeLessThanOrEqualTo(before);
    }

    [Fact]
    public async Task This_machine_is_not_asked_unless_it_is_allowed()
    {
        using var served = Served.With(new() { ["file"] = [1] });
        foreach (string link in (string[])[served.At("file"), served.At("file").Replace("127.0.0.1", "localhost", StringComparison.Ordinal), served.At("file").Replace("127.0.0.1", "[::ffff:127.0.0.1]", StringComparison.Ordinal), "http://169.254.169.254/latest", "http://0.0.0.0/x"])
            (await Should.ThrowAsync<VedetteException>(() => Download.ToFileAsync(link, Open with { AllowPrivate = false }, null, default))).Code.ShouldBe("W261", link);
        served.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_stopped_download_stops_and_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var served = new Served(async (_, stream, cancel) =>
        {
            await Served.SendAsync(stream, "200 OK", "Content-Length: 500\r\n", new byte[100], cancel);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        await Should.ThrowAsync<OperationCanceledException>(() => Download.ToFileAsync(served.At("x"), Open, null, stop.Token));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("127.9.9.9", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("2002:7f00:1::", false)]
    public void An_address_is_of_the_open_network_or_not(string address, bool isPublic) => PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    private static int Parts() => Directory.GetFiles(Path.GetTempPath(), "vedette-*.part").Length;
}
