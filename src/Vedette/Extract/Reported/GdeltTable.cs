using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Which of GDELT's tables a file is.</summary>
public enum GdeltKind : byte { Events, Mentions }

/// <summary>
/// The tables <c>export</c> (61 columns) and <c>mentions</c> (16 columns) of GDELT 2.0 (Event Codebook V2.0, 2015): tabs, no header, UTF-8.
/// A line that cannot be read is told with its faults and its text, and the next one is read; a cell that cannot be read is unknown. Memory does not grow with the table.
/// </summary>
public static class GdeltTable
{
    public const string Transport = "gdelt";
    public const int EventColumns = 61, MentionColumns = 16;

    private const int OldEventColumns = 58, GraphColumns = 27;

    /// <summary>What a first line shows a file to be; null when it is no table of GDELT 2.0 that is read here.</summary>
    public static GdeltKind? KindOf(string firstLine)
    {
        ArgumentNullException.ThrowIfNull(firstLine);
        int tab = firstLine.IndexOf('\t', StringComparison.Ordinal);
        if (tab <= 0 || firstLine.AsSpan(0, tab).ContainsAnyExceptInRange('0', '9')) return null;
        return Columns(firstLine) switch { EventColumns => GdeltKind.Events, MentionColumns => GdeltKind.Mentions, _ => null };
    }

    /// <summary>The first line that is not empty, by which <see cref="KindOf"/> tells a table; null when there is none.</summary>
    public static string? FirstLine(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (var line in TableLines.Of(stream)) return line.Text;
        return null;
    }

    /// <summary>Why a file is not read as a table of GDELT 2.0 (W256).</summary>
    public static Fault NoTable(string address, string? firstLine)
    {
        string what = firstLine is null ? "it is empty" : Columns(firstLine) switch
        {
            OldEventColumns => "its first line has 58 columns, as the daily files of GDELT 1.0 have",
            GraphColumns => "its first line has 27 columns, as the knowledge graph (GKG) has",
            var columns => $"its first line has {columns} column{(columns == 1 ? "" : "s")} or begins with no number",
        };
        return new("W256", $"{address} is no table of GDELT 2.0 that is read here: {what}. The tables export (61 columns) and mentions (16) are read. Nothing was added.");
    }

    /// <summary>The lines of a table, one after the other as they are asked for. Exceptions of the stream pass through.</summary>
    public static IEnumerable<ReportedLine> Read(Stream stream, GdeltKind kind)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (var line in TableLines.Of(stream))
        {
            var faults = ImmutableArray.CreateBuilder<Fault>();
            if (line.IsCut)
            {
                yield return new(line.Number, line.Text, null, null, [new("W253", $"The line is longer than {TableLines.Longest:N0} bytes; its first part is kept as it is. See whether the file is whole.")]);
                continue;
            }
            if (line.IsWestern) faults.Add(new("W254", "The line is not UTF-8; it was read as Latin-1. Look at its names and its link."));
            var told = kind is GdeltKind.Events ? GdeltEvents.Read(line.Text, faults) : null;
            var mention = kind is GdeltKind.Mentions ? GdeltMentions.Read(line.Text, faults) : null;
            yield return new(line.Number, line.Text, told, mention, faults.Count == 0 ? [] : faults.ToImmutable());
        }
    }

    /// <summary>The event of a row; null where it cannot be read.</summary>
    public static ReportedEvent? Event(string row) => GdeltEvents.Read(row, null);

    /// <summary>The mention of a row; null where it cannot be read.</summary>
    public static ReportedMention? Mention(string row) => GdeltMentions.Read(row, null);

    private static int Columns(string line) => line.AsSpan().Count('\t') + 1;
}
