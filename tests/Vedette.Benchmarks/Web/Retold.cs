using System.Collections.Immutable;
using System.Text;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Benchmarks;

/// <summary>
/// A reading told anew with other names, days, outlet and words, in place of reading another text: the spans follow the changed text.
/// The same reading and number give the same, on every machine. Each tenth repeats an earlier one under another outlet, as news is repeated.
/// </summary>
internal static class Retold
{
    private const int Outlets = 240, Days = 1400;
    private static readonly string[] FirstNames = "Ada Bela Caro Dano Edda Faro Gita Hano Ines Jaro Kira Lino Mira Nilo Orla Pavo Quin Rosa Sanno Tilda Umar Vera Wanda Xeno Yuri Zora".Split(' ');
    private static readonly string[] LastNames = "Abram Belov Corda Drexel Ebner Farkas Galen Hoxha Ivarsen Jansky Kormos Lindau Maren Nadir Okada Pardo Quade Rastov Sorel Tamm Ullman Varga Weller Xanthos Yilmaz Zeman".Split(' ');
    private static readonly string[] Bodies = "Council Ministry Institute Agency Committee Bureau Assembly Staff".Split(' ');

    public static Reading Of(Reading reading, int number, IReadOnlyList<string> words)
    {
        bool isRepeated = number >= 320 && number % 10 == 7;
        var wording = new Random(isRepeated ? number - 160 : number);
        var place = new Random(~number);
        var document = reading.Document;
        var edits = Edits(reading, wording, words);
        int days = wording.Next(Days) + (isRepeated ? 1 : 0);
        var id = new DocumentId(ContentHash.Of("retold", document.Id.ToString(), $"{number}"));
        ClaimId Claim(ClaimId claim) => new(ContentHash.Of("retold", claim.ToString(), $"{number}"));
        TextSpan At(TextSpan span) => edits.Map(span);
        ImmutableArray<TextSpan> AllAt(ImmutableArray<TextSpan> spans) => [.. spans.Select(At)];
        ImmutableArray<Reason> Because(ImmutableArray<Reason> reasons) => [.. reasons.Select(r => r with { Where = r.Where is { } where ? new Quote(id, At(where.Span)) : null })];
        string Named(string name) => edits.Names.GetValueOrDefault(name, name);
        int outlet = place.Next(Outlets);
        return reading with
        {
            Document = document with
            {
                Id = id, Item = new(ContentHash.Of("retold item", $"{number}")), Address = $"news/{number:00000}.txt", Name = $"{number:00000}", Text = edits.Text, Url = null,
                Title = document.TitleSpan is { } title ? At(title).Of(edits.Text) : $"{document.Title} ({number})", TitleSpan = document.TitleSpan is { } span ? At(span) : null,
                Authors = [], Published = Later(document.Published, days), Modified = When.Unknown, Outlet = $"{LastNames[outlet % LastNames.Length]} Courier {outlet / LastNames.Length + 1}",
                Furniture = [.. document.Furniture.Select(f => f with { Span = At(f.Span) })], Credits = [.. document.Credits.Select(c => c with { Span = At(c.Span) })],
            },
            Sentences = AllAt(reading.Sentences),
            Names = [.. reading.Names.Select(n => Named(n.Canonical) is var name && name == n.Canonical ? n with { Span = At(n.Span) } : n with { Span = At(n.Span), Canonical = name, Entity = new(ContentHash.Of("retold name", name)) })],
            Times = [.. reading.Times.Select(t => t with { Span = At(t.Span), Value = Later(When.Parse(t.Value), days).Iso })],
            Quantities = [.. reading.Quantities.Select(q => q with { Span = At(q.Span) })],
            Claims = [.. reading.Claims.Select(c => c with
            {
                Id = Claim(c.Id), Document = id, Source = AllAt(c.Source), Cue = AllAt(c.Cue), Content = AllAt(c.Content), CertaintyWords = AllAt(c.CertaintyWords), Condition = c.Condition is { } condition ? At(condition) : null,
                Speaker = c.Speaker is { } speaker ? Named(speaker) : null, Said = Later(c.Said, days), Answers = c.Answers is { } answered ? Claim(answered) : null, Reasons = Because(c.Reasons),
            })],
            Events = [.. reading.Events.Select(e => e with
            {
                Id = new(ContentHash.Of("retold", e.Id.ToString(), $"{number}")), Document = id, Span = At(e.Span), When = Later(e.When, days), Claim = e.Claim is { } claim ? Claim(claim) : null, Reasons = Because(e.Reasons),
            })],
        };
    }

