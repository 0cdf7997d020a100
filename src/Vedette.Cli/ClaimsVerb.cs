using System.CommandLine;
using System.Text.Json;
using Vedette.Cli.Json;
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
        var command = new Command("claims", "Show who says what, how sure, and where it stands.") { speaker, about, certainty, ceiling, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var readings = await opened.ReadingsAsync(cancel).ConfigureAwait(false);
            if (parse.GetValue(ceiling) is { } audience) readings = Release(readings, Marks.Of(await opened.DecisionsAsync(cancel).ConfigureAwait(false)), audience);
            var chosen = Choose(readings, parse.GetValue(speaker), parse.GetValue(about), parse.GetValue(certainty) is { } word ? Codes.Value<Certainty>(word) : null);
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

    internal static IEnumerable<(Document Document, Claim Claim)> Choose(IEnumerable<Reading> readings, string? speaker, string? about, Certainty? certainty)
    {
        var words = (about ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return from reading in readings
               from claim in reading.Claims
               where speaker is null || claim.Speaker?.Contains(speaker, StringComparison.OrdinalIgnoreCase) == true
               where certainty is null || claim.Certainty == certainty
               where words.Length == 0 || words.All(claim.Words(reading.Document.Text).ContainsWord)
               select (reading.Document, claim);
    }

    /// <summary>Whether the word stands in the text as a word of its own, in either case.</summary>
    private static bool ContainsWord(this string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        return false;
    }

    private static void PrintTable(IEnumerable<(Document Document, Claim Claim)> claims)
    {
        var table = Terminal.Table("Who", "How", "What is said", "Where");
        foreach (var (document, claim) in claims)
            table.AddRow(Terminal.Cell(Who(claim)), Terminal.Cell(How(claim)), Terminal.Cell(claim.Words(document.Text)), Terminal.Cell($"{document.Name}:{claim.Extent.Start}"));
        Terminal.Print(table, "No claims.");
    }

    internal static string Who(Claim claim)
    {
        string speaker = claim.Speaker ?? claim.SpeakerType switch
        {
            SpeakerType.Author => "(the author)",
            SpeakerType.Lost => "(attribution lost)",
            SpeakerType.UnnamedOfficial => "(an unnamed official)",
            _ => "(unnamed)",
        };
        return claim.Relay.IsEmpty ? speaker : $"{speaker}, through {string.Join(", ", claim.Relay)}";
    }

    private static string How(Claim claim) =>
        $"{Codes.Word(claim.Kind)}{(claim.Polarity == Polarity.Negative ? ", negative" : "")}{(claim.Certainty == Certainty.Unknown ? "" : $", {Codes.Word(claim.Certainty)}")}";

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
