using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Tables;

namespace Vedette.Weigh;

/// <summary>A document that tells of the reverse: the one who would receive gives to the one who would give.</summary>
/// <param name="Straight">Sourced statements in the problem's direction.</param>
/// <param name="Reverse">Sourced statements in the reverse direction.</param>
public sealed record ReverseReport(Document Document, int Straight, int Reverse);

/// <summary>The balance of evidence on a warning problem as of a day. Pure: the same picture, problem and choices give the same balance.</summary>
public sealed record Weighing
{
    public required WarningProblem Problem { get; init; }
    public required Picture Picture { get; init; }

    /// <summary>The information cut-off; null when no source states a day.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>Who the sources are, and how people grade them.</summary>
    public required SourceRegister Register { get; init; }

    /// <summary>The claims of origins that may be another origin's voice under another name (<see cref="Witnesses"/>).</summary>
    public required IReadOnlySet<ClaimId> Doubtful { get; init; }

    /// <summary>In the problem's order.</summary>
    public required ImmutableArray<IndicatorReading> Indicators { get; init; }

    /// <summary>The origins that speak of the scenario and give at least one indicator a sign.</summary>
    public required WitnessCount OnScenario { get; init; }

    /// <summary>Documents that tell of the reverse direction; they bear on reciprocity only.</summary>
    public ImmutableArray<ReverseReport> Reversed { get; init; } = [];
    public required EvidenceTable Table { get; init; }
    public ImmutableArray<Diagnosticity> Diagnosticities { get; init; } = [];

    /// <summary>What the indicators say of the network's nodes; empty without a network.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What the network makes of them; null without a network, or when its own evidence contradicts itself.</summary>
    public NetworkBalance? Network { get; init; }

    /// <param name="asOf">What was told after this day does not count; null: nothing is left out, and nothing fades after the last sign.</param>
    /// <param name="choices">What people set in the evidence table.</param>
    public static Weighing Of(WarningProblem problem, Picture picture, DateOnly? asOf, IEnumerable<CellChoice> choices, SourceRegister? register = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(picture);
        ImmutableArray<Testimony> testimonies = [.. TestimonyReader.Of(picture)];
        var indicators = IndicatorBoard.Read(problem, testimonies, asOf);
        var sources = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Outlet ?? r.Document.Name);
        var table = TableBuilder.Build(problem, indicators, choices, id => sources[id]);
        ImmutableArray<Finding> findings = [.. IndicatorFindings.Of(indicators, table)];
        return new()
        {
            Problem = problem,
            Picture = picture,
            AsOf = asOf,
            Register = register ?? SourceRegister.Empty,
            Doubtful = testimonies.Where(t => t.Doubt is not null).SelectMany(t => t.Origin!.Claims).ToHashSet(),
            Indicators = indicators,
            OnScenario = OnTheScenario(problem, picture, testimonies, indicators),
            Reversed = [.. ReversedBy(problem, picture, testimonies)],
            Table = table,
            Findings = findings,
            Network = problem.Network is { } network ? NetworkBalance.Of(network, findings) : null,
            Diagnosticities = ScenarioDiagnosticity.Of(problem),
        };
    }

    /// <summary>The latest stated day of a publication or of something said, no later than the day given.</summary>
    public static DateOnly? CutOff(Picture picture, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return picture.Readings.Select(r => r.Document.Published).Concat(picture.Readings.SelectMany(r => r.Claims).Where(c => !c.IsAuthors).Select(c => c.Said))
            .Select(when => when.First).Where(day => day <= today).Max();
    }

    private static WitnessCount OnTheScenario(WarningProblem problem, Picture picture, ImmutableArray<Testimony> testimonies, ImmutableArray<IndicatorReading> indicators)
    {
        var signs = indicators.SelectMany(i => i.Signs).Where(s => s.Origin is not null).Select(s => s.Origin!.Id).ToHashSet();
        return Witnesses.Count(
            testimonies.Where(t => t.IsSourced && signs.Contains(t.Origin!.Id) && (problem.Scope.IsEmpty || t.Statements.Any(s => Condition.Any(problem.Scope, s.Terms)))).Select(t => t.Origin!),
            new SpeakerCountries(picture).Of);
    }

    private static IEnumerable<ReverseReport> ReversedBy(WarningProblem problem, Picture picture, ImmutableArray<Testimony> testimonies)
    {
        if (problem.Direction is not { } direction) yield break;
        var statements = testimonies.Where(t => t.IsSourced).SelectMany(t => t.Statements).ToLookup(s => s.Where.Document);
        foreach (var document in picture.Readings.Select(r => r.Document))
        {
            bool Gives(Statement s, ImmutableArray<string> from, ImmutableArray<string> to) => Bearing.Has(s.Bearing.Givers, from) && Bearing.Has(s.Bearing.Receivers, to);
            int straight = statements[document.Id].Count(s => Gives(s, direction.From, direction.To));
            int reverse = statements[document.Id].Count(s => Gives(s, direction.To, direction.From));
            if (reverse > straight) yield return new(document, straight, reverse);
        }
    }
}
