using System.Text;
using System.Text.Json;
using Vedette.Model;
using Vedette.Read.Feeds;

namespace Vedette.Outside.Json;

/// <summary>What a feed tells of an item, as it waits in a store.</summary>
internal static class FeedItemJson
{
    public static byte[] Print(FeedItem item) => Encoding.UTF8.GetBytes(Compact.Object(json =>
    {
        json.WriteString("id", item.Id);
        Maybe(json, "link", item.Link);
        Maybe(json, "title", item.Title);
        json.Strings("authors", item.Authors);
        Maybe(json, "published", item.Published.Iso);
        Maybe(json, "modified", item.Modified.Iso);
        Maybe(json, "html", item.Html);
        Maybe(json, "language", item.Language);
        Maybe(json, "publisher", item.Publisher);
        Maybe(json, "transport", item.Transport);
        Maybe(json, "origin", item.Origin);
    }));

    /// <exception cref="JsonException">This is no item as <see cref="Print"/> writes it.</exception>
    public static FeedItem Read(byte[] text) => Compact.Read(Encoding.UTF8.GetString(text), json => new FeedItem
    {
        Id = json.GetProperty("id").GetString()!,
        Link = Maybe(json, "link"),
        Title = Maybe(json, "title"),
        Authors = json.Strings("authors"),
        Published = When.Parse(Maybe(json, "published")),
        Modified = When.Parse(Maybe(json, "modified")),
        Html = Maybe(json, "html"),
        Language = Maybe(json, "language"),
        Publisher = Party(json, "publisher"),
        Transport = Party(json, "transport"),
        Origin = Party(json, "origin"),
    });

    private static void Maybe(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Maybe(Utf8JsonWriter json, string name, FeedParty? party)
    {
        if (party is null) return;
        json.WriteStartArray(name);
        json.WriteStringValue(party.Name);
        json.WriteStringValue(party.Url);
        json.WriteEndArray();
    }

    private static string? Maybe(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static FeedParty? Party(JsonElement json, string name) => json.TryGetProperty(name, out var party) ? new(party[0].GetString(), party[1].GetString()) : null;
}
