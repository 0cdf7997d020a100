using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>The words of one sentence with what names and times make of them.</summary>
internal sealed class PropositionWords
{
    private readonly Tree tree;
    private readonly Func<string, Token, string> lemma;
    private readonly string?[] lemmas;
    private readonly Name?[] names;
    private readonly string?[] times;

    public PropositionWords(Tree tree, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times, Func<string, Token, string> lemma)
    {
        (this.tree, this.lemma) = (tree, lemma);
        lemmas = new string?[tree.Count];
        this.names = new Name?[tree.Count];
        this.times = new string?[tree.Count];
        var words = tree.Sentence.Words;
        foreach (var name in names)
            if (words.Overlaps(name.Span))
                for (int i = 0; i < tree.Count; i++)
                    if (name.Span.Overlaps(tree[i].Span) && (this.names[i] is null || this.names[i]!.Span.Length < name.Span.Length)) this.names[i] = name;
        foreach (var time in times)
            if (words.Overlaps(time.Span))
                for (int i = 0; i < tree.Count; i++)
                    if (time.Span.Overlaps(tree[i].Span)) this.times[i] = time.Value ?? "";
    }

    public string Lemma(int token) => lemmas[token] ??= lemma(tree.Text, tree[token]).ToLowerInvariant();
    public string Lower(int token) => tree.Word(token).ToString().ToLowerInvariant();

    /// <summary>The dictionary form of the verb that a noun in -ing is made of.</summary>
    public string Verb(int token) => lemma(tree.Text, new Token(tree[token].Span, -1, PartOfSpeech.Verb, FineTag.VBG)).ToLowerInvariant();
    public Name? Name(int token) => names[token];

    /// <summary>The ISO value of the time that the word belongs to; empty when the text does not tell it, null when it is no time.</summary>
    public string? Time(int token) => times[token];

    /// <summary>The country that a word tells by itself, alone or as the first half of a pair ("Sino-Russian").</summary>
    public string? Country(int token)
    {
        if (names[token] is { } name) return name.Country is { } country && (name.Kind is EntityKind.Country or EntityKind.Nationality || name.Kind is EntityKind.Place or EntityKind.Organisation && name.Span.End == tree[token].End) ? country : null;
        if (token + 2 >= tree.Count || !tree.Is(token + 1, "-") || names[token + 2]?.Kind is not (EntityKind.Nationality or EntityKind.Country)) return null;
        return Lower(token) switch { "sino" => "CHN", "russo" => "RUS", "franco" => "FRA", "anglo" => "GBR", "indo" => "IND", _ => null };
    }
}
