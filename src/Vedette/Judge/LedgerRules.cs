using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>What an entry must be to be put on record: its own parts, and what it refers to.</summary>
internal static partial class LedgerRules
{
    private const int LongestName = 200, LongestText = 4000;

    /// <summary>How far the probabilities of a forecast may sum from 1: the rounding of what people write.</summary>
    private const double Rounding = 1e-6;

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Key { get; }

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Id { get; }

    public static ImmutableArray<Fault> Check(Ledger ledger, Entry entry)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        Words(faults, "name of who says it", entry.By, LongestName, "Give it with --by, or set VEDETTE_BY.");
        switch (entry)
        {
            case Judgement judgement: Check(ledger, judgement, faults); break;
            case Dissent dissent:
                Words(faults, "text of the dissent", dissent.Text);
                Held(ledger, dissent.On, dissent, "dissented from", faults);
                break;
            case Withdrawal withdrawal:
                Words(faults, "reason of the withdrawal", withdrawal.Reason);
                Held(ledger, withdrawal.Of, withdrawal, "withdrawn", faults);
                break;
            case Question question: Check(question, faults); break;
            case Forecast forecast: Check(ledger, forecast, faults); break;
            case Resolution resolution: Check(ledger, resolution, faults); break;
        }
        if (faults.Count == 0 && ledger.Entries.Any(e => e.Hash == entry.Hash))
            faults.Add(new("W677", $"The same words by {entry.By} at {entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC are on record already. Nothing is to be done."));
        return faults.DrainToImmutable();
    }

    private static void Check(Ledger ledger, Judgement judgement, ImmutableArray<Fault>.Builder faults)
    {
        Keys(faults, judgement.Problem, judgement.Hypothesis);
        if (judgement.Grounds.IsDefaultOrEmpty)
            faults.Add(new("W661", "The judgement rests on nothing. Name the claims, origins or indicators that it rests on: --on claim:ID."));
        foreach (var ground in judgement.Grounds.OrEmpty())
            if (ground.Kind is GroundKind.Indicator ? !Key.IsMatch(ground.Name) : !Id.IsMatch(ground.Name))
                faults.Add(new("W662", $"'{Printable(ground.ToString())}' names nothing. Give the whole id of a claim or origin, or the key of an indicator as it stands in the problem's file."));
        if (judgement.ConfidenceReasons.IsDefaultOrEmpty)
            faults.Add(new("W660", $"Nothing says why the confidence is {judgement.Confidence.ToString().ToLowerInvariant()}. Tell the evidence, the assumptions or the gaps that make it so: --evidence, --assuming, --gap."));
        foreach (var reason in judgement.ConfidenceReasons.OrEmpty()) Words(faults, "reason of the confidence", reason.Text);
        foreach (string assumption in judgement.KeyAssumptions) Words(faults, "key assumption", assumption);
        foreach (string change in judgement.WouldChange) Words(faults, "text of what would change it", change);
        if (Words(faults, "statement", judgement.Statement))
        {
            var others = ledger.Current.Where(j => j.Problem == judgement.Problem && j.Id != judgement.Supersedes).Select(j => j.Likelihood.Set);
            faults.AddRange(StatementRules.Check(judgement.Statement, judgement.Likelihood, others.Cast<WordSet?>().FirstOrDefault()));
        }
        if (judgement.Supersedes is not { } earlier)
        {
            if (judgement.ReasonForChange is not null) faults.Add(new("W660", "A reason for a change is given, but not the judgement that is changed. Name it, or leave the reason out."));
            return;
        }
        Words(faults, "reason for the change", judgement.ReasonForChange, cure: "Tell what moved the judgement: --reason.");
        if (Held(ledger, earlier, judgement, "superseded", faults) is { } held && held.Problem != judgement.Problem)
            faults.Add(new("W660", $"The judgement {Short(earlier.Hash)} answers '{held.Problem}', this one '{judgement.Problem}'. Make a new judgement instead."));
    }

    private static void Check(Question question, ImmutableArray<Fault>.Builder faults)
    {
        Keys(faults, question.Problem, question.Hypothesis);
        Words(faults, "question", question.Text);
        Words(faults, "criteria", question.Criteria, cure: "Tell what must be so for each outcome: --criteria.");
        Words(faults, "source", question.Source, cure: "Tell where the outcome will be looked up: --source.");
        if (question.Scheduled < question.Opened)
            faults.Add(new("W660", $"The question would be answered on {Question.Iso(question.Scheduled)}, before it opens on {Question.Iso(question.Opened)}. Mend one of the days."));
        if (question.Scheduled < question.Day)
            faults.Add(new("W660", $"The day of resolution, {Question.Iso(question.Scheduled)}, has passed already. Ask for a day to come."));
        if (question.Outcomes.IsDefault || question.Outcomes.Length < 2)
            faults.Add(new("W668", "A question needs two outcomes or more. Name them with --outcome, or leave them out for yes and no."));
        else
            foreach (string outcome in question.Outcomes) Words(faults, "name of an outcome", outcome, LongestName);
        if (question.Outcomes.OrEmpty().GroupBy(o => o, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            faults.Add(new("W668", $"The outcome '{twice.Key}' stands twice. Outcomes must exclude each other: rename or delete one."));
    }

    private static void Check(Ledger ledger, Forecast forecast, ImmutableArray<Fault>.Builder faults)
    {
        if (Open(ledger, forecast.On, forecast, faults) is not { } question) return;
        if (forecast.Day < question.Opened || forecast.Day > question.Scheduled)
            faults.Add(new("W667", $"Forecasts on this question count from {Question.Iso(question.Opened)} to {Question.Iso(question.Scheduled)}; this one is of {Question.Iso(forecast.Day)}. {(forecast.Day > question.Scheduled ? "Resolve the question instead." : "Forecast when it has opened.")}"));
        if (forecast.Probabilities.IsDefault || forecast.Probabilities.Length != question.Outcomes.Length)
        {
            faults.Add(new("W668", $"The question has {question.Outcomes.Length} outcomes ({string.Join(", ", question.Outcomes)}), the forecast {forecast.Probabilities.OrEmpty().Length} probabilities. Give one for each."));
            return;
        }
        double sum = forecast.Probabilities.Sum(p => p.Value);
        if (Math.Abs(sum - 1) > Rounding)
            faults.Add(new("W668", string.Create(CultureInfo.InvariantCulture, $"The probabilities sum to {sum:0.######}, not to 1. One of the outcomes must come: change them so that they do.")));
        if (forecast.Word is not { } word) return;
        if (!question.IsYesNo) faults.Add(new("W668", "A word of likelihood answers yes-or-no questions only. Give a probability for each outcome."));
        else if (!StatementRules.IsIn(word.Step, forecast.Probabilities[0].Value))
            faults.Add(new("W668", string.Create(CultureInfo.InvariantCulture, $"'{word}' means {word.Step.Band}; {forecast.Probabilities[0].Value * 100:0.##} % lies outside. Change the word to '{new LikelihoodWord(Likelihood.Of(forecast.Probabilities[0]), word.Set)}', or the number.")));
    }

    private static void Check(Ledger ledger, Resolution resolution, ImmutableArray<Fault>.Builder faults)
    {
        if (Open(ledger, resolution.Of, resolution, faults) is not { } question) return;
        if (resolution.Settled > resolution.Day || resolution.Settled < question.Opened)
            faults.Add(new("W660", $"The outcome cannot have been settled on {Question.Iso(resolution.Settled)}: the question opened on {Question.Iso(question.Opened)} and today is {Question.Iso(resolution.Day)}. Mend the day."));
        if (resolution.Outcome is not { } outcome)
        {
            Words(faults, "reason why the question is void", resolution.Reason, cure: "Tell it with --reason.");
            if (resolution.Evidence is not null) faults.Add(new("W660", "A void question has no evidence. Tell all in the reason."));
            return;
        }
        if (resolution.Reason is not null) faults.Add(new("W660", "Only a void question has a reason. Give the evidence of the outcome instead."));
        if (!question.Outcomes.Contains(outcome)) faults.Add(new("W668", $"'{Printable(outcome)}' is no outcome of this question. Give one of {string.Join(", ", question.Outcomes)}."));
        Words(faults, "evidence of the outcome", resolution.Evidence, cure: "Give the link or id that shows it: --evidence.");
    }

    /// <summary>The judgement that is referred to, if it is one that is held; else the fault that names what stands in its place.</summary>
    private static Judgement? Held(Ledger ledger, JudgementId id, Entry entry, string done, ImmutableArray<Fault>.Builder faults)
    {
        if (ledger.Find(id) is not { } judgement)
            faults.Add(Missing("judgement", id.Hash, "vedette judge list --all"));
        else if (ledger.SuccessorOf(id) is { } successor)
            faults.Add(new("W663", $"The judgement {Short(id.Hash)} was superseded by {Short(successor.Hash)} ({successor.By}, {Question.Iso(successor.Day)}) and cannot be {done} again. Name {Short(ledger.ChainOf(id)[^1].Hash)}, the last of its chain."));
        else if (ledger.WithdrawalOf(id) is { } withdrawal)
            faults.Add(new("W664", $"The judgement {Short(id.Hash)} was withdrawn by {withdrawal.By} on {Question.Iso(withdrawal.Day)} and cannot be {done}. Make a new one: vedette judge add."));
        else if (entry.At < judgement.At) faults.Add(Earlier(entry, judgement));
        else return judgement;
        return null;
    }

    private static Question? Open(Ledger ledger, QuestionId id, Entry entry, ImmutableArray<Fault>.Builder faults)
    {
        if (ledger.Find(id) is not { } question) faults.Add(Missing("question", id.Hash, "vedette forecast list --all"));
        else if (ledger.ResolutionOf(id) is { } end)
            faults.Add(new("W666", $"The question was {(end.IsVoid ? "made void" : $"resolved as '{end.Outcome}'")} by {end.By} on {Question.Iso(end.Day)}. Nothing can be added to it; ask a new one."));
        else if (entry.At < question.At) faults.Add(Earlier(entry, question));
        else return question;
        return null;
    }

    private static Fault Missing(string what, UInt128 id, string list) => new("W665", $"No {what} has the id {Short(id)}. '{list}' shows those on record.");

    private static Fault Earlier(Entry entry, Entry referred) =>
        new("W669", $"The entry is of {entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, what it refers to of {referred.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}. Set the clock of this machine right.");

    private static void Keys(ImmutableArray<Fault>.Builder faults, string problem, string? hypothesis)
    {
        foreach (var (what, key) in new[] { ("problem", problem), ("hypothesis", hypothesis) })
            if (key is not null && !Key.IsMatch(key))
                faults.Add(new("W660", $"The key of the {what} is '{Printable(key)}'. Give it as it stands in the problem's file: small letters, digits and underscores."));
    }

    private static bool Words(ImmutableArray<Fault>.Builder faults, string what, string? text, int most = LongestText, string? cure = null)
    {
        if (string.IsNullOrWhiteSpace(text)) faults.Add(new("W660", $"The {what} is missing. {cure ?? "Write it."}"));
        else if (text.Length > most) faults.Add(new("W660", $"The {what} has {text.Length} characters; the limit is {most}. Shorten it."));
        else if (!IsOneLine(text))
            faults.Add(new("W660", $"The {what} holds a line break or another control character. Write it in one line."));
        else return true;
        return false;
    }

    /// <summary>Half of a surrogate pair cannot be kept as UTF-8: it would come back as another text.</summary>
    private static bool IsOneLine(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;

    private static string Printable(string text) => string.Concat((text.Length <= 60 ? text : text[..59] + "…").Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));

    internal static string Short(UInt128 id) => ContentHash.Print(id)[..8];
}
