using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Signs that of two texts one is a translation of the other, or both of one text in a third language: names, numbers and days of sentence after sentence under other words, what is quoted told in other words
/// in the same place, names written after another system, measures in another unit, a note of translation. Who retells a text of his own language keeps quotations to the letter: one quotation
/// that stands so in both outweighs the signs.
/// </summary>
internal static class TranslationSigns
{
    /// <summary>The share of both texts' words from which on the one has the other's words, and not its sense alone.</summary>
    private const double SameWords = 0.6;

    /// <summary>What must be told in one order in both, at the least: a sum of weights, and as a share of the text that has less of it.</summary>
    private const double LeastOrder = 2.5, LeastShare = 0.5;

    /// <summary>The share from which on one sign that is not the surest is enough.</summary>
    private const double Close = 0.65;

    private const double QuotationWeight = 0.4, NoteWeight = 0.35, RomanisationWeight = 0.3, SpellingWeight = 0.1, MeasureWeight = 0.1, LanguageWeight = 0.4, OrderWeight = 0.35;

    /// <summary>Different numbers that two texts in two languages must tell in one order.</summary>
    private const int Numbers = 4;

    /// <summary>The signs with their weights as grounds; none where they are not enough to tell a translation from a retelling or from another report of the event.</summary>
    /// <param name="likeness">The share of both texts' words that the other tells.</param>
    public static ImmutableArray<(double Weight, Reason Reason)> Between(Profile source, Profile copy, double likeness)
    {
        if (likeness >= SameWords) return [];
        if (AreForeign(source, copy)) return AcrossLanguages(source, copy);
        var (x, y) = (source.Imprint.Anchors, copy.Imprint.Anchors);
        if (Ascending.Shared(x.Distinct.AsSpan(), y.Distinct.AsSpan()) < 2) return [];
        var quotations = new TranslatedQuotations(source, copy);
        // Without one of these the order alone is never enough.
        if (quotations.AnyAsItWas || !(quotations.AnyAnew || !x.Notes.IsEmpty || !y.Notes.IsEmpty || AnyTwoSystems(x, y))) return [];
        var persons = new Dictionary<(ulong, ulong), bool?>();
        var order = AnchorOrder.Of(x.All, y.All, (in Anchor a, in Anchor b) => IsOne(a, b, quotations, persons));
        double share = order.Weight / Math.Max(LeastOrder, Math.Min(x.Weight, y.Weight));
        if (order.Weight < LeastOrder || share < LeastShare) return [];
        var signs = new List<(double Weight, Reason Reason)>();
        int anew = Quotations(order, copy, signs);
        double names = Names(order, source, copy, signs);
        Measures(order, source, copy, signs);
        bool noted = Note(x, y, source, copy, signs);
        bool isEnough = anew > 1 || (anew == 1 && share >= Close) || (noted && share >= Close) || (names >= RomanisationWeight && share >= Close);
        return isEnough ? [Order(order, share, copy), .. signs] : [];
    }

    private static bool AnyTwoSystems(TranslationAnchors x, TranslationAnchors y)
    {
        foreach (string a in x.Romanised)
            foreach (string b in y.Romanised)
                if (Relate.Romanised.AreTwoSystems(a, b)) return true;
        return false;
    }

    /// <summary>Whether the two are known to be in different languages.</summary>
    public static bool AreForeign(Profile a, Profile b) => a.Reading.Document.Language is { Length: > 0 } one && b.Reading.Document.Language is { Length: > 0 } other && one != other;

    /// <param name="persons">Whether two names name one person, by their keys: each two are compared once.</param>
    private static bool IsOne(in Anchor a, in Anchor b, TranslatedQuotations quotations, Dictionary<(ulong, ulong), bool?> persons) => a.Kind == b.Kind && a.Kind switch
    {
        AnchorKind.Quotation => quotations.AreOne(a.Span, b.Span),
        AnchorKind.Number => a.Key == b.Key || Measurement.IsConverted(a.Value, a.Words, b.Value, b.Words),
        AnchorKind.Name => a.Key == b.Key || (a.Entity is EntityKind.Person && b.Entity is EntityKind.Person && ArePerson(a, b, persons)),
        _ => a.Key == b.Key,
    };

