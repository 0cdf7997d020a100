using System.Collections.Immutable;
using System.Text;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>
/// A document's text with every claim marked. Marks nest where their spans nest; a span that crosses the end of another is cut there into pieces,
/// so any overlap is well-formed HTML and every piece of a claim carries the claim's class. The pieces of one part of a claim together are its span exactly.
/// </summary>
internal static class MarkedText
{
    /// <param name="Part">c content, s source, k cue, h hedge.</param>
    /// <param name="IsFirst">Where the claim begins to be found: it carries the anchor.</param>
    private readonly record struct Mark(TextSpan Span, int Claim, char Part, bool IsFirst);

    /// <param name="numbers">The anchor number of each claim.</param>
    /// <param name="told">The numbers of the claims that have a line to go back to: of words that a document prints twice one is told.</param>
    public static void Append(StringBuilder page, Reading reading, IReadOnlyDictionary<ClaimId, int> numbers, IReadOnlySet<int> told)
    {
        string text = reading.Document.Text;
        var open = new Stack<Mark>();
        // What begins first comes first, and of two that begin together the longer one: it holds the other. What is cut comes back with its rest.
        var waiting = new PriorityQueue<Mark, (int Start, int Longest, int Claim, int Part)>();
        foreach (var mark in reading.Claims.SelectMany(c => Of(c, numbers[c.Id])).Concat(reading.Document.Furniture.Select(f => new Mark(f.Span, 0, 'f', false))).Where(m => !m.Span.IsEmpty)) Wait(mark);
        int at = 0;
        while (waiting.TryDequeue(out var mark, out _))
        {
            CloseUntil(mark.Span.Start);
            if (open.TryPeek(out var outer) && mark.Span.End > outer.Span.End)
            {
                Wait(mark with { Span = new(outer.Span.End, mark.Span.End), IsFirst = false });
                mark = mark with { Span = new(mark.Span.Start, outer.Span.End) };
            }
            Write(mark.Span.Start);
            page.Append(mark.Part == 'f' ? "<span class=\"f\">" : mark.IsFirst ? $"<mark class=\"{mark.Part} c{mark.Claim}\" id=\"c{mark.Claim}\">" : $"<mark class=\"{mark.Part} c{mark.Claim}\">");
            open.Push(mark);
        }
        CloseUntil(int.MaxValue);
        Write(text.Length);

        void Wait(Mark mark) => waiting.Enqueue(mark, (mark.Span.Start, -mark.Span.End, mark.Claim, "fcskh".IndexOf(mark.Part, StringComparison.Ordinal)));

        void CloseUntil(int start)
        {
            while (open.TryPeek(out var top) && top.Span.End <= start)
            {
                Write(top.Span.End);
                page.Append(top.Part == 'f' ? "</span>" : "</mark>");
                if (top.IsFirst && told.Contains(top.Claim)) page.Append($"<a class=\"back\" href=\"#l{top.Claim}\" aria-label=\"Back to the briefing\">back</a>");
                open.Pop();
            }
        }

        void Write(int end)
        {
            if (end <= at) return;
            page.Append(Escaping.Html(text[at..end]));
            at = end;
        }
    }

    private static IEnumerable<Mark> Of(Claim claim, int number) =>
        claim.Content.Select((span, i) => new Mark(span, number, 'c', i == 0))
            .Concat(claim.Source.Select(span => new Mark(span, number, 's', false)))
            .Concat(claim.Cue.Select(span => new Mark(span, number, 'k', false)))
            .Concat(claim.CertaintyWords.Select(span => new Mark(span, number, 'h', false)));
}
