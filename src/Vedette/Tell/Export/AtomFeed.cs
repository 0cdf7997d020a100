using System.Text;
using System.Xml;
using System.Xml.Linq;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>Changes as a feed (Atom, RFC 4287). An entry must have a time: a change without one is left out, and the subtitle says how many.</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="subject">What the feed is on, always the same for one feed: its id is made from it.</param>
    public static Exported Write(Stream output, string subject, IReadOnlyCollection<ChangeEntry> changes)
    {
        int undated = changes.Count(change => change.At is null);
        var newest = changes.Max(change => change.At) ?? DateTimeOffset.UnixEpoch;
        long written = 0;
        var feed = new XStreamingElement(Atom + "feed",
            new XElement(Atom + "id", Links.Urn(ContentHash.Of("feed", "changes", subject))),
            new XElement(Atom + "title", Safe($"Changes: {subject}")),
            undated > 0 ? new XElement(Atom + "subtitle", $"{Wording.Count(undated, "change")} without a time in the data not listed.") : null,
            new XElement(Atom + "updated", Stamp.Of(newest)),
            new XElement(Atom + "author", new XElement(Atom + "name", "Vedette")),
            new XElement(Atom + "generator", "Vedette"),
            changes.Where(change => change.At is not null).Select(change =>
            {
                written++;
                return Entry(change);
            }));
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" })) feed.WriteTo(xml);
        output.WriteByte((byte)'\n');
        output.Flush();
        return new(written, undated, undated > 0 ? "have no time in the data, and an entry of a feed must have one" : null);
    }

    private static XElement Entry(ChangeEntry change) => new(Atom + "entry",
        new XElement(Atom + "id", Links.Urn(change.Id)),
        new XElement(Atom + "title", Safe(Wording.OneLine(change.Title))),
        new XElement(Atom + "updated", Stamp.Of(change.At!.Value)),
        new XElement(Atom + "category", new XAttribute("term", Names.Of(change.Kind))),
        change.Url is { } url ? new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", url)) : null,
        new XElement(Atom + "content", new XAttribute("type", "text"), Safe(change.Text)));

    /// <summary>XML 1.0 has no place for some characters, not even as references (2.2); what steers reading is made visible as everywhere.</summary>
    private static string Safe(string text) => string.Concat(Escaping.Visible(text).Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
