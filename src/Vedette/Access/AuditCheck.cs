using System.Collections.Immutable;

namespace Vedette.Access;

public enum AuditFault : byte { Changed, Missing, Inserted, Reordered, Renumbered, CutOff, Rewritten }

/// <param name="Number">Of the entry it is about, as it stands in the log now.</param>
public sealed record AuditFinding(AuditFault Kind, long Number, string Text);

/// <summary>
/// Finds what was done to a log behind its back. The chain tells a changed, removed, inserted or moved entry. It cannot tell that the last entries were cut off,
/// nor that all from one entry on were written and hashed anew: for that a head is needed that was exported before.
/// </summary>
public static class AuditCheck
{
    /// <param name="log">As kept, in the order of the numbers.</param>
    /// <param name="exported">A head of an earlier time, or null.</param>
    /// <returns>In the order of the log; empty when it is whole.</returns>
    public static ImmutableArray<AuditFinding> Of(IReadOnlyList<AuditEntry> log, AuditHead? exported = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        var findings = new List<AuditFinding>();
        for (int i = 0; i < log.Count; i++)
            if (!log[i].IsSound) findings.Add(new(AuditFault.Changed, log[i].Number, $"Entry {log[i].Number} was changed: its words are not those that were hashed."));
        var (order, breaks, aside) = Follow(log);
        findings.AddRange(aside.Select(i => new AuditFinding(AuditFault.Inserted, log[i].Number, $"Entry {log[i].Number} was inserted: the entries around it follow each other without it.")));
        int last = -1;
        for (int at = 0; at < order.Count; at++)
        {
            int i = order[at];
            if (breaks.Contains(i)) findings.Add(new(AuditFault.Missing, log[i].Number, Missing(log, at == 0 ? null : order[at - 1], i)));
            if (i < last) findings.Add(new(AuditFault.Reordered, log[i].Number, $"Entry {log[i].Number} was moved: it belongs after entry {log[order[at - 1]].Number}."));
            last = Math.Max(last, i);
        }
        if (findings.Count == 0)
            for (int i = 0; i < log.Count; i++)
                if (log[i].Number != i + 1)
                {
                    findings.Add(new(AuditFault.Renumbered, log[i].Number, $"Entry {log[i].Number} was numbered anew: it is entry {i + 1} of the chain."));
                    break;
                }
        if (exported is not null && Against(log, exported) is { } cut) findings.Add(cut);
        return [.. findings.OrderBy(f => f.Number)];
    }

    /// <summary>The chain from its root. Where it breaks it goes on with the first entry in the log that follows none that is there; what branches off is set aside.</summary>
    private static (List<int> Order, HashSet<int> Breaks, List<int> Aside) Follow(IReadOnlyList<AuditEntry> log)
    {
        var next = Enumerable.Range(0, log.Count).ToLookup(i => log[i].Previous);
        var hashes = log.Select(e => e.Hash).ToHashSet();
        var (order, breaks, aside) = (new List<int>(log.Count), new HashSet<int>(), new List<int>());
        var seen = new bool[log.Count];
        Walk(AuditEntry.Root);
        // An entry whose predecessor is gone begins the rest of the chain; an entry that only a ring holds is begun where it stands.
        foreach (int start in Enumerable.Range(0, log.Count).Where(i => !hashes.Contains(log[i].Previous)).Concat(Enumerable.Range(0, log.Count)))
        {
            if (seen[start]) continue;
            breaks.Add(start);
            Take(start);
            Walk(log[start].Hash);
        }
        return (order, breaks, aside);

        void Walk(string hash)
        {
            while (true)
            {
                int[] after = [.. next[hash].Where(i => !seen[i])];
                if (after.Length == 0) return;
                int chosen = after.Length == 1 ? after[0] : after.MaxBy(Length);
                foreach (int other in after.Where(i => i != chosen)) SetAside(other);
                Take(chosen);
                hash = log[chosen].Hash;
            }
        }

        void Take(int i)
        {
            seen[i] = true;
            order.Add(i);
        }

        void SetAside(int first)
        {
            var branch = new Stack<int>([first]);
            while (branch.TryPop(out int i))
            {
                if (seen[i]) continue;
                seen[i] = true;
                aside.Add(i);
                foreach (int after in next[log[i].Hash]) branch.Push(after);
            }
        }

        int Length(int first)
        {
            var counted = new HashSet<int>();
            var branch = new Stack<int>([first]);
            while (branch.TryPop(out int i))
                if (!seen[i] && counted.Add(i))
                    foreach (int after in next[log[i].Hash]) branch.Push(after);
            return counted.Count;
        }
    }

    private static string Missing(IReadOnlyList<AuditEntry> log, int? before, int i)
    {
        long from = before is { } b ? log[b].Number + 1 : 1, to = log[i].Number - 1;
        return to > from ? $"Entries {from} to {to} are missing."
            : to == from ? $"Entry {from} is missing."
            : before is { } one ? $"Between entries {log[one].Number} and {log[i].Number} something is missing, or {log[one].Number} was changed and hashed anew."
            : $"Before entry {log[i].Number} something is missing.";
    }

    private static AuditFinding? Against(IReadOnlyList<AuditEntry> log, AuditHead exported)
    {
        if (exported.Hash == AuditEntry.Root) return null;
        int at = -1;
        for (int i = 0; i < log.Count && at < 0; i++)
            if (log[i].Hash == exported.Hash) at = i;
        if (at >= 0) return null;
        long end = log.Count == 0 ? 0 : log[^1].Number;
        return exported.Entries is { } count && count > end
            ? new(AuditFault.CutOff, end, $"The end is cut off: entries {end + 1} to {count}, which the exported head counts, are missing.")
            : exported.Entries is { } known
                ? new(AuditFault.Rewritten, known, $"Entry {known} is not the one that the exported head names: the log was written anew up to there.")
                : new(AuditFault.CutOff, end, "The exported head is not in the log: its end was cut off, or it was written anew.");
    }
}
