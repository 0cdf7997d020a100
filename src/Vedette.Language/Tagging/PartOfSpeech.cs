namespace Vedette.Language;

/// <summary>The universal parts of speech (UPOS) of Universal Dependencies 2, in alphabetical order of their tags. The default means "not tagged".</summary>
public enum PartOfSpeech : byte { None, Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X }
