using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>One full choice of assumptions: every parameter and the state of every switch, as a set or an excursion makes them.</summary>
public sealed record Variant(string Key, string Says, ImmutableArray<Parameter> Parameters, ImmutableArray<bool> Switches)
{
    public static Variant Of(Simulation model, AssumptionSet set) => new Variant(set.Key, set.Says, model.Parameters, [.. model.Switches.Select(s => s.IsOn)]).With(set.Overrides, set.Switched);

    public static Variant Of(Simulation model, Excursion excursion) =>
        Of(model, model.Sets[excursion.Of]).With(excursion.Overrides, excursion.Switched) with { Key = excursion.Key, Says = excursion.Says };

    /// <summary>This choice with some parameters and switches changed.</summary>
    public Variant With(IReadOnlyDictionary<int, Parameter> parameters, IReadOnlyDictionary<int, bool> switches) => this with
    {
        Parameters = [.. Parameters.Select((p, i) => parameters.GetValueOrDefault(i, p))],
        Switches = [.. Switches.Select((s, i) => switches.GetValueOrDefault(i, s))],
    };

    /// <summary>Whether runs of the two are the same.</summary>
    public bool IsSameRunAs(Variant other) => Switches.SequenceEqual(other.Switches) && Parameters.Select(p => p.Range).SequenceEqual(other.Parameters.Select(p => p.Range));
}
