using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Acts of speech behind the claims: one speaker on one occasion is one origin, in however many documents it stands.
/// What a document tells of one speaker and one day is a telling; tellings of several documents join on grounds that are kept as reasons.
/// Different known dates never join.
/// </summary>
internal sealed class Origins
{
    /// <summary>Grounds needed to take two tellings without two known dates for one act.</summary>
    private const double Enough = 0.45;

    /// <summary>The least two tellings must share in words, whatever else speaks for them.</summary>
    private const double SomeContent = 0.1;

    /// <summary>Days after an act within which an undated telling of it may be published.</summary>
    private const int Window = 14;

    /// <summary>What an unattributed claim must share with a spoken one to be taken for its repetition: in documents known to be kin, and in others.</summary>
    private const double LostNear = 0.3, LostFar = 0.6;

    private readonly Desk desk;
    private readonly Lineage lineage;
    private readonly int[] telling;

    /// <summary>The persons that speak in each document.</summary>
    private readonly HashSet<int>[] cast;
    private readonly List<Telling> tellings = [];
    private readonly Groups groups;
    private readonly Dictionary<int, List<When>> occasions = [];
    private readonly Dictionary<int, List<Reason>> reasons = [];

    private sealed record Telling(int Document, int Speaker, SpeakerType Type, List<int> Claims)
    {
        public When Said { get; set; }
    }

    public Origins(Desk desk, Lineage lineage)
    {
        (this.desk, this.lineage) = (desk, lineage);
        telling = new int[desk.Claims.Length];
        cast = [.. desk.Profiles.Select(_ => new HashSet<int>())];
        for (int c = 0; c < desk.Claims.Length; c++)
            if (desk.Claims[c].Claim.SpeakerType is SpeakerType.Named && desk.Speaker[c] >= 0) cast[desk.Document[c]].Add(desk.Speaker[c]);
        CollectTellings();
        groups = new Groups(tellings.Count);
        for (int t = 0; t < tellings.Count; t++)
            if (tellings[t].Said.IsKnown) occasions[t] = [tellings[t].Said];
        JoinTellings();
        JoinAuthors();
        JoinLost();
        All = [.. groups.All().Select(Print).OrderBy(o => desk.Number(o.Claims[0]))];
        Of = new int[desk.Claims.Length];
        for (int o = 0; o < All.Length; o++)
            foreach (var claim in All[o].Claims) Of[desk.Number(claim)] = o;
    }

    public ImmutableArray<Origin> All { get; }

    /// <summary>The origin of each claim.</summary>
    public int[] Of { get; }

    /// <summary>One speaker's claims in one document, apart by day. A claim without a date goes with the dated one before it.</summary>
    private void CollectTellings()
    {
        foreach (var group in Enumerable.Range(0, desk.Claims.Length).GroupBy(c => (desk.Document[c], Voice(c))).OrderBy(g => g.First()))
        {
            var open = new List<Telling>();
            Telling? last = null;
            foreach (int c in group)
            {
                var said = desk.Claims[c].Claim.Said;
                var fit = said.First is null ? last : open.Find(t => t.Said.Overlaps(said)) ?? open.Find(t => !t.Said.IsKnown);
                if (fit is null)
                {
                    open.Add(fit = new(group.Key.Item1, desk.Speaker[c], desk.Claims[c].Claim.SpeakerType, []));
                    tellings.Add(fit);
                }
                fit.Claims.Add(c);
                if (said.First is not null) fit.Said = Narrower(fit.Said, said);
                last = fit;
            }
        }
        for (int t = 0; t < tellings.Count; t++)
            foreach (int c in tellings[t].Claims) telling[c] = t;
    }

    /// <summary>Whose voice a claim is in within its document. Unnamed officials of one country cannot be told apart, so they are one voice; a lost attribution is a voice of its own.</summary>
    private string Voice(int c)
    {
        var claim = desk.Claims[c].Claim;
        return claim.SpeakerType switch
        {
            SpeakerType.Author => "author",
            SpeakerType.Lost => "lost " + claim.Id,
            SpeakerType.Unnamed or SpeakerType.UnnamedOfficial => $"unnamed {claim.SpeakerType} {claim.SpeakerCountry}",
            _ when desk.Speaker[c] >= 0 => "speaker " + desk.Speaker[c],
            _ => $"source {claim.SpeakerType} {string.Join('|', claim.Source.Select(s => s.Of(desk.Profiles[desk.Document[c]].Text).ToLowerInvariant()))}",
        };
    }

    private static When Narrower(When a, When b) =>
        !a.IsKnown ? b : !b.IsKnown ? a : Days(b) < Days(a) ? b : a;

    private static int Days(When when) => when.First is { } first && when.End is { } end ? end.DayNumber - first.DayNumber : int.MaxValue;

    private void JoinTellings()
    {
        var ties = new List<(double Strength, int A, int B, List<Reason> Reasons)>();
        foreach (var (a, b) in Candidates())
            if (Tie(tellings[a], tellings[b]) is { } tie) ties.Add((tie.Strength, a, b, tie.Reasons));
        foreach (var (_, a, b, why) in ties.OrderByDescending(t => t.Strength).ThenBy(t => t.A).ThenBy(t => t.B)) Join(a, b, why);
    }

