using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>Writes a briefing from a picture. Pure: the same picture and time give the same briefing.</summary>
public static class BriefingWriter
{
    /// <param name="madeAt">Now, as the host knows it.</param>
    /// <param name="since">What was said or published from this day on is new; null: what is of the latest two weeks that the set tells.</param>
    public static Briefing Write(Picture picture, string title, DateTimeOffset madeAt, DateOnly? since = null)
    {
        picture = picture with { Readings = [.. picture.Readings.OrderBy(r => r.Document.Published.First ?? DateOnly.MaxValue).ThenBy(r => r.Document.Name, StringComparer.Ordinal).ThenBy(r => r.Document.Address, StringComparer.Ordinal)] };
        var view = new View(picture);
        var (cutOff, reason) = CutOffOf(picture, DateOnly.FromDateTime(madeAt.UtcDateTime));
        return new Briefing
        {
            Title = title,
            MadeAt = madeAt,
            CutOff = cutOff,
            CutOffReason = reason,
            Picture = picture,
            Parts =
            [
                NewPart(view, cutOff, since),
                ClaimsPart(view),
                DenialsPart(view),
                DriftPart(view),
                TimelinePart(view),
                AuthorPart(view),
                SourcesPart(view),
                GapsPart(view),
                FaultsPart(view),
            ],
        };
    }

    /// <summary>The latest day on which something was said or published, as the documents tell it and not after today.</summary>
    private static (When, string) CutOffOf(Picture picture, DateOnly today)
    {
        var told = picture.Readings.Select(r => (When: r.Document.Published, Reason: $"the publication of {r.Document.Name}"))
            .Concat(picture.Readings.SelectMany(r => r.Claims.Select(c => (When: c.Said, Reason: $"what {ClaimWords.Speaker(c)} said in {r.Document.Name}"))))
            .Where(t => t.When.First is { } first && first <= today && t.When.End is { } end && end.DayNumber - first.DayNumber <= 31)
            .ToArray();
        if (told.Length == 0) return (When.Unknown, "no document tells a date");
        var latest = told.MaxBy(t => (t.When.First, t.Reason.StartsWith("the", StringComparison.Ordinal)));
        return (latest.When, latest.Reason);
    }

    private static Part NewPart(View view, When cutOff, DateOnly? since)
    {
        var from = since ?? cutOff.First?.AddDays(-14);
        var entries = view.Spoken
            .Select(origin => (Origin: origin, Day: view.DayOf(origin)))
            .Where(o => o.Day is { } day && from is { } begin && day >= begin)
            .OrderByDescending(o => o.Day)
            .ThenByDescending(o => o.Origin.Documents.Length)
            .Take(8)
            .Select(o =>
            {
                var claim = view.Best(o.Origin.Claims);
                var document = view.DocumentOf(claim);
                string when = claim.Said.First is not null || o.Origin.Occasion.IsKnown ? $"{o.Origin.Occasion.Iso ?? claim.Said.Iso}: " : $"Published {document.Published.Iso}: ";
                return new Entry(Sentence.Of([new(when, Role.Muted), new(ClaimWords.Speaker(claim), Role.Speaker), new($" {ClaimWords.Act(claim)}: "), .. ClaimWords.Runs(claim, document), new($" · {Printed(o.Origin)}", Role.Count)], [claim.Id], o.Origin.Documents), []);
            });
        return new("new", "What is new", [.. entries], "No document tells a date: what is new cannot be told from what is old.");
    }

    private static string Printed(Origin origin) => $"1 origin, {ClaimWords.Count(origin.Documents.Length, "document", "documents")}";

