using System.Collections.Frozen;
using Vedette.Language;

namespace Vedette.Weigh.Problems;

/// <summary>The countries that a problem may name.</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string> names = new Gazetteer().Countries.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Are(string code) => names.ContainsKey(code);

    /// <summary>The common name; the code itself when it is none of a country.</summary>
    public static string Name(string code) => names.GetValueOrDefault(code, code);
}
