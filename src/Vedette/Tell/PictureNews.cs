using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tell;

/// <summary>What became other when a set was related anew, in lines for people: what is new to count with, what stands no more, what turned out to be one.</summary>
public static class PictureNews
{
    /// <summary>Lines of one kind before the rest is counted only.</summary>
    private const int Most = 5;
    private const int LongestWords = 90;

    /// <returns>None when nothing changed that is told.</returns>
    public static ImmutableArray<string> Lines(PictureChanges changes, Picture before, Picture after)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var (was, now) = (new Words(before), new Words(after));
        List<string> lines = [];
        var (origins, stories) = (changes.Origins, changes.Stories);
        string counts = string.Join(", ", new[] { Some(origins.New.Length, "new origin"), Some(origins.Grown.Length, "origin told further", "origins told further"), Some(origins.Gone.Length, "origin gone", "origins gone"), Some(changes.Drifts.Length, "change on the way", "changes on the way") }.OfType<string>());
        if (counts.Length > 0) lines.Add(counts);
        Add(origins.Joined, j => $"one act of speech now: {Wording.List([.. j.From.Select(was.Of)])}");
        Add(origins.Parted, p => $"several acts of speech now, of one: {Wording.List([.. p.To.Select(now.Of)])}");
        Add(changes.Contradictions, c => $"{(c.Kind is ContradictionKind.Denial && !c.Denies ? "answered" : "against each other")}: {now.Of(c.A)} — {now.Of(c.B)}");
        Add(changes.Lapsed, c => $"stands no more against each other: {was.Of(c.A)} — {was.Of(c.B)}");
        Add([.. changes.Drifts.Where(d => d.Severity is DriftSeverity.Grave)], d => $"changed on the way: {now.Of(d.From)} → {now.Of(d.To)}");
        Add(stories.Joined, j => $"one story now: {Wording.List([.. j.From.Select(s => Quoted(s.Title))])}");
        Add(stories.Parted, p => $"several stories now, of one: {Wording.List([.. p.To.Select(s => Quoted(s.Title))])}");
        return [.. lines];

        void Add<T>(ImmutableArray<T> all, Func<T, string> line)
        {
            foreach (var one in all.Take(Most)) lines.Add(Wording.OneLine(line(one)));
            if (all.Length > Most) lines.Add($"and {all.Length - Most} more of these");
        }
    }

    private static string? Some(int count, string one, string? many = null) => count == 0 ? null : Wording.Count(count, one, many);

    private static string Quoted(string words) => $"“{(words.Length <= LongestWords ? words : words[..LongestWords] + "…")}”";

    private sealed class Words(Picture picture)
    {
        private readonly Dictionary<ClaimId, (Claim Claim, string Text)> claims = picture.Readings.SelectMany(r => r.Claims.Select(c => (c, r.Document.Text))).DistinctBy(c => c.c.Id).ToDictionary(c => c.c.Id, c => (c.c, c.Text));

        public string Of(Origin origin) => $"{origin.Speaker ?? "no name"}{(origin.Occasion.IsKnown ? $" ({origin.Occasion})" : "")} {Quoted(WordsOf(origin.Claims[0]))}";
        public string Of(ClaimId claim) => $"{claims[claim].Claim.Speaker ?? "no name"} {Quoted(WordsOf(claim))}";
        private string WordsOf(ClaimId claim) => claims[claim].Claim.Words(claims[claim].Text);
    }
}