    /// <summary>Tellings of one speaker in different documents that share words, a day or a lineage edge.</summary>
    private SortedSet<(int, int)> Candidates()
    {
        var pairs = new SortedSet<(int, int)>();
        void Add(int a, int b)
        {
            var (x, y) = (tellings[a], tellings[b]);
            if (x.Document == y.Document) return;
            bool named = x.Speaker >= 0 && x.Speaker == y.Speaker;
            bool unnamed = x.Type == y.Type && x.Type is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial;
            if (named || unnamed) pairs.Add((Math.Min(a, b), Math.Max(a, b)));
        }
        foreach (var (a, b, _) in desk.Pairs) Add(telling[a], telling[b]);
        foreach (var day in Enumerable.Range(0, tellings.Count).Where(t => tellings[t].Speaker >= 0 && Days(tellings[t].Said) <= 7).GroupBy(t => (tellings[t].Speaker, tellings[t].Said.First)))
            foreach (int other in day.Skip(1)) Add(day.First(), other);
        var byDocument = Enumerable.Range(0, tellings.Count).ToLookup(t => tellings[t].Document);
        foreach (var edge in lineage.Edges)
            foreach (int a in byDocument[edge.From])
                foreach (int b in byDocument[edge.To]) Add(a, b);
        return pairs;
    }

    private (double Strength, List<Reason> Reasons)? Tie(Telling a, Telling b)
    {
        if (a.Said.First is not null && b.Said.First is not null && !a.Said.Overlaps(b.Said)) return null;
        var (x, y) = (desk.Profiles[a.Document], desk.Profiles[b.Document]);
        // A text published before an act, or long after it, does not tell of it without saying when it was.
        if ((a.Said.First is null && !x.CanTell(b.Said, Window)) || (b.Said.First is null && !y.CanTell(a.Said, Window))) return null;
        bool oneDay = Days(a.Said) <= 3 && Days(b.Said) <= 3;
        bool person = a.Type is SpeakerType.Named && b.Type is SpeakerType.Named;
        var why = new List<Reason>();
        double strength = 0;
        if (oneDay)
        {
            strength += person ? 1 : 0.3;
            why.Add(new("same_day", $"Both tell what was said on {Narrower(a.Said, b.Said)}."));
        }
        double edge = lineage.Confidence(a.Document, b.Document);
        if (edge > 0)
        {
            strength += edge;
            why.Add(new("lineage", $"{y.Reading.Document.Name} and {x.Reading.Document.Name}: one was made from the other."));
        }
        var (content, own, other) = MostAlike(a, b);
        if (content >= SomeContent)
        {
            strength += content;
            why.Add(new("same_content", $"“{Profile.Short(desk.Claims[own].Words, 80)}” and “{Profile.Short(desk.Claims[other].Words, 80)}”", desk.Where(other)));
        }
        if (SharesVenue(a, b))
        {
            strength += 0.3;
            why.Add(new("same_venue", "Both name one venue."));
        }
        if (cast[a.Document].Intersect(cast[b.Document]).Take(2).Count() == 2)
        {
            strength += 0.2;
            why.Add(new("same_cast", "Both documents quote this speaker and at least one other in common."));
        }
        if (desk.Story[a.Document] == desk.Story[b.Document])
        {
            strength += 0.15;
            why.Add(new("one_story", "Both documents tell of one story."));
        }
        if (a.Type is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial) return edge > 0 && content >= 0.3 ? (strength, why) : null;
        if (content < SomeContent && edge == 0 && !(oneDay && person)) return null;
        // A government or a report speaks all the time: without a day only nearly the same words make it one act.
        if (!person && !oneDay && edge == 0 && content < 0.5) return null;
        return strength >= Enough ? (strength, why) : null;
    }

    private (double Likeness, int A, int B) MostAlike(Telling a, Telling b)
    {
        var best = (0.0, a.Claims[0], b.Claims[0]);
        foreach (int x in a.Claims)
            foreach (int y in b.Claims)
                if (desk.Likeness.Of(x, y) is var likeness && likeness > best.Item1) best = (likeness, x, y);
        return best;
    }

    private bool SharesVenue(Telling a, Telling b)
    {
        ulong[] Own(Telling t)
        {
            var own = t.Claims.SelectMany(c => Words.Terms(desk.Claims[c].Claim.Venue)).Distinct().ToArray();
            return own.Length > 0 ? own : desk.Profiles[t.Document].Venues;
        }
        var (x, y) = (Own(a), Own(b));
        int shared = x.Intersect(y).Count();
        return shared > 0 && 2 * shared >= Math.Min(x.Length, y.Length);
    }

