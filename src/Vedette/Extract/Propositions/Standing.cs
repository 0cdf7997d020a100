using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Polarity and modality as they gather on the way from the main word of a content down to the word that tells the relation.</summary>
internal readonly record struct Standing(Polarity Polarity, Modality Modality, ImmutableArray<TextSpan> Marks)
{
    public static Standing Plain => new(Polarity.Positive, Modality.Actual, []);

    public Standing Turned(TextSpan mark) => this with { Polarity = Polarity is Polarity.Positive ? Polarity.Negative : Polarity.Positive, Marks = Marks.Add(mark) };
    public Standing As(Modality modality, TextSpan mark) => modality is Modality.Actual ? this : this with { Modality = Weaker(Modality, modality), Marks = Marks.Add(mark) };
    public Standing Under(Frame frame, TextSpan mark) => frame.Turns ? Turned(mark).As(frame.Modality, mark) : As(frame.Modality, mark);

    /// <summary>What is needed or advised stays so; of two others the weaker holds: "plans, if possible, to".</summary>
    private static Modality Weaker(Modality a, Modality b) => a > b ? a : b;

    /// <summary>Reads what stands beside a main word: modals, "not", "probably", "no" before its subject or object.</summary>
    public Standing Beside(Tree tree, int head)
    {
        var standing = this;
        foreach (int child in tree.Children(head))
        {
            var span = tree[child].Span;
            switch (tree[child].Relation)
            {
                case Relation.Aux or Relation.Advmod or Relation.Dep when IsNot(tree, child):
                case Relation.Det when tree.Is(child, "no"):
                case Relation.Nsubj or Relation.Nsubj_pass or Relation.Obj when tree.IsAny(child, "nobody", "nothing", "none") || HasNo(tree, child):
                    standing = standing.Turned(span);
                    break;
                case Relation.Aux when ModalOf(tree, child) is var modal and not Modality.Actual:
                    standing = standing.As(modal, span);
                    break;
                case Relation.Advmod when AdverbOf(tree, child) is var adverb and not Modality.Actual:
                    standing = standing.As(adverb, span);
                    break;
            }
        }
        return standing;
    }

    private static bool IsNot(Tree tree, int word) => tree.IsAny(word, "not", "n't", "n’t", "never", "hardly", "scarcely", "neither");
    private static bool HasNo(Tree tree, int noun) => tree.Child(noun, Relation.Det) is >= 0 and var article && tree.IsAny(article, "no", "neither");

    private static Modality ModalOf(Tree tree, int word) =>
        tree.IsAny(word, "can", "ca", "could", "may", "might") ? Modality.Possible
        : tree.IsAny(word, "will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d") ? Modality.Expected
        : tree.Is(word, "must") ? Modality.Necessary
        : tree.IsAny(word, "should", "ought") ? Modality.Advised : Modality.Actual;

    private static Modality AdverbOf(Tree tree, int word) =>
        tree.IsAny(word, "possibly", "perhaps", "maybe", "potentially", "conceivably") ? Modality.Possible
        : tree.IsAny(word, "likely", "probably", "presumably", "apparently", "seemingly") ? Modality.Probable : Modality.Actual;
}
