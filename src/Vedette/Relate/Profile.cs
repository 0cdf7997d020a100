using System.Collections.Immutable;
using System.Text;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A claim as relating sees it.</summary>
/// <param name="Terms">Distinct terms of the content, ordered.</param>
/// <param name="Quantities">The numbers inside the content.</param>
/// <param name="Dates">Days named inside the content.</param>
/// <param name="Countries">The countries in order of their first mention in the content, turned round when it says "by": who does it and to whom.</param>
public sealed record ClaimProfile(Claim Claim, string Words, ulong[] Terms, ImmutableArray<Quantity> Quantities, ImmutableArray<When> Dates, ImmutableArray<string> Countries)
{
    public int Start => Claim.Content.Length == 0 ? 0 : Claim.Content[0].Start;

    /// <summary>How it answers what others say.</summary>
    public AnswerType Answer { get; init; }
}

/// <summary>Words in quotation marks.</summary>
/// <param name="Key">Hash of the lower-cased words: the same words quoted elsewhere have the same key.</param>
public readonly record struct QuotedWords(TextSpan Span, ulong Key, int Length);

/// <summary>A run of words that another text may share.</summary>
public readonly record struct Shingle(ulong Key, int Word);

/// <summary>
/// All that relating needs of one reading, made once and from that reading alone, so it can be kept while other documents come and go.
/// </summary>
public sealed class Profile
{
    /// <summary>Words in a shingle. Eight words in a row are seldom written twice by chance.</summary>
    internal const int ShingleLength = 8;

    /// <summary>Fewest quoted words that can tell one quotation from another.</summary>
    private const int ShortestQuote = 5;