    private bool Join(int a, int b, List<Reason> why)
    {
        (a, b) = (groups.Find(a), groups.Find(b));
        if (a == b) return true;
        var (x, y) = (occasions.GetValueOrDefault(a, []), occasions.GetValueOrDefault(b, []));
        if (x.Any(w => y.Any(v => !w.Overlaps(v)))) return false;
        var joined = reasons.GetValueOrDefault(a, []).Concat(reasons.GetValueOrDefault(b, [])).Concat(why).ToList();
        groups.Join(a, b);
        occasions[groups.Find(a)] = [.. x, .. y];
        reasons[groups.Find(a)] = joined;
        return true;
    }

    /// <summary>A text that is mostly a copy speaks with the voice of the text it was made from.</summary>
    private void JoinAuthors()
    {
        var authors = Enumerable.Range(0, tellings.Count).Where(t => tellings[t].Type is SpeakerType.Author).ToDictionary(t => tellings[t].Document);
        foreach (var edge in lineage.Edges)
        {
            if (!authors.TryGetValue(edge.From, out int a) || !authors.TryGetValue(edge.To, out int b)) continue;
            int repeated = tellings[b].Claims.Count(c => desk.AlikeTo(c).Any(p => p.Likeness >= 0.8 && telling[p.Other] == a));
            if (2 * repeated >= tellings[b].Claims.Count)
                Join(a, b, [new("same_text", $"{desk.Profiles[edge.To].Reading.Document.Name} repeats {repeated} of the author's claims of {desk.Profiles[edge.From].Reading.Document.Name}.")]);
        }
    }

    private void JoinLost()
    {
        var kin = new HashSet<(int, int)>();
        foreach (int[] group in groups.All().Where(g => g.Length > 1))
            foreach (int a in group)
                foreach (int b in group) kin.Add((tellings[a].Document, tellings[b].Document));
        for (int t = 0; t < tellings.Count; t++)
        {
            if (tellings[t].Type is not SpeakerType.Lost) continue;
            int lost = tellings[t].Claims[0], home = tellings[t].Document;
            foreach (var (other, likeness) in desk.AlikeTo(lost))
            {
                var source = tellings[telling[other]];
                bool near = kin.Contains((home, source.Document)) || lineage.Confidence(home, source.Document) > 0;
                if (likeness < (near ? LostNear : LostFar)) continue;
                if (source.Type is SpeakerType.Lost or SpeakerType.Author && lineage.Confidence(home, source.Document) == 0) continue;
                if (source.Document == home && source.Type is SpeakerType.Author) continue;
                if (!desk.Profiles[home].CanTell(source.Said, Window)) continue;
                if (Join(telling[other], t, [new("attribution_lost", $"Told without a source, it repeats “{Profile.Short(desk.Claims[other].Words, 80)}”.", desk.Where(lost))])) break;
            }
        }
    }

    private Origin Print(int[] members)
    {
        var parts = members.Select(m => tellings[m]).ToArray();
        int[] claims = [.. parts.SelectMany(p => p.Claims).OrderBy(c => desk.Profiles[desk.Document[c]].Published.First ?? DateOnly.MaxValue).ThenBy(c => c)];
        var lead = parts.Where(p => p.Type is not SpeakerType.Lost).OrderBy(p => p.Claims[0]).FirstOrDefault() ?? parts[0];
        var said = parts.Select(p => p.Said).Aggregate(When.Unknown, Narrower);
        string? name = lead.Speaker >= 0 ? desk.Entities.Canonical(lead.Speaker) : null;
        string key = lead.Speaker >= 0 ? desk.Entities.Key(lead.Speaker) : lead.Type.ToString();
        string first = claims.Select(c => desk.Claims[c].Claim.Id.ToString()).Min(StringComparer.Ordinal)!;
        var why = reasons.GetValueOrDefault(groups.Find(members[0]), []);
        return new Origin
        {
            Id = new OriginId(ContentHash.Of("origin", key, said.Iso, first)),
            Speaker = name,
            SpeakerType = lead.Type,
            Occasion = said,
            Venue = claims.Select(c => desk.Claims[c].Claim.Venue).Where(v => v is not null).OrderByDescending(v => v!.Length).ThenBy(v => v, StringComparer.Ordinal).FirstOrDefault(),
            Claims = [.. claims.Select(c => desk.Claims[c].Claim.Id)],
            Documents = [.. claims.Select(c => desk.Claims[c].Claim.Document).Distinct()],
            Reasons = [Voice(lead, claims.Length, said), .. why.DistinctBy(r => (r.Kind, r.Text))],
        };
    }

    private Reason Voice(Telling lead, int claims, When said) => lead.Type switch
    {
        SpeakerType.Author => new("own_voice", "The author's own claims."),
        SpeakerType.Lost => new("attribution_lost", "Told without a source, and no source was found for it.", desk.Where(lead.Claims[0])),
        SpeakerType.Unnamed or SpeakerType.UnnamedOfficial => new("unnamed", "Unnamed speakers of one document cannot be told apart, so they count once.", desk.Where(lead.Claims[0])),
        _ => new("one_speaker", claims == 1 ? "One claim of one speaker." : said.IsKnown ? $"Claims of one speaker; no other date is told than {said}." : "Claims of one speaker; nothing tells occasions apart.", desk.Where(lead.Claims[0])),
    };
}
