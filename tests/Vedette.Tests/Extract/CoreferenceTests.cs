using System.Text.Json.Nodes;
using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Tests.Extract;

/// <summary>corpus/coreference.case: whom pronouns, titles, short names and roles mean, and where nobody may be guessed.</summary>
public class CoreferenceTests
{
    private sealed record Case(string Name, When Day, string Text, IReadOnlyList<(string Content, string? Speaker, string[] Candidates)> Wanted);

    private sealed record Outcome(string Case, bool IsRight, bool IsNull, bool HasCandidates, string Told);

    [Fact]
    public void References_stand_on_or_above_their_floor()
    {
        var floor = JsonNode.Parse(File.ReadAllText(Repository.At("corpus", "floors.json")))!["coreference"]!;
        var outcomes = Outcomes;
        outcomes.Count.ShouldBeGreaterThanOrEqualTo(floor["cases"]!.GetValue<int>(), "The number of cases is part of the floor.");
        string misses = string.Join('\n', outcomes.Where(o => !o.IsRight).Select(o => $"{o.Case}: {o.Told}"));
        Share(o => o.IsRight).ShouldBeGreaterThanOrEqualTo(floor["right"]!.GetValue<double>(), misses);
        Share(o => o.HasCandidates).ShouldBeGreaterThanOrEqualTo(floor["candidates"]!.GetValue<double>(), string.Join('\n', outcomes.Where(o => !o.HasCandidates).Select(o => $"{o.Case}: {o.Told}")));

        double Share(Func<Outcome, bool> holds) => outcomes.Count(holds) / (double)outcomes.Count;
    }

    [Fact]
    public void Where_nobody_can_be_told_nobody_is_named()
    {
        var open = Cases.SelectMany(c => c.Wanted.Where(w => w.Speaker is null).Select(w => (Case: c, Wanted: w))).ToArray();
        open.Length.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var (given, wanted) in open) (Find(given, wanted.Content)?.Speaker).ShouldBeNull(given.Name);
    }

    [Fact]
    public void Who_is_meant_is_told_with_the_reason()
    {
        var claim = Find(new("", When.Unknown, "Foreign Minister Lena Orsk met Anton Vale. He said the talks had been useful.", []), "the talks had been useful");
        claim!.Reasons.ShouldContain(r => r.Kind == "coreference" && r.Text.Contains("Anton Vale", StringComparison.Ordinal));
    }

    private static List<Outcome> Outcomes => [.. Cases.SelectMany(c => c.Wanted.Select(wanted => Judge(c, wanted)))];

    private static Outcome Judge(Case given, (string Content, string? Speaker, string[] Candidates) wanted)
    {
        var claim = Find(given, wanted.Content);
        bool right = claim is not null && Plain(claim.Speaker) == Plain(wanted.Speaker);
        bool kept = wanted.Candidates.All(name => claim?.Reasons.Any(r => r.Kind == "candidate" && r.Text.Contains(name, StringComparison.Ordinal)) ?? false);
        return new(given.Name, right, claim is { Speaker: null }, kept, claim is null ? "not found" : $"{claim.Speaker ?? "nobody"} ({claim.SpeakerType}), wanted {wanted.Speaker ?? "nobody"}; {string.Join("; ", claim.Reasons.Skip(1).Select(r => r.Text))}");
    }

    private static string Plain(string? speaker) => (speaker ?? "").ToLowerInvariant() is var small && small.StartsWith("the ", StringComparison.Ordinal) ? small[4..] : small;

    private static Claim? Find(Case given, string content)
    {
        var id = ContentHash.Of(given.Text);
        var document = new Document { Id = new(id), Item = new(id), Address = "case", Name = "case", Text = given.Text, Published = given.Day, Furniture = FurnitureOf(given.Text) };
        return Weights.Extractor.Extract(document).Claims.FirstOrDefault(c => c.Words(given.Text).Contains(content, StringComparison.OrdinalIgnoreCase) && !c.IsAuthors);
    }

    private static System.Collections.Immutable.ImmutableArray<Furniture> FurnitureOf(string text) =>
        text.IndexOf("Share this article", StringComparison.Ordinal) is >= 0 and var at ? [new Furniture(new(at, at + "Share this article".Length), "navigation")] : [];

    private static IEnumerable<Case> Cases
    {
        get
        {
            foreach (string block in File.ReadAllText(Repository.At("corpus", "coreference.case")).ReplaceLineEndings("\n").Split("\n\n").Skip(1))
            {
                string[] lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                string? day = lines.FirstOrDefault(l => l.StartsWith('@'));
                string text = string.Join('\n', lines.Where(l => l[0] is not ('#' or '@' or '→')));
                yield return new(lines[0][2..], When.Parse(day?[1..]), text, [.. lines.Where(l => l[0] == '→').Select(Wanted)]);
            }
        }
    }

    private static (string, string?, string[]) Wanted(string line)
    {
        string[] parts = line[2..].Split('|', StringSplitOptions.TrimEntries);
        return (parts[0], parts[1] == "?" ? null : parts[1], parts.Length > 2 ? parts[2].Split(';', StringSplitOptions.TrimEntries) : []);
    }
}
