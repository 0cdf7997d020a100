using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Vedette.Language;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>
/// <c>vedette language names FILE.iob2</c>: names over given words as IOB2 labels. Neighbouring sentences whose <c>sent_id</c> differs in its last number alone are read as one
/// document, so that a name told once in full is known by its surname later.
/// </summary>
internal static class LanguageNamesVerb
{
    /// <summary>More sentences under one name are a collection and no document: each is read by itself.</summary>
    private const int LongestDocument = 300;

    public static Command Create()
    {
        var file = Inputs.File("IOB2: a word a line, its label in the last column");
        var fine = new Option<bool>("--fine") { Description = "Finer types: GPE (countries), NAT (their peoples and adjectives), NORP (peoples without a state, faiths), FAC, EVENT, LAW, DOC, WEAPON, PLATFORM, MONEY." };
        var command = new Command("names", "Label names over given words; prints IOB2.") { file, fine };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var (grammar, finder) = WeightsFolder.Default().Both();
            using var input = Inputs.Open(parse.GetValue(file)!);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
            List<Rows> document = [];
            foreach (var sentence in Read(input))
            {
                cancel.ThrowIfCancellationRequested();
                if (document.Count > 0 && (sentence.Document is null || sentence.Document != document[0].Document)) Flush();
                document.Add(sentence);
            }
            Flush();
            return Task.FromResult(0);

            void Flush()
            {
                foreach (var part in document.Count > LongestDocument ? document.Select(s => new List<Rows> { s }) : [document]) Label(grammar, finder, part, parse.GetValue(fine), output);
                document = [];
            }
        }));
        return command;
    }

    /// <summary>The lines of a sentence, comments and words, and which document it is of.</summary>
    private sealed record Rows(List<string> Lines, string? Document)
    {
        public IEnumerable<string> Words => Lines.Where(IsWord).Select(line => line.Split('\t') is { Length: > 1 } columns ? columns[^2] : line.Split(' ')[0]);

        public static bool IsWord(string line) => !(line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains('\t', StringComparison.Ordinal));
    }

    private static IEnumerable<Rows> Read(TextReader input)
    {
        const string Id = "# sent_id = ";
        List<string> lines = [];
        string? document = null;
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                if (line.StartsWith(Id, StringComparison.Ordinal) && line.LastIndexOf('-') is > 12 and var cut) document = line[Id.Length..cut];
                lines.Add(line);
                continue;
            }
            if (lines.Count > 0) yield return new(lines, document);
            (lines, document) = ([], null);
        }
        if (lines.Count > 0) yield return new(lines, document);
    }

    private static void Label(Grammar grammar, NameFinder finder, List<Rows> document, bool fine, TextWriter output)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan[]>();
        foreach (var sentence in document)
        {
            List<TextSpan> words = [];
            foreach (string word in sentence.Words)
            {
                words.Add(new(text.Length, text.Length + word.Length));
                text.Append(word).Append(' ');
            }
            text.Append('\n');
            spans.Add([.. words]);
        }
        string whole = text.ToString();
        var mentions = finder.Find(whole, [.. spans.Select(words => grammar.ParseWords(whole, words))]);
        for (int s = 0, next = 0; s < document.Count; s++)
        {
            string[] labels = Labels(whole, spans[s], mentions, ref next, fine);
            int word = 0;
            foreach (string line in document[s].Lines)
            {
                if (!Rows.IsWord(line))
                {
                    output.WriteLine(line);
                    continue;
                }
                int cut = line.LastIndexOfAny(['\t', ' ']);
                output.WriteLine($"{(cut < 0 ? line + "\t" : line[..(cut + 1)])}{labels[word++]}");
            }
            output.WriteLine();
        }
    }

    private static string[] Labels(string text, TextSpan[] words, ImmutableArray<Mention> mentions, ref int next, bool fine)
    {
        var labels = new string[words.Length];
        Array.Fill(labels, "O");
        for (; next < mentions.Length && words.Length > 0 && mentions[next].Span.Start < words[^1].End; next++)
        {
            var mention = mentions[next];
            // In the coarse scheme peoples ("Russian") are no names, and an article is no part of one.
            if (!fine && mention.Kind is EntityKind.Nationality) continue;
            string? type = fine ? mention.Kind.Fine() : mention.Kind.Coarse();
            if (type is null) continue;
            bool begun = false;
            for (int i = 0; i < words.Length; i++)
            {
                if (!mention.Span.Contains(words[i]) || (!fine && !begun && words[i].In(text) is "the")) continue;
                labels[i] = $"{(begun ? "I" : "B")}-{type}";
                begun = true;
            }
        }
        return labels;
    }
}
