using Vedette.Language;

namespace Vedette.Training;

/// <summary>Exact names of the tagger alone against gold, before the gazetteer adds and mends.</summary>
internal static class NamesScore
{
    public static void Print(string name, IEnumerable<NamedWords[]> gold, Grammar grammar, Gazetteer gazetteer, NameTagger first, NameTagger? second)
    {
        int[] right = new int[4], found = new int[4], wanted = new int[4];
        foreach (var document in gold)
        {
            var sentences = Array.ConvertAll(document, s => new NamedSentence(s, grammar, gazetteer));
            var labels = Array.ConvertAll(sentences, s => first.Label(s.Seen, []));
            if (second is not null)
            {
                var memory = new DocumentMemory();
                for (int i = 0; i < labels.Length; i++) memory.Add(sentences[i].Text, sentences[i].Tokens, labels[i]);
                for (int i = 0; i < labels.Length; i++) labels[i] = second.Label(sentences[i].Seen, memory.Recalls(sentences[i].Text, sentences[i].Tokens, labels[i]));
            }
            for (int i = 0; i < labels.Length; i++)
            {
                var (a, b) = (Spans(sentences[i].Labels).ToHashSet(), Spans(labels[i]).ToHashSet());
                foreach (var span in a) wanted[span.Type]++;
                foreach (var span in b) found[span.Type]++;
                foreach (var span in b) if (a.Contains(span)) right[span.Type]++;
            }
        }
        (right[0], found[0], wanted[0]) = (right.Sum(), found.Sum(), wanted.Sum());
        string[] names = ["all", "PER", "ORG", "LOC"];
        Console.WriteLine($"{name}: " + string.Join(", ", Enumerable.Range(0, 4).Select(k => $"{names[k]} P {Share(right[k], found[k])} R {Share(right[k], wanted[k])} F1 {Share(2 * right[k], found[k] + wanted[k])}")));
    }

    private static string Share(int part, int whole) => ((double)part / Math.Max(1, whole)).ToString("F3");

    private static IEnumerable<(int Start, int End, int Type)> Spans(byte[] labels)
    {
        for (int i = 0, start = 0; i < labels.Length; i++)
        {
            if (NameLabels.Opens(labels[i])) start = i;
            if (NameLabels.Closes(labels[i])) yield return (start, i + 1, NameLabels.Type(labels[i]));
        }
    }
}
