using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Rows of the table <c>mentions</c> of GDELT 2.0.</summary>
internal static class GdeltMentions
{
    private const int EventTime = 1, MentionTime = 2, Kind = 3, Source = 4, Report = 5, Sentence = 6, Actor1Start = 7, Actor2Start = 8, ActionStart = 9, InRawText = 10, Confidence = 11, Length = 12, Tone = 13;

    public static ReportedMention? Read(string line, ImmutableArray<Fault>.Builder? faults)
    {
        Span<Range> cells = stackalloc Range[GdeltTable.MentionColumns + 1];
        if (!GdeltRow.TrySplit(line, GdeltTable.MentionColumns, cells, faults, out long number)) return null;
        var row = new GdeltRow(line, cells, faults);
        if (faults is not null)
        {
            row.Moment(EventTime);
            row.Moment(MentionTime);
            row.Whole(Kind, 1, 6);
            row.Whole(Sentence, 0, int.MaxValue);
            // -1 where the sentence does not name the actor.
            foreach (int column in (ReadOnlySpan<int>)[Actor1Start, Actor2Start, ActionStart]) row.Whole(column, -1, int.MaxValue);
            row.Whole(InRawText, 0, 1);
            row.Whole(Confidence, 0, 100);
            row.Whole(Length, 0, int.MaxValue);
            row.Number(Tone, -100, 100);
        }
        return new(ContentHash.Of(GdeltTable.Transport, line), number, row.Text(Source), row.Text(Report), line);
    }
}
