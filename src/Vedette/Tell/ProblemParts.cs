using System.Collections.Immutable;
using System.Globalization;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Tables;

namespace Vedette.Tell;

/// <summary>What the briefing tells of a warning problem: judgements first, then what they rest on, then what would change them.</summary>
internal sealed class ProblemParts(Weighing weighing, Ledger ledger, Index index, DateTimeOffset? lastRead, DateTimeOffset madeAt)
{
    /// <summary>Sources and propositions that a briefing grades; the verb 'sources' lists all.</summary>
    private const int Shown = 24;

    private readonly WarningProblem problem = weighing.Problem;
    private readonly ImmutableArray<Judgement> held = [.. ledger.Current.Where(j => j.Problem == weighing.Problem.Key)];

    public ImmutableArray<BriefPart> All => [Judgements(), .. Changed(), Scenario(), Indicators(), Table(), .. Network(), Assumptions(), WouldChange(), Questions(), .. Forecasts(), Grades()];

    private string Kept(string part, string key) => $"problem:{problem.Key}#{part}.{key}";

    private Sentence Hold(string part, string key, params IEnumerable<Run> runs) => new(runs, [], [], [Kept(part, key)]);

    private BriefPart Judgements() => new("judgements", "Key judgements",
        [Hold("problem", "question", new Run(problem.Question, Role.Title))], null,
        [.. held.SelectMany(Told)],
        held.IsEmpty ? "Nobody has put a judgement on record yet." : "");

    /// <summary>Likelihood and confidence stand in sentences of their own (ICD 203).</summary>
    private IEnumerable<Sentence> Told(Judgement judgement)
    {
        string[] keys = [$"judgement:{judgement.Id}"];
        var (claims, documents) = Grounds(judgement);
        yield return new([new(judgement.Statement), new($" ({judgement.Likelihood.Step.Band}) ", Role.Certainty), new($"{judgement.By}, {Wording.Day(judgement.Day)}.", Role.Quiet)], claims, documents, keys);
        string reasons = string.Join("; ", judgement.ConfidenceReasons.Select(r => r.Text.TrimEnd('.')));
        yield return new([new($"Confidence in this judgement is {judgement.Confidence.ToString().ToLowerInvariant()}", Role.Certainty), new(reasons.Length > 0 ? $": {reasons}." : ".")], claims, documents, keys);
        foreach (var dissent in ledger.DissentsOf(judgement.Id)) yield return new([new($"{dissent.By} dissents: ", Role.Denial), new(dissent.Text)], [], [], [$"judgement:{judgement.Id}"]);
    }

    private (ImmutableArray<ClaimId> Claims, ImmutableArray<DocumentId> Documents) Grounds(Judgement judgement)
    {
        var claims = new List<ClaimId>();
        foreach (var ground in judgement.Grounds)
            switch (ground.Kind)
            {
                case GroundKind.Claim: claims.AddRange(index.Claims.Where(c => c.Id.ToString() == ground.Name).Select(c => c.Id)); break;
                case GroundKind.Origin: claims.AddRange(index.Origins.Where(o => o.Id.ToString() == ground.Name).SelectMany(o => o.Claims)); break;
                case GroundKind.Indicator: claims.AddRange(weighing.Indicators.Where(i => i.Indicator.Key == ground.Name).SelectMany(Claims)); break;
            }
        return ([.. claims.Distinct()], [.. claims.Select(id => index.Claim(id).Document).Distinct()]);
    }

    /// <summary>What changed on record since the reader's last brief; no part at all when none was noted.</summary>
    private IEnumerable<BriefPart> Changed()
    {
        if (lastRead is not { } since || since > madeAt) yield break;
        var changes = Changes.Since(ledger, since, madeAt, problem.Key);
        Sentence On(Judgement judgement, params Run[] runs) => new(runs, [], [], [$"judgement:{judgement.Id}"]);
        yield return new("changes", $"What changed since your last brief, {Wording.Day(DateOnly.FromDateTime(since.UtcDateTime))}", [], null,
        [
            .. changes.New.Select(j => On(j, new("New: ", Role.Count), new(j.Statement))),
            .. changes.Revised.Select(r => On(r.To, new("Revised: ", Role.Count), new(r.To.Statement), new(Moved(r), Role.After), new($" Because: {string.Join(" ", r.Reasons)}"))),
            .. changes.Withdrawn.Select(w => On(w.Judgement, new("Withdrawn: ", Role.Count), new(w.Judgement.Statement), new($" Because: {w.Withdrawal.Reason}"))),
            .. changes.Dissents.Select(d => On(d.Judgement, new("Dissent: ", Role.Count), new($"{d.Dissent.By}: {d.Dissent.Text}"))),
            .. changes.Moved.Select(m => new Sentence([new("Forecast: ", Role.Count), new($"{m.To.By} on “{m.Question.Text}”.")], [], [], [$"question:{m.Question.Id}"])),
            .. weighing.Indicators.SelectMany(i => i.Changes.Where(c => c.On.First is { } day && day >= DateOnly.FromDateTime(since.UtcDateTime)).Select(c => Hold("indicators", i.Indicator.Key, new("Indicator: ", Role.Count),
                new($"{i.Indicator.Question} From {InWords.Of(c.From)} to {InWords.Of(c.To)} on {Wording.Date(c.On)}: {c.Why}.")))),
            .. changes.Resolved.Select(r => new Sentence([new("Resolved: ", Role.Count), new(r.Question.Text)], [], [], [$"question:{r.Question.Id}"])),
        ], "No judgement, dissent or forecast was put on record, and no indicator changed.");
    }

