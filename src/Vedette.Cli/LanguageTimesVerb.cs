using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Cli;

/// <summary><c>vedette language times FILE.jsonl</c>: the time expressions of each line's text, as the reference date reads them. A bad line is answered with its fault and the run goes on.</summary>
internal static class LanguageTimesVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Lines {\"id\",\"text\",\"reference\"}; - reads standard input." };
        var command = new Command("times", "Print the time expressions of each text with their ISO 8601 values.") { file };
        command.SetAction(parsed => Run(parsed.GetValue(file)!));
        return command;
    }

    private static int Run(string path)
    {
        using var input = path == "-" ? Console.OpenStandardInput() : Open(path);
        using var lines = new StreamReader(input, new UTF8Encoding(false));
        using var answers = Answers.OnStandardOutput();
        var finder = new TimeFinder();
        for (int number = 1; lines.ReadLine() is { } line; number++)
            if (!string.IsNullOrWhiteSpace(line)) answers.Write(json => Answer(json, line, number, finder));
        return 0;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W223", $"Cannot read {path}: {problem.Message} Give a file of JSON lines, or - for standard input.", problem);
        }
    }

    private static void Answer(Utf8JsonWriter json, string line, int number, TimeFinder finder)
    {
        var (id, text, reference, fault) = Read(line);
        json.WriteStartObject();
        if (id is null) json.WriteNumber("id", number);
        else
        {
            json.WritePropertyName("id");
            json.WriteRawValue(id);
        }
        json.WriteStartArray("times");
        if (text is not null)
        {
            foreach (var time in finder.Find(text, reference))
            {
                json.WriteStartObject();
                json.WriteNumber("start", time.Span.Start);
                json.WriteNumber("end", time.Span.End);
                json.WriteString("kind", time.Kind.ToString().ToLowerInvariant());
                json.WriteString("value", time.Value);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        if (fault is not null)
        {
            json.WriteStartArray("faults");
            json.WriteStartObject();
            json.WriteString("code", fault.Code);
            json.WriteString("message", fault.Message);
            json.WriteNumber("offset", fault.Offset);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>The parts of a line; the id as its JSON stands. With an unreadable reference the text is still read, without one.</summary>
    private static (string? Id, string? Text, DateTime? Reference, Fault? Fault) Read(string line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException problem)
        {
            return (null, null, null, new("W221", "The line is not JSON: write one object {\"id\",\"text\",\"reference\"} a line.", (int)(problem.BytePositionInLine ?? 0)));
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return (null, null, null, new("W221", "The line is no JSON object: write {\"id\",\"text\",\"reference\"}.", 0));
            string? id = root.TryGetProperty("id", out var named) ? named.GetRawText() : null;
            if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String) return (id, null, null, new("W221", "The object has no \"text\".", 0));
            if (!root.TryGetProperty("reference", out var told) || told.ValueKind == JsonValueKind.Null) return (id, text.GetString(), null, null);
            if (told.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(told.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reference)) return (id, text.GetString(), reference.DateTime, null);
            return (id, text.GetString(), null, new("W222", $"The reference {told.GetRawText()} is no ISO date: write 2025-12-17 or 2025-12-17T08:00:00. Relative times have no value without it."));
        }
    }
}
