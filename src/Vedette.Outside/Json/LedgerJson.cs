using System.Text.Json;
using Vedette.Judge;

namespace Vedette.Outside.Json;

/// <summary>Judgements and forecasts as <c>vedette judge</c> and <c>vedette forecast</c> print them.</summary>
public static class LedgerJson
{
    public static void Write(Utf8JsonWriter json, Ledger ledger, Judgement judgement)
    {
        json.WriteStartObject();
        Parts(json, ledger, judgement);
        json.WriteEndObject();
    }

    public static void Parts(Utf8JsonWriter json, Ledger ledger, Judgement judgement)
    {
        json.WriteString("id", judgement.Id.ToString());
        json.WriteString("state", State(ledger, judgement));
        json.WriteString("problem", judgement.Problem);
        json.WriteString("hypothesis", judgement.Hypothesis);
        json.WriteString("statement", judgement.Statement);
        Likelihood(json, "likelihood", judgement.Likelihood);
        json.WriteStartObject("confidence");
        json.WriteString("level", Codes.Word(judgement.Confidence));
        JsonParts.Array(json, "reasons", judgement.ConfidenceReasons, reason =>
        {
            json.WriteString("factor", Codes.Word(reason.Factor));
            json.WriteString("text", reason.Text);
        });
        json.WriteEndObject();
        JsonParts.Strings(json, "on", judgement.Grounds.Select(g => g.ToString()));
        JsonParts.Strings(json, "key_assumptions", judgement.KeyAssumptions);
        JsonParts.Strings(json, "would_change", judgement.WouldChange);
        Made(json, judgement);
        json.WriteString("supersedes", judgement.Supersedes?.ToString());
        json.WriteString("reason", judgement.ReasonForChange);
        json.WriteString("superseded_by", ledger.SuccessorOf(judgement.Id)?.Id.ToString());
        if (ledger.WithdrawalOf(judgement.Id) is { } withdrawal)
        {
            json.WriteStartObject("withdrawn");
            Made(json, withdrawal);
            json.WriteString("reason", withdrawal.Reason);
            json.WriteEndObject();
        }
        JsonParts.Array(json, "dissents", ledger.DissentsOf(judgement.Id), dissent =>
        {
            Made(json, dissent);
            json.WriteString("text", dissent.Text);
        });
    }

    public static void Write(Utf8JsonWriter json, Ledger ledger, Question question)
    {
        json.WriteStartObject();
        Parts(json, ledger, question);
        json.WriteEndObject();
    }

    public static void Parts(Utf8JsonWriter json, Ledger ledger, Question question)
    {
        json.WriteString("id", question.Id.ToString());
        json.WriteString("problem", question.Problem);
        json.WriteString("hypothesis", question.Hypothesis);
        json.WriteString("question", question.Text);
        json.WriteString("criteria", question.Criteria);
        json.WriteString("source", question.Source);
        json.WriteString("opened", Day(question.Opened));
        json.WriteString("scheduled", Day(question.Scheduled));
        JsonParts.Strings(json, "outcomes", question.Outcomes);
        Made(json, question);
        JsonParts.Array(json, "forecasts", ledger.ForecastsOn(question.Id), forecast => Forecast(json, question, forecast));
        if (ledger.ResolutionOf(question.Id) is { } end)
        {
            json.WriteStartObject("resolution");
            json.WriteString("outcome", end.Outcome);
            json.WriteBoolean("void", end.IsVoid);
            json.WriteString("settled", Day(end.Settled));
            json.WriteString("evidence", end.Evidence);
            json.WriteString("reason", end.Reason);
            Made(json, end);
            json.WriteEndObject();
        }
    }

    public static void Write(Utf8JsonWriter json, QuestionScore score)
    {
        json.WriteStartObject();
        json.WriteString("kind", "question");
        json.WriteString("question", score.Question.Id.ToString());
        json.WriteString("by", score.By);
        json.WriteString("outcome", score.Resolution.Outcome);
        json.WriteNumber("days", score.Days);
        json.WriteNumber("brier", score.Brier);
        Nats(json, "log", score.Log);
        json.WriteNumber("last_brier", score.LastBrier);
        Nats(json, "last_log", score.LastLog);
        json.WriteStartObject("last");
        Forecast(json, score.Question, score.Last);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PersonScore score)
    {
        json.WriteStartObject();
        json.WriteString("kind", "person");
        json.WriteString("by", score.By);
        json.WriteNumber("questions", score.Questions);
        json.WriteNumber("brier", score.Brier);
        Nats(json, "log", score.Log);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, CalibrationRow row)
    {
        json.WriteStartObject();
        json.WriteString("kind", row.Words is null ? "band" : "word");
        json.WriteString("words", row.Words ?? row.Step.Words);
        json.WriteNumber("low", row.Step.Low);
        json.WriteNumber("high", row.Step.High);
        json.WriteNumber("questions", row.Questions);
        json.WriteNumber("forecasts", row.Forecasts);
        json.WriteNumber("happened", row.Happened);
        json.WriteBoolean("too_few", row.IsTooFew);
        if (row is { Share: { } share, Range: { } range })
        {
            json.WriteNumber("share", share);
            json.WriteNumber("share_low", range.Low);
            json.WriteNumber("share_high", range.High);
        }
        json.WriteEndObject();
    }

    public static string State(Ledger ledger, Judgement judgement) =>
        ledger.IsCurrent(judgement.Id) ? "held" : ledger.SuccessorOf(judgement.Id) is null ? "withdrawn" : "superseded";

    private static void Forecast(Utf8JsonWriter json, Question question, Forecast forecast)
    {
        json.WriteStartObject("probabilities");
        foreach (var (outcome, probability) in question.Outcomes.Zip(forecast.Probabilities)) json.WriteNumber(outcome, probability.Value);
        json.WriteEndObject();
        if (forecast.Word is { } word) Likelihood(json, "word", word);
        json.WriteBoolean("number_told", forecast.HasNumber);
        Made(json, forecast);
    }

    private static void Likelihood(Utf8JsonWriter json, string name, LikelihoodWord word)
    {
        json.WriteStartObject(name);
        json.WriteString("words", word.Text);
        json.WriteNumber("low", word.Step.Low);
        json.WriteNumber("high", word.Step.High);
        json.WriteEndObject();
    }

    private static void Made(Utf8JsonWriter json, Entry entry)
    {
        json.WriteString("by", entry.By);
        json.WriteString("at", entry.At);
    }

    /// <summary>JSON has no number for the log score of what was held impossible and came: it is null.</summary>
    private static void Nats(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
