using System.Globalization;
using Spectre.Console;
using Vedette.Weigh.Simulations;

namespace Vedette.Cli;

/// <summary>Findings for people: assumptions first, then bands set beside set, what flips them, what moves them, what to watch.</summary>
internal static class SimulationScreen
{
    private const int MostSensitivities = 5, MostSignposts = 6, MostFlips = 4, BarWidth = 24;
    private const double LeastIndex = 0.02, LeastSeparation = 0.6;
    private const string Note = "This is a workbench for assumptions: it shows what follows from them. It says nothing on whether or when anything will happen.";

    public static void Print(Simulation model, Findings findings)
    {
        var output = Console.Out;
        output.WriteLine(Terminal.Plain(model.Title));
        output.WriteLine(Note);
        output.WriteLine($"{model.Weeks} weeks, {findings.Runs} runs of each set, seed {findings.Seed}.");
        output.WriteLine();
        Assumptions(model, findings);
        Bands(model, findings);
        Flips(model, findings);
        Sensitivities(model, findings);
        Signposts(model, findings);
        output.WriteLine(Note);
    }

    private static void Assumptions(Simulation model, Findings findings)
    {
        var used = findings.Sets.SelectMany(s => s.Variant.Parameters).Distinct().ToList();
        Console.Out.WriteLine($"Assumptions: {model.Parameters.Length} parameters, {used.Count - model.Parameters.Length} more ranges by sets. "
            + $"{used.Count(p => p.Basis.Claim is not null)} rest on a claim, {used.Count(p => p.Basis.Source is not null && p.Basis.Claim is null)} on a source, {used.Count(p => p.Basis.IsJudgement)} on analyst judgement.");
        Console.Out.WriteLine($"Behind them: {string.Join(", ", used.GroupBy(p => p.Author).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{Terminal.Plain(g.Key)} ({g.Count()})"))}.");
        foreach (var set in findings.Sets) Console.Out.WriteLine($"  {Terminal.Plain(set.Variant.Key)}: {Terminal.Plain(set.Variant.Says)}");
        Console.Out.WriteLine();
    }

    private static void Bands(Simulation model, Findings findings)
    {
        for (int o = 0; o < findings.Sets[0].Outcomes.Length; o++)
        {
            var outcome = model.Outcomes[findings.Sets[0].Outcomes[o].Outcome];
            Console.Out.WriteLine($"{Terminal.Plain(outcome.Says)} [{Terminal.Plain(outcome.Unit)}]{(outcome.Line is { } line ? $", line: {(outcome.CrossesUnder ? "under" : "over")} {Number(line)}" : "")}");
            var table = Terminal.Table("set", "p5", "p25", "median", "p75", "p95", "band", "median over the weeks");
            float low = findings.Sets.Min(s => s.Outcomes[o].Band.P5), high = findings.Sets.Max(s => s.Outcomes[o].Band.P95);
            float top = findings.Sets.Max(s => s.Outcomes[o].Weeks.Max(w => w.P50));
            foreach (var set in findings.Sets)
            {
                var found = set.Outcomes[o];
                string Value(float value) => Valued(outcome, model.Weeks, value);
                table.AddRow(Terminal.Cell(set.Variant.Key), Terminal.Cell(Value(found.Band.P5)), Terminal.Cell(Value(found.Band.P25)),
                    Terminal.Cell(Value(found.Band.P50) + (found.MedianCrosses is true ? " *" : "")), Terminal.Cell(Value(found.Band.P75)), Terminal.Cell(Value(found.Band.P95)),
                    new Text(Bar(found.Band, low, high)), new Text(Spark([.. found.Weeks.Select(w => w.P50)], top)));
            }
            Terminal.Print(table, "");
        }
        Console.Out.WriteLine("* the median crosses the line. p5 to p95 are quantiles over the draws of the assumptions: they tell how wide the assumptions are.");
        Console.Out.WriteLine();
    }

    private static void Flips(Simulation model, Findings findings)
    {
        Console.Out.WriteLine("What flips a median across its line");
        foreach (int outcome in findings.Signposts.Select(s => s.Outcome))
        {
            var asked = model.Outcomes[outcome];
            Console.Out.WriteLine($"  {Terminal.Plain(asked.Says)}:");
            bool any = false;
            foreach (var set in findings.Sets)
                foreach (var flip in set.Outcomes.First(f => f.Outcome == outcome).Flips.Take(MostFlips))
                {
                    var parameter = set.Variant.Parameters[flip.Parameter];
                    any = true;
                    Console.Out.WriteLine($"    {Terminal.Plain(set.Variant.Key)}: {(flip.CrossesAbove ? "above" : "below")} {Number(flip.At)} {Terminal.Plain(parameter.Unit)} of {parameter.Key} the median crosses the line "
                        + $"({Valued(asked, model.Weeks, flip.CrossesAbove ? flip.MedianAbove : flip.MedianBelow)}), {(flip.CrossesAbove ? "below" : "above")} it does not ({Valued(asked, model.Weeks, flip.CrossesAbove ? flip.MedianBelow : flip.MedianAbove)}).");
                }
            foreach (var alike in findings.Switches.Where(s => s.Outcome == outcome && s.Flips).GroupBy(s => (s.From, s.What, s.Change)))
            {
                any = true;
                var change = alike.First();
                Console.Out.WriteLine($"    {Terminal.Plain(findings.Sets[change.From].Variant.Key)} towards {string.Join(" and ", alike.Select(a => Terminal.Plain(findings.Sets[a.Towards].Variant.Key)))}: {change.What} = {change.Change} alone takes the median "
                    + $"from {Valued(asked, model.Weeks, change.Before)} to {Valued(asked, model.Weeks, change.After)} and {(change.CrossesAfter ? "over the line" : "back from the line")}.");
            }
            if (!any) Console.Out.WriteLine("    no single parameter or switch.");
        }
        Console.Out.WriteLine($"  Changes of one switch or range at a time are told from {findings.FlipRuns} runs.");
        Console.Out.WriteLine();
    }

    private static void Sensitivities(Simulation model, Findings findings)
    {
        Console.Out.WriteLine("Which assumptions move the outcomes (first-order Sobol index from the runs, Plischke et al. 2013; in brackets Spearman's rank correlation)");
        var table = Terminal.Table(["outcome", "parameter", .. findings.Sets.Select(s => s.Variant.Key), "author, basis"]);
        for (int o = 0; o < findings.Sets[0].Outcomes.Length; o++)
        {
            var weightiest = findings.Sets.SelectMany(s => s.Outcomes[o].Sensitivities).GroupBy(s => s.Parameter).Select(g => (Parameter: g.Key, Most: g.Max(s => s.FirstOrder)))
                .Where(p => p.Most >= LeastIndex).OrderByDescending(p => p.Most).ThenBy(p => p.Parameter).Take(MostSensitivities);
            foreach (var (place, _) in weightiest)
            {
                var parameter = model.Parameters[place];
                table.AddRow([Terminal.Cell(model.Outcomes[findings.Sets[0].Outcomes[o].Outcome].Key), Terminal.Cell(parameter.Key), .. findings.Sets.Select(s => Terminal.Cell(Moves(s.Outcomes[o], place))),
                    Terminal.Cell($"{parameter.Author}, {(parameter.Basis.IsJudgement ? Basis.Judgement : parameter.Basis.Claim is null ? "source" : "claim")}")]);
            }
        }
        Terminal.Print(table, "  No parameter moves an outcome by itself.");
    }

    private static string Moves(OutcomeFindings found, int parameter) => found.Sensitivities.FirstOrDefault(s => s.Parameter == parameter) is { } moves
        ? $"{moves.FirstOrder.ToString("0.00", CultureInfo.InvariantCulture)} ({moves.Spearman.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture)})"
        : "-";

    private static void Signposts(Simulation model, Findings findings)
    {
        Console.Out.WriteLine("Signposts: what shows early before a line is crossed (p25 to p75; separation 0.5 none, 1 complete: common-language effect size, a measure of ranks)");
        var table = Terminal.Table("outcome", "signpost", "week", "crossing", "others", "separation", "indicator");
        foreach (var outcome in findings.Signposts)
            foreach (var reading in outcome.Readings.Where(r => r.Separation >= LeastSeparation).Take(MostSignposts))
            {
                var signpost = model.Signposts[reading.Signpost];
                table.AddRow(Terminal.Cell(model.Outcomes[outcome.Outcome].Key), Terminal.Cell($"{signpost.Says} [{signpost.Unit}]"), Terminal.Cell($"{reading.Week}"),
                    Terminal.Cell($"{Number(reading.Crossing.P25)} to {Number(reading.Crossing.P75)}"), Terminal.Cell($"{Number(reading.Others.P25)} to {Number(reading.Others.P75)}"),
                    Terminal.Cell($"{reading.Separation.ToString("0.00", CultureInfo.InvariantCulture)} {(reading.IsHigher ? "higher" : "lower")}"), Terminal.Cell(signpost.Indicator ?? "-"));
            }
        Terminal.Print(table, "  No signpost tells runs on the two sides of a line apart.");
    }

    /// <summary>A band from low to high: a line from p5 to p95, a box from p25 to p75, the median.</summary>
    private static string Bar(Band band, float low, float high)
    {
        int At(float value) => high > low ? (int)Math.Round((value - low) / (high - low) * (BarWidth - 1)) : 0;
        Span<char> bar = stackalloc char[BarWidth];
        bar.Fill(' ');
        bar[At(band.P5)..(At(band.P95) + 1)].Fill('─');
        bar[At(band.P25)..(At(band.P75) + 1)].Fill('▒');
        bar[At(band.P50)] = '█';
        return new string(bar);
    }

    private static string Spark(float[] values, float top)
    {
        const string Steps = "▁▂▃▄▅▆▇█";
        return string.Concat(Enumerable.Range(0, Math.Min(BarWidth, values.Length)).Select(i => values[i * (values.Length - 1) / Math.Max(1, Math.Min(BarWidth, values.Length) - 1)])
            .Select(v => top > 0 ? Steps[(int)Math.Clamp(v / top * 7.999, 0, 7)] : Steps[0]));
    }

    /// <summary>A run in which it never happens has all its weeks: <c>52+</c>.</summary>
    private static string Valued(Outcome outcome, int weeks, float value) => outcome.CountsWeeks && value >= weeks ? $"{weeks}+" : Number(value);

    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
