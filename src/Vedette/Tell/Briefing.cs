using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;

namespace Vedette.Tell;

/// <summary>A claim as it is told: who, how, what, how surely.</summary>
/// <param name="Number">Of its document, as printed.</param>
/// <param name="Told">With the speaker named; for a line that stands by itself.</param>
/// <param name="Said">Without the speaker; for a line under its speaker's name.</param>
public sealed record ClaimLine(Claim Claim, int Number, Sentence Told, Sentence Said);

/// <summary>An act of speech with its claims.</summary>
/// <param name="IsCounted">Whether it is an independent origin of the proposition under which it stands.</param>
public sealed record OriginLine(Origin Origin, bool IsCounted, Sentence Head, ImmutableArray<ClaimLine> Claims)
{
    /// <summary>How many of the claims are left out, so that the briefing stays readable.</summary>
    public int Left { get; init; }
}

/// <summary>What is claimed, and everybody who claims it.</summary>
/// <param name="Origins">How many independent origins stand behind it; authors' own voices are none.</param>
/// <param name="Documents">In how many documents it is printed with a source.</param>
/// <param name="InOwnVoice">The documents whose authors assert it themselves; null when none does.</param>
public sealed record Proposition(string Text, int Origins, int Documents, Sentence Head, ImmutableArray<OriginLine> Tellers, Sentence? InOwnVoice)
{
    /// <summary>Between which numbers the origins lie, and what would settle it.</summary>
    public required Relate.OriginBounds Within { get; init; }

    /// <summary>How many of the tellers are left out, so that the briefing stays readable.</summary>
    public int Left { get; init; }
}

/// <summary>An answer beside what it answers, or two tellings that cannot both hold.</summary>
/// <param name="Left">What was claimed, as every document of the set tells it.</param>
public sealed record Opposition(ContradictionKind Kind, Sentence Head, ImmutableArray<ClaimLine> Left, ImmutableArray<ClaimLine> Right, ImmutableArray<Sentence> Grounds)
{
    /// <summary>How the right answers the left; none where neither is an answer.</summary>
    public AnswerType Answer { get; init; }

    /// <summary>How many of the claims on the left are left out, so that the briefing stays readable.</summary>
    public int MoreLeft { get; init; }

    /// <summary>How many of the claims on the right are left out, so that the briefing stays readable.</summary>
    public int MoreRight { get; init; }
}

/// <summary>One thing that changed: before and after.</summary>
public sealed record DriftLine(Drift Drift, Sentence Sentence);

/// <summary>All that changed between two tellings of one act of speech.</summary>
/// <param name="Edge">How the two documents hang together, as far as lineage tells.</param>
public sealed record Change(ImmutableArray<DriftLine> Drifts, ClaimLine Before, ClaimLine After, Sentence Edge, ImmutableArray<Sentence> Grounds);

/// <param name="IsAhead">It lies after the information cut-off: told of the future.</param>
public sealed record MomentLine(When When, Sentence Sentence, bool IsAhead, bool IsEvent);

/// <summary>What an author asserts without a source: no source's statement.</summary>
public sealed record AuthorLine(int Number, Sentence Head, ImmutableArray<ClaimLine> Claims)
{
    /// <summary>How many of the assertions are left out, so that the briefing stays readable.</summary>
    public int Left { get; init; }
}

/// <summary>One document was made from another.</summary>
public sealed record Derivation(LineageEdge Edge, Sentence Head, ImmutableArray<Sentence> Grounds);

/// <summary>A document of the set, as printed in the list of sources.</summary>
public sealed record SourceLine(int Number, Document Document, int Claims, int OwnVoice, Sentence Sentence);

/// <param name="Kind">Stable name: <c>single_origin no_second_origin origins_open undated undated_origin attribution_lost unanswered denied_unseen carrier_unseen credit_unseen open_question channels</c>.</param>
public sealed record Gap(string Kind, Sentence Sentence);

/// <summary>Something wrong with an input, under the number of its document.</summary>
public sealed record FaultLine(int Number, string Name, Fault Fault);

