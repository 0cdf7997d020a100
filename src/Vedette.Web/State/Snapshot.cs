using System.Collections.Concurrent;
using System.Collections.Immutable;
using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using Vedette.Tell;
using Vedette.Weigh;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Tables;
using Vedette.Web.Figures;
using SourceLine = Vedette.Weigh.Sources.SourceLine;

namespace Vedette.Web.State;

/// <summary>All that pages and API tell of one state of the store. It never changes; a request works on one from begin to end.</summary>
public sealed class Snapshot
{
    private readonly ConcurrentDictionary<(string Name, Tlp Ceiling), Snapshot> own = [];
    private readonly Dictionary<DocumentId, Reading> readings;
    private readonly Dictionary<ClaimId, (Reading Reading, Claim Claim)> claims;
    private readonly Dictionary<ClaimId, Origin> originOf;
    private readonly Dictionary<OriginId, Origin> origins;
    private readonly ILookup<ClaimId, Decision> decisions;
    private readonly Lazy<EntityReview> entities;
    private readonly Lazy<Dictionary<EntityId, Entity>> things;
    private readonly Lazy<ILookup<Entity, DocumentId>> naming;
    private readonly Lazy<Graph> actors, lineage;
    private readonly Lazy<ReportIndex> reports;
    private readonly Lazy<ClaimFacets> facets;
    private readonly Lazy<CollectionReview> collection;
    private readonly Lazy<ImmutableArray<SourceLine>> sources;
    private readonly Lazy<Tallies> tallies;
    private readonly Lazy<ImmutableArray<MapMark>> places;
    private readonly Lazy<Happenings> happenings;
    private readonly Lazy<ImmutableArray<GraphLink>> actorLinks;
    private readonly Lazy<string> seal;
    private readonly ImmutableHashSet<ClaimId> rejected;
    private readonly ImmutableArray<CellChoice> choices;
    private Lazy<Briefing> briefing;

    /// <param name="related">What was last related, with rejected claims; null: nothing yet.</param>
    /// <param name="marks">All of them, whoever may see what they stand on.</param>
    /// <param name="before">The snapshot before this one: what rests on the same claims and books is taken over from it.</param>
    internal Snapshot(StoreStamp stamp, Picture? related, IReadOnlyList<Decision> kept, Ledger ledger, Books books, DateTimeOffset at, Marks marks, Snapshot? before = null)
    {
        var (problem, register) = (books.Problem, books.Register);
        Books = books;
        (Stamp, IsRelated, Related, Decisions, Ledger, Problem, Register, At, Marks) = (stamp, related is not null, related ?? new Picture { Readings = [] }, kept, ledger, problem, register, at, marks);
        rejected = ClaimDecisions.Rejected(kept);
        decisions = ClaimDecisions.ByClaim(kept);
        choices = problem is null ? [] : [.. TableChoices.Of(kept, problem.Key)];
        briefing = Brief();
        bool isOverTheSame = before is not null && ReferenceEquals(before.Related, Related) && ReferenceEquals(before.Books, books) && before.rejected.SetEquals(rejected);
        Picture = isOverTheSame ? before!.Picture : Related.Without(rejected);
        reports = new(() => new(this));
        facets = new(() => new(this));
        collection = new(() => CollectionReview.Of(Picture, Sources, Weighing));
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (isOverTheSame && before is not null)
        {
            (readings, claims, origins, originOf, entities, things, naming, actors, actorLinks, places, happenings, lineage, sources, tallies, seal) =
                (before.readings, before.claims, before.origins, before.originOf, before.entities, before.things, before.naming, before.actors, before.actorLinks, before.places, before.happenings, before.lineage, before.sources, before.tallies, before.seal);
            bool isSame = before.choices.SequenceEqual(choices) && before.Weighing?.AsOf == Weighing.CutOff(Picture, today);
            Weighing = isSame ? before.Weighing : Weigh(today);
            return;
        }
        readings = Related.Readings.DistinctBy(r => r.Document.Id).ToDictionary(r => r.Document.Id);
        claims = Related.Readings.SelectMany(r => r.Claims.Select(c => (Reading: r, Claim: c))).DistinctBy(p => p.Claim.Id).ToDictionary(p => p.Claim.Id);
        origins = Related.Origins.DistinctBy(o => o.Id).ToDictionary(o => o.Id);
        originOf = Related.Origins.SelectMany(o => o.Claims.Select(c => (Claim: c, Origin: o))).DistinctBy(p => p.Claim).ToDictionary(p => p.Claim, p => p.Origin);
        Weighing = Weigh(today);
        entities = new(() => EntityReview.Of(Related));
        things = new(() => Picture.Entities.DistinctBy(e => e.Id).ToDictionary(e => e.Id));
        naming = new(() => Picture.Readings.SelectMany(r => r.Names.Select(n => EntityOf(r, n)).Concat(r.Claims.Select(EntityOf)).OfType<Entity>().Distinct().Select(e => (Entity: e, r.Document.Id))).ToLookup(p => p.Entity, p => p.Id));
        actorLinks = new(() => ActorFigure.Links(this));
        actors = new(() => ActorFigure.Of(this));
        lineage = new(() => LineageFigure.Of(this));
        places = new(() => MapFigure.All(this));
        happenings = new(() => Happenings.Of(Picture));
        seal = new(() => ContentHash.Print(ContentHash.Of([.. Related.Readings.Select(r => r.Document.Id.ToString()), .. Related.Origins.Select(o => o.Id.ToString())])));
        sources = new(() => SourceList.Of(Picture, Register.Kinship));
        tallies = new(() => new(this));
    }

