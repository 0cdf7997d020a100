using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Model;
using Vedette.Read.Feeds;

namespace Vedette.Read.Mail;

/// <summary>Who sent a letter, when, about what, and through which list.</summary>
/// <param name="Outlet">Who publishes a newsletter; null for a letter from a person.</param>
/// <param name="Transport">The list that it came through, or who sent it on.</param>
internal sealed partial record MailHead(string? Subject, ImmutableArray<string> Authors, string? Outlet, string? Transport, When Sent)
{
    public static MailHead Of(MailPart mail)
    {
        var (name, address) = Sender(mail.Header("From") ?? mail.Header("Sender"));
        string? subject = mail.Said("Subject") is { } told ? Tag().Replace(told, "").Trim() : null;
        var sent = FeedDate.Read(Words.Clean(mail.Header("Date")), null);
        if (!IsList(mail)) return new MailHead(subject, People(name), null, null, sent);
        var (person, house) = Parted(name);
        string? list = ListOf(mail);
        // To a list that takes letters people write; of one that takes none the sender is its house.
        bool isDiscussion = mail.Header("List-Post") is { } post && !post.Trim().StartsWith("NO", StringComparison.OrdinalIgnoreCase);
        if (isDiscussion) return new MailHead(subject, People(person ?? name), house, list ?? house ?? HostOf(address), sent);
        house ??= (person is null ? name : null) ?? list ?? HostOf(address);
        return new MailHead(subject, People(person), house, list ?? house, sent);
    }

    /// <summary>The head of the letter that this one sends on, as it stands in its text: that one's sender and day are what counts, and who sent it on carried it.</summary>
    public MailHead Forwarding(MailForward inner)
    {
        string? name = Sender(inner.From).Name;
        var (person, house) = Parted(name);
        return new MailHead(inner.Subject ?? (Subject is null ? null : Forwarded().Replace(Subject, "")), People(person ?? (house is null && name is not null && PersonName().IsMatch(name) ? name : null)),
            house ?? (person is null && name is not null && !PersonName().IsMatch(name) ? name : null), Transport ?? Authors.FirstOrDefault() ?? Outlet, FeedDate.Read(inner.Date, null));
    }

    private static ImmutableArray<string> People(string? name) => name is null ? [] : [.. Bylines.NamesIn(name, null, structured: true)];

    private static bool IsList(MailPart mail) => mail.Header("List-Id") is not null || mail.Header("List-Unsubscribe") is not null || mail.Header("List-Post") is not null || mail.Header("Precedence")?.Trim().ToLowerInvariant() is "bulk" or "list";

    /// <summary>The name of a list, where it has one for people: senders of many newsletters number theirs.</summary>
    private static string? ListOf(MailPart mail)
    {
        if (mail.Said("List-Id") is not { } told) return null;
        string name = told[..Math.Max(0, told.IndexOf('<', StringComparison.Ordinal))].Trim(' ', '"', '\'');
        return name.Length is > 2 and < 80 && name.Count(char.IsDigit) < 4 && !name.Contains("mc list", StringComparison.OrdinalIgnoreCase) && !name.Contains('@', StringComparison.Ordinal) ? name : null;
    }

    /// <summary>"Jane Doe at Harbour Brief", "'Jane Doe' via Lake list": who wrote, and for whom.</summary>
    private static (string? Person, string? House) Parted(string? name) =>
        name is not null && PersonAtHouse().Match(name) is { Success: true } match ? (match.Groups["person"].Value.Trim('\'', '"', ' '), match.Groups["house"].Value.Trim()) : (null, null);

    private static (string? Name, string? Address) Sender(string? from)
    {
        if (Words.Clean(from is null ? null : MailWords.Plain(from)) is not { } told) return (null, null);
        var match = NameAndAddress().Match(told);
        if (match.Success) return (Words.Clean(match.Groups["name"].Value.Trim(' ', '"', '\'', '*', '“', '”').Replace("\\\"", "\"", StringComparison.Ordinal)), match.Groups["address"].Value);
        if (AddressAndName().Match(told) is { Success: true } old) return (Words.Clean(old.Groups["name"].Value), old.Groups["address"].Value);
        return told.Contains('@', StringComparison.Ordinal) ? (null, told) : (told.Trim('*', ' '), null);
    }

    private static string? HostOf(string? address) => address?.LastIndexOf('@') is { } at and > 0 ? address[(at + 1)..].Trim('>', ' ').ToLowerInvariant() : null;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?<name>[^<]*)<\s*(?<address>[^<>]+)>", Options)]
    private static partial Regex NameAndAddress();

    [GeneratedRegex(@"^(?<address>\S+@\S+)\s*\((?<name>[^()]+)\)", Options)]
    private static partial Regex AddressAndName();

    [GeneratedRegex(@"^'?(?<person>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})'?(?: (?:at|from|of|von|de|via) | @ ?|, | \| | [-–—] )(?:the )?(?<house>\p{L}[^<>]{1,60})$", Options)]
    private static partial Regex PersonAtHouse();

    [GeneratedRegex(@"^\p{Lu}[\p{L}.'’-]+(?: (?:de|von|van|al|bin|el)\b)?(?: \p{Lu}[\p{L}.'’-]*){1,2}$", Options)]
    private static partial Regex PersonName();

    /// <summary>What lists write before a subject.</summary>
    [GeneratedRegex(@"^(?:\[[^\]]{2,40}\]\s*)+(?=\S)", Options)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:(?:fwd?|wg|tr|rv|re|aw)\s*:\s*)+", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Forwarded();
}
