using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Vedette.Model;
using Vedette.Web.Watching;

namespace Vedette.Cli;

/// <summary>Traces and metrics to a collector, where OTEL_EXPORTER_OTLP_ENDPOINT names one. The other variables of OpenTelemetry hold too: protocol, headers, service name, resource.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private Telemetry(TracerProvider traces, MeterProvider metrics) => (this.traces, this.metrics) = (traces, metrics);

    /// <returns>Null when no collector is named: nothing is sent then.</returns>
    /// <exception cref="VedetteException">W736: a setting is not fit.</exception>
    public static Telemetry? Start()
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not { Length: > 0 } endpoint) return null;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            throw new VedetteException("W736", $"OTEL_EXPORTER_OTLP_ENDPOINT is '{endpoint}', which is no link. Write one such as http://localhost:4318, or take the variable away.");
        var resource = ResourceBuilder.CreateEmpty().AddService("vedette", serviceVersion: typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion).AddTelemetrySdk().AddEnvironmentVariableDetector();
        return new(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Tracing.Source, "Microsoft.AspNetCore").AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting").AddOtlpExporter().Build());
    }

    /// <summary>Sends what is left, for some seconds at most.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
