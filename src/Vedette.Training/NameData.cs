using System.Text.Json;
using System.Xml.Linq;
using Vedette.Language;

namespace Vedette.Training;

/// <summary>A sentence of a name corpus: its words and of each the type of the name that it belongs to, with the name's first word marked.</summary>
internal sealed record NamedWords(string[] Words, byte[] Types, bool[] Begins)
{
    /// <summary>The labels that the finder gives.</summary>
    public byte[] Labels()
    {
        var labels = new byte[Words.Length];
        for (int i = 0; i < labels.Length; i++)
            if (Types[i] > 0) labels[i] = NameLabels.Of(Types[i], Begins[i], i + 1 == labels.Length || Begins[i + 1] || Types[i + 1] != Types[i]);
        return labels;
    }

    public static NamedWords Of(string[] words, IEnumerable<(int Start, int End, byte Type)> names)
    {
        var (types, begins) = (new byte[words.Length], new bool[words.Length]);
        // The longest name wins; of equals, the first.
        foreach (var (start, end, type) in names.OrderByDescending(n => n.End - n.Start))
        {
            if (type == 0 || types.AsSpan(start, end - start).ContainsAnyExcept((byte)0)) continue;
            types.AsSpan(start, end - start).Fill(type);
            begins[start] = true;
        }
        return new(words, types, begins);
    }
}

/// <summary>The name corpora, each brought to persons, organisations and places; all other types are no names here, and so are peoples ("Russian"), which come from the gazetteer.</summary>
internal static class NameData
{
    /// <summary>Documents of an IOB2 file; sentences whose <c>sent_id</c> differs in its last number alone are one document when <paramref name="documents"/>.</summary>
    public static IEnumerable<NamedWords[]> Iob(string path, bool documents)
    {
        List<NamedWords> document = [];
        string? stem = null, next = null;
        List<(string Word, string Label)> rows = [];
        foreach (string line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains('\t', StringComparison.Ordinal))
            {
                if (line.StartsWith("# sent_id = ", StringComparison.Ordinal)) next = line[12..line.LastIndexOf('-')];
                continue;
            }
            if (line.Length > 0)
            {
                var columns = line.Split('\t');
                rows.Add((columns[^2], columns[^1]));
                continue;
            }
            if (rows.Count == 0) continue;
            if (document.Count > 0 && (!documents || next != stem))
            {
                yield return [.. document];
                document = [];
            }
            stem = next;
            byte[] types = [.. rows.Select(r => TypeOf(r.Label.Length > 2 ? r.Label[2..] : ""))];
            document.Add(new([.. rows.Select(r => r.Word)], types, [.. rows.Select((r, i) => types[i] > 0 && (r.Label[0] == 'B' || i == 0 || types[i - 1] != types[i]))]));
            rows = [];
        }
        if (document.Count > 0) yield return [.. document];
    }

    /// <summary>Documents of GUM: names are mentions whose head words are proper nouns, cut down to these.</summary>
    public static IEnumerable<NamedWords[]> Gum(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var sentences = json.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.EnumerateArray().Select(w => (Form: w[0].GetString()!, Tag: w[1].GetString()!)).ToArray()).ToArray();
            var names = sentences.Select(_ => new List<(int, int, byte)>()).ToArray();
            foreach (var mention in json.RootElement.GetProperty("mentions").EnumerateArray())
            {
                byte type = TypeOf(mention.GetProperty("type").GetString()!);
                int sentence = mention.GetProperty("sent").GetInt32(), start = mention.GetProperty("start").GetInt32();
                int[] heads = [.. mention.GetProperty("minspan").GetString()!.Split(',').Select(n => start + int.Parse(n) - 1)];
                var words = sentences[sentence];
                int first = heads.Min(), last = heads.Max();
                if (type == 0 || last >= words.Length || !heads.All(h => words[h].Tag is "PROPN" || (h == first && heads.Length > 1))) continue;
                names[sentence].Add((first, last + 1, type));
            }
            yield return [.. sentences.Select((s, i) => NamedWords.Of([.. s.Select(w => w.Form)], names[i]))];
        }
    }

    /// <summary>Documents of MEANTIME: the named mentions of the annotated sentences.</summary>
    public static IEnumerable<NamedWords[]> Meantime(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            var root = XDocument.Load(path).Root!;
            var tokens = root.Elements("token").Select(t => (Id: (string)t.Attribute("t_id")!, Sentence: (int)t.Attribute("sentence")!, Word: t.Value)).ToArray();
            var at = tokens.Select((t, i) => (t.Id, i)).ToDictionary(p => p.Id, p => p.i);
            var markables = root.Element("Markables")!;
            var types = markables.Elements("ENTITY").ToDictionary(e => (string)e.Attribute("m_id")!, e => TypeOf((string?)e.Attribute("ent_type") ?? ""));
            var typeOf = root.Element("Relations")!.Elements("REFERS_TO").SelectMany(r => r.Elements("source").Select(s => ((string)s.Attribute("m_id")!, types.GetValueOrDefault((string)r.Element("target")!.Attribute("m_id")!))))
                .DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2);
            var named = markables.Elements("ENTITY_MENTION").Where(m => (string?)m.Attribute("syntactic_type") is "NAM" && m.Elements("token_anchor").Any())
                .Select(m => (Type: typeOf.GetValueOrDefault((string)m.Attribute("m_id")!), Words: m.Elements("token_anchor").Select(a => at[(string)a.Attribute("t_id")!]).ToArray())).ToArray();
            yield return [.. tokens.Select((t, i) => (t, i)).GroupBy(p => p.t.Sentence).Where(g => g.Key <= 5).Select(g =>
            {
                int start = g.First().i, count = g.Count();
                return NamedWords.Of([.. g.Select(p => p.t.Word)], named.Where(n => n.Words.Min() >= start && n.Words.Max() < start + count).Select(n => (n.Words.Min() - start, n.Words.Max() + 1 - start, n.Type)));
            })];
        }
    }

    private static byte TypeOf(string type) => type.ToUpperInvariant() switch
    {
        "PER" or "PERSON" => 1,
        "ORG" or "ORGANIZATION" or "ORGANISATION" or "CORPORATION" or "GROUP" => 2,
        "LOC" or "LOCATION" or "PLACE" or "GPE" => 3,
        _ => 0,
    };
}