/// <summary>The latest time that the set itself states for a publication or for something said; unknown when it states none.</summary>
/// <param name="Sentence">Where it comes from; null in an empty set.</param>
public sealed record CutOff(When When, Sentence? Sentence);

/// <summary>What is new in a period.</summary>
/// <param name="From">The first day of the period; null when the set states no date.</param>
/// <param name="New">Acts of speech on a day of the period, or first printed in it.</param>
/// <param name="ToldAgain">Older acts of speech that were printed again: no new origin.</param>
/// <param name="Undated">Acts of speech that no date places; null when there are none.</param>
public sealed record News(DateOnly? From, bool IsAsked, ImmutableArray<OriginLine> New, ImmutableArray<OriginLine> ToldAgain, Sentence? Undated);

/// <summary>The source summary statement in the sense of ICD 206: what the picture rests on, counted from the real origins.</summary>
public sealed record SourceSummary(ImmutableArray<Sentence> Statement, ImmutableArray<Derivation> Derived, ImmutableArray<Sentence> Limits, ImmutableArray<SourceLine> Sources);

/// <summary>A briefing: what a set of documents tells up to a time. Every sentence carries what it rests on.</summary>
public sealed record Briefing
{
    public required string Title { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Which parts are told, and for whom. The data of a part that is not told stands here all the same.</summary>
    public Composition Composition { get; init; } = Composition.Whole;
    public required Picture Picture { get; init; }
    public required Numbering Numbers { get; init; }
    public required CutOff CutOff { get; init; }

    /// <summary>What is told of the warning problem; empty without one.</summary>
    public ImmutableArray<BriefPart> Problem { get; init; } = [];
    public required News News { get; init; }

    /// <summary>What two or more claims say alike, the best supported first.</summary>
    public required ImmutableArray<Proposition> Propositions { get; init; }

    /// <summary>What is said once, by its act of speech.</summary>
    public required ImmutableArray<OriginLine> SaidOnce { get; init; }
    public required ImmutableArray<AuthorLine> Authors { get; init; }
    public required ImmutableArray<Opposition> Oppositions { get; init; }
    public required ImmutableArray<Change> Changes { get; init; }
    public required ImmutableArray<MomentLine> Timeline { get; init; }
    public required SourceSummary Summary { get; init; }
    public required ImmutableArray<Gap> Gaps { get; init; }
    public required ImmutableArray<FaultLine> Faults { get; init; }

    /// <summary>The lists of which not all is told, with how many entries are left out; a briefing is bounded, whatever the store holds.</summary>
    public ImmutableArray<Cut> Cuts { get; init; } = [];

    /// <summary>What is left out of a list; null when all of it is told.</summary>
    public Cut? CutOf(string list) => Cuts.FirstOrDefault(cut => cut.List == list);

    /// <summary>No document of the set has a text.</summary>
    public bool IsEmpty => Picture.Readings.All(reading => reading.Document.Text.Length == 0);

    /// <summary>Pure: the same picture, times and title give the same briefing.</summary>
    /// <param name="madeAt">Now, as the host knows it. Nothing after it counts as information.</param>
    /// <param name="since">The first day of what counts as new; null: the latest day that the set states.</param>
    /// <param name="composition">Null: every part. Without a title: the question of the problem; without one the title of the story when all documents tell one, else "Briefing".</param>
    /// <param name="weighing">The balance of evidence on a warning problem, over the same picture.</param>
    /// <param name="ledger">What people put on record.</param>
    /// <param name="lastRead">When the reader was last briefed on the problem; null: what changed since is not told.</param>
    public static Briefing Of(Picture picture, DateTimeOffset madeAt, DateOnly? since = null, Composition? composition = null, Weighing? weighing = null, Ledger? ledger = null, DateTimeOffset? lastRead = null)
    {
        var index = new Index(picture);
        var cutOff = CutOffs.Of(index, madeAt);
        return Bounds.Within(new Briefing
        {
            Title = weighing?.Problem.Question ?? TitleOf(picture),
            Problem = weighing is null ? [] : new ProblemParts(weighing, ledger ?? Ledger.Empty, index, lastRead, madeAt).All,
            MadeAt = madeAt,
            Picture = picture,
            Numbers = new(picture),
            CutOff = cutOff,
            News = CutOffs.NewsOf(index, madeAt, since),
            Propositions = Claimed.Propositions(index),
            SaidOnce = Claimed.Once(index),
            Authors = Claimed.Authors(index),
            Oppositions = Opposed.Oppositions(index),
            Changes = Opposed.Changes(index),
            Timeline = [.. picture.Timeline.Select(moment => Moment(index, moment, cutOff.When))],
            Summary = Sources.Summary(index, madeAt),
            Gaps = Sources.Gaps(index),
            Faults = [.. picture.Readings.SelectMany(r => r.Document.Faults.Select(fault => new FaultLine(index.Number(r.Document.Id), r.Document.Name, fault)))],
        }).As(composition ?? Composition.Whole);
    }

    /// <summary>The same briefing with a choice of its parts, under another title. Of one that was cut to a choice before, no more comes back.</summary>
    public Briefing As(Composition composition)
    {
        ArgumentNullException.ThrowIfNull(composition);
        return this with { Composition = composition, Title = composition.Title ?? Title, Problem = [.. Problem.Where(composition.Has)] };
    }

    /// <summary>Whether a part is told; of keys see <see cref="Tell.Composition.All"/>.</summary>
    public bool Has(string part) => Composition.Has(part);

    /// <summary>Every sentence that is printed.</summary>
    public IEnumerable<Sentence> Sentences =>
    [
        .. CutOff.Sentence is { } told ? [told] : Enumerable.Empty<Sentence>(),
        .. Problem.SelectMany(part => part.Sentences),
        .. Of("new", News.New.Concat(News.ToldAgain).SelectMany(Told).Concat(News.Undated is { } undated ? [undated] : [])),
        .. Of("claims", Propositions.SelectMany(p => p.Tellers.SelectMany(Told).Append(p.Head).Concat(p.InOwnVoice is { } own ? [own] : [])).Concat(SaidOnce.SelectMany(Told))),
        .. Of("authors", Authors.SelectMany(a => a.Claims.Select(c => c.Said).Prepend(a.Head))),
        .. Of("contradictions", Oppositions.SelectMany(o => o.Left.Concat(o.Right).Select(c => c.Told).Prepend(o.Head).Concat(o.Grounds))),
        .. Of("drift", Changes.SelectMany(c => c.Drifts.Select(d => d.Sentence).Concat([c.Before.Told, c.After.Told, c.Edge]).Concat(c.Grounds))),
        .. Of("timeline", Timeline.Select(m => m.Sentence)),
        .. Of("summary", Summary.Statement.Concat(Summary.Derived.SelectMany(d => d.Grounds.Prepend(d.Head))).Concat(Summary.Limits)),
        .. Of("gaps", Gaps.Select(g => g.Sentence)),
        .. Summary.Sources.Select(s => s.Sentence),
    ];

    private IEnumerable<Sentence> Of(string part, IEnumerable<Sentence> sentences) => Has(part) ? sentences : [];

    private static IEnumerable<Sentence> Told(OriginLine origin) => origin.Claims.Select(c => c.Said).Prepend(origin.Head);

    private static string TitleOf(Picture picture) => picture.Stories is [{ Title.Length: > 0 } story] ? Wording.OneLine(story.Title) : "Briefing";

    private static MomentLine Moment(Index index, Moment moment, When cutOff)
    {
        var document = index.Document(moment.Where.Document);
        return new(moment.When, new([new(Wording.OneLine(moment.Text), Role.Plain, moment.Claim), new($" [{index.Number(document.Id)}]", Role.Reference)], moment.Claim is { } claim ? [claim] : [], [document.Id]),
            cutOff.End is { } end && moment.When.First is { } first && first >= end, moment.Event is not null);
    }
}
