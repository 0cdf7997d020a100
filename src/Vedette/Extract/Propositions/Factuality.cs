using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// How far a sentence holds that what one of its words tells happened or is so: from -3 (certainly not) to 3 (certainly). Read from the words over it and beside it:
/// negation, modals, verbs that put it forward or deny it (Karttunen 1971), conditions, aims and questions. It is what the text says, not what is so.
/// </summary>
public sealed class Factuality(Func<string, Token, string> lemma)
{
    /// <summary>Words over a word that are still asked.</summary>
    private const int Highest = 8;

    private static readonly HashSet<string> Made = new(StringComparer.Ordinal) { "make", "let", "get", "help", "see", "hear", "watch", "have", "cause", "force", "lead", "allow", "enable", "use", "love", "like", "enjoy", "hate", "remember", "regret", "bother", "dare", "stand", "sit", "feel", "find", "spend" };

    /// <param name="predicate">The index of the word in the sentence.</param>
    public double Of(string text, Sentence sentence, int predicate)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicate, (uint)sentence.Count);
        var tree = new Tree(text, sentence);
        var (standing, asked) = Read(tree, predicate);
        double score = Score(standing.Modality);
        if (standing.Polarity is Polarity.Negative) score = standing.Modality is Modality.Actual ? -2.3 : -Math.Max(0.6, score) * 0.8;
        return asked ? score * 0.2 : score;
    }

    /// <summary>Means of what annotators answered for plain cases of each modality in the training part of UDS-IH2 (White et al. 2016, Rudinger et al. 2018).</summary>
    private static double Score(Modality modality) => modality switch
    {
        Modality.Actual => 2.3,
        Modality.Expected => 1.1,
        Modality.Probable => 1.0,
        Modality.Intended => 0.2,
        Modality.Possible => 0.3,
        Modality.Necessary => 0.2,
        _ => -0.3,
    };

    private (Standing Standing, bool Asked) Read(Tree tree, int predicate)
    {
        var standing = Standing.Plain.Beside(tree, predicate);
        int at = predicate;
        for (int steps = 0; steps < Highest; steps++)
        {
            int head = tree[at].Head;
            var relation = tree[at].Relation;
            if (head < 0) break;
            if (relation is Relation.Conj)
            {
                // A coordinated verb without a subject of its own shares the modal and the negation before it.
                if (tree.Child(at, Relation.Nsubj, Relation.Nsubj_pass) < 0 && !HasModal(tree, at)) standing = Combined(standing, Standing.Plain.Beside(tree, head), tree);
                at = head;
                continue;
            }
            if (relation is Relation.Advcl)
            {
                if (tree.Child(at, Relation.Mark) is >= 0 and var mark)
                {
                    if (tree.IsAny(mark, "if", "unless", "whether", "lest")) return (standing.As(Modality.Possible, tree[mark].Span), false);
                    if (tree.Is(mark, "to")) return (standing.As(Modality.Intended, tree[mark].Span), false);
                    if (tree.IsAny(mark, "without")) return (standing.Turned(tree[mark].Span), false);
                }
                return (standing, false);
            }
            if (relation is Relation.Acl_relcl or Relation.Parataxis) return (standing, false);
            bool isComplement = relation is Relation.Xcomp or Relation.Ccomp or Relation.Csubj or Relation.Csubj_pass or Relation.Acl || (relation is Relation.Obj or Relation.Nsubj_pass or Relation.Nmod or Relation.Obl && tree[at].Tag is PartOfSpeech.Verb);
            if (!isComplement) return (standing, false);
            bool infinitive = relation is Relation.Xcomp or Relation.Acl && tree.Child(at, Relation.Mark) is >= 0 and var to && tree.Is(to, "to");
            if (FrameOf(tree, head, relation) is { } frame) standing = standing.Under(frame, tree[head].Span);
            else if (infinitive && !Made.Contains(Lemma(tree, head)) && tree[head].Tag is not PartOfSpeech.Adj) standing = standing.As(Modality.Intended, tree[head].Span);
            if (relation is Relation.Acl && !infinitive) return (standing, false);
            // "did not say that": what hangs on a plain verb of saying keeps its own standing.
            if (relation is Relation.Ccomp && FrameOf(tree, head, relation) is null)
            {
                at = head;
                break;
            }
            standing = Combined(standing, Standing.Plain.Beside(tree, head), tree);
            at = head;
        }
        return (standing, tree.Count > 0 && tree.Is(tree.Count - 1, "?") && tree[at].Head < 0);
    }

    private static Standing Combined(Standing own, Standing above, Tree tree) =>
        (above.Polarity is Polarity.Negative ? own.Turned(tree[0].Span) : own).As(above.Modality, tree[0].Span);

    private static bool HasModal(Tree tree, int verb) => tree.Child(verb, Relation.Aux) >= 0;

    private Frame? FrameOf(Tree tree, int head, Relation relation)
    {
        string word = Lemma(tree, head);
        var token = tree[head];
        if (token.Tag is PartOfSpeech.Adj || tree.Child(head, Relation.Cop) >= 0 && token.Tag is not PartOfSpeech.Noun) return FrameTable.Own.Of(FrameKind.Adjective, word);
        if (token.Tag is PartOfSpeech.Noun) return relation is Relation.Acl or Relation.Ccomp ? FrameTable.Own.Of(FrameKind.Noun, word) : null;
        if (tree.Child(head, Relation.Compound_prt) is >= 0 and var particle) word = $"{word} {tree.Word(particle).ToString().ToLowerInvariant()}";
        return FrameTable.Own.Of(FrameKind.Verb, word);
    }

    private string Lemma(Tree tree, int token) => lemma(tree.Text, tree[token]).ToLowerInvariant();
}
