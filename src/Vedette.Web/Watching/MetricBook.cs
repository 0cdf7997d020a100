using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Vedette.Web.Watching;

/// <summary>One line of figures: what an instrument measured under one set of labels.</summary>
internal sealed class Series(string labels, double[] bounds)
{
    private readonly Lock gate = new();
    private readonly long[] counts = new long[bounds.Length + 1];
    private double value;

    /// <summary>As the text format writes them, without braces; empty for none.</summary>
    public string Labels => labels;
    public IReadOnlyList<double> Bounds => bounds;

    public void Add(double more)
    {
        lock (gate) value += more;
    }

    public void Set(double now)
    {
        lock (gate) value = now;
    }

    /// <summary>Counts a value into the first bucket whose bound it does not pass.</summary>
    public void Observe(double measured)
    {
        int at = Array.BinarySearch(bounds, measured);
        lock (gate)
        {
            counts[at < 0 ? ~at : at]++;
            value += measured;
        }
    }

    /// <returns>The sum or the last value, and how many fell into each bucket, the last one without bound.</returns>
    public (double Value, long[] Counts) Read()
    {
        lock (gate) return (value, [.. counts]);
    }
}

/// <summary>What an instrument is, and its series.</summary>
internal sealed record Kept(Instrument Instrument, MetricKind Kind, double[] Bounds)
{
    public ConcurrentDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);
}

internal enum MetricKind : byte { Counter, Gauge, Histogram }

/// <summary>
/// Keeps what the instruments of this server and of the runtime measure, to be read at any time. The number of series is bounded: labels come from requests, and nobody shall fill the memory with them.
/// </summary>
internal sealed class MetricBook : IDisposable
{
    private const int MostSeries = 500;
    private const string Overflow = "otel_metric_overflow=\"true\"";
    private static readonly double[] Usual = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10];
    private static readonly HashSet<string> Heard = [Meters.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly ConcurrentDictionary<Instrument, Kept> kept = [];
    private readonly MeterListener listener = new();

    /// <param name="factory">Whose meters are heard; another server in the same process has its own.</param>
    public MetricBook(IMeterFactory factory)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (!Heard.Contains(instrument.Meter.Name) || (instrument.Meter.Scope is { } scope && scope != factory)) return;
            var made = Make(instrument);
            if (kept.TryAdd(instrument, made)) listening.EnableMeasurementEvents(instrument, made);
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Take((Kept)state!, value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Take((Kept)state!, value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Take((Kept)state!, value, tags));
        listener.Start();
    }

    /// <summary>All instruments that measured something, by name; what is observed is asked for now.</summary>
    public IReadOnlyList<Kept> Read()
    {
        listener.RecordObservableInstruments();
        return [.. kept.Values.Where(k => !k.Series.IsEmpty).OrderBy(k => k.Instrument.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => listener.Dispose();

    private static Kept Make(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        var kind = type == typeof(Histogram<>) ? MetricKind.Histogram : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter : MetricKind.Gauge;
        double[] bounds = kind is not MetricKind.Histogram ? [] : instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } ? [.. advised] : Usual;
        return new(instrument, kind, bounds);
    }

    private static void Take(Kept into, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = PrometheusText.Labels(tags);
        if (!into.Series.TryGetValue(labels, out var series))
        {
            if (into.Series.Count >= MostSeries) labels = Overflow;
            series = into.Series.GetOrAdd(labels, static (l, k) => new(l, k.Bounds), into);
        }
        if (into.Kind is MetricKind.Histogram) series.Observe(value);
        else if (into.Instrument.IsObservable || IsLast(into.Instrument)) series.Set(value);
        else series.Add(value);
    }

    private static bool IsLast(Instrument instrument) => instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>);
}
