using System.Collections.Immutable;
using System.Globalization;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// Full-text search by walking the texts, with the meaning and the order of the store's index: words are runs of letters and digits
/// without case and without the accents of Latin letters; the order is BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75), a word of the title counting four times.
/// </summary>
public static class MemorySearch
{
    private const double K1 = 1.2, B = 0.75, TitleWeight = 4;
    private const int SnippetWords = 24;

    // U+00C0 to U+017F without their accents; a dot stands for a letter that has none (Æ, Ø, Đ).
    private const string Plain =
        "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd..eeeeeeeeeegggg" +
        "gggghh..iiiiiiiii...jjkk.llllll....nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.";

    /// <summary>The documents in which all terms occur, best first.</summary>
    public static IReadOnlyList<SearchHit> Find(IReadOnlyList<Document> documents, ImmutableArray<SearchTerm> terms, int limit)
    {
        if (terms.IsEmpty || limit <= 0) return [];
        string[][] wanted = [.. terms.Select(t => WordsOf(t.Words).Select(w => w.Folded).ToArray())];
        var pages = documents.Select(d => new Page(d, WordsOf(d.Title ?? ""), WordsOf(d.Text))).ToList();
        var found = pages.Select(page => (Page: page, Title: Matches(page.Title, terms, wanted), Text: Matches(page.Text, terms, wanted)))
            .Select(p => (p.Page, p.Title, p.Text, Counts: p.Title.Zip(p.Text, (a, b) => (a.Count * TitleWeight) + b.Count).ToArray())).ToList();
        double average = Math.Max(1, pages.Count == 0 ? 0 : pages.Average(p => p.Length));
        double[] rarity = [.. terms.Select((_, i) => Rarity(pages.Count, found.Count(f => f.Counts[i] > 0)))];
        return [.. found.Where(f => f.Counts.All(c => c > 0))
            .OrderByDescending(f => f.Counts.Select((c, i) => rarity[i] * c * (K1 + 1) / (c + (K1 * (1 - B + (B * f.Page.Length / average))))).Sum())
            .Take(limit)
            .Select(f => new SearchHit(f.Page.Document.Id, f.Page.Document.Name, f.Page.Document.Title,
                f.Text.Any(m => m.Count > 0) ? Snippet(f.Page.Document.Text, f.Page.Text, f.Text) : Snippet(f.Page.Document.Title ?? "", f.Page.Title, f.Title)))];
    }

    private static double Rarity(int all, int having) => Math.Max(1e-6, Math.Log((all - having + 0.5) / (having + 0.5)));

    /// <summary>For each term the word ranges where it stands.</summary>
    private static List<Range>[] Matches(List<Word> words, ImmutableArray<SearchTerm> terms, string[][] wanted)
    {
        var matches = new List<Range>[terms.Length];
        for (int t = 0; t < terms.Length; t++)
        {
            matches[t] = [];
            for (int i = 0; i + wanted[t].Length <= words.Count; i++)
                if (StandsAt(words, i, wanted[t], terms[t].Beginning)) matches[t].Add(i..(i + wanted[t].Length));
        }
        return matches;
    }

    private static bool StandsAt(List<Word> words, int at, string[] wanted, bool beginning)
    {
        for (int i = 0; i < wanted.Length; i++)
        {
            string word = words[at + i].Folded;
            bool same = beginning && i == wanted.Length - 1 ? word.StartsWith(wanted[i], StringComparison.Ordinal) : word == wanted[i];
            if (!same) return false;
        }
        return wanted.Length > 0;
    }

    private static string Snippet(string text, List<Word> words, List<Range>[] matches)
    {
        var marks = matches.SelectMany(m => m).OrderBy(r => r.Start.Value).ToList();
        int first = Math.Max(0, marks[0].Start.Value - (SnippetWords / 4));
        int last = Math.Min(words.Count, first + SnippetWords);
        int start = first == 0 ? 0 : words[first].Span.Start, end = last == words.Count ? text.Length : words[last - 1].Span.End;
        var snippet = new System.Text.StringBuilder(first == 0 ? "" : "…");
        int at = start;
        foreach (var mark in marks.Where(m => m.End.Value <= last))
        {
            if (words[mark.Start].Span.Start < at) continue;
            snippet.Append(text, at, words[mark.Start].Span.Start - at).Append('\u0002');
            at = words[mark.End.Value - 1].Span.End;
            snippet.Append(text, words[mark.Start].Span.Start, at - words[mark.Start].Span.Start).Append('\u0003');
        }
        return snippet.Append(text, at, end - at).Append(last == words.Count ? "" : "…").ToString();
    }

    private static List<Word> WordsOf(string text)
    {
        var words = new List<Word>();
        int at = 0;
        while (at < text.Length)
        {
            if (!IsPart(text, at))
            {
                at++;
                continue;
            }
            int start = at;
            while (at < text.Length && IsPart(text, at)) at++;
            words.Add(new(Fold(text.AsSpan(start, at - start)), new TextSpan(start, at)));
        }
        return words;
    }

    /// <summary>The categories that FTS5's unicode61 takes for words: letters, numbers, private use; a mark goes with its letter.</summary>
    private static bool IsPart(string text, int at)
    {
        var category = char.IsLowSurrogate(text[at]) && at > 0 ? CharUnicodeInfo.GetUnicodeCategory(text, at - 1) : CharUnicodeInfo.GetUnicodeCategory(text, at);
        return category <= UnicodeCategory.OtherNumber || category == UnicodeCategory.PrivateUse;
    }

    private static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        int length = 0;
        foreach (char c in word)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            char lower = char.ToLowerInvariant(c);
            folded[length++] = c is >= 'À' and <= 'ſ' && Plain[c - 'À'] != '.' ? Plain[c - 'À'] : lower;
        }
        return new(folded[..length]);
    }

    private readonly record struct Word(string Folded, TextSpan Span);

    private sealed record Page(Document Document, List<Word> Title, List<Word> Text)
    {
        public int Length => Title.Count + Text.Count;
    }
}
