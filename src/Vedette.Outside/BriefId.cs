using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Ids as people write them: the first letters are enough when they name one thing.</summary>
public static class BriefId
{
    public const int Shortest = 4;

    /// <param name="code">The fault's number when nothing or more than one thing is named so.</param>
    /// <param name="what">What is looked for, in one word.</param>
    /// <param name="list">The command that shows all there are.</param>
    public static UInt128? Find(IEnumerable<UInt128> ids, string beginning, string code, string what, string list, ICollection<Fault> faults)
    {
        UInt128[] found = beginning.Length < Shortest ? [] : [.. ids.Where(id => ContentHash.Print(id).StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Take(2)];
        if (found.Length == 1) return found[0];
        faults.Add(new(code, found.Length == 0
            ? $"No {what} kept here has an id that begins with '{beginning}' ({Shortest} letters at least). '{list}' shows them."
            : $"The ids of several {what}s begin with '{beginning}'. Give more of it."));
        return null;
    }
}
