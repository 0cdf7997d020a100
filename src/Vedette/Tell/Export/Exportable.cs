using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;

namespace Vedette.Tell.Export;

/// <summary>What can be told to other programs.</summary>
/// <param name="Weighing">The balance on a warning problem, over the same picture; null where none is asked about: then no indicator and no evidence is told.</param>
public sealed record Exportable(Picture Picture, Weighing? Weighing = null, Ledger? Ledger = null);

/// <summary>What became of an export.</summary>
/// <param name="Written">Records, features, rows or entries.</param>
/// <param name="LeftOut">What the format cannot tell without saying more than is known.</param>
/// <param name="Why">Why, in words; null when nothing was left out.</param>
public readonly record struct Exported(long Written, long LeftOut = 0, string? Why = null);
