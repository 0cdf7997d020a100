namespace Vedette.Language;

/// <summary>The forms of an English word, made by spelling rules; irregular verbs of saying are listed.</summary>
internal static class Inflection
{
    public static IEnumerable<string> Verb(string lemma)
    {
        yield return lemma;
        yield return Suffixed(lemma, 's');
        string stem = Doubles(lemma) ? lemma + lemma[^1] : lemma.EndsWith('e') && !lemma.EndsWith("ee", StringComparison.Ordinal) ? lemma[..^1] : lemma;
        yield return stem + "ing";
        foreach (string past in Past(lemma, stem)) yield return past;
    }

    public static IEnumerable<string> Noun(string lemma)
    {
        yield return lemma;
        yield return lemma switch
        {
            _ when lemma.EndsWith("man", StringComparison.Ordinal) => lemma[..^3] + "men",
            "person" => "persons",
            _ => Suffixed(lemma, 's'),
        };
    }

    private static IEnumerable<string> Past(string lemma, string stem) => lemma switch
    {
        "say" => ["said"],
        "tell" => ["told"],
        "make" => ["made"],
        "leave" => ["left"],
        "let" or "put" or "set" or "cast" or "hit" => [lemma],
        "take" => ["took", "taken"],
        "give" => ["gave", "given"],
        "go" => ["went", "gone"],
        "come" => ["came"],
        "know" => ["knew", "known"],
        "see" => ["saw", "seen"],
        "hear" => ["heard"],
        "feel" => ["felt"],
        "understand" => ["understood"],
        "speak" => ["spoke", "spoken"],
        "seek" => ["sought"],
        "shoot" => ["shot"],
        "lay" => ["laid"],
        "stand" => ["stood"],
        "spell" => ["spelled", "spelt"],
        "keep" => ["kept"],
        "learn" => ["learned", "learnt"],
        "lead" => ["led"],
        "write" => ["wrote", "written"],
        "think" => ["thought"],
        "find" => ["found"],
        "show" => ["showed", "shown"],
        "swear" => ["swore", "sworn"],
        "forecast" => ["forecast", "forecasted"],
        "prove" => ["proved", "proven"],
        _ when EndsInConsonantY(lemma) => [lemma[..^1] + "ied"],
        _ when lemma.EndsWith('e') => [lemma + "d"],
        _ => [stem + "ed"],
    };

    private static string Suffixed(string word, char s) =>
        EndsInConsonantY(word) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("sh", StringComparison.Ordinal) || word.EndsWith("ch", StringComparison.Ordinal) ? word + "es"
        : word + s;

    private static bool EndsInConsonantY(string word) => word.Length > 1 && word[^1] == 'y' && !IsVowel(word[^2]);

    // The stress falls on the last syllable; English spelling does not show it.
    private static bool Doubles(string lemma) => lemma is "admit" or "commit" or "beg" or "quip" or "rebut" or "snap" or "slam" or "dub" or "stop" or "put" or "let" or "set" or "hit" or "plan" or "refer" or "regret" or "permit";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
