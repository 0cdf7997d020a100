namespace Vedette.Language;

/// <summary>Names of wars and exercises, laws, weapons and documents, which are told by their build alone. Only what is clearly a name.</summary>
internal static class NamePatterns
{
    public static List<(int Start, int End, EntityKind Kind)> Find(string text, ReadOnlySpan<Token> tokens, Gazetteer gazetteer)
    {
        var found = new List<(int, int, EntityKind)>();
        for (int i = 0; i < tokens.Length; i++)
        {
            var (start, end, kind) = At(text, tokens, gazetteer, i);
            if (kind is EntityKind.None) continue;
            if (found.Count > 0 && found[^1].Item2 > start) found.RemoveAt(found.Count - 1);
            found.Add((start, end, kind));
            i = end - 1;
        }
        return found;
    }

    private static (int Start, int End, EntityKind Kind) At(string text, ReadOnlySpan<Token> tokens, Gazetteer gazetteer, int i)
    {
        var word = tokens[i].In(text);
        if (War(text, tokens, gazetteer, i) is (>= 0, var warEnd) war) return (war.Start, warEnd, EntityKind.Event);
        if (word is "Exercise" or "Operation" && CapitalsEnd(text, tokens, i + 1) is var named && named > i + 1) return (i, named, EntityKind.Event);
        if (IsDesignation(text, tokens, i, out int designationEnd)) return (i, designationEnd, EntityKind.Weapon);
        if (word is "Resolution" && i + 1 < tokens.Length && char.IsDigit(text[tokens[i + 1].Start])) return (CapitalsStart(text, tokens, i), i + 2, EntityKind.Law);
        if (word is "Treaty" or "Convention" or "Constitution" && Of(text, tokens, i) is > 0 and var treatyEnd) return (CapitalsStart(text, tokens, i), treatyEnd, EntityKind.Law);
        if (!char.IsUpper(word[0]) || (i + 1 < tokens.Length && char.IsUpper(text[tokens[i + 1].Start]))) return default;
        int start = CapitalsStart(text, tokens, i);
        var kind = word switch
        {
            "Act" or "Treaty" or "Pact" or "Accord" or "Accords" or "Agreement" or "Agreements" or "Convention" or "Protocol" or "Memorandum" or "Charter" or "Amendment" => EntityKind.Law,
            "Report" or "Strategy" or "Outlook" or "Review" or "Communiqué" or "Communique" => i - start > 1 ? EntityKind.Document : EntityKind.None,
            "Paper" => start < i && tokens[i - 1].In(text) is "White" ? EntityKind.Document : EntityKind.None,
            "Summit" or "Olympics" or "Games" => EntityKind.Event,
            "Congress" when Earlier(text, tokens, i, 2) is var ordinal && NameWords.IsOrdinal(ordinal) || NameWords.IsOrdinal(Earlier(text, tokens, i, 1)) => EntityKind.Event,
            _ => EntityKind.None,
        };
        if (kind is EntityKind.Event && word is "Congress")
        {
            start = NameWords.IsOrdinal(Earlier(text, tokens, i, 1)) ? i - 1 : i - 2;
            return (start, i + 1, kind);
        }
        return kind is EntityKind.None || start == i ? default : (start, i + 1, kind);
    }

    private static ReadOnlySpan<char> Earlier(string text, ReadOnlySpan<Token> tokens, int i, int back) => i >= back ? tokens[i - back].In(text) : [];

    /// <summary>"Orsk-Velia war", "Korean War", "World War II", "Cold War": countries, places or an ordinal before the word.</summary>
    private static (int Start, int End) War(string text, ReadOnlySpan<Token> tokens, Gazetteer gazetteer, int i)
    {
        var word = tokens[i].In(text);
        if (word is not ("War" or "war") || i == 0) return (-1, -1);
        int start = i;
        if (word is "War" && tokens[i - 1].In(text) is "World" or "Cold" or "Gulf" or "Civil" or "Vietnam" or "Pacific" or "Winter")
        {
            start = i - 1;
            while (start > 0 && (NameWords.IsOrdinal(tokens[start - 1].In(text)) || tokens[start - 1].In(text) is "Second" or "First" or "American" or "Spanish" or "Syrian")) start--;
            int end = i + 1;
            if (end < tokens.Length && tokens[end].In(text) is "I" or "II" or "One" or "Two" or "1" or "2") end++;
            return (start, end);
        }
        while (start > 0)
        {
            if (tokens[start - 1].In(text) is "-" or "–" && start < i)
            {
                start--;
                continue;
            }
            int length = LengthBehind(text, tokens, gazetteer, start, word is "War");
            if (length == 0 || (start < i && tokens[start].In(text) is not ("-" or "–"))) break;
            start -= length;
        }
        while (start < i && tokens[start].In(text) is "-" or "–") start++;
        return start < i ? (start, i + 1) : (-1, -1);
    }

