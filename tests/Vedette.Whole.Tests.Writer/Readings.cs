using System.Collections.Immutable;
using System.Text;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Whole.Tests.Writer;

/// <summary>Generated readings and pictures: the same seed and number give the same value in every process.</summary>
public static class Readings
{
    // Ordinary words, and what breaks careless stores: other scripts, a pair of surrogates, a zero byte, quotes, control characters.
    private static readonly string[] Words =
        ["harbour", "convoy", "minister", "denied", "said", "on", "the", "of", "strait", "exercise", "Élysée", "北京", "🛰️", "a\0b", "\u0002", "O'Neill", "\"quoted\"", "line\nbreak", "%_*", "\ufffd"];

    public static Reading At(int seed, int number, int claims = 30)
    {
        string address = $"folder/{seed}/report-{number}.txt";
        return Of(new Random(HashCode(seed, number)), address, $"{seed}:{number}", claims);
    }

    /// <summary>A reading of an item at an address; another version gives another document.</summary>
    public static Reading Of(Random random, string address, string version, int claims)
    {
        string text = Text(random, 60 + claims * 12);
        var document = new DocumentId(ContentHash.Of("document", address, version));
        TextSpan Span()
        {
            int start = random.Next(text.Length);
            return new(start, random.Next(start, Math.Min(text.Length, start + 80) + 1));
        }
        ImmutableArray<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];
        T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
        string? Maybe(Func<string> make) => random.Next(3) == 0 ? null : make();
        string Word() => Words[random.Next(Words.Length)];
        When Time() => When.Parse(random.Next(7) switch { 0 => null, 1 => "2025-12", 2 => "2022/..", 3 => "P3D", 4 => "R/P1W", 5 => "2025-W51", _ => $"2025-{random.Next(1, 13):00}-{random.Next(1, 29):00}" });
        Reason Reason() => new(Word(), Word() + " because " + Word(), random.Next(2) == 0 ? null : new Quote(document, Span()));
        ClaimId ClaimAt(int i) => new(ContentHash.Of("claim", document.ToString(), i.ToString()));

