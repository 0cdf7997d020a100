using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Vedette.Cli;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Whole.Tests.Web;

/// <summary>A workbench that listens on a port of its own, over a store in memory.</summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly Microsoft.AspNetCore.Builder.WebApplication server;
    private readonly Desk desk;

    private Bench(MemoryStore store, Desk desk, Microsoft.AspNetCore.Builder.WebApplication server)
    {
        (Store, this.desk, this.server) = (store, desk, server);
        Client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(WorkbenchServer.AddressOf(server)) };
    }

    internal MemoryStore Store { get; }
    public HttpClient Client { get; }

    internal Task<Snapshot> NowAsync() => desk.NowAsync(default);

    /// <summary>The paths read and related, watched with the sample's problem.</summary>
    public static async Task<Bench> OpenAsync(params string[] paths)
    {
        var store = new MemoryStore();
        var maker = new Cli.Workbench();
        await foreach (var reading in maker.ReadAsync(paths, default)) await store.AddAsync(reading, DateTimeOffset.UtcNow, default);
        if (paths.Length > 0) await store.RelateAsync(maker.Relate(await store.ReadingsAsync(default)), DateTimeOffset.UtcNow, default);
        var problem = ProblemFile.Read(File.ReadAllText(Repository.At("samples/taiwan-strait/problem.yaml"))).Problem.ShouldNotBeNull();
        var register = RegisterFile.Read(File.ReadAllText(Repository.At("samples/taiwan-strait/register.yaml")), new(2026, 1, 1), new Faults()).ShouldNotBeNull();
        var desk = new Desk(store, problem, register, "Ada", TimeProvider.System);
        return new(store, desk, await WorkbenchServer.StartAsync(desk, 0, default));
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public async Task<IHtmlDocument> PageAsync(string address) => Parse(await Client.GetStringAsync(address));

    /// <summary>Loads a page and sends one of its forms, with its token, as a browser does.</summary>
    /// <param name="form">A selector of the form.</param>
    public async Task<HttpResponseMessage> SendAsync(string address, string form, params (string Name, string Value)[] fields)
    {
        var found = (await PageAsync(address)).QuerySelector(form).ShouldBeAssignableTo<IHtmlFormElement>().ShouldNotBeNull();
        var hidden = found.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value));
        string target = found.GetAttribute("action")?.Split('#')[0] ?? address;
        return await Client.PostAsync(target, new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        desk.Dispose();
        await Store.DisposeAsync();
    }
}

/// <summary>The sample's workbench, made once; tests that change it use their own claims and cells.</summary>
public sealed class SampleBench : IAsyncLifetime
{
    public Bench Bench { get; private set; } = null!;
    public async Task InitializeAsync() => Bench = await Bench.OpenAsync(Repository.At("samples/taiwan-strait"));
    public async Task DisposeAsync() => await Bench.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SampleBenches : ICollectionFixture<SampleBench>
{
    public const string Name = "sample workbench";
}
