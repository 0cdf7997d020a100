using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests.Tell;

/// <summary>A text under construction: claims are given by their words and found in it.</summary>
internal sealed class SceneDocument
{
    private readonly Document document;
    private readonly List<Claim> claims = [];

    public SceneDocument(string name, string text, string? title = null, string? outlet = null, string? published = null, string? author = null)
    {
        Text = text;
        document = new()
        {
            Id = new(ContentHash.Of("document", name, text)), Item = new(ContentHash.Of("item", name)), Address = $"scene/{name}.txt", Name = name, Text = text,
            Title = title, Outlet = outlet, Published = When.Parse(published), Authors = author is null ? [] : [author], Language = "en",
        };
    }

    public string Text { get; }
    public DocumentId Id => document.Id;
    public ImmutableArray<Fault> Faults { get; init; } = [];
    public ImmutableArray<Furniture> Furniture { get; init; } = [];
    public ImmutableArray<Credit> Credits { get; init; } = [];

    public TextSpan At(string words, int from = 0)
    {
        int at = Text.IndexOf(words, from, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"“{words}” does not stand in {document.Name}");
        return new(at, at + words.Length);
    }

    public Claim Claim(string content, SpeakerType type, string? speaker = null, string? source = null, string? cue = null, ClaimKind kind = ClaimKind.Assertion, Certainty certainty = Certainty.Certain,
        string? hedge = null, string? condition = null, bool direct = false, Polarity polarity = Polarity.Positive, string? said = null, string? venue = null, string? country = null, string[]? relay = null, ClaimId? answers = null)
    {
        var span = At(content);
        var claim = new Claim
        {
            Id = new(ContentHash.Of("claim", document.Id.ToString(), content, speaker)), Document = document.Id, Content = [span],
            Source = source is null ? [] : [At(source)], Cue = cue is null ? [] : [At(cue)], Speaker = speaker, SpeakerType = type, SpeakerCountry = country, Relay = [.. relay ?? []],
            Kind = kind, Certainty = certainty, CertaintyWords = hedge is null ? [] : [At(hedge, span.Start)], Condition = condition is null ? null : At(condition), Direct = direct, Polarity = polarity,
            Said = When.Parse(said), Venue = venue, Answers = answers, MadeBy = new("scene", "1"),
        };
        claims.Add(claim);
        return claim;
    }

    public Reading Reading() => new()
    {
        Document = document with { Faults = Faults, Furniture = Furniture, Credits = Credits },
        Sentences = [.. Sentences(Text)],
        Claims = [.. claims],
    };

    private static IEnumerable<TextSpan> Sentences(string text)
    {
        for (int start = 0, at = 0; at <= text.Length; at++)
            if (at == text.Length || text[at] == '\n' || (text[at] == '.' && (at + 1 == text.Length || text[at + 1] is ' ' or '\n')))
            {
                int end = Math.Min(text.Length, at + 1);
                if (end > start) yield return new(start, end);
                start = end;
            }
    }
}

/// <summary>
/// An invented crisis between invented countries: will Sarvia close the Vell Strait? One speech told twice, the second time hardened; a relay four levels deep in a machine translation;
/// a denial; a claim whose source is lost; an essay.
/// </summary>
internal static class ScenePictures
{
    public static DateTimeOffset MadeAt { get; } = new(2031, 5, 9, 8, 30, 0, TimeSpan.Zero);