    /// <summary>Of the whole store: not to be told to those who may not see all of it.</summary>
    public StoreStamp Stamp { get; }

    /// <summary>Tells one set of reports and origins from another; made of what may be seen alone.</summary>
    internal string Seal => seal.Value;

    /// <summary>False when sources were never related: there is nothing to tell then.</summary>
    public bool IsRelated { get; }

    /// <summary>As related, edited claims as edited, with the claims that a person rejected.</summary>
    public Picture Related { get; }

    /// <summary>Without the claims that a person rejected: what is weighed and told.</summary>
    public Picture Picture { get; }
    public IReadOnlyList<Decision> Decisions { get; }
    public Ledger Ledger { get; }
    public WarningProblem? Problem { get; }

    /// <summary>What was read of the files that people write.</summary>
    public Books Books { get; }

    /// <summary>Null without a warning problem.</summary>
    public Weighing? Weighing { get; }
    public SourceRegister Register { get; }

    /// <summary>In whose name is decided and judged.</summary>
    public string By { get; private set; } = "";

    /// <summary>Nothing above it is in here.</summary>
    public Tlp Ceiling { get; private set; }

    /// <summary>Whether the visitor may see all that the store keeps.</summary>
    public bool IsWhole => Marks.AllReleasable(Ceiling);

    /// <summary>With whom things may be shared, those too that are not in here.</summary>
    public Marks Marks { get; }

    /// <summary>When this was put together.</summary>
    public DateTimeOffset At { get; }

    /// <summary>When the person last noted to be up to date; null: never.</summary>
    public DateTimeOffset? LastRead { get; private set; }

    /// <summary>Which report was made from which.</summary>
    internal Graph Lineage => lineage.Value;

    /// <summary>Every link between actors, the strongest first.</summary>
    internal ImmutableArray<GraphLink> ActorLinks => actorLinks.Value;

    /// <summary>Who speaks of whom: the strongest links.</summary>
    internal Graph Actors => actors.Value;

    /// <summary>Every telling that names a place whose position is known.</summary>
    internal ImmutableArray<MapMark> Places => places.Value;

    /// <summary>Which events of many reports are one.</summary>
    public Happenings Happenings => happenings.Value;
    internal ReportIndex Reports => reports.Value;
    internal ClaimFacets Facets => facets.Value;

    /// <summary>What comes in and what is missing.</summary>
    public CollectionReview Collection => collection.Value;
    public Briefing Briefing => briefing.Value;
    public ImmutableArray<SourceLine> Sources => sources.Value;
    internal Tallies Tallies => tallies.Value;

    /// <summary>The same for one visitor, whose ceiling it was made for: with the briefing since the own last visit.</summary>
    internal Snapshot For(Visitor visitor) => own.GetOrAdd((visitor.Name, visitor.Ceiling), one =>
    {
        var copy = (Snapshot)MemberwiseClone();
        (copy.By, copy.Ceiling, copy.LastRead) = (one.Name, one.Ceiling, Outside.LastRead.Of(Decisions, one.Name));
        copy.briefing = copy.Brief();
        return copy;
    });

    public Reading? Reading(DocumentId id) => readings.GetValueOrDefault(id);
    public (Reading Reading, Claim Claim)? Claim(ClaimId id) => claims.TryGetValue(id, out var found) ? found : null;
    public Origin? Origin(OriginId id) => origins.GetValueOrDefault(id);

    /// <summary>The act of speech that a claim belongs to; null when it was not related.</summary>
    public Origin? OriginOf(ClaimId claim) => originOf.GetValueOrDefault(claim);

    /// <summary>Decisions on a claim, oldest first.</summary>
    public IEnumerable<Decision> DecisionsOn(ClaimId claim) => decisions[claim];

    /// <summary>The edit of a claim that holds, with who made it; null when it stands as the program read it.</summary>
    public ClaimDecisions.EditMade? EditOf(ClaimId claim) => ClaimDecisions.EditOf(decisions[claim]);
    public ClaimState StateOf(ClaimId claim) => ClaimDecisions.StateOf(decisions[claim]);

    /// <summary>The reports that name a thing.</summary>
    public IEnumerable<Reading> Naming(Entity entity) => naming.Value[entity].Select(id => readings[id]);

    /// <summary>All names, to look through and to decide on.</summary>
    public EntityReview Names => entities.Value;

    /// <summary>The thing that a name of a report names; null for what is nobody, a sum of money.</summary>
    public Entity? EntityOf(Reading reading, Name name) => Names.At(reading.Document.Id, name.Span) is { } found ? things.Value.GetValueOrDefault(found.Id) : null;

    /// <summary>Who makes a claim; null when it names nobody.</summary>
    public Entity? EntityOf(Claim claim) => Names.SpeakerOf(claim) is { } found ? things.Value.GetValueOrDefault(found.Id) : null;

    /// <summary>A document's short name; of one that is not kept, that it is not.</summary>
    public string NameOf(DocumentId id) => Reading(id)?.Document.Name ?? "(a text that is not kept)";

    private Weighing? Weigh(DateOnly today) => Problem is null ? null : Weighing.Of(Problem, Picture, Weighing.CutOff(Picture, today), choices, Register);

    private Lazy<Briefing> Brief() => new(() => Briefing.Of(Picture, At, weighing: Weighing, ledger: Ledger, lastRead: LastRead));
}
