using System.Text.Json;
using Vedette.Weigh.Simulations;

namespace Vedette.Outside.Json;

/// <summary>Findings as one object.</summary>
public static class SimulationJson
{
    public static void Write(Utf8JsonWriter json, Simulation model, Findings findings)
    {
        json.WriteStartObject();
        json.WriteString("title", model.Title);
        json.WriteString("note", "A workbench for assumptions: it shows what follows from them, not whether or when anything will happen.");
        json.WriteNumber("seed", findings.Seed);
        json.WriteNumber("runs", findings.Runs);
        json.WriteNumber("flip_runs", findings.FlipRuns);
        json.WriteNumber("signpost_runs", findings.SignpostRuns);
        json.WriteNumber("weeks", model.Weeks);
        JsonParts.Array(json, "assumptions", model.Parameters, parameter => Assumption(json, parameter));
        JsonParts.Array(json, "sets", findings.Sets, set =>
        {
            json.WriteString("key", set.Variant.Key);
            json.WriteString("says", set.Variant.Says);
            JsonParts.Array(json, "switches", model.Switches.Zip(set.Variant.Switches), pair =>
            {
                json.WriteString("key", pair.First.Key);
                json.WriteBoolean("on", pair.Second);
            });
            JsonParts.Array(json, "overrides", set.Variant.Parameters.Where((p, i) => p != model.Parameters[i]), parameter => Assumption(json, parameter));
        });
        JsonParts.Array(json, "outcomes", findings.Sets[0].Outcomes.Select((found, i) => (found.Outcome, i)), asked => Outcome(json, model, findings, asked.Outcome, asked.i));
        json.WriteEndObject();
    }

    private static void Assumption(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteString("key", parameter.Key);
        json.WriteString("meaning", parameter.Meaning);
        json.WriteString("unit", parameter.Unit);
        json.WriteString("range", parameter.Range.InWords);
        json.WriteString("author", parameter.Author);
        json.WriteString("basis", parameter.Basis.IsJudgement ? "judgement" : parameter.Basis.Claim is null ? "source" : "claim");
        json.WriteString("claim", parameter.Basis.Claim);
        json.WriteString("source", parameter.Basis.Source);
        json.WriteString("link", parameter.Basis.Link);
    }

    private static void Outcome(Utf8JsonWriter json, Simulation model, Findings findings, int place, int at)
    {
        var outcome = model.Outcomes[place];
        json.WriteString("key", outcome.Key);
        json.WriteString("says", outcome.Says);
        json.WriteString("unit", outcome.Unit);
        if (outcome.Line is { } line)
        {
            json.WriteStartObject("line");
            json.WriteNumber(outcome.CrossesUnder ? "under" : "over", line);
            json.WriteEndObject();
        }
        JsonParts.Array(json, "sets", findings.Sets, set =>
        {
            var found = set.Outcomes[at];
            json.WriteString("set", set.Variant.Key);
            Band(json, "band", found.Band);
            if (found.MedianCrosses is { } crosses) json.WriteBoolean("median_crosses", crosses);
            json.WriteStartArray("by_week");
            foreach (var week in found.Weeks) Values(json, week);
            json.WriteEndArray();
            JsonParts.Array(json, "sensitivity", found.Sensitivities, sensitivity =>
            {
                json.WriteString("parameter", model.Parameters[sensitivity.Parameter].Key);
                json.WriteNumber("first_order", Math.Round(sensitivity.FirstOrder, 6));
                json.WriteNumber("rank_correlation", Math.Round(sensitivity.Spearman, 6));
            });
            JsonParts.Array(json, "flips", found.Flips, flip =>
            {
                json.WriteString("parameter", model.Parameters[flip.Parameter].Key);
                json.WriteNumber("at", flip.At);
                json.WriteString("crosses", flip.CrossesAbove ? "above" : "below");
                json.WriteNumber("median_below", flip.MedianBelow);
                json.WriteNumber("median_above", flip.MedianAbove);
            });
        });
        if (outcome.Line is null) return;
        JsonParts.Array(json, "changes", findings.Switches.Where(s => s.Outcome == place), change =>
        {
            json.WriteString("set", findings.Sets[change.From].Variant.Key);
            json.WriteString("towards", findings.Sets[change.Towards].Variant.Key);
            json.WriteString("what", change.What);
            json.WriteString("to", change.Change);
            json.WriteNumber("median_before", change.Before);
            json.WriteNumber("median_after", change.After);
            json.WriteBoolean("flips", change.Flips);
        });
        JsonParts.Array(json, "signposts", findings.Signposts.Where(s => s.Outcome == place).SelectMany(s => s.Readings), reading =>
        {
            var signpost = model.Signposts[reading.Signpost];
            json.WriteString("key", signpost.Key);
            json.WriteString("says", signpost.Says);
            json.WriteString("unit", signpost.Unit);
            json.WriteNumber("week", reading.Week);
            Band(json, "crossing", reading.Crossing);
            Band(json, "others", reading.Others);
            json.WriteNumber("separation", Math.Round(reading.Separation, 6));
            json.WriteString("crossing_shows", reading.IsHigher ? "more" : "less");
            json.WriteString("indicator", signpost.Indicator);
        });
    }

    private static void Band(Utf8JsonWriter json, string name, Band band)
    {
        json.WritePropertyName(name);
        Values(json, band);
    }

    private static void Values(Utf8JsonWriter json, Band band)
    {
        json.WriteStartObject();
        json.WriteNumber("p5", band.P5);
        json.WriteNumber("p25", band.P25);
        json.WriteNumber("p50", band.P50);
        json.WriteNumber("p75", band.P75);
        json.WriteNumber("p95", band.P95);
        json.WriteEndObject();
    }
}
