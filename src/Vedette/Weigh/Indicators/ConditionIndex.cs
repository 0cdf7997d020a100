using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vedette.Weigh.Indicators;

/// <summary>Finds the indicators that a statement may fire without asking each: by the terms their words begin with.</summary>
internal sealed class ConditionIndex
{
    private readonly ImmutableArray<Indicator> indicators;
    private readonly FrozenDictionary<ulong, int[]> byTerm;
    private readonly int[] always;
    private readonly int[] asked;
    private int round;

    public ConditionIndex(ImmutableArray<Indicator> indicators)
    {
        this.indicators = indicators;
        asked = new int[indicators.Length];
        var terms = new Dictionary<ulong, SortedSet<int>>();
        var open = new SortedSet<int>();
        for (int i = 0; i < indicators.Length; i++)
            foreach (var condition in indicators[i].Fires)
            {
                var words = condition.Words.IsEmpty ? condition.WithWords : condition.Words;
                if (words.IsEmpty) open.Add(i);
                foreach (ulong[] entry in words)
                {
                    if (!terms.TryGetValue(entry[0], out var list)) terms[entry[0]] = list = [];
                    list.Add(i);
                }
            }
        always = [.. open];
        byTerm = terms.ToFrozenDictionary(t => t.Key, t => t.Value.ToArray());
    }

    /// <summary>Calls back with each indicator that the statement fires and the condition that fits.</summary>
    public void Find(Statement statement, List<(int Indicator, Condition Condition)> found)
    {
        round++;
        foreach (int i in always) Ask(i, statement, found);
        foreach (ulong term in statement.Terms)
            if (byTerm.TryGetValue(term, out int[]? list))
                foreach (int i in list) Ask(i, statement, found);
    }

    private void Ask(int i, Statement statement, List<(int, Condition)> found)
    {
        if (asked[i] == round) return;
        asked[i] = round;
        foreach (var condition in indicators[i].Fires)
            if (condition.Fits(statement))
            {
                found.Add((i, condition));
                return;
            }
    }
}
