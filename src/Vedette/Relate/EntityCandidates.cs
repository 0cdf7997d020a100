using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Why two names are shown to a person, or one that may name two things.</summary>
public enum CandidateKind : byte
{
    /// <summary>Written nearly alike: a slip of the pen, or a transliteration that goes too far to be sure of.</summary>
    Spelling,

    /// <summary>A part of a name, or initials, for which several whole names stand, or one that many people bear.</summary>
    Part,

    /// <summary>Written alike, of two countries, or of one and of none told.</summary>
    Country,

    /// <summary>One written name that the texts use for two things.</summary>
    Homonym,

    /// <summary>The same words read once as one kind of thing and once as another.</summary>
    Kinds,
}

/// <summary>Two names of which a person is asked whether they name one thing. The program holds them as <paramref name="AreOne"/> tells, until somebody says otherwise.</summary>
/// <param name="Strength">0 to 1: in which order they are shown; no probability.</param>
public sealed record EntityCandidate(CandidateKind Kind, EntityName A, EntityName B, bool AreOne, double Strength, ImmutableArray<Reason> Reasons)
{
    /// <summary>Stays while the two names stand somewhere.</summary>
    public UInt128 Id => ContentHash.Of("candidate", Kind.ToString(), A.Use.FullKey, B.Use.FullKey, string.Join(' ', B.Use.Key == A.Use.Key ? B.Items : []));
}

/// <summary>Looks through all names for those that a person should decide on.</summary>
internal sealed class EntityCandidates
{
    /// <summary>Holders shown of one part of a name.</summary>
    private const int MostHolders = 5;

    /// <summary>How far apart two spellings of one part may be to be shown (<see cref="NameSpelling.Distance"/>).</summary>
    private const double Farthest = 1.6;

    /// <summary>Documents of each side whose other names are compared.</summary>
    private const int Looked = 8;

    private readonly EntityReview review;
    private readonly Entities entities;
    private readonly Dictionary<(string, string, string), EntityCandidate> found = [];

    public EntityCandidates(EntityReview review, Entities entities)
    {
        (this.review, this.entities) = (review, entities);
        EntityForm[] forms = [.. entities.Groups.SelectMany(g => g.Members).Where(f => !f.IsPlaced && f.Lead.Base[0] != '@' && !f.Lead.IsTitle).OrderBy(f => f.Key, StringComparer.Ordinal)];
        foreach (var form in forms)
        {
            if (form.IsFullPerson) Persons(form);
            if (form.IsDependent) Parts(form);
            if (form.IsPerson) Countries(form);
        }
        Misspelt([.. forms.Where(f => f.Lead.Kind.Coarse() is "ORG" or "LOC" && f.Lead.Sense is null)]);
        foreach (var alike in forms.GroupBy(f => f.Lead.Base, StringComparer.Ordinal)) Senses([.. alike]);
        foreach (var alike in forms.Where(f => f.Lead.Kind is EntityKind.Organisation && f.Lead.Sense is null && f.Lead.Parts.Length > 0).GroupBy(f => string.Join(' ', f.Lead.Parts.Order(StringComparer.Ordinal)), StringComparer.Ordinal)) Whose([.. alike]);
        foreach (var alike in forms.Where(f => f.Lead.Kind.Coarse() is not null && f.Lead.Sense is null && f.Lead.Parts.Length > 0).GroupBy(f => string.Join(' ', f.Lead.Parts.Order(StringComparer.Ordinal)), StringComparer.Ordinal)) Kinds([.. alike]);
        All = [.. found.Values.OrderByDescending(c => c.Strength).ThenBy(c => c.A.Use.FullKey, StringComparer.Ordinal).ThenBy(c => c.B.Use.FullKey, StringComparer.Ordinal)];
    }

    public ImmutableArray<EntityCandidate> All { get; }

    private void Persons(EntityForm form)
    {
        foreach (var (other, _) in entities.Meetings.Alike(form))
            if (string.CompareOrdinal(form.Key, other.Key) < 0 && form.Country is not null && other.Country is not null && form.Country != other.Country)
                Add(CandidateKind.Country, form, other, 0.5, "written_alike", $"“{form.Lead.Canonical}” and “{other.Lead.Canonical}” are ways to write one name; reports give the one to {form.Country} and the other to {other.Country}.");
        foreach (var other in entities.Meetings.Near(form))
        {
            if (string.CompareOrdinal(form.Key, other.Key) >= 0 || Apart(form.Lead.Parts, other.Lead.Parts) is not { } part) continue;
            Add(CandidateKind.Spelling, form, other, 0.9 - (part.Distance / 4), "near_spelling", $"“{part.A}” and “{part.B}” are {part.Distance:0.0} apart, where a consonant counts 1 and a vowel 0.3; all else is alike.");
        }
    }

