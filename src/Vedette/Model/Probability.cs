using System.Numerics;

namespace Vedette.Model;

/// <summary>A share of 1, from 0 to 1. It has no +: percentages do not add. Turn it into a <see cref="Weight"/> to bring evidence together.</summary>
public readonly record struct Probability : IComparable<Probability>
{
    /// <exception cref="ArgumentOutOfRangeException">Below 0, above 1, or no number.</exception>
    public Probability(double value)
    {
        if (!(value is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(value), value, "A probability lies between 0 and 1.");
        Value = value;
    }

    public double Value { get; }

    /// <summary>Its log-odds; infinite at 0 and 1.</summary>
    public Weight ToWeight() => new(Math.Log(Value) - Math.Log(1 - Value));

    public int CompareTo(Probability other) => Value.CompareTo(other.Value);
    public static bool operator <(Probability left, Probability right) => left.Value < right.Value;
    public static bool operator >(Probability left, Probability right) => left.Value > right.Value;
    public static bool operator <=(Probability left, Probability right) => left.Value <= right.Value;
    public static bool operator >=(Probability left, Probability right) => left.Value >= right.Value;
}

/// <summary>Evidence in nats of log-odds (Good 1950: weight of evidence): independent pieces add, zero says nothing, the sign says for or against.</summary>
public readonly record struct Weight(double Nats) : IAdditionOperators<Weight, Weight, Weight>, IAdditiveIdentity<Weight, Weight>
{
    public static Weight AdditiveIdentity => default;
    public static Weight operator +(Weight left, Weight right) => new(left.Nats + right.Nats);
    public static Weight Add(Weight left, Weight right) => left + right;
    public Probability ToProbability() => new(1 / (1 + Math.Exp(-Nats)));
}
