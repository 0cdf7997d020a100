using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>
/// A reading as an audience may see it. A claim that is withheld goes with all claims and events that share its words, and its words are blacked out
/// in the text unit by unit, so that every span that is left still lies where it lay.
/// </summary>
/// <param name="Reading">Null when the document is withheld as a whole.</param>
/// <param name="Withheld">How many claims are withheld; those of a withheld document are not counted.</param>
public sealed record Redaction(Reading? Reading, int Withheld)
{
    private const char Black = '\u2588';

    public static Redaction Of(Reading reading, Marks marks, Tlp audience)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(marks);
        var document = reading.Document;
        if (!marks.Of(document).IsReleasable(audience)) return new(null, 0);
        var named = reading.Claims.Where(c => !marks.Of(c, document).IsReleasable(audience)).ToArray();
        if (named.Length == 0) return new(reading, 0);
        var secret = named.SelectMany(Said).ToArray();
        bool IsSecret(TextSpan span) => secret.Any(s => s.Overlaps(span));
        var withheld = reading.Claims.Where(c => named.Contains(c) || Said(c).Any(IsSecret)).ToArray();
        ImmutableArray<Claim> left = [.. reading.Claims.Except(withheld)];
        // Who spoke stays readable only where a claim that is left needs the same words.
        var needed = left.SelectMany(c => c.Source.Concat(c.Cue)).ToArray();
        TextSpan[] black = [.. withheld.SelectMany(Said), .. withheld.SelectMany(c => c.Source.Concat(c.Cue)).Where(span => !needed.Any(n => n.Overlaps(span)))];
        bool IsBlack(TextSpan span) => black.Any(b => b.Overlaps(span));
        var gone = withheld.Select(c => c.Id).ToHashSet();
        return new(reading with
        {
            Document = document with
            {
                Text = BlackedOut(document.Text, black),
                Title = IsLeft(document, document.Title, document.TitleSpan, black) ? document.Title : null,
                Subtitle = IsLeft(document, document.Subtitle, document.SubtitleSpan, black) ? document.Subtitle : null,
                Credits = [.. document.Credits.Where(c => !IsBlack(c.Span))],
                // A fault's message may quote the text.
                Faults = [],
            },
            Claims = [.. left.Select(c => c.Answers is { } answered && gone.Contains(answered) ? c with { Answers = null } : c)],
            Events = [.. reading.Events.Where(e => !IsBlack(e.Span) && !(e.Claim is { } claim && gone.Contains(claim)))],
            Names = [.. reading.Names.Where(n => !IsBlack(n.Span))],
            Times = [.. reading.Times.Where(t => !IsBlack(t.Span))],
            Quantities = [.. reading.Quantities.Where(q => !IsBlack(q.Span))],
        }, withheld.Length);
    }

    private static IEnumerable<TextSpan> Said(Claim claim) => claim.Condition is { } condition ? claim.Content.Append(condition) : claim.Content;

    private static string BlackedOut(string text, TextSpan[] black)
    {
        var letters = text.ToCharArray();
        foreach (var span in black)
            for (int i = span.Start; i < span.End; i++)
                if (!char.IsWhiteSpace(letters[i])) letters[i] = Black;
        return new(letters);
    }

    /// <summary>A headline or the line below it often is the claim: it goes when it overlaps the words or repeats them.</summary>
    private static bool IsLeft(Document document, string? told, TextSpan? stands, TextSpan[] black) => told is not null
        && !(stands is { } span && black.Any(b => b.Overlaps(span)))
        && !black.Any(b => told.Contains(b.Of(document.Text).ToString(), StringComparison.OrdinalIgnoreCase));
}
