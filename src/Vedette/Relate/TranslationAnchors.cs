using System.Collections.Immutable;
using System.Globalization;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What stays as it was when a text is told in another language.</summary>
internal enum AnchorKind : byte { Number, Day, Name, Quotation }

/// <param name="Key">The same for one thing wherever it stands; 0 for a quotation, whose words do not last.</param>
/// <param name="Value">Of a number its value, of a quotation its words.</param>
/// <param name="Words">The name in full, the unit of a number, the speaker of a quotation.</param>
/// <param name="Entity">What a name names; none of the others.</param>
/// <param name="Weight">What it tells that the same stands in another text.</param>
internal readonly record struct Anchor(AnchorKind Kind, TextSpan Span, ulong Key, double Value, string? Words, EntityKind Entity, double Weight);

/// <summary>The names, numbers, days and quotations of one document, sentence by sentence, and its notes of translation: made from that document alone.</summary>
internal sealed class TranslationAnchors
{
    /// <summary>Anchors beyond these are not looked at: by then it is told whether two texts go together.</summary>
    private const int Most = 160;

    private const int MostKeys = 12;

    private TranslationAnchors(Profile profile)
    {
        var document = profile.Reading.Document;
        var sentences = profile.Reading.Sentences;
        // A translator keeps the order of sentences, and inside them that of his own language.
        All =
        [
            .. Found(profile).Where(a => document.TitleSpan?.Overlaps(a.Span) is not true && !document.IsFurniture(a.Span))
                .OrderBy(a => Sentence(sentences, a.Span)).ThenBy(a => a.Kind).ThenBy(a => a.Key).ThenBy(a => a.Span).Take(Most),
        ];
        var counts = All.CountBy(a => a.Key).ToDictionary(c => c.Key, c => c.Value);
        // What is named again and again tells little each time.
        All = [.. All.Select(a => a.Kind is AnchorKind.Quotation ? a : a with { Weight = a.Weight / Math.Sqrt(counts[a.Key]) })];
        Quotations = QuotedWording.Of(profile, All);
        Romanised = [.. All.Where(a => a.Kind is AnchorKind.Name && a.Entity is not (EntityKind.Country or EntityKind.Nationality)).Select(a => a.Span.Of(profile.Text)).Distinct().Where(Relate.Romanised.MayBe)];
        Distinct = [.. counts.Keys.Where(key => key != 0).Order()];
        Weight = All.Sum(a => a.Weight);
        Notes = TranslationNotes.In(profile.Text);
        Digits = [.. DigitsOf(profile.Text)];
        Keys = [.. Runs(All, Digits).Distinct().Order().Take(MostKeys)];
    }

    public static TranslationAnchors Of(Profile profile) => new(profile);

    public ImmutableArray<Anchor> All { get; }

    public ImmutableArray<QuotedWording> Quotations { get; }

    /// <summary>Names as they are written that another system may write otherwise.</summary>
    public ImmutableArray<string> Romanised { get; }

    /// <summary>The keys of all, in ascending order.</summary>
    public ImmutableArray<ulong> Distinct { get; }

    /// <summary>Of all anchors together.</summary>
    public double Weight { get; }
    public ImmutableArray<TextSpan> Notes { get; }

    /// <summary>Numbers of two digits and more as they stand, which every language writes alike.</summary>
    public ImmutableArray<Anchor> Digits { get; }

    /// <summary>Under which translations of one text meet: a few of the runs of neighbouring numbers and names, the same few in every text that has them.</summary>
    public ImmutableArray<ulong> Keys { get; }

    private static IEnumerable<Anchor> Found(Profile profile)
    {
        var reading = profile.Reading;
        foreach (var name in reading.Names.Where(n => n.Kind is not EntityKind.Money))
        {
            bool isState = name.Country is not null && name.Kind is EntityKind.Country or EntityKind.Nationality;
            yield return new(AnchorKind.Name, name.Span, isState ? Words.Country(name.Country!) : FeatureHash.OfLower(name.Canonical), 0, name.Canonical, name.Kind, isState ? 0.4 : name.Kind is EntityKind.Person ? 1 : 0.7);
        }
        foreach (var number in reading.Quantities) yield return new(AnchorKind.Number, number.Span, Key(number.Value), number.Value, number.Unit, EntityKind.None, Math.Abs(number.Value) < 10 ? 0.5 : 1);
        foreach (var time in reading.Times)
            if (time.Kind is not TimeKind.Vague && time.Value is { } value && When.Parse(value).First is not null) yield return new(AnchorKind.Day, time.Span, FeatureHash.Join(8, FeatureHash.Of(value)), 0, null, EntityKind.None, 0.6);
        foreach (var quote in profile.Quotes)
            yield return new(AnchorKind.Quotation, quote.Span, 0, quote.Length, reading.Claims.FirstOrDefault(c => c.Speaker is not null && c.Content.Any(quote.Span.Overlaps))?.Speaker, EntityKind.None, 1);
    }

    /// <summary>The number of the sentence in which it begins.</summary>
    private static int Sentence(ImmutableArray<TextSpan> sentences, TextSpan span)
    {
        int at = sentences.BinarySearch(new TextSpan(span.Start, int.MaxValue));
        return at < 0 ? ~at : at;
    }

    /// <summary>A dot or comma before three digits parts thousands, in one language or the other.</summary>
    private static IEnumerable<Anchor> DigitsOf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1]))) continue;
            int start = i;
            double value = 0;
            for (; i < text.Length && (char.IsAsciiDigit(text[i]) || IsThousands(text, i)); i++)
                if (char.IsAsciiDigit(text[i])) value = (value * 10) + (text[i] - '0');
            if (value >= 10) yield return new(AnchorKind.Number, new(start, i), Key(value), value, null, EntityKind.None, 1);
        }
    }

    private static bool IsThousands(string text, int at) =>
        text[at] is '.' or ',' or '\u00A0' or '\u202F' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]) && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]));

    private static IEnumerable<ulong> Runs(ImmutableArray<Anchor> all, ImmutableArray<Anchor> digits)
    {
        // Every text of a day names its year.
        ulong[] numbers = Changes(digits.Where(d => d.Value is < 1900 or > 2100).Select(d => d.Key));
        for (int i = 0; i + 1 < numbers.Length; i++) yield return FeatureHash.Join(4, numbers[i], numbers[i + 1]);
        ulong[] names = Changes(all.Where(a => a.Kind is AnchorKind.Name).Select(a => a.Key));
        for (int i = 0; i + 3 < names.Length; i++) yield return names[i..(i + 4)].Order().Aggregate(5UL, (hash, key) => FeatureHash.Join(hash, key));
    }

    private static ulong[] Changes(IEnumerable<ulong> keys)
    {
        var changes = new List<ulong>();
        foreach (ulong key in keys)
            if (changes.Count == 0 || changes[^1] != key) changes.Add(key);
        return [.. changes];
    }

    private static ulong Key(double value) => FeatureHash.Of(value.ToString("R", CultureInfo.InvariantCulture));
}
