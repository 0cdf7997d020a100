using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>The names of tags and relations as treebanks write them.</summary>
public static class TagSet
{
    private static readonly FrozenDictionary<string, FineTag> Fine = Enum.GetValues<FineTag>().Where(t => t != FineTag.None).ToFrozenDictionary(Code);
    private static readonly FrozenDictionary<string, PartOfSpeech> Universal = Enum.GetValues<PartOfSpeech>().Where(t => t != PartOfSpeech.None).ToFrozenDictionary(Code);
    private static readonly FrozenDictionary<string, Relation> Relations = Enum.GetValues<Relation>().Where(r => r != Relation.None).ToFrozenDictionary(Code);

    public static string Code(this PartOfSpeech tag) => tag is PartOfSpeech.None ? "_" : tag.ToString().ToUpperInvariant();

    public static string Code(this Relation relation) => relation is Relation.None ? "_" : relation.ToString().ToLowerInvariant().Replace('_', ':');

    public static string Code(this FineTag tag) => tag switch
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

    public static FineTag FineOf(string code) => Fine.GetValueOrDefault(code);
    public static PartOfSpeech UniversalOf(string code) => Universal.GetValueOrDefault(code);

    /// <summary>The relation, or for an unknown subtype the relation without it.</summary>
    public static Relation RelationOf(string code)
    {
        if (Relations.TryGetValue(code, out var relation)) return relation;
        int colon = code.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? Relations.GetValueOrDefault(code[..colon], Relation.Dep) : Relation.Dep;
    }
}