    /// <summary>The one part in which two names differ, when its spellings are near; null when more differs, or a part that many bear.</summary>
    private static (string A, string B, double Distance)? Apart(string[] a, string[] b)
    {
        if (a.Length != b.Length || ChineseSyllables.Are(a) || ChineseSyllables.Are(b)) return null;
        int at = Array.FindIndex([.. Enumerable.Range(0, a.Length)], i => a[i] != b[i] && IsRestAlike(a, b, i));
        if (at < 0 || Math.Min(a[at].Length, b[at].Length) < 4 || (NameRarity.IsCommon(a[at]) && NameRarity.IsCommon(b[at]))) return null;
        double distance = NameSpelling.Distance(a[at], b[at]);
        return distance <= Farthest ? (a[at], b[at], distance) : null;
    }

    /// <summary>Whether the two would be ways to write one name if that part were the same.</summary>
    private static bool IsRestAlike(string[] a, string[] b, int part) => PersonLikeness.MayBeOne(string.Join(' ', a.Select((p, i) => i == part ? b[i] : p)), string.Join(' ', b));

    private void Parts(EntityForm form)
    {
        if (form.Core.Root.Members.Any(m => !m.IsDependent)) return;
        var holders = new EntityHanging(entities.Meetings, entities.Rulings).Holders(form, form.Core, isSure: false);
        foreach (var holder in holders.Take(MostHolders))
        {
            var lead = holder.Root.Group!.Lead;
            if (!form.IsPerson && form.Lead.Sense is not null)
                Add(CandidateKind.Homonym, form, lead, 0.5, "told_apart", $"“{form.Lead.Canonical}” are the initials of “{lead.Lead.Canonical}”, and stand {Beside(form)}.");
            else Add(CandidateKind.Part, form, lead, holders.Count == 1 ? 0.6 : 0.7 / holders.Count,
                form.IsPerson ? "part_of_name" : "initials",
                holders.Count > 1 ? $"“{form.Lead.Canonical}” may stand for any of {holders.Count}, “{lead.Lead.Canonical}” is one of them."
                    : $"“{form.Lead.Canonical}” may stand for “{lead.Lead.Canonical}”, but so many people bear that name that it alone tells nobody apart.");
        }
    }

    /// <summary>One written name that its documents give to several countries.</summary>
    private void Countries(EntityForm form)
    {
        var countries = form.Countries.OrderByDescending(c => c.Documents).ThenBy(c => c.Country, StringComparer.Ordinal).ToArray();
        if (countries.Length < 2) return;
        var (most, least) = (countries[0].Country, countries[1].Country);
        var documents = form.Documents.Where(d => entities.CountryIn(d, form) == least).ToArray();
        if (documents.Length == 0 || documents.Length == form.Documents.Count) return;
        double common = form.Lead.Parts.Count(NameRarity.IsCommon) / (double)form.Lead.Parts.Length;
        Add(CandidateKind.Homonym, review.Name(form, [.. form.Documents.Except(documents)]), review.Name(form, documents), true, 0.3 + (common / 4), "two_countries", $"Reports give “{form.Lead.Canonical}” to {most} and to {least}.");
    }

