using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Under what a proposition is looked for: its relation with each of its parts, so only claims that may say one thing meet.</summary>
internal static class PropositionKeys
{
    public static IEnumerable<ulong> Of(Proposition? proposition) =>
        proposition is null ? [] : Own(proposition).Concat(Accords.NamedActs(proposition).SelectMany(Own)).Distinct();

    private static IEnumerable<ulong> Own(Proposition proposition)
    {
        ulong relation = FeatureHash.Of("~" + Accords.Key(proposition.Relation));
        foreach (var part in proposition.Arguments)
            if (!part.IsOpen && part.Role is not (ArgumentRole.Attribute or ArgumentRole.Place or ArgumentRole.Time)) yield return FeatureHash.Join(relation, FeatureHash.Of(part.Country ?? Last(part.Head)));
    }

    private static string Last(string head) => head[(head.LastIndexOf(' ') + 1)..];
}
