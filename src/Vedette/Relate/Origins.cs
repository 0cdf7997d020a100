using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Acts of speech behind the claims: one speaker on one occasion is one origin, in however many documents it stands.
/// Tellings of several documents join on grounds that are kept as reasons. Different known dates never join.
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

    private readonly Dictionary<int, Telling[]> tellings = [];
    private readonly List<Telling> telling = [];
    private readonly List<Act> of = [];
    private readonly HashSet<Act> all = [];
    private readonly Dictionary<Telling, Act> acts = [];

    /// <summary>The persons that speak in each document.</summary>
    private readonly Dictionary<int, HashSet<int>> cast = [];

    /// <summary>The tellings of one speaker and one day; the first of them is laid beside all others.</summary>
    private readonly Dictionary<(int Speaker, DateOnly Day), SortedSet<Telling>> days = [];
    private readonly Bonds<Telling, Tied> ties = new();
    private readonly LostTellings lost;
    private readonly Comparer<Telling> byPlace;

    /// <summary>On what grounds two tellings are taken for one act.</summary>
    /// <param name="IsText">One document repeats what the author of the other says.</param>
    private sealed record Tied(double Strength, List<Reason> Reasons, bool IsText = false)
    {
        public bool IsAs(Tied other) => Strength == other.Strength && IsText == other.IsText && Reasons.SequenceEqual(other.Reasons);
    }

    public Origins(Desk desk, Lineage lineage)
    {
        (this.desk, this.lineage) = (desk, lineage);
        byPlace = Comparer<Telling>.Create((a, b) => desk.ByOrder.Compare(a.Document, b.Document) is not 0 and var order ? order : a.Index.CompareTo(b.Index));
        lost = new(byPlace);
    }

    /// <summary>In order of their first claims.</summary>
    public IEnumerable<Act> All => all.OrderBy(a => a.Claims[0], desk.ByPlace);

    /// <summary>The act of each claim.</summary>
    public IReadOnlyList<Act> Of => of;

    /// <summary>Finds anew the acts of what came or changed, and of what is tied to it.</summary>
    /// <param name="made">Documents whose sources or kin are others than before.</param>
    /// <returns>Claims whose act is told in other claims than before.</returns>
    public HashSet<int> Update(Stir stir, IReadOnlyCollection<int> made)
    {
        var touched = new HashSet<Telling>();
        var changed = new HashSet<Telling>();
        var loose = new HashSet<Telling>();
        var stale = new HashSet<Act>();
        foreach (int gone in stir.Went) Take(gone, touched, changed, stale, loose);
        int[] anew = [.. stir.Voices.Select(c => desk.Document[c]).Union(stir.Came)];
        foreach (int d in anew) Take(d, touched, changed, stale, loose);
        foreach (int d in anew) Lay(d, touched);
        foreach (int c in stir.Claims) touched.Add(telling[c]);
        foreach (int d in stir.Stories.Union(made)) touched.UnionWith(tellings[d]);
        touched.RemoveWhere(t => !IsHere(t));
        Retie(touched, changed);
        changed.RemoveWhere(t => !IsHere(t));
        loose.UnionWith(changed.Where(IsLost));
        loose.UnionWith(touched.Where(IsLost));
        loose.UnionWith(stir.Near.Select(c => telling[c]).Where(IsLost));
        changed.UnionWith(touched.Where(t => !acts.ContainsKey(t)));
        changed.RemoveWhere(IsLost);
        var fresh = new HashSet<Act>();
        foreach (var part in ties.PartsOf(changed).ToArray()) Remake(part, stale, fresh);
        Attach(made, loose, stale, fresh);
        return Print(stale, fresh);
    }

    private bool IsHere(Telling t) => tellings.TryGetValue(t.Document, out var own) && t.Index < own.Length && own[t.Index] == t;
    private static bool IsLost(Telling t) => t.Type is SpeakerType.Lost;

    /// <summary>Takes a document's tellings away. Those that were tied to one are changed by it, and where one was the first of its day, all of that day are touched.</summary>
    private void Take(int document, HashSet<Telling> touched, HashSet<Telling> changed, HashSet<Act> stale, HashSet<Telling> loose)
    {
        if (!tellings.Remove(document, out var own)) return;
        cast.Remove(document);
        foreach (var t in own)
        {
            changed.UnionWith(ties.Drop(t));
            if (Day(t) is { } day)
            {
                if (days[day].Min == t) touched.UnionWith(days[day]);
                days[day].Remove(t);
                if (days[day].Count == 0) days.Remove(day);
            }
            loose.UnionWith(lost.Drop(t));
            if (acts.Remove(t, out var act)) stale.Add(act);
        }
    }

    private void Lay(int document, HashSet<Telling> touched)
    {
        var own = tellings[document] = Telling.Of(desk, document);
        CollectionsMarshal.SetCount(telling, Math.Max(telling.Count, desk.Claims.Count));
        CollectionsMarshal.SetCount(of, telling.Count);
        cast[document] = [.. desk.ClaimsOf(document).Where(c => desk.Claims[c].Claim.SpeakerType is SpeakerType.Named && desk.Speaker[c] >= 0).Select(c => desk.Speaker[c])];
        foreach (var t in own)
        {
            touched.Add(t);
            foreach (int c in t.Claims) telling[c] = t;
            if (Day(t) is not { } day) continue;
            if (!days.TryGetValue(day, out var same)) days[day] = same = new(byPlace);
            same.Add(t);
            if (same.Min == t) touched.UnionWith(same);
        }
    }

    private static (int, DateOnly)? Day(Telling t) => t.Speaker >= 0 && t.Said.First is { } first && Telling.Days(t.Said) <= 7 ? (t.Speaker, first) : null;

    /// <summary>Lays each of the touched beside all that it may be one act with.</summary>
    private void Retie(HashSet<Telling> touched, HashSet<Telling> changed)
    {
        var laid = new HashSet<(Telling, Telling)>();
        foreach (var t in touched)
        {
            var near = Candidates(t);
            foreach (var other in ties.Of(t).Keys.Except(near).ToArray())
            {
                ties.Untie(t, other);
                changed.UnionWith([t, other]);
            }
            foreach (var other in near)
            {
                var (a, b) = byPlace.Compare(t, other) < 0 ? (t, other) : (other, t);
                if (!laid.Add((a, b))) continue;
                var tied = a.Type is SpeakerType.Author ? OneText(a, b) : Tie(a, b);
                bool was = ties.TryGet(a, b, out var before);
                if (was ? tied is not null && tied.IsAs(before!) : tied is null) continue;
                changed.UnionWith([t, other]);
                if (tied is null) ties.Untie(a, b);
                else ties.Tie(a, b, tied);
            }
        }
    }

    /// <summary>Tellings of the same speaker in other documents that share words, a day or a lineage edge; of an author those of the texts that this one was made from or was made to.</summary>
    private HashSet<Telling> Candidates(Telling t)
    {
        var found = new HashSet<Telling>();
        foreach (int c in t.Claims)
            foreach (var other in desk.AlikeTo(c)) Add(telling[other.Claim]);
        if (Day(t) is { } day)
            foreach (var other in days[day].Min == t ? days[day] : Enumerable.Repeat(days[day].Min!, 1)) Add(other);
        foreach (var edge in lineage.Beside(t.Document))
            foreach (var other in tellings[edge.From == t.Document ? edge.To : edge.From])
            {
                Add(other);
                if (t.Type is SpeakerType.Author && other.Type is SpeakerType.Author) found.Add(other);
            }
        return found;

        void Add(Telling other)
        {
            if (other.Document == t.Document) return;
            bool named = t.Speaker >= 0 && t.Speaker == other.Speaker;
            bool unnamed = t.Type == other.Type && t.Type is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial;
            if (named || unnamed) found.Add(other);
        }
    }

    private Tied? Tie(Telling a, Telling b)
    {
        if (a.Said.First is not null && b.Said.First is not null && !a.Said.Overlaps(b.Said)) return null;
        var (x, y) = (desk.Profiles[a.Document], desk.Profiles[b.Document]);
        // A text published before an act, or long after it, does not tell of it without saying when it was.
        if ((a.Said.First is null && !x.CanTell(b.Said, Window)) || (b.Said.First is null && !y.CanTell(a.Said, Window))) return null;
        bool oneDay = Telling.Days(a.Said) <= 3 && Telling.Days(b.Said) <= 3;
        bool person = a.Type is SpeakerType.Named && b.Type is SpeakerType.Named;
        var why = new List<Reason>();
        double strength = 0;
        if (oneDay)
        {
            strength += person ? 1 : 0.3;
            why.Add(new("same_day", $"Both tell what was said on {Telling.Narrower(a.Said, b.Said)}."));
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
        if (a.Type is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial) return edge > 0 && content >= 0.3 ? new(strength, why) : null;
        if (content < SomeContent && edge == 0 && !(oneDay && person)) return null;
        // A government or a report speaks all the time: without a day only nearly the same words make it one act.
        if (!person && !oneDay && edge == 0 && content < 0.5) return null;
        return strength >= Enough ? new(strength, why) : null;
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

    /// <summary>A text that is mostly a copy speaks with the voice of the text it was made from.</summary>
    private Tied? OneText(Telling a, Telling b)
    {
        foreach (var (source, copy) in (ReadOnlySpan<(Telling, Telling)>)[(a, b), (b, a)])
        {
            if (!lineage.IsSource(source.Document, copy.Document)) continue;
            int repeated = copy.Claims.Count(c => desk.AlikeTo(c).Any(p => p.Likeness >= 0.8 && telling[p.Claim] == source));
            if (2 * repeated >= copy.Claims.Count)
                return new(0, [new("same_text", $"{desk.Profiles[copy.Document].Reading.Document.Name} repeats {repeated} of the author's claims of {desk.Profiles[source.Document].Reading.Document.Name}.")], IsText: true);
        }
        return null;
    }

    /// <summary>Joins tellings that ties connect, the strongest ties first; none against a day that is known. An act that comes out with the tellings it had stays.</summary>
    private void Remake(List<Telling> part, HashSet<Act> stale, HashSet<Act> fresh)
    {
        part.Sort(byPlace);
        var groups = new Groups(part.Count);
        var place = Enumerable.Range(0, part.Count).ToDictionary(i => part[i]);
        var occasions = part.Select(t => t.Said.IsKnown ? new List<When> { t.Said } : []).ToArray();
        var reasons = part.Select(_ => new List<Reason>()).ToArray();
        var all = part.SelectMany((t, a) => ties.Of(t).Where(tie => place[tie.Key] > a).Select(tie => (A: a, B: place[tie.Key], Tied: tie.Value)));
        foreach (var (a, b, tied) in all.OrderBy(t => t.Tied.IsText).ThenByDescending(t => t.Tied.Strength).ThenBy(t => t.A).ThenBy(t => t.B)) Join(groups.Find(a), groups.Find(b), tied.Reasons);
        foreach (var t in part)
            if (acts.Remove(t, out var before)) stale.Add(before);
        foreach (int[] members in groups.All())
        {
            ImmutableArray<Telling> own = [.. members.Select(m => part[m])];
            var act = stale.FirstOrDefault(s => s.Tellings.SequenceEqual(own)) ?? new Act(own);
            act.Reasons = [.. reasons[members[0]]];
            stale.Remove(act);
            fresh.Add(act);
            foreach (var t in own) acts[t] = act;
        }

        void Join(int a, int b, List<Reason> why)
        {
            if (a == b || occasions[a].Any(w => occasions[b].Any(v => !w.Overlaps(v)))) return;
            (a, b) = (Math.Min(a, b), Math.Max(a, b));
            groups.Join(a, b);
            occasions[a].AddRange(occasions[b]);
            reasons[a] = [.. reasons[a], .. reasons[b], .. why];
        }
    }

    /// <summary>Finds for what is told without a source the telling that it repeats.</summary>
    private void Attach(IReadOnlyCollection<int> made, HashSet<Telling> loose, HashSet<Act> stale, HashSet<Act> fresh)
    {
        foreach (var act in fresh)
            foreach (var t in act.Tellings)
            {
                loose.UnionWith(tellings[t.Document].Where(IsLost));
                foreach (int c in t.Claims)
                    loose.UnionWith(desk.AlikeTo(c).TakeWhile(o => o.Likeness >= LostNear).Select(o => telling[o.Claim]).Where(IsLost));
            }
        foreach (int d in made) loose.UnionWith(tellings[d].Where(IsLost));
        loose.RemoveWhere(t => !IsHere(t));
        foreach (var t in loose)
        {
            lost.Choose(t, Repeated(t, out var why), why);
            if (acts.TryGetValue(t, out var before)) stale.Add(before);
        }
        foreach (var t in lost.Behind(loose))
        {
            if (acts.TryGetValue(t, out var before)) stale.Add(before);
            var root = lost.Root(t);
            if (IsLost(root))
            {
                if (!acts.TryGetValue(root, out var own) || own.Tellings[0] != root) own = new Act([root]);
                acts[t] = acts[root] = own;
            }
            else acts[t] = acts[root];
            fresh.Add(acts[t]);
        }
        // Those that only lost what was attached to them stay.
        foreach (var act in stale.Where(a => a.Tellings.All(t => IsHere(t) && acts.GetValueOrDefault(t) == a)).ToArray())
        {
            stale.Remove(act);
            fresh.Add(act);
        }
    }

    /// <summary>The telling that a lost one repeats: of all that are alike enough the most alike.</summary>
    private Telling? Repeated(Telling t, out Reason? why)
    {
        int own = t.Claims[0], home = t.Document;
        HashSet<int>? kin = null;
        foreach (var other in desk.AlikeTo(own))
        {
            if (other.Likeness < LostNear) break;
            var source = telling[other.Claim];
            double confidence = lineage.Confidence(home, source.Document);
            kin ??= [.. tellings[home].Where(o => !IsLost(o) && acts[o].Tellings.Length > 1).SelectMany(o => acts[o].Tellings).Select(o => o.Document)];
            bool near = kin.Contains(source.Document) || confidence > 0;
            if (other.Likeness < (near ? LostNear : LostFar)) continue;
            if (source.Type is SpeakerType.Lost or SpeakerType.Author && confidence == 0) continue;
            if (source.Document == home && source.Type is SpeakerType.Author) continue;
            if (!desk.Profiles[home].CanTell(source.Said, Window) || !MayBeOf(t.Said, IsLost(source) ? source.Said : acts[source].Said)) continue;
            why = new("attribution_lost", $"Told without a source, it repeats “{Profile.Short(desk.Claims[other.Claim].Words, 80)}”.", desk.Where(own));
            return source;
        }
        why = null;
        return null;
    }

    /// <summary>Whether a telling of that day, of an act on this: one that names a narrower day than all that name a speaker would tell the act's day without a source.</summary>
    private static bool MayBeOf(When told, When act) => !told.IsKnown || (act.IsKnown && told.Overlaps(act) && Telling.Days(act) <= Telling.Days(told));

    private HashSet<int> Print(HashSet<Act> stale, HashSet<Act> fresh)
    {
        var changed = new HashSet<int>();
        foreach (var act in stale) all.Remove(act);
        foreach (var act in fresh)
        {
            var before = act.Claims;
            Print(act);
            all.Add(act);
            foreach (int c in act.Claims)
            {
                if (of[c] != act || !before.SequenceEqual(act.Claims)) changed.Add(c);
                of[c] = act;
            }
        }
        return changed;
    }

    private void Print(Act act)
    {
        var attached = lost.To(act.Tellings);
        Telling[] parts = [.. act.Tellings, .. attached.Select(a => a.Telling)];
        var lead = parts.Where(p => !IsLost(p)).OrderBy(p => p.Claims[0], desk.ByPlace).FirstOrDefault() ?? parts[0];
        act.Claims = [.. parts.SelectMany(p => p.Claims).OrderBy(c => desk.Profiles[desk.Document[c]].Published.First ?? DateOnly.MaxValue).ThenBy(c => c, desk.ByPlace)];
        var claims = act.Claims.Select(c => desk.Claims[c].Claim).ToArray();
        var said = IsLost(lead) ? parts.Select(p => p.Said).Aggregate(When.Unknown, Telling.Narrower) : act.Said;
        act.Origin = new Origin
        {
            Id = new OriginId(ContentHash.Of("origin", lead.Speaker >= 0 ? desk.Key(lead.Speaker) : lead.Type.ToString(), said.Iso, claims.Min(c => c.Id.Hash) is var first ? ContentHash.Print(first) : null)),
            Speaker = lead.Speaker >= 0 ? desk.Canonical(lead.Speaker) : null,
            SpeakerType = lead.Type,
            Occasion = said,
            Venue = claims.Select(c => c.Venue).Where(v => v is not null).OrderByDescending(v => v!.Length).ThenBy(v => v, StringComparer.Ordinal).FirstOrDefault(),
            Claims = [.. claims.Select(c => c.Id)],
            Documents = [.. claims.Select(c => c.Document).Distinct()],
            Reasons = [Voice(lead, claims.Length, said), .. act.Reasons.Concat(attached.Select(a => a.Why).OfType<Reason>()).DistinctBy(r => (r.Kind, r.Text))],
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
