using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vedette.Model;
using Vedette.Web.Api;
using Vedette.Web.State;
using Vedette.Web.Pages;

namespace Vedette.Web.Hosting;

/// <summary>The workbench as a server on this machine's loopback address. Alone on loopback no login is asked.</summary>
public static class WorkbenchServer
{
    /// <summary>Starts it and returns the running server; dispose of it to end.</summary>
    /// <param name="port">0: any free one.</param>
    /// <exception cref="VedetteException">W709: nothing can listen on the port.</exception>
    public static async Task<WebApplication> StartAsync(Office office, Entrance entrance, int port, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(WorkbenchServer).Assembly.GetName().Name });
        // Standard output holds the address alone. That form keys are not kept is meant so.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter(null, LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Safety.LargestBody;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddWorkbench(office, entrance);
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
            throw new VedetteException("W709", $"Nothing can listen on port {port}: {failure.Message} Choose another with --port; 0 takes any free one.", failure);
        }
    }

    /// <summary>Where a started server answers: <c>http://127.0.0.1:41234</c>.</summary>
    public static string AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public static IServiceCollection AddWorkbench(this IServiceCollection services, Office office, Entrance entrance)
    {
        services.AddRouting();
        services.AddSingleton(office);
        services.AddSingleton(entrance);
        services.AddSingleton<SimulationRoom>();
        services.AddScoped<Visit>();
        services.AddScoped(provider => provider.GetRequiredService<Visit>().Now);
        services.AddScoped(provider => new Desk(office, provider.GetRequiredService<Visit>().Visitor ?? throw new InvalidOperationException("Nobody signed in.")));
        services.AddRazorComponents();
        // Keys for form tokens live as long as the process: nothing is written to the disk, and a form outlives no restart.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "vedette-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.SuppressXFrameOptionsHeader = true;
        });
        // A name that another site lets point here (DNS rebinding) is answered with nothing.
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["127.0.0.1", "localhost"]);
        services.AddHostFiltering(_ => { });
        services.AddResources();
        return services;
    }

    public static WebApplication MapWorkbench(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseHostFiltering();
        app.Use(next => context => Safety.HeadersAsync(context, next));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailAsync, SuppressDiagnosticsCallback = failure => failure.Exception is VedetteException });
        app.UseStatusCodePages(bare => Answers.RefuseAsync(bare.HttpContext, WebFault.OfStatus(bare.HttpContext.Response.StatusCode)));
        app.Use(next => context => Safety.SizeAsync(context, next));
        app.Use(next => context => Safety.FromHereAsync(context, next));
        app.UseRouting();
        app.Use(next => context => Doorkeeper.AdmitAsync(context, next));
        app.UseAntiforgery();
        app.Use(next => context => Safety.TokenAsync(context, next));
        app.Use(next => context => Doorkeeper.BeginAsync(context, next));
        Embedded.Map(app);
        app.MapBriefing();
        app.MapResources();
        app.MapRazorComponents<App>();
        app.MapFallback(context => Answers.RefuseAsync(context, WebFault.NotFound("page", context.Request.Path)));
        return app;
    }

    private static Task FailAsync(HttpContext context) => Answers.RefuseAsync(context, context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        VedetteException failure => WebFault.Of(failure),
        BadHttpRequestException { StatusCode: var status, Message: var what } => WebFault.OfStatus(status) with { What = what },
        _ => WebFault.Unexpected(),
    });
}
