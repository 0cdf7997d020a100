using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What people said of names, by the forms that it is about.</summary>
internal sealed class EntityRulings
{
    private readonly ILookup<string, (NameRuling Ruling, int Order)> byForm;
    private readonly HashSet<string> placed;

    public EntityRulings(NameRulings rulings)
    {
        Said = rulings;
        byForm = rulings.Holding.SelectMany((ruling, i) => Uses(ruling).Select(use => (use.FullKey, (ruling, i)))).ToLookup(p => p.FullKey, p => p.Item2, StringComparer.Ordinal);
        placed = [.. rulings.Holding.SelectMany(Uses).Where(use => use.IsPlaced).Select(use => use.FullKey)];
    }

    public NameRulings Said { get; }

    /// <summary>Whether some names are told apart by place.</summary>
    public bool HasPlaces => placed.Count > 0;

    /// <summary>The keys of all forms that rulings are about.</summary>
    public IEnumerable<string> Keys => byForm.Select(of => of.Key);

    /// <summary>The documents and items in which a name is told apart.</summary>
    public HashSet<string> Placed => placed;

    /// <summary>The rulings about a form, in the order in which they were made.</summary>
    public IEnumerable<(NameRuling Ruling, int Order)> On(string key) => byForm[key];

    /// <summary>The form on the other side of a ruling; null for one about a single name.</summary>
    public static string? Other(NameRuling ruling, string key) => ruling.B is null ? null : ruling.A.FullKey == key ? ruling.B.FullKey : ruling.A.FullKey;

    /// <summary>Under which form a name counts where it stands.</summary>
    /// <param name="place">Null for a speaker who is named at no place.</param>
    public (string Key, bool IsPlaced) Resolve(NameForm form, Document document, TextSpan? place)
    {
        if (placed.Count == 0) return (form.Key, false);
        if (place is { } span && new NameUse(form.Key, "", null, new(document.Id, span)).FullKey is var here && placed.Contains(here)) return (here, true);
        return new NameUse(form.Key, "", document.Item).FullKey is var item && placed.Contains(item) ? (item, true) : (form.Key, false);
    }

    private static IEnumerable<NameUse> Uses(NameRuling ruling) => ruling.B is null ? [ruling.A] : [ruling.A, ruling.B];
}
