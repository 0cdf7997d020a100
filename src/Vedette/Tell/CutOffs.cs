using Vedette.Model;

namespace Vedette.Tell;

/// <summary>Up to when the set tells, and what of it is new.</summary>
internal static class CutOffs
{
    /// <summary>
    /// The latest stated day of a publication or of something said that is not after the making of the brief.
    /// A month or a year counts from its first day: a cut-off claims no more than is stated.
    /// </summary>
    public static CutOff Of(Index index, DateTimeOffset madeAt)
    {
        if (index.Documents.IsEmpty) return new(When.Unknown, null);
        var published = index.Documents.Select(d => (When: d.Published, Sentence: new Func<Sentence>(() => new($"{Wording.Date(d.Published)}, when {d.Name} was published.", [], [d.Id]))));
        var said = index.Claims.Where(c => !c.IsAuthors).Select(c => (When: c.Said, Sentence: new Func<Sentence>(() => new($"{Wording.Date(c.Said)}, when {Wording.Speaker(c, index.Document(c.Document))} spoke, as {index.Document(c.Document).Name} tells.", [c.Id], [c.Document]))));
        var latest = published.Concat(said).Where(t => t.When.First is not null && !IsAfter(t.When, madeAt)).OrderByDescending(t => t.When.First).ThenBy(t => t.When.End ?? DateOnly.MaxValue).FirstOrDefault();
        return latest.Sentence is null
            ? new(When.Unknown, new("Not known: no document states when it was published or when anything was said.", [], index.Documents.Select(d => d.Id)))
            : new(latest.When, latest.Sentence());
    }

    public static bool IsAfter(When when, DateTimeOffset madeAt) =>
        when.Iso is { } iso && iso.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(iso, null, System.Globalization.DateTimeStyles.AssumeUniversal, out var instant)
            ? instant > madeAt
            : when.First > DateOnly.FromDateTime(madeAt.DateTime);

    public static News NewsOf(Index index, DateTimeOffset madeAt, DateOnly? since)
    {
        var placed = index.Spoken
            .Select(o => (Origin: o, Said: IsAfter(o.Occasion, madeAt) ? null : o.Occasion.First, First: index.FirstPrinted(o), Last: LastPrinted(index, o, madeAt)))
            .ToArray();
        var from = since ?? placed.SelectMany(o => new[] { o.Said, o.Last }).Max();
        var undated = placed.Where(o => o.Said is null && o.Last is null).Select(o => o.Origin).ToArray();
        var fresh = placed.Where(o => o.Said >= from || (o.First >= from && o.Last is not null)).OrderByDescending(o => o.Said ?? o.First).ThenByDescending(o => o.Origin.Documents.Length).ThenBy(o => index.Order(o.Origin.Claims[0])).ToArray();
        var again = placed.Except(fresh).Where(o => o.Last >= from).OrderBy(o => index.Order(o.Origin.Claims[0]));
        return new(from, since is not null,
            [.. fresh.Select(o => Claimed.Line(index, o.Origin, o.Origin.Claims, true, o.Said is null ? $"first printed {Wording.Day(o.First!.Value)}" : o.Said < from ? $"said earlier, first printed {Wording.Day(o.First!.Value)}" : null))],
            [.. again.Select(o => Claimed.Line(index, o.Origin, o.Origin.Claims, true, o.First is { } first && first < o.Last ? $"first printed {Wording.Day(first)}, again {Wording.Day(o.Last!.Value)}" : $"printed {Wording.Day(o.Last!.Value)}"))],
            undated.Length == 0 ? null : new($"{Wording.Capital(Wording.Count(undated.Length, "origin"))} cannot be placed in time: neither the act of speech nor its document states a date.", undated.SelectMany(o => o.Claims), undated.SelectMany(o => o.Documents)));
    }

    private static DateOnly? LastPrinted(Index index, Origin origin, DateTimeOffset madeAt) =>
        origin.Documents.Select(d => index.Document(d).Published).Where(p => !IsAfter(p, madeAt)).Select(p => p.First).Max();
}
