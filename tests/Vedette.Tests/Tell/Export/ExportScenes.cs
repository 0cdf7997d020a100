using System.Collections.Immutable;
using System.Text;
using Vedette.Judge;
using Vedette.Language;
using Vedette.Model;
using Vedette.Tell.Export;
using Vedette.Tests.Relate;
using Vedette.Weigh;
using Vedette.Weigh.Problems;

namespace Vedette.Tests.Tell.Export;

/// <summary>What the exports are tried on: the scene of the Vell Strait with a report whose places are real, an invented ford with its problem and record, and a page that attacks.</summary>
internal static class ExportScenes
{
    private const string Yaml = """
        problem: ford
        question: Will Russia help China at the ford?
        direction: { from: [RUS], to: [CHN] }
        hypotheses:
          helps: { statement: Russia helps. }
          waits: { statement: Russia waits. }
        channels:
          road: { name: Road, question: Do lorries go? }
        indicators:
          lorries:
            channel: road
            question: Do lorries cross the ford?
            fires: [{ words: [lorry] }]
            expects: { helps: C, waits: I }
        """;

    public static Exportable Strait { get; } = new(WithPlaces());
    public static Exportable Attacked { get; } = new(AttackedEverywhere(), Ledger: Record(ScenePictures.Hostile));
    public static Exportable Empty { get; } = new(new() { Readings = [] });
    public static Exportable Ford { get; } = Weighed();

    public static string Text(Exportable from, ExportKind kind, ExportFormat format) => Encoding.UTF8.GetString(Bytes(from, kind, format));

    public static byte[] Bytes(Exportable from, ExportKind kind, ExportFormat format)
    {
        using var output = new MemoryStream();
        Exports.Write(from, kind, format, output);
        return output.ToArray();
    }

    public static IEnumerable<(ExportKind Kind, ExportFormat Format)> Pairs => Enum.GetValues<ExportKind>().SelectMany(kind => Exports.FormatsOf(kind).Select(format => (kind, format)));

    /// <summary>A picture of one claim and one event whose every text is the one given.</summary>
    public static Exportable Of(string text)
    {
        var id = new DocumentId(ContentHash.Of(text));
        var whole = new TextSpan(0, text.Length);
        var claim = new Claim { Id = new(1), Document = id, Content = [whole], SpeakerType = SpeakerType.Named, Speaker = text, Kind = ClaimKind.Assertion, Relay = [text], Condition = whole, Venue = text, Said = When.Parse("2031-05-05"), MadeBy = new("scene", "1") };
        var told = new Event { Id = new(2), Document = id, Type = EventType.Consult, Actors = ["RUSGOV"], Recipients = ["CHN"], Place = text, Span = whole, When = When.Parse("2031-05-05"), MadeBy = new("scene", "1") };
        var document = new Document { Id = id, Item = new(3), Address = text, Name = text, Text = text, Title = text, Url = text, Outlet = text, Authors = [text], Published = When.Parse("2031-05-06") };
        var origin = new Origin { Id = new(4), Speaker = text, SpeakerType = SpeakerType.Named, Occasion = When.Parse("2031-05-05"), Venue = text, Claims = [claim.Id], Documents = [id], Reasons = [new("kind", text)] };
        return new(new() { Readings = [new() { Document = document, Claims = [claim], Events = [told] }], Origins = [origin], Drifts = [new(DriftKind.Certainty, claim.Id, claim.Id, text, text, [])] });
    }

