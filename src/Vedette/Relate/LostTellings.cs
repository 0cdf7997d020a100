using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Which telling each of those repeats that name no source. A lost one may repeat a lost one (a copy of a text that had lost it already), so what it goes back to is found step by step;
/// where lost ones repeat each other, the first of them stands for all.
/// </summary>
internal sealed class LostTellings(IComparer<Telling> byPlace)
{
    private readonly Dictionary<Telling, (Telling Repeated, Reason? Why)> chosen = [];
    private readonly Dictionary<Telling, HashSet<Telling>> choosers = [];

    public void Choose(Telling lost, Telling? repeated, Reason? why)
    {
        if (chosen.Remove(lost, out var before)) Forget(lost, before.Repeated);
        if (repeated is null) return;
        chosen[lost] = (repeated, why);
        if (!choosers.TryGetValue(repeated, out var own)) choosers[repeated] = own = [];
        own.Add(lost);
    }

    /// <summary>Takes a telling out; gives those that repeated it.</summary>
    public IReadOnlyCollection<Telling> Drop(Telling telling)
    {
        Choose(telling, null, null);
        if (!choosers.Remove(telling, out var own)) return [];
        foreach (var lost in own) chosen.Remove(lost);
        return own;
    }

    /// <summary>What a lost telling goes back to: one that is not lost, or the lost one that stands for it.</summary>
    public Telling Root(Telling lost)
    {
        List<Telling> way = [lost];
        while (chosen.TryGetValue(way[^1], out var next))
        {
            int at = way.IndexOf(next.Repeated);
            if (at >= 0) return way.Skip(at).Min(byPlace)!;
            way.Add(next.Repeated);
        }
        return way[^1];
    }

    /// <summary>The given tellings and all that go back to them.</summary>
    public IReadOnlyCollection<Telling> Behind(IEnumerable<Telling> tellings)
    {
        var found = new HashSet<Telling>(tellings);
        var open = new Stack<Telling>(found);
        while (open.TryPop(out var telling))
            if (choosers.TryGetValue(telling, out var own))
                foreach (var lost in own)
                    if (found.Add(lost)) open.Push(lost);
        return found;
    }

    /// <summary>What goes back to an act's tellings, in order, and why.</summary>
    public IReadOnlyList<(Telling Telling, Reason? Why)> To(IReadOnlyCollection<Telling> tellings)
    {
        var all = Behind(tellings).Where(t => t.Type is SpeakerType.Lost).Except(tellings);
        return [.. all.Order(byPlace).Select(t => (t, chosen[t].Why))];
    }

    private void Forget(Telling lost, Telling repeated)
    {
        if (!choosers.TryGetValue(repeated, out var own)) return;
        own.Remove(lost);
        if (own.Count == 0) choosers.Remove(repeated);
    }
}
