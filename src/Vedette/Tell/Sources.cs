using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>
/// What the picture rests on, and what is missing in it. A source summary statement in the sense of ICD 206 (Office of the Director of National Intelligence, 2015):
/// made from what was counted; no quality is given that no text tells.
/// </summary>
internal static partial class Sources
{
    /// <summary>Claims from which an author's share is worth a remark, and that share.</summary>
    private const int EnoughClaims = 8;
    private const double Essay = 2.0 / 3;

    /// <summary>The most questions asked about the origins of one proposition.</summary>
    private const int MostQuestions = 3;

    public static SourceSummary Summary(Index index, DateTimeOffset madeAt) => index.Documents.IsEmpty ? new([], [], [], []) : new(
        [.. Statement(index)],
        [.. index.Picture.Lineage.OrderBy(e => index.Number(e.To)).ThenByDescending(e => e.Confidence).Select(e => Derived(index, e))],
        [.. Limits(index, madeAt)],
        [.. index.Documents.Select(d => Line(index, d))]);

    private static IEnumerable<Sentence> Statement(Index index)
    {
        var all = index.Documents.Select(d => d.Id);
        var spoken = index.Spoken;
        string[] kinds =
        [
            .. Kind(spoken, "named person", SpeakerType.Named), .. Kind(spoken, "organisation", SpeakerType.Organisation), .. Kind(spoken, "document", SpeakerType.Document),
            .. Kind(spoken, "unnamed official", SpeakerType.UnnamedOfficial), .. Kind(spoken, "other unnamed source", SpeakerType.Unnamed),
        ];
        int lost = spoken.Count(o => o.SpeakerType is SpeakerType.Lost);
        yield return spoken.IsEmpty
            ? new($"{Wording.Capital(Wording.Count(index.Documents.Length, "document"))} {(index.Documents.Length == 1 ? "tells" : "tell")} of no act of speech: no claim with a source was found.", [], all)
            : new($"{Wording.Capital(Wording.Count(index.Documents.Length, "document"))} {(index.Documents.Length == 1 ? "reduces" : "reduce")} to {Wording.Count(spoken.Length, "origin")}{(kinds.Length > 0 ? $": {Wording.List(kinds)}" : "")}{(lost > 0 ? $"{(kinds.Length > 0 ? ";" : ":")} in {lost} the attribution is lost" : "")}.", spoken.SelectMany(o => o.Claims), all);
        var repeated = spoken.Where(o => o.Documents.Length > 1).ToArray();
        if (repeated.Length > 0)
            yield return new($"{Wording.Capital(Wording.Count(repeated.Length, "origin"))} {(repeated.Length == 1 ? "stands" : "stand")} in more than one document and {(repeated.Length == 1 ? "counts once" : "count once each")}.", repeated.SelectMany(o => o.Claims), repeated.SelectMany(o => o.Documents));
        var own = index.Documents.Where(d => index.Reading(d.Id).Claims.Any(c => c.IsAuthors)).ToArray();
        if (own.Length > 0)
            yield return new($"The authors of {Wording.Count(own.Length, "document")} assert things in their own voice; that is no source’s statement and is counted nowhere.", own.SelectMany(d => index.Reading(d.Id).Claims.Where(c => c.IsAuthors)).Select(c => c.Id), own.Select(d => d.Id));
        var relayed = index.Claims.Where(c => !c.Relay.IsEmpty).ToArray();
        if (relayed.Length > 0)
        {
            int deepest = relayed.Max(c => c.Relay.Length);
            yield return new($"{Wording.Capital(Wording.Count(relayed.Length, "claim"))} {(relayed.Length == 1 ? "comes" : "come")} through others; the longest chain has {Wording.Count(deepest, "carrier")} before the speaker.", relayed.Select(c => c.Id), relayed.Select(c => c.Document));
        }
    }

    private static IEnumerable<string> Kind(ImmutableArray<Origin> origins, string name, SpeakerType type) =>
        origins.Count(o => o.SpeakerType == type) is var count and > 0 ? [Wording.Count(count, name)] : [];