    private static string Moved(Revision revision)
    {
        string likelihood = revision.IsLikelihoodChanged ? $" From “{revision.From.Likelihood}” to “{revision.To.Likelihood}”." : "";
        string confidence = revision.IsConfidenceChanged ? $" Confidence went from {revision.From.Confidence.ToString().ToLowerInvariant()} to {revision.To.Confidence.ToString().ToLowerInvariant()}." : "";
        return likelihood + confidence;
    }

    private BriefPart Scenario()
    {
        var lead = new List<Sentence>();
        var items = new List<Sentence>();
        var (sure, doubtful) = (weighing.OnScenario.Sure, weighing.OnScenario.Doubtful);
        if (sure.Length + doubtful.Length > 0)
        {
            var all = sure.Concat(doubtful.Select(d => d.Origin)).ToArray();
            string count = $"{Wording.Capital(Wording.Count(index.Documents.Length, "document"))} {(index.Documents.Length == 1 ? "comes" : "come")} down to {Wording.Count(sure.Length, "origin")} on the scenario: ";
            lead.Add(new([new(count, Role.Count), new($"{Wording.Few([.. sure.Select(Called)], 24)}.")], sure.SelectMany(o => o.Claims), sure.SelectMany(o => o.Documents), [Kept("problem", "scope")]));
            foreach (var (origin, why) in doubtful) items.Add(new([new($"{Wording.Capital(Called(origin))} may be no further origin: ", Role.Quiet), new($"{why.Text}.")], origin.Claims, origin.Documents));
        }
        foreach (var reversed in weighing.Reversed)
            items.Add(new([new($"{reversed.Document.Name} ", Role.Title), new($"tells of the reverse direction, {Countries(problem.Direction!.To)} to {Countries(problem.Direction.From)} ({Wording.Count(reversed.Reverse, "statement")} against {reversed.Straight}); it bears on reciprocity only.")], [], [reversed.Document.Id]));
        return new("scenario", "What is known of the scenario, by origin", [.. lead], null, [.. items], "No origin speaks of the scenario.");
    }

    private static string Countries(ImmutableArray<string> codes) => Wording.List([.. codes.Select(Weigh.Problems.Countries.Name)]);

    private static string Called(Origin origin) => $"{origin.Speaker ?? "an unnamed source"}{(origin.Occasion.IsKnown ? $" ({Wording.Date(origin.Occasion)})" : "")}";

    private BriefPart Indicators() => new("indicators", "Indicators",
        weighing.AsOf is { } day ? [Hold("problem", "indicators", new Run($"As of {Wording.Day(day)}.", Role.Quiet))] : [],
        new(["Channel", "Indicator", "State", "Origins", "Basis"], [.. weighing.Indicators.Select(Row)]), [], "The problem has no indicator.");

    private BriefRow Row(IndicatorReading reading)
    {
        string channel = problem.Channels.FirstOrDefault(c => c.Key == reading.Indicator.Channel)?.Name ?? "";
        ImmutableArray<ClaimId> claims = [.. Claims(reading)];
        ImmutableArray<DocumentId> documents = [.. reading.Signs.SelectMany(s => s.Statements).Select(s => s.Where.Document).Distinct()];
        string why = string.Join("; ", reading.Reasons.Select(r => r.Text).Distinct().Take(3));
        return new(
            [[new(channel, Role.Title)], [new(reading.Indicator.Question)], [new(InWords.State(reading), reading.State is IndicatorState.Present ? Role.Certainty : Role.Plain)], [new(InWords.Origins(reading), Role.Count)]],
            new([new(Wording.Capital(why) + ".")], claims, documents, [Kept("indicators", reading.Indicator.Key)]));
    }

