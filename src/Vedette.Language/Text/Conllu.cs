namespace Vedette.Language;

/// <summary>A word line of CoNLL-U: its ten columns as written, and its place.</summary>
/// <param name="Line">Line number in the file, from 1.</param>
public sealed record ConlluWord(int Line, string[] Columns)
{
    public string Form => Columns[1];
}

/// <summary>A line that is no CoNLL-U.</summary>
public sealed record ConlluError(int Line, string Message);

/// <summary>A sentence as its file holds it: every line in order, so that it can be written again, and the syntactic words among them.</summary>
/// <param name="Lines">Comments, multiword ranges and empty nodes as written; null where a word stands.</param>
public sealed record ConlluSentence(IReadOnlyList<string?> Lines, IReadOnlyList<ConlluWord> Words, IReadOnlyList<ConlluError> Errors);

/// <summary>Reads CoNLL-U (universaldependencies.org/format.html). A bad line is left out and told; the sentence keeps its other words.</summary>
public static class Conllu
{
    public static IEnumerable<ConlluSentence> Read(IEnumerable<string> lines)
    {
        List<string?> kept = [];
        List<ConlluWord> words = [];
        List<ConlluError> errors = [];
        int number = 0;
        foreach (string raw in lines)
        {
            number++;
            string line = raw.TrimEnd('\r');
            if (number == 1) line = line.TrimStart('\uFEFF');
            if (line.Length == 0)
            {
                if (kept.Count + errors.Count > 0) yield return new(kept, words, errors);
                (kept, words, errors) = ([], [], []);
                continue;
            }
            if (line[0] == '#')
            {
                kept.Add(line);
                continue;
            }
            var columns = line.Split('\t');
            if (columns.Length != 10) errors.Add(new(number, $"Line {number}: {columns.Length} columns, a CoNLL-U line has 10 separated by tabs. The line is left out."));
            else if (columns[1].Length == 0) errors.Add(new(number, $"Line {number}: the word form is empty. The line is left out."));
            else if (int.TryParse(columns[0], out int id))
            {
                if (id != words.Count + 1)
                    errors.Add(new(number, $"Line {number}: the word has number {id}, expected {words.Count + 1}. It is taken as number {words.Count + 1}."));
                kept.Add(null);
                words.Add(new(number, columns));
            }
            else if (IsRangeOrEmptyNode(columns[0])) kept.Add(line);
            else errors.Add(new(number, $"Line {number}: '{columns[0]}' is no word number. The line is left out."));
        }
        if (kept.Count + errors.Count > 0) yield return new(kept, words, errors);
    }

    private static bool IsRangeOrEmptyNode(string id)
    {
        int sign = id.IndexOfAny(['-', '.']);
        return sign > 0 && int.TryParse(id.AsSpan(0, sign), out _) && int.TryParse(id.AsSpan(sign + 1), out _);
    }
}
