using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Weigh.Indicators;

/// <summary>Turns a picture into what its origins tell, in the picture's order.</summary>
public static class TestimonyReader
{
    private static readonly FrozenSet<string> Modals = "will would could may might should shall can 'll".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Testimony> Of(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var readings = picture.Readings.ToDictionary(r => r.Document.Id);
        var claims = picture.Readings.SelectMany(r => r.Claims).ToDictionary(c => c.Id);
        var events = picture.Readings.SelectMany(r => r.Events).ToLookup(e => e.Claim);
        var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Names.Where(n => n.Country is not null).OrderBy(n => n.Span).ToArray());
        var speakers = new SpeakerCountries(picture);
        var retold = Retellings.Of(picture, claims);
        var doubts = Witnesses.Count(picture.Origins, speakers.Of).Doubtful.ToDictionary(d => d.Origin.Id, d => d.Why);
        foreach (var origin in picture.Origins)
        {
            var statements = ImmutableArray.CreateBuilder<Statement>(origin.Claims.Length);
            var (before, document) = (Bearing.None, default(DocumentId));
            foreach (var claim in origin.Claims.Select(id => claims[id]))
            {
                var statement = Claimed(claim, readings[claim.Document], speakers.Of(claim), [.. events[claim.Id]], names[claim.Document]);
                if (claim.Document == document && origin.SpeakerType is not SpeakerType.Author) statement = statement with { Bearing = statement.Bearing.After(before) };
                (before, document) = (statement.Bearing.Over(claim.Document == document ? before : Bearing.None), claim.Document);
                statements.Add(retold.TryGetValue(claim.Id, out var nearer) ? statement with { Nearer = nearer } : statement);
            }
            yield return new(origin, Day(origin, readings), origin.Documents, statements.MoveToImmutable(), doubts.GetValueOrDefault(origin.Id));
        }
        foreach (var reading in picture.Readings)
        {
            ImmutableArray<Statement> told = [.. reading.Events.Where(e => e.Claim is null).Select(e => Told(e, reading, names[reading.Document.Id]))];
            if (!told.IsEmpty) yield return new(null, reading.Document.Published, [reading.Document.Id], told);
        }
    }

    private static When Day(Origin origin, Dictionary<DocumentId, Reading> readings)
    {
        if (origin.Occasion.First is not null) return origin.Occasion;
        return origin.Documents.Select(id => readings[id].Document.Published).Where(when => when.First is not null).OrderBy(when => when.First).FirstOrDefault();
    }

    private static Statement Claimed(Claim claim, Reading reading, string? country, ImmutableArray<Event> events, Name[] names)
    {
        string text = reading.Document.Text;
        string words = claim.Words(text);
        return new()
        {
            Claim = claim.Id,
            Events = [.. events.Select(e => e.Id)],
            Where = new(claim.Document, claim.Extent),
            Speaker = claim.SpeakerType,
            SpeakerCountry = country,
            Kind = claim.Kind,
            Certainty = claim.Certainty,
            Polarity = claim.Polarity,
            IsToldAsDone = claim is { Certainty: Certainty.Certain, Condition: null, Kind: ClaimKind.Assertion or ClaimKind.Quote or ClaimKind.Assessment }
                && events.All(e => e.Status is EventStatus.Actual or EventStatus.Alleged) && !HasModal(words),
            Types = [.. events.Select(e => e.Type).Distinct()],
            Statuses = [.. events.Select(e => e.Status).Distinct()],
            Contexts = [.. events.SelectMany(e => e.Contexts).Distinct()],
            Bearing = Bearing.Of(claim.Content, events, text, names, claim.Proposition).From(Country(claim, country, names)).From(Before(claim, reading, names)),
            Terms = Words.Terms(claim.Condition is { } condition ? $"{words} {condition.Of(text)}" : words),
        };
    }

    /// <summary>The country itself speaks: "Moscow agreed to sell …".</summary>
    private static string? Country(Claim claim, string? country, Name[] names) =>
        names.Any(n => n.Kind is EntityKind.Country or EntityKind.Place && claim.Source.Any(s => s.Contains(n.Span)) && n.Country == country) ? country : null;

    /// <summary>The last country that the claim's sentence names before what is said, the speaker's own aside.</summary>
    private static string? Before(Claim claim, Reading reading, Name[] names)
    {
        if (claim.Content.IsEmpty) return null;
        int start = claim.Content[0].Start;
        var sentence = reading.Sentences.FirstOrDefault(s => s.Start <= start && start < s.End);
        return names.LastOrDefault(n => n.Span.Start >= sentence.Start && n.Span.End <= start && !claim.Source.Any(s => s.Contains(n.Span)))?.Country;
    }

    private static Statement Told(Event happening, Reading reading, Name[] names) => new()
    {
        Events = [happening.Id],
        Where = new(happening.Document, happening.Span),
        Speaker = SpeakerType.Author,
        Certainty = happening.Status is EventStatus.Actual ? Certainty.Certain : Certainty.Unknown,
        IsToldAsDone = happening.Status is EventStatus.Actual,
        Types = [happening.Type],
        Statuses = [happening.Status],
        Contexts = happening.Contexts,
        Bearing = Bearing.Of([happening.Span], [happening], reading.Document.Text, names),
        Terms = Words.Terms(happening.Span.Of(reading.Document.Text).ToString()),
    };

    private static bool HasModal(string words)
    {
        foreach (var range in words.AsSpan().SplitAny(" ,.;:\n\t\"“”"))
            if (Modals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words.AsSpan()[range])) return true;
        return false;
    }
}