    private static Derivation Derived(Index index, LineageEdge edge)
    {
        var (source, copy) = (index.Document(edge.From), index.Document(edge.To));
        return new(edge,
            new([new(copy.Name, Role.Speaker), new(" was made from "), new(source.Name, Role.Speaker), new($"{Wording.How(edge.Kind)}{(edge.Reasons.IsEmpty ? "" : $": {Opposed.Kinds(edge.Reasons)}")}.")], [], [copy.Id, source.Id]),
            [.. edge.Reasons.Select(r => new Sentence([new($"{Wording.Capital(r.Kind.Replace('_', ' '))}: ", Role.Quiet), new(Wording.OneLine(r.Text))], [], [copy.Id, source.Id]))]);
    }

    private static IEnumerable<Sentence> Limits(Index index, DateTimeOffset madeAt)
    {
        foreach (var document in index.Documents)
        {
            foreach (var note in MachineTranslation().Matches(document.Text).Take(1))
                yield return new([new($"{document.Name} tells of a machine translation: "), new($"“{Wording.OneLine(Around(index.Reading(document.Id), document.Text, note)).TrimEnd('.')}”", Role.Quote), new(". Words and hedges may have changed.")], [], [document.Id]);
            if (document.Language is { } language and not "en") yield return new($"{document.Name} is in the language “{language}”; only English is read well.", [], [document.Id]);
            if (CutOffs.IsAfter(document.Published, madeAt)) yield return new($"{document.Name} states a publication after this brief was made ({Wording.Date(document.Published)}); it moves no cut-off.", [], [document.Id]);
            var claims = index.Reading(document.Id).Claims;
            int own = claims.Count(c => c.IsAuthors);
            if (claims.Length >= EnoughClaims && own >= Essay * claims.Length)
                yield return new($"{document.Name} is mostly its author’s own voice: {own} of {claims.Length} claims.", claims.Where(c => c.IsAuthors).Select(c => c.Id), [document.Id]);
            if (!document.Faults.IsEmpty) yield return new($"{document.Name} was read with {Wording.Count(document.Faults.Length, "fault")}: {string.Join(", ", document.Faults.Select(f => f.Code).Distinct())}.", [], [document.Id]);
        }
        var undated = index.Documents.Where(d => d.Published.First is null).ToArray();
        if (undated.Length > 0) yield return new($"{Wording.Capital(Wording.Count(undated.Length, "document"))} {(undated.Length == 1 ? "states" : "state")} no date of publication{Names(undated)}.", [], undated.Select(d => d.Id));
        var nobody = index.Documents.Where(d => d.Authors.IsEmpty && d.Outlet is null).ToArray();
        if (nobody.Length > 0) yield return new($"{Wording.Capital(Wording.Count(nobody.Length, "document"))} {(nobody.Length == 1 ? "names" : "name")} neither author nor outlet{Names(nobody)}.", [], nobody.Select(d => d.Id));
        var lost = index.Claims.Where(c => c.SpeakerType is SpeakerType.Lost).ToArray();
        if (lost.Length > 0) yield return new($"{Wording.Capital(Wording.Count(lost.Length, "claim"))} {(lost.Length == 1 ? "has" : "have")} lost the attribution.", lost.Select(c => c.Id), lost.Select(c => c.Document));
    }

    private static SourceLine Line(Index index, Document document)
    {
        var claims = index.Reading(document.Id).Claims;
        int own = claims.Count(c => c.IsAuthors);
        string credits = string.Join("; ", document.Credits.Select(c => $"{c.Kind}: {Wording.OneLine(c.Name)}").Distinct());
        return new(index.Number(document.Id), document, claims.Length - own, own, new(
        [
            new(document.Title is { } title ? Wording.OneLine(title) : document.Name, Role.Title),
            new($" · {document.Outlet ?? "outlet not told"}{(document.Authors.IsEmpty ? "" : $", {Wording.List(document.Authors)}")}, {Wording.Published(document)}"),
            new($" · {Wording.Count(claims.Length - own, "claim")} of sources, {own} in the author’s own voice", Role.Count),
            new($"{(credits.Length > 0 ? $" · {credits}" : "")} · {document.Url ?? document.Address}", Role.Quiet),
        ], [], [document.Id]));
    }

