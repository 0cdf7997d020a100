using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Model;

namespace Vedette.Weigh.Simulations;

/// <summary>
/// Runs a simulation under several choices of assumptions and tells what the runs show. Memory: 13 bytes a parameter and run, and 4 bytes for each
/// run in each week in which a quantity is looked at, of one set at a time, bounded by <see cref="MostKept"/>.
/// </summary>
public sealed class Experiment
{
    /// <summary>The most values that are kept of the runs of one set: 256 MB.</summary>
    public const long MostKept = 64_000_000;
    public const int MostRuns = 1_000_000, DefaultRuns = 10_000;
    private const int MostFlipRuns = 2_000, MostSignpostRuns = 20_000;

    private readonly Simulation model;
    private readonly ImmutableArray<Variant> variants;
    private readonly int[] outcomes;
    private readonly ImmutableArray<Quantity> tracked;
    private readonly ImmutableArray<(int Quantity, int Week)> looks;
    private readonly int threads;

    /// <param name="variants">At least one.</param>
    /// <param name="outcomes">The places of the outcomes that are asked for.</param>
    /// <param name="threads">How many blocks are run at once; the findings do not depend on it.</param>
    public Experiment(Simulation model, ImmutableArray<Variant> variants, ImmutableArray<int> outcomes, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfZero(variants.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (this.model, this.variants, this.outcomes, this.threads) = (model, variants, [.. outcomes], threads);
        tracked = [.. outcomes.Select(o => model.Outcomes[o].Over).Concat(model.Signposts.Select(s => s.Over)).Distinct()];
        looks = [.. outcomes.SelectMany(o => Enumerable.Range(0, model.Weeks + 1).Select(week => (tracked.IndexOf(model.Outcomes[o].Over), week)))
            .Concat(model.Signposts.SelectMany(s => s.Weeks.Select(week => (tracked.IndexOf(s.Over), week)))).Distinct()];
    }

    /// <summary>The most runs that fit the bound on memory.</summary>
    public int RunsThatFit => (int)Math.Min(MostRuns, MostKept / looks.Length);

    /// <summary>W647 when the runs would need too much memory; null when they fit.</summary>
    public Fault? Bound(int runs) => runs <= RunsThatFit ? null : new("W647", $"{runs} runs of {model.Weeks} weeks with {tracked.Length} quantities need too much room. Ask for {RunsThatFit} at most, or for fewer outcomes.");

    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <exception cref="ArgumentException">More runs than fit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Findings Run(ulong seed, int runs, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runs, RunsThatFit);
        var draws = new Draws(model.Parameters, seed, runs);
        var tracks = new Tracks(looks, tracked.Length, model.Weeks, draws.Padded);
        var signposts = new SignpostRuns(model, tracked, [.. outcomes.Where(o => model.Outcomes[o].Line is not null)], variants.Length, Math.Min(runs, MostSignpostRuns));
        var sets = ImmutableArray.CreateBuilder<SetFindings>(variants.Length);
        var continuous = new RankedParameter?[model.Parameters.Length];
        for (int v = 0; v < variants.Length; v++)
        {
            int done = v;
            var values = draws.Columns(variants[v]);
            RunAll(variants[v], values, tracks, draws.Padded, share => progress?.Report((done + 0.6 * share) / (variants.Length + 0.5)), cancel);
            float[][] answers = [.. outcomes.Select(o => Answer(model.Outcomes[o], tracks, values, runs))];
            signposts.Add(v, tracks, outcomes, answers);
            sets.Add(new(variants[v], Look(variants[v], draws, values, continuous, tracks, answers, runs, cancel)));
            progress?.Report((v + 1) / (variants.Length + 0.5));
        }
        int flipRuns = Math.Min(runs, MostFlipRuns);
        var switches = SwitchFlips(seed, flipRuns, cancel);
        var findings = new Findings(seed, runs, flipRuns, signposts.Runs, sets.MoveToImmutable(), switches, signposts.Read(cancel));
        progress?.Report(1);
        return findings;
    }

