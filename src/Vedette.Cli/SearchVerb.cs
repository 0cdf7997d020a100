using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace Vedette.Cli;

/// <summary><c>vedette search WORDS</c>: full-text search over the newest versions.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var words = new Argument<string[]>("words")
        {
            Description = "All must occur; \"words in a row\" in double quotes; a star finds every word that begins so: sanction*.",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "WORDS",
        };
        var limit = new Option<int>("--limit") { Description = "At most this many, best first.", DefaultValueFactory = _ => 20, HelpName = "N" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--limit must be 1 or more.");
        });
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("search", "Find words in the texts.") { words, limit, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            // The shell takes the quotes away: an argument of several words is a phrase.
            string query = string.Join(' ', parse.GetValue(words)!.Select(w => w.Contains(' ', StringComparison.Ordinal) && !w.Contains('"', StringComparison.Ordinal) ? $"\"{w}\"" : w));
            var hits = await opened.SearchAsync(query, parse.GetValue(limit), cancel).ConfigureAwait(false);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var hit in hits) answers.Write(line => Write(line, hit));
                return 0;
            }
            var table = Terminal.Table("Document", "Title", "Where it stands");
            foreach (var hit in hits) table.AddRow(Terminal.Cell(hit.Name), Terminal.Cell(hit.Title), Terminal.Marked(hit.Snippet));
            Terminal.Print(table, "Nothing found.");
            return 0;
        }));
        return command;
    }

    private static void Write(Utf8JsonWriter json, SearchHit hit)
    {
        json.WriteStartObject();
        json.WriteString("document", hit.Document.ToString());
        json.WriteString("name", hit.Name);
        json.WriteString("title", hit.Title);
        json.WriteString("snippet", string.Concat(Snippets.Parts(hit.Snippet).Select(p => p.Text)));
        json.WriteStartArray("matches");
        int at = 0;
        foreach (var (text, isMarked) in Snippets.Parts(hit.Snippet))
        {
            if (isMarked)
            {
                json.WriteStartObject();
                json.WriteNumber("start", at);
                json.WriteNumber("end", at + text.Length);
                json.WriteEndObject();
            }
            at += text.Length;
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