    private static IEnumerable<ClaimId> Claims(IndicatorReading reading) => reading.Signs.SelectMany(s => s.Statements).Select(s => s.Claim).OfType<ClaimId>().Distinct();

    private BriefPart Table()
    {
        var table = weighing.Table;
        if (table.Evidence.IsEmpty) return new("table", "Alternatives", [], null, [], "No evidence yet: no indicator has fired, and nobody brought any.");
        var rows = table.Standings.Select(standing =>
        {
            int row = table.Hypotheses.IndexOf(standing.Hypothesis);
            return new BriefRow(
                [.. table.Evidence.Select(e => ImmutableArray.Create(new Run(e.Cells[row].Value.ToString(), e.Cells[row].Value.Against() > 0 ? Role.Denial : Role.Plain))), [new(Number(standing.Inconsistency), Role.Count)]],
                Hold("hypotheses", standing.Hypothesis.Key, new Run(standing.Hypothesis.Statement)));
        });
        var legend = table.Evidence.Select((e, i) => new Sentence(
            [new($"E{i + 1}: ", Role.Count), new(e.Text), new($" Weight {Number(e.Weight)}, tells the hypotheses apart by {Number(e.Diagnosticity)} of 4.", Role.Quiet)],
            e.From is null ? [] : Claims(e.From), e.Origins.SelectMany(o => o.Documents), [Kept(e.From is null ? "evidence" : "indicators", e.Key)]));
        var flips = table.LeftOut.Where(l => l.IsFlip).Select(l => Hold("table", l.Kind, new($"Without the {l.Kind} ", Role.Quiet), new($"{l.What.TrimEnd('.')}, the least would speak against {Statements(l.LeadersAfter)}.")));
        return new("table", "Alternatives",
            [
                Hold("table", "leaders", new Run($"The least speaks against {Statements(table.Leaders)}.")),
                Hold("table", "method", new Run("C consistent, I inconsistent, N neutral; doubled is strong. The table is bookkeeping, not proof; evidence that rests on one origin shares that origin’s weight.", Role.Quiet)),
            ],
            new([.. table.Evidence.Select((_, i) => $"E{i + 1}"), "Against", "Hypothesis"], [.. rows], IsMatrix: true), [.. legend, .. flips], "");
    }

    private string Statements(IEnumerable<string> keys) => Wording.List([.. keys.Select(key => $"“{problem.Hypotheses.First(h => h.Key == key).Statement.TrimEnd('.')}”")]);

    private static string Number(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);

    private IEnumerable<BriefPart> Network()
    {
        if (weighing.Network is not { } balance) yield break;
        var rows = balance.Explanations.Select(explanation =>
        {
            var node = balance.Network.Nodes[explanation.Target.Node];
            string state = node.States[0];
            var moved = explanation.Pieces.Where(p => p is { Finding.Because: not null, LeftOut: not null }).OrderByDescending(p => Math.Abs(p.LeftOut!.Value.Nats)).Take(2).Where(p => Math.Abs(p.LeftOut!.Value.Nats) > .005);
            string why = string.Join("; ", moved.Select(p => $"{p.Finding.Because!.Split(':')[0]} by {p.LeftOut!.Value.Nats.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)} nats"));
            return new BriefRow(
                [[new(node.Name, Role.Title), new(node.States is ["yes", "no"] ? "" : $" = {state}")], [new(Percent(balance.Before.Of(node.Name, state)), Role.Quiet)], [new(Percent(balance.After.Of(node.Name, state)), Role.Count)]],
                Hold("network", node.Name, new(node.About ?? node.Name), new(why.Length > 0 ? $" Moved by {why}." : "", Role.Quiet)));
        });
        yield return new("network", "Influence network",
            [Hold("network", "note", new Run("What the assumptions of the problem’s author imply about the author’s propositions, without and with the indicators; no finding.", Role.Quiet))],
            new(["Proposition", "Before", "With the indicators", "In words"], [.. rows]), [], "");
    }

    private static string Percent(Probability probability) => probability.Value.ToString("0.00", CultureInfo.InvariantCulture);

    private BriefPart Assumptions() => new("assumptions", "Key assumptions", [], null,
        [.. problem.Assumptions.Select(a => Hold("assumptions", a.Key, new(a.IsLinchpin ? "Linchpin: " : "", Role.Count), new(a.Statement), new(a.IfWrong is { } wrong ? $" If it is wrong: {wrong}" : "", Role.Quiet)))],
        "The problem names none.");

