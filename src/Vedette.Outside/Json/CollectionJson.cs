using System.Text.Json;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;

namespace Vedette.Outside.Json;

/// <summary>What comes in and what is missing, as <c>vedette collection --json</c> prints it.</summary>
public static class CollectionJson
{
    public static void Write(Utf8JsonWriter json, CollectionReview collection)
    {
        json.WriteStartObject();
        JsonParts.Array(json, "feeds", collection.Feeds, feed =>
        {
            json.WriteString("source", feed.Source.Name);
            json.WriteString("last_seen", feed.LastSeen?.ToString("yyyy-MM-dd"));
            json.WriteNumber("documents", feed.Source.Documents.Length);
            json.WriteNumber("origins", feed.Source.Origins);
            json.WriteNumber("retold", feed.Retold);
        });
        JsonParts.Array(json, "questions", collection.Questions, standing =>
        {
            json.WriteString("key", standing.Question.Key);
            json.WriteString("question", standing.Question.Question);
            json.WriteString("collection", standing.Question.Collection);
            json.WriteBoolean("open", standing.IsOpen);
            JsonParts.Strings(json, "origins", standing.Origins.Select(o => o.ToString()));
            JsonParts.Array(json, "indicators", standing.Indicators, reading =>
            {
                json.WriteString("indicator", reading.Indicator.Key);
                json.WriteString("state", InWords.State(reading));
            });
        });
        JsonParts.Strings(json, "indicators_without_sign", collection.Silent.Select(i => i.Indicator.Key));
        JsonParts.Strings(json, "channels_without_source", collection.Unsourced.Select(c => c.Key));
        json.WriteEndObject();
    }
}
