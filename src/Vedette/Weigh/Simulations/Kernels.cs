using System.Numerics;

namespace Vedette.Weigh.Simulations;

/// <summary>
/// What the engine does to a block of runs at once, lane by lane: no lane looks at another, and every operation is exact to the last bit by IEEE 754,
/// so that the width of the machine's vectors changes nothing.
/// </summary>
internal static class Kernels
{
    /// <summary>How far something that begins in a week and grows over <paramref name="ramp"/> weeks has come in week <paramref name="week"/>: 0 to 1.</summary>
    public static Vector<double> Active(double week, Vector<double> from, Vector<double> ramp) =>
        Vector.Max(Vector<double>.Zero, Vector.Min(Vector<double>.One, (new Vector<double>(week + 1) - from) / Vector.Max(Vector<double>.One, ramp)));

    /// <summary>The share of what is wanted that there is: 1 when nothing is wanted.</summary>
    public static Vector<double> Ratio(Vector<double> there, Vector<double> wanted) =>
        Vector.ConditionalSelect(Vector.GreaterThan(wanted, Vector<double>.Zero), Vector.Min(Vector<double>.One, there / wanted), Vector<double>.One);

    public static void Add(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> what)
    {
        for (int i = 0; i < to.Length && i < what.Length; i++) to[i] += what[i];
    }

    public static void AddProduct(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b)
    {
        for (int i = 0; i < to.Length && i < a.Length && i < b.Length; i++) to[i] += a[i] * b[i];
    }

    public static void Multiply(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> by)
    {
        for (int i = 0; i < to.Length && i < by.Length; i++) to[i] *= by[i];
    }

    public static void Product(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b)
    {
        for (int i = 0; i < to.Length && i < a.Length && i < b.Length; i++) to[i] = a[i] * b[i];
    }

    /// <summary>What is left of each after a share of it is lost.</summary>
    public static void ProductOfRest(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> what, ReadOnlySpan<Vector<double>> share)
    {
        for (int i = 0; i < to.Length && i < what.Length && i < share.Length; i++) to[i] = (Vector<double>.One - share[i]) * what[i];
    }

    /// <summary>Takes away, never below zero: the last bit of a scaled flow may be more than there is.</summary>
    public static void Take(Span<Vector<double>> from, ReadOnlySpan<Vector<double>> what)
    {
        for (int i = 0; i < from.Length && i < what.Length; i++) from[i] = Vector.Max(Vector<double>.Zero, from[i] - what[i]);
    }

    public static void TakeProduct(Span<Vector<double>> from, ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b)
    {
        for (int i = 0; i < from.Length && i < a.Length && i < b.Length; i++) from[i] = Vector.Max(Vector<double>.Zero, from[i] - a[i] * b[i]);
    }

    /// <summary>What a cut leaves: 1 - share × how far it has come.</summary>
    public static void Leave(Span<Vector<double>> open, double week, ReadOnlySpan<Vector<double>> share, ReadOnlySpan<Vector<double>> from, ReadOnlySpan<Vector<double>> ramp)
    {
        for (int i = 0; i < open.Length; i++) open[i] = Vector<double>.One - share[i] * Active(week, from[i], ramp[i]);
    }

    public static void ProductActive(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> what, double week, ReadOnlySpan<Vector<double>> from, ReadOnlySpan<Vector<double>> ramp)
    {
        for (int i = 0; i < to.Length; i++) to[i] = what[i] * Active(week, from[i], ramp[i]);
    }

