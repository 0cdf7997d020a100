using System.Collections.Immutable;

namespace Vedette.Tell;

/// <summary>How many entries of a list of the briefing are not told in it.</summary>
/// <param name="List">The list's name in the JSON form; of a part of the problem <c>problem.KEY</c>.</param>
/// <param name="Page">The workbench's page that lists them all.</param>
public sealed record Cut(string List, int Left, string Page)
{
    public string InWords => $"and {Left.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} more; the workbench lists them all: {Page}";
}

/// <summary>
/// Keeps a briefing to a length that people read, whatever the store holds: each list to the first entries of its own order, the timeline to its latest, and how many were left out.
/// </summary>
internal static class Bounds
{
    /// <summary>Of a list, of what stands under one entry, and of the sources whose texts are put beside.</summary>
    public const int Entries = 100, Under = 12, Sources = 200;

    public static Briefing Within(Briefing whole)
    {
        var cuts = ImmutableArray.CreateBuilder<Cut>();
        ImmutableArray<T> First<T>(string list, ImmutableArray<T> all, string page, int most = Entries)
        {
            if (all.Length <= most) return all;
            cuts.Add(new(list, all.Length - most, page));
            return all[..most];
        }
        ImmutableArray<OriginLine> Origins(string list, ImmutableArray<OriginLine> all, string page) => [.. First(list, all, page).Select(Short)];

        var bounded = whole with
        {
            Problem = [.. whole.Problem.Select(part => part with
            {
                Items = First($"problem.{part.Key}", part.Items, PageOf(part.Key)),
                Table = part.Table is { } table ? table with { Rows = First($"problem.{part.Key}", table.Rows, PageOf(part.Key)) } : null,
            })],
            News = whole.News with { New = Origins("new", whole.News.New, "/origins"), ToldAgain = Origins("told_again", whole.News.ToldAgain, "/origins") },
            Propositions = [.. First("propositions", whole.Propositions, "/origins").Select(p => p.Tellers.Length <= Under && p.Tellers.All(t => t.Claims.Length <= Under) ? p
                : p with { Tellers = [.. p.Tellers.Take(Under).Select(Short)], Left = Math.Max(0, p.Tellers.Length - Under) })],
            SaidOnce = Origins("said_once", whole.SaidOnce, "/claims"),
            Authors = [.. First("authors", whole.Authors, "/claims?type=author").Select(a => a.Claims.Length <= Under ? a : a with { Claims = a.Claims[..Under], Left = a.Claims.Length - Under })],
            Oppositions = [.. First("contradictions", whole.Oppositions, "/contradictions").Select(Short)],
            Changes = First("drift", whole.Changes, "/reports?drift=true"),
            Timeline = Latest(whole.Timeline, cuts),
            Summary = whole.Summary with { Derived = First("derived", whole.Summary.Derived, "/origins"), Limits = First("limits", whole.Summary.Limits, "/reports") },
            Gaps = First("gaps", whole.Gaps, "/collection"),
            Faults = First("faults", whole.Faults, "/reports"),
        };
        var sources = whole.Summary.Sources;
        if (sources.Length > Sources)
        {
            var cited = Cited(bounded).Distinct().Take(Sources).ToHashSet();
            cuts.Add(new("sources", sources.Length - cited.Count, "/reports"));
            bounded = bounded with { Summary = bounded.Summary with { Sources = [.. sources.Where(s => cited.Contains(s.Number))] } };
        }
        return bounded with { Cuts = cuts.ToImmutable() };
    }

    /// <summary>The documents of the claims that are told, in the order of the telling.</summary>
    private static IEnumerable<int> Cited(Briefing briefing) =>
        briefing.News.New.Concat(briefing.Propositions.SelectMany(p => p.Tellers)).Concat(briefing.SaidOnce).SelectMany(o => o.Claims)
            .Concat(briefing.Oppositions.SelectMany(o => o.Left.Concat(o.Right)))
            .Concat(briefing.Changes.SelectMany(c => new[] { c.Before, c.After }))
            .Concat(briefing.Authors.SelectMany(a => a.Claims))
            .Select(c => c.Number);

    private static OriginLine Short(OriginLine line) => line.Claims.Length <= Under ? line : line with { Claims = line.Claims[..Under], Left = line.Claims.Length - Under };

    private static Opposition Short(Opposition o) => o.Left.Length <= Under && o.Right.Length <= Under && o.Grounds.Length <= Under ? o : o with
    {
        Left = [.. o.Left.Take(Under)], Right = [.. o.Right.Take(Under)], Grounds = [.. o.Grounds.Take(Under)],
        MoreLeft = Math.Max(0, o.Left.Length - Under), MoreRight = Math.Max(0, o.Right.Length - Under),
    };

    /// <summary>Who reads a timeline wants to know what led here.</summary>
    private static ImmutableArray<MomentLine> Latest(ImmutableArray<MomentLine> timeline, ImmutableArray<Cut>.Builder cuts)
    {
        if (timeline.Length <= Entries) return timeline;
        cuts.Add(new("timeline", timeline.Length - Entries, "/timeline"));
        return timeline[^Entries..];
    }

    private static string PageOf(string part) => part switch
    {
        "judgements" => "/judgements",
        "forecasts" => "/forecasts",
        "table" => "/hypotheses",
        "network" => "/network",
        "sources" => "/sources",
        "scenario" => "/origins",
        "questions" => "/collection",
        _ => "/",
    };
}
