using System.Diagnostics;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Benchmarks;

/// <summary>Made documents of twelve names each: entities from nothing, and one document more, with how long each takes.</summary>
internal static class EntityBenchmark
{
    private const int Names = 12, More = 1000;

    public static int Run(int documents)
    {
        var sheets = Enumerable.Range(0, documents + More).Select(d => NameSheet.Of(Made(d, documents))).ToArray();
        var watch = Stopwatch.StartNew();
        var entities = new Entities();
        entities.Update([], sheets[..documents], NameRulings.None);
        double whole = watch.Elapsed.TotalSeconds;
        var times = new double[More];
        for (int i = 0; i < More; i++)
        {
            watch.Restart();
            entities.Update([], [sheets[documents + i]], NameRulings.None);
            times[i] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        watch.Restart();
        int things = entities.All.Length;
        Console.WriteLine($"{documents} documents, {things} things: from nothing {whole:0.0} s; one more: median {times[More / 2]:0.000} ms, 95th percentile {times[More * 95 / 100]:0.000} ms, longest {times[^1]:0.0} ms; the list {watch.Elapsed.TotalMilliseconds:0.0} ms");
        return 0;
    }

    /// <summary>A few names in most documents, many in few: as names are in the news.</summary>
    private static Reading Made(int number, int documents)
    {
        var random = new Random(number);
        string[] given = ["Sergei", "Anna", "Igor", "Lena", "Piet", "Odo", "Mira", "Pim", "Karl", "Ines", "Hugo", "Ada"];
        var (text, names) = (new System.Text.StringBuilder(), new List<Name>());
        for (int n = 0; n < Names; n++)
        {
            double rank = Math.Pow(random.NextDouble(), 4);
            int who = (int)(rank * (documents + 20));
            var random2 = new Random(who);
            string family = string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"BDKLMPRTVZ"[random2.Next(10)]}{"aeiou"[random2.Next(5)]}").Select((s, i) => i == 0 ? s : s.ToLowerInvariant())) + "ns"[random2.Next(2)];
            var (written, kind, country) = (who % 4) switch
            {
                0 => ("China", EntityKind.Country, "CHN"),
                1 => ($"{family} Council", EntityKind.Organisation, (string?)null),
                2 => (random.Next(3) == 0 ? family : $"{given[random2.Next(12)]} {family}", EntityKind.Person, null),
                _ => ($"{given[random2.Next(12)]} {family}", EntityKind.Person, null),
            };
            names.Add(new(new(text.Length, text.Length + written.Length), kind, new(ContentHash.Of(written)), written, country));
            text.Append(written).Append(" spoke. ");
        }
        var id = new DocumentId(ContentHash.Of("made", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return new() { Document = new() { Id = id, Item = new(id.Hash), Address = "made", Name = "made", Text = text.ToString() }, Names = [.. names] };
    }
}
