using System.CommandLine;
using System.Text;
using Vedette.Language;

namespace Vedette.Training;

/// <summary><c>vedette-train tokens</c>: words and sentences found in plain text, with paragraphs as the treebank marks them and nothing else given. By spans, as the CoNLL 2018 evaluation counts.</summary>
internal static class TokensMeasure
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "CoNLL-U files." };
        var command = new Command("tokens", "Measure how well words and sentences are found in the plain text of treebanks.") { files };
        command.SetAction(arguments =>
        {
            foreach (var file in arguments.GetRequiredValue(files)) Measure(file);
        });
        return command;
    }

    private static void Measure(FileInfo file)
    {
        var (text, words, sentences) = PlainText(file);
        var layout = TextLayout.Of(text, []);
        HashSet<TextSpan> foundWords = [], foundSentences = [];
        for (int s = 0; s < layout.SentenceCount; s++)
        {
            var tokens = layout.TokensOf(s);
            foreach (var token in tokens) foundWords.Add(token);
            foundSentences.Add(new(tokens[0].Start, tokens[^1].End));
        }
        Console.WriteLine($"{file.Name}: words F1 {F1(words, foundWords):F2} of {words.Count}, sentences F1 {F1(sentences, foundSentences):F2} of {sentences.Count}");
    }

    private static double F1(HashSet<TextSpan> gold, HashSet<TextSpan> found) => 200.0 * gold.Count(found.Contains) / Math.Max(1, gold.Count + found.Count);

    /// <summary>The text of a treebank again: a blank line before each paragraph, a blank between sentences. Words of a contraction lie where their letters do.</summary>
    private static (string Text, HashSet<TextSpan> Words, HashSet<TextSpan> Sentences) PlainText(FileInfo file)
    {
        var text = new StringBuilder();
        HashSet<TextSpan> words = [], sentences = [];
        foreach (var sentence in Conllu.Read(File.ReadLines(file.FullName)))
        {
            var comments = sentence.Lines.OfType<string>().ToArray();
            string? written = comments.FirstOrDefault(c => c.StartsWith("# text = ", StringComparison.Ordinal))?[9..];
            if (written is null || sentence.Words.Count == 0) continue;
            bool opens = comments.Any(c => c.StartsWith("# newpar", StringComparison.Ordinal) || c.StartsWith("# newdoc", StringComparison.Ordinal));
            if (text.Length > 0) text.Append(opens ? "\n\n" : " ");
            int start = text.Length, at = 0;
            text.Append(written);
            foreach (var word in sentence.Words)
            {
                int found = written.IndexOf(word.Form, at, StringComparison.Ordinal);
                // A word that stands otherwise in the text than in the tree (wanna: want to) cannot be found by its span.
                if (found < 0 || found - at > 2) continue;
                words.Add(new(start + found, start + found + word.Form.Length));
                at = found + word.Form.Length;
            }
            int end = start + written.TrimEnd().Length;
            sentences.Add(new(start, end));
        }
        return (text.ToString(), words, sentences);
    }
}
