using System.CommandLine;
using System.Text.Json;
using Vedette.Outside.Json;
using Spectre.Console;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette claims</c>: who says what in the newest versions of all that is kept.</summary>
internal static class ClaimsVerb
{
    public static Command Create()
    {
        var speaker = new Option<string?>("--speaker") { Description = "Only of speakers whose name holds these words.", HelpName = "NAME" };
        var about = new Option<string?>("--about") { Description = "Only with all these words in what is said.", HelpName = "WORDS" };
        var certainty = new Option<string?>("--certainty") { Description = "Only this certain.", HelpName = "LEVEL" };
        certainty.AcceptOnlyFromAmong([.. Codes.WordsOf<Certainty>()]);
        var store = StoreVerb.StoreOption();
        var ceiling = TlpOption.Ceiling();
        var json = StoreVerb.JsonOption();
        var command = new Command("claims", "Show who says what, how sure, and where it stands.") { speaker, about, certainty, ceiling, store, json, ClaimEditVerb.Create(), ClaimDecideVerb.Create() };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var decisions = await opened.DecisionsAsync(cancel).ConfigureAwait(false);
            IReadOnlyList<Reading> readings = ClaimDecisions.Edited(await opened.ReadingsAsync(cancel).ConfigureAwait(false), decisions);
            if (parse.GetValue(ceiling) is { } audience) readings = Release(readings, Marks.Of(decisions), audience);
            var chosen = new ClaimChoice(parse.GetValue(speaker), parse.GetValue(about), parse.GetValue(certainty) is { } word ? Codes.Value<Certainty>(word) : null).From(readings).Select(c => (c.Reading.Document, c.Claim));
            if (parse.GetValue(json)) PrintJson(chosen);
            else PrintTable(chosen);
            return 0;
        }));
        return command;
    }

    private static List<Reading> Release(IReadOnlyList<Reading> readings, Marks marks, Tlp audience)
    {
        Redaction[] cut = [.. readings.Select(r => Redaction.Of(r, marks, audience))];
        Workbench.TellWithheld(audience, cut.Count(r => r.Reading is null), cut.Sum(r => r.Withheld));
        return [.. cut.Select(r => r.Reading).OfType<Reading>()];
    }

    private static void PrintTable(IEnumerable<(Document Document, Claim Claim)> claims)
    {
        var table = Terminal.Table("Who", "How", "What is said", "Where");
        foreach (var (document, claim) in claims)
            table.AddRow(Terminal.Cell(ClaimWords.Who(claim)), Terminal.Cell(ClaimWords.How(claim)), Terminal.Cell(claim.Words(document.Text)), Terminal.Cell($"{document.Name}:{claim.Extent.Start}"));
        Terminal.Print(table, "No claims.");
    }

    private static void PrintJson(IEnumerable<(Document Document, Claim Claim)> claims)
    {
        using var answers = Answers.OnStandardOutput();
        foreach (var (document, claim) in claims) answers.Write(json => Write(json, document, claim));
    }

    /// <summary>The claim as <c>extract</c> prints it, with its document and its words.</summary>
    private static void Write(Utf8JsonWriter json, Document document, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("document", document.Id.ToString());
        json.WriteString("file", document.Address);
        ReadingJson.Write(json, claim, document.Text);
        json.WriteString("words", claim.Words(document.Text));
        json.WriteEndObject();
    }
}