    private static Picture WithPlaces()
    {
        var scene = new SceneDocument("northern-passage", """
            Ships in the north
            On 3 May 2031 Sarvian warships sailed through the Bering Strait, the Coast Guard of Norland said. Kestria may send troops to Midway Atoll.
            Ministers of Sarvia and Kestria met in Geneva in April.
            """, "Ships in the north", "Vell Courier", "2031-05-04");
        var claim = scene.Claim("Sarvian warships sailed through the Bering Strait", SpeakerType.Organisation, "Coast Guard of Norland", "the Coast Guard of Norland", "said", said: "2031-05-04", country: "XNO");
        scene.Claim("met in Geneva in April", SpeakerType.Author);
        Event Told(string words, EventType type, string? mode, string[] actors, string[] recipients, EventStatus status, string? when, string place, ClaimId? within = null) => new()
        {
            Id = new(ContentHash.Of("event", words)), Document = scene.Id, Type = type, Mode = mode, Contexts = ["military"], Actors = [.. actors], Recipients = [.. recipients], Status = status,
            When = When.Parse(when), Place = place, Span = scene.At(words), Claim = within, MadeBy = new("scene", "1"),
        };
        Name Named(string words) => new(scene.At(words), EntityKind.Place, new(ContentHash.Of(words)), words, null);
        var reading = scene.Reading() with
        {
            Events =
            [
                Told("Sarvian warships sailed through the Bering Strait", EventType.Mobilize, null, ["XSAMIL"], [], EventStatus.Alleged, "2031-05-03", "Bering Strait", claim.Id),
                Told("Kestria may send troops to Midway Atoll", EventType.Mobilize, "troops", ["XKE"], ["USA"], EventStatus.Hypothetical, null, "Midway Atoll"),
                Told("Ministers of Sarvia and Kestria met in Geneva in April", EventType.Consult, "visit", ["XKEGOV", "XSAGOV"], ["XKEGOV", "XSAGOV"], EventStatus.Actual, "2031-04", "Geneva"),
            ],
            Names = [Named("Bering Strait"), Named("Midway Atoll"), Named("Geneva")],
        };
        reading = reading with { Document = reading.Document with { Url = "https://courier.example/north?a=1&b=2" } };
        var strait = ScenePictures.VellStrait();
        var origin = new Origin { Id = new(ContentHash.Of("origin", claim.Id.ToString())), Speaker = claim.Speaker, SpeakerType = claim.SpeakerType, Occasion = claim.Said, Claims = [claim.Id], Documents = [scene.Id] };
        return strait with { Readings = strait.Readings.Add(reading), Origins = strait.Origins.Add(origin) };
    }

    private static Exportable Weighed()
    {
        var told = Scene.Relate("""
            # a | 2031-03-04 | Gazette
            Ann Orr | assertion | + | certain | Lorries cross the ford at night | | 2031-03-03
            Ben Ash | assertion | + | certain | Lorries went over the ford | | 2031-03-03
            """);
        return new(told, Weighing.Of(ProblemFile.Read(Yaml).Problem.ShouldNotBeNull(), told, new DateOnly(2031, 3, 5), []), Record("Two drivers said so."));
    }

    private static Ledger Record(string words)
    {
        var first = Held("Russia would very likely help at the ford.", "very likely", 6, null, null);
        var second = Held("Russia would likely help at the ford.", "likely", 8, first.Id, words);
        return new([first, new Dissent { By = "Carla", At = At(7), On = first.Id, Text = words }, second]);

        Judgement Held(string statement, string likelihood, int day, JudgementId? supersedes, string? reason) => new()
        {
            By = "Eve", At = At(day), Problem = "ford", Hypothesis = "helps", Statement = statement, Likelihood = LikelihoodWord.Parse(likelihood)!.Value, Confidence = AnalyticConfidence.Moderate,
            ConfidenceReasons = [new(ConfidenceFactor.Evidence, words)], Grounds = [new(GroundKind.Indicator, "lorries")], KeyAssumptions = [words], WouldChange = [words], Supersedes = supersedes, ReasonForChange = reason,
        };
        DateTimeOffset At(int day) => new(2031, 3, day, 9, 30, 0, TimeSpan.Zero);
    }

    private static Picture AttackedEverywhere()
    {
        var attacked = ScenePictures.Attacked();
        var reading = attacked.Readings[0];
        var told = new Event { Id = new(7), Document = reading.Document.Id, Type = EventType.Consult, Actors = ["RUS"], Place = ScenePictures.Hostile, Span = new(0, reading.Document.Text.Length), MadeBy = new("scene", "1") };
        return attacked with { Readings = [reading with { Events = [told] }] };
    }
}
