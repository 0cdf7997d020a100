using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vedette.Model;
using Vedette.Web.Api;
using Vedette.Web.State;
using Vedette.Web.Pages;
using Vedette.Web.Watching;

namespace Vedette.Web.Hosting;

/// <summary>The workbench as a server.</summary>
public static class WorkbenchServer
{
    /// <summary>Starts it and returns the running server; dispose of it to end.</summary>
    /// <param name="log">Null: warnings, as text.</param>
    /// <exception cref="VedetteException">W709: nothing can listen on the port. W722: others could reach it and no login would be asked.</exception>
    public static async Task<WebApplication> StartAsync(Office office, Entrance entrance, Listening listening, CancellationToken cancel, LogForm? log = null)
    {
        // Whether plain text is meant is the caller's to ask; that nobody gets in without a name holds here too.
        if (listening.Check(entrance.Door is not null, isPlainMeant: true) is { } wrong) throw new VedetteException(wrong.Code, wrong.Message);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(WorkbenchServer).Assembly.GetName().Name });
        (log ?? LogForm.Usual).Apply(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Safety.Limit(kestrel.Limits);
            kestrel.Listen(listening.Address, listening.Port, to =>
            {
                if (listening.Certificate is { } certificate) to.UseHttps(certificate);
            });
        });
        builder.Services.AddWorkbench(office, entrance, listening);
        var app = builder.Build();
        app.MapWorkbench();
        try
        {
            await app.StartAsync(cancel).ConfigureAwait(false);
            return app;
        }
        catch (IOException failure)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new VedetteException("W709", $"Nothing can listen on {listening.Address}, port {listening.Port}: {failure.Message} Choose another with --port; 0 takes any free one.", failure);
        }
    }

    /// <summary>Where a started server answers: <c>http://127.0.0.1:41234</c>.</summary>
    public static string AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public static IServiceCollection AddWorkbench(this IServiceCollection services, Office office, Entrance entrance, Listening listening)
    {
        services.AddRouting();
        services.AddSingleton(office);
        services.AddSingleton(entrance);
        services.AddSingleton(office.Store);
        services.AddSingleton(office.Clock);
        services.AddSingleton<SimulationRoom>();
        services.AddSingleton<Intake>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<Seats>();
        services.AddWatching(office);
        services.AddScoped<Visit>();
        services.AddScoped(provider => provider.GetRequiredService<Visit>().Now);
        services.AddScoped(provider => new Desk(office, provider.GetRequiredService<Visit>().Visitor ?? throw new InvalidOperationException("Nobody signed in.")));
        services.AddRazorComponents();
        // Keys for form tokens live as long as the process: nothing is written to the disk, and a form outlives no restart.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = listening.Certificate is null ? "vedette-form" : "__Host-vedette-form";
            options.Cookie.SecurePolicy = listening.Certificate is null ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.SuppressXFrameOptionsHeader = true;
        });
        // A name that another site lets point here (DNS rebinding) is answered with nothing.
        services.AddHostFiltering(options =>
        {
            options.AllowedHosts = [.. listening.Hosts];
            options.AllowEmptyHosts = false;
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            if (listening.Proxy is not { } proxy) return;
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            options.KnownProxies.Add(proxy);
            options.AllowedHosts = [.. listening.Hosts];
        });
        services.AddRateLimiter(Rates.Configure);
        services.Configure<FormOptions>(options => options.ValueLengthLimit = Safety.LargestReport);
        services.AddResources();
        return services;
    }

    public static WebApplication MapWorkbench(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseForwardedHeaders();
        app.UseHostFiltering();
        app.UseWatching();
        app.Use(next => context => Safety.HeadersAsync(context, next));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailAsync, SuppressDiagnosticsCallback = failure => failure.Exception is VedetteException });
        app.UseStatusCodePages(bare => Answers.RefuseAsync(bare.HttpContext, WebFault.OfStatus(bare.HttpContext.Response.StatusCode)));
        app.Use(next => context => Methods.HeadAsync(context, next));
        app.Use(next => context => Safety.SizeAsync(context, next));
        app.Use(next => context => Safety.FromHereAsync(context, next));
        app.UseRouting();
        app.Use(next => context => Doorkeeper.AdmitAsync(context, next));
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.Use(next => context => Safety.TokenAsync(context, next));
        app.Use(next => context => Doorkeeper.BeginAsync(context, next));
        app.Use(next => context => IdempotencyKeys.OnceAsync(context, next));
        Embedded.Map(app);
        app.MapProbes();
        app.MapSignOut();
        app.MapBriefing();
        app.MapResources();
        app.MapRazorComponents<App>();
        app.MapFallback("{**path}", context => Methods.FallAsync(context, "page"));
        return app;
    }

    private static Task FailAsync(HttpContext context) => Answers.RefuseAsync(context, context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        VedetteException failure => WebFault.Of(failure),
        BadHttpRequestException { StatusCode: var status, Message: var what } => WebFault.OfStatus(status) with { What = what },
        _ => WebFault.Unexpected(),
    });
}
