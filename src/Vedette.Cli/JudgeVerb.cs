using System.CommandLine;
using Spectre.Console;
using Vedette.Outside.Json;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Written;

namespace Vedette.Cli;

/// <summary><c>vedette judge …</c>: what people hold, put on record and never changed.</summary>
internal static class JudgeVerb
{
    public static Command Create(TimeProvider clock) => new("judge", "Put key judgements on record; change, dissent and withdraw without losing what was held.")
    {
        Add(clock), List(), Show(), Supersede(clock), Dissent(clock), Withdraw(clock),
    };

    /// <summary>The options that tell a judgement.</summary>
    private sealed record DraftOptions(Option<string?> Problem, Option<string?> Hypothesis, Option<string?> Statement, Option<string?> Confidence, Option<string[]> Evidence, Option<string[]> Assuming,
        Option<string[]> Gap, Option<string[]> On, Option<string[]> KeyAssumption, Option<string[]> WouldChange, Option<string?> File)
    {
        public static DraftOptions Make()
        {
            var options = new DraftOptions(
                Recording.ProblemOption("The warning problem."),
                Recording.Text("--hypothesis", "The key of the hypothesis that it answers.", "KEY"),
                Recording.Text("--statement", "One sentence with one word of likelihood (ICD 203) and nothing of confidence."),
                Recording.Text("--confidence", "How well it is founded: low, moderate or high.", "LEVEL"),
                Recording.Texts("--evidence", "Why the confidence is so: what the evidence is like."),
                Recording.Texts("--assuming", "Why the confidence is so: what is assumed."),
                Recording.Texts("--gap", "Why the confidence is so: what could not be seen."),
                Recording.Texts("--on", "What it rests on: claim:ID, origin:ID or indicator:KEY.", "GROUND"),
                Recording.Texts("--key-assumption", "What would bring the judgement down if it were wrong."),
                Recording.Texts("--would-change", "What would change it."),
                Recording.Text("--file", "Take from this YAML file what no option gives.", "FILE"));
            options.Confidence.AcceptOnlyFromAmong([.. Codes.WordsOf<AnalyticConfidence>()]);
            return options;
        }

        public IEnumerable<Option> All => [Problem, Hypothesis, Statement, Confidence, Evidence, Assuming, Gap, On, KeyAssumption, WouldChange, File];

        /// <summary>Null when the file is not fit.</summary>
        public JudgementDraft? Read(ParseResult parse, List<Fault> faults)
        {
            var draft = new JudgementDraft
            {
                Hypothesis = parse.GetValue(Hypothesis),
                Statement = parse.GetValue(Statement),
                Confidence = parse.GetValue(Confidence) is { } level ? Codes.Value<AnalyticConfidence>(level) : null,
                ConfidenceReasons = JudgementDraft.Reasons(parse.GetValue(Evidence)!, parse.GetValue(Assuming)!, parse.GetValue(Gap)!),
                Grounds = [.. parse.GetValue(On)!],
                KeyAssumptions = [.. parse.GetValue(KeyAssumption)!],
                WouldChange = [.. parse.GetValue(WouldChange)!],
            };
            if (parse.GetValue(File) is not { } path) return draft;
            using var input = Inputs.Open(path);
            var inFile = new Faults();
            var written = JudgementDraft.Read(input.ReadToEnd(), inFile);
            faults.AddRange(inFile.InOrder);
            return written is null ? null : draft.Over(written);
        }
    }