    private static bool ArePerson(in Anchor a, in Anchor b, Dictionary<(ulong, ulong), bool?> persons)
    {
        ref bool? known = ref CollectionsMarshal.GetValueRefOrAddDefault(persons, (a.Key, b.Key), out _);
        return known ??= PersonLikeness.MayBeOne(a.Words!, b.Words!) || Romanised.FamilyName(a.Words!, b.Words!);
    }

    private static (double, Reason) Order(AnchorOrder order, double share, Profile copy) =>
        (OrderWeight * Math.Min(1, share), new("translation_order", $"{order.Pairs.Length} names, numbers, days and quotations stand in both in one order, under other words.", new Quote(copy.Id, order.Pairs[0].Copy.Span)));

    private static int Quotations(AnchorOrder order, Profile copy, List<(double, Reason)> signs)
    {
        int anew = 0;
        foreach (var (_, quote) in order.Pairs.Where(p => p.Copy.Kind is AnchorKind.Quotation))
            signs.Add((anew++ < 3 ? QuotationWeight : 0, new("translated_quotation", $"The same is quoted in other words: “{Profile.Short(quote.Span.Of(copy.Text))}”", new Quote(copy.Id, quote.Span))));
        return anew;
    }

    /// <summary>Names of one thing, written after another system or in another spelling.</summary>
    /// <returns>The weight of the surest.</returns>
    private static double Names(AnchorOrder order, Profile source, Profile copy, List<(double, Reason)> signs)
    {
        var seen = new HashSet<(string, string)>();
        double most = 0;
        foreach (var (theirs, own) in order.Pairs.Where(p => p.Copy.Kind is AnchorKind.Name && p.Copy.Entity is not (EntityKind.Country or EntityKind.Nationality)))
        {
            var (a, b) = (theirs.Span.Of(source.Text), own.Span.Of(copy.Text));
            if (!seen.Add((a, b)) || seen.Count > 12) continue;
            double weight = Romanised.AreTwoSystems(a, b) ? RomanisationWeight : Romanised.AreTwoSpellings(a, b) ? SpellingWeight : 0;
            if (weight == 0) continue;
            signs.Add((weight > most ? weight : 0, new("other_romanisation", $"“{b}” is “{a}” in the other text.", new Quote(copy.Id, own.Span))));
            most = Math.Max(most, weight);
        }
        return most;
    }

    private static void Measures(AnchorOrder order, Profile source, Profile copy, List<(double, Reason)> signs)
    {
        foreach (var (theirs, own) in order.Pairs.Where(p => p.Copy.Kind is AnchorKind.Number && p.Copy.Key != p.Source.Key).Take(2))
            signs.Add((MeasureWeight, new("other_measure", $"“{own.Span.Of(copy.Text)} {own.Words}” is “{theirs.Span.Of(source.Text)} {theirs.Words}” in the other text.", new Quote(copy.Id, own.Span))));
    }

    private static bool Note(TranslationAnchors x, TranslationAnchors y, Profile source, Profile copy, List<(double, Reason)> signs)
    {
        foreach (var (anchors, profile) in new[] { (y, copy), (x, source) })
            if (anchors.Notes is [var note, ..])
            {
                signs.Add((NoteWeight, new("translation_note", Profile.Short(note.Of(profile.Text)), new Quote(profile.Id, note))));
                return true;
            }
        return false;
    }

    /// <summary>Where the languages differ no words can be compared: numbers are written alike in all of them.</summary>
    private static ImmutableArray<(double, Reason)> AcrossLanguages(Profile source, Profile copy)
    {
        var (x, y) = (source.Imprint.Anchors.Digits, copy.Imprint.Anchors.Digits);
        var order = AnchorOrder.Of(x, y, (in Anchor a, in Anchor b) => a.Key == b.Key);
        int different = order.Pairs.Select(p => p.Copy.Key).Distinct().Count();
        double share = order.Weight / Math.Max(1, Math.Min(x.Length, y.Length));
        if (different < Numbers || share < Close) return [];
        return
        [
            (LanguageWeight, new("other_language", $"One is in “{source.Reading.Document.Language}”, the other in “{copy.Reading.Document.Language}”, and {different} numbers stand in both in one order.", new Quote(copy.Id, order.Pairs[0].Copy.Span))),
            (OrderWeight * share, new("translation_order", $"{order.Pairs.Length} numbers stand in both in one order.", new Quote(copy.Id, order.Pairs[^1].Copy.Span))),
        ];
    }
}
