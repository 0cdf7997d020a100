using System.Text.Json;
using System.Text.RegularExpressions;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;

/// <summary>
/// Whether the codebook is more than a list of the sentences that it is measured on: the records are dealt into folds by a hash of their ids, and each fold is coded with a codebook
/// that has lost every word which, of all records, only this fold's hold. What is left is what the other folds and general knowledge speak for.
/// </summary>
internal static partial class CodebookFolds
{
    private const int Folds = 5;

    private sealed record Case(string Id, string Text, string Date, HashSet<string> Types, int Fold, HashSet<string> Words);

    /// <param name="file">Lines of {"id","text","date","events":[{"plover"}]}.</param>
    public static int Run(string file)
    {
        string yaml = Codebook.OwnText();
        var (grammar, names) = new WeightsFolder(Environment.GetEnvironmentVariable("VEDETTE_MODELS") ?? "models").Both();
        Case[] cases = [.. File.ReadLines(file).Select(Read)];
        var (whole, held) = (new Score(), new Score());
        var extractor = new Extractor(grammar, names);
        for (int fold = 0; fold < Folds; fold++)
        {
            Case[] inside = [.. cases.Where(c => c.Fold == fold)];
            string[] elsewhere = [.. cases.Where(c => c.Fold != fold).SelectMany(c => c.Words).Distinct()];
            string[] own = [.. inside.SelectMany(c => c.Words).Distinct()];
            int dropped = 0;
            string cut = Words().Replace(yaml, list => $"{list.Groups[1].Value}: [{string.Join(", ", list.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(Stays))}]");
            var without = new Extractor(grammar, names, codebook: new Codebook(new StringReader(cut)));
            var (a, b) = (new Score(), new Score());
            foreach (var one in inside)
            {
                a.Add(one.Types, Types(extractor, one));
                b.Add(one.Types, Types(without, one));
            }
            Console.WriteLine($"fold {fold + 1}: {inside.Length} records, {dropped} places of words left out; type F1 {a.F1:F3}, without those words {b.F1:F3}");
            whole.Add(a);
            held.Add(b);

            bool Stays(string word)
            {
                bool stays = elsewhere.Any(w => IsFormOf(w, word)) || !own.Any(w => IsFormOf(w, word));
                if (!stays) dropped++;
                return stays;
            }
        }
        Console.WriteLine($"all: type F1 {whole.F1:F3}; over held-out folds {held.F1:F3}");
        return 0;
    }

    /// <summary>Of the main act of each sentence, as <c>vedette events</c> prints it.</summary>
    private static HashSet<string> Types(Extractor extractor, Case one)
    {
        var id = ContentHash.Of(one.Text);
        var reading = extractor.Extract(new Document { Id = new(id), Item = new(id), Address = "", Name = "", Text = one.Text, Published = When.Parse(one.Date) });
        return [.. reading.Sentences.Select(s => reading.Events.FirstOrDefault(e => s.Contains(e.Reasons[0].Where!.Value.Span))).OfType<Event>().Select(e => e.Type.ToString().ToUpperInvariant())];
    }

    private static bool IsFormOf(string word, string lemma) => word.StartsWith(lemma.Length > 4 && lemma[^1] is 'e' or 'y' ? lemma[..^1] : lemma, StringComparison.OrdinalIgnoreCase) && word.Length <= lemma.Length + 4;

    private static Case Read(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        string id = json.GetProperty("id").GetString()!, text = json.GetProperty("text").GetString()!;
        var types = json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("plover").GetString()).OfType<string>().ToHashSet();
        return new(id, text, json.GetProperty("date").GetString() ?? "", types, (int)(ContentHash.Of(id) % Folds), [.. Letters().Matches(text).Select(m => m.Value.ToLowerInvariant())]);
    }

    [GeneratedRegex(@"\b(verb|noun): \[([^\]]*)\]")]
    private static partial Regex Words();

    [GeneratedRegex(@"\p{L}[\p{L}-]+")]
    private static partial Regex Letters();

    /// <summary>Micro F1 over distinct types.</summary>
    private sealed class Score
    {
        private int right, told, wanted;

        public double F1 => told + wanted == 0 ? 0 : 2.0 * right / (told + wanted);

        public void Add(HashSet<string> gold, HashSet<string> coded) => (right, told, wanted) = (right + gold.Intersect(coded).Count(), told + coded.Count, wanted + gold.Count);

        public void Add(Score other) => (right, told, wanted) = (right + other.right, told + other.told, wanted + other.wanted);
    }
}
