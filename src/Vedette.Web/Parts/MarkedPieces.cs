using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Web.Parts;

/// <summary>What the words of a stretch of text are.</summary>
[Flags]
internal enum Marks : byte { None = 0, Content = 1, Source = 2, Cue = 4, Hedge = 8, Condition = 16, Name = 32, Time = 64, Furniture = 128 }

/// <summary>A stretch of text that is all of one kind.</summary>
/// <param name="Of">The claims it belongs to.</param>
/// <param name="Begins">The claims whose content begins here.</param>
/// <param name="Named">What sort of thing the piece names, or none.</param>
internal sealed record MarkedPiece(TextSpan Span, Marks Marks, ImmutableArray<ClaimId> Of, ImmutableArray<ClaimId> Begins, EntityKind Named);

/// <summary>A report's text cut where anything begins or ends. The pieces tile the text and do not nest, so any overlap of marks is well-formed HTML.</summary>
internal static class MarkedPieces
{
    private readonly record struct Mark(TextSpan Span, Marks Kind, ClaimId? Claim, bool IsFirst, EntityKind Named = EntityKind.None);

    public static IEnumerable<MarkedPiece> Of(Reading reading)
    {
        int length = reading.Document.Text.Length;
        Mark[] marks = [.. All(reading).Where(m => !m.Span.IsEmpty).OrderBy(m => m.Span.Start)];
        int[] cuts = [.. marks.SelectMany(m => new[] { m.Span.Start, m.Span.End }).Append(0).Append(length).Distinct().Order()];
        var open = new List<Mark>();
        int next = 0;
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            open.RemoveAll(mark => mark.Span.End <= cuts[i]);
            while (next < marks.Length && marks[next].Span.Start == cuts[i]) open.Add(marks[next++]);
            yield return new(new(cuts[i], cuts[i + 1]), open.Aggregate(Marks.None, (all, mark) => all | mark.Kind),
                [.. open.Select(m => m.Claim).OfType<ClaimId>().Distinct()], [.. open.Where(m => m.IsFirst && m.Span.Start == cuts[i]).Select(m => m.Claim!.Value)],
                open.Aggregate(EntityKind.None, (named, mark) => mark.Named is EntityKind.None ? named : mark.Named));
        }
    }

    private static IEnumerable<Mark> All(Reading reading) =>
        reading.Claims.SelectMany(Parts)
            .Concat(reading.Names.Select(n => new Mark(n.Span, Marks.Name, null, false, n.Kind)))
            .Concat(reading.Times.Select(t => new Mark(t.Span, Marks.Time, null, false)))
            .Concat(reading.Document.Furniture.Select(f => new Mark(f.Span, Marks.Furniture, null, false)));

    private static IEnumerable<Mark> Parts(Claim claim) =>
        claim.Content.Select((span, i) => new Mark(span, Marks.Content, claim.Id, i == 0))
            .Concat(claim.Source.Select(span => new Mark(span, Marks.Source, claim.Id, false)))
            .Concat(claim.Cue.Select(span => new Mark(span, Marks.Cue, claim.Id, false)))
            .Concat(claim.CertaintyWords.Select(span => new Mark(span, Marks.Hedge, claim.Id, false)))
            .Concat(claim.Condition is { } condition ? [new Mark(condition, Marks.Condition, claim.Id, false)] : []);
}
