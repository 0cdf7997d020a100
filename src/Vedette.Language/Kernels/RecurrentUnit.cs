using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vedette.Language;

/// <summary>
/// The simple recurrent unit (Lei, Zhang, Wang, Dai and Artzi 2018): all that is costly was done before for every word at once; a step from word to word works
/// number by number, so its result does not depend on the width of the machine's vectors.
/// </summary>
internal static unsafe class RecurrentUnit
{
    /// <summary>One word, one direction.</summary>
    /// <param name="count">Numbers of the direction, a multiple of 16.</param>
    /// <param name="width">From one gate to the next: content, forget, reset. The last two are replaced by their opened values.</param>
    /// <param name="last">The memory after the word before; null at the first.</param>
    /// <param name="memory">Receives the memory after this word; may be <paramref name="last"/>.</param>
    /// <param name="skip">The input that the unit lets through.</param>
    /// <param name="bias">For forget and, at <paramref name="width"/>, reset; <paramref name="peep"/>, the weights of the memory, likewise.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(int count, int width, float* gates, float* last, float* memory, float* skip, float* bias, float* peep, float* output)
    {
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            var before = last == null ? Vector<float>.Zero : Vector.Load(last + i);
            var content = Vector.Load(gates + i);
            var forget = Sigmoid(Vector.Load(gates + width + i) + (Vector.Load(peep + i) * before) + Vector.Load(bias + i));
            var reset = Sigmoid(Vector.Load(gates + (2 * width) + i) + (Vector.Load(peep + width + i) * before) + Vector.Load(bias + width + i));
            var after = content + (forget * (before - content));
            var let = Vector.Load(skip + i);
            forget.Store(gates + width + i);
            reset.Store(gates + (2 * width) + i);
            after.Store(memory + i);
            (let + (reset * (after - let))).Store(output + i);
        }
    }

    /// <summary>1 / (1 + e⁻ˣ), within 2·10⁻⁷: e to a power as a power of two and a polynomial over [-½, ½].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        var power = Vector.Min(Vector.Max(x, new Vector<float>(-30f)), new Vector<float>(30f)) * new Vector<float>(-1.44269504f);
        var whole = Vector.Floor(power + new Vector<float>(0.5f));
        var rest = power - whole;
        var sum = new Vector<float>(0.00133335581f);
        sum = (sum * rest) + new Vector<float>(0.00961812911f);
        sum = (sum * rest) + new Vector<float>(0.0555041087f);
        sum = (sum * rest) + new Vector<float>(0.240226507f);
        sum = (sum * rest) + new Vector<float>(0.693147181f);
        sum = (sum * rest) + Vector<float>.One;
        var scale = Vector.AsVectorSingle((Vector.ConvertToInt32(whole) + new Vector<int>(127)) << 23);
        return Vector<float>.One / (Vector<float>.One + (sum * scale));
    }
}
