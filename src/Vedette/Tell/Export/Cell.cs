using System.Text.Json;
using CsvHelper;
using Vedette.Language;

namespace Vedette.Tell.Export;

/// <summary>One value of a record: it knows how it is told in a table for people and in JSON for programs.</summary>
internal readonly record struct Cell
{
    private enum Kind : byte { Text, Whole, Number, Truth, Sign, Texts, Spans }

    private Kind Form { get; init; }
    private string? Words { get; init; }
    private double Value { get; init; }
    private IEnumerable<string>? Several { get; init; }
    private IEnumerable<TextSpan>? Parts { get; init; }

    /// <summary>Null is unknown: an empty cell, and null in JSON.</summary>
    public static Cell Text(string? words) => new() { Words = words };
    public static Cell Id(object? id) => new() { Words = id?.ToString() };
    public static Cell Word<T>(T value) where T : struct, Enum => new() { Words = Names.Of(value) };
    public static Cell Whole(long? value) => value is { } known ? new() { Form = Kind.Whole, Value = known } : default;
    public static Cell Number(double? value) => value is { } known ? new() { Form = Kind.Number, Value = Math.Round(known, 4) } : default;
    public static Cell Truth(bool value) => new() { Form = Kind.Truth, Value = value ? 1 : 0 };

    /// <summary>"+" and "-" in JSON; a table says positive and negative, since a cell that is a sign begins like a formula.</summary>
    public static Cell Sign(bool isNegative) => new() { Form = Kind.Sign, Value = isNegative ? 1 : 0 };
    public static Cell Texts(IEnumerable<string> words) => new() { Form = Kind.Texts, Several = words };
    public static Cell Spans(IEnumerable<TextSpan> parts) => new() { Form = Kind.Spans, Parts = parts };

    public void WriteTo(CsvWriter csv)
    {
        switch (Form)
        {
            case Kind.Whole: csv.WriteField((long)Value); break;
            case Kind.Number: csv.WriteField(Value); break;
            case Kind.Truth: csv.WriteField(Value > 0 ? "true" : "false"); break;
            case Kind.Sign: csv.WriteField(Value > 0 ? "negative" : "positive"); break;
            case Kind.Texts: csv.WriteField(AsText(string.Join("; ", Several!))); break;
            case Kind.Spans: csv.WriteField(string.Join("; ", Parts!.Select(part => $"{part.Start}-{part.End}"))); break;
            default: csv.WriteField(AsText(Words ?? "")); break;
        }
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        switch (Form)
        {
            case Kind.Whole: json.WriteNumberValue((long)Value); break;
            case Kind.Number: json.WriteNumberValue(Value); break;
            case Kind.Truth: json.WriteBooleanValue(Value > 0); break;
            case Kind.Sign: json.WriteStringValue(Value > 0 ? "-" : "+"); break;
            case Kind.Texts:
                json.WriteStartArray();
                foreach (string one in Several!) json.WriteStringValue(one);
                json.WriteEndArray();
                break;
            case Kind.Spans:
                json.WriteStartArray();
                foreach (var part in Parts!)
                {
                    json.WriteStartObject();
                    json.WriteNumber("start", part.Start);
                    json.WriteNumber("end", part.End);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(Words); break;
        }
    }

    /// <summary>Tables are looked at: nothing in them steers the eye, and nothing begins like a formula. The ASCII signs are the library's; East Asian spreadsheets take the wide ones too.</summary>
    private static string AsText(string words)
    {
        string shown = Escaping.Visible(words);
        return shown.Length > 0 && shown[0] is '＝' or '＋' or '－' or '＠' or '\n' ? "'" + shown : shown;
    }
}

/// <summary>A named value of a record.</summary>
internal sealed record Column<T>(string Name, Func<T, Cell> Of);