    /// <summary>By origin: one act of speech with all that was told of it, the most widely printed first; then what several origins support.</summary>
    private static Part ClaimsPart(View view)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var (support, origins) in view.Picture.Support.Select(s => (Support: s, Origins: view.Voices(s))).Where(s => s.Origins > 1).OrderByDescending(s => s.Origins).ThenByDescending(s => s.Support.Documents))
        {
            var claim = view.Best(support.Claims);
            entries.Add(new(
                Sentence.Of([new(ClaimWords.Capital(ClaimWords.Content(claim, view.DocumentOf(claim))), Role.Quote), new($" · {origins} independent origins, {ClaimWords.Count(support.Documents, "document", "documents")}", Role.Count)], support.Claims, support.Claims.Select(c => view.Claim(c).Document)),
                [.. support.Claims.Select(view.Claim).Select(c => Told(view, c))]));
        }
        foreach (var origin in view.Spoken.OrderByDescending(o => o.Documents.Length).ThenByDescending(o => o.Claims.Length).ThenBy(o => o.Speaker, StringComparer.Ordinal))
        {
            var claims = origin.Claims.Select(view.Claim).ToArray();
            string where = string.Join(", ", new[] { origin.Occasion.Iso, origin.Venue }.Where(part => part is not null));
            string country = claims.Select(c => c.SpeakerCountry).FirstOrDefault(c => c is not null) is { } code ? $" ({code})" : "";
            entries.Add(new(
                Sentence.Of([new(ClaimWords.Capital(origin.Speaker ?? "Nobody named"), Role.Speaker), new(country, Role.Muted), new(where.Length > 0 ? $", {where}" : ", no date told", Role.Muted), new($" · {Printed(origin)}", Role.Count)], origin.Claims, origin.Documents),
                [.. claims.OrderBy(c => c.Document == claims[0].Document ? 0 : 1).Select(c => Said(view, c, origin.Documents.Length > 1))]));
        }
        return new("claims", "Who claims what", entries.ToImmutable(), "No claim with a source was found.");
    }

    private static Sentence Said(View view, Claim claim, bool many)
    {
        var document = view.DocumentOf(claim);
        Run[] runs = [new($"{ClaimWords.Act(claim)}: "), .. ClaimWords.Runs(claim, document)];
        return Sentence.Of(many ? [.. runs, new($" — {document.Name}", Role.Muted)] : runs, [claim.Id], [claim.Document]);
    }

    private static Sentence Told(View view, Claim claim) =>
        Sentence.Of([new(ClaimWords.Speaker(claim), Role.Speaker), new($" {ClaimWords.Act(claim)}: "), .. ClaimWords.Runs(claim, view.DocumentOf(claim)), new($" — {view.DocumentOf(claim).Name}{(claim.Said.IsKnown ? $", {claim.Said.Iso}" : "")}", Role.Muted)], [claim.Id], [claim.Document]);

    private static Part DenialsPart(View view)
    {
        var entries = view.Picture.Contradictions.Select(contradiction =>
        {
            var (a, b) = (view.Claim(contradiction.A), view.Claim(contradiction.B));
            bool denial = contradiction.Kind is ContradictionKind.Denial;
            var (claimed, denied) = denial && a.Kind is ClaimKind.Denial ? (b, a) : (a, b);
            return new Entry(Told(view, claimed), [.. contradiction.Reasons.Take(2).Select(reason => Sentence.Of([new($"{Words(contradiction.Kind)}: {reason.Text}", Role.Muted)], [a.Id, b.Id], []))], Told(view, denied));
        }).ToList();
        var tied = view.Picture.Contradictions.SelectMany(c => new[] { c.A, c.B }).ToHashSet();
        foreach (var denial in view.Claims.Where(c => c.Kind is ClaimKind.Denial && !tied.Contains(c.Id)))
            entries.Add(new(Told(view, denial), [Sentence.Of([new("What it denies was not found as a claim of its own.", Role.Muted)], [denial.Id], [])]));
        return new("denials", "Denials and contradictions", [.. entries], "No denial and no contradiction was found.");
    }

    private static string Words(ContradictionKind kind) => kind switch { ContradictionKind.Denial => "denied", ContradictionKind.Opposite => "opposite", ContradictionKind.Number => "numbers differ", ContradictionKind.Date => "dates differ", _ => "speakers differ" };

    private static Part DriftPart(View view)
    {
        var entries = view.Picture.Drifts.Select(drift =>
        {
            var (from, to) = (view.Claim(drift.From), view.Claim(drift.To));
            return new Entry(
                Sentence.Of([new($"{Words(drift.Kind)}: "), new($"“{drift.Before}”", Role.Hedge), new(" became "), new($"“{drift.After}”", Role.Warning), new($" — {view.DocumentOf(from).Name} → {view.DocumentOf(to).Name}", Role.Muted)], [drift.From, drift.To], [from.Document, to.Document]),
                [Told(view, from), Told(view, to), .. drift.Reasons.Take(1).Select(reason => Sentence.Of([new(reason.Text, Role.Muted)], [drift.From, drift.To], []))]);
        });
        return new("drift", "What changed on the way", [.. entries], "No drift was found between tellings of one origin.");
    }

    private static string Words(DriftKind kind) => kind switch
    {
        DriftKind.Certainty => "Certainty",
        DriftKind.Polarity => "Sense",
        DriftKind.Speaker => "Speaker",
        DriftKind.ConditionLost => "Condition lost",
        DriftKind.AttributionLost => "Attribution lost",
        DriftKind.Quantity => "Number",
        DriftKind.Obligation => "Obligation",
        _ => "Added",
    };

    private static Part TimelinePart(View view) => new("timeline", "Timeline",
        [.. view.Picture.Timeline.Select(moment => new Entry(Sentence.Of([new($"{moment.When.Iso}  ", Role.Count), new(ClaimWords.OneLine(moment.Text))], moment.Claim is { } claim ? [claim] : [], [moment.Where.Document]), []))],
        "No document tells a date.");

    /// <summary>What authors assert in their own voice: kept apart, so that an essay is not taken for a source.</summary>
    private static Part AuthorPart(View view)
    {
        var entries = view.Picture.Readings
            .Select(reading => (reading.Document, Claims: reading.Claims.Where(c => c.IsAuthors).ToArray()))
            .Where(d => d.Claims.Length > 0)
            .Select(d => new Entry(
                Sentence.Of([new(d.Document.Name, Role.Speaker), new($" · {ClaimWords.Count(d.Claims.Length, "assertion", "assertions")} in the author's own voice", Role.Count)], d.Claims.Select(c => c.Id), [d.Document.Id]),
                [.. d.Claims.Select(c => Sentence.Of(ClaimWords.Runs(c, d.Document), [c.Id], [c.Document]))]));
        return new("author", "In the authors' own voice", [.. entries], "No author asserts anything without a source.");
    }

    /// <summary>The source summary statement (ICD 206): what the picture rests on, from the real origins.</summary>
    private static Part SourcesPart(View view)
    {
        var picture = view.Picture;
        var documents = picture.Readings.Where(r => r.Document.Text.Length > 0).Select(r => r.Document).ToArray();
        if (documents.Length == 0) return new("sources", "Source summary statement", [], "No document could be read.");
        var all = documents.Select(d => d.Id).ToArray();
        var entries = ImmutableArray.CreateBuilder<Entry>();
        int named = view.Spoken.Count(o => o.SpeakerType is SpeakerType.Named), bodies = view.Spoken.Count(o => o.SpeakerType is SpeakerType.Organisation or SpeakerType.Document), unnamed = view.Spoken.Count(o => o.SpeakerType is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial), lost = view.Spoken.Count(o => o.SpeakerType is SpeakerType.Lost);
        entries.Add(new(Sentence.Of(
            [new($"{ClaimWords.Count(documents.Length, "document rests", "documents rest")} on {ClaimWords.Count(view.Spoken.Length, "origin", "origins")}: {named} of named persons, {bodies} of bodies and their documents, {unnamed} of sources without a name, {lost} whose source is lost.")], [], all), []));
        foreach (var group in picture.Lineage.GroupBy(edge => edge.To))
        {
            var from = view.Document(group.Key);
            entries.Add(new(
                Sentence.Of([new(from.Name, Role.Speaker), new($" is made from {string.Join(", ", group.Select(edge => view.Document(edge.From).Name))}.")], [], group.Select(edge => edge.From).Prepend(from.Id)),
                [.. group.SelectMany(edge => edge.Reasons.Take(3).Select(reason => Sentence.Of([new(reason.Text, Role.Muted)], [], [edge.From, edge.To])))]));
        }
        foreach (var document in documents)
        {
            var limits = Limits(view, document).ToArray();
            var reading = picture.Readings.First(r => r.Document.Id == document.Id);
            int author = reading.Claims.Count(c => c.IsAuthors), told = reading.Claims.Length - author;
            entries.Add(new(
                Sentence.Of([new(document.Name, Role.Speaker), new($": {document.Outlet ?? "outlet not told"}, {document.Published.Iso ?? "no date"}; {ClaimWords.Count(told, "claim of a source", "claims of sources")}, {ClaimWords.Count(author, "assertion of the author", "assertions of the author")}.")], [], [document.Id]),
                [.. limits.Select(limit => Sentence.Of([new(limit, Role.Muted)], [], [document.Id]))]));
        }
        return new("sources", "Source summary statement", entries.ToImmutable(), "No document could be read.");
    }

    private static IEnumerable<string> Limits(View view, Document document)
    {
        if (document.Title is { } title) yield return $"Title: {ClaimWords.OneLine(title)}";
        if (!document.Credits.IsEmpty) yield return $"Credits: {string.Join("; ", document.Credits.Select(c => $"{c.Kind} {ClaimWords.OneLine(c.Name)}").Distinct())}";
        if (document.Language is not (null or "en")) yield return $"Language “{document.Language}”: this build reads English; what it found here is not to be relied on.";
        var claims = view.Claims.Where(c => c.Document == document.Id).ToArray();
        int own = claims.Count(c => c.IsAuthors);
        if (claims.Length >= 8 && own * 3 > claims.Length * 2) yield return $"{own} of {claims.Length} assertions are the author's own: read it as an essay, not as a report.";
        int furniture = document.Furniture.Length;
        if (furniture >= 5) yield return $"Full of page furniture ({furniture} pieces): an aggregator's page.";
    }

    /// <summary>What is missing, as the data tells it.</summary>
    private static Part GapsPart(View view)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var undated = view.Picture.Readings.Select(r => r.Document).Where(d => d.Text.Length > 0 && !d.Published.IsKnown).ToArray();
        if (undated.Length > 0) entries.Add(new(Sentence.Of([new($"{ClaimWords.Count(undated.Length, "document tells", "documents tell")} no date: {string.Join(", ", undated.Select(d => d.Name))}. Find when they were published.")], [], undated.Select(d => d.Id)), []));
        var lost = view.Spoken.Where(o => o.SpeakerType is SpeakerType.Lost).ToArray();
        if (lost.Length > 0) entries.Add(new(Sentence.Of([new($"{ClaimWords.Count(lost.Length, "claim has", "claims have")} lost the source. Find who said it first.")], lost.SelectMany(o => o.Claims), []), [.. lost.SelectMany(o => o.Claims).Select(view.Claim).Select(c => Told(view, c))]));
        var outlets = view.Picture.Readings.Select(r => r.Document.Outlet).Where(o => o is not null).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var carrier in view.Claims.SelectMany(c => c.Relay.Select(name => (name, c))).GroupBy(p => p.name, StringComparer.OrdinalIgnoreCase).Where(g => !outlets.Contains(g.Key)).OrderByDescending(g => g.Count()))
            entries.Add(new(Sentence.Of([new($"{carrier.Key} carried {ClaimWords.Count(carrier.Count(), "claim", "claims")} and its own text is not in the set. Get it.")], carrier.Select(p => p.c.Id), []), []));
        var unanswered = view.Claims.Where(c => c.Kind is ClaimKind.Denial && c.Answers is null && !view.Picture.Contradictions.Any(k => k.A == c.Id || k.B == c.Id)).ToArray();
        if (unanswered.Length > 0) entries.Add(new(Sentence.Of([new($"{ClaimWords.Count(unanswered.Length, "denial stands", "denials stand")} without what is denied. Find the first telling.")], unanswered.Select(c => c.Id), []), []));
        var single = view.Picture.Support.Where(s => s.Origins.Length == 1 && s.Documents > 1).ToArray();
        foreach (var support in single) entries.Add(new(Sentence.Of([new($"Printed {support.Documents} times from a single origin: “{ClaimWords.OneLine(support.Proposition)}”. Look for a second origin.")], support.Claims, []), []));
        var open = view.Claims.Where(c => c.Kind is ClaimKind.Question || (c.Kind is ClaimKind.Refusal && c.Certainty is Certainty.Unknown)).ToArray();
        if (open.Length > 0) entries.Add(new(Sentence.Of([new($"{ClaimWords.Count(open.Length, "question was", "questions were")} left open by those who were asked.")], open.Select(c => c.Id), []), [.. open.Select(c => Told(view, c))]));
        return new("gaps", "Collection gaps", entries.ToImmutable(), "No gap shows in the data.");
    }

    private static Part FaultsPart(View view) => new("faults", "What could not be read",
        [.. view.Picture.Readings.Where(r => !r.Document.Faults.IsEmpty).SelectMany(r => r.Document.Faults.Select(fault => new Entry(Sentence.Of([new($"{fault.Code} ", Role.Warning), new(fault.Message)], [], [r.Document.Id]), [])))],
        "Everything was read.");

    /// <summary>The picture by ids.</summary>
    private sealed class View
    {
        private readonly Dictionary<ClaimId, Claim> claims = [];
        private readonly Dictionary<DocumentId, Document> documents = [];
        private readonly HashSet<OriginId> spoken;

        public View(Picture picture)
        {
            Picture = picture;
            foreach (var reading in picture.Readings)
            {
                documents[reading.Document.Id] = reading.Document;
                foreach (var claim in reading.Claims) claims[claim.Id] = claim;
            }
            Spoken = [.. picture.Origins.Where(o => o.SpeakerType is not SpeakerType.Author)];
            spoken = Spoken.Select(o => o.Id).ToHashSet();
        }

        /// <summary>The origins behind a proposition that are somebody's speech: what an author only asserts has no origin that the text tells.</summary>
        public int Voices(Support support) => support.Origins.Count(spoken.Contains);

        public Picture Picture { get; }
        public ImmutableArray<Origin> Spoken { get; }
        public IEnumerable<Claim> Claims => Picture.Readings.SelectMany(r => r.Claims);
        public Claim Claim(ClaimId id) => claims[id];
        public Document Document(DocumentId id) => documents[id];
        public Document DocumentOf(Claim claim) => documents[claim.Document];

        /// <summary>When it was said, else when it was first published.</summary>
        public DateOnly? DayOf(Origin origin) => origin.Occasion.First ?? origin.Documents.Select(d => documents[d].Published.First).Where(day => day is not null).Min();

        /// <summary>The claim to show for many: a full clause, a named speaker, neither long nor short.</summary>
        public Claim Best(ImmutableArray<ClaimId> ids) => ids.Select(Claim)
            .OrderByDescending(c => c.SpeakerType is SpeakerType.Named)
            .ThenBy(c => Math.Abs(c.Content.Sum(s => s.Length) - 90) / 30)
            .ThenBy(c => c.Content[0].Start)
            .First();
    }
}
