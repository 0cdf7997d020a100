using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What people put on record, in its tables. Every method runs inside its caller's transaction.</summary>
internal static class LedgerTables
{
    public static void Append(SqliteConnection connection, IEnumerable<Entry> entries)
    {
        long seq = connection.ExecuteScalar<long>("SELECT ifnull(max(seq), 0) FROM ledger");
        foreach (var entry in entries)
        {
            connection.Execute("INSERT INTO ledger (seq, id, kind, by, at, form) VALUES (@seq, @id, @kind, @By, @at, @Form)",
                new { seq = ++seq, id = entry.Hash.Bytes(), kind = KindOf(entry), entry.By, at = Time.Print(entry.At), Compact.Form });
            Insert(connection, seq, entry);
        }
    }

    /// <exception cref="VedetteException">W303: an entry is missing or is not what was written.</exception>
    public static Ledger Load(SqliteConnection connection, string path)
    {
        var heads = connection.Query<HeadRow>("SELECT seq, id, kind, by, at, form FROM ledger ORDER BY seq").AsList();
        if (heads.Count == 0) return Ledger.Empty;
        try
        {
            var judgements = Rows<JudgementRow>(connection, "SELECT seq, problem, hypothesis, statement, likelihood, confidence, supersedes, reason, rest FROM judgements");
            var dissents = Rows<NoteRow>(connection, "SELECT seq, judgement AS other, text FROM dissents");
            var withdrawals = Rows<NoteRow>(connection, "SELECT seq, judgement AS other, reason AS text FROM withdrawals");
            var questions = Rows<QuestionRow>(connection, "SELECT seq, problem, hypothesis, text, criteria, source, opened, scheduled, rest FROM forecast_questions");
            var forecasts = Rows<ForecastRow>(connection, "SELECT seq, question, word, has_number AS hasnumber, rest FROM forecasts");
            var resolutions = Rows<ResolutionRow>(connection, "SELECT seq, question, outcome, settled, evidence, reason FROM resolutions");
            var entries = ImmutableArray.CreateBuilder<Entry>(heads.Count);
            foreach (var head in heads)
            {
                if (head.Form != Compact.Form) throw StoreFailure.Damaged(path, $"entry {head.Seq} of the ledger has the unknown form {head.Form}");
                Entry entry = head.Kind switch
                {
                    "judgement" => judgements[head.Seq].With(head),
                    "dissent" => new Dissent { By = head.By, At = head.Moment, On = new(Compact.Id(dissents[head.Seq].Other)), Text = dissents[head.Seq].Text },
                    "withdrawal" => new Withdrawal { By = head.By, At = head.Moment, Of = new(Compact.Id(withdrawals[head.Seq].Other)), Reason = withdrawals[head.Seq].Text },
                    "question" => questions[head.Seq].With(head),
                    "forecast" => forecasts[head.Seq].With(head),
                    "resolution" => resolutions[head.Seq].With(head),
                    _ => throw new FormatException($"an entry of unknown kind '{head.Kind}'"),
                };
                // The last entries may be cut off unseen, as pages of a notebook; one torn out of the middle is missed.
                if (head.Seq != entries.Count + 1 || !entry.Hash.Bytes().AsSpan().SequenceEqual(head.Id))
                    throw StoreFailure.Damaged(path, $"entry {entries.Count + 1} of the ledger is missing or is not what was written");
                entries.Add(entry);
            }
            return new(entries.MoveToImmutable());
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw StoreFailure.Damaged(path, $"the ledger: {e.Message}", e);
        }
    }

    private static string KindOf(Entry entry) => entry switch
    {
        Judgement => "judgement",
        Dissent => "dissent",
        Withdrawal => "withdrawal",
        Question => "question",
        Forecast => "forecast",
        Resolution => "resolution",
        _ => throw new ArgumentException($"No table keeps a {entry.GetType().Name}.", nameof(entry)),
    };

    private static void Insert(SqliteConnection connection, long seq, Entry entry)
    {
        switch (entry)
        {
            case Judgement j:
                connection.Execute("INSERT INTO judgements VALUES (@seq, @Problem, @Hypothesis, @Statement, @word, @confidence, @supersedes, @ReasonForChange, @rest)", new
                {
                    seq, j.Problem, j.Hypothesis, j.Statement, word = j.Likelihood.Text, confidence = Codes.Word(j.Confidence), supersedes = j.Supersedes?.Hash.Bytes(), j.ReasonForChange,
                    rest = Compact.Object(json =>
                    {
                        json.Items("confidence", j.ConfidenceReasons, (array, reason) =>
                        {
                            array.WriteStringValue(Codes.Word(reason.Factor));
                            array.WriteStringValue(reason.Text);
                        });
                        json.Strings("grounds", [.. j.Grounds.Select(g => g.ToString())]);
                        json.Strings("assumptions", j.KeyAssumptions);
                        json.Strings("would_change", j.WouldChange);
                    }),
                });
                break;
            case Dissent d:
                connection.Execute("INSERT INTO dissents VALUES (@seq, @on, @Text)", new { seq, on = d.On.Hash.Bytes(), d.Text });
                break;
            case Withdrawal w:
                connection.Execute("INSERT INTO withdrawals VALUES (@seq, @of, @Reason)", new { seq, of = w.Of.Hash.Bytes(), w.Reason });
                break;
            case Question q:
                connection.Execute("INSERT INTO forecast_questions VALUES (@seq, @Problem, @Hypothesis, @Text, @Criteria, @Source, @opened, @scheduled, @rest)", new
                {
                    seq, q.Problem, q.Hypothesis, q.Text, q.Criteria, q.Source, opened = Iso(q.Opened), scheduled = Iso(q.Scheduled), rest = Compact.Object(json => json.Strings("outcomes", q.Outcomes)),
                });
                break;
            case Forecast f:
                connection.Execute("INSERT INTO forecasts VALUES (@seq, @on, @word, @HasNumber, @rest)", new
                {
                    seq, on = f.On.Hash.Bytes(), word = f.Word?.Text, f.HasNumber,
                    rest = Compact.Object(json =>
                    {
                        json.WriteStartArray("probabilities");
                        foreach (var probability in f.Probabilities) json.WriteNumberValue(probability.Value);
                        json.WriteEndArray();
                    }),
                });
                break;
            case Resolution r:
                connection.Execute("INSERT INTO resolutions VALUES (@seq, @of, @Outcome, @settled, @Evidence, @Reason)",
                    new { seq, of = r.Of.Hash.Bytes(), r.Outcome, settled = Iso(r.Settled), r.Evidence, r.Reason });
                break;
        }
    }

