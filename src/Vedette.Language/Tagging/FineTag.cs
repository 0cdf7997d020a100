namespace Vedette.Language;

/// <summary>
/// The English treebank tags (XPOS column: Penn tags as EWT and GUM write them), which tell tense and number that <see cref="PartOfSpeech"/> does not.
/// The default means "not tagged".
/// </summary>
public enum FineTag : byte
{
    None, CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM, TO, UH,
    VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, ADD, AFX, GW, HYPH, NFP, XX,
    Comma, Period, Colon, OpenQuote, CloseQuote, OpenBracket, CloseBracket, Dollar, Hash,
}
