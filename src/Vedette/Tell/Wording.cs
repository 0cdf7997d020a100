using Vedette.Model;

namespace Vedette.Tell;

/// <summary>How things are put into words. What a source says keeps the document's own words; everything else is told about it.</summary>
internal static class Wording
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "his", "her", "their", "him", "them", "one", "others" };

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    /// <summary>The first of many, and how many more there are.</summary>
    public static string Few(IReadOnlyList<string> words, int most = 16) => words.Count <= most ? List(words) : $"{string.Join(", ", words.Take(most))} and {words.Count - most} more";

    public static string List(IReadOnlyList<string> words) => words.Count switch { 0 => "", 1 => words[0], _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}" };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Day(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year}";

    /// <summary>The day, month or year as people write it and no more precise than told; a time that is none of these keeps its ISO form. END of an interval is exclusive.</summary>
    public static string Date(When when)
    {
        if (when.Iso is not { } iso) return "date not told";
        if (iso.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && !iso.StartsWith('R'))
        {
            var (from, to) = (When.Parse(iso[..slash]), When.Parse(iso[(slash + 1)..]));
            string last = to.First is not { } after ? "" : to.Iso!.Length >= 10 ? Day(after.AddDays(-1)) : $"before {Date(to)}";
            return (from.First, last.Length > 0) switch
            {
                (not null, true) => $"{Date(from)} to {last}",
                (not null, false) => $"since {Date(from)}",
                (null, true) => last.StartsWith('b') ? last : $"until {last}",
                _ => iso,
            };
        }
        if (when.First is not { } begin || iso.Contains('W', StringComparison.Ordinal) || iso.Contains('Q', StringComparison.Ordinal)) return iso;
        return iso.Length switch { 4 => iso, 7 => $"{Months[begin.Month - 1]} {begin.Year}", _ => Day(begin) };
    }

    /// <summary>How a document was made from another, after "was made from it"; nothing where it is not told.</summary>
    public static string How(DerivationKind? kind) => kind switch
    {
        DerivationKind.Verbatim => ", word for word",
        DerivationKind.Trimmed => ", cut",
        DerivationKind.Merged => ", merged with others",
        DerivationKind.Rewritten => ", told in other words",
        DerivationKind.Translated => ", in translation",
        DerivationKind.Quotes => ", which it quotes",
        DerivationKind.Summarises => ", as a summary",
        _ => "",
    };

    /// <summary>When it was published, with who tells it where the document does not.</summary>
    public static string Published(Document document) => document.DatedBy switch
    {
        DatedBy.Feed => $"{Date(document.Published)} (as the feed tells)",
        DatedBy.Letter => $"{Date(document.Published)} (as the letter tells)",
        DatedBy.Archive => $"{Date(document.Published)} (in an archive by then)",
        _ => Date(document.Published),
    };

    /// <summary>The content in the document's words, broken parts joined by an ellipsis, without the quotation marks around it.</summary>
    public static string Words(Claim claim, string text)
    {
        string words = string.Join(" … ", claim.Content.Select(span => OneLine(span.Of(text)))).Trim(' ', ',');
        bool IsQuote(int at) => words[at] is '"' or '“' or '”' or '„' or '«' or '»';
        int marks = Enumerable.Range(0, words.Length).Count(IsQuote);
        // Marks inside are the text's own; only those around the whole, or a lone one at an end, go.
        if (marks == 2 && words.Length > 1 && IsQuote(0) && IsQuote(words.Length - 1)) words = words[1..^1];
        else if (marks == 1 && IsQuote(0)) words = words[1..];
        else if (marks == 1 && IsQuote(words.Length - 1)) words = words[..^1];
        return words.Trim(' ', ',');
    }

    public static string Speaker(Claim claim, Document document) => claim.SpeakerType switch
    {
        SpeakerType.Author => $"the author of {document.Name}",
        SpeakerType.Lost => "nobody named",
        SpeakerType.UnnamedOfficial => As(claim, document.Text) is { } words ? $"an unnamed official (“{words}”)" : "an unnamed official",
        SpeakerType.Unnamed => As(claim, document.Text) is { } words ? $"an unnamed source (“{words}”)" : "an unnamed source",
        _ => claim.Speaker ?? As(claim, document.Text) ?? "nobody named",
    };

    /// <summary>The source's words where they tell more than the name: a role, a description. Null for a bare name and for a pronoun.</summary>
    public static string? As(Claim claim, string text)
    {
        if (claim.Source.IsEmpty) return null;
        string words = OneLine(string.Join(' ', claim.Source.Select(span => span.Of(text)))).Trim(' ', ',', '"', '“', '”');
        if (words.Length is 0 or > 90 || Pronouns.Contains(words)) return null;
        return claim.Speaker is { } name && (name.Contains(words, StringComparison.OrdinalIgnoreCase) || words.Equals($"the {name}", StringComparison.OrdinalIgnoreCase)) ? null : words;
    }

    /// <summary>"CNN, telling of Bloomberg, telling of an unnamed official": outermost first. Null when nobody carried it.</summary>
    public static string? Way(Claim claim, Document document) => claim.Relay.IsEmpty ? null : string.Join(", telling of ", claim.Relay.Append(Speaker(claim, document)));

    public static string Verb(Claim claim) => claim.Kind switch
    {
        ClaimKind.Denial => "denies",
        ClaimKind.Warning => "warns",
        ClaimKind.Question => "asks",
        ClaimKind.Refusal => "declines to say",
        ClaimKind.Promise => "promises",
        ClaimKind.Request => "asks for",
        ClaimKind.Assessment => "assesses",
        _ => claim.IsAuthors ? "asserts" : "says",
    };

    /// <summary>How sure the speaker sounds, with the words that show it. Null for a question and a refusal, which are neither sure nor unsure.</summary>
    public static string? Surety(Claim claim, string text)
    {
        if (claim.Certainty is Certainty.Unknown) return claim.Kind is ClaimKind.Question or ClaimKind.Refusal or ClaimKind.Request ? null : "certainty not told";
        string hedges = string.Join(", ", claim.CertaintyWords.Select(span => $"“{OneLine(span.Of(text))}”"));
        string level = claim.Certainty switch { Certainty.Certain => "certain", Certainty.Probable => "probable", Certainty.Possible => "possible", _ => "unlikely" };
        return hedges.Length > 0 ? $"{level}: {hedges}" : claim.Certainty is Certainty.Certain ? "no hedge" : level;
    }

    public static ClaimLine Line(Claim claim, Document document, int number)
    {
        var said = Said(claim, document).ToArray();
        string? way = Way(claim, document);
        Run[] through = way is null ? [] : [new($"{way}: ", Role.Quiet)];
        string when = claim.Said.IsKnown ? $" · {Date(claim.Said)}" : "";
        string venue = claim.Venue is { } place ? $", {OneLine(place)}" : "";
        Run[] reference = [new($"{when}{(when.Length == 0 && venue.Length > 0 ? $" · {venue[2..]}" : venue)}", Role.Quiet), new($" [{number}]", Role.Reference)];
        return new(claim, number,
            new([.. way is null ? [new Run(Capital(Speaker(claim, document)), Role.Speaker), new($" {Verb(claim)}: ")] : through, .. said, .. reference], [claim.Id], [document.Id]),
            new([new($"{Capital(Verb(claim))}: "), .. said, new(way is null ? "" : $" · through {way}", Role.Quiet), new($" [{number}]", Role.Reference)], [claim.Id], [document.Id]));
    }

    /// <summary>Quotation marks stand around the speaker's own words only.</summary>
    private static IEnumerable<Run> Said(Claim claim, Document document)
    {
        string words = Words(claim, document.Text);
        yield return new(claim.Direct ? $"“{words}”" : words, Role.Quote, claim.Id);
        if (Surety(claim, document.Text) is { } surety) yield return new($" ({surety})", claim.Certainty is Certainty.Unknown || (claim.Certainty is Certainty.Certain && claim.CertaintyWords.IsEmpty) ? Role.Quiet : Role.Certainty);
        if (claim.Polarity is Polarity.Negative && claim.Kind is not (ClaimKind.Denial or ClaimKind.Refusal)) yield return new(" (negated)", Role.Denial);
        if (claim.Condition is { } condition) yield return new($" (condition: “{OneLine(condition.Of(document.Text))}”)", Role.Condition);
    }
}
