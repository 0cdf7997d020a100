using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Outside;

/// <summary>The stories of the picture, and the record of those that joined or parted. Every method runs inside its caller's transaction.</summary>
internal static class StoryTables
{
    /// <summary>Puts the stories in the place of those before, and on record what joined and what parted.</summary>
    public static void Replace(SqliteConnection connection, ImmutableArray<Story> stories, DateTimeOffset at)
    {
        Record(connection, StoryTurns.Between(Load(connection, new TextPool()), stories, Items(connection), at));
        connection.Execute("DELETE FROM story_documents; DELETE FROM stories");
        connection.Execute("INSERT INTO stories VALUES (@i, @id, CAST(@title AS TEXT), @rest)", stories.Select((s, i) => new
        {
            i, id = s.Id.Hash.Bytes(), title = s.Title.Utf8(), rest = Compact.Object(json => json.Items("members", s.Members, (j, member) =>
            {
                j.WriteStringValue(member.Document.ToString());
                j.WriteStartObject();
                j.Reasons(member.Reasons);
                j.WriteEndObject();
            })),
        }));
        connection.Execute("INSERT INTO story_documents VALUES (@story, @place, @id)",
            stories.SelectMany((s, story) => s.Documents.Select((d, place) => new { story, place, id = d.Hash.Bytes() })));
    }

    public static ImmutableArray<Story> Load(SqliteConnection connection, TextPool texts)
    {
        var documents = connection.Query<(long Story, byte[] Id)>("SELECT story, document FROM story_documents ORDER BY story, place").ToLookup(r => r.Story, r => new DocumentId(Compact.Id(r.Id)));
        return
        [
            .. connection.Query<(long Place, byte[] Id, string Title, string Told)>("SELECT place, id, title, rest FROM stories ORDER BY place")
                .Select(r => new Story(new(Compact.Id(r.Id)), r.Title, [.. documents[r.Place]])
                {
                    Members = Compact.Read(r.Told, json => json.Items("members", m => new StoryMember(new(ContentHash.Parse(m[0].GetString()!)), m[1].Reasons(texts)))),
                }),
        ];
    }

    public static IReadOnlyList<StoryTurn> Turns(SqliteConnection connection, string path)
    {
        try
        {
            return [.. connection.Query<(string At, string Kind, string Told)>("SELECT at, kind, rest FROM story_turns ORDER BY seq").Select(r => Compact.Read(r.Told, json => new StoryTurn(
                Time.Parse(r.At), Codes.Value<StoryTurnKind>(r.Kind), Stories(json, "from"), Stories(json, "to"), [.. json.Ids("because").Select(d => new DocumentId(d))])))];
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw StoreFailure.Damaged(path, $"the record of stories: {e.Message}", e);
        }
    }

    private static void Record(SqliteConnection connection, ImmutableArray<StoryTurn> turns) =>
        connection.Execute("INSERT INTO story_turns (at, kind, rest) VALUES (@at, @kind, @rest)", turns.Select(t => new
        {
            at = Time.Print(t.At), kind = Codes.Word(t.Kind), rest = Compact.Object(json =>
            {
                Stories(json, "from", t.From);
                Stories(json, "to", t.To);
                json.Ids("because", t.Because);
            }),
        }));

    private static void Stories(Utf8JsonWriter json, string name, ImmutableArray<Story> stories) => json.Items(name, stories, (j, story) =>
    {
        j.WriteStringValue(story.Id.ToString());
        j.WriteStringValue(story.Title);
        foreach (var document in story.Documents) j.WriteStringValue(document.ToString());
    });

    private static ImmutableArray<Story> Stories(JsonElement json, string name) => json.Items(name, s => new Story(
        new(ContentHash.Parse(s[0].GetString()!)), s[1].GetString()!, [.. s.EnumerateArray().Skip(2).Select(d => new DocumentId(ContentHash.Parse(d.GetString()!)))]));

    private static Func<DocumentId, ItemId> Items(SqliteConnection connection)
    {
        var items = connection.Query<(byte[] Id, byte[] Item)>("SELECT d.id, i.id FROM documents d JOIN items i ON i.seq = d.item").ToDictionary(r => new DocumentId(Compact.Id(r.Id)), r => new ItemId(Compact.Id(r.Item)));
        return document => items.TryGetValue(document, out var item) ? item : throw Coherence.NotKept(document);
    }
}
