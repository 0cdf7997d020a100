using System.Collections.Immutable;
using System.Globalization;

namespace Vedette.Tell.Export;

/// <summary>What is told of the balance of evidence. Names are those of <c>vedette indicators --json</c> and <c>vedette table --json</c>.</summary>
internal static class WeighingColumns
{
    public static ImmutableArray<Column<IndicatorRecord>> Indicators { get; } =
    [
        new("indicator", r => Cell.Text(r.Reading.Indicator.Key)),
        new("channel", r => Cell.Text(r.Reading.Indicator.Channel)),
        new("question", r => Cell.Text(r.Reading.Indicator.Question)),
        new("state", r => Cell.Word(r.Reading.State)),
        new("as_of", r => Cell.Text(r.Weighing.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        new("origins_least", r => Cell.Whole(r.Reading.Least)),
        new("origins_most", r => Cell.Whole(r.Reading.Most)),
        new("standing", r => Cell.Number(r.Reading.Standing)),
        new("trend", r => Cell.Word(r.Reading.Trend)),
        new("stale", r => Cell.Truth(r.Reading.IsStale)),
        new("silent", r => Cell.Truth(r.Reading.IsSilent)),
        new("lead_time_days", r => Cell.Whole(r.Reading.Indicator.LeadTime)),
        new("changed", r => Cell.Text(r.Reading.Changes.IsEmpty ? null : r.Reading.Changes[^1].On.Iso)),
        new("origins", r => Cell.Texts(r.Reading.Signs.Where(s => s.Origin is not null).Select(s => s.Origin!.Id.ToString()))),
        new("reasons", r => Cell.Texts(r.Reading.Reasons.Select(reason => reason.Text))),
    ];

    public static ImmutableArray<Column<CellRecord>> Table { get; } =
    [
        new("hypothesis", r => Cell.Text(r.Hypothesis.Key)),
        new("statement", r => Cell.Text(r.Hypothesis.Statement)),
        new("evidence", r => Cell.Text(r.Evidence.Key)),
        new("text", r => Cell.Text(r.Evidence.Text)),
        new("value", r => Cell.Text(r.Cell.Value.ToString())),
        new("proposed", r => Cell.Text(r.Cell.Proposed.ToString())),
        new("by", r => Cell.Text(r.Cell.Choice?.By)),
        new("reason", r => Cell.Text(r.Cell.Choice?.Reason)),
        new("weight", r => Cell.Number(r.Evidence.Weight)),
        new("diagnosticity", r => Cell.Number(r.Evidence.Diagnosticity)),
        new("silence", r => Cell.Truth(r.Evidence.IsSilence)),
        new("source", r => Cell.Text(r.Evidence.Source)),
        new("origins", r => Cell.Texts(r.Evidence.Origins.Select(o => o.Id.ToString()))),
    ];
}
