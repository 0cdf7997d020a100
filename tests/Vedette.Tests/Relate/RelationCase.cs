using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

/// <summary>A gold case of corpus/relations: a few texts and what they tell together.</summary>
internal sealed record RelationCase(string File, string Title, ImmutableArray<(string Name, When Day, string? Outlet, string Language, string Text)> Texts, ImmutableArray<string[]> Lines)
{
    public static ImmutableArray<RelationCase> All { get; } =
        [.. Directory.GetFiles(Repository.At("corpus", "relations"), "*.case").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<RelationCase> Read(string path) =>
        System.IO.File.ReadAllText(path).Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split("\n---\n").Select(block => Parse(Path.GetFileNameWithoutExtension(path), block));

    private static RelationCase Parse(string file, string block)
    {
        string[] lines = block.Split('\n');
        var texts = ImmutableArray.CreateBuilder<(string, When, string?, string, string)>();
        int gap = Array.FindIndex(lines, line => line.Length == 0) is >= 0 and var at ? at : lines.Length;
        for (int i = 1; i < gap; i++)
        {
            string[] head = lines[i][2..].Split('|', StringSplitOptions.TrimEntries);
            int from = i + 1;
            while (i + 1 < gap && !lines[i + 1].StartsWith("== ", StringComparison.Ordinal)) i++;
            texts.Add((head[0], When.Parse(head.ElementAtOrDefault(1)), head.ElementAtOrDefault(2), head.ElementAtOrDefault(3) ?? "en", string.Join('\n', lines[from..(i + 1)])));
        }
        return new(file, lines[0], texts.ToImmutable(), [.. lines.Skip(gap + 1).Where(l => l.Length > 0).Select(l => l.Split('|', StringSplitOptions.TrimEntries))]);
    }

    public Picture Relate() => new Relater().Relate([.. Texts.Select(t => Weights.Extractor.Extract(new()
    {
        Id = new(ContentHash.Of("case", Title, t.Name, t.Text)), Item = new(ContentHash.Of("case", t.Name)), Address = t.Name, Name = t.Name, Text = t.Text, Published = t.Day, Outlet = t.Outlet, Language = t.Language,
    }))]);

    public override string ToString() => $"{File}: {Title}";
}

/// <summary>How many of the gold lines of each kind are found, and how much of what is told no line names.</summary>
internal sealed class RelationScore
{
    private readonly Dictionary<string, (int All, int Right)> parts = new(StringComparer.Ordinal);

    public RelationScore()
    {
        foreach (var one in RelationCase.All) Score(one, one.Relate());
    }

    public List<string> Misses { get; } = [];
    public IEnumerable<string> Parts => parts.Keys;
    public int Cases(string part) => parts[part].All;
    public double Of(string part) => (double)parts[part].Right / parts[part].All;

    private void Score(RelationCase one, Picture picture)
    {
        var words = picture.Readings.SelectMany(r => r.Claims.Select(c => (c.Id, Words: c.Words(r.Document.Text)))).ToDictionary(c => c.Id, c => c.Words);
        var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
        bool Has(ClaimId claim, string part) => words[claim].Contains(part, StringComparison.Ordinal);
        var answers = picture.Contradictions.Where(c => c.Kind is ContradictionKind.Denial).ToList();
        var drifts = picture.Drifts.ToList();
        foreach (string[] line in one.Lines)
        {
            bool right;
            switch (line[0])
            {
                case "answer":
                    var own = TypedAnswers.Of(picture).Where(a => Has(a.Claim, line[2]) && Word(a.Type) == line[1]).ToArray();
                    right = own.Length > 0 && (line[3] == "-" ? own.All(a => a.To.IsEmpty) : own.Any(a => a.To.Any(t => Has(t, line[3]))));
                    answers.RemoveAll(c => Has(c.B, line[2]) && Has(c.A, line[3]));
                    Count("answer", right, $"{string.Join(" | ", line)}: {string.Join("; ", picture.Contradictions.Where(c => Has(c.B, line[2])).Select(c => $"{c.Answer} “{words[c.A]}”"))} of {string.Join("; ", words.Values)}");
                    break;
                case "drift":
                    right = drifts.RemoveAll(d => Word(d.Kind) == line[1] && Word(d.Severity) == line[2] && Told(d.Before, line[3]) && Told(d.After, line[4])) > 0;
                    Count("drift", right, $"{string.Join(" | ", line)}: {string.Join("; ", picture.Drifts.Select(d => $"{d.Kind} {d.Severity} “{d.Before}” → “{d.After}”"))} of {string.Join("; ", words.Values)}");
                    break;
                case "bounds":
                    var claim = words.First(w => w.Value.Contains(line[4], StringComparison.Ordinal)).Key;
                    var support = picture.Support.FirstOrDefault(s => s.Claims.Contains(claim));
                    var within = support is null ? new(1, 1, []) : new SupportBounds(picture).Of(support);
                    Count("bounds", (int.Parse(line[1]), int.Parse(line[2]), int.Parse(line[3])) == (within.Least, support?.Origins.Length ?? 1, within.Most), $"{string.Join(" | ", line)}: {within.Least} {support?.Origins.Length} {within.Most}");
                    break;
                case "translated" or "native":
                    var edges = picture.Lineage.Where(e => ((string[])[line[1], line[2]]).All(name => names[e.From] == name || names[e.To] == name)).ToArray();
                    Count(line[0], edges.Any(e => e.Kind is DerivationKind.Translated) == (line[0] == "translated"), $"{string.Join(" | ", line)}: {string.Join("; ", edges.Select(e => $"{e.Kind} {e.Confidence} {string.Join(", ", e.Reasons.Select(r => $"{r.Kind} “{r.Text}”"))}"))}");
                    break;
                default:
                    bool together = picture.Same.Any(s => s.Claims.Any(a => Has(a, line[1]) && s.Claims.Any(b => a != b && Has(b, line[2]))));
                    Count(line[0], together == (line[0] == "same"), $"{string.Join(" | ", line)} of {string.Join("; ", words.Values)}");
                    break;
            }
        }
        // A case of derivations says nothing of answers and drift.
        if (one.Lines.All(line => line[0] is "translated" or "native")) return;
        foreach (var answer in answers) Count("answers_told", false, $"{answer.Answer} “{words[answer.B]}” of “{words[answer.A]}”");
        foreach (var drift in drifts) Count("drift_told", false, $"{drift.Kind} {drift.Severity} “{drift.Before}” → “{drift.After}”");
        for (int told = picture.Contradictions.Count(c => c.Kind is ContradictionKind.Denial) - answers.Count; told > 0; told--) Count("answers_told", true, "");
        for (int told = picture.Drifts.Length - drifts.Count; told > 0; told--) Count("drift_told", true, "");

        void Count(string part, bool right, string miss)
        {
            var (all, found) = parts.GetValueOrDefault(part);
            parts[part] = (all + 1, found + (right ? 1 : 0));
            if (!right) Misses.Add($"[{part}] {one}: {miss}");
        }
    }

    private static bool Told(string words, string expected) => expected == "-" ? words.Length == 0 : words.Contains(expected, StringComparison.Ordinal);
    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
