using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Web.State;

/// <summary>How far a report that was sent has come.</summary>
internal enum JobStage : byte { Waiting, Reading, Relating, Done, Failed }

/// <summary>What becomes of one report: a value, replaced as the work goes on.</summary>
/// <param name="By">Who sent it; nobody else sees the job.</param>
/// <param name="Document">Known when it was read.</param>
/// <param name="IsNew">False when this very version was kept already.</param>
/// <param name="Faults">What is wrong with the report; of a failed job why it failed.</param>
internal sealed record Job(Guid Id, string By, DateTimeOffset At, JobStage Stage, DocumentId? Document, bool IsNew, ImmutableArray<Fault> Faults)
{
    public bool IsOver => Stage is JobStage.Done or JobStage.Failed;
    public string Address => $"/api/v1/jobs/{Id:N}";
}
