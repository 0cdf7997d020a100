using System.Collections.Immutable;
using System.Globalization;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;

namespace Vedette.Tell.Export;

public enum ChangeKind : byte { Origin, Drift, Indicator, Judgement, Withdrawal, Dissent, Question, Forecast, Resolution }

/// <summary>Something that changed in the picture, in the balance of evidence, or on record.</summary>
/// <param name="Id">Made from its content: the same change found again has the same.</param>
/// <param name="At">When the data says it came: said or printed, turned, put on record. Null when the data states no time.</param>
/// <param name="Text">What changed, in sentences; likelihood and confidence in sentences of their own.</param>
/// <param name="Subject">What it is about: <c>origin:…</c>, <c>claim:…</c>, <c>indicator:key</c>, <c>judgement:…</c>, <c>question:…</c>.</param>
/// <param name="Url">A page of the web where it stands; null when there is none.</param>
public sealed record ChangeEntry(UInt128 Id, ChangeKind Kind, DateTimeOffset? At, string Title, string Text, string Subject, string? Url = null);

/// <summary>All changes that can be told, the newest first; those without a time come last.</summary>
public static class ChangeList
{
    public static ImmutableArray<ChangeEntry> Of(Exportable from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var index = new Index(from.Picture);
        return
        [
            .. Origins(index).Concat(Drifts(index)).Concat(from.Weighing is { } weighing ? Indicators(weighing) : []).Concat(from.Ledger is { } ledger ? OnRecord(ledger) : [])
                .DistinctBy(change => change.Id)
                .OrderByDescending(change => change.At ?? DateTimeOffset.MinValue).ThenBy(change => change.Kind).ThenBy(change => change.Id),
        ];
    }

    /// <summary>Authors' own voices are no origins.</summary>
    private static IEnumerable<ChangeEntry> Origins(Index index) => index.Spoken.Select(origin =>
    {
        var lines = index.Lines(origin.Claims);
        var first = index.Claim(origin.Claims[0]);
        return new ChangeEntry(Hash(ChangeKind.Origin, origin.Id.ToString()), ChangeKind.Origin, At(index.DayOf(origin)),
            $"New origin: {Wording.Speaker(first, index.Document(first.Document))}{(origin.Occasion.IsKnown ? $", {Wording.Date(origin.Occasion)}" : index.DayOf(origin) is { } day ? $", first printed {Wording.Day(day)}" : "")}",
            $"{string.Join('\n', lines.Select(Told))}\nPrinted in {Wording.Count(origin.Documents.Length, "document")}.",
            $"origin:{origin.Id}", origin.Documents.Select(index.Document).Select(Links.Of).FirstOrDefault(link => link is not null));
    });

    private static IEnumerable<ChangeEntry> Drifts(Index index) => index.Picture.Drifts.Select(drift =>
    {
        Claim from = index.Claim(drift.From), to = index.Claim(drift.To);
        var (earlier, later) = (index.Document(from.Document), index.Document(to.Document));
        string before = drift.Before.Length == 0 ? "nothing" : $"“{Wording.OneLine(drift.Before)}”", after = drift.After.Length == 0 ? "nothing" : $"“{Wording.OneLine(drift.After)}”";
        return new ChangeEntry(Hash(ChangeKind.Drift, drift.Kind.ToString(), drift.From.ToString(), drift.To.ToString(), drift.Before, drift.After), ChangeKind.Drift, At(later.Published.First),
            $"Drift of {Names.Of(drift.Kind).Replace('_', ' ')}: {before} became {after}",
            $"{earlier.Name}: {Told(index.Line(from))}\n{later.Name}: {Told(index.Line(to))}", $"claim:{to.Id}", Links.Of(later));
    });

