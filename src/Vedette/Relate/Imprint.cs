using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What a document tells of who printed it, whom it credits and what it links: made once, from that document alone.</summary>
internal sealed class Imprint
{
    private Imprint(Profile profile)
    {
        var document = profile.Reading.Document;
        Outlet = document.Outlet is { Length: > 1 } outlet ? Plain(outlet) : null;
        Credits = [.. document.Credits.Select(c => (Plain(c.Name), c))];
        Relays = [.. profile.Reading.Claims.Where(c => c.Content.Length > 0).SelectMany(c => c.Relay.Select(relay => (Plain(relay), c)))];
        Carriers = [.. document.Credits.Where(c => c.Kind is "agency" or "via").Select(c => c.Name).Concat(profile.Reading.Claims.SelectMany(c => c.Relay)).Select(Plain).Where(n => n.Length > 1).Distinct()];
        Address = AddressOf(document.Url);
        Links = [.. LinksIn(profile.Text).Distinct()];
        Anchors = TranslationAnchors.Of(profile);
        Misspellings = Relate.Misspellings.In(profile);
        Keys =
        [
            .. profile.Quotes.Select(quote => FeatureHash.Join(1, quote.Key))
                .Concat(Carriers.Append(Outlet).OfType<string>().Distinct().Select(name => FeatureHash.Join(2, FeatureHash.Of(name))))
                .Concat(Links.Append(Address).OfType<string>().Distinct().Select(link => FeatureHash.Join(3, FeatureHash.Of(link))))
                .Concat(Misspellings.Select(slip => FeatureHash.Join(6, slip.Surface)))
                .Concat(Anchors.Keys).Distinct(),
        ];
    }

    public static Imprint Of(Profile profile) => new(profile);

    /// <summary>Who printed it, in plain letters; null when the document does not say.</summary>
    public string? Outlet { get; }
    public ImmutableArray<(string Name, Credit Credit)> Credits { get; }

    /// <summary>Through whom its claims came.</summary>
    public ImmutableArray<(string Name, Claim Claim)> Relays { get; }

    /// <summary>Agencies and outlets that it credits or tells after.</summary>
    public ImmutableArray<string> Carriers { get; }

    /// <summary>Its own link without scheme and query; null for the front page of a site, which is no report.</summary>
    public string? Address { get; }
    public ImmutableArray<string> Links { get; }

    /// <summary>What would stand in a translation as well.</summary>
    public TranslationAnchors Anchors { get; }

    /// <summary>Common words that it misspells.</summary>
    public ImmutableArray<Misspelling> Misspellings { get; }

    /// <summary>Under which documents that may be kin meet: the words they quote, outlets, links, misspelt words, and numbers and names in one order.</summary>
    public ImmutableArray<ulong> Keys { get; }

    private static string Plain(string outlet)
    {
        string plain = string.Concat(outlet.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim();
        if (plain.StartsWith("the ", StringComparison.Ordinal)) plain = plain[4..];
        foreach (string tail in (ReadOnlySpan<string>)[" news", " newspaper", " agency"])
            if (plain.EndsWith(tail, StringComparison.Ordinal) && plain.Length > tail.Length) plain = plain[..^tail.Length];
        return plain;
    }

    private static string? AddressOf(string? url)
    {
        if (url is null) return null;
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        string address = (scheme < 0 ? url : url[(scheme + 3)..]).Split('#', '?')[0].TrimEnd('/');
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) address = address[4..];
        return address.Contains('/', StringComparison.Ordinal) ? address.ToLowerInvariant() : null;
    }

    private static IEnumerable<string> LinksIn(string text)
    {
        for (int at = 0; (at = text.IndexOf("http", at, StringComparison.Ordinal)) >= 0; at += 4)
        {
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or ')' or ']')) end++;
            if (AddressOf(text[at..end].TrimEnd('.', ',', ';')) is { } address) yield return address;
        }
    }
}
