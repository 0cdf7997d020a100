using Vedette.Language;

namespace Vedette.Training;

/// <summary>Exact names of the tagger alone against gold, before the gazetteer adds and mends.</summary>
internal static class NamesScore
{
    /// <returns>F1 of all types together, from 0 to 1.</returns>
    public static double Print(string name, IEnumerable<NamedWords[]> gold, Grammar grammar, Gazetteer gazetteer, NameTagger first, NameTagger? second)
    {
        int[] right = new int[4], found = new int[4], wanted = new int[4];
        foreach (var document in gold)
        {
            var sentences = Array.ConvertAll(document, s => new NamedSentence(s, grammar, gazetteer));
            var work = new NameWorkspace();
            var open = new byte[sentences.Length][];
            var labels = new byte[sentences.Length][];
            for (int i = 0; i < labels.Length; i++)
            {
                labels[i] = first.Label(sentences[i].Seen, [], work);
                open[i] = work.Open(labels[i].Length);
            }
            if (second is not null)
            {
                var memory = new DocumentMemory();
                for (int i = 0; i < labels.Length; i++) memory.Add(sentences[i].Text, sentences[i].Tokens, labels[i]);
                for (int i = 0; i < labels.Length; i++) labels[i] = second.Label(sentences[i].Seen, memory.Recalls(sentences[i].Text, sentences[i].Tokens, labels[i], open[i]), work);
            }
            for (int i = 0; i < labels.Length; i++)
            {
                var (a, b) = (Spans(sentences[i].Labels).ToHashSet(), Spans(labels[i]).ToHashSet());
                foreach (var span in a) wanted[span.Type]++;
                foreach (var span in b) found[span.Type]++;
                foreach (var span in b) if (a.Contains(span)) right[span.Type]++;
            }
        }
        Print(name, right, found, wanted);
        return 2.0 * right[0] / Math.Max(1, found[0] + wanted[0]);
    }

    /// <summary>Prints precision, recall and F1 of types 1 to 3 and of all together.</summary>
    public static void Print(string name, int[] right, int[] found, int[] wanted)
    {
        (right[0], found[0], wanted[0]) = (right[1..].Sum(), found[1..].Sum(), wanted[1..].Sum());
        string[] names = ["all", "PER", "ORG", "LOC"];
        Console.WriteLine($"{name}: " + string.Join(", ", Enumerable.Range(0, 4).Select(k => $"{names[k]} P {Share(right[k], found[k])} R {Share(right[k], wanted[k])} F1 {Share(2 * right[k], found[k] + wanted[k])}")));
    }

    private static string Share(int part, int whole) => ((double)part / Math.Max(1, whole)).ToString("F3");

    public static IEnumerable<(int Start, int End, int Type)> Spans(byte[] labels)
    {
        for (int i = 0, start = 0; i < labels.Length; i++)
        {
            if (NameLabels.Opens(labels[i])) start = i;
            if (NameLabels.Closes(labels[i])) yield return (start, i + 1, NameLabels.Type(labels[i]));
        }
    }
}
