using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using Vedette.Web.Watching;

namespace Vedette.Web.State;

/// <summary>
/// Where reports that were sent are read, one after the other beside the requests, and then related with all that is kept: once for all that waited, as <c>vedette add</c> does.
/// The weights are loaded when the first report comes. Jobs are remembered as long as the process lives, a bounded number of them.
/// </summary>
internal sealed class Intake(IStore store, TimeProvider clock, Meters meters, ILogger<Intake> log) : IAsyncDisposable
{
    private const int MostJobs = 1_000, MostTogether = 100;
    private const long MostWaiting = 64 << 20;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private readonly Channel<(Guid Id, SentReport Report)> queue = Channel.CreateUnbounded<(Guid, SentReport)>(new() { SingleReader = true });
    private readonly Lazy<Extractor> extractor = new(() => WeightsFolder.Default().Extractor(ActorFiles.Named()?.Dictionary), LazyThreadSafetyMode.PublicationOnly);
    private readonly Relater relater = new();
    private ImmutableList<Job> jobs = [];
    private long waiting;
    private bool wasRelated;
    private Task? worker;

    /// <summary>Takes a report in; it is read as soon as those before it are.</summary>
    /// <returns>Null when too much waits already.</returns>
    public Job? Take(SentReport report, string by)
    {
        lock (gate)
        {
            if (waiting + report.Bytes.Length > MostWaiting || jobs.Count(j => !j.IsOver) >= MostJobs) return null;
            waiting += report.Bytes.Length;
            var job = new Job(Guid.NewGuid(), by, clock.GetUtcNow(), JobStage.Waiting, null, false, []);
            if (jobs.Count >= MostJobs) jobs = jobs.RemoveAt(jobs.FindIndex(j => j.IsOver));
            jobs = jobs.Add(job);
            queue.Writer.TryWrite((job.Id, report));
            worker ??= Task.Run(WorkAsync);
            return job;
        }
    }

    /// <summary>The job that this person sent; null when there is none, or it was long ago.</summary>
    public Job? Find(Guid id, string by) => jobs.Find(j => j.Id == id && j.By == by);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Job> Of(string by) => [.. jobs.Where(j => j.By == by).Reverse()];

    /// <summary>How many were sent and are not over.</summary>
    public int Open => jobs.Count(j => !j.IsOver);

    /// <summary>How many are before it.</summary>
    public int Ahead(Job job) => jobs.TakeWhile(j => j.Id != job.Id).Count(j => !j.IsOver);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await end.CancelAsync().ConfigureAwait(false);
        if (worker is not null) await worker.ConfigureAwait(false);
        end.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!end.IsCancellationRequested && await queue.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            var together = new List<Guid>();
            while (together.Count < MostTogether && !end.IsCancellationRequested && queue.Reader.TryRead(out var next))
            {
                together.Add(next.Id);
                await AttemptAsync([next.Id], () => ReadAsync(next.Id, next.Report)).ConfigureAwait(false);
                lock (gate) waiting -= next.Report.Bytes.Length;
            }
            var relating = together.Select(Now).Where(j => j.Stage is JobStage.Relating).ToArray();
            await AttemptAsync([.. relating.Select(j => j.Id)], () => RelateAsync(relating)).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(Guid id, SentReport report)
    {
        Change(id, job => job with { Stage = JobStage.Reading });
        Document document;
        using (Tracing.Start("read")) document = report.Read();
        if (document.Text.Length == 0 && !document.Faults.IsEmpty)
        {
            Change(id, job => job with { Stage = JobStage.Failed, Faults = document.Faults });
            return;
        }
        Reading reading;
        using (Tracing.Start("extract")) reading = extractor.Value.Extract(document, end.Token);
        bool isNew;
        using (Tracing.Start("keep")) isNew = await store.AddAsync(reading, clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        Change(id, job => job with { Stage = JobStage.Relating, Document = document.Id, IsNew = isNew, Faults = document.Faults });
    }

    private async Task RelateAsync(Job[] added)
    {
        // The first time in any case: a process that ended between adding and relating left that undone.
        if (added.Any(j => j.IsNew) || (added.Length > 0 && !wasRelated))
            using (Tracing.Start("relate"))
            {
                await RelatedAnew.RelateAsync(store, relater.Relate, clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
                wasRelated = true;
            }
        foreach (var job in added) Change(job.Id, j => j with { Stage = JobStage.Done });
    }

    /// <summary>Does one step of some jobs; when it fails, they tell why, and the jobs after them go on.</summary>
    private async Task AttemptAsync(ImmutableArray<Guid> of, Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (VedetteException failure)
        {
            Fail(new(failure.Code, failure.Message));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            Fail(new("W738", "The workbench was ended before the report was read. Send it again."));
        }
        catch (Exception mistake)
        {
            LogLines.JobFailed(log, mistake);
            Fail(new("W738", "The workbench failed at this report. Report it with what the terminal shows."));
        }

        void Fail(Fault fault)
        {
            foreach (var id in of) Change(id, job => job with { Stage = JobStage.Failed, Faults = [fault] });
        }
    }

    private Job Now(Guid id) => jobs.Find(j => j.Id == id)!;

    private void Change(Guid id, Func<Job, Job> change)
    {
        lock (gate)
        {
            int at = jobs.FindIndex(j => j.Id == id);
            jobs = jobs.SetItem(at, change(jobs[at]));
            if (jobs[at] is { IsOver: true } over) meters.JobEnded((clock.GetUtcNow() - over.At).TotalSeconds, Codes.Word(over.Stage));
        }
    }
}