    public static Picture VellStrait()
    {
        var report = new SceneDocument("harbour-speech", """
            Norland warns over the Vell Strait
            TARNE, 5 May 2031. Sarvia could close the Vell Strait to tankers if the fishing talks fail, Foreign Minister Mira Halden told the Harbour Forum on Sunday.
            "We have seen no mines in the water," she said.
            Asked whether Norland would escort tankers, she declined to answer.
            Commodore Jost Arvel of the Sarvian navy called the idea absurd. "Sarvia will not close the strait," he said on Monday.
            Reporting by Ina Solberg; Vell Courier and Norland Press Office.
            """, "Norland warns over the Vell Strait", "Vell Courier", "2031-05-05", "Ina Solberg")
        { Credits = [new("agency", "Norland Press Office", default)] };
        var could = report.Claim("Sarvia could close the Vell Strait to tankers if the fishing talks fail", SpeakerType.Named, "Mira Halden", "Foreign Minister Mira Halden", "told", ClaimKind.Warning, Certainty.Possible, "could", "if the fishing talks fail", said: "2031-05-04", venue: "Harbour Forum", country: "XNO");
        var mines = report.Claim("We have seen no mines in the water,", SpeakerType.Named, "Mira Halden", "she", "said", direct: true, polarity: Polarity.Negative, said: "2031-05-04", venue: "Harbour Forum", country: "XNO");
        var escort = report.Claim("whether Norland would escort tankers", SpeakerType.Named, "Mira Halden", "she", "declined to answer", ClaimKind.Refusal, Certainty.Unknown, polarity: Polarity.Negative, said: "2031-05-04", venue: "Harbour Forum", country: "XNO");
        var absurd = report.Claim("Sarvia will not close the strait,", SpeakerType.Named, "Jost Arvel", "Commodore Jost Arvel of the Sarvian navy", "said on Monday", ClaimKind.Denial, Certainty.Certain, direct: true, polarity: Polarity.Negative, said: "2031-05-05", country: "XSA");

        var retelling = new SceneDocument("blue-gull-retelling", """
            SARVIA WILL CLOSE STRAIT, SAYS MINISTER
            Norland's top diplomat dropped a bombshell this week. Sarvia will close the Vell Strait to all tankers, Halden said at the Harbour Forum.
            Mines are already being laid, it is said.
            Read more: Ten harbours you must see
            """, "SARVIA WILL CLOSE STRAIT, SAYS MINISTER", "Blue Gull News", "2031-05-07")
        { Furniture = [] };
        var will = retelling.Claim("Sarvia will close the Vell Strait to all tankers", SpeakerType.Named, "Mira Halden", "Halden", "said", certainty: Certainty.Certain, hedge: "will", venue: "Harbour Forum");
        var laid = retelling.Claim("Mines are already being laid", SpeakerType.Lost, cue: "it is said");

        var relay = new SceneDocument("translated-relay", """
            Request for mine-layers
            This page was machine translated from the Sarvian.
            The Evening Post reports that Kestrel Wire, citing the Morning Ledger, wrote that a senior official in Tarne said Sarvia has probably asked Kestria for two mine-layers.
            An aide to Halden said the minister "sees the strait closing by June if the talks fail".
            """, "Request for mine-layers", "Evening Post");
        var asked = relay.Claim("Sarvia has probably asked Kestria for two mine-layers", SpeakerType.UnnamedOfficial, null, "a senior official in Tarne", "said", certainty: Certainty.Probable, hedge: "probably", relay: ["Evening Post", "Kestrel Wire", "Morning Ledger"]);
        var june = relay.Claim("sees the strait closing by June if the talks fail", SpeakerType.Unnamed, null, "An aide to Halden", "said", kind: ClaimKind.Assessment, certainty: Certainty.Probable, condition: "if the talks fail", direct: true);

        var denial = new SceneDocument("kestria-denies", """
            Ministry statement of 8 May 2031
            The Ministry of Defence of Kestria denies that Sarvia has asked it for mine-layers.
            The treaty of 2019 says that each side "shall consult the other" before it moves ships into the Vell Strait.
            """, "Ministry statement", "State Gazette of Kestria", "2031-05-08");
        var denied = denial.Claim("Sarvia has asked it for mine-layers", SpeakerType.Organisation, "Ministry of Defence of Kestria", "The Ministry of Defence of Kestria", "denies", ClaimKind.Denial, Certainty.Certain, polarity: Polarity.Negative, said: "2031-05-08", country: "XKE");
        var treaty = denial.Claim("shall consult the other", SpeakerType.Document, "treaty of 2019", "The treaty of 2019", "says", direct: true, said: "2019");

        var essay = new SceneDocument("essay-on-narrow-seas", """
            Of narrow seas
            A narrow sea makes nervous neighbours. Sarvia has wanted this strait for a century. It will close the strait the moment the world looks away.
            """, "Of narrow seas", author: "T. Orme")
        { Faults = [new("W102", "The text is not UTF-8; it was read as Windows-1252. First bad byte at 12.", 12)] };
        essay.Claim("A narrow sea makes nervous neighbours", SpeakerType.Author);
        essay.Claim("Sarvia has wanted this strait for a century", SpeakerType.Author);
        var own = essay.Claim("It will close the strait the moment the world looks away", SpeakerType.Author, hedge: "will");

        Origin Spoken(string? occasion, params Claim[] claims) => new()
        {
            Id = new(ContentHash.Of("origin", claims[0].Id.ToString())), Speaker = claims[0].Speaker, SpeakerType = claims[0].SpeakerType, Occasion = When.Parse(occasion), Venue = claims.Select(c => c.Venue).FirstOrDefault(v => v is not null),
            Claims = [.. claims.Select(c => c.Id)], Documents = [.. claims.Select(c => c.Document).Distinct()],
        };
        ImmutableArray<Reading> readings = [report.Reading(), retelling.Reading(), relay.Reading(), denial.Reading(), essay.Reading()];
        var speech = Spoken("2031-05-04", could, mines, escort, will);
        var aide = Spoken(null, june);
        var official = Spoken(null, asked);
        var author = Spoken(null, [.. readings[4].Claims]);
        return new()
        {
            Readings = readings,
            Origins = [speech, Spoken("2031-05-05", absurd), Spoken(null, laid), official, aide, Spoken("2031-05-08", denied), Spoken("2019", treaty), author],
            Lineage = [new(report.Id, retelling.Id, 0.83, [new("shared_words", "close the Vell Strait to", new Quote(retelling.Id, retelling.At("close the Vell Strait to"))), new("later", "Published 2031-05-07 after 2031-05-05.")]) { Kind = DerivationKind.Rewritten }],
            Same = [new([could.Id, will.Id, june.Id, own.Id], [])],
            Support = [new("Sarvia could close the Vell Strait to tankers if the fishing talks fail", [could.Id, will.Id, june.Id, own.Id], [speech.Id, aide.Id, author.Id], 4)],
            Contradictions =
            [
                new(ContradictionKind.Denial, could.Id, absurd.Id, [new("same_content", "“Sarvia will not close the strait” denies “Sarvia could close the Vell Strait”.")]),
                new(ContradictionKind.Denial, will.Id, absurd.Id, [new("same_claim", "“Sarvia will close the Vell Strait to all tankers” says what is denied.")]),
                new(ContradictionKind.Denial, asked.Id, denied.Id, [new("same_content", "The denial names the mine-layers.")]),
                new(ContradictionKind.Opposite, mines.Id, laid.Id, [new("opposite", "“We have seen no mines in the water” and “Mines are already being laid” say the opposite.")]),
            ],
            Drifts =
            [
                new(DriftKind.Certainty, could.Id, will.Id, "could", "will", [new("lineage", "blue-gull-retelling was made from harbour-speech.")]),
                new(DriftKind.ConditionLost, could.Id, will.Id, "if the fishing talks fail", "", [new("lineage", "blue-gull-retelling was made from harbour-speech.")]),
                new(DriftKind.Quantity, could.Id, will.Id, "tankers", "all tankers", [new("lineage", "blue-gull-retelling was made from harbour-speech.")]),
            ],
            Stories = [new(new(1), "Norland warns over the Vell Strait", [report.Id, retelling.Id])],
            Timeline =
            [
                new(When.Parse("2019"), "treaty of 2019: shall consult the other", treaty.Id, null, new(denial.Id, treaty.Content[0])),
                new(When.Parse("2031-05-04"), "Mira Halden: Sarvia could close the Vell Strait to tankers if the fishing talks fail", could.Id, null, new(report.Id, could.Content[0])),
                new(When.Parse("2031-05-04"), "Mira Halden: We have seen no mines in the water", mines.Id, null, new(report.Id, mines.Content[0])),
                new(When.Parse("2031-05-05"), "Jost Arvel: Sarvia will not close the strait", absurd.Id, null, new(report.Id, absurd.Content[0])),
                new(When.Parse("2031-05-08"), "Ministry of Defence of Kestria: Sarvia has asked it for mine-layers", denied.Id, null, new(denial.Id, denied.Content[0])),
                new(When.Parse("2031-06"), "sees the strait closing by June if the talks fail", june.Id, null, new(relay.Id, june.Content[0])),
            ],
        };
    }

