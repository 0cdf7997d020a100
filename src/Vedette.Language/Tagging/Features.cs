namespace Vedette.Language;

/// <summary>The UD morphological features that an English tag and lemma tell, in the order that CoNLL-U asks for.</summary>
public static class MorphologicalFeatures
{
    public static string Of(FineTag fine, PartOfSpeech tag, ReadOnlySpan<char> word) => fine switch
    {
        FineTag.NN or FineTag.NNP => "Number=Sing",
        FineTag.NNS or FineTag.NNPS => "Number=Plur",
        FineTag.JJ when tag is PartOfSpeech.Adj => "Degree=Pos",
        FineTag.JJR or FineTag.RBR => "Degree=Cmp",
        FineTag.JJS or FineTag.RBS => "Degree=Sup",
        FineTag.VB => "VerbForm=Inf",
        FineTag.VBD => "Mood=Ind|Tense=Past|VerbForm=Fin",
        FineTag.VBG => "VerbForm=Ger",
        FineTag.VBN => "Tense=Past|VerbForm=Part",
        FineTag.VBP => "Mood=Ind|Tense=Pres|VerbForm=Fin",
        FineTag.VBZ => "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        FineTag.MD => "VerbForm=Fin",
        FineTag.CD => "NumType=Card",
        FineTag.DT when Is(word, "the") => "Definite=Def|PronType=Art",
        FineTag.DT when Is(word, "a") || Is(word, "an") => "Definite=Ind|PronType=Art",
        FineTag.DT when Is(word, "this") || Is(word, "that") => "Number=Sing|PronType=Dem",
        FineTag.DT when Is(word, "these") || Is(word, "those") => "Number=Plur|PronType=Dem",
        FineTag.PRP => Pronoun(word),
        FineTag.PRPS => "Case=Gen|Poss=Yes|PronType=Prs",
        FineTag.WDT => "PronType=Rel",
        FineTag.WP => "PronType=Int",
        FineTag.WRB => "PronType=Int",
        _ => "_",
    };

    private static string Pronoun(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        if (word.Length > lower.Length) return "PronType=Prs";
        word.ToLowerInvariant(lower);
        return lower[..word.Length] switch
        {
            "i" => "Case=Nom|Number=Sing|Person=1|PronType=Prs",
            "me" => "Case=Acc|Number=Sing|Person=1|PronType=Prs",
            "we" => "Case=Nom|Number=Plur|Person=1|PronType=Prs",
            "us" => "Case=Acc|Number=Plur|Person=1|PronType=Prs",
            "you" => "Person=2|PronType=Prs",
            "he" => "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
            "him" => "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
            "she" => "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
            "her" => "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
            "it" => "Gender=Neut|Number=Sing|Person=3|PronType=Prs",
            "they" => "Case=Nom|Number=Plur|Person=3|PronType=Prs",
            "them" => "Case=Acc|Number=Plur|Person=3|PronType=Prs",
            _ => "PronType=Prs",
        };
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
