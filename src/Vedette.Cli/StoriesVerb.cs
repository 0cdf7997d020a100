using System.CommandLine;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;

namespace Vedette.Cli;

/// <summary><c>vedette stories</c>: which documents tell of one happening and why, and which stories joined or parted.</summary>
internal static class StoriesVerb
{
    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var record = new Option<bool>("--record") { Description = "Show what joined and what parted, in the order in which it did, with the documents that it came from." };
        var command = new Command("stories", "Show the stories, why each document is in its own, and which stories joined or parted.") { store, record, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var picture = await StoreVerb.PictureAsync(opened, cancel).ConfigureAwait(false);
            var turns = await opened.StoryTurnsAsync(cancel).ConfigureAwait(false);
            if (parse.GetValue(json)) PrintJson(picture, turns, parse.GetValue(record));
            else if (parse.GetValue(record)) PrintRecord(picture, turns);
            else PrintStories(picture, turns);
            return 0;
        }));
        return command;
    }

    /// <summary>Those of most documents first.</summary>
    private static IEnumerable<Story> InOrder(Picture picture) => picture.Stories.OrderByDescending(s => s.Documents.Length);

    private static void PrintStories(Picture picture, IReadOnlyList<StoryTurn> turns)
    {
        var documents = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document);
        var concerned = turns.SelectMany(t => t.To.SelectMany(s => s.Documents).Distinct().Select(d => (d, t))).ToLookup(p => p.d, p => p.t);
        var table = Terminal.Table("Story", "Documents", "Days", "Record", "Because");
        foreach (var story in InOrder(picture))
        {
            var record = story.Documents.SelectMany(d => concerned[d]).Distinct().ToArray();
            string told = string.Join(", ", record.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(g => $"{Codes.Word(g.Key)} {g.Count()}×"));
            for (int i = 0; i < story.Documents.Length; i++)
                table.AddRow(Terminal.Cell(i == 0 ? story.Title : ""), Terminal.Cell(documents[story.Documents[i]].Name), Terminal.Cell(i == 0 ? Days(story, documents) : ""), Terminal.Cell(i == 0 ? told : ""),
                    Terminal.Cell(i < story.Members.Length ? string.Join(" ", story.Members[i].Reasons.Select(r => r.Text)) : ""));
        }
        Terminal.Print(table, "No story yet.");
    }

    private static void PrintRecord(Picture picture, IReadOnlyList<StoryTurn> turns)
    {
        var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
        var table = Terminal.Table("When", "What", "From", "To", "By");
        foreach (var turn in turns)
            table.AddRow(Terminal.Cell(turn.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm")), Terminal.Cell(Codes.Word(turn.Kind)), Terminal.Cell(Titles(turn.From)), Terminal.Cell(Titles(turn.To)),
                Terminal.Cell(string.Join(", ", turn.Because.Select(d => names.GetValueOrDefault(d, "(a version that is not shown)")))));
        Terminal.Print(table, "No story joined another or parted yet.");
    }

    private static void PrintJson(Picture picture, IReadOnlyList<StoryTurn> turns, bool isRecord)
    {
        using var answers = Answers.OnStandardOutput();
        var documents = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document);
        if (isRecord)
            foreach (var turn in turns)
                answers.Write(json =>
                {
                    json.WriteStartObject();
                    PictureParts.ById.Turn(json, turn);
                    json.WriteEndObject();
                });
        else
            foreach (var story in InOrder(picture))
                answers.Write(json =>
                {
                    var (first, last) = Span(story, documents);
                    json.WriteStartObject();
                    PictureParts.ById.Story(json, story);
                    json.WriteString("first_day", first?.ToString("yyyy-MM-dd"));
                    json.WriteString("last_day", last?.ToString("yyyy-MM-dd"));
                    JsonParts.Array(json, "record", turns.Where(t => t.To.Any(s => s.Documents.Any(story.Documents.Contains))), turn => PictureParts.ById.Turn(json, turn));
                    json.WriteEndObject();
                });
    }

    private static string Titles(IEnumerable<Story> stories) => string.Join("; ", stories.Select(s => $"{s.Title} ({s.Documents.Length})"));

    private static string Days(Story story, Dictionary<DocumentId, Document> documents) => Span(story, documents) switch
    {
        (null, _) => "",
        var (first, last) when first == last => $"{first:yyyy-MM-dd}",
        var (first, last) => $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}",
    };

    private static (DateOnly? First, DateOnly? Last) Span(Story story, Dictionary<DocumentId, Document> documents)
    {
        var days = story.Documents.Select(d => documents[d].Published.First).Where(d => d is not null);
        return (days.Min(), days.Max());
    }
}