    private Profile(Reading reading)
    {
        Reading = reading;
        var document = reading.Document;
        Id = document.Id;
        Order = document.Id.ToString();
        Words = MarkCountries(Relate.Words.Of(document.Text, document.Furniture.Where(f => f.Kind != "headline_echo").Select(f => f.Span)), reading.Names);
        Story = StoryText.Of(Order, reading);
        Shingles = ShinglesOf(Words);
        Fingerprints = Relate.Fingerprints.Of(Words);
        // A headline is written anew by every desk: it says whose text was taken only where it is the same.
        Passages = Passages.Of(Body());
        TitleKey = document.Title is { } title ? Relate.Words.Of(title).Aggregate(1UL, (hash, word) => FeatureHash.Join(hash, word.Surface)) : FeatureHash.Of(Order);
        Quotes = QuotesOf(document.Text);
        Claims = [.. reading.Claims.OrderBy(c => c.Content.Length == 0 ? 0 : c.Content[0].Start).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal).Select(Claim)];
        Stamp = ReadingStamp.Of(reading);
        Imprint = Imprint.Of(this);
        Names = NameSheet.Of(reading);
        Venues = [.. reading.Claims.Select(c => c.Venue).Where(v => v is not null).SelectMany(Relate.Words.Terms).Distinct().Order()];
        Precision = reading.Times.Count(t => t.Kind != TimeKind.Vague && When.Parse(t.Value).First is not null) + reading.Quantities.Length + Quotes.Length;
    }

    public static Profile Of(Reading reading) => new(reading);

    public Reading Reading { get; }
    public DocumentId Id { get; }

    /// <summary>Orders documents whatever the order they came in.</summary>
    public string Order { get; }
    public List<Word> Words { get; }
    public StoryText Story { get; }
    public Shingle[] Shingles { get; }
    public ImmutableArray<uint> Fingerprints { get; }
    internal Passages Passages { get; }

    /// <summary>The same for two headlines of the same words.</summary>
    public ulong TitleKey { get; }
    public ImmutableArray<QuotedWords> Quotes { get; }
    public ImmutableArray<ClaimProfile> Claims { get; }

    /// <summary>Of the reading it was made from.</summary>
    internal ulong Stamp { get; }
    internal Imprint Imprint { get; }
    internal NameSheet Names { get; }

    /// <summary>The terms of all venues that the document names.</summary>
    public ulong[] Venues { get; }

    /// <summary>How many dates, numbers and quotations it holds: the nearer telling usually has more.</summary>
    public int Precision { get; }
    public When Published => Reading.Document.Published;
    public string Text => Reading.Document.Text;

    /// <summary>Whether something published then can tell of something said at that time: not before it, and not long after.</summary>
    public bool CanTell(When said, int days) =>
        Published.First is not { } day || said.First is not { } first || (said.First < Published.End && day.DayNumber - (said.End ?? first).DayNumber <= days);

    /// <summary>The words without the headline: those that <see cref="Passages"/> counts.</summary>
    internal List<Word> Body() => Reading.Document.TitleSpan is { } head ? Words.FindAll(w => !head.Contains(w.Span)) : Words;

    private ClaimProfile Claim(Claim claim)
    {
        var terms = new SortedSet<ulong>();
        foreach (var span in claim.Content)
        {
            int i = Words.BinarySearch(new Word(new TextSpan(span.Start, span.Start), 0, 0), Comparer<Word>.Create((a, b) => a.Span.Start.CompareTo(b.Span.Start)));
            for (i = i < 0 ? ~i : i; i < Words.Count && Words[i].Span.Start < span.End; i++)
                if (Words[i].Term != 0) terms.Add(Words[i].Term);
        }
        bool Inside(TextSpan span) => claim.Content.Any(c => c.Contains(span));
        return new(claim, claim.Words(Text), [.. terms],
            [.. Reading.Quantities.Where(q => Inside(q.Span))],
            [.. Reading.Times.Where(t => t.Kind != TimeKind.Vague && Inside(t.Span)).Select(t => When.Parse(t.Value)).Where(w => w.First is not null)],
            Countries(claim, Inside))
        {
            Answer = TypedAnswers.TypeOf(claim, claim.Words(Text), Text),
        };
    }

    private ImmutableArray<string> Countries(Claim claim, Func<TextSpan, bool> inside)
    {
        var named = Reading.Names.Where(n => Stands(n) && inside(n.Span)).OrderBy(n => n.Span).Select(n => n.Country!).Distinct();
        return claim.Words(Text).Contains(" by ", StringComparison.Ordinal) ? [.. named.Reverse()] : [.. named];
    }

    /// <summary>Whether a name can stand for its country.</summary>
    private static bool Stands(Name name) => name.Country is not null && name.Kind is EntityKind.Country or EntityKind.Nationality or EntityKind.Place or EntityKind.Organisation;

    /// <summary>Beijing, Chinese, the CCP and China count as one term. A name of several words (the Chinese navy) has the country for its first word and keeps the others.</summary>
    private static List<Word> MarkCountries(List<Word> words, ImmutableArray<Name> names)
    {
        var marked = names.Where(Stands).OrderBy(n => n.Span).ToArray();
        int next = 0;
        for (int i = 0; i < words.Count; i++)
        {
            while (next < marked.Length && marked[next].Span.End <= words[i].Span.Start) next++;
            if (next == marked.Length) break;
            var name = marked[next];
            if (!name.Span.Contains(words[i].Span.Start)) continue;
            bool whole = name.Kind is EntityKind.Country or EntityKind.Nationality || words[i].Span.Start == name.Span.Start;
            if (whole) words[i] = words[i] with { Term = Relate.Words.Country(name.Country!) };
        }
        return words;
    }

    private static Shingle[] ShinglesOf(List<Word> words)
    {
        if (words.Count < ShingleLength) return [];
        var shingles = new Shingle[words.Count - ShingleLength + 1];
        for (int i = 0; i < shingles.Length; i++) shingles[i] = new(Hash(words, i, ShingleLength), i);
        return shingles;
    }

    internal static ulong Hash(List<Word> words, int from, int length)
    {
        ulong hash = (ulong)length;
        for (int i = from; i < from + length; i++) hash = FeatureHash.Join(hash, words[i].Surface);
        return hash;
    }

    private static ImmutableArray<QuotedWords> QuotesOf(string text)
    {
        var quotes = ImmutableArray.CreateBuilder<QuotedWords>();
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' && i + 1 < text.Length && text[i + 1] == '\n') open = -1;
            else if (c == '“' || (c == '"' && open < 0)) open = i + 1;
            else if (c is '”' or '"' && open >= 0)
            {
                var span = new TextSpan(open, i);
                open = -1;
                var words = Relate.Words.Of(span.Of(text));
                if (words.Count >= ShortestQuote) quotes.Add(new(span, Hash(words, 0, words.Count), words.Count));
            }
        }
        return quotes.ToImmutable();
    }

    /// <summary>A short quotation of the text for a reason: at most <paramref name="limit"/> units, cut at a space.</summary>
    internal static string Short(string words, int limit = 120)
    {
        var flat = new StringBuilder(words).Replace('\n', ' ').ToString().Trim();
        if (flat.Length <= limit) return flat;
        int cut = flat.LastIndexOf(' ', limit);
        return flat[..(cut > 0 ? cut : limit)] + "…";
    }
}
