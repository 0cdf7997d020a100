using System.Collections.Immutable;

namespace Vedette.Tell;

/// <summary>A row of a table in a briefing; its sentence is the last cell and carries what the row rests on.</summary>
public sealed record BriefRow(ImmutableArray<ImmutableArray<Run>> Cells, Sentence Sentence);

/// <param name="Columns">The heads, one more than a row has cells: the last is that of the sentence.</param>
/// <param name="IsMatrix">The cells are short marks under their heads, and the sentence names the row.</param>
public sealed record BriefTable(ImmutableArray<string> Columns, ImmutableArray<BriefRow> Rows, bool IsMatrix = false);

/// <summary>A part of the briefing on a warning problem, the same for all renderers: sentences, perhaps a table, and items.</summary>
/// <param name="Key">Stable name: <c>judgements changes scenario indicators table assumptions change questions</c>.</param>
/// <param name="WhenEmpty">What is printed when there is nothing: a remark on the briefing, no statement.</param>
public sealed record BriefPart(string Key, string Heading, ImmutableArray<Sentence> Lead, BriefTable? Table, ImmutableArray<Sentence> Items, string WhenEmpty)
{
    public bool IsEmpty => Lead.IsEmpty && Items.IsEmpty && (Table is null || Table.Rows.IsEmpty);

    public IEnumerable<Sentence> Sentences => Lead.Concat(Table?.Rows.Select(r => r.Sentence) ?? []).Concat(Items);
}
