namespace Vedette.Weigh.Simulations;

/// <summary>
/// Exponential and logarithm from additions, multiplications and divisions alone. The library's own differ in the last bit from machine to machine;
/// these do not, so that a seed gives the same bytes everywhere. Within 4 units in the last place of the true value.
/// </summary>
internal static class PortableMath
{
    private const double Log2High = 6.93147180369123816490e-01, Log2Low = 1.90821492927058770002e-10;

    /// <summary>e to the x: 0 under -708, infinite over 709.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709) return double.PositiveInfinity;
        if (x < -708) return 0;
        double k = Math.Floor(x * 1.4426950408889634 + 0.5), r = x - k * Log2High - k * Log2Low;
        double sum = 1;
        for (int n = 14; n >= 1; n--) sum = 1 + r / n * sum;
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }

    /// <summary>The natural logarithm of a positive normal number; minus infinity for 0.</summary>
    public static double Log(double x)
    {
        if (x == 0) return double.NegativeInfinity;
        if (!(x > 0) || double.IsPositiveInfinity(x)) return x > 0 ? x : double.NaN;
        long bits = BitConverter.DoubleToInt64Bits(x);
        int k = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m > 1.4142135623730951) (m, k) = (m / 2, k + 1);
        double s = (m - 1) / (m + 1), square = s * s, sum = 0;
        for (int n = 23; n >= 3; n -= 2) sum = (sum + 1.0 / n) * square;
        return k * Log2High + (k * Log2Low + 2 * s * (1 + sum));
    }

    /// <summary>A positive base to any power; 0 to a positive power is 0, to the power 0 it is 1.</summary>
    public static double Power(double x, double exponent) => exponent == 0 ? 1 : x == 0 ? 0 : Exp(exponent * Log(x));
}
