using System.CommandLine;

namespace Vedette.Training;

/// <summary><c>vedette-train background</c>: how common a word is in plain English, for the weight that Relate gives to shared words.</summary>
internal static class BackgroundCounts
{
    private const int Stretch = 200, Shortest = 60, Fewest = 6;

    /// <summary>A word that is capitalised more often than this is a name, not a word.</summary>
    private const double MostCapitals = 0.6;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds ud-ewt, gum and ner.", Required = true };
        var output = new Option<string>("--out") { Description = "The table to write.", Required = true };
        var command = new Command("background", "Count in how many stretches of 200 words each common word stands.") { data, output };
        command.SetAction(parse => Run(parse.GetRequiredValue(data), parse.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string data, string output)
    {
        var counts = new Dictionary<string, (int Stretches, int Seen, int Capital)>(StringComparer.Ordinal);
        string[] treebanks = [Path.Combine(data, "ud-ewt", "en_ewt-ud-train.conllu"), .. Directory.GetFiles(Path.Combine(data, "gum", "train"), "*.conllu").Order(StringComparer.Ordinal)];
        var streams = treebanks.Select(file => Treebank.Read([file]).SelectMany(s => s.Words)).Append(Wikigold(Path.Combine(data, "ner", "wikigold", "train.iob2")));
        int stretches = streams.Sum(words => words.Chunk(Stretch).Count(chunk => Count(chunk, counts)));
        var rows = counts.Where(c => c.Value.Stretches >= Fewest && c.Value.Capital <= MostCapitals * c.Value.Seen).OrderByDescending(c => c.Value.Stretches).ThenBy(c => c.Key, StringComparer.Ordinal);
        File.WriteAllLines(output, [
            $"# How common a word is in plain English: in how many of {stretches} stretches of {Stretch} words it stands. See models/relate-background.md.",
            $"*\t{stretches}",
            .. rows.Select(row => $"{row.Key}\t{row.Value.Stretches}")]);
        return 0;
    }

    private static bool Count(string[] chunk, Dictionary<string, (int Stretches, int Seen, int Capital)> counts)
    {
        if (chunk.Length <= Shortest) return false;
        HashSet<string> here = new(StringComparer.Ordinal);
        foreach (string word in chunk)
        {
            if (word.Length < 2 || !word.All(char.IsAsciiLetter)) continue;
            string lower = word.ToLowerInvariant();
            var (stretches, seen, capital) = counts.GetValueOrDefault(lower);
            counts[lower] = (stretches + (here.Add(lower) ? 1 : 0), seen + 1, capital + (char.IsUpper(word[0]) ? 1 : 0));
        }
        return true;
    }

    private static IEnumerable<string> Wikigold(string path) =>
        File.ReadLines(path).Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t')[^2]);
}