    private static Command Add(TimeProvider clock)
    {
        var draft = DraftOptions.Make();
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("add", "Put a judgement on record. Its likelihood is the word in its statement.");
        foreach (var option in draft.All.Concat([by, store, json])) command.Add(option);
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), async (kept, _, faults) =>
        {
            if (draft.Read(parse, faults) is not { } told) return null;
            var (key, problem) = await Recording.ProblemAsync(parse.GetValue(draft.Problem), cancel).ConfigureAwait(false);
            // The key in the judgement's file comes before that of a problem which merely lies here.
            told = told with { Problem = parse.GetValue(draft.Problem) is null ? told.Problem ?? key : key };
            return await FinishAsync(kept, told, problem, parse.GetValue(by)!, clock, faults, cancel).ConfigureAwait(false);
        },
            (ledger, judgement) => PrintDone(ledger, judgement, "On record", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command Supersede(TimeProvider clock)
    {
        var id = Recording.IdArgument("judgement that is held no longer");
        var reason = Recording.Needed("--reason", "What moved the judgement.");
        var draft = DraftOptions.Make();
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("supersede", "Put a judgement in the place of another. What is not given is taken from the one before; that one and its dissents stay on record.") { id, reason };
        foreach (var option in draft.All.Concat([by, store, json])) command.Add(option);
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), async (kept, ledger, faults) =>
        {
            if (Recording.Judgement(ledger, parse.GetValue(id)!, faults) is not { } earlier || draft.Read(parse, faults) is not { } told) return null;
            var (_, problem) = await Recording.ProblemAsync(parse.GetValue(draft.Problem), cancel).ConfigureAwait(false);
            // An origin that was found again under another id is no reason to refuse what was kept: grounds that are taken over stay as they are.
            var draftNow = told.Over(JudgementDraft.Of(earlier) with { Grounds = [] });
            var judgement = await FinishAsync(kept, draftNow, problem, parse.GetValue(by)!, clock, faults, cancel).ConfigureAwait(false);
            return judgement is null ? null : judgement with { Grounds = told.Grounds.IsEmpty ? earlier.Grounds : judgement.Grounds, Supersedes = earlier.Id, ReasonForChange = parse.GetValue(reason) };
        }, (ledger, judgement) => PrintDone(ledger, judgement, $"In the place of {Recording.Short(judgement.Supersedes!.Value.Hash)} on record", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command Dissent(TimeProvider clock)
    {
        var id = Recording.IdArgument("judgement");
        var text = Recording.Needed("--text", "The other opinion.");
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("dissent", "Put another opinion on record beside a judgement.") { id, text, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), (_, ledger, faults) => Task.FromResult(
            Recording.Judgement(ledger, parse.GetValue(id)!, faults) is { } judgement
                ? new Dissent { By = parse.GetValue(by)!, At = clock.GetUtcNow(), On = judgement.Id, Text = parse.GetValue(text)! } : null),
            (ledger, dissent) => PrintDone(ledger, ledger.Find(dissent.On)!, $"Dissent of {dissent.By} on record with", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command Withdraw(TimeProvider clock)
    {
        var id = Recording.IdArgument("judgement");
        var reason = Recording.Needed("--reason", "Why it is held no longer.");
        var (by, store, json) = (Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("withdraw", "Hold a judgement no longer and put nothing in its place. It stays on record.") { id, reason, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.RunAsync(parse.GetValue(store)!, parse.GetValue(json), (_, ledger, faults) => Task.FromResult(
            Recording.Judgement(ledger, parse.GetValue(id)!, faults) is { } judgement
                ? new Withdrawal { By = parse.GetValue(by)!, At = clock.GetUtcNow(), Of = judgement.Id, Reason = parse.GetValue(reason)! } : null),
            (ledger, withdrawal) => PrintDone(ledger, ledger.Find(withdrawal.Of)!, "Withdrawn", parse.GetValue(json)), cancel)));
        return command;
    }

    private static Command List()
    {
        var problem = Recording.Text("--problem", "Only of this problem: its file or its key.", "FILE.yaml|KEY");
        var all = new Option<bool>("--all") { Description = "Those too that were superseded or withdrawn." };
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("list", "Show the judgements that are held.") { problem, all, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string? of = await Recording.OnlyAsync(parse.GetValue(problem), cancel).ConfigureAwait(false);
            return await Recording.ShowAsync(parse.GetValue(store)!, parse.GetValue(json), (ledger, _) =>
                PrintList(ledger, (parse.GetValue(all) ? ledger.Judgements : ledger.Current).Where(j => of is null || j.Problem == of), parse.GetValue(json)), cancel).ConfigureAwait(false);
        }));
        return command;
    }

    private static Command Show()
    {
        var id = Recording.IdArgument("judgement");
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("show", "Show a judgement with all before it and after it.") { id, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => Recording.ShowAsync(parse.GetValue(store)!, parse.GetValue(json), (ledger, faults) =>
        {
            if (Recording.Judgement(ledger, parse.GetValue(id)!, faults) is not { } judgement) return;
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var link in ledger.ChainOf(judgement.Id)) answers.Write(line => LedgerJson.Write(line, ledger, link));
                return;
            }
            foreach (var link in ledger.ChainOf(judgement.Id)) PrintWhole(ledger, link);
        }, cancel)));
        return command;
    }

    private static async Task<Judgement?> FinishAsync(IStore store, JudgementDraft draft, WarningProblem? known, string by, TimeProvider clock, List<Fault> faults, CancellationToken cancel)
    {
        var problem = known?.Key == draft.Problem ? known : null;
        Grounds.CheckHypothesis(problem, draft.Hypothesis, faults);
        var grounds = await Recording.GroundsAsync(store, problem, draft.Grounds, faults, cancel).ConfigureAwait(false);
        return draft.Finish(grounds, by, clock.GetUtcNow(), faults);
    }

    private static void PrintDone(Ledger ledger, Judgement judgement, string done, bool isJson)
    {
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            answers.Write(line => LedgerJson.Write(line, ledger, judgement));
        }
        else Console.Out.WriteLine($"{Terminal.Plain(done)}: {Recording.Short(judgement.Hash)} {Terminal.Plain(judgement.Statement)}");
    }

    private static void PrintList(Ledger ledger, IEnumerable<Judgement> judgements, bool isJson)
    {
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            foreach (var judgement in judgements) answers.Write(line => LedgerJson.Write(line, ledger, judgement));
            return;
        }
        var table = Terminal.Table("Id", "Problem", "Judgement", "Likelihood", "Confidence", "Dissents", "By", "Day", "State");
        foreach (var j in judgements)
            table.AddRow(Terminal.Cell(Recording.Short(j.Hash)), Terminal.Cell(j.Problem), Terminal.Cell(j.Statement), Terminal.Cell(j.Likelihood.Step.Band), Terminal.Cell(Codes.Word(j.Confidence)),
                Terminal.Cell($"{ledger.DissentsOf(j.Id).Length}"), Terminal.Cell(j.By), Terminal.Cell(LedgerJson.Day(j.Day)), Terminal.Cell(LedgerJson.State(ledger, j)));
        Terminal.Print(table, "No judgements.");
    }

    private static void PrintWhole(Ledger ledger, Judgement judgement)
    {
        var table = Terminal.Table("Judgement", Recording.Short(judgement.Hash) + ", " + LedgerJson.State(ledger, judgement));
        void Row(string part, string? text)
        {
            if (text is not null) table.AddRow(Terminal.Cell(part), Terminal.Cell(text));
        }
        Row("statement", judgement.Statement);
        Row("likelihood", $"{judgement.Likelihood} ({judgement.Likelihood.Step.Band})");
        Row("confidence", Codes.Word(judgement.Confidence));
        foreach (var reason in judgement.ConfidenceReasons) Row($"  {Codes.Word(reason.Factor)}", reason.Text);
        foreach (var ground in judgement.Grounds) Row("rests on", ground.ToString());
        foreach (string assumption in judgement.KeyAssumptions) Row("key assumption", assumption);
        foreach (string change in judgement.WouldChange) Row("would change it", change);
        Row("answers", judgement.Hypothesis is { } hypothesis ? $"{judgement.Problem}, hypothesis {hypothesis}" : judgement.Problem);
        Row("by", $"{judgement.By}, {judgement.At:yyyy-MM-dd HH:mm} UTC");
        Row("supersedes", judgement.Supersedes is { } earlier ? Recording.Short(earlier.Hash) : null);
        Row("because", judgement.ReasonForChange);
        foreach (var dissent in ledger.DissentsOf(judgement.Id)) Row($"dissent of {dissent.By}", $"{dissent.Text} ({LedgerJson.Day(dissent.Day)})");
        if (ledger.WithdrawalOf(judgement.Id) is { } withdrawal) Row($"withdrawn by {withdrawal.By}", $"{withdrawal.Reason} ({LedgerJson.Day(withdrawal.Day)})");
        Terminal.Print(table, "");
    }
}
