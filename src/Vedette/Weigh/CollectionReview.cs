using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;

namespace Vedette.Weigh;

/// <summary>A source that published something that is kept.</summary>
/// <param name="LastSeen">The newest day of its reports; null when none states one.</param>
/// <param name="Retold">Of its reports, how many were made from another one that is kept.</param>
public sealed record Feed(SourceLine Source, DateOnly? LastSeen, int Retold)
{
    /// <summary>0 to 1.</summary>
    public double RetoldShare => (double)Retold / Source.Documents.Length;
}

/// <summary>A key intelligence question with what bears on it.</summary>
/// <param name="Origins">Acts of speech behind the signs of its indicators.</param>
public sealed record QuestionStanding(KeyQuestion Question, ImmutableArray<IndicatorReading> Indicators, ImmutableArray<OriginId> Origins)
{
    public bool IsOpen => Origins.IsEmpty;
}

/// <summary>What comes in and what is missing: where collecting more would tell something. It tells counts and gaps, and no grade.</summary>
/// <param name="Feeds">The most reports first.</param>
/// <param name="Silent">Indicators of which no source ever told a sign.</param>
/// <param name="Unsourced">Channels with no sourced sign of any of their indicators.</param>
public sealed record CollectionReview(ImmutableArray<Feed> Feeds, ImmutableArray<QuestionStanding> Questions, ImmutableArray<IndicatorReading> Silent, ImmutableArray<Channel> Unsourced)
{
    /// <param name="sources">Of the same picture (<see cref="SourceList.Of"/>).</param>
    /// <param name="weighing">Null without a warning problem: then there are no questions, indicators or channels.</param>
    public static CollectionReview Of(Picture picture, ImmutableArray<SourceLine> sources, Weighing? weighing)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var published = picture.Readings.DistinctBy(r => r.Document.Id).ToDictionary(r => r.Document.Id, r => r.Document.Published.First);
        var made = picture.Lineage.Select(e => e.To).ToHashSet();
        ImmutableArray<Feed> feeds = [.. sources.Where(s => !s.Documents.IsEmpty).Select(s => new Feed(s, s.Documents.Max(d => published.GetValueOrDefault(d)), s.Documents.Count(made.Contains)))];
        if (weighing is null) return new(feeds, [], [], []);
        var indicators = weighing.Indicators.ToDictionary(i => i.Indicator.Key, StringComparer.Ordinal);
        return new(feeds,
            [.. weighing.Problem.Questions.Select(q => Standing(q, indicators))],
            [.. weighing.Indicators.Where(i => !Sourced(i).Any())],
            [.. weighing.Problem.Channels.Where(c => !weighing.Indicators.Where(i => i.Indicator.Channel == c.Key).SelectMany(Sourced).Any())]);
    }

    private static QuestionStanding Standing(KeyQuestion question, Dictionary<string, IndicatorReading> indicators)
    {
        ImmutableArray<IndicatorReading> bearing = [.. question.Indicators.Where(indicators.ContainsKey).Select(key => indicators[key])];
        return new(question, bearing, [.. bearing.SelectMany(Sourced).Select(s => s.Origin!.Id).Distinct()]);
    }

    /// <summary>Signs that somebody other than an author brings; a denial is no sign.</summary>
    private static IEnumerable<Sign> Sourced(IndicatorReading reading) => reading.Signs.Where(s => s.Kind is SignKind.Asserted or SignKind.Shown or SignKind.Act && s.Origin is not null);
}