    private static IEnumerable<ChangeEntry> Indicators(Weighing weighing) =>
        from reading in weighing.Indicators
        from change in reading.Changes
        select new ChangeEntry(Hash(ChangeKind.Indicator, weighing.Problem.Key, reading.Indicator.Key, change.On.Iso, change.From.ToString(), change.To.ToString()), ChangeKind.Indicator, At(change.On.First),
            $"Indicator {reading.Indicator.Key}: from {InWords.Of(change.From)} to {InWords.Of(change.To)}", $"{reading.Indicator.Question}\n{Wording.Capital(change.Why.TrimEnd('.'))}.", $"indicator:{reading.Indicator.Key}");

    private static IEnumerable<ChangeEntry> OnRecord(Ledger ledger) => ledger.Entries.Select(entry => entry switch
    {
        Judgement judgement => Entry(ChangeKind.Judgement, judgement, $"Judgement: {judgement.Statement}", Text(ledger, judgement), $"judgement:{judgement.Id}"),
        Withdrawal withdrawal => Entry(ChangeKind.Withdrawal, withdrawal, $"Withdrawn: {ledger.Find(withdrawal.Of)?.Statement}", $"Withdrawn by {withdrawal.By}: {withdrawal.Reason}", $"judgement:{withdrawal.Of}"),
        Dissent dissent => Entry(ChangeKind.Dissent, dissent, $"Dissent of {dissent.By}: {ledger.Find(dissent.On)?.Statement}", dissent.Text, $"judgement:{dissent.On}"),
        Question question => Entry(ChangeKind.Question, question, $"Question: {question.Text}", $"{question.Criteria}\nScheduled for {Wording.Day(question.Scheduled)}; asked by {question.By}.", $"question:{question.Id}"),
        Forecast forecast => Entry(ChangeKind.Forecast, forecast, $"Forecast of {forecast.By}: {ledger.Find(forecast.On)?.Text}", Text(ledger.Find(forecast.On), forecast), $"question:{forecast.On}"),
        Resolution end => Entry(ChangeKind.Resolution, end, $"Resolved: {ledger.Find(end.Of)?.Text}", end.Outcome is { } outcome ? $"{Wording.Capital(outcome)}, settled on {Wording.Day(end.Settled)}. Evidence: {end.Evidence}" : $"Void: {end.Reason}", $"question:{end.Of}"),
        _ => throw new ArgumentException($"{entry.GetType().Name} is no entry that can be told."),
    });

    private static ChangeEntry Entry(ChangeKind kind, Entry entry, string title, string text, string subject) => new(Hash(kind, ContentHash.Print(entry.Hash)), kind, entry.At, title, text, subject);

    private static string Text(Ledger ledger, Judgement judgement) => string.Join('\n', new[]
    {
        $"“{Wording.Capital(judgement.Likelihood.Text)}” means {judgement.Likelihood.Step.Band}.",
        $"Confidence in this judgement is {Names.Of(judgement.Confidence)}: {string.Join("; ", judgement.ConfidenceReasons.Select(r => r.Text.TrimEnd('.', ' ')))}.",
        $"Held by {judgement.By}.",
        judgement.Supersedes is { } earlier && ledger.Find(earlier) is { } before ? $"It takes the place of “{before.Statement}” because {judgement.ReasonForChange}" : "",
    }.Where(line => line.Length > 0));

    private static string Text(Question? question, Forecast forecast) =>
        !forecast.HasNumber && forecast.Word is { } word ? $"{Wording.Capital(word.Text)}."
        : string.Join(", ", (question?.Outcomes ?? []).Zip(forecast.Probabilities, (outcome, p) => $"{outcome} {(p.Value * 100).ToString("0.#", CultureInfo.InvariantCulture)} %")) + ".";

    /// <summary>Without the number of the document, which has a meaning in a briefing only.</summary>
    private static string Told(ClaimLine line) => string.Concat(line.Told.Runs.Where(run => run.Role is not Role.Reference).Select(run => run.Text));

    private static DateTimeOffset? At(DateOnly? day) => day is { } known ? Stamp.Of(known) : null;
    private static UInt128 Hash(ChangeKind kind, params ReadOnlySpan<string?> parts) => ContentHash.Of(["change", Names.Of(kind), .. parts]);
}
