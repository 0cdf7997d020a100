using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Ties denials to the claim of the same document that they answer: the nearest claim before that shares the most words, or,
/// when the denial only points ("the allegation", "such claims"), the nearest claim before it by another speaker. A refusal to tell answers nothing: silence denies no claim.
/// </summary>
internal static class Answering
{
    private const int Window = 12;

    /// <summary>One word is soon shared by chance.</summary>
    private const int Fewest = 2;

    public static ImmutableArray<Claim> Link(string text, List<Claim> claims)
    {
        var linked = ImmutableArray.CreateBuilder<Claim>(claims.Count);
        var words = claims.Select(claim => WordsOf(claim.Words(text))).ToArray();
        for (int i = 0; i < claims.Count; i++)
            linked.Add(claims[i].Kind is ClaimKind.Denial ? claims[i] with { Answers = AnsweredBy(claims, words, i) } : claims[i]);
        return linked.MoveToImmutable();
    }

    private static ClaimId? AnsweredBy(List<Claim> claims, HashSet<string>[] words, int denial)
    {
        bool points = words[denial].Overlaps(["allegation", "allegations", "claim", "claims", "report", "reports", "accusation", "accusations", "request", "false"]) && words[denial].Count <= 6;
        ClaimId? best = null;
        double highest = 0.25;
        for (int i = denial - 1; i >= Math.Max(0, denial - Window); i--)
        {
            var claim = claims[i];
            if (claim.Polarity is Polarity.Negative || claim.Kind is ClaimKind.Denial or ClaimKind.Question || (claim.Speaker is not null && claim.Speaker == claims[denial].Speaker)) continue;
            // "The paper shows that the map is false": the denial is what is shown.
            if (claims[denial].Cue.Any(cue => claim.Content.Any(c => c.Contains(cue)))) continue;
            if (points && !claim.IsAuthors) return claim.Id;
            int shared = words[i].Count(words[denial].Contains);
            double share = shared / (double)Math.Max(1, Math.Min(words[i].Count, words[denial].Count));
            if (share > highest && shared >= Math.Min(Fewest, words[denial].Count)) (best, highest) = (claim.Id, share);
        }
        return best;
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.Split([' ', ',', '.', '“', '”', '"', '’', '\'', '\n', '(', ')', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).Select(w => w.ToLowerInvariant())];
}
