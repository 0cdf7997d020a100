using System.CommandLine;
using System.Runtime.CompilerServices;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Outside;
using Vedette.Read;

namespace Vedette.Cli;

/// <summary><c>vedette read PATH…</c>: documents with their page furniture and credits, a JSON object a line.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var paths = Inputs.Paths();
        var isPrivate = Inputs.AllowPrivate();
        var learn = new Option<bool>("--learn") { Description = "First learn which lines repeat on the pages of each site, and mark them as furniture. Everything is read twice." };
        var command = new Command("read", "Read texts, pages, feeds and web archives: title, date, outlet, language, credits, page furniture.") { paths, learn, isPrivate };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            using var answers = Answers.OnStandardOutput();
            var fetch = InputFetch.Unfolded(parse.GetValue(isPrivate));
            var documents = DocumentsAsync(fetch, parse.GetValue(paths)!, cancel);
            var site = parse.GetValue(learn) ? SiteFurniture.Learn(documents.ToBlockingEnumerable(cancel)) : SiteFurniture.None;
            await foreach (var read in documents.ConfigureAwait(false))
            {
                var document = site.Mark(read);
                answers.Write(json =>
                {
                    json.WriteStartObject();
                    DocumentJson.WriteParts(json, document);
                    json.WriteEndObject();
                });
            }
            return 0;
        }));
        return command;
    }

    private static async IAsyncEnumerable<Document> DocumentsAsync(UnfoldingFetch fetch, string[] paths, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (string path in paths)
            await foreach (var fetched in fetch.FetchAsync(path, cancel).ConfigureAwait(false))
            {
                cancel.ThrowIfCancellationRequested();
                yield return DocumentReader.Read(fetched);
            }
    }
}
