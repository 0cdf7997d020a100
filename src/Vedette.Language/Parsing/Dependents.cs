using System.Collections;

namespace Vedette.Language;

/// <summary>The direct dependents of a token, left to right. A plain loop over them allocates nothing.</summary>
/// <param name="range">The tokens among which they stand.</param>
public readonly struct Dependents(Sentence sentence, int head, TokenRange range) : IEnumerable<int>
{
    public Enumerator GetEnumerator() => new(sentence, head, range);
    IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(Sentence sentence, int head, TokenRange range) : IEnumerator<int>
    {
        public int Current { get; private set; } = range.Start - 1;
        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (++Current < range.End) if (sentence[Current].Head == head) return true;
            return false;
        }

        public void Reset() => Current = range.Start - 1;
        public readonly void Dispose() { }
    }
}
