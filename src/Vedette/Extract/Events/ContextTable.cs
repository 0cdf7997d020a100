using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vedette.Extract;

/// <summary>Which words tell which of the 37 contexts of PLOVER, from contexts.tsv.</summary>
public sealed class ContextTable
{
    private readonly FrozenDictionary<string, string[]> byLemma;

    public ContextTable()
    {
        string[][] rows = [.. CoreTable.Rows("contexts.tsv")];
        All = [.. rows.Select(row => row[0])];
        byLemma = rows.SelectMany(row => row[1].Split(';').Select(lemma => (Lemma: lemma, Context: row[0]))).GroupBy(p => p.Lemma, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Context).Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All contexts, in the order of the manual.</summary>
    public ImmutableArray<string> All { get; }

    internal ReadOnlySpan<string> Of(string lemma) => byLemma.GetValueOrDefault(lemma);
}
