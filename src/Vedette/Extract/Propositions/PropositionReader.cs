using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Brings the content of each claim to its normal form.</summary>
/// <param name="lemma">The dictionary form of a token of a text.</param>
public sealed class PropositionReader(Func<string, Token, string> lemma)
{
    /// <summary>The claims with their propositions, in the same order.</summary>
    public ImmutableArray<Claim> Read(string text, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times, ImmutableArray<Claim> claims)
    {
        var read = ImmutableArray.CreateBuilder<Claim>(claims.Length);
        var trees = new Dictionary<int, PropositionTree>();
        foreach (var claim in claims)
        {
            int at = SentenceOf(sentences, claim.Content);
            read.Add(at < 0 ? claim : claim with { Proposition = TreeOf(at).Read(claim.Content, claim.Speaker is { } speaker ? names.FirstOrDefault(n => n.Canonical == speaker) : null) });
        }
        return read.MoveToImmutable();

        PropositionTree TreeOf(int at) => trees.TryGetValue(at, out var tree) ? tree : trees[at] = new(text, sentences[at], names, times, lemma, () => Before(at));

        PropositionTree? Before(int at)
        {
            do at--; while (at >= 0 && sentences[at].Count == 0);
            return at < 0 ? null : TreeOf(at);
        }
    }

    /// <summary>The proposition of one sentence as a whole; null when it has no main word that tells anything.</summary>
    public Model.Proposition? Read(string text, Sentence sentence, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times) =>
        sentence.Count == 0 ? null : new PropositionTree(text, sentence, names, times, lemma, () => null).Read([sentence.Words], null);

    /// <summary>The sentence of the longest part of a content; -1 when it stands in none.</summary>
    private static int SentenceOf(ImmutableArray<Sentence> sentences, ImmutableArray<TextSpan> content)
    {
        if (content.IsEmpty) return -1;
        int start = content.MaxBy(span => span.Length).Start, low = 0, high = sentences.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (sentences[middle].Span.End <= start) low = middle + 1;
            else if (sentences[middle].Span.Start > start) high = middle - 1;
            else return sentences[middle].Count == 0 ? -1 : middle;
        }
        return -1;
    }
}
