using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>Through whom a saying came, where one sentence tells it: "quoted by the Herald as saying", "a memo seen by the Herald", "in an interview with the Herald", "reported, citing two officials".</summary>
internal sealed class SpeechCarriers(CueLexicon lexicon, Tree tree, SpeechSources sources)
{
    /// <summary>The heads of the words that name the carriers, outermost first.</summary>
    public ImmutableArray<int> Of(int verb, int source)
    {
        var carriers = ImmutableArray.CreateBuilder<int>();
        if (sources.QuotingVerb(verb) is >= 0 and var quoting && (sources.IsPassive(quoting) ? AgentOf(quoting) : tree.Subject(quoting)) is >= 0 and var quoter) carriers.Add(quoter);
        if (source >= 0 && ShownTo(source) is >= 0 and var reader) carriers.Add(reader);
        if (MetWith(verb) is >= 0 and var asker) carriers.Add(asker);
        return carriers.ToImmutable();
    }

    /// <summary>"a letter seen by the Herald", "documents obtained by Radio Veshny".</summary>
    private int ShownTo(int source)
    {
        foreach (int child in tree.Children(source))
            if (tree[child].Relation is Relation.Acl && tree[child].Fine is FineTag.VBN or FineTag.VBD && tree.IsAny(child, "seen", "obtained", "reviewed", "read", "viewed", "quoted", "cited", "published", "carried", "interviewed", "leaked")) return AgentOf(child);
        return -1;
    }

    /// <summary>"in an interview with the Herald", "in remarks to Radio Veshny".</summary>
    private int MetWith(int verb)
    {
        foreach (int child in tree.Children(verb))
        {
            if (tree[child].Relation is not (Relation.Obl or Relation.Nmod) || !tree.IsAny(child, "interview", "interviews", "conversation", "remarks", "comments", "letter", "email", "article", "op-ed")) continue;
            foreach (int with in tree.Children(child))
                if (tree[with].Relation is Relation.Nmod && tree.Child(with, Relation.Case) is >= 0 and var preposition && tree.IsAny(preposition, "with", "to", "for", "in", "by")) return with;
        }
        // The parser may hang "with the Herald" on the verb.
        foreach (int child in tree.Children(verb))
            if (tree[child].Relation is Relation.Obl && tree.Child(child, Relation.Case) is > 0 and var with && tree.Is(with, "with") && tree.IsAny(with - 1, "interview", "conversation")) return child;
        return -1;
    }

    private int AgentOf(int participle)
    {
        foreach (int child in tree.Children(participle))
            if (tree[child].Relation is Relation.Obl_agent or Relation.Obl && tree.Child(child, Relation.Case) is >= 0 and var by && tree.IsAny(by, "by", "with", "to")) return child;
        return -1;
    }

    /// <summary>"The Herald reported that …, citing two officials": what the Herald reports they said. The wish to be exact about whom it cites makes them the speakers.</summary>
    public void AddCited(ImmutableArray<Utterance>.Builder found)
    {
        for (int i = found.Count - 1; i >= 0; i--)
        {
            var citing = found[i];
            if (citing.CueToken < 0 || !tree.IsAny(citing.CueToken, "citing", "quoting") || sources.ObjectOf(citing.CueToken) is not (>= 0 and var cited) || !MaySay(cited)) continue;
            int lead = -1;
            for (int k = 0; k < found.Count; k++)
                if (k != i && found[k] is { Act: SpeechAct.Say or SpeechAct.Report, CueToken: >= 0, Nominal: false, Cited: false } && (lead < 0 || Math.Abs(found[k].CueToken - citing.CueToken) < Math.Abs(found[lead].CueToken - citing.CueToken))) lead = k;
            if (lead < 0) continue;
            found[i] = citing with { Act = SpeechAct.Hold };
            found.Add(new Utterance(sources.SourceSpans(cited), citing.Cue, found[lead].Content)
            {
                Act = SpeechAct.Say,
                Sentence = citing.Sentence,
                CueToken = citing.CueToken,
                SourceToken = cited,
                CarrierTokens = found[lead].SourceToken >= 0 ? [found[lead].SourceToken] : [],
                Cited = true,
            });
        }
    }

    private bool MaySay(int token) => sources.CanSpeak(token) || lexicon.Speaker(tree.Word(token)) is not SpeakerSort.None || tree.IsAny(token, "filing", "filings", "records", "sources", "papers");
}