    /// <summary>The length of the country's name that ends before the token; of peoples' only when the word War is written large: "Korean War".</summary>
    private static int LengthBehind(string text, ReadOnlySpan<Token> tokens, Gazetteer gazetteer, int end, bool peoples)
    {
        for (int length = Math.Min(4, end); length > 0; length--)
            if (gazetteer.Match(text, tokens, end - length, out var thing) == length && (thing!.Kind is EntityKind.Country || (thing.Kind is EntityKind.Nationality && (peoples || tokens[end - length].In(text) is "Sino" or "Russo" or "Indo")))) return length;
        return 0;
    }

    /// <summary>Su-35, F-16V, DF-21D, HIMARS: letters of a known maker or class, then a number.</summary>
    private static bool IsDesignation(string text, ReadOnlySpan<Token> tokens, int i, out int end)
    {
        end = i + 1;
        var word = tokens[i].In(text);
        if (word is "HIMARS" or "ATACMS" or "Iskander" or "Kinzhal" or "Kalibr" or "Oreshnik" or "Tomahawk" or "Tomahawks" or "Javelin" or "Javelins") return true;
        int dash = word.IndexOf('-');
        if (dash > 0) return IsClass(word[..dash]) && dash + 1 < word.Length && char.IsDigit(word[dash + 1]);
        if (!IsClass(word) || i + 2 >= tokens.Length || tokens[i + 1].In(text) is not ("-" or "‑") || !char.IsDigit(text[tokens[i + 2].Start]) || tokens[i + 2].Start != tokens[i + 1].End || tokens[i + 1].Start != tokens[i].End) return false;
        end = i + 3;
        return true;
    }

    private static bool IsClass(ReadOnlySpan<char> letters) => letters is "F" or "B" or "P" or "C" or "E" or "T" or "M" or "Su" or "MiG" or "Tu" or "Il" or "An" or "Ka" or "Mi" or "Yak" or "J" or "JH" or "H" or "Y" or "Z" or "KJ" or "DF" or "JL" or "HQ" or "YJ" or "CJ" or "HN"
        or "S" or "Kh" or "RS" or "SS" or "SM" or "MQ" or "RQ" or "AH" or "UH" or "CH" or "MH" or "KC" or "RC" or "EA" or "AV" or "AK" or "RPG" or "BMP" or "BTR" or "ZBD" or "PLZ" or "AGM" or "AIM" or "MIM" or "BGM";

    /// <summary>"Treaty of Orsk", "Convention on Long Words": where the phrase ends, 0 when it is none.</summary>
    private static int Of(string text, ReadOnlySpan<Token> tokens, int i)
    {
        if (i + 2 >= tokens.Length || tokens[i + 1].In(text) is not ("of" or "on") || !char.IsUpper(text[tokens[i + 2].Start])) return 0;
        return CapitalsEnd(text, tokens, i + 2);
    }

    private static int CapitalsEnd(string text, ReadOnlySpan<Token> tokens, int at)
    {
        while (at < tokens.Length && char.IsUpper(text[tokens[at].Start]) && (at == 0 || text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).IndexOf('\n') < 0)) at++;
        return at;
    }

    /// <summary>Where the capitalised words, and a year before them, begin that end with the token.</summary>
    private static int CapitalsStart(string text, ReadOnlySpan<Token> tokens, int at)
    {
        int last = at;
        while (at > 0 && text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End) is " " or ""
            && (char.IsUpper(text[tokens[at - 1].Start]) || tokens[at - 1].In(text) is "-" || (tokens[at - 1].In(text) is { Length: 4 } year && char.IsDigit(year[0]) && char.IsDigit(year[3])))) at--;
        while (at < last && tokens[at].In(text) is "-" or "The") at++;
        return at;
    }
}
