using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tests.Relate.Planted;

/// <summary>A document of the planted set with all that is known of how it was made.</summary>
/// <param name="Class">The edit; <c>parent</c> and <c>independent</c> were written by people.</param>
internal sealed record PlantedDocument(string Name, string Class, Article Article, Document Document, ImmutableArray<string> Sources, PlantedDrift? Drift)
{
    /// <summary>The words below the headline.</summary>
    public string Body { get; } = (Article with { Title = "" }).Text;
}

/// <summary>
/// A synthetic set with known derivations: own reports (<c>corpus/derived</c>), each edited by rule in every class. One document in five has no date, one copy in seven has the day
/// of its source, one copy in four credits its source's outlet; so time tells the direction of two edges in three. The seed tells the whole set.
/// </summary>
internal sealed class PlantedSet
{
    private static readonly string[] Outlets = ["Northern Wire", "Belmark Courier", "Sarn Tribune", "Veshny Log", "Helm Gazette", "Dunmoor Herald", "Strait Observer", "Ostra Post", "Harbour Mail", "Valley Echo"];
    private static readonly DateOnly FirstDay = new(2031, 3, 3);
    private readonly Random random;
    private readonly List<PlantedDocument> documents = [];
    private readonly Dictionary<string, int> days = new(StringComparer.Ordinal);

    private PlantedSet(int seed)
    {
        random = new(seed);
        string[] files = [.. Directory.EnumerateFiles(Repository.At("corpus", "derived", "parents"), "*.txt").Order(StringComparer.Ordinal)];
        var parents = files.Select(Parent).ToArray();
        foreach (string file in Directory.EnumerateFiles(Repository.At("corpus", "derived", "independent"), "*.txt").Order(StringComparer.Ordinal))
            Put(Path.GetFileNameWithoutExtension(file) + "-independent", "independent", Read(file), days[Path.GetFileNameWithoutExtension(file)], [], null);
        for (int p = 0; p < parents.Length; p++) Derive(parents[p], parents[(p + 1) % parents.Length]);
    }

    public static ImmutableArray<PlantedDocument> Of(int seed) => [.. new PlantedSet(seed).documents];

    private static Article Read(string file) => Article.Parse(File.ReadAllText(file).Replace("\r", "", StringComparison.Ordinal));

    private PlantedDocument Parent(string file, int number) => Put(Path.GetFileNameWithoutExtension(file), "parent", Read(file), 9 * number, [], null);

    private void Derive(PlantedDocument parent, PlantedDocument other)
    {
        var article = parent.Article;
        Child("verbatim", parent, article);
        var trimmed = Child("trimmed", parent, Edits.Trim(article, random)!);
        var headline = Child("new headline", parent, Edits.Headline(article, random));
        Child("merged", [parent, other], Edits.Merge(article, other.Article, random), null);
        var paraphrased = Child("paraphrased", parent, Edits.Paraphrase(article, random));
        Drifted("hedge hardened", parent, Edits.Harden);
        Drifted("condition lost", parent, Edits.LoseCondition);
        Drifted("obligation", parent, Edits.Oblige);
        Drifted("number changed", parent, Edits.ChangeNumber);
        Drifted("attribution lost", parent, Edits.LoseAttribution);
        Drifted("speaker swapped", parent, Edits.SwapSpeaker);
        // Copies of copies.
        Child("trimmed", headline, Edits.Trim(headline.Article, random)!);
        Child("paraphrased", trimmed, Edits.Paraphrase(trimmed.Article, random));
        Drifted("hedge hardened", paraphrased, Edits.Harden);
    }

    private void Drifted(string edit, PlantedDocument source, Func<Article, Random, (Article, PlantedDrift)?> change)
    {
        var article = random.Next(2) == 0 ? source.Article : Edits.Headline(source.Article, random);
        if (random.Next(3) == 0) article = Edits.Trim(article, random)!;
        if (change(article, random) is var (changed, drift)) Child(edit, [source], changed, drift);
    }

    private PlantedDocument Child(string edit, PlantedDocument source, Article article) => Child(edit, [source], article, null);

    private PlantedDocument Child(string edit, PlantedDocument[] sources, Article article, PlantedDrift? drift)
    {
        int day = sources.Max(s => days[s.Name]) + (random.Next(7) == 0 ? 0 : random.Next(1, 4));
        string? credit = random.Next(4) == 0 ? sources[0].Document.Outlet : null;
        return Put($"{sources[0].Name}-{edit.Replace(' ', '-')}", edit, article, day, [.. sources.Select(s => s.Name)], drift, credit);
    }

    private PlantedDocument Put(string name, string edit, Article article, int day, ImmutableArray<string> sources, PlantedDrift? drift, string? credit = null)
    {
        days[name] = day;
        string text = article.Text;
        int end = text.Length;
        if (credit is not null) text += $"\n({credit})\n";
        var document = new Document
        {
            Id = new(ContentHash.Of("planted", name, text)), Item = new(ContentHash.Of("planted", name)), Address = name, Name = name, Text = text, Title = article.Title, TitleSpan = new(0, article.Title.Length),
            Outlet = Outlets[random.Next(Outlets.Length)], Language = "en",
            Published = random.Next(5) == 0 ? When.Unknown : When.Parse(FirstDay.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            Credits = credit is null ? [] : [new("agency", credit, new(end + 2, end + 2 + credit.Length))],
        };
        var made = new PlantedDocument(name, edit, article, document, sources, drift);
        documents.Add(made);
        return made;
    }
}
