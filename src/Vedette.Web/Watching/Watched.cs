using Vedette.Weigh.Problems;

namespace Vedette.Web.Watching;

/// <summary>The warning problem that the workbench was started with.</summary>
internal sealed record Watched(WarningProblem? Problem);
