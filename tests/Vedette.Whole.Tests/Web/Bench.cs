using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Access;
using Vedette.Cli;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Whole.Tests.Web;

/// <summary>A workbench that listens on a port of its own, over a store in memory.</summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly Microsoft.AspNetCore.Builder.WebApplication server;
    private const string Me = "Ada";
    private readonly Office office;

    private Bench(MemoryStore store, Office office, Microsoft.AspNetCore.Builder.WebApplication server)
    {
        (Store, this.office, this.server) = (store, office, server);
        Client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(WorkbenchServer.AddressOf(server)) };
    }

    internal MemoryStore Store { get; }
    public HttpClient Client { get; }
    internal IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints => server.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(s => s.Endpoints);

    internal SimulationRoom RoomForSimulations => server.Services.GetRequiredService<SimulationRoom>();

    internal Task<Snapshot> NowAsync() => office.NowAsync(Visitor.Alone(Me), default);

    /// <summary>The paths read and related, watched with the sample's problem.</summary>
    public static Task<Bench> OpenAsync(params string[] paths) => OpenAsync(new MemoryStore(), Entrance.Alone(Me), TimeProvider.System, Listening.Loopback(0), paths);

    internal static async Task<Bench> OpenAsync(MemoryStore store, Entrance entrance, TimeProvider clock, Listening listening, params string[] paths)
    {
        var maker = new Cli.Workbench();
        await foreach (var reading in maker.ReadAsync(paths, default)) await store.AddAsync(reading, clock.GetUtcNow(), default);
        if (paths.Length > 0) await store.RelateAsync(maker.Relate(await store.ReadingsAsync(default)), clock.GetUtcNow(), default);
        var problem = ProblemFile.Read(File.ReadAllText(Repository.At("samples/taiwan-strait/problem.yaml"))).Problem.ShouldNotBeNull();
        var simulation = SimulationSection.Parse(File.ReadAllText(Repository.At("samples/taiwan-strait/two-fronts.yaml")), new Faults()).ShouldNotBeNull();
        var register = RegisterFile.Read(File.ReadAllText(Repository.At("samples/taiwan-strait/register.yaml")), new(2026, 1, 1), new Faults()).ShouldNotBeNull();
        var office = new Office(store, Shelf.Of(problem with { Simulation = simulation }, register), clock);
        return new(store, office, await WorkbenchServer.StartAsync(office, entrance, listening, default));
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public async Task<IHtmlDocument> PageAsync(string address) => Parse(await Client.GetStringAsync(address));

    /// <summary>A page with a figure, waited for while its simulation runs.</summary>
    public async Task<IHtmlDocument> DrawnAsync(string address)
    {
        for (int tries = 0; tries < 500; tries++)
        {
            var page = await PageAsync(address);
            if (page.QuerySelector("figure") is not null) return page;
            await Task.Delay(200);
        }
        throw new TimeoutException($"{address} has no figure after 100 seconds.");
    }

    /// <summary>Loads a page and sends one of its forms, with its token, as a browser does.</summary>
    /// <param name="form">A selector of the form.</param>
    public Task<HttpResponseMessage> SendAsync(string address, string form, params (string Name, string Value)[] fields) => SendAsync(Client, address, form, fields);

    /// <summary>As one who signed in does it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string form, params (string Name, string Value)[] fields)
    {
        var found = Parse(await client.GetStringAsync(address)).QuerySelector(form).ShouldBeAssignableTo<IHtmlFormElement>().ShouldNotBeNull();
        var hidden = found.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value));
        string target = found.GetAttribute("action")?.Split('#')[0] ?? address;
        return await client.PostAsync(target, new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))));
    }

    public Task StopAsync() => server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        office.Dispose();
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
