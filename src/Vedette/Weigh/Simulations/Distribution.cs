using System.Collections.Immutable;
using System.Globalization;

namespace Vedette.Weigh.Simulations;

/// <summary>What is held possible for a parameter. A draw is the value at a place u between 0 and 1, so that one u gives comparable draws from two ranges.</summary>
public abstract record Distribution
{
    /// <summary>The least value a draw can have.</summary>
    public abstract double Low { get; }

    /// <summary>The greatest; infinite for a lognormal.</summary>
    public abstract double High { get; }

    /// <summary>Whether all draws are one value.</summary>
    public bool IsPoint => Low == High;

    /// <summary>The value under which a share u of the draws lies; it never falls as u rises.</summary>
    /// <param name="u">Strictly between 0 and 1.</param>
    public abstract double At(double u);

    /// <summary>The range in words: <c>pert 1 to 3, mode 2</c>.</summary>
    public abstract string InWords { get; }

    private protected static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One value.</summary>
public sealed record PointRange(double Value) : Distribution
{
    public override double Low => Value;
    public override double High => Value;
    public override double At(double u) => Value;
    public override string InWords => Say($"{Value}");
}

/// <summary>All values from low to high alike.</summary>
public sealed record UniformRange(double Least, double Most) : Distribution
{
    public override double Low => Least;
    public override double High => Most;
    public override double At(double u) => Math.Min(Most, Least + u * (Most - Least));
    public override string InWords => Say($"{Least} to {Most}");
}

/// <summary>Rises in a straight line from low to the mode and falls in one to high.</summary>
public sealed record TriangularRange(double Least, double Mode, double Most) : Distribution
{
    public override double Low => Least;
    public override double High => Most;

    public override double At(double u)
    {
        double width = Most - Least, rise = Mode - Least;
        return u * width < rise ? Least + Math.Sqrt(u * width * rise) : Most - Math.Sqrt((1 - u) * width * (Most - Mode));
    }

    public override string InWords => Say($"{Least} to {Most}, mode {Mode} (triangular)");
}

/// <summary>A beta distribution from low to high with shapes 1 + 4 (mode - low) / (high - low) and 1 + 4 (high - mode) / (high - low): PERT (Malcolm et al., Operations Research 7, 1959; Clark 1962).</summary>
public sealed record PertRange : Distribution
{
    private readonly BetaQuantile beta;

    /// <exception cref="ArgumentException">Not low &lt;= mode &lt;= high with low &lt; high.</exception>
    public PertRange(double least, double mode, double most)
    {
        if (!(least <= mode && mode <= most && least < most)) throw new ArgumentException("low <= mode <= high with low < high is needed.");
        (Least, Mode, Most) = (least, mode, most);
        beta = new(1 + 4 * (mode - least) / (most - least), 1 + 4 * (most - mode) / (most - least));
    }

    public double Least { get; }
    public double Mode { get; }
    public double Most { get; }
    public override double Low => Least;
    public override double High => Most;
    public override double At(double u) => Math.Min(Most, Least + beta.At(u) * (Most - Least));
    public override string InWords => Say($"{Least} to {Most}, mode {Mode} (PERT)");
    public bool Equals(PertRange? other) => other is not null && (Least, Mode, Most) == (other.Least, other.Mode, other.Most);
    public override int GetHashCode() => HashCode.Combine(Least, Mode, Most);
}

/// <summary>A lognormal distribution told by the values under which 5 and 95 per cent of the draws lie.</summary>
public sealed record LognormalRange(double P5, double P95) : Distribution
{
    private const double Z95 = 1.6448536269514722;
    private readonly double middle = (PortableMath.Log(P5) + PortableMath.Log(P95)) / 2, spread = (PortableMath.Log(P95) - PortableMath.Log(P5)) / (2 * Z95);

    public override double Low => 0;
    public override double High => double.PositiveInfinity;

    public override double At(double u) => PortableMath.Exp(middle + spread * NormalQuantile.At(u));

    public override string InWords => Say($"p5 {P5}, p95 {P95} (lognormal)");
}

/// <summary>A few values, each with its weight.</summary>
public sealed record ChoiceRange : Distribution
{
    private readonly double[] until;

    /// <param name="values">Rising; equal to the weights in number.</param>
    /// <param name="weights">Positive; any scale.</param>
    public ChoiceRange(ImmutableArray<double> values, ImmutableArray<double> weights)
    {
        if (values.Length == 0 || values.Length != weights.Length) throw new ArgumentException("Each value needs its weight.");
        if (weights.Any(w => !(w > 0)) || values.Zip(values.Skip(1)).Any(p => p.First >= p.Second)) throw new ArgumentException("Weights over 0 and rising values are needed.");
        (Values, Weights) = (values, weights);
        until = new double[values.Length];
        double whole = weights.Sum(), sum = 0;
        for (int i = 0; i < until.Length; i++) until[i] = (sum += weights[i]) / whole;
        until[^1] = 1;
    }

    public ImmutableArray<double> Values { get; }
    public ImmutableArray<double> Weights { get; }
    public override double Low => Values[0];
    public override double High => Values[^1];
    public override double At(double u) => Values[Place(u)];

    /// <summary>The place among <see cref="Values"/> of the value at u.</summary>
    public int Place(double u)
    {
        int i = 0;
        while (u >= until[i] && i < until.Length - 1) i++;
        return i;
    }

    public override string InWords => "one of " + string.Join(", ", Values.Select(v => v.ToString(CultureInfo.InvariantCulture)));
    public bool Equals(ChoiceRange? other) => other is not null && Values.SequenceEqual(other.Values) && Weights.SequenceEqual(other.Weights);
    public override int GetHashCode() => HashCode.Combine(Values.Length, Values[0]);
}
