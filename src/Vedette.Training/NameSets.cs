namespace Vedette.Training;

/// <summary>The name corpora by the short names that the commands take.</summary>
internal static class NameSets
{
    public static IEnumerable<NamedWords[]> Read(string data, string[] sets) => sets.SelectMany(set => set switch
    {
        "uner" => NameData.Iob(Path.Combine(data, "ner", "uner-ewt", "train.iob2"), documents: true),
        "uner-dev" => NameData.Iob(Path.Combine(data, "ner", "uner-ewt", "dev.iob2"), documents: true),
        "wikigold" => NameData.Iob(Path.Combine(data, "ner", "wikigold", "train.iob2"), documents: false),
        "wnut" => NameData.Iob(Path.Combine(data, "ner", "wnut17", "train.iob2"), documents: false),
        "btc" => NameData.Iob(Path.Combine(data, "ner", "btc", "train.iob2"), documents: false),
        "btc-dev" => NameData.Iob(Path.Combine(data, "ner", "btc", "dev.iob2"), documents: false),
        "sec" => NameData.Iob(Path.Combine(data, "ner", "sec-filings", "train.iob2"), documents: false),
        "gum" => Files(Path.Combine(data, "gum", "train"), "*.entities.jsonl").SelectMany(NameData.Gum),
        "gum-dev" => Files(Path.Combine(data, "gum", "dev"), "*.entities.jsonl").SelectMany(NameData.Gum),
        "gum-news-dev" => Files(Path.Combine(data, "gum", "dev"), "GUM_news.entities.jsonl").SelectMany(NameData.Gum),
        "meantime" => NameData.Meantime(Path.Combine(data, "meantime", "corpus_airbus")).Concat(NameData.Meantime(Path.Combine(data, "meantime", "corpus_apple"))),
        _ => throw new ArgumentException($"No corpus of names is called {set}."),
    });

    private static string[] Files(string folder, string pattern) => [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)];
}
