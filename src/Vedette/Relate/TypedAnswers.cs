using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>One claim that answers.</summary>
/// <param name="What">What it answers, in its own words: of "denied that it had asked" the asking, which may be told nowhere else.</param>
/// <param name="To">The claims of others that say it; none where it is told only in the answer.</param>
public sealed record TypedAnswer(ClaimId Claim, AnswerType Type, Quote What, ImmutableArray<ClaimId> To);

/// <summary>
/// How a claim answers what others say: by denying it, or without saying yes or no. Press offices keep these apart, and so must a reader: who is not aware of a thing, or will not
/// comment, has denied nothing.
/// </summary>
public static partial class TypedAnswers
{
    /// <summary>All claims of a picture that answer, in the order of their texts.</summary>
    public static ImmutableArray<TypedAnswer> Of(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var to = picture.Contradictions.Where(c => c.Kind is ContradictionKind.Denial).ToLookup(c => c.B, c => c.A);
        return
        [
            .. picture.Readings.SelectMany(r => r.Claims.OrderBy(c => c.Extent.Start).Select(c => (Claim: c, r.Document.Text, Type: TypeOf(c, r.Document.Text))))
                .Where(a => a.Type is not AnswerType.None)
                .Select(a => new TypedAnswer(a.Claim.Id, a.Type, What(a.Claim, a.Text), [.. to[a.Claim.Id]])),
        ];
    }

    /// <summary>How the claim answers, read off its kind and its words; <see cref="AnswerType.None"/> for a claim that answers nothing.</summary>
    /// <param name="text">The text of the claim's document.</param>
    public static AnswerType TypeOf(Claim claim, string text)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(text);
        return TypeOf(claim, claim.Words(text), text);
    }

    /// <param name="content">The words of the content.</param>
    internal static AnswerType TypeOf(Claim claim, string content, string text)
    {
        if (claim.Kind is not ClaimKind.Question && (claim.Polarity is Polarity.Negative || claim.Kind is ClaimKind.Assertion or ClaimKind.Quote) && NotAware().IsMatch(content)) return AnswerType.NotAware;
        return claim.Kind switch
        {
            ClaimKind.Denial => AnswerType.Denial,
            // "would neither confirm nor deny", "refused to confirm": the question is answered with no answer.
            ClaimKind.Refusal when ConfirmOrDeny().IsMatch(Cue(claim, text)) => AnswerType.NonDenial,
            // Who refuses to criticise or to pay answers no question.
            ClaimKind.Refusal => Telling().IsMatch(Cue(claim, text)) ? AnswerType.NoComment : AnswerType.None,
            ClaimKind.Assessment when DoesNotDeny().IsMatch(Cue(claim, text)) => AnswerType.NonDenial,
            ClaimKind.Quote or ClaimKind.Assertion when NoComment().IsMatch(content) => AnswerType.NoComment,
            _ => AnswerType.None,
        };
    }

    private static string Cue(Claim claim, string text) => string.Join(' ', claim.Cue.Select(span => span.Of(text)));

    /// <summary>The words for what is answered: of "not aware of any request" the request.</summary>
    internal static Quote What(Claim claim, string text)
    {
        var span = claim.Content[0];
        foreach (var part in claim.Content)
            if (NotAware().Match(text, part.Start, part.Length) is { Success: true } unaware && unaware.Index + unaware.Length < part.End) span = new TextSpan(unaware.Index + unaware.Length, part.End);
        while (span.Start < span.End && char.IsWhiteSpace(text[span.Start])) span = new TextSpan(span.Start + 1, span.End);
        return new(claim.Document, span);
    }

    [GeneratedRegex(@"\b(?:unaware\s+of\b|(?:not|n['’]t|never|no longer)\s+(?:been\s+|yet\s+)?(?:aware|heard|told|informed|familiar)\s+(?:of|about|with)\b|(?:knows?|knew|heard)\s+nothing\b|no\s+(?:knowledge|information|record)\s+(?:of|on|about)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NotAware();

    [GeneratedRegex(@"\b(?:confirm(?:ed|s|ing)?|nor den(?:y|ied|ies|ying))\b", RegexOptions.IgnoreCase)]
    private static partial Regex ConfirmOrDeny();

    [GeneratedRegex(@"\b(?:say|said|saying|tell|told|comment|specify|specified|disclose|discuss|reveal|elaborate|answer|respond|reply|speculate|identify|name|mention|clarify|explain|address|details?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();

    [GeneratedRegex(@"\b(?:not|n['’]t|never)\s+den(?:y|ied)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DoesNotDeny();

    [GeneratedRegex(@"^\W*no comment\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoComment();
}
