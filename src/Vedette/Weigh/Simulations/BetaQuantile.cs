namespace Vedette.Weigh.Simulations;

/// <summary>
/// The inverse of a beta distribution function on 0 to 1, for shapes of at least 1: the density is summed over <see cref="Steps"/> even steps of x
/// (Simpson's rule), and the sum is read backwards at <see cref="Steps"/> even steps of u. Between two of these it is linear.
/// </summary>
internal sealed class BetaQuantile
{
    public const int Steps = 4096;

    private readonly double[] at = new double[Steps + 1];

    public BetaQuantile(double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(a, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(b, 1);
        var (density, below) = (new double[Steps + 1], new double[Steps + 1]);
        for (int i = 0; i <= Steps; i++) density[i] = Density(a, b, (double)i / Steps);
        for (int i = 1; i <= Steps; i++) below[i] = below[i - 1] + (density[i - 1] + 4 * Density(a, b, (i - 0.5) / Steps) + density[i]) / 6;
        at[Steps] = 1;
        for (int k = 1, i = 1; k < Steps; k++)
        {
            double sought = below[Steps] * k / Steps;
            while (below[i] < sought) i++;
            at[k] = (i - 1 + Within(density[i - 1], density[i], (sought - below[i - 1]) / (below[i] - below[i - 1]))) / Steps;
        }
    }

    public double At(double u)
    {
        double place = u * Steps;
        int k = Math.Min((int)place, Steps - 1);
        return at[k] + (place - k) * (at[k + 1] - at[k]);
    }

    /// <summary>How far into a step a share of its sum is reached, the density there taken as a straight line.</summary>
    private static double Within(double left, double right, double share) =>
        share * (left + right) / (left + Math.Sqrt(left * left + share * (right - left) * (right + left)));

    private static double Density(double a, double b, double x) => PortableMath.Power(x, a - 1) * PortableMath.Power(1 - x, b - 1);
}
