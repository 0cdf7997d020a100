using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Written;

/// <summary>Collects what is wrong with a file, so that its writer reads of everything at once.</summary>
public sealed class Faults
{
    private const int Most = 100;
    private readonly List<(int Line, Fault Fault)> all = [];

    public bool Any => all.Count > 0;

    /// <param name="line">From 1; 0 for the file as a whole.</param>
    /// <param name="what">What is wrong, a sentence.</param>
    /// <param name="cure">What to do, a sentence.</param>
    public void Add(string code, int line, string what, string cure)
    {
        if (all.Count < Most) all.Add((line, new(code, line > 0 ? $"Line {line}: {what} {cure}" : $"{what} {cure}")));
    }

    /// <summary>In the order of their lines.</summary>
    public ImmutableArray<Fault> InOrder => [.. all.OrderBy(f => f.Line).Select(f => f.Fault)];
}
