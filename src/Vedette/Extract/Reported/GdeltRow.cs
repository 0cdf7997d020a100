using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>The cells of one row. What a cell must not hold is told as a fault, once a cell, and reads as unknown.</summary>
/// <param name="faults">Null where nobody asks.</param>
internal readonly ref struct GdeltRow(ReadOnlySpan<char> row, ReadOnlySpan<Range> cells, ImmutableArray<Fault>.Builder? faults)
{
    private readonly ReadOnlySpan<char> row = row;
    private readonly ReadOnlySpan<Range> cells = cells;

    public ReadOnlySpan<char> this[int column] => row[cells[column]].Trim(' ');

    public string? Text(int column) => this[column] is { IsEmpty: false } text ? text.ToString() : null;

    public long? Whole(int column, long least, long most)
    {
        var cell = this[column];
        if (cell.IsEmpty) return null;
        return long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most
            ? value : Wrong<long?>(column, $"is no whole number from {least} to {most}");
    }

    public double? Number(int column, double least = double.MinValue, double most = double.MaxValue)
    {
        var cell = this[column];
        if (cell.IsEmpty) return null;
        return double.TryParse(cell, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value : Wrong<double?>(column, "is no number that can stand there");
    }

    /// <summary>Digits alone: <c>042</c>.</summary>
    public ReadOnlySpan<char> Code(int column, int shortest, int longest)
    {
        var cell = this[column];
        // "---" is CAMEO for no code.
        if (cell.IsEmpty || cell is "---" || (cell.Length >= shortest && cell.Length <= longest && !cell.ContainsAnyExceptInRange('0', '9'))) return cell is "---" ? [] : cell;
        Wrong<bool>(column, $"is no code of {shortest} to {longest} digits");
        return [];
    }

    /// <summary>A day (20310503), a month or a year.</summary>
    public When Day(int column, int digits)
    {
        var cell = this[column];
        if (cell.IsEmpty) return When.Unknown;
        if (cell.Length != digits || cell.ContainsAnyExceptInRange('0', '9')) return Wrong<When>(column, "is no date");
        string iso = digits switch { 8 => $"{cell[..4]}-{cell[4..6]}-{cell[6..]}", 6 => $"{cell[..4]}-{cell[4..]}", _ => cell.ToString() };
        var when = When.Parse(iso);
        return when.First is null ? Wrong<When>(column, "is no date") : when;
    }

    /// <summary>A moment in UTC (20310503121500).</summary>
    public DateTimeOffset? Moment(int column)
    {
        var cell = this[column];
        if (cell.IsEmpty) return null;
        return DateTimeOffset.TryParseExact(cell, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : Wrong<DateTimeOffset?>(column, "is no date with a time");
    }

    private T? Wrong<T>(int column, string why)
    {
        var cell = this[column];
        faults?.Add(new("W252", $"Column {column + 1}: “{(cell.Length > 40 ? string.Concat(cell[..40], "…") : cell)}” {why}. The row was kept, with this unknown."));
        return default;
    }

    /// <summary>The cells of a line, or the fault that says why it has none: another number of columns (W250), or no number to begin with (W251).</summary>
    public static bool TrySplit(string line, int columns, Span<Range> cells, ImmutableArray<Fault>.Builder? faults, out long number)
    {
        number = 0;
        int found = line.AsSpan().Split(cells[..(columns + 1)], '\t');
        if (found != columns)
        {
            faults?.Add(new("W250", $"The line has {line.AsSpan().Count('\t') + 1} columns instead of {columns}; it was kept as it is, and is no event. Mend it, or leave it."));
            return false;
        }
        var first = line.AsSpan()[cells[0]];
        if (long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return true;
        faults?.Add(new("W251", $"The line begins with “{(first.Length > 40 ? string.Concat(first[..40], "…") : first)}” and not with the number of an event; it was kept as it is, and is no event."));
        return false;
    }
}
