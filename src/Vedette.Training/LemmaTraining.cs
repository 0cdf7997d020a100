using Vedette.Language;

namespace Vedette.Training;

/// <summary>Learns which words break the spelling rules.</summary>
internal static class LemmaTraining
{
    public static Lemmatiser Train(GoldSentence[] gold)
    {
        var counts = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var rules = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var key = new char[65];
        foreach (var s in gold)
        {
            for (int i = 0; i < s.Words.Length; i++)
            {
                if (s.Words[i].Length >= 64 || s.Lemmas[i] == "_") continue;
                Lemmatiser.KeyOf(s.Words[i], s.Tags[i], key);
                string k = new(key, 0, s.Words[i].Length + 1);
                if (!counts.TryGetValue(k, out var lemmas)) counts[k] = lemmas = new(StringComparer.Ordinal);
                lemmas[s.Lemmas[i]] = lemmas.GetValueOrDefault(s.Lemmas[i]) + 1;
                if (!rules.TryGetValue(k, out var byRule)) rules[k] = byRule = new(StringComparer.Ordinal);
                byRule.Add(Lemmatiser.ByRule(s.Words[i], s.Tags[i], s.Fine[i]));
            }
        }
        var exceptions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (k, lemmas) in counts)
        {
            string best = lemmas.OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).First().Key;
            if (rules[k].Count > 1 || !rules[k].Contains(best)) exceptions[k] = best;
        }
        return new Lemmatiser(exceptions);
    }
}