    /// <summary>What the data shows to be missing. Nothing here is a guess about the world.</summary>
    public static ImmutableArray<Gap> Gaps(Index index) => index.Documents.IsEmpty ? [] :
    [
        .. SingleOrigins(index), .. OpenOrigins(index), .. Unanswered(index), .. Unseen(index), .. Lost(index), .. Carriers(index), .. Undated(index), .. Open(index),
        new("channels", new("No warning problem is set, so silence on its channels is not told.", [], index.Documents.Select(d => d.Id))),
    ];

    private static IEnumerable<Gap> SingleOrigins(Index index)
    {
        foreach (var proposition in Claimed.Propositions(index).Where(p => p.Origins == 1 && p.Documents > 1))
            yield return new("single_origin", new([new($"Printed in {proposition.Documents} documents, one origin: "), new($"“{proposition.Text}”", Role.Quote), new(". A second origin is missing.")], proposition.Head.Claims, proposition.Head.Documents));
        var once = Claimed.Once(index).SelectMany(o => o.Claims).Select(c => c.Claim).Where(c => c.Kind is not (ClaimKind.Question or ClaimKind.Refusal)).ToArray();
        if (once.Length > 0) yield return new("no_second_origin", new($"{Wording.Capital(Wording.Count(once.Length, "claim"))} {(once.Length == 1 ? "stands" : "stand")} in one document only, with one origin.", once.Select(c => c.Id), once.Select(c => c.Document)));
    }

    /// <summary>How many origins stand behind a proposition is known only between bounds: what would settle it.</summary>
    private static IEnumerable<Gap> OpenOrigins(Index index)
    {
        foreach (var proposition in Claimed.Propositions(index).Where(p => p.Within.Least < p.Within.Most))
            yield return new("origins_open", new(
                [new($"{proposition.Within.Least} to {proposition.Within.Most} origins stand behind "), new($"“{proposition.Text}”", Role.Quote), new($". {string.Join(' ', proposition.Within.Open.Select(o => Wording.OneLine(o.Question)).Distinct().Take(MostQuestions))}")],
                proposition.Head.Claims, proposition.Head.Documents));
    }

    /// <summary>A denial to which the set holds no answer: no claim that answers it and none that denies it in turn.</summary>
    private static IEnumerable<Gap> Unanswered(Index index)
    {
        var answered = index.Claims.Select(c => c.Answers).OfType<ClaimId>().Concat(index.Picture.Contradictions.Where(c => c.Denies).Select(c => c.A)).ToHashSet();
        return index.Picture.Contradictions.Where(c => c.Denies && !answered.Contains(c.B))
            .GroupBy(c => index.OriginOf(c.B))
            .OrderBy(g => g.Min(c => index.Order(c.B)))
            .Select(g =>
            {
                var denial = index.Claim(g.First().B);
                var claimants = g.Select(c => index.Claim(c.A)).ToArray();
                string who = Wording.List([.. claimants.Select(c => Wording.Speaker(c, index.Document(c.Document))).Distinct().Take(3)]);
                return new Gap("unanswered", new([new($"{Wording.Capital(Wording.Speaker(denial, index.Document(denial.Document)))} denies what {who} {(claimants.DistinctBy(c => Wording.Speaker(c, index.Document(c.Document))).Count() > 1 ? "say" : "says")}; no answer to the denial is in the set.")], g.SelectMany(c => new[] { c.B, c.A }), []));
            });
    }

    private static IEnumerable<Gap> Unseen(Index index)
    {
        var tied = index.Picture.Contradictions.Where(c => c.Denies).Select(c => c.B).ToHashSet();
        foreach (var denial in index.Claims.Where(c => c.Kind is ClaimKind.Denial && c.Answers is null && !tied.Contains(c.Id)))
            yield return new("denied_unseen", new([new($"{Wording.Capital(Wording.Speaker(denial, index.Document(denial.Document)))} denies "), new($"“{Wording.Words(denial, index.Text(denial))}”", Role.Quote, denial.Id), new("; who claims it is not in the set.")], [denial.Id], [denial.Document]));
    }

