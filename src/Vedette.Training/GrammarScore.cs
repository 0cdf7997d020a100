using System.Diagnostics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary>UPOS, UAS and LAS (universal relations, punctuation counted) on given words, and the speed of tagger and parser on one core.</summary>
internal static class GrammarScore
{
    public static void Print(string name, Grammar grammar, IEnumerable<GoldSentence> gold)
    {
        int words = 0, tags = 0, heads = 0, both = 0;
        var sentences = gold.Select(s => (Gold: s, Text: string.Join(' ', s.Words), Spans: SpansOf(s.Words))).ToArray();
        var watch = Stopwatch.StartNew();
        var parsed = sentences.Select(s => grammar.ParseWords(s.Text, s.Spans)).ToArray();
        watch.Stop();
        for (int k = 0; k < parsed.Length; k++)
        {
            var s = sentences[k].Gold;
            for (int i = 0; i < s.Words.Length; i++)
            {
                words++;
                if (parsed[k][i].Tag == s.Tags[i]) tags++;
                if (parsed[k][i].Head != Math.Max(-1, s.Heads[i])) continue;
                heads++;
                if (Universal(parsed[k][i].Relation) == Universal(s.Relations[i])) both++;
            }
        }
        Console.WriteLine($"{name}: {words} words, UPOS {100.0 * tags / words:F2}, UAS {100.0 * heads / words:F2}, LAS {100.0 * both / words:F2}, {words / watch.Elapsed.TotalSeconds / 1000:F1} thousand words/s");
    }

    private static string Universal(Relation relation) => relation.Code().Split(':')[0];

    private static TextSpan[] SpansOf(string[] words)
    {
        var spans = new TextSpan[words.Length];
        for (int i = 0, at = 0; i < words.Length; at += words[i].Length + 1, i++) spans[i] = new(at, at + words[i].Length);
        return spans;
    }
}
