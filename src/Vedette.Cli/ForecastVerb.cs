using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Cli;

/// <summary><c>vedette forecast …</c>: questions that the world will answer by a day, what people expect, and how they did.</summary>
internal static class ForecastVerb
{
    public static Command Create(TimeProvider clock) => new("forecast", "Ask questions that the world will answer, forecast on them, resolve and score them.")
    {
        Open(clock), Ask(clock), Add(clock), Resolve(clock), Void(clock), List(clock), Score(clock),
    };

    private static Command Open(TimeProvider clock)
    {
        var problem = Recording.ProblemOption("The warning problem whose planned questions are asked.");
        var (by, store) = (Recording.ByOption(), StoreVerb.StoreOption());
        var command = new Command("open", "Ask the questions that a problem's file plans and that are not on record yet.") { problem, by, store };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var (_, known) = await Recording.ProblemAsync(parse.GetValue(problem), cancel).ConfigureAwait(false);
            if (known is null) throw new VedetteException("W610", "The questions are planned in a problem's file. Give it with --problem FILE.");
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _1 = opened.ConfigureAwait(false);
            var ledger = await opened.LedgerAsync(cancel).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            Question[] planned = [.. known.Forecasts.Where(f => ledger.Questions.All(q => q.Problem != known.Key || q.Text != f.Question)).Select(f => new Question
            {
                By = parse.GetValue(by)!, At = now, Problem = known.Key, Hypothesis = f.Hypothesis, Text = f.Question, Criteria = f.Criteria, Source = f.Source,
                Opened = DateOnly.FromDateTime(now.UtcDateTime), Scheduled = f.Scheduled, Outcomes = f.Outcomes.IsEmpty ? Question.YesNo : f.Outcomes,
            })];
            var faults = await opened.RecordAsync(planned, cancel).ConfigureAwait(false);
            foreach (var fault in faults) await Console.Error.WriteLineAsync($"vedette: {fault.Code}: {fault.Message}").ConfigureAwait(false);
            if (!faults.IsEmpty) return Verb.Failed;
            foreach (var question in planned) Console.Out.WriteLine($"{Recording.Short(question.Hash)} {Terminal.Plain(question.Text)}");
            if (planned.Length == 0) Console.Out.WriteLine("Every planned question is on record already.");
            return 0;
        }));
        return command;
    }

    private static Command Ask(TimeProvider clock)
    {
        var problem = Recording.ProblemOption("The warning problem.");
        var hypothesis = Recording.Text("--hypothesis", "The key of the hypothesis that it bears on.", "KEY");
        var text = Recording.Needed("--question", "The question.");
        var criteria = Recording.Needed("--criteria", "What must be so for each outcome.");
        var source = Recording.Needed("--source", "Where the outcome will be looked up.");
        var opens = Day("--opens", "The first day on which a forecast counts. Default: today.");
        var scheduled = Day("--scheduled", "The last day on which a forecast counts; the question is answered after it.");
        scheduled.Required = true;
        var outcomes = Recording.Texts("--outcome", "An outcome; they exclude each other and one will be so. Default: yes and no.", "NAME");
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("ask", "Ask a question. Days are days in UTC.") { problem, hypothesis, text, criteria, source, opens, scheduled, outcomes, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), async (_, _, faults) =>
        {
            var now = clock.GetUtcNow();
            var (key, known) = await Recording.ProblemAsync(parse.GetValue(problem), cancel).ConfigureAwait(false);
            if (key is null) faults.Add(new("W660", "The problem is missing. Give its file or its key: --problem."));
            Grounds.CheckHypothesis(known, parse.GetValue(hypothesis), faults);
            return key is null ? null : new Question
            {
                By = parse.GetValue(by)!, At = now, Problem = key, Hypothesis = parse.GetValue(hypothesis), Text = parse.GetValue(text)!, Criteria = parse.GetValue(criteria)!,
                Source = parse.GetValue(source)!, Opened = parse.GetValue(opens) ?? DateOnly.FromDateTime(now.UtcDateTime), Scheduled = parse.GetValue(scheduled)!.Value,
                Outcomes = parse.GetValue(outcomes) is { Length: > 0 } names ? [.. names] : Question.YesNo,
            };
        }, (ledger, question) => PrintDone(ledger, question, "Asked", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command Add(TimeProvider clock)
    {
        var id = Recording.IdArgument("question");
        var probabilities = Recording.Texts("--probability", "Of yes, 0 to 1; of named outcomes NAME=0.2 for each.", "P");
        var word = Recording.Text("--word", "A word of likelihood (ICD 203) for yes, with a number in its band or alone; alone it is scored at the band's middle.", "WORD");
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("add", "Forecast on a question; it stands until your next one.") { id, probabilities, word, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), (_, ledger, faults) => Task.FromResult(
            Recording.Question(ledger, parse.GetValue(id)!, faults) is { } question
                ? ForecastDraft.Finish(question, parse.GetValue(probabilities)!, parse.GetValue(word), parse.GetValue(by)!, clock.GetUtcNow(), faults) : null),
            (ledger, forecast) => PrintDone(ledger, ledger.Find(forecast.On)!, "Forecast on record", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command Resolve(TimeProvider clock)
    {
        var id = Recording.IdArgument("question");
        var outcome = Recording.Needed("--outcome", "The outcome that came.", "NAME");
        var evidence = Recording.Needed("--evidence", "A link or an id that shows it.", "LINK");
        var settled = Day("--settled", "The day on which the outcome was settled; forecasts of that day and later do not count. Default: today.");
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("resolve", "Tell how a question ended.") { id, outcome, evidence, settled, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), (_, ledger, faults) => Task.FromResult(
            Recording.Question(ledger, parse.GetValue(id)!, faults) is { } question
                ? new Resolution
                {
                    By = parse.GetValue(by)!, At = clock.GetUtcNow(), Of = question.Id, Outcome = parse.GetValue(outcome), Evidence = parse.GetValue(evidence), Settled = parse.GetValue(settled) ?? Today(clock),
                } : null),
            (ledger, end) => PrintDone(ledger, ledger.Find(end.Of)!, $"Resolved as '{end.Outcome}'", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command Void(TimeProvider clock)
    {
        var id = Recording.IdArgument("question");
        var reason = Recording.Needed("--reason", "Why it cannot be answered.");
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("void", "End a question that cannot be answered. It is not scored and stays on record.") { id, reason, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), (_, ledger, faults) => Task.FromResult(
            Recording.Question(ledger, parse.GetValue(id)!, faults) is { } question
                ? new Resolution { By = parse.GetValue(by)!, At = clock.GetUtcNow(), Of = question.Id, Reason = parse.GetValue(reason), Settled = Today(clock) } : null),
            (ledger, end) => PrintDone(ledger, ledger.Find(end.Of)!, "Void", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command List(TimeProvider clock)
    {
        var problem = Recording.Text("--problem", "Only of this problem: its file or its key.", "FILE.yaml|KEY");
        var all = new Option<bool>("--all") { Description = "Those too that have ended." };
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("list", "Show the questions that are open, with the forecasts that stand.") { problem, all, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string? of = await Recording.OnlyAsync(parse.GetValue(problem), cancel).ConfigureAwait(false);
            return await Recording.ShowAsync(parse.GetValue(store)!, parse.GetValue(json), (ledger, _) =>
                PrintList(ledger, ledger.Questions.Where(q => (parse.GetValue(all) || ledger.ResolutionOf(q.Id) is null) && (of is null || q.Problem == of)), Today(clock), parse.GetValue(json)), cancel).ConfigureAwait(false);
        }));
        return command;
    }

    private static Command Score(TimeProvider clock)
    {
        var forecaster = Recording.Text("--forecaster", "Only this person's forecasts.", "NAME");
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("score", "Score the forecasts on resolved questions (Brier, log), and hold words and bands against how often what they told came.") { forecaster, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.ShowAsync(parse.GetValue(store)!, parse.GetValue(json), (ledger, _) =>
        {
            string? only = parse.GetValue(forecaster);
            var questions = QuestionScore.All(ledger).Where(s => only is null || s.By == only).ToArray();
            var people = PersonScore.All(ledger, Today(clock)).Where(s => only is null || s.By == only).ToArray();
            var words = Calibration.Of(ledger, Today(clock), only);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var score in questions) answers.Write(line => LedgerJson.Write(line, score));
                foreach (var score in people) answers.Write(line => LedgerJson.Write(line, score));
                foreach (var row in words) answers.Write(line => LedgerJson.Write(line, row));
                return;
            }
            PrintScores(questions, people, words);
        }, cancel)));
        return command;
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name) { Description = description, HelpName = "DATE", CustomParser = Days.Parse };

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static string State(Ledger ledger, Question question, DateOnly today) => ledger.ResolutionOf(question.Id) switch
    {
        { IsVoid: true } => "void",
        { Outcome: { } outcome } => $"resolved: {outcome}",
        _ => Calibration.HasPassed(question, today) ? "to be resolved" : "open",
    };

    private static void PrintDone(Ledger ledger, Question question, string done, bool isJson)
    {
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            answers.Write(line => LedgerJson.Write(line, ledger, question));
        }
        else Console.Out.WriteLine($"{Terminal.Plain(done)}: {Recording.Short(question.Hash)} {Terminal.Plain(question.Text)}");
    }

    private static void PrintList(Ledger ledger, IEnumerable<Question> questions, DateOnly today, bool isJson)
    {
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            foreach (var question in questions) answers.Write(line => LedgerJson.Write(line, ledger, question));
            return;
        }
        var table = Terminal.Table("Id", "Problem", "Question", "Scheduled", "Forecasts that stand", "State");
        foreach (var q in questions)
        {
            var standing = ledger.ForecastsOn(q.Id).GroupBy(f => f.By, StringComparer.Ordinal).Select(of => $"{of.Key}: {ForecastDraft.Told(q, of.MaxBy(f => f.At)!)}");
            table.AddRow(Terminal.Cell(Recording.Short(q.Hash)), Terminal.Cell(q.Problem), Terminal.Cell(q.Text), Terminal.Cell(LedgerJson.Day(q.Scheduled)), Terminal.Cell(string.Join("; ", standing)), Terminal.Cell(State(ledger, q, today)));
        }
        Terminal.Print(table, "No questions.");
    }

    private static void PrintScores(QuestionScore[] questions, PersonScore[] people, ImmutableArray<CalibrationRow> words)
    {
        var scores = Terminal.Table("Question", "By", "Outcome", "Days", "Brier", "Log", "Last", "Its Brier", "Its log");
        foreach (var s in questions)
            scores.AddRow(Terminal.Cell($"{Recording.Short(s.Question.Hash)} {s.Question.Text}"), Terminal.Cell(s.By), Terminal.Cell(s.Resolution.Outcome), Terminal.Cell($"{s.Days}"), Terminal.Cell($"{s.Brier:0.000}"),
                Terminal.Cell(Nats(s.Log)), Terminal.Cell(ForecastDraft.Told(s.Question, s.Last)), Terminal.Cell($"{s.LastBrier:0.000}"), Terminal.Cell(Nats(s.LastLog)));
        Terminal.Print(scores, "No question with forecasts has been resolved.");
        if (questions.Length > 0) Console.Out.WriteLine("Brier: mean squared error, 0 best; of two outcomes to 1, of more the sum, to 2. Log: nats, 0 best. Each day is scored with the forecast that stood on it.");
        if (people.Length > 0)
        {
            var means = Terminal.Table("By", "Questions", "Mean Brier", "Mean log");
            foreach (var p in people) means.AddRow(Terminal.Cell(p.By), Terminal.Cell($"{p.Questions}"), Terminal.Cell($"{p.Brier:0.000}"), Terminal.Cell(Nats(p.Log)));
            Terminal.Print(means, "");
        }
        if (words.IsEmpty) return;
        var table = Terminal.Table("Told as", "Band", "Questions", "Forecasts", "Came", "Share that came", "95 % interval");
        foreach (var row in words)
            table.AddRow(Terminal.Cell(row.Words ?? "(any words or number)"), Terminal.Cell(row.Step.Band), Terminal.Cell($"{row.Questions}"), Terminal.Cell($"{row.Forecasts}"), Terminal.Cell($"{row.Happened}"),
                Terminal.Cell(row.Share is { } share ? $"{share * 100:0} %" : $"too few (under {CalibrationRow.Fewest})"), Terminal.Cell(row.Range is { } range ? $"{range.Low * 100:0}–{range.High * 100:0} %" : ""));
        Terminal.Print(table, "");
        Console.Out.WriteLine("Only yes-or-no questions that are resolved and whose scheduled day has passed; each person's last forecast; the interval (Wilson) counts questions.");
    }

    private static string Nats(double value) => double.IsFinite(value) ? $"{value:0.000}" : "infinite";
}
