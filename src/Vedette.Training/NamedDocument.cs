using Vedette.Language;

namespace Vedette.Training;

/// <summary>A document of a corpus as the finder sees it.</summary>
internal sealed class NamedDocument(NamedWords[] gold, Grammar grammar, Gazetteer gazetteer, byte habit)
{
    public NamedSentence[] Sentences { get; } = Array.ConvertAll(gold, sentence => new NamedSentence(sentence, grammar, gazetteer, habit));

    /// <summary>Which part of the data it is of, so that it is first read by a tagger that has not seen it.</summary>
    public int Fold { get; init; }

    public void Recall(NameTagger first)
    {
        var memory = new DocumentMemory();
        var labels = Array.ConvertAll(Sentences, s => first.Label(s.Seen, [], new()));
        for (int i = 0; i < labels.Length; i++) memory.Add(Sentences[i].Text, Sentences[i].Tokens, labels[i]);
        for (int i = 0; i < labels.Length; i++) Sentences[i].Memory = memory.Recalls(Sentences[i].Text, Sentences[i].Tokens, labels[i]);
    }
}

/// <summary>A sentence of a corpus as the finder sees it, with its labels.</summary>
internal sealed class NamedSentence
{
    public NamedSentence(NamedWords gold, Grammar grammar, Gazetteer gazetteer, byte habit = 0)
    {
        Text = string.Join(' ', gold.Words);
        var spans = new TextSpan[gold.Words.Length];
        for (int i = 0, at = 0; i < spans.Length; at += gold.Words[i].Length + 1, i++) spans[i] = new(at, at + gold.Words[i].Length);
        Tokens = [.. grammar.ParseWords(Text, spans).Tokens];
        Seen = NameSentence.Of(gazetteer, Text, Tokens);
        Seen.Habit = habit;
        Labels = gold.Labels();
    }

    public string Text { get; }
    public Token[] Tokens { get; }
    public NameSentence Seen { get; }
    public byte[] Labels { get; }
    public DocumentMemory.Recall[] Memory { get; set; } = [];
}
