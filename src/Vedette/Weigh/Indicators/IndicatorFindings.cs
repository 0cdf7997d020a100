using System.Globalization;
using Vedette.Model;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Tables;

namespace Vedette.Weigh.Indicators;

/// <summary>
/// From the states of indicators to evidence on the network: the likelihood ratio that the problem's author gave, times the weight that the evidence table gives the indicator.
/// What several indicators take from one origin is thereby shared among them.
/// </summary>
public static class IndicatorFindings
{
    public static IEnumerable<Finding> Of(IEnumerable<IndicatorReading> indicators, EvidenceTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var weights = table.Evidence.ToDictionary(e => e.Key, e => e.Weight);
        foreach (var reading in indicators)
            foreach (var move in reading.Indicator.Moves)
            {
                double nats = reading switch
                {
                    { IsSilent: true } => move.Silent,
                    { State: IndicatorState.Present } => move.Present,
                    { State: IndicatorState.Asserted } => move.Asserted,
                    _ => 0,
                };
                double weight = weights.GetValueOrDefault(reading.Indicator.Key);
                if (nats * weight != 0)
                    yield return new Weighed(move.Node, new Weight(nats * weight))
                    {
                        Because = string.Create(CultureInfo.InvariantCulture, $"{reading.Indicator.Key}: {InWords.State(reading)}, {nats:+0.##;-0.##} nats at weight {weight:0.0#}"),
                    };
            }
    }
}
