using System.Net;
using Vedette.Outside;
using Vedette.Whole.Tests.Reported;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>No link leads to this machine or its network, on no way. Here 127.0.0.1 plays a machine of the open network, and 127.0.0.2 one of our own.</summary>
public class ReachTests
{
    private static readonly IPAddress Open = IPAddress.Parse("127.0.0.1"), Own = IPAddress.Parse("127.0.0.2");

    private static Reach Names(params (string Name, IPAddress[] Addresses)[] names) => new(allowPrivate: false)
    {
        IsAllowed = address => address.Equals(Open),
        Resolve = (host, _) => Task.FromResult(names.Single(n => n.Name == host).Addresses),
    };

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task This_machine_is_not_asked_in_any_spelling(string link) => (await WebFetchTests.GetAsync(link, new Reach(allowPrivate: false))).Fault!.Code.ShouldBe("W261");

    [Fact]
    public async Task A_redirect_into_the_house_is_refused()
    {
        await using var server = await RudeServer.StartAsync();
        server.On("/lock", Rude.To(server.At("/secret", "inner.example"))).On("/secret", Rude.Page("secret"));
        var page = await WebFetchTests.GetAsync(server.At("/lock", "open.example"), Names(("open.example", [Open]), ("inner.example", [Own])));
        (page.Fault?.Code, page.Bytes.Length).ShouldBe(("W261", 0));
        page.Fault!.Message.ShouldContain("inner.example");
        server.Asked.Select(a => a.Path).ShouldBe(["/lock"]);
    }

    [Fact]
    public async Task A_name_with_one_address_in_the_house_is_refused()
    {
        await using var server = await RudeServer.StartAsync();
        (await WebFetchTests.GetAsync(server.At("/lock", "both.example"), Names(("both.example", [Open, Own])))).Fault!.Code.ShouldBe("W261");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_refused_at_the_next_connection()
    {
        int asked = 0;
        var turning = new Reach(allowPrivate: false) { IsAllowed = address => address.Equals(Open), Resolve = (_, _) => Task.FromResult<IPAddress[]>([asked++ < 2 ? Open : Own]) };
        // Each answer ends its connection.
        using var served = new Served((path, stream, cancel) => path == "robots.txt" ? Served.SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel) : Served.SendAsync(stream, "200 OK", "Content-Type: text/html\r\nContent-Length: 5\r\n", "words"u8.ToArray(), cancel));
        using var fetch = WebFetchTests.Fetch(turning);
        string link = served.At("lock").Replace("127.0.0.1", "turning.example", StringComparison.Ordinal);
        (await fetch.GetAsync(new(link), default)).Fault.ShouldBeNull();
        (await fetch.GetAsync(new(link), default)).Fault!.Code.ShouldBe("W261");
    }

    [Fact]
    public async Task A_dead_address_of_a_host_does_not_keep_it_from_being_reached_at_the_next()
    {
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Page("words"));
        // Nobody listens on the other loopback address.
        var reach = new Reach(allowPrivate: true) { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.3"), Open]) };
        (await WebFetchTests.GetAsync(server.At("/lock", "two.example"), reach)).Fault.ShouldBeNull();
    }
}
