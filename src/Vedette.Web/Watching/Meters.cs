using System.Diagnostics.Metrics;

namespace Vedette.Web.Watching;

/// <summary>What the workbench measures of itself. What ASP.NET Core and the runtime measure (requests by route and status, memory, collections) comes beside it.</summary>
public sealed class Meters
{
    public const string Name = "Vedette";

    private readonly Meter meter;
    private readonly Histogram<double> snapshots, jobs;
    private int documents, claims, origins;

    public Meters(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        meter = factory.Create(Name);
        snapshots = meter.CreateHistogram("vedette.snapshot.duration", "s", "How long it took to put a snapshot of the store together.", null, Buckets(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30));
        jobs = meter.CreateHistogram("vedette.job.duration", "s", "How long it took from a report's coming to its being related, or its failing.", null, Buckets(.1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600));
        meter.CreateObservableGauge("vedette.documents", () => documents, "{document}", "Documents related, newest versions.");
        meter.CreateObservableGauge("vedette.claims", () => claims, "{claim}", "Claims in the documents related.");
        meter.CreateObservableGauge("vedette.origins", () => origins, "{origin}", "Acts of speech in the documents related.");
    }

    /// <summary>Measures something that is asked for when the metrics are read.</summary>
    internal void Watch(string name, string unit, string about, Func<int> value) => meter.CreateObservableGauge(name, value, unit, about);

    internal void SnapshotMade(double seconds, int documents, int claims, int origins)
    {
        (this.documents, this.claims, this.origins) = (documents, claims, origins);
        snapshots.Record(seconds);
    }

    internal void JobEnded(double seconds, string stage) => jobs.Record(seconds, KeyValuePair.Create("stage", (object?)stage));

    private static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}
