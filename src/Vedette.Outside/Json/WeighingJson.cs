using System.Text.Json;
using Vedette.Model;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Tables;

namespace Vedette.Outside.Json;

/// <summary>What weighing found, as JSON.</summary>
public static class WeighingJson
{
    public static void Indicator(Utf8JsonWriter json, Weighing weighing, IndicatorReading reading)
    {
        json.WriteStartObject();
        IndicatorParts(json, weighing, reading);
        json.WriteEndObject();
    }

    public static void IndicatorParts(Utf8JsonWriter json, Weighing weighing, IndicatorReading reading)
    {
        var told = reading.Signs.SelectMany(s => s.Statements).Select(s => s.Where.Document).ToHashSet();
        var names = weighing.Picture.Readings.Where(r => told.Contains(r.Document.Id)).ToDictionary(r => r.Document.Id, r => r.Document.Name);
        json.WriteString("indicator", reading.Indicator.Key);
        json.WriteString("channel", reading.Indicator.Channel);
        json.WriteString("question", reading.Indicator.Question);
        json.WriteString("state", Codes.Word(reading.State));
        json.WriteString("as_of", weighing.AsOf?.ToString("yyyy-MM-dd"));
        json.WriteNumber("origins_least", reading.Least);
        json.WriteNumber("origins_most", reading.Most);
        json.WriteNumber("standing", Math.Round(reading.Standing, 4));
        json.WriteString("trend", Codes.Word(reading.Trend));
        json.WriteBoolean("stale", reading.IsStale);
        json.WriteBoolean("silent", reading.IsSilent);
        if (reading.Indicator.LeadTime is { } lead) json.WriteNumber("lead_time_days", lead);
        JsonParts.Array(json, "signs", reading.Signs, sign =>
        {
            json.WriteString("kind", Codes.Word(sign.Kind));
            json.WriteString("origin", sign.Origin?.Id.ToString());
            json.WriteString("speaker", sign.Origin?.Speaker);
            json.WriteString("day", sign.Day.Iso);
            json.WriteString("doubt", sign.Doubt?.Text);
            JsonParts.Array(json, "statements", sign.Statements, statement => Where(json, statement.Where, statement.Claim, names));
        });
        JsonParts.Array(json, "changes", reading.Changes, change =>
        {
            json.WriteString("on", change.On.Iso);
            json.WriteString("from", Codes.Word(change.From));
            json.WriteString("to", Codes.Word(change.To));
            json.WriteString("why", change.Why);
        });
        JsonParts.Array(json, "reasons", reading.Reasons, reason =>
        {
            json.WriteString("kind", reason.Kind);
            json.WriteString("text", reason.Text);
        });
    }

    public static void Table(Utf8JsonWriter json, EvidenceTable table)
    {
        json.WriteStartObject();
        JsonParts.Array(json, "hypotheses", table.Standings, standing =>
        {
            json.WriteString("key", standing.Hypothesis.Key);
            json.WriteString("statement", standing.Hypothesis.Statement);
            json.WriteNumber("inconsistency", Math.Round(standing.Inconsistency, 4));
            json.WriteNumber("against", standing.Against);
        });
        JsonParts.Array(json, "evidence", table.Evidence, evidence =>
        {
            json.WriteString("key", evidence.Key);
            json.WriteString("text", evidence.Text);
            json.WriteNumber("weight", Math.Round(evidence.Weight, 4));
            json.WriteNumber("diagnosticity", Math.Round(evidence.Diagnosticity, 4));
            json.WriteBoolean("silence", evidence.IsSilence);
            json.WriteString("source", evidence.Source);
            JsonParts.Strings(json, "origins", evidence.Origins.Select(o => o.Id.ToString()));
            json.WriteStartObject("cells");
            for (int row = 0; row < table.Hypotheses.Length; row++)
            {
                var cell = evidence.Cells[row];
                json.WriteStartObject(table.Hypotheses[row].Key);
                json.WriteString("value", cell.Value.ToString());
                json.WriteString("proposed", cell.Proposed.ToString());
                if (cell.Choice is { } choice)
                {
                    json.WriteString("by", choice.By);
                    json.WriteString("reason", choice.Reason);
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
        });
        JsonParts.Strings(json, "leaders", table.Leaders);
        JsonParts.Array(json, "without", table.LeftOut, left =>
        {
            json.WriteString("kind", left.Kind);
            json.WriteString("what", left.What);
            json.WriteBoolean("flips", left.IsFlip);
            JsonParts.Strings(json, "leaders", left.LeadersAfter);
        });
        JsonParts.Array(json, "discriminators", table.Discriminators, one =>
        {
            json.WriteString("indicator", one.Indicator.Key);
            json.WriteNumber("difference", one.Difference);
            JsonParts.Strings(json, "questions", one.Questions.Select(q => q.Key));
        });
        json.WriteEndObject();
    }

    private static void Where(Utf8JsonWriter json, Quote where, ClaimId? claim, Dictionary<DocumentId, string> names)
    {
        json.WriteString("document", names.GetValueOrDefault(where.Document));
        json.WriteString("claim", claim?.ToString());
        JsonParts.Offsets(json, where.Span);
    }
}
