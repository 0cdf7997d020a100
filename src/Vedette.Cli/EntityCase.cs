using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary>What a verb that decides on names works on, and what is wrong with what it was given.</summary>
internal sealed record EntityCase(EntityReview Review, Picture Picture, string By, DateTimeOffset At, string? Note)
{
    public List<Fault> Faults { get; } = [];
    public NameRulings Rulings => Picture.Rulings;

    public EntityName? Find(string text, EntityKind? kind) => NameDecisions.Find(Review, text, kind, Faults);

    /// <summary>Null, with W383, when no report is called so, or more than one.</summary>
    public ItemId? Report(string text)
    {
        ItemId[] found = [.. Picture.Readings.Select(r => r.Document).Where(d => d.Name == text || d.Address == text || (text.Length >= BriefId.Shortest && (d.Id.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase) || d.Item.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase)))).Select(d => d.Item).Distinct()];
        if (found is [var only]) return only;
        Faults.Add(new("W383", found.Length == 0 ? $"No report kept here is called '{text}', and no id of one begins so." : $"{found.Length} reports are called '{text}'. Give the path or more of the id."));
        return null;
    }
}

/// <summary>Names and what became of them, in words.</summary>
internal static class EntityLines
{
    public static string Name(EntityName name) =>
        $"{name.Use.Written}, {name.Entity.Kind.Code()}{(name.Entity.Country is { } country ? " " + country : "")}{(name.Entity.Canonical == name.Use.Written ? "" : $" ({name.Entity.Canonical})")}; {(name.Documents == 1 ? "1 report" : $"{name.Documents} reports")}";

    /// <summary>Where the two stand: a report and an offset each.</summary>
    public static string Where(EntityCandidate candidate, IReadOnlyDictionary<DocumentId, string> reports) =>
        string.Join(" | ", new[] { candidate.A, candidate.B }.Select(side => side.Where.IsEmpty ? "-" : $"{reports[side.Where[0].Document]}:{side.Where[0].Span.Start}"));

    /// <summary>What the names of the rulings name now.</summary>
    public static IEnumerable<string> After(EntityReview review, IReadOnlyList<NameRuling> rulings) => rulings.SelectMany(r => r.B is null ? [r.A] : new[] { r.A, r.B }).Select(use => use.Written).Distinct()
        .SelectMany(written => review.Find(written)).Select(name => name.Entity).DistinctBy(e => e.Id).SelectMany(e => e.Reasons.Select(r => "  " + r.Text).Prepend($"{e.Canonical}, {e.Kind.Code()}{(e.Country is { } c ? " " + c : "")}: {string.Join(", ", e.Aliases)}"));
}
