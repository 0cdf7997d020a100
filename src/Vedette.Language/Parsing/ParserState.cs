using System.Buffers;

namespace Vedette.Language;

/// <summary>
/// The state of an arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence: a stack, a buffer whose last item is the artificial root,
/// and the arcs found so far. Buffers are rented and reused.
/// </summary>
internal sealed class ParserState : IDisposable
{
    private int[] stack = ArrayPool<int>.Shared.Rent(64);
    private int depth;

    /// <summary>The number of words; this index is the artificial root.</summary>
    public int Count { get; private set; }
    public int Next { get; private set; }
    public int Depth => depth;
    public int[] Heads { get; private set; } = ArrayPool<int>.Shared.Rent(64);
    public byte[] Labels { get; private set; } = ArrayPool<byte>.Shared.Rent(64);
    private int[] leftmost = ArrayPool<int>.Shared.Rent(64);
    private int[] rightmost = ArrayPool<int>.Shared.Rent(64);
    private int[] valency = ArrayPool<int>.Shared.Rent(64);

    public void Start(int count)
    {
        if (stack.Length < count + 1)
        {
            Dispose();
            stack = ArrayPool<int>.Shared.Rent(count + 1);
            Heads = ArrayPool<int>.Shared.Rent(count + 1);
            Labels = ArrayPool<byte>.Shared.Rent(count + 1);
            leftmost = ArrayPool<int>.Shared.Rent(count + 1);
            rightmost = ArrayPool<int>.Shared.Rent(count + 1);
            valency = ArrayPool<int>.Shared.Rent(count + 1);
        }
        (Count, Next, depth) = (count, 0, 0);
        Array.Fill(Heads, -1, 0, count + 1);
        Array.Clear(Labels, 0, count + 1);
        Array.Fill(leftmost, -1, 0, count + 1);
        Array.Fill(rightmost, -1, 0, count + 1);
        Array.Clear(valency, 0, count + 1);
    }

    public bool IsDone => Next == Count && depth == 0;
    public bool CanShift => Next < Count;

    /// <summary>The root takes one word only: the last one left.</summary>
    public bool CanLeft => depth > 0 && (Next < Count || depth == 1);
    public bool CanRight => depth > 1;

    /// <summary>The stack from its top; -1 below its bottom.</summary>
    public int Stack(int fromTop) => fromTop < depth ? stack[depth - 1 - fromTop] : -1;

    /// <summary>The buffer from its front; the root's index after the last word, -1 behind it.</summary>
    public int Buffer(int fromFront) => Next + fromFront <= Count ? Next + fromFront : -1;

    public int Leftmost(int token) => token < 0 ? -1 : leftmost[token];
    public int Rightmost(int token) => token < 0 ? -1 : rightmost[token];
    public int Valency(int token) => token < 0 ? 0 : valency[token];
    public int Label(int token) => token < 0 ? 0 : Labels[token];

    public void Shift() => stack[depth++] = Next++;
    public void Left(byte label) => Attach(stack[--depth], Next, label);

    public void Right(byte label)
    {
        depth--;
        Attach(stack[depth], stack[depth - 1], label);
    }

    private void Attach(int token, int head, byte label)
    {
        Heads[token] = head;
        Labels[token] = label;
        valency[head]++;
        if (token < head && (leftmost[head] < 0 || token < leftmost[head])) leftmost[head] = token;
        if (token > head && token > rightmost[head]) rightmost[head] = token;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(stack);
        ArrayPool<int>.Shared.Return(Heads);
        ArrayPool<byte>.Shared.Return(Labels);
        ArrayPool<int>.Shared.Return(leftmost);
        ArrayPool<int>.Shared.Return(rightmost);
        ArrayPool<int>.Shared.Return(valency);
    }
}