    /// <summary>A need that is multiplied by <paramref name="shift"/> from a week on.</summary>
    public static void Shift(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> need, ReadOnlySpan<Vector<double>> shift, double week, ReadOnlySpan<Vector<double>> from)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = need[i] * (Vector<double>.One + (shift[i] - Vector<double>.One) * Active(week, from[i], Vector<double>.Zero));
    }

    public static void Ratios(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> there, ReadOnlySpan<Vector<double>> wanted)
    {
        for (int i = 0; i < to.Length && i < there.Length && i < wanted.Length; i++) to[i] = Ratio(there[i], wanted[i]);
    }

    /// <summary>The share of what is wanted that may be sent when some is kept.</summary>
    public static void RatiosAbove(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> there, ReadOnlySpan<Vector<double>> kept, ReadOnlySpan<Vector<double>> wanted)
    {
        for (int i = 0; i < to.Length; i++) to[i] = Ratio(Vector.Max(Vector<double>.Zero, there[i] - kept[i]), wanted[i]);
    }

    /// <summary>Lowers a share to what an input allows.</summary>
    public static void Allow(Span<Vector<double>> share, ReadOnlySpan<Vector<double>> input, ReadOnlySpan<Vector<double>> made, ReadOnlySpan<Vector<double>> per)
    {
        for (int i = 0; i < share.Length; i++) share[i] = Vector.Min(share[i], Ratio(input[i], made[i] * per[i]));
    }

    /// <summary>Takes <c>made × per × share</c> of an input.</summary>
    public static void TakeInput(Span<Vector<double>> input, ReadOnlySpan<Vector<double>> made, ReadOnlySpan<Vector<double>> per, ReadOnlySpan<Vector<double>> share)
    {
        for (int i = 0; i < input.Length; i++) input[i] = Vector.Max(Vector<double>.Zero, input[i] - made[i] * per[i] * share[i]);
    }

    /// <summary>Uses what there is of a need and keeps the books of it.</summary>
    public static void Use(Span<Vector<double>> stock, Span<Vector<double>> met, Span<Vector<double>> needed, Span<Vector<double>> used, ReadOnlySpan<Vector<double>> need)
    {
        for (int i = 0; i < stock.Length; i++)
        {
            var taken = Vector.Min(stock[i], need[i]);
            stock[i] -= taken;
            met[i] = Ratio(taken, need[i]);
            needed[i] += need[i];
            used[i] += taken;
        }
    }

    /// <summary>The target of a post: what is wanted, from what more important posts leave of the units.</summary>
    public static void Assign(Span<Vector<double>> target, Span<Vector<double>> left)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Vector.Min(target[i], left[i]);
            left[i] -= target[i];
        }
    }

    /// <summary>Units over the target go home at once.</summary>
    public static void Withdraw(Span<Vector<double>> there, Span<Vector<double>> home, ReadOnlySpan<Vector<double>> target)
    {
        for (int i = 0; i < there.Length; i++)
        {
            var back = Vector.Max(Vector<double>.Zero, there[i] - target[i]);
            there[i] -= back;
            home[i] += back;
        }
    }

    /// <summary>Units from home leave for a post that has fewer, there and on the way, than its target.</summary>
    public static void Order(Span<Vector<double>> leaving, Span<Vector<double>> home, Span<Vector<double>> onTheWay, ReadOnlySpan<Vector<double>> there, ReadOnlySpan<Vector<double>> target)
    {
        for (int i = 0; i < leaving.Length; i++)
        {
            leaving[i] = Vector.Min(home[i], Vector.Max(Vector<double>.Zero, target[i] - there[i] - onTheWay[i]));
            home[i] -= leaving[i];
            onTheWay[i] += leaving[i];
        }
    }

    public static void Arrive(Span<Vector<double>> there, Span<Vector<double>> onTheWay, Span<Vector<double>> arriving)
    {
        for (int i = 0; i < there.Length; i++)
        {
            there[i] += arriving[i];
            onTheWay[i] = Vector.Max(Vector<double>.Zero, onTheWay[i] - arriving[i]);
            arriving[i] = Vector<double>.Zero;
        }
    }

    /// <summary>Readiness rises with rest at home as far as supply allows, and falls with use and with missing supply.</summary>
    public static void Tire(Span<Vector<double>> ready, ReadOnlySpan<Vector<double>> units, ReadOnlySpan<Vector<double>> home, ReadOnlySpan<Vector<double>> deployed, ReadOnlySpan<Vector<double>> supplied, ReadOnlySpan<Vector<double>> wear, ReadOnlySpan<Vector<double>> rest, ReadOnlySpan<Vector<double>> hunger)
    {
        for (int i = 0; i < ready.Length; i++)
        {
            var has = Vector.GreaterThan(units[i], Vector<double>.Zero);
            var atHome = Vector.ConditionalSelect(has, home[i] / units[i], Vector<double>.Zero);
            var atFronts = Vector.ConditionalSelect(has, deployed[i] / units[i], Vector<double>.Zero);
            var rise = rest[i] * atHome * supplied[i] * (Vector<double>.One - ready[i]);
            var fall = ready[i] * (wear[i] * atFronts + hunger[i] * (Vector<double>.One - supplied[i]));
            ready[i] = Vector.Max(Vector<double>.Zero, Vector.Min(Vector<double>.One, ready[i] + rise - fall));
        }
    }

    public static void Least(Span<Vector<double>> to, ReadOnlySpan<Vector<double>> of)
    {
        for (int i = 0; i < to.Length && i < of.Length; i++) to[i] = Vector.Min(to[i], of[i]);
    }

    /// <summary>Adds tied units: <c>min(atMost, perUnit × there × ready)</c>.</summary>
    public static void Tie(Span<Vector<double>> wanted, ReadOnlySpan<Vector<double>> there, ReadOnlySpan<Vector<double>> ready, ReadOnlySpan<Vector<double>> perUnit, ReadOnlySpan<Vector<double>> atMost)
    {
        for (int i = 0; i < wanted.Length; i++) wanted[i] += Vector.Min(atMost[i], perUnit[i] * (there[i] * ready[i]));
    }
}
