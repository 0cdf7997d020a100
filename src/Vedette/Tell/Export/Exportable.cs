using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;

namespace Vedette.Tell.Export;

/// <summary>What can be told to other programs.</summary>
/// <param name="Reported">Events of other coders' feeds, read once, for the export of events; null when there are none.</param>
/// <param name="Weighing">The balance on a warning problem, over the same picture; null where none is asked about: then no indicator and no evidence is told.</param>
public sealed record Exportable(Picture Picture, Weighing? Weighing = null, Ledger? Ledger = null, IEnumerable<KeptReported>? Reported = null);

/// <summary>What became of an export.</summary>
/// <param name="Written">Records, features, rows or entries.</param>
/// <param name="LeftOut">What the format cannot tell without saying more than is known.</param>
/// <param name="Why">Why, in words; null when nothing was left out.</param>
public readonly record struct Exported(long Written, long LeftOut = 0, string? Why = null)
{
    /// <summary>Two parts of one export.</summary>
    public static Exported operator +(Exported a, Exported b) => new(a.Written + b.Written, a.LeftOut + b.LeftOut, a.Why is null ? b.Why : b.Why is null || b.Why == a.Why ? a.Why : $"{a.Why}, or {b.Why}");

    /// <summary>The same as the operator.</summary>
    public static Exported Add(Exported left, Exported right) => left + right;
}