    /// <summary>The words that texts are told anew with: their own, longer ones.</summary>
    public static string[] WordsOf(IEnumerable<Reading> readings) =>
        [.. readings.SelectMany(r => PlainWords(r).Select(w => w.Of(r.Document.Text))).Distinct().Order(StringComparer.Ordinal)];

    private static Edited Edits(Reading reading, Random random, IReadOnlyList<string> words)
    {
        string text = reading.Document.Text;
        var names = new Dictionary<string, string>();
        var changes = new SortedDictionary<TextSpan, string>();
        foreach (var name in reading.Names.Where(n => n.Kind is EntityKind.Person or EntityKind.Organisation))
        {
            if (!names.TryGetValue(name.Canonical, out string? other))
                names[name.Canonical] = other = name.Kind is EntityKind.Person ? $"{Any(FirstNames)} {Any(LastNames)}" : $"{Any(LastNames)} {Any(Bodies)}";
            changes[name.Span] = name.Span.Of(text) == name.Canonical ? other : other.Split(' ')[^1];
        }
        foreach (var word in PlainWords(reading))
            if (random.Next(10) != 0) changes.TryAdd(word, Any(words));
        return new(text, changes, names);

        string Any(IReadOnlyList<string> of) => of[random.Next(of.Count)];
    }

    /// <summary>Lower-case words of four letters and more that are no part of a name or a time.</summary>
    private static IEnumerable<TextSpan> PlainWords(Reading reading)
    {
        string text = reading.Document.Text;
        TextSpan[] taken = [.. reading.Names.Select(n => n.Span), .. reading.Times.Select(t => t.Span)];
        for (int i = 0; i < text.Length;)
        {
            int end = i;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            var word = new TextSpan(i, end);
            if (word.Length >= 4 && !word.In(text).ContainsAnyExceptInRange('a', 'z') && !taken.Any(t => t.Overlaps(word))) yield return word;
            i = end + 1;
        }
    }

    private static When Later(When when, int days) => when.First is { } first && when.End is not null ? When.On(first.AddDays(days)) : when;

    /// <summary>A text with some stretches replaced, and where a span of the old text lies in the new one.</summary>
    private sealed class Edited
    {
        private readonly (TextSpan Old, TextSpan New)[] changes;

        public Edited(string text, SortedDictionary<TextSpan, string> replaced, Dictionary<string, string> names)
        {
            Names = names;
            var told = new StringBuilder();
            var made = new List<(TextSpan, TextSpan)>();
            int at = 0;
            foreach (var (span, other) in replaced)
            {
                if (span.Start < at) continue;
                told.Append(text, at, span.Start - at);
                made.Add((span, new(told.Length, told.Length + other.Length)));
                told.Append(other);
                at = span.End;
            }
            Text = told.Append(text, at, text.Length - at).ToString();
            changes = [.. made];
        }

        public string Text { get; }
        public Dictionary<string, string> Names { get; }

        public TextSpan Map(TextSpan span) => new(Map(span.Start, isEnd: false), Map(span.End, isEnd: true));

        private int Map(int offset, bool isEnd)
        {
            int low = 0, high = changes.Length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (changes[middle].Old.Start < offset) low = middle + 1;
                else high = middle;
            }
            // The last change that begins before the offset.
            if (low == 0) return offset;
            var (old, now) = changes[low - 1];
            return offset >= old.End ? offset - old.End + now.End : isEnd ? now.End : now.Start;
        }
    }
}