    private BriefPart WouldChange() => new("change", "What would change this", [], null,
        [
            .. weighing.Table.Discriminators.Take(3).Select(d => Hold("indicators", d.Indicator.Key, new("Would separate the two leading hypotheses: ", Role.Count), new(d.Indicator.Question))),
            .. weighing.Indicators.Where(i => i.IsSilent).Select(i => Hold("indicators", i.Indicator.Key, new("Silence: ", Role.Count), new($"{i.Indicator.Question} Expected by {Wording.Day(i.Indicator.ExpectedBy!.Value)}."))),
            .. held.SelectMany(j => j.WouldChange.Select(w => new Sentence(w, [], [], [$"judgement:{j.Id}"]))),
        ], "Nothing on record separates the hypotheses.");

    private BriefPart Questions() => new("questions", "Key intelligence questions", [], null,
        [.. problem.Questions.Select(q => Hold("questions", q.Key, new(q.Question), new(q.Collection is { } where ? $" Look at: {where}" : "", Role.Quiet)))], "The problem names none.");

    private IEnumerable<BriefPart> Forecasts()
    {
        ImmutableArray<Question> open = [.. ledger.Questions.Where(q => q.Problem == problem.Key && ledger.ResolutionOf(q.Id) is null)];
        var planned = problem.Forecasts.Where(f => open.All(q => q.Text != f.Question));
        ImmutableArray<Sentence> items =
        [
            .. open.Select(q => new Sentence([new(q.Text), new($" To be answered after {Wording.Day(q.Scheduled)}.", Role.Quiet), .. ledger.ForecastsOn(q.Id).GroupBy(f => f.By).Select(g => g.MaxBy(f => f.At)!).Select(f => new Run($" {f.By}: {Expected(q, f)}.", Role.Certainty))], [], [], [$"question:{q.Id}"])),
            .. planned.Select(f => Hold("forecasts", f.Key, new(f.Question), new($" Planned, to be answered after {Wording.Day(f.Scheduled)}; not on record yet.", Role.Quiet))),
        ];
        if (!items.IsEmpty) yield return new("forecasts", "Forecast questions", [], null, items, "");
    }

    private static string Expected(Question question, Forecast forecast) => forecast.Word is { } word ? word.Text
        : string.Join(", ", question.Outcomes.Zip(forecast.Probabilities, (outcome, p) => $"{outcome} {p.Value.ToString("0.##", CultureInfo.InvariantCulture)}"));

    /// <summary>Reliability of sources and credibility of information, asked apart (NATO AJP-2.1).</summary>
    private BriefPart Grades()
    {
        var day = weighing.AsOf ?? DateOnly.FromDateTime(madeAt.UtcDateTime);
        var behind = weighing.Indicators.SelectMany(i => i.Signs).Where(s => s.Origin is not null).Select(s => s.Origin!.Id).ToHashSet();
        var spoken = weighing.OnScenario.Sure.Concat(weighing.OnScenario.Doubtful.Select(d => d.Origin)).Where(o => o.Speaker is not null).Select(o => o.Speaker!).ToHashSet();
        var sources = SourceList.Of(weighing.Picture, weighing.Register.Kinship).Where(l => l.Roles.HasFlag(SourceRoles.Publishes) || spoken.Contains(l.Name)).Take(Shown);
        var rows = sources.Select(line => new BriefRow(
            [
                [new(line.Name, Role.Title)], [new(line.Source is { } known ? known.Kind.Told() : "")],
                [new(line.Source is { } source ? weighing.Register.ReliabilityOn(source, day).ToString() : "F (not graded)", Role.Count)],
            ],
            new([new($"{Wording.Count(line.Documents.Length, "document")}, {Wording.Count(line.Claims, "claim")}, {Wording.Count(line.Origins, "origin")}")], [], line.Documents, [Kept("sources", line.Name)])));
        var independence = new Independence(weighing.Picture, weighing.Register.Kinship);
        // A voice that may be another's does not bear that other's words out.
        var items = weighing.Picture.Support.Where(s => s.Origins.Any(behind.Contains)).Take(Shown).Select(support =>
        {
            var proposal = Credibility.Propose(support.Claims.Where(c => !weighing.Doubtful.Contains(c)), Plausibility.NotGiven, independence);
            return new Sentence([new($"Credibility {proposal.Grade.Figure} ({proposal.Grade.Words}) is proposed ", Role.Count), new($"for “{Wording.OneLine(support.Proposition)}”: {proposal.Reasons[0].Text}")], support.Claims, support.Claims.Select(c => index.Claim(c).Document));
        });
        return new("sources", "Sources and information, graded apart",
            [Hold("sources", "grades", new Run("Reliability A to F is of a source and is given by people; credibility 1 to 6 is of information and asks for a person’s word on its plausibility. F and 6 mean that it cannot be judged.", Role.Quiet))],
            new(["Source", "Kind", "Reliability", "Here"], [.. rows]), [.. items], "No source is known by name.");
    }
}
