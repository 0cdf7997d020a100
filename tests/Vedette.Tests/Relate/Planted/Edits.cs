using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Tests.Relate.Planted;

/// <summary>One change that a retelling made: the sentence as the source had it and as the copy has it.</summary>
internal sealed record PlantedDrift(DriftKind Kind, string Before, string After);

/// <summary>Edits that a desk makes, by rule. An edit that finds nothing to change gives null.</summary>
internal static partial class Edits
{
    private static readonly (string From, string To)[] Harder =
        [("could", "will"), ("may have", "has"), ("may", "will"), ("might", "will"), ("would probably", "would"), ("was probably", "was"), ("had probably", "had"), ("probably ", "")];

    private static readonly string[] Openings = ["", "Today: ", "The morning's news: ", "In brief: ", "From our region: ", "What we know: "];

    /// <summary>Words that may stand for each other without changing what is said.</summary>
    private static readonly (string From, string[] To)[] Synonyms =
    [
        ("said that", ["stated that", "declared that"]),
        ("told reporters that", ["said to journalists that", "explained to the press that"]),
        ("told the town council that", ["said before the town council that", "informed the town council that"]),
        ("warned that", ["cautioned that", "gave warning that"]),
        ("about", ["roughly", "around"]),
        ("more than", ["over", "upwards of"]),
        ("began to vote", ["started voting", "went to the vote"]),
        ("crews", ["workers", "teams"]),
        ("lay down work", ["stop work", "down tools"]),
        ("rose", ["climbed", "went up"]),
        ("risen", ["climbed", "gone up"]),
        ("found", ["discovered", "come upon"]),
        ("families", ["households", "kin"]),
        ("road", ["street", "highway"]),
        ("shut", ["closed", "barred"]),
        ("close", ["shut", "shut down"]),
        ("fell", ["dropped", "sank"]),
        ("fallen", ["dropped", "sunk"]),
        ("cut", ["severed", "broken"]),
        ("counted", ["tallied", "recorded"]),
        ("patients", ["sick people", "cases"]),
        ("doctors", ["physicians", "medics"]),
        ("Doctors", ["Physicians", "Medics"]),
        ("barge", ["river boat", "lighter"]),
        ("inquiry", ["investigation", "probe"]),
        ("opened", ["launched", "set up"]),
        ("missing", ["lost", "gone"]),
        ("guards", ["sentries", "watchmen"]),
        ("sent", ["dispatched", "ordered"]),
        ("ships", ["vessels", "craft"]),
        ("ship", ["vessel", "craft"]),
        ("repairs", ["mending", "works"]),
        ("prices", ["costs", "rates"]),
        ("firms", ["companies", "businesses"]),
        ("wages", ["pay", "earnings"]),
        ("jobs", ["posts", "work"]),
        ("mill", ["plant", "works"]),
        ("wolves", ["wolf packs", "predators"]),
        ("herds", ["cattle", "flocks"]),
        ("farmers", ["growers", "landowners"]),
        ("Farmers", ["Growers", "Landowners"]),
        ("government", ["cabinet", "administration"]),
        ("museum", ["gallery", "collection"]),
        ("lakes", ["reservoirs", "basins"]),
        ("water", ["supplies", "reserves"]),
        ("began", ["started", "set out"]),
        ("return", ["come back", "reappear"]),
        ("hold", ["keep", "carry"]),
        ("bought", ["purchased", "acquired"]),
        ("weekend", ["end of the week", "rest of the week"]),
        ("in the past", ["during the last", "over the last"]),
        ("wanted", ["sought", "asked for"]),
        ("passengers", ["travellers", "people"]),
        ("hospital", ["clinic", "infirmary"]),
        ("accident", ["mishap", "misfortune"]),
        ("trucks", ["lorries", "wagons"]),
        ("contract", ["agreement", "deal"]),
        ("pieces", ["parts", "items"]),
        ("small", ["slight", "low"]),
        ("at once", ["immediately", "right away"]),
        ("again", ["once more", "anew"]),
        ("denied that", ["rejected claims that", "disputed that"]),
        ("nobody", ["no one", "not a soul"]),
        ("two thirds", ["two in three", "66 percent"]),
        ("half", ["fifty percent", "one in two"]),
    ];

    public static Article? Trim(Article article, Random random)
    {
        int all = article.Sentences.Count();
        int left = Math.Max(4, all * random.Next(45, 75) / 100);
        // A desk cuts from the end, and now and then a sentence in the middle.
        int hole = random.Next(1, all);
        return article.Map((s, i) => i < left + 1 && (i == 0 || i != hole) ? s : null);
    }

    public static Article Headline(Article article, Random random)
    {
        string[] said = [.. article.Sentences.Select(s => Said().Match(s)).Where(m => m.Success).Select(m => m.Groups["content"].Value).DefaultIfEmpty(article.Sentences.First())];
        string[] words = said[random.Next(said.Length)].TrimEnd('.').Split(' ');
        string title = string.Join(' ', words.Take(Math.Min(words.Length, random.Next(5, 9))));
        return article with { Title = Openings[random.Next(Openings.Length)] + char.ToUpperInvariant(title[0]) + title[1..] };
    }

