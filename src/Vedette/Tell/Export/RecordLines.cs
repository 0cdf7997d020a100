using System.Collections.Immutable;
using System.Text.Json;
using CsvHelper;

namespace Vedette.Tell.Export;

/// <summary>Records as CSV (RFC 4180) and as JSON Lines, by one list of columns.</summary>
internal static class RecordLines
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    /// <summary>UTF-8 without a byte order mark, one header row, lines that end in CR LF. A text that begins like a formula gets an apostrophe in front.</summary>
    public static Exported Csv<T>(Stream output, ImmutableArray<Column<T>> columns, IEnumerable<T> records) => Csv(output, columns, records, ImmutableArray<Column<T>>.Empty, []);

    /// <summary>Two kinds of record under one header: the names of both lists of columns are the same.</summary>
    public static Exported Csv<T, TOther>(Stream output, ImmutableArray<Column<T>> columns, IEnumerable<T> records, ImmutableArray<Column<TOther>> otherColumns, IEnumerable<TOther> others)
    {
        using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(column.Name);
        csv.EndRecord();
        return new(Rows(csv, columns, records) + Rows(csv, otherColumns, others));
    }

    private static long Rows<T>(CsvWriter csv, ImmutableArray<Column<T>> columns, IEnumerable<T> records)
    {
        long written = 0;
        foreach (var record in records)
        {
            foreach (var column in columns) column.Of(record).WriteTo(csv);
            csv.EndRecord();
            written++;
        }
        return written;
    }

    public static Exported Json<T>(Stream output, ImmutableArray<Column<T>> columns, IEnumerable<T> records)
    {
        using var lines = new JsonOutput(output);
        long written = 0;
        foreach (var record in records)
        {
            lines.Json.WriteStartObject();
            Write(lines.Json, columns, record);
            lines.Json.WriteEndObject();
            lines.EndLine();
            written++;
        }
        return new(written);
    }

    public static void Write<T>(Utf8JsonWriter json, ImmutableArray<Column<T>> columns, T record)
    {
        foreach (var column in columns)
        {
            json.WritePropertyName(column.Name);
            column.Of(record).WriteTo(json);
        }
    }
}