    private void RunAll(Variant variant, double[][] values, Tracks tracks, int padded, Action<double>? progress, CancellationToken cancel)
    {
        var engine = new Engine(model, variant, values, tracked);
        int blocks = padded / Engine.Width, done = 0;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, engine.NewRoom, (block, _, room) =>
        {
            engine.Run(block, room, tracks);
            if (Interlocked.Increment(ref done) is var now && now % 16 == 0) progress?.Invoke((double)now / blocks);
            return room;
        }, _ => { });
    }

    /// <summary>The value of an outcome in each run.</summary>
    private float[] Answer(Outcome outcome, Tracks tracks, double[][] values, int runs)
    {
        int at = tracked.IndexOf(outcome.Over);
        if (!outcome.CountsWeeks) return tracks.Of(at, outcome.Week).AsSpan(0, runs).ToArray();
        var weeks = new float[runs];
        Array.Fill(weeks, model.Weeks);
        var level = values[outcome.Level.Parameter];
        for (int week = model.Weeks; week >= 1; week--)
        {
            var (before, after) = (tracks.Of(at, week - 1), tracks.Of(at, week));
            for (int run = 0; run < runs; run++)
                if (after[run] < level[run] && before[run] >= level[run]) weeks[run] = (float)(week - 1 + (before[run] - level[run]) / (before[run] - after[run]));
        }
        var start = tracks.Of(at, 0);
        for (int run = 0; run < runs; run++)
            if (start[run] < level[run]) weeks[run] = 0;
        return weeks;
    }

    private ImmutableArray<OutcomeFindings> Look(Variant variant, Draws draws, double[][] values, RankedParameter?[] continuous, Tracks tracks, float[][] answers, int runs, CancellationToken cancel)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        var varied = Enumerable.Range(0, variant.Parameters.Length).Where(p => !variant.Parameters[p].Range.IsPoint).ToArray();
        var ranked = new RankedParameter[varied.Length];
        Parallel.For(0, varied.Length, parallel, i => ranked[i] = variant.Parameters[varied[i]].Range is ChoiceRange choice
            ? RankedParameter.OfChoice(varied[i], choice, values[varied[i]].AsSpan(0, runs))
            : continuous[varied[i]] ??= RankedParameter.OfShares(varied[i], draws.Shares(varied[i])));
        var bands = Bands(tracks, runs, parallel);
        var found = new OutcomeFindings[outcomes.Length];
        for (int o = 0; o < outcomes.Length; o++)
        {
            cancel.ThrowIfCancellationRequested();
            var outcome = model.Outcomes[outcomes[o]];
            var answer = answers[o];
            var band = Band.Of(answer, new float[runs]);
            var rankedAnswer = new RankedOutcome(answer);
            var crosses = new byte[runs];
            for (int run = 0; run < runs; run++) crosses[run] = outcome.Crosses(answer[run]) ? (byte)1 : (byte)0;
            var sensitivities = new Sensitivity[varied.Length];
            var flips = new ParameterFlip?[varied.Length];
            Parallel.For(0, varied.Length, parallel, () => new float[2 * runs], (i, _, work) =>
            {
                sensitivities[i] = ranked[i].Of(rankedAnswer);
                if (outcome.Line is not null) flips[i] = ParameterFlips.Find(ranked[i], outcome, answer, crosses, variant.Parameters[varied[i]].Range, work);
                return work;
            }, _ => { });
            found[o] = new(outcomes[o], band, bands[tracked.IndexOf(outcome.Over)], outcome.Line is null ? null : outcome.Crosses(band.P50),
                [.. sensitivities.OrderByDescending(s => s.FirstOrder).ThenBy(s => s.Parameter)],
                [.. sensitivities.Zip(flips).Where(f => f.Second is not null).OrderByDescending(f => f.First.FirstOrder).ThenBy(f => f.First.Parameter).Select(f => f.Second!)]);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(found);
    }

    /// <summary>The bands over time of the quantities that outcomes look at.</summary>
    private Dictionary<int, ImmutableArray<Band>> Bands(Tracks tracks, int runs, ParallelOptions parallel)
    {
        int[] seen = [.. outcomes.Select(o => tracked.IndexOf(model.Outcomes[o].Over)).Distinct()];
        int points = model.Weeks + 1;
        var bands = new Band[seen.Length * points];
        Parallel.For(0, bands.Length, parallel, () => new float[runs], (i, _, work) =>
        {
            bands[i] = Band.Of(tracks.Of(seen[i / points], i % points).AsSpan(0, runs), work);
            return work;
        }, _ => { });
        return seen.Select((quantity, i) => (quantity, i)).ToDictionary(s => s.quantity, s => ImmutableArray.Create(bands, s.i * points, points));
    }

    /// <summary>Each set changed by one switch or one parameter of another set at a time.</summary>
    private ImmutableArray<SwitchFlip> SwitchFlips(ulong seed, int runs, CancellationToken cancel)
    {
        int[] lined = [.. outcomes.Where(o => model.Outcomes[o].Line is not null)];
        if (lined.Length == 0 || variants.Length < 2) return [];
        var draws = new Draws(model.Parameters, seed, runs);
        var tracks = new Tracks(looks, tracked.Length, model.Weeks, draws.Padded);
        var medians = new List<(Variant Variant, float[] Medians)>();
        float[] Medians(Variant variant)
        {
            if (medians.Find(m => m.Variant.IsSameRunAs(variant)).Medians is { } known) return known;
            cancel.ThrowIfCancellationRequested();
            var values = draws.Columns(variant);
            RunAll(variant, values, tracks, draws.Padded, null, cancel);
            float[] made = [.. lined.Select(o => Band.Of(Answer(model.Outcomes[o], tracks, values, runs), new float[runs]).P50)];
            medians.Add((variant, made));
            return made;
        }
        var found = ImmutableArray.CreateBuilder<SwitchFlip>();
        for (int a = 0; a < variants.Length; a++)
            for (int b = 0; b < variants.Length; b++)
                foreach (var (what, change, changed) in Changes(variants[a], variants[b]))
                {
                    var (before, after) = (Medians(variants[a]), Medians(changed));
                    for (int o = 0; o < lined.Length; o++)
                        found.Add(new(lined[o], a, b, what, change, before[o], after[o], model.Outcomes[lined[o]].Crosses(before[o]), model.Outcomes[lined[o]].Crosses(after[o])));
                }
        return [.. found.OrderBy(f => f.Outcome)];
    }

    private IEnumerable<(string What, string Change, Variant Changed)> Changes(Variant set, Variant towards)
    {
        var switches = model.Switches;
        for (int s = 0; s < switches.Length; s++)
            if (set.Switches[s] != towards.Switches[s])
                yield return (switches[s].Key, towards.Switches[s] ? "on" : "off", set with { Switches = set.Switches.SetItem(s, towards.Switches[s]) });
        for (int p = 0; p < model.Parameters.Length; p++)
            if (!set.Parameters[p].Range.Equals(towards.Parameters[p].Range))
                yield return (model.Parameters[p].Key, towards.Parameters[p].Range.InWords, set with { Parameters = set.Parameters.SetItem(p, towards.Parameters[p]) });
    }
}
