using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Weigh.Indicators;

namespace Vedette.Tests.Weigh;

/// <summary>Testimonies and indicators made by hand.</summary>
internal static class Signs
{
    public static Indicator Indicator(string key = "i", double halfLife = 100, double from = 2, double under = .5) => new()
    {
        Key = key, Question = "Does it?", HalfLife = halfLife, PresentFrom = from, AbsentUnder = under, Fires = [new() { Words = [Words.Terms("ship")] }],
    };

    public static readonly Condition Act = new() { Words = [Words.Terms("ship")], IsAct = true };

    public static Statement Statement(string words = "The ship sails", bool isDone = true, Polarity polarity = Polarity.Positive, ClaimKind kind = ClaimKind.Assertion, SpeakerType speaker = SpeakerType.Named, string document = "d", Bearing? bearing = null) => new()
    {
        Claim = new(ContentHash.Of("claim", words, document)),
        Where = new(new(ContentHash.Of(document)), new(0, words.Length)),
        Speaker = speaker, Kind = kind, Certainty = isDone ? Certainty.Certain : Certainty.Possible, Polarity = polarity, IsToldAsDone = isDone,
        Bearing = bearing ?? Bearing.None, Terms = Words.Terms(words),
    };

    public static Origin Origin(string speaker, SpeakerType type = SpeakerType.Named, params ReadOnlySpan<string> documents) => new()
    {
        Id = new(ContentHash.Of("origin", speaker)), Speaker = speaker, SpeakerType = type, Claims = [new(ContentHash.Of("claim", speaker))],
        Documents = documents.Length == 0 ? [new(ContentHash.Of("d"))] : [.. documents.ToArray().Select(d => new DocumentId(ContentHash.Of(d)))],
    };

    /// <param name="day">ISO, or null for an undated one.</param>
    public static Testimony Testimony(string speaker, string? day, params ReadOnlySpan<Statement> statements)
    {
        var origin = Origin(speaker);
        return new(origin, When.Parse(day), origin.Documents, statements.Length == 0 ? [Statement()] : [.. statements]);
    }

    public static DateOnly Day(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);

    public static IndicatorReading StateOf(Indicator indicator, string? asOf, params IEnumerable<Testimony> testimonies) =>
        IndicatorBoard.Read(new() { Key = "p", Question = "?", Hypotheses = [], Indicators = [indicator] }, testimonies, asOf is null ? null : Day(asOf)).Single();
}
