using Vedette.Outside.Json;
using System.CommandLine;
using System.Text.Json;
using Vedette.Model;

namespace Vedette.Cli;

/// <summary>Where verbs read from: paths, or JSON Lines from a file or standard input.</summary>
internal static class Inputs
{
    public static Argument<string[]> Paths() => new("paths") { Description = "Files, folders or links.", Arity = ArgumentArity.OneOrMore, HelpName = "PATH" };

    public static Option<bool> AllowPrivate() => new("--allow-private") { Description = "Follow links to this machine and its network too." };

    public static Argument<string> File(string what) => new("file") { Description = $"{what}; - reads standard input.", HelpName = "FILE" };

    /// <exception cref="VedetteException">W110 there is no such file, W112 it cannot be read.</exception>
    public static TextReader Open(string path)
    {
        try
        {
            return path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VedetteException("W110", $"{path} does not exist. Check the path.", missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W112", $"{path} could not be read: {failure.Message}", failure);
        }
    }

    /// <summary>
    /// Answers each line with one object. A line that is no JSON object gets its faults, under the line's number, and the run goes on.
    /// </summary>
    public static void AnswerLines(TextReader input, string idName, string emptyName, Action<Utf8JsonWriter, JsonElement> answer, CancellationToken cancel, string needed = "text")
    {
        using var answers = Answers.OnStandardOutput();
        int number = 0;
        while (input.ReadLine() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            if (line.Length == 0) continue;
            if (Parse(line, needed, out var fault) is { } document)
            {
                using (document) answers.Write(json =>
                {
                    json.WriteStartObject();
                    json.WritePropertyName(idName);
                    if (document.RootElement.TryGetProperty(idName, out var id)) id.WriteTo(json);
                    else json.WriteNumberValue(number);
                    answer(json, document.RootElement);
                    json.WriteEndObject();
                });
                continue;
            }
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber(idName, number);
                json.WriteStartArray(emptyName);
                json.WriteEndArray();
                DocumentJson.WriteFaults(json, [fault!]);
                json.WriteEndObject();
            });
        }
    }

    public static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static JsonDocument? Parse(string line, string needed, out Fault? fault)
    {
        fault = null;
        try
        {
            var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(needed, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Array) return document;
            document.Dispose();
            fault = new Fault("W221", $"The line is no JSON object with a \"{needed}\".", 0);
        }
        catch (JsonException bad)
        {
            fault = new Fault("W221", $"The line is no JSON: {bad.Message}", (int)(bad.BytePositionInLine ?? 0));
        }
        return null;
    }
}
