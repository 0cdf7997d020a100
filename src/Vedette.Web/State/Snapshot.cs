using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tell;
using Vedette.Weigh;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Web.Figures;
using SourceLine = Vedette.Weigh.Sources.SourceLine;

namespace Vedette.Web.State;

/// <summary>All that pages and API tell of one state of the store. It never changes; a request works on one from begin to end.</summary>
public sealed class Snapshot
{
    private readonly Dictionary<DocumentId, Reading> readings;
    private readonly Dictionary<ClaimId, (Reading Reading, Claim Claim)> claims;
    private readonly Dictionary<ClaimId, Origin> originOf;
    private readonly Dictionary<OriginId, Origin> origins;
    private readonly ILookup<ClaimId, Decision> decisions;
    private readonly Lazy<Dictionary<string, Entity>> entities;
    private readonly Lazy<ILookup<Entity, DocumentId>> naming;
    private readonly Lazy<Briefing> briefing;
    private readonly Lazy<Graph> actors, lineage;
    private readonly Lazy<ImmutableArray<SourceLine>> sources;
    private readonly Lazy<Tallies> tallies;

    /// <param name="related">What was last related, with rejected claims; null: nothing yet.</param>
    internal Snapshot(StoreStamp stamp, Picture? related, IReadOnlyList<Decision> kept, Ledger ledger, WarningProblem? problem, SourceRegister register, string by, DateTimeOffset at)
    {
        (Stamp, IsRelated, Related, Decisions, Ledger, Problem, Register, By, At) = (stamp, related is not null, related ?? new Picture { Readings = [] }, kept, ledger, problem, register, by, at);
        Picture = Related.Without(ClaimDecisions.Rejected(kept));
        readings = Related.Readings.DistinctBy(r => r.Document.Id).ToDictionary(r => r.Document.Id);
        claims = Related.Readings.SelectMany(r => r.Claims.Select(c => (Reading: r, Claim: c))).DistinctBy(p => p.Claim.Id).ToDictionary(p => p.Claim.Id);
        origins = Related.Origins.DistinctBy(o => o.Id).ToDictionary(o => o.Id);
        originOf = Related.Origins.SelectMany(o => o.Claims.Select(c => (Claim: c, Origin: o))).DistinctBy(p => p.Claim).ToDictionary(p => p.Claim, p => p.Origin);
        decisions = ClaimDecisions.ByClaim(kept);
        Weighing = problem is null ? null : Weighing.Of(problem, Picture, Weighing.CutOff(Picture, DateOnly.FromDateTime(at.UtcDateTime)), TableChoices.Of(kept, problem.Key), register);
        LastRead = Outside.LastRead.Of(kept, by);
        entities = new(() => Picture.Entities.SelectMany(e => e.Aliases.Append(e.Canonical).Select(name => (Name: name, Entity: e))).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Entity, StringComparer.Ordinal));
        naming = new(() => Picture.Readings.SelectMany(r => r.Names.Select(n => n.Canonical).Concat(r.Claims.Select(c => c.Speaker).OfType<string>()).Select(EntityOf).OfType<Entity>().Distinct().Select(e => (Entity: e, r.Document.Id))).ToLookup(p => p.Entity, p => p.Id));
        actors = new(() => ActorFigure.Of(this));
        lineage = new(() => LineageFigure.Of(this));
        briefing = new(() => Briefing.Of(Picture, At, weighing: Weighing, ledger: Ledger, lastRead: LastRead));
        sources = new(() => SourceList.Of(Picture, Register.Kinship));
        tallies = new(() => new(this));
    }

    public StoreStamp Stamp { get; }

    /// <summary>False when sources were never related: there is nothing to tell then.</summary>
    public bool IsRelated { get; }

    /// <summary>As related, with the claims that a person rejected.</summary>
    public Picture Related { get; }

    /// <summary>Without the claims that a person rejected: what is weighed and told.</summary>
    public Picture Picture { get; }
    public IReadOnlyList<Decision> Decisions { get; }
    public Ledger Ledger { get; }
    public WarningProblem? Problem { get; }

    /// <summary>Null without a warning problem.</summary>
    public Weighing? Weighing { get; }
    public SourceRegister Register { get; }

    /// <summary>In whose name this workbench decides and judges.</summary>
    public string By { get; }

    /// <summary>When this was put together.</summary>
    public DateTimeOffset At { get; }

    /// <summary>When the person last noted to be up to date; null: never.</summary>
    public DateTimeOffset? LastRead { get; }
    /// <summary>Which report was made from which.</summary>
    internal Graph Lineage => lineage.Value;

    /// <summary>Who speaks of whom.</summary>
    internal Graph Actors => actors.Value;
    public Briefing Briefing => briefing.Value;
    public ImmutableArray<SourceLine> Sources => sources.Value;
    internal Tallies Tallies => tallies.Value;

    public Reading? Reading(DocumentId id) => readings.GetValueOrDefault(id);
    public (Reading Reading, Claim Claim)? Claim(ClaimId id) => claims.TryGetValue(id, out var found) ? found : null;
    public Origin? Origin(OriginId id) => origins.GetValueOrDefault(id);

    /// <summary>The act of speech that a claim belongs to; null when it was not related.</summary>
    public Origin? OriginOf(ClaimId claim) => originOf.GetValueOrDefault(claim);

    /// <summary>Decisions on a claim, oldest first.</summary>
    public IEnumerable<Decision> DecisionsOn(ClaimId claim) => decisions[claim];
    public ClaimState StateOf(ClaimId claim) => ClaimDecisions.StateOf(decisions[claim]);

    /// <summary>The reports that name a thing.</summary>
    public IEnumerable<Reading> Naming(Entity entity) => naming.Value[entity].Select(id => readings[id]);

    /// <summary>The thing that a full name names over all reports; null when there is none.</summary>
    public Entity? EntityOf(string name) => entities.Value.GetValueOrDefault(name);

    /// <summary>A document's short name; of one that is not kept, that it is not.</summary>
    public string NameOf(DocumentId id) => Reading(id)?.Document.Name ?? "(a text that is not kept)";
}
