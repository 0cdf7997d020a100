using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>The tags as CoNLL-U writes them.</summary>
public static class TagNames
{
    private static readonly string[] Parts = ["_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];
    private static readonly string[] Fines = [.. Enum.GetValues<FineTag>().Select(Written)];
    private static readonly string[] Relations = [.. Enum.GetNames<Relation>().Select((name, i) => i == 0 ? "_" : name.ToLowerInvariant().Replace('_', ':'))];
    private static readonly FrozenDictionary<string, PartOfSpeech> PartOf = Parts.Select((name, i) => (name, i)).ToFrozenDictionary(p => p.name, p => (PartOfSpeech)p.i);
    private static readonly FrozenDictionary<string, FineTag> FineOf = Fines.Select((name, i) => (name, i)).ToFrozenDictionary(p => p.name, p => (FineTag)p.i);
    private static readonly FrozenDictionary<string, Relation> RelationOf = Relations.Select((name, i) => (name, i)).ToFrozenDictionary(p => p.name, p => (Relation)p.i);

    /// <summary>The tag in capitals (<c>NOUN</c>); <c>_</c> for none.</summary>
    public static string Code(this PartOfSpeech tag) => Parts[(int)tag];

    /// <summary>The treebank tag (<c>PRP$</c>, <c>-LRB-</c>); <c>_</c> for none.</summary>
    public static string Code(this FineTag tag) => Fines[(int)tag];

    /// <summary>The relation with its subtype (<c>nsubj:pass</c>); <c>_</c> for none.</summary>
    public static string Code(this Relation relation) => Relations[(int)relation];

    /// <summary>None for a name that is no universal tag.</summary>
    public static PartOfSpeech ReadPart(string name) => PartOf.GetValueOrDefault(name);

    /// <summary>None for a name that is no tag of the English treebanks.</summary>
    public static FineTag ReadFine(string name) => FineOf.GetValueOrDefault(name);

    /// <summary>A relation by its name; one with an unknown subtype is read as the universal relation, an unknown one as None.</summary>
    public static Relation ReadRelation(string name)
    {
        if (RelationOf.TryGetValue(name, out var relation)) return relation;
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? RelationOf.GetValueOrDefault(name[..colon]) : Relation.None;
    }

    private static string Written(FineTag tag) => tag switch
    {
        FineTag.None => "_",
        FineTag.PRPS => "PRP$",
        FineTag.WPS => "WP$",
        FineTag.Comma => ",",
        FineTag.Period => ".",
        FineTag.Colon => ":",
        FineTag.OpenQuote => "``",
        FineTag.CloseQuote => "''",
        FineTag.OpenBracket => "-LRB-",
        FineTag.CloseBracket => "-RRB-",
        FineTag.Dollar => "$",
        FineTag.Hash => "#",
        _ => tag.ToString(),
    };
}
