using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>Who claims what: by proposition and by origin, and apart from it what authors assert themselves.</summary>
internal static class Claimed
{
    public static ImmutableArray<Proposition> Propositions(Index index) =>
        [.. Groups(index.Picture)
            .Select(group => Of(index, group))
            .OfType<Proposition>()
            .OrderByDescending(p => p.Origins)
            .ThenByDescending(p => p.Documents)
            .ThenByDescending(p => p.Tellers.Max(t => index.DayOf(t.Origin)) ?? DateOnly.MinValue)
            .ThenBy(p => index.Order(p.Tellers[0].Claims[0].Claim.Id))];

    /// <summary>Claims of sources that stand in no proposition with others.</summary>
    public static ImmutableArray<OriginLine> Once(Index index)
    {
        var grouped = Groups(index.Picture).SelectMany(g => g.Claims).ToHashSet();
        return [.. index.Spoken
            .Select(origin => (Origin: origin, Claims: origin.Claims.Where(c => !grouped.Contains(c)).ToArray()))
            .Where(o => o.Claims.Length > 0)
            .OrderByDescending(o => Rank(o.Origin.SpeakerType))
            .ThenByDescending(o => o.Origin.Documents.Length)
            .ThenByDescending(o => index.DayOf(o.Origin) ?? DateOnly.MinValue)
            .ThenBy(o => index.Order(o.Claims[0]))
            .Select(o => Line(index, o.Origin, o.Claims))];
    }

    public static ImmutableArray<AuthorLine> Authors(Index index) =>
        [.. index.Documents
            .Select(d => (Document: d, Own: index.Reading(d.Id).Claims.Where(c => c.IsAuthors).Select(c => c.Id).ToArray()))
            .Where(d => d.Own.Length > 0)
            .Select(d => new AuthorLine(index.Number(d.Document.Id),
                new([new(d.Document.Name, Role.Speaker), new($"{(d.Document.Authors.IsEmpty ? "" : $", by {Wording.List(d.Document.Authors)}")} · {Wording.Count(d.Own.Length, "assertion")} in the author’s own voice", Role.Count)], d.Own, [d.Document.Id]),
                index.Lines(d.Own)))];

    public static OriginLine Line(Index index, Origin origin, IEnumerable<ClaimId> claims, bool isCounted = true, string? note = null)
    {
        var ids = claims.ToArray();
        var told = origin.Claims.Select(index.Claim).ToArray();
        var (claim, document) = (told[0], index.Document(told[0].Document));
        string name = origin.Speaker ?? Wording.Speaker(claim, document);
        string? role = origin.SpeakerType is SpeakerType.Named or SpeakerType.Organisation ? told.Select(c => Wording.As(c, index.Text(c))).OfType<string>().OrderByDescending(w => w.Length).FirstOrDefault() : null;
        string? country = told.Select(c => c.SpeakerCountry).FirstOrDefault(c => c is not null);
        string about = string.Join(", ", new[] { role is null ? null : $"“{role}”", country }.OfType<string>());
        string place = origin.Venue is { } venue ? $", {Wording.OneLine(venue)}" : "";
        string printed = origin.Documents.Length == 1 ? "1 origin, 1 document" : $"1 origin, {origin.Documents.Length} documents";
        return new(origin, isCounted,
            new(
            [
                new(Wording.Capital(name), Role.Speaker),
                new(about.Length > 0 ? $" ({about})" : ""),
                new($", {Wording.Date(origin.Occasion)}{place}", Role.Quiet),
                new(isCounted ? $" · {printed}" : " · not counted: it may repeat another", Role.Count),
                new(note is null ? "" : $" · {note}", Role.Quiet),
            ], ids, origin.Documents),
            index.Lines(ids));
    }

    /// <summary>Support, and groups of claims for which no support was counted.</summary>
    public static IEnumerable<Support> Groups(Picture picture)
    {
        var counted = picture.Support.SelectMany(s => s.Claims).ToHashSet();
        return picture.Support.Concat(picture.Same.Where(s => !s.Claims.Any(counted.Contains)).Select(s => new Support("", s.Claims, [], 0)));
    }

    private static Proposition? Of(Index index, Support support)
    {
        var spoken = support.Claims.Where(c => !index.Claim(c).IsAuthors).OrderBy(index.Order).ToArray();
        if (spoken.Length == 0) return null;
        var tellers = spoken.GroupBy(index.OriginOf).Where(g => g.Key.SpeakerType is not SpeakerType.Author).ToArray();
        var counted = (support.Origins.IsEmpty ? tellers.Select(t => t.Key) : tellers.Select(t => t.Key).Where(o => support.Origins.Contains(o.Id))).ToArray();
        if (counted.Length == 0) counted = [.. tellers.Select(t => t.Key).Take(1)];
        if (counted.Length == 0) return null;
        var documents = spoken.Select(c => index.Claim(c).Document).Distinct().ToArray();
        var own = support.Claims.Where(c => index.Claim(c).IsAuthors).ToArray();
        var within = index.Bounds.Of(support with { Claims = [.. spoken], Origins = [.. counted.Select(o => o.Id)] });
        string text = support.Proposition.Length > 0 ? Wording.OneLine(support.Proposition) : Wording.Words(index.Claim(spoken[0]), index.Text(index.Claim(spoken[0])));
        return new(text, counted.Length, documents.Length,
            new([new(Wording.Capital(text), Role.Quote), new($" · {Standing(counted, within)}, {Wording.Count(documents.Length, "document")}", Role.Count)], spoken, documents),
            [.. tellers.OrderByDescending(t => counted.Contains(t.Key)).ThenBy(t => index.DayOf(t.Key) ?? DateOnly.MaxValue).ThenBy(t => index.Order(t.First())).Select(t => Line(index, t.Key, t, counted.Contains(t.Key)))],
            own.Length == 0 ? null : new([new($"Also in the author’s own voice, not counted: {Wording.Few([.. own.Select(c => index.Document(index.Claim(c).Document).Name).Distinct()])}.", Role.Quiet)], own, own.Select(c => index.Claim(c).Document)))
        {
            Within = within,
        };
    }

    private static string Standing(Origin[] counted, Relate.OriginBounds within)
    {
        int lost = counted.Count(o => o.SpeakerType is SpeakerType.Lost), unnamed = counted.Count(o => o.SpeakerType is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial);
        string? bounds = (within.Least < counted.Length, within.Most > counted.Length) switch
        {
            (true, true) => $"at least {within.Least}, at most {within.Most}",
            (true, false) => $"at least {within.Least}",
            (false, true) => $"at most {within.Most}",
            _ => null,
        };
        string of = string.Join(", ", new[] { unnamed > 0 ? $"{unnamed} unnamed" : null, lost > 0 ? $"{lost} with lost attribution" : null, bounds }.OfType<string>());
        return Wording.Count(counted.Length, counted.Length == 1 ? "origin" : "independent origin") + (of.Length > 0 ? $" ({of})" : "");
    }

    private static int Rank(SpeakerType type) => type switch
    {
        SpeakerType.Named => 4,
        SpeakerType.Organisation or SpeakerType.Document => 3,
        SpeakerType.UnnamedOfficial => 2,
        SpeakerType.Unnamed => 1,
        _ => 0,
    };
}