    /// <summary>Bodies and places written alike but for a slip in one word.</summary>
    private void Misspelt(EntityForm[] forms)
    {
        var keys = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < forms.Length; i++)
            foreach (string key in SlipKeys(forms[i].Lead))
                if (keys.TryGetValue(key, out var list)) list.Add(i);
                else keys[key] = [i];
        foreach (var (i, j) in Posting.Pairs(keys.Values, 50))
        {
            string[] a = [.. forms[i].Lead.Parts.Order(StringComparer.Ordinal)], b = [.. forms[j].Lead.Parts.Order(StringComparer.Ordinal)];
            string[] onlyA = [.. a.Except(b)], onlyB = [.. b.Except(a)];
            if (onlyA is not [var one] || onlyB is not [var two] || one[^1] == 's' != (two[^1] == 's') || NameSpelling.Distance(one, two) is not (<= Farthest and var distance)) continue;
            if (forms[i].Country is { } x && forms[j].Country is { } y && x != y) continue;
            Add(CandidateKind.Spelling, forms[i], forms[j], 0.85 - (distance / 4), "near_spelling", $"“{one}” and “{two}” are {distance:0.0} apart, where a consonant counts 1 and a vowel 0.3; all else is alike.");
        }
    }

    private static IEnumerable<string> SlipKeys(NameForm name)
    {
        string[] parts = [.. name.Parts.Order(StringComparer.Ordinal)];
        foreach (string part in parts)
        {
            if (part.Length < 6 || !part.All(char.IsLetter)) continue;
            string rest = $"{name.Kind.Coarse()} {string.Join(' ', parts.Where(p => p != part))}|";
            yield return rest + part;
            yield return $"{rest}~{NameSpelling.Frame(part)}";
            for (int letter = 1; letter < part.Length; letter++) yield return rest + part.Remove(letter, 1);
        }
    }

    /// <summary>Names written alike that the program holds for two things by what stands beside them.</summary>
    private void Senses(EntityForm[] alike)
    {
        for (int i = 0; i < alike.Length; i++)
            for (int j = i + 1; j < alike.Length; j++)
                if (alike[i].Lead.Sense is not null || alike[j].Lead.Sense is not null)
                    Add(CandidateKind.Homonym, alike[i], alike[j], 0.4, "told_apart", $"“{alike[i].Lead.Canonical}” stands {Beside(alike[i])} and {Beside(alike[j])}.");
    }

    private static string Beside(EntityForm form) => form.Lead.Sense switch
    {
        NameRole.Carrier => "where news are carried (an agency's tag, a credit)",
        NameRole.Employer => "where somebody who is asked for an opinion works",
        null => "without more",
        var office => $"as {office}",
    };

    /// <summary>Bodies written alike of several countries, and one of which no country is told.</summary>
    private void Whose(EntityForm[] alike)
    {
        if (Array.Find(alike, f => f.Country is null) is not { } nobodys || alike.Select(f => f.Country).OfType<string>().Distinct().Count() < 2) return;
        foreach (var one in alike.Where(f => f.Country is not null).Take(MostHolders))
            Add(CandidateKind.Country, nobodys, one, 0.6 / alike.Length, "country_not_told", $"“{nobodys.Lead.Canonical}” stands without a country; that of {one.Country} is one of {alike.Length - 1} that are written so.");
    }

    private void Kinds(EntityForm[] alike)
    {
        for (int i = 0; i < alike.Length; i++)
            for (int j = i + 1; j < alike.Length; j++)
                if (alike[i].Lead.Kind.Coarse() != alike[j].Lead.Kind.Coarse())
                    Add(CandidateKind.Kinds, alike[i], alike[j], 0.35, "two_kinds", $"“{alike[i].Lead.Canonical}” is read as {alike[i].Lead.Kind.Code()} here and as {alike[j].Lead.Kind.Code()} there.");
    }

    private void Add(CandidateKind kind, EntityForm a, EntityForm b, double strength, string ground, string text)
    {
        if (a.Core.Root != b.Core.Root) Add(kind, review.Name(a), review.Name(b), false, strength, ground, text, Company(a, b));
    }

    private void Add(CandidateKind kind, EntityName a, EntityName b, bool areOne, double strength, string ground, string text, (double Share, Reason? Reason) company = default)
    {
        // Each thing against each other once, and nothing that a person decided.
        if (IsRuled(a, b)) return;
        var key = areOne ? (a.Use.FullKey, b.Use.FullKey, string.Join(' ', b.Items)) : (a.Entity.Id.ToString(), b.Entity.Id.ToString(), "");
        var back = (key.Item2, key.Item1, key.Item3);
        double sure = Math.Min(1, strength + (company.Share / 4));
        if (found.TryGetValue(back, out var other) && !areOne) key = back;
        if (found.TryGetValue(key, out other) && other.Strength >= sure) return;
        ImmutableArray<Reason> reasons = [new(ground, text, b.Where.IsEmpty ? null : b.Where[0]), .. company.Reason is { } beside ? new[] { beside } : []];
        found[key] = new(kind, a, b, areOne, sure, reasons);
    }

    private bool IsRuled(EntityName a, EntityName b)
    {
        if (a.Use.FullKey != b.Use.FullKey) return entities.Rulings.On(a.Use.FullKey).Any(r => EntityRulings.Other(r.Ruling, a.Use.FullKey) == b.Use.FullKey);
        return b.Items.All(item => entities.Rulings.On((b.Use with { Item = item }).FullKey).Any());
    }

    /// <summary>How much the other names in the reports of both are the same; a name that many reports have tells little.</summary>
    private (double Share, Reason? Reason) Company(EntityForm a, EntityForm b)
    {
        var (x, y) = (Beside(a, a, b), Beside(b, a, b));
        var common = x.Keys.Intersect(y.Keys).OrderByDescending(g => x[g]).ThenBy(g => g.Lead.Key, StringComparer.Ordinal).ToArray();
        if (common.Length == 0) return default;
        double share = common.Sum(g => x[g]) / Math.Max(1e-9, Math.Min(x.Values.Sum(), y.Values.Sum()));
        return (Math.Min(1, share), new("company", $"Beside both stands {string.Join(", ", common.Take(3).Select(g => $"“{g.Entity.Canonical}”"))}."));
    }

    private Dictionary<EntityGroup, double> Beside(EntityForm form, EntityForm a, EntityForm b) => form.Documents.OrderBy(d => d.Hash).Take(Looked).SelectMany(entities.Places)
        .Select(p => p.Form.Core.Root.Group!).Where(g => !g.Members.Contains(a) && !g.Members.Contains(b)).Distinct().ToDictionary(g => g, g => 1.0 / g.Members.Sum(m => m.Documents.Count));
}