    public static Article Merge(Article first, Article second, Random random)
    {
        int cut = random.Next(3, 6), rest = random.Next(3, 6);
        var a = first.Map((s, i) => i < cut + 1 ? s : null);
        var b = second.Map((s, i) => i < rest + 1 ? s : null);
        return new(first.Title, [.. a.Paragraphs, .. b.Paragraphs]);
    }

    /// <summary>Synonyms by table, attributions put after what they introduce, now and then a sentence left out.</summary>
    public static Article Paraphrase(Article article, Random random) => article.Map((s, i) =>
    {
        if (i > 1 && random.Next(8) == 0) return null;
        foreach (var (from, to) in Synonyms)
            if (random.Next(2) > 0) s = Regex.Replace(s, $@"\b{from}\b", to[random.Next(to.Length)]);
        if (random.Next(2) == 0 && Said().Match(s) is { Success: true } said && said.Groups["cue"].Value is "said" or "stated" && !said.Groups["content"].Value.Contains('“', StringComparison.Ordinal))
        {
            string content = said.Groups["content"].Value.TrimEnd('.'), who = said.Groups["who"].Value;
            s = $"{char.ToUpperInvariant(content[0])}{content[1..]}, {(Pronoun().IsMatch(who) ? who.ToLowerInvariant() : who)} {said.Groups["cue"].Value}.";
        }
        return s;
    });

    public static (Article, PlantedDrift)? Harden(Article article, Random random) => Change(article, random, DriftKind.Certainty, s => Harder
        .Where(h => !s.Contains('“', StringComparison.Ordinal) && Regex.IsMatch(s, $@"\b{h.From}\b"))
        .Select(h => Regex.Replace(s, h.From.EndsWith(' ') ? $@"\b{h.From}" : $@"\b{h.From}\b", h.To)).FirstOrDefault());

    public static (Article, PlantedDrift)? LoseCondition(Article article, Random random) =>
        Change(article, random, DriftKind.ConditionLost, s => Condition().IsMatch(s) ? Condition().Replace(s, "") : null);

    public static (Article, PlantedDrift)? Oblige(Article article, Random random) =>
        Change(article, random, DriftKind.Obligation, s => s.Contains(" should ", StringComparison.Ordinal) ? s.Replace(" should ", " must ", StringComparison.Ordinal) : null);

    public static (Article, PlantedDrift)? ChangeNumber(Article article, Random random) => Change(article, random, DriftKind.Quantity, s =>
        Number().IsMatch(s) && !Year().IsMatch(s) ? Number().Replace(s, m => (int.Parse(m.Value.Replace(",", "", StringComparison.Ordinal)) * 3).ToString(m.Value.Contains(',', StringComparison.Ordinal) ? "N0" : "0", System.Globalization.CultureInfo.InvariantCulture), 1) : null);

    public static (Article, PlantedDrift)? LoseAttribution(Article article, Random random) =>
        Change(article, random, DriftKind.AttributionLost, s => Said().Match(s) is { Success: true } m && m.Groups["content"].Value is var c ? char.ToUpperInvariant(c[0]) + c[1..] : null, keepNext: true);

    /// <summary>Another person of the same article is given the words.</summary>
    public static (Article, PlantedDrift)? SwapSpeaker(Article article, Random random)
    {
        string[] people = [.. article.Sentences.Select(s => Said().Match(s)).Where(m => m.Success).Select(m => m.Groups["who"].Value).Where(w => FullName().IsMatch(w)).Distinct()];
        if (people.Length < 2) return null;
        return Change(article, random, DriftKind.Speaker, s =>
            Said().Match(s) is { Success: true } m && FullName().IsMatch(m.Groups["who"].Value) && people.Where(p => p != m.Groups["who"].Value).ToArray() is { Length: > 0 } others
                ? others[random.Next(others.Length)] + s[m.Groups["who"].Length..] : null, keepNext: true);
    }

    /// <param name="keepNext">Leave a sentence alone when the next one points back to its speaker.</param>
    private static (Article, PlantedDrift)? Change(Article article, Random random, DriftKind kind, Func<string, string?> change, bool keepNext = false)
    {
        string[] sentences = [.. article.Sentences];
        var open = Enumerable.Range(0, sentences.Length).Where(i => !keepNext || i + 1 == sentences.Length || !Pronoun().IsMatch(sentences[i + 1])).ToArray();
        random.Shuffle(open);
        foreach (int i in open)
            if (change(sentences[i]) is { } changed && changed != sentences[i])
                return (article.With(sentences[i], changed), new(kind, sentences[i], changed));
        return null;
    }

    [GeneratedRegex(@"^(?<who>[^,“”]{2,70}?(?:, [^,“”]{2,50},)?) (?<cue>said|stated|told [a-z ]+|told the \p{Lu}\w+ \p{Lu}\w+|warned|denied) that (?<content>.+)$")]
    private static partial Regex Said();

    [GeneratedRegex(@"\p{Lu}\p{L}+ \p{Lu}\p{L}+")]
    private static partial Regex FullName();

    [GeneratedRegex(@"^(She|He|It|They)\b")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@" if [^,.]+(?=[,.])")]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b\d+(,\d{3})?\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();
}
