using System.Collections.Frozen;
using System.Globalization;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// How far a sentence holds that what one of its words tells happened or is so: from -3 (certainly not) to 3 (certainly). Read from the words over it and beside it:
/// negation, modals, tense, verbs that put it forward or deny it (Karttunen 1971), conditions, aims, requests and questions, each with the weight that annotators' answers
/// give it (factuality.tsv). It is what the text says, not what is so.
/// </summary>
public sealed class Factuality(Func<string, Token, string> lemma)
{
    /// <summary>Words over a word that are still asked.</summary>
    private const int Highest = 8;

    private const double Surest = 3;

    private static readonly FrozenDictionary<string, double> Weights = CoreTable.Rows("factuality.tsv").ToFrozenDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Verbs that make what hangs on them happen, or tell that it did.</summary>
    private static readonly FrozenSet<string> Made = "make let get help see hear watch have cause force lead allow enable use love like enjoy hate remember regret bother dare stand sit feel find spend".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Motion = "go come leave meet fly travel".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="predicate">The index of the word in the sentence.</param>
    public double Of(string text, Sentence sentence, int predicate)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicate, (uint)sentence.Count);
        var tree = new Tree(text, sentence);
        double score = Signs(tree, predicate).Sum(sign => Weights.GetValueOrDefault(sign));
        return Math.Clamp(score, -Surest, Surest);
    }

    private SortedSet<string> Signs(Tree tree, int predicate)
    {
        var signs = new SortedSet<string>(StringComparer.Ordinal);
        string tense = Tense(tree, predicate);
        var standing = Read(tree, predicate, signs, ref tense);
        bool isActual = standing.Modality is Modality.Actual;
        if (isActual && signs.IsSubsetOf(["said", "relative", "participle"])) signs.Add("plain " + tense);
        signs.Add("base");
        signs.Add("modality " + standing.Modality);
        signs.Add(standing.Polarity is Polarity.Positive ? "positive" : isActual ? "negative actual" : "negative other");
        signs.Add("tense " + (tense == "prog" && Motion.Contains(Lemma(tree, predicate)) ? "going" : tense));
        if (tree.Is(tree.Count - 1, "?")) signs.Add("question");
        if (tree.Subject(predicate) is >= 0 and var subject && tree[subject].Head == predicate && tree.Is(subject, "you")) signs.Add("you");
        return signs;
    }

    /// <summary>Goes from the word up through all that puts it forward.</summary>
    private Standing Read(Tree tree, int predicate, SortedSet<string> signs, ref string tense)
    {
        var standing = Standing.Plain.Beside(tree, predicate);
        var mark = tree[predicate].Span;
        if (IsRequest(tree, predicate)) signs.Add("request");
        if (HasCondition(tree, predicate)) signs.Add("under condition");
        if (tense == "prog" && Lemma(tree, predicate) == "go" && tree.Child(predicate, Relation.Xcomp) >= 0) standing = standing.As(Modality.Expected, mark);
        int at = predicate;
        for (int steps = 0; steps < Highest && tree[at].Head >= 0; steps++)
        {
            int head = tree[at].Head;
            var relation = tree[at].Relation;
            if (relation is Relation.Conj)
            {
                if (!HasSubject(tree, at))
                {
                    var before = Standing.Plain.Beside(tree, head);
                    if (tree.Child(at, Relation.Aux) < 0)
                    {
                        standing = standing.As(before.Modality, mark);
                        if (at == predicate && before.Polarity is Polarity.Negative) standing = standing.Turned(mark);
                        if (IsRequest(tree, head)) signs.Add("request");
                    }
                    if (at == predicate && tense == "base" && !signs.Contains("request")) tense = Tense(tree, head);
                }
                at = head;
                continue;
            }
            string opener = Opener(tree, at);
            if (relation is Relation.Advcl || (relation is Relation.Ccomp or Relation.Acl && opener is "if" or "whether"))
            {
                var over = Standing.Plain.Beside(tree, head);
                if (opener is "if" or "unless" or "whether" or "lest") signs.Add("if");
                else if (opener == "to") signs.Add("purpose");
                else if (opener == "without") standing = standing.Turned(mark);
                else if (opener is "before" or "until" or "till" or "when" or "once" or "whenever")
                {
                    signs.Add("when");
                    if (over.Modality is not Modality.Actual || IsRequest(tree, head)) signs.Add("if");
                }
                else if (opener.Length == 0 && tense is "ger" or "base")
                {
                    standing = standing.As(over.Modality, mark);
                    if (IsRequest(tree, head)) signs.Add("request over");
                }
                break;
            }
            if (relation is Relation.Acl_relcl or Relation.Parataxis)
            {
                if (relation is Relation.Acl_relcl) signs.Add("relative");
                break;
            }
            bool isComplement = relation is Relation.Xcomp or Relation.Ccomp or Relation.Csubj or Relation.Csubj_pass or Relation.Acl
                || (relation is Relation.Obj or Relation.Nsubj or Relation.Nsubj_pass or Relation.Nmod or Relation.Obl && tree[at].Tag is PartOfSpeech.Verb);
            if (!isComplement) break;
            var frame = FrameOf(tree, head, relation);
            if (frame is { } put) standing = standing.Under(put, mark);
            else if (opener == "to" && !Made.Contains(Lemma(tree, head)) && tree[head].Tag is not PartOfSpeech.Adj)
            {
                standing = standing.As(Modality.Intended, mark);
                signs.Add("infinitive");
            }
            if (relation is Relation.Acl && opener != "to")
            {
                signs.Add("participle");
                break;
            }
            if (relation is Relation.Ccomp && frame is null)
            {
                signs.Add("said");
                break;
            }
            var above = Standing.Plain.Beside(tree, head);
            standing = (above.Polarity is Polarity.Negative ? standing.Turned(mark) : standing).As(above.Modality, mark);
            if (IsRequest(tree, head)) signs.Add("request over");
            if (HasCondition(tree, head)) signs.Add("under condition");
            at = head;
        }
        return standing;
    }

    /// <summary>"Please send …": a bare verb without a subject.</summary>
    private static bool IsRequest(Tree tree, int verb)
    {
        var token = tree[verb];
        if (token.Tag is not (PartOfSpeech.Verb or PartOfSpeech.Aux) || token.Fine is not (FineTag.VB or FineTag.VBP) || HasSubject(tree, verb)) return false;
        if (Opener(tree, verb) == "to" || !(token.Head < 0 || token.Relation is Relation.Conj or Relation.Parataxis or Relation.Ccomp)) return false;
        foreach (int child in tree.Children(verb))
            if (tree[child].Relation is Relation.Expl || (tree[child].Relation is Relation.Aux or Relation.Aux_pass && !tree.IsAny(child, "do", "don", "not"))) return false;
        return true;
    }

    private static bool HasSubject(Tree tree, int verb) => tree.Child(verb, Relation.Nsubj, Relation.Nsubj_pass) >= 0 || tree.Child(verb, Relation.Csubj) >= 0;

    private static bool HasCondition(Tree tree, int verb) => tree.Children(verb).Any(c => tree[c].Relation is Relation.Advcl && Opener(tree, c) is "if" or "unless");

    /// <summary>The word that opens a clause, in lower case: its mark, or the "when" of an adverbial clause; empty when it has none.</summary>
    private static string Opener(Tree tree, int clause)
    {
        foreach (int child in tree.Children(clause))
            if (child < clause && (tree[child].Relation is Relation.Mark || (tree[child].Relation is Relation.Advmod && tree[clause].Relation is Relation.Advcl && tree.IsAny(child, "when", "whenever")))) return tree.Word(child).ToString().ToLowerInvariant();
        return "";
    }

    private static string Tense(Tree tree, int verb)
    {
        bool had = false, has = false, isNow = false;
        foreach (int child in tree.Children(verb))
        {
            if (tree[child].Relation is not (Relation.Aux or Relation.Aux_pass or Relation.Cop)) continue;
            had |= tree.IsAny(child, "was", "were", "had", "did");
            has |= tree.IsAny(child, "has", "have", "'ve", "’ve");
            isNow |= tree.IsAny(child, "is", "are", "am", "'s", "'m", "'re", "’s", "’m", "’re");
        }
        var fine = tree[verb].Fine;
        return had ? "past" : has ? "perf" : fine is FineTag.VBD ? "past" : isNow ? fine is FineTag.VBG ? "prog" : "pres"
            : fine switch { FineTag.VBZ or FineTag.VBP => "pres", FineTag.VBG => "ger", FineTag.VBN => "part", FineTag.VB => "base", _ => "nom" };
    }

    private Frame? FrameOf(Tree tree, int head, Relation relation)
    {
        string word = Lemma(tree, head);
        var token = tree[head];
        if (token.Tag is PartOfSpeech.Adj || (tree.Child(head, Relation.Cop) >= 0 && token.Tag is not PartOfSpeech.Noun)) return FrameTable.Own.Of(FrameKind.Adjective, word);
        if (token.Tag is PartOfSpeech.Noun) return relation is Relation.Acl or Relation.Ccomp ? FrameTable.Own.Of(FrameKind.Noun, word) : null;
        if (tree.Child(head, Relation.Compound_prt) is >= 0 and var particle) word = $"{word} {tree.Word(particle).ToString().ToLowerInvariant()}";
        return FrameTable.Own.Of(FrameKind.Verb, word);
    }

    private string Lemma(Tree tree, int token) => lemma(tree.Text, tree[token]).ToLowerInvariant();
}
