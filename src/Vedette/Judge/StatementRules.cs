using Vedette.Model;

namespace Vedette.Judge;

/// <summary>What the statement of a judgement must be.</summary>
public static class StatementRules
{
    /// <param name="others">The set of words of the judgements that are held on the same problem; null when there are none.</param>
    internal static IEnumerable<Fault> Check(string statement, LikelihoodWord word, WordSet? others)
    {
        var sentence = new ProductSentence(statement, SentenceRole.Judgement);
        string own = ProductLinter.OwnWords(sentence);
        var findings = ProductLinter.Lint([sentence], others ?? word.Set);
        foreach (var finding in findings) yield return finding.ToFault();
        var found = ProductWords.StandardIn(own).ToArray();
        if (findings.IsEmpty && found.Length > 0 && found[0].Word.Step != word.Step)
            yield return new("W675", $"The statement says '{found[0].Word}', the judgement '{word}'. Make them one.", found[0].Where.Start);
        // Of a statement that says nothing of likelihood the linter asks for a word; that it tells confidence is to be said too.
        if (findings.All(f => f.Code != "W670") && ProductWords.Of("confidence", own).FirstOrDefault() is { Where.IsEmpty: false } confidence)
            yield return new("W670", $"The statement tells a confidence ('{confidence.Where.Of(statement)}'), which stands apart from it. Give it with --confidence.", confidence.Where.Start);
    }

    /// <summary>The likelihood word of a statement; null when it has none.</summary>
    public static LikelihoodWord? WordOf(string statement) =>
        ProductWords.StandardIn(ProductLinter.OwnWords(new(statement, SentenceRole.Judgement))).Select(w => (LikelihoodWord?)w.Word).FirstOrDefault();

    /// <summary>Whether a number may be told in the words of this step: the ends of its band belong to it, and what lies outside the scale to the outermost steps.</summary>
    public static bool IsIn(Likelihood step, double probability) =>
        (probability >= step.Low || step == Likelihood.Scale[0]) && (probability <= step.High || step == Likelihood.Scale[^1]);
}