    private static IEnumerable<Gap> Lost(Index index)
    {
        foreach (var claim in index.Claims.Where(c => c.SpeakerType is SpeakerType.Lost))
        {
            var others = index.OriginOf(claim.Id);
            // Relating found whose words they are: nothing is missing then but the name in this document.
            if (others.SpeakerType is not SpeakerType.Lost) continue;
            yield return new("attribution_lost", new([new($"{index.Document(claim.Document).Name} names nobody for "), new($"“{Wording.Words(claim, index.Text(claim))}”", Role.Quote, claim.Id), new(". Who said it first is missing.")], [claim.Id], [claim.Document]));
        }
    }

    private static IEnumerable<Gap> Carriers(Index index)
    {
        var outlets = index.Documents.Select(d => d.Outlet).OfType<string>().Select(Plain).ToHashSet();
        foreach (var carrier in index.Claims.SelectMany(c => c.Relay.Select(name => (Name: Wording.OneLine(name), Claim: c))).GroupBy(p => Plain(p.Name)).Where(g => !outlets.Contains(g.Key)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            yield return new("carrier_unseen", new($"{carrier.First().Name} carried {Wording.Count(carrier.Select(p => p.Claim.Id).Distinct().Count(), "claim")}; its own text is not in the set.", carrier.Select(p => p.Claim.Id), carrier.Select(p => p.Claim.Document)));
        foreach (var credit in index.Documents.SelectMany(d => d.Credits.Where(c => c.Kind is "agency" or "via").Select(c => (Name: Wording.OneLine(c.Name), Document: d))).GroupBy(p => Plain(p.Name)).Where(g => !outlets.Contains(g.Key)))
            yield return new("credit_unseen", new($"{Wording.Few([.. credit.Select(p => p.Document.Name).Distinct()])} {(credit.Select(p => p.Document.Id).Distinct().Count() == 1 ? "credits" : "credit")} {credit.First().Name}; that text is not in the set.", [], credit.Select(p => p.Document.Id)));
    }

    private static IEnumerable<Gap> Undated(Index index)
    {
        foreach (var document in index.Documents.Where(d => d.Published.First is null))
            yield return new("undated", new($"{document.Name} states no date of publication.", [], [document.Id]));
        var undated = index.Spoken.Where(o => !o.Occasion.IsKnown && o.SpeakerType is not SpeakerType.Lost).ToArray();
        if (undated.Length > 0) yield return new("undated_origin", new($"For {Wording.Count(undated.Length, "origin")} no text tells when it was said.", undated.SelectMany(o => o.Claims), undated.SelectMany(o => o.Documents)));
    }

    private static IEnumerable<Gap> Open(Index index)
    {
        foreach (var claim in index.Claims.Where(c => c.Kind is ClaimKind.Refusal))
            yield return new("open_question", new([new($"{Wording.Capital(Wording.Speaker(claim, index.Document(claim.Document)))} declined: "), new(Wording.Words(claim, index.Text(claim)), Role.Quote, claim.Id), new(".")], [claim.Id], [claim.Document]));
    }

    /// <summary>Many are told by their numbers alone.</summary>
    private static string Names(Document[] documents) => documents.Length > 4 ? "" : $": {Wording.List([.. documents.Select(d => d.Name)])}";

    private static string Plain(string name)
    {
        string plain = string.Concat(name.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim();
        return plain.StartsWith("the ", StringComparison.Ordinal) ? plain[4..] : plain;
    }

    /// <summary>The sentence in which it stands, or the line when no sentence holds it; a long one cut around the words.</summary>
    private static string Around(Reading reading, string text, Match match)
    {
        var words = new TextSpan(match.Index, match.Index + match.Length);
        var span = reading.Sentences.FirstOrDefault(s => s.Contains(words), words);
        return span.Length <= 200 ? span.Of(text) : match.Value;
    }

    [GeneratedRegex(@"\b(machine|automatic(ally)?|computer)[- ]translat\w*|\btranslated (by (a )?(machine|software|google)|automatically|with google)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MachineTranslation();
}
