using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate.Planted;

/// <summary>
/// A synthetic set of its own: of each report two translations, which have their own words also between the quotation marks, and a native retelling of the first of them, which keeps
/// what is quoted to the letter.
/// </summary>
internal sealed partial class PlantedTranslations
{
    private static readonly (Regex Word, string[] Put)[] Words =
        [.. File.ReadAllLines(Repository.At("corpus", "derived", "translations.tsv")).Select(l => l.Split('\t')).OrderByDescending(p => p[0].Length).Select(p => (new Regex($@"\b{p[0]}\b"), p[1..]))];

    /// <summary>How often each of the two has a word of his own: half of a language has but one word for a thing.</summary>
    private static readonly double[] Own = [0.35, 0.85];

    private static readonly DateOnly FirstDay = new(2031, 3, 3);

    private PlantedTranslations(Picture picture)
    {
        var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name.Split('-'));
        foreach (var edge in picture.Lineage)
        {
            var (from, to) = (names[edge.From], names[edge.To]);
            bool isTold = edge.Kind is DerivationKind.Translated, wanted = from[0] == to[0] && (from[1] == "second") != (to[1] == "second");
            if (isTold) Told++;
            if (isTold && wanted) Right++;
        }
        Wanted = names.Count / 3;
        Found = picture.Lineage.Where(e => e.Kind is DerivationKind.Translated && names[e.To][0] == names[e.From][0]).SelectMany(e => new[] { e.From, e.To }).Where(d => names[d][1] == "second").Distinct().Count();
    }

    /// <summary>Second translations that are known for what they are, of all.</summary>
    public int Found { get; }
    public int Wanted { get; }

    /// <summary>Edges told as translated, and those of them that join two translators.</summary>
    public int Told { get; }
    public int Right { get; }

    public static PlantedTranslations Score() => new(new Relater().Relate([.. Documents().Select(d => Weights.Extractor.Extract(d))]));

    private static IEnumerable<Document> Documents()
    {
        var random = new Random(20310303);
        int day = 0;
        foreach (string file in Directory.EnumerateFiles(Repository.At("corpus", "derived", "parents"), "*.txt").Order(StringComparer.Ordinal))
        {
            string parent = Path.GetFileNameWithoutExtension(file);
            var quoted = Article.Parse(File.ReadAllText(file).Replace("\r", "", StringComparison.Ordinal)).Map((s, i) => i % 2 == 1 ? Said().Replace(s, m => $"“{char.ToUpperInvariant(m.Groups["what"].Value[0])}{m.Groups["what"].Value[1..]},” {m.Groups["who"].Value} said.") : s);
            var first = quoted.Map((s, _) => Put(s, 0, random)) with { Title = Put(quoted.Title, 0, random) };
            yield return Document($"{parent}-first", first, day);
            yield return Document($"{parent}-second", quoted.Map((s, _) => Put(Turned(s), 1, random)) with { Title = Put(quoted.Title, 1, random) }, day + 1);
            yield return Document($"{parent}-native", first.Map((s, _) => string.Concat(Quotation().Split(s).Select((part, i) => i % 2 == 0 ? Put(part, 1, random) : part))), day + 2);
            day += 9;
        }
    }

    /// <summary>Each word of the list as one of the translators has it; what one word was put for is not put for another.</summary>
    private static string Put(string text, int translator, Random random)
    {
        var put = new List<string>();
        foreach (var (word, by) in Words)
            text = word.Replace(text, found =>
            {
                if (random.NextDouble() >= Own[translator]) return found.Value;
                put.Add(by[translator]);
                return $"\u0001{put.Count - 1}\u0002";
            });
        return Marked().Replace(text, m => put[int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    /// <summary>Who said it goes before what was said, and in a quotation the condition before what hangs on it.</summary>
    private static string Turned(string sentence) => Condition().Replace(Said().Replace(sentence, m => $"According to {m.Groups["who"].Value}, {m.Groups["what"].Value}."), m => $"“If {m.Groups["if"].Value}, {char.ToLowerInvariant(m.Groups["then"].Value[0])}{m.Groups["then"].Value[1..]},”");

    private static Document Document(string name, Article article, int day) => new()
    {
        Id = new(ContentHash.Of("translated", name)), Item = new(ContentHash.Of("translated", name)), Address = name, Name = name, Text = article.Text, Title = article.Title, TitleSpan = new(0, article.Title.Length), Language = "en",
        Published = When.On(FirstDay.AddDays(day)),
    };

    [GeneratedRegex(@"^(?<who>\p{Lu}[^“”]{2,70}?) said that (?<what>[^“”]+)\.$")]
    private static partial Regex Said();

    [GeneratedRegex("“(?<then>[^“”]+) if (?<if>[^“”,]+),”")]
    private static partial Regex Condition();

    [GeneratedRegex("(“[^”]+”)")]
    private static partial Regex Quotation();

    [GeneratedRegex("\u0001(\\d+)\u0002")]
    private static partial Regex Marked();
}