    private static Dictionary<long, T> Rows<T>(SqliteConnection connection, string sql) where T : Row => connection.Query<T>(sql).ToDictionary(row => row.Seq);
    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static LikelihoodWord Word(string text) => LikelihoodWord.Parse(text) ?? throw new FormatException($"'{text}' is no word of likelihood.");

    private abstract class Row
    {
        public long Seq { get; init; }
    }

    private sealed class HeadRow : Row
    {
        public byte[] Id { get; init; } = [];
        public string Kind { get; init; } = "";
        public string By { get; init; } = "";
        public string At { get; init; } = "";
        public long Form { get; init; }
        public DateTimeOffset Moment => Time.Parse(At);
    }

    private sealed class JudgementRow : Row
    {
        public string Problem { get; init; } = "";
        public string? Hypothesis { get; init; }
        public string Statement { get; init; } = "";
        public string Likelihood { get; init; } = "";
        public string Confidence { get; init; } = "";
        public byte[]? Supersedes { get; init; }
        public string? Reason { get; init; }
        public string Rest { get; init; } = "{}";

        public Judgement With(HeadRow head) => Compact.Read(Rest, json => new Judgement
        {
            By = head.By,
            At = head.Moment,
            Problem = Problem,
            Hypothesis = Hypothesis,
            Statement = Statement,
            Likelihood = Word(Likelihood),
            Confidence = Codes.Value<AnalyticConfidence>(Confidence),
            ConfidenceReasons = json.Items("confidence", e => new ConfidenceReason(Codes.Value<ConfidenceFactor>(e[0].GetString()!), e[1].GetString()!)),
            Grounds = [.. json.Strings("grounds").Select(g => Ground.Parse(g) ?? throw new FormatException($"'{g}' is no ground."))],
            KeyAssumptions = json.Strings("assumptions"),
            WouldChange = json.Strings("would_change"),
            Supersedes = Supersedes is null ? null : new JudgementId(Compact.Id(Supersedes)),
            ReasonForChange = Reason,
        });
    }

    /// <summary>A few words about a judgement.</summary>
    private sealed class NoteRow : Row
    {
        public byte[] Other { get; init; } = [];
        public string Text { get; init; } = "";
    }

    private sealed class QuestionRow : Row
    {
        public string Problem { get; init; } = "";
        public string? Hypothesis { get; init; }
        public string Text { get; init; } = "";
        public string Criteria { get; init; } = "";
        public string Source { get; init; } = "";
        public string Opened { get; init; } = "";
        public string Scheduled { get; init; } = "";
        public string Rest { get; init; } = "{}";

        public Question With(HeadRow head) => new()
        {
            By = head.By, At = head.Moment, Problem = Problem, Hypothesis = Hypothesis, Text = Text, Criteria = Criteria, Source = Source,
            Opened = Day(Opened), Scheduled = Day(Scheduled), Outcomes = Compact.Read(Rest, json => json.Strings("outcomes")),
        };
    }

    private sealed class ForecastRow : Row
    {
        public byte[] Question { get; init; } = [];
        public string? Word { get; init; }
        public bool HasNumber { get; init; }
        public string Rest { get; init; } = "{}";

        public Forecast With(HeadRow head) => new()
        {
            By = head.By, At = head.Moment, On = new(Compact.Id(Question)), Word = Word is null ? null : LedgerTables.Word(Word), HasNumber = HasNumber,
            Probabilities = Compact.Read(Rest, json => json.Items("probabilities", e => new Probability(e.GetDouble()))),
        };
    }

    private sealed class ResolutionRow : Row
    {
        public byte[] Question { get; init; } = [];
        public string? Outcome { get; init; }
        public string Settled { get; init; } = "";
        public string? Evidence { get; init; }
        public string? Reason { get; init; }

        public Resolution With(HeadRow head) => new()
        {
            By = head.By, At = head.Moment, Of = new(Compact.Id(Question)), Outcome = Outcome, Settled = Day(Settled), Evidence = Evidence, Reason = Reason,
        };
    }
}