        return new()
        {
            Document = new()
            {
                Id = document,
                Item = new(ContentHash.Of("item", address)),
                Address = address,
                Name = Path.GetFileNameWithoutExtension(address),
                Text = text,
                Url = Maybe(() => "https://example.org/" + Word()),
                Title = Maybe(() => Word() + " " + Word()),
                TitleSpan = random.Next(2) == 0 ? null : Span(),
                Subtitle = address.Length % 2 == 0 ? null : "Below the headline",
                SubtitleSpan = address.Length % 4 == 1 ? new(0, 3) : null,
                DatedBy = (DatedBy)(address.Length % 4),
                Transport = address.Length % 3 == 0 ? null : "Lake wire",
                TakenFrom = address.Length % 5 == 0 ? "https://lake.example/lock" : null,
                PageStarts = address.Length % 2 == 0 ? [] : [0, 7],
                Authors = Some(3, Word),
                Published = Time(),
                Modified = Time(),
                Outlet = Maybe(Word),
                Language = Maybe(() => "en"),
                Furniture = Some(5, () => new Furniture(Span(), "navigation")),
                Credits = Some(3, () => new Credit("agency", Word(), Span())),
                Faults = Some(2, () => new Fault("W101", Word(), random.Next(-1, 9))),
            },
            Sentences = Some(20, Span),
            Names = Some(20, () => new Name(Span(), Any<EntityKind>(), new(ContentHash.Of("entity", Word())), Word(), Maybe(() => "FRA"))),
            Times = Some(10, () => new TimeExpression(Span(), Any<TimeKind>(), Time().Iso)),
            Quantities = Some(10, () => new Quantity(Span(), random.Next(5) switch { 0 => double.PositiveInfinity, 1 => 0.1, 2 => -1e300, _ => random.NextDouble() * 1e6 }, Maybe(Word), random.Next(2) == 0)),
            Claims = [.. Enumerable.Range(0, claims).Select(i => new Claim
            {
                Id = ClaimAt(i),
                Document = document,
                Source = Some(2, Span),
                Cue = Some(2, Span),
                Content = [Span(), .. Some(2, Span)],
                Speaker = Maybe(Word),
                SpeakerCountry = Maybe(() => "CHN"),
                SpeakerType = Any<SpeakerType>(),
                Relay = Some(3, Word),
                Kind = Any<ClaimKind>(),
                Direct = random.Next(2) == 0,
                Polarity = Any<Polarity>(),
                Certainty = Any<Certainty>(),
                CertaintyWords = Some(2, Span),
                Condition = random.Next(2) == 0 ? null : Span(),
                Said = Time(),
                Venue = Maybe(Word),
                Answers = i == 0 || random.Next(2) == 0 ? null : ClaimAt(random.Next(i)),
                Reasons = Some(2, Reason),
                MadeBy = new("speech", "1a2b"),
            })],
            Events = [.. Enumerable.Range(0, claims / 3).Select(i => new Event
            {
                Id = new(ContentHash.Of("event", document.ToString(), i.ToString())),
                Document = document,
                Type = Any<EventType>(),
                Mode = Maybe(() => "martial-law"),
                Contexts = Some(2, Word),
                Actors = Some(2, () => "RUSGOV"),
                Recipients = Some(2, () => "CHNMIL"),
                Status = Any<EventStatus>(),
                When = Time(),
                Place = Maybe(Word),
                Span = Span(),
                Claim = random.Next(2) == 0 ? null : ClaimAt(i),
                Reasons = Some(2, Reason),
                MadeBy = new("events", "3c4d"),
            })],
        };
    }

    /// <summary>A picture that uses every field, over the readings given.</summary>
    public static Picture Picture(int seed, ImmutableArray<Reading> readings)
    {
        var random = new Random(seed);
        ImmutableArray<Claim> claims = [.. readings.SelectMany(r => r.Claims)];
        ImmutableArray<T> Some<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => make())];
        ClaimId AnyClaim() => claims[random.Next(claims.Length)].Id;
        DocumentId AnyDocument() => readings[random.Next(readings.Length)].Document.Id;
        T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
        string Word() => Words[random.Next(Words.Length)];
        string? Maybe() => random.Next(2) == 0 ? null : Word();
        Reason Reason() => new(Word(), Word(), random.Next(2) == 0 ? null : new Quote(AnyDocument(), new(1, 4)));
        return new()
        {
            Readings = readings,
            Entities = Some(() => new Entity(new(ContentHash.Of(Word())), Word(), Any<EntityKind>(), Maybe(), Some(Word))),
            Origins = Some(() => new Origin
            {
                Id = new(ContentHash.Of(Word())), Speaker = Maybe(), SpeakerType = Any<SpeakerType>(), Occasion = When.Parse(random.Next(2) == 0 ? null : "2025-12-17"), Venue = Maybe(),
                Claims = Some(AnyClaim), Documents = Some(AnyDocument), Reasons = Some(Reason),
            }),
            Lineage = Some(() => new LineageEdge(random.Next(3) == 0 ? new(ContentHash.Of("outside")) : AnyDocument(), AnyDocument(), random.NextDouble(), Some(Reason)) { Kind = random.Next(3) == 0 ? null : Any<DerivationKind>() }),
            Same = Some(() => new SameClaims(Some(AnyClaim), Some(Reason))),
            Contradictions = Some(() => new Contradiction(Any<ContradictionKind>(), AnyClaim(), AnyClaim(), Some(Reason))),
            Drifts = Some(() => new Drift(Any<DriftKind>(), AnyClaim(), AnyClaim(), Word(), Word(), Some(Reason))),
            Support = Some(() => new Support(Word(), Some(AnyClaim), Some(() => new OriginId(ContentHash.Of(Word()))), random.Next(9))),
            Stories = Some(() => new Story(new(ContentHash.Of(Word())), Word(), Some(AnyDocument)) { Members = random.Next(3) == 0 ? [] : Some(() => new StoryMember(AnyDocument(), Some(Reason))) }),
            Timeline = Some(() => new Moment(When.Parse(random.Next(2) == 0 ? null : "2022/.."), Word(), random.Next(2) == 0 ? null : AnyClaim(),
                random.Next(2) == 0 ? null : new EventId(ContentHash.Of(Word())), new(AnyDocument(), new(3, 9)))),
        };
    }

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) text.Append(Words[random.Next(Words.Length)]).Append(' ');
        return text.ToString();
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) ^ (number * 7919));
}