    /// <summary>A page that tries everything: markup, quotes that end attributes, addresses, a terminal's escape, controls of reading direction, half a surrogate pair.</summary>
    public const string Hostile = "\"'></a></mark><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) https://evil.example/x.js \u001b[31mred\u0007 \u202Edesrever\u202C \u2066x [a](b) `c` *d* _e_ | f \ud800 &amp; ]]>";

    public static Picture Attacked()
    {
        var document = new SceneDocument(Hostile, $"Head {Hostile}\nA minister said {Hostile} would come. And {Hostile}", Hostile, Hostile, "2031-05-05", Hostile) { Faults = [new("W108", Hostile)] };
        var claim = document.Claim($"{Hostile} would come", SpeakerType.Named, Hostile, "A minister", "said", certainty: Certainty.Probable, hedge: "would", venue: Hostile, said: "2031-05-05", relay: [Hostile], country: "\"><b>");
        var denial = document.Claim("And " + Hostile, SpeakerType.Unnamed, kind: ClaimKind.Denial);
        var reading = document.Reading();
        return new()
        {
            Readings = [reading],
            Same = [new([claim.Id, denial.Id], [new("alike", Hostile)])],
            Contradictions = [new(ContradictionKind.Denial, claim.Id, denial.Id, [new("same_content", Hostile)])],
            Drifts = [new(DriftKind.Certainty, claim.Id, denial.Id, Hostile, Hostile, [new("lineage", Hostile)])],
            Lineage = [new(document.Id, document.Id, 0.5, [new("<kind>", Hostile)])],
            Stories = [new(new(1), Hostile, [document.Id])],
            Timeline = [new(When.Parse("2031-05-05"), Hostile, claim.Id, null, new(document.Id, claim.Content[0])), new(When.Parse("2031-05-06"), Hostile, null, null, new(document.Id, claim.Content[0]))],
        };
    }
}
