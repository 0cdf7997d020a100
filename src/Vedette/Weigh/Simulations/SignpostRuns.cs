using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>Gathers what signposts show over the runs of all sets: the first runs of each, which a Latin hypercube leaves in random order.</summary>
internal sealed class SignpostRuns
{
    private readonly Simulation model;
    private readonly ImmutableArray<Quantity> tracked;
    private readonly ImmutableArray<int> lined;
    private readonly (int Signpost, int Week)[] looks;
    private readonly float[][] seen;
    private readonly bool[][] crosses;

    public SignpostRuns(Simulation model, ImmutableArray<Quantity> tracked, ImmutableArray<int> lined, int sets, int runs)
    {
        (this.model, this.tracked, this.lined, Runs) = (model, tracked, lined, runs);
        looks = [.. model.Signposts.SelectMany((s, i) => s.Weeks.Select(week => (i, week)))];
        seen = [.. looks.Select(_ => new float[sets * runs])];
        crosses = [.. lined.Select(_ => new bool[sets * runs])];
    }

    /// <summary>Of each set.</summary>
    public int Runs { get; }

    public void Add(int set, Tracks tracks, int[] outcomes, float[][] answers)
    {
        for (int l = 0; l < looks.Length; l++)
            tracks.Of(tracked.IndexOf(model.Signposts[looks[l].Signpost].Over), looks[l].Week).AsSpan(0, Runs).CopyTo(seen[l].AsSpan(set * Runs));
        for (int o = 0; o < lined.Length; o++)
        {
            var answer = answers[Array.IndexOf(outcomes, lined[o])];
            for (int run = 0; run < Runs; run++) crosses[o][set * Runs + run] = model.Outcomes[lined[o]].Crosses(answer[run]);
        }
    }

    public ImmutableArray<OutcomeSignposts> Read(CancellationToken cancel)
    {
        var readings = lined.Select(_ => new List<SignpostReading>()).ToArray();
        for (int l = 0; l < looks.Length; l++)
        {
            cancel.ThrowIfCancellationRequested();
            int[] ranks = Ranks.Twice(seen[l]);
            for (int o = 0; o < lined.Length; o++)
                if (Separations.Read(looks[l].Signpost, looks[l].Week, seen[l], crosses[o], ranks) is { } reading) readings[o].Add(reading);
        }
        return [.. lined.Select((outcome, o) => new OutcomeSignposts(outcome, [.. readings[o].OrderByDescending(r => r.Separation).ThenBy(r => r.Week).ThenBy(r => r.Signpost)]))];
    }
}
