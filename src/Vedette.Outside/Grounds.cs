using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh.Problems;

namespace Vedette.Outside;

/// <summary>Holds what a judgement or a question names against what there is.</summary>
public static class Grounds
{
    /// <summary>What the texts name, each found among what is kept: ids may be cut short. An indicator is looked up in the problem when that is known; else only its form is checked.</summary>
    /// <param name="texts">As written: <c>claim:ID</c>, <c>origin:ID</c>, <c>indicator:KEY</c>.</param>
    public static ImmutableArray<Ground> Find(ImmutableArray<string> texts, IReadOnlyCollection<UInt128> claims, IReadOnlyCollection<UInt128> origins, WarningProblem? problem, ICollection<Fault> faults)
    {
        var grounds = ImmutableArray.CreateBuilder<Ground>();
        foreach (string text in texts)
        {
            switch (Ground.Parse(text))
            {
                case null:
                    faults.Add(new("W662", $"'{text}' names nothing to rest on. Write claim:ID, origin:ID or indicator:KEY."));
                    break;
                case { Kind: GroundKind.Claim } claim:
                    Add(claim, claims, "vedette claims --json");
                    break;
                case { Kind: GroundKind.Origin } origin:
                    Add(origin, origins, "vedette lineage --json");
                    break;
                case { } indicator:
                    if (problem is not null && problem.Indicators.All(i => i.Key != indicator.Name))
                        faults.Add(new("W662", $"The problem '{problem.Key}' has no indicator '{indicator.Name}'. It has {string.Join(", ", problem.Indicators.Select(i => i.Key))}."));
                    grounds.Add(indicator);
                    break;
            }
        }
        return grounds.ToImmutable();

        void Add(Ground ground, IReadOnlyCollection<UInt128> known, string list)
        {
            if (BriefId.Find(known, ground.Name, "W662", ground.Kind.ToString().ToLowerInvariant(), list, faults) is { } found) grounds.Add(ground with { Name = ContentHash.Print(found) });
        }
    }

    /// <summary>Adds a fault when the problem is known and has no such hypothesis.</summary>
    public static void CheckHypothesis(WarningProblem? problem, string? hypothesis, ICollection<Fault> faults)
    {
        if (problem is not null && hypothesis is not null && problem.Hypotheses.All(h => h.Key != hypothesis))
            faults.Add(new("W660", $"The problem '{problem.Key}' has no hypothesis '{hypothesis}'. It has {string.Join(", ", problem.Hypotheses.Select(h => h.Key))}."));
    }
}
