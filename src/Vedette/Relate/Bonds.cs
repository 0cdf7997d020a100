using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Vedette.Relate;

/// <summary>What ties members to each other, two and two, kept while members come and go.</summary>
internal sealed class Bonds<TMember, TBond> where TMember : notnull
{
    private readonly Dictionary<TMember, Dictionary<TMember, TBond>> of = [];

    /// <summary>Members that have a bond.</summary>
    public IEnumerable<TMember> Members => of.Keys;

    /// <summary>Whom a member is tied to, and how. Not to be kept over a change.</summary>
    public IReadOnlyDictionary<TMember, TBond> Of(TMember member) => of.TryGetValue(member, out var own) ? own : Nobody;

    public bool TryGet(TMember a, TMember b, [MaybeNullWhen(false)] out TBond bond)
    {
        if (of.TryGetValue(a, out var own)) return own.TryGetValue(b, out bond);
        bond = default;
        return false;
    }

    public void Tie(TMember a, TMember b, TBond bond)
    {
        Own(a)[b] = bond;
        Own(b)[a] = bond;
    }

    /// <summary>False when nothing tied them.</summary>
    public bool Untie(TMember a, TMember b)
    {
        if (!Cut(a, b)) return false;
        Cut(b, a);
        return true;
    }

    /// <summary>Takes a member out; gives those that were tied to it.</summary>
    public IReadOnlyCollection<TMember> Drop(TMember member)
    {
        if (!of.Remove(member, out var own)) return [];
        foreach (var other in own.Keys) Cut(other, member);
        return own.Keys;
    }

    /// <summary>The connected parts that hold the given members. Whoever has no bond is a part of its own.</summary>
    public IEnumerable<List<TMember>> PartsOf(IEnumerable<TMember> members)
    {
        var seen = new HashSet<TMember>();
        foreach (var member in members)
        {
            if (!seen.Add(member)) continue;
            List<TMember> part = [member];
            for (int i = 0; i < part.Count; i++)
                foreach (var other in Of(part[i]).Keys)
                    if (seen.Add(other)) part.Add(other);
            yield return part;
        }
    }

    private static readonly Dictionary<TMember, TBond> Nobody = [];

    private Dictionary<TMember, TBond> Own(TMember member)
    {
        ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(of, member, out _);
        return own ??= [];
    }

    private bool Cut(TMember from, TMember to)
    {
        if (!of.TryGetValue(from, out var own) || !own.Remove(to)) return false;
        if (own.Count == 0) of.Remove(from);
        return true;
    }
}
