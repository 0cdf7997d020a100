using System.Text.Json;
using Vedette.Model;
using Vedette.Watching;

namespace Vedette.Outside.Json;

/// <summary>A watched address as a store keeps it, beside its address and when it is due.</summary>
internal static class WatchedJson
{
    public static string Print(Watched w) => Compact.Object(json =>
    {
        json.WriteString("kind", Codes.Word(w.Kind));
        Maybe(json, "title", w.Title);
        Maybe(json, "site", w.Site);
        json.Strings("folder", w.Folder);
        json.WriteString("added", Time.Print(w.Added));
        if (w.IsPaused) json.WriteBoolean("paused", true);
        json.WriteNumber("pace", w.Pace.Ticks);
        Maybe(json, "etag", w.ETag);
        Maybe(json, "last_modified", w.LastModified);
        Maybe(json, "asked", w.Asked);
        Maybe(json, "good", w.Good);
        Maybe(json, "news", w.News);
        json.WriteNumber("failures", w.Failures);
        Maybe(json, "fault", Line(w.Fault));
        json.WriteNumber("told", w.Told);
        json.WriteStartArray("gaps");
        foreach (var gap in w.Gaps) json.WriteNumberValue(gap.Ticks);
        json.WriteEndArray();
    });

    /// <exception cref="FormatException">This is no such row.</exception>
    /// <exception cref="JsonException">This is no such row.</exception>
    public static Watched Read(string address, string due, string rest) => Compact.Read(rest, json => new Watched
    {
        Address = address,
        Kind = Codes.Value<WatchedKind>(json.GetProperty("kind").GetString()!),
        Title = Maybe(json, "title"),
        Site = Maybe(json, "site"),
        Folder = json.Strings("folder"),
        Added = Time.Parse(json.GetProperty("added").GetString()!),
        IsPaused = json.TryGetProperty("paused", out _),
        Due = Time.Parse(due),
        Pace = new TimeSpan(json.GetProperty("pace").GetInt64()),
        ETag = Maybe(json, "etag"),
        LastModified = Maybe(json, "last_modified"),
        Asked = At(json, "asked"),
        Good = At(json, "good"),
        News = At(json, "news"),
        Failures = json.GetProperty("failures").GetInt32(),
        Fault = FaultOf(Maybe(json, "fault")),
        Told = json.GetProperty("told").GetInt32(),
        Gaps = json.Items("gaps", g => new TimeSpan(g.GetInt64())),
    });

    /// <summary>A fault in one text: its code, a blank, its message.</summary>
    public static string? Line(Fault? fault) => fault is null ? null : $"{fault.Code} {fault.Message}";

    public static Fault? FaultOf(string? line) => line?.Split(' ', 2) is [var code, var message] ? new(code, message) : null;

    private static void Maybe(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Maybe(Utf8JsonWriter json, string name, DateTimeOffset? at) => Maybe(json, name, at is { } known ? Time.Print(known) : null);

    private static string? Maybe(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static DateTimeOffset? At(JsonElement json, string name) => Maybe(json, name) is { } text ? Time.Parse(text) : null;
}
