using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// For which whole name a part of one stands: a family name alone, one with an initial, initials of a body. The set must leave one only. A family name that many people bear
/// joins nothing by itself; with an office it may.
/// </summary>
internal sealed class EntityHanging(EntityMeetings meetings, EntityRulings rulings)
{
    /// <summary>Words in the names of bodies that carry news, and of those that employ scholars.</summary>
    private static readonly HashSet<string> Carriers = new(StringComparer.Ordinal) { "agency", "news", "press", "wire", "times", "post", "broadcasting", "radio", "television", "tv", "daily", "herald", "tribune", "journal" };
    private static readonly HashSet<string> Schools = new(StringComparer.Ordinal) { "institute", "institution", "center", "centre", "university", "college", "council", "foundation", "analyses", "analysis", "studies", "academy", "laboratory", "research", "school", "society" };

    /// <summary>What each of these stands for; null for itself.</summary>
    /// <param name="cores">Cores of parts of names, with all that ask under the same keys and all that people parted from them.</param>
    public Dictionary<EntityCore, EntityCore?> Decide(IEnumerable<EntityCore> cores)
    {
        EntityCore[] all = [.. cores.OrderBy(c => c.Key, StringComparer.Ordinal)];
        var wanted = all.ToDictionary(core => core, core => Holder(core));
        foreach (var family in all.Where(c => wanted[c] is null).GroupBy(c => Base(c), StringComparer.Ordinal).Where(f => f.Key.Length > 0).ToArray())
            foreach (var (core, beside) in Siblings([.. family])) wanted[core] = beside;
        // Two that people parted hang on nothing together.
        foreach (var core in all)
            if (wanted[core] is { } target && (ArePartedFrom(core, target) || all.Any(other => other != core && wanted[other] == target && ArePartedFrom(core, other)))) wanted[core] = null;
        return wanted;
    }

    /// <summary>The cores that people parted from this one.</summary>
    public IEnumerable<string> PartedFrom(EntityCore core) => core.Members.SelectMany(m => rulings.On(m.Key).Where(r => r.Ruling.Verdict is NameVerdict.Two).Select(r => EntityRulings.Other(r.Ruling, m.Key)!));

    private bool ArePartedFrom(EntityCore core, EntityCore other) => PartedFrom(core).Any(key => Array.Exists(other.Members, m => m.Key == key));

    /// <summary>The one core of whole names that this may stand for; null where there is none or more than one.</summary>
    private EntityCore? Holder(EntityCore core)
    {
        foreach (var form in core.Members)
            if (Holders(form, core) is [var only]) return only;
        return null;
    }

    /// <summary>All cores of whole names that a form may stand for; none where the name alone tells nobody apart.</summary>
    /// <param name="isSure">False: those too that a common name may stand for, and bodies of which the text tells otherwise.</param>
    public List<EntityCore> Holders(EntityForm form, EntityCore core, bool isSure = true)
    {
        if (form.Filed.Asks.IsEmpty) return [];
        string[] parts = form.Lead.Parts;
        string ask = form.Filed.Asks[0];
        IEnumerable<EntityForm> found;
        if (!form.IsPerson) found = meetings.Offering(ask).Where(f => !isSure || Fits(form.Lead.Sense, f.Lead.Parts));
        else if (parts.Length > 1)
        {
            string words = string.Join(' ', parts);
            found = isSure && meetings.IsCommon(parts[^1]) ? [] : meetings.Offering(ask).Where(f => PersonLikeness.MayBeOne(words, string.Join(' ', f.Lead.Parts)));
        }
        else
        {
            if (form.Lead.Sense is { } office && Distinct(meetings.Offering(EntityMeetings.InOffice(parts[0], office)), core) is [_] inOffice) return inOffice;
            found = isSure && meetings.IsCommon(parts[0]) ? [] : meetings.Offering(ask);
        }
        return Distinct(found, core);
    }

    private static List<EntityCore> Distinct(IEnumerable<EntityForm> found, EntityCore core) => [.. found.Select(f => f.Core).Where(c => c != core && c.MayMeet(core)).Distinct()];

    /// <summary>Of names written alike that stand for no whole name, those that go together.</summary>
    private IEnumerable<(EntityCore Core, EntityCore Beside)> Siblings(EntityCore[] alike)
    {
        if (alike.Length < 2) yield break;
        var lead = alike[0].Members[0];
        if (lead.IsPerson && (lead.Lead.Parts.Length > 1 || (!meetings.IsCommon(lead.Lead.Parts[0]) && meetings.Offering(EntityMeetings.Bare(lead.Lead.Parts[0])).Any()))) yield break;
        if (lead.IsPerson && !meetings.IsCommon(lead.Lead.Parts[0]))
        {
            // A rare name: whoever bears it changed offices.
            foreach (var core in alike[1..]) if (core.MayMeet(alike[0])) yield return (core, alike[0]);
            yield break;
        }
        EntityCore[] told = [.. alike.Where(c => c.Members[0].Lead.Sense is not null)];
        if (told.Length != 1) yield break;
        foreach (var core in alike) if (core != told[0] && core.MayMeet(told[0])) yield return (core, told[0]);
    }

    private static string Base(EntityCore core) => core.Members[0] is { IsPlaced: false } lead && !lead.Lead.IsTitle ? lead.Lead.Base : "";

    private static bool Fits(string? sense, string[] parts) => sense switch
    {
        NameRole.Employer => !Array.Exists(parts, Carriers.Contains),
        NameRole.Carrier => !Array.Exists(parts, Schools.Contains),
        _ => true,
    };
}
