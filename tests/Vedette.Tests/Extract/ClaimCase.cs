using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests.Extract;

/// <summary>A gold case of corpus/claims: what it shows, a text, and the claims that a reader finds in it.</summary>
/// <param name="Published">The day of the document, from a line such as "@2031-03-04" above the text; unknown without one.</param>
public sealed record ClaimCase(string Name, When Published, string Text, IReadOnlyList<ExpectedClaim> Claims)
{
    public static IEnumerable<ClaimCase> All => Directory.GetFiles(Repository.At("corpus", "claims"), "*.case").Order(StringComparer.Ordinal).SelectMany(Read);

    /// <summary>The cases of a file, parted by lines of three hyphens.</summary>
    public static IEnumerable<ClaimCase> Read(string path)
    {
        string[] cases = File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n---\n");
        string file = Path.GetFileNameWithoutExtension(path);
        return cases.Select((text, i) => Parse(cases.Length == 1 ? file : $"{file} {i + 1}", text));
    }

    private static ClaimCase Parse(string name, string text)
    {
        string body = string.Join('\n', text.Trim('\n').Split('\n').SkipWhile(line => line.StartsWith('#')));
        var published = When.Unknown;
        if (body.StartsWith('@'))
        {
            int end = body.IndexOf('\n', StringComparison.Ordinal);
            published = When.Parse(body[1..end].Trim());
            body = body[(end + 1)..];
        }
        int blank = body.LastIndexOf("\n\n", StringComparison.Ordinal);
        string[] lines = body[blank..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(name, published, body[..blank].Trim(), lines is ["none"] ? [] : [.. lines.Select(ExpectedClaim.Parse)]);
    }

    public override string ToString() => Name;
}

/// <param name="Speaker">The canonical name; null for the author and for a lost source.</param>
/// <param name="Said">The day in ISO form, "" for one that cannot be told; null where the case does not ask.</param>
/// <param name="Relay">The carriers, outermost first, parted by " > ", "" for none; null where the case does not ask.</param>
public sealed record ExpectedClaim(string Cue, string? Speaker, bool IsLost, ClaimKind Kind, Polarity Polarity, Certainty Certainty, string Content, string? Condition, string? Said, string? Relay)
{
    public static ExpectedClaim Parse(string line)
    {
        var columns = line.Split('|', StringSplitOptions.TrimEntries);
        return new(columns[0], columns[1] is "-" or "?" ? null : columns[1], columns[1] == "?", Enum.Parse<ClaimKind>(columns[2], ignoreCase: true),
            columns[3] == "-" ? Polarity.Negative : Polarity.Positive, Enum.Parse<Certainty>(columns[4], ignoreCase: true), columns[5].Replace(" … ", " ", StringComparison.Ordinal), columns[6] == "-" ? null : columns[6], Asked(columns, 7), Asked(columns, 8));
    }

    private static string? Asked(string[] columns, int at) => columns.Length <= at || columns[at].Length == 0 ? null : columns[at] == "-" ? "" : columns[at];
}

/// <summary>Counts of what was found and what of it was right, over all cases.</summary>
public sealed class ClaimScore
{
    private readonly Dictionary<string, (int Right, int All)> counts = [];

    public int Crashes { get; private set; }
    public List<string> Misses { get; } = [];
    public double Of(string part) => counts.TryGetValue(part, out var c) && c.All > 0 ? c.Right / (double)c.All : 0;
    public IEnumerable<string> Parts => counts.Keys;

    public static ClaimScore Measure()
    {
        var score = new ClaimScore();
        foreach (var gold in ClaimCase.All) score.Add(gold);
        return score;
    }

    private void Add(ClaimCase gold)
    {
        var id = ContentHash.Of(gold.Name);
        var document = new Document { Id = new(id), Item = new(id), Address = gold.Name, Name = gold.Name, Text = gold.Text, Published = gold.Published };
        IReadOnlyList<Claim> found;
        try
        {
            found = Weights.Extractor.Extract(document).Claims;
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            Crashes++;
            Misses.Add($"{gold.Name}: {crash.Message}");
            return;
        }
        HashSet<Claim> used = [];
        foreach (var expected in gold.Claims)
        {
            var best = found.Where(c => !used.Contains(c)).MaxBy(c => Overlap(c.Words(gold.Text), expected.Content));
            bool hit = best is not null && Overlap(best.Words(gold.Text), expected.Content) >= 0.7;
            Count("found", hit, $"{gold.Name}: {expected.Content}");
            if (!hit) continue;
            used.Add(best!);
            Count("speaker", Fold(best!.Speaker) == Fold(expected.Speaker), $"{gold.Name}: speaker {best.Speaker}, wanted {expected.Speaker}");
            Count("kind", best.Kind == expected.Kind, $"{gold.Name}: {best.Kind}, wanted {expected.Kind}");
            Count("polarity", best.Polarity == expected.Polarity, $"{gold.Name}: {best.Polarity}");
            Count("certainty", best.Certainty == expected.Certainty, $"{gold.Name}: {best.Certainty}, wanted {expected.Certainty}");
            Count("condition", Fold(best.Condition?.Of(gold.Text)) == Fold(expected.Condition), $"{gold.Name}: condition {best.Condition?.Of(gold.Text)}, wanted {expected.Condition}");
            if (expected.Said is { } said) Count("said", (best.Said.Iso ?? "") == said, $"{gold.Name}: said {best.Said}, wanted {said}");
            if (expected.Relay is { } relay) Count("relay", Fold(string.Concat(best.Relay)) == Fold(relay), $"{gold.Name}: relay {string.Join(" > ", best.Relay)}, wanted {relay}");
        }
        foreach (var extra in found.Where(c => !used.Contains(c))) Count("wanted", false, $"{gold.Name}: extra “{extra.Words(gold.Text)}”");
        for (int i = 0; i < used.Count; i++) Count("wanted", true, "");
    }

    private void Count(string part, bool right, string miss)
    {
        var (good, all) = counts.GetValueOrDefault(part);
        counts[part] = (good + (right ? 1 : 0), all + 1);
        if (!right) Misses.Add($"[{part}] {miss}");
    }

    private static double Overlap(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        return 2.0 * x.Intersect(y).Count() / Math.Max(1, x.Count + y.Count);
    }

    private static HashSet<string> Words(string text) => [.. text.Split([' ', ',', '.', '“', '”', '"', ':', ';', '?', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant())];
    private static string Fold(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToLowerInvariant() is var folded && folded.StartsWith("the", StringComparison.Ordinal) ? folded[3..] : folded;
}
