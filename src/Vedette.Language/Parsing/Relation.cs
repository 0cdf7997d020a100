namespace Vedette.Language;

/// <summary>The dependency relations of Universal Dependencies 2 that English uses, with subtypes (an underscore stands for the colon). The default means "not parsed".</summary>
public enum Relation : byte
{
    None, Root, Acl, Acl_relcl, Advcl, Advcl_relcl, Advmod, Amod, Appos, Aux, Aux_pass, Case, Cc, Cc_preconj, Ccomp, Compound, Compound_prt, Conj, Cop,
    Csubj, Csubj_outer, Csubj_pass, Dep, Det, Det_predet, Discourse, Dislocated, Expl, Fixed, Flat, Goeswith, Iobj, List, Mark, Nmod, Nmod_desc,
    Nmod_poss, Nmod_unmarked, Nsubj, Nsubj_outer, Nsubj_pass, Nummod, Obj, Obl, Obl_agent, Obl_unmarked, Orphan, Parataxis, Punct, Reparandum, Vocative, Xcomp,
}
