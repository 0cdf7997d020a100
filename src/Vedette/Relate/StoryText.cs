using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What sorting into stories needs of a document, made from that document alone.</summary>
public sealed class StoryText
{
    /// <summary>
    /// The parts a document is compared by, each a direction of its own, and what an agreement in each counts for. Tuned on the development half of ECB+ (docs/decisions/0029): words and
    /// names tell most; a headline and the acts and days told of only settle what is near.
    /// </summary>
    internal static readonly (StoryPart Part, double Weight)[] Parts = [(StoryPart.Words, 0.45), (StoryPart.Names, 0.45), (StoryPart.Title, 0.05), (StoryPart.Events, 0.05)];

    /// <summary>UTF-16 units of the report, from its beginning, whose words are compared: what is news comes first, background and other news come last.</summary>
    private const int News = 2500;

    /// <summary>How much more a rare term tells than a common one: its rarity to this power.</summary>
    internal const double Sharpness = 1.5;

    /// <summary>The strength, that of a rare name, from which on names tell something: two texts that name countries alone agree in little.</summary>
    private const double Enough = 20;

    /// <summary>Terms of a document under which it looks for others.</summary>
    private const int KeyCount = 40;

    /// <summary>Every other report of the world names a country: such names count as common as what stands in so many stretches of plain English, whatever these have.</summary>
    private const double Countries = 30;

    private StoryText(string id, When published, (StoryPart Part, Dictionary<ulong, double> Counts)[] parts, HashSet<ulong> countries)
    {
        double Strength(StoryPart part, ulong term, double count) =>
            part is StoryPart.Events ? 1 : (1 + Math.Log(count)) * Math.Pow(Rarity.Of(term, countries.Contains(term) ? Countries : 0), Sharpness);

        (Id, Day) = (id, published.First?.DayNumber ?? int.MaxValue);
        List<StoryTerm> terms = [];
        foreach (var (part, counts) in parts)
        {
            double length = Math.Sqrt((part is StoryPart.Names ? Square(Enough) : 0) + counts.Sum(c => Square(Strength(part, c.Key, c.Value))));
            double scale = Math.Sqrt(Parts[(int)part].Weight) / length;
            terms.AddRange(counts.Select(c => new StoryTerm(FeatureHash.Join(c.Key, (ulong)part), c.Key, part, Strength(part, c.Key, c.Value) * scale)));
        }
        terms.Sort((a, b) => a.Place.CompareTo(b.Place));
        // What a text lacks (a headline, names) leaves the more to the other parts.
        double whole = Math.Sqrt(terms.Sum(t => Square(t.Weight)));
        Terms = [.. terms.Select(t => t with { Weight = t.Weight / whole })];
        Keys = [.. terms.Where(t => t.Part is StoryPart.Words or StoryPart.Names).GroupBy(t => t.Term, (term, all) => (Term: term, Weight: all.Sum(t => t.Weight)))
            .OrderByDescending(t => t.Weight).ThenBy(t => t.Term).Take(KeyCount).Select(t => t.Term)];
    }

    /// <summary>Orders the documents, so that their order of arrival does not matter.</summary>
    public string Id { get; }

    /// <summary>The day of publication; the highest number where none is known.</summary>
    internal int Day { get; }
    internal bool IsDated => Day != int.MaxValue;

    /// <summary>By their place.</summary>
    internal ImmutableArray<StoryTerm> Terms { get; }

    /// <summary>The terms that tell most of it, whatever else is in the set.</summary>
    internal ImmutableArray<ulong> Keys { get; }

    /// <param name="id">Another than every other document's.</param>
    /// <param name="published">Null: as the document tells.</param>
    public static StoryText Of(string id, Reading reading, When? published = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var document = reading.Document;
        string text = document.Text;
        var (words, names, title) = (new Dictionary<ulong, double>(), new Dictionary<ulong, double>(), new Dictionary<ulong, double>());
        var found = reading.Names.OrderBy(n => n.Span).ToArray();
        HashSet<ulong> countries = [];
        Name? counted = null;
        int next = 0, end = -1;
        foreach (var word in Relate.Words.Of(text, document.Furniture.Where(f => f.Kind != "headline_echo").Select(f => f.Span)))
        {
            if (end < 0) end = word.Span.Start + News;
            if (word.Span.Start >= end) break;
            while (next < found.Length && found[next].Span.End <= word.Span.Start) next++;
            if (word.Term == 0) continue;
            var name = next < found.Length && found[next].Span.Contains(word.Span.Start) ? found[next] : null;
            ulong term = word.Term;
            if (name?.Kind is EntityKind.Country or EntityKind.Nationality)
            {
                // A state is one term under all its names and counts once a mention.
                if (ReferenceEquals(name, counted)) continue;
                counted = name;
                term = name.Country is { } country ? Relate.Words.Country(country) : term;
                countries.Add(term);
            }
            Add(words, term);
            if (document.TitleSpan is { } head && head.Contains(word.Span)) Add(title, term);
            if (IsName(text, word.Span.Start, name is not null)) Add(names, term);
        }
        if (title.Count == 0)
            foreach (ulong term in Relate.Words.Terms(document.Title)) Add(title, term);
        var events = new Dictionary<ulong, double>();
        foreach (var told in reading.Events.Where(e => e.Status is EventStatus.Actual or EventStatus.Alleged or EventStatus.Denied))
            if (EventKey(told) is { } key) events[key] = 1;
        return new(id, published ?? document.Published, [(StoryPart.Words, words), (StoryPart.Names, names), (StoryPart.Title, title), (StoryPart.Events, events)], countries);
    }

    /// <summary>Of a text that nobody has read for names and events: what begins with a capital stands for a name.</summary>
    public static StoryText Of(string id, string text, When published) => Of(id, new Reading
    {
        Document = new Document { Id = new(default), Item = new(default), Address = id, Name = id, Text = text, Published = published },
    });

    /// <summary>An act is the same where type, sides and day are: "meet" alone is told of every day.</summary>
    internal static ulong? EventKey(Event told)
    {
        if (told.Actors.IsEmpty && told.Recipients.IsEmpty) return null;
        return FeatureHash.Of($"{told.Type}|{string.Join(',', Mention.Countries(told.Actors))}|{string.Join(',', Mention.Countries(told.Recipients))}|{told.When.First?.DayNumber}");
    }

    private static void Add(Dictionary<ulong, double> counts, ulong term) => CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;

    private static double Square(double x) => x * x;

    /// <summary>A number, a capital where no sentence begins, or what the reader found to be a name: they tell one happening from another of its kind.</summary>
    private static bool IsName(string text, int at, bool isFound) => char.IsDigit(text[at]) || (char.IsUpper(text[at]) && (isFound || !BeginsSentence(text, at)));

    private static bool BeginsSentence(string text, int at)
    {
        while (--at >= 0)
            if (!char.IsWhiteSpace(text[at])) return text[at] is '.' or '!' or '?' or ':' or '“' or '"' or '`' or '\'' or '‘';
            else if (text[at] == '\n') return true;
        return true;
    }
}

/// <summary>By what a document is compared.</summary>
internal enum StoryPart : byte { Words, Names, Title, Events }

/// <summary>A term of a part with its share in the document.</summary>
/// <param name="Place">Tells it from the same term in another part.</param>
internal readonly record struct StoryTerm(ulong Place, ulong Term, StoryPart Part, double Weight);
