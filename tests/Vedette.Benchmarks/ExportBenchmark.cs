using System.Collections.Immutable;
using System.Diagnostics;
using Vedette.Extract.Places;
using Vedette.Language;
using Vedette.Model;
using Vedette.Tell.Export;

/// <summary>Records streamed out in every form: rows a second, and the memory that stays while they pass.</summary>
internal static class ExportBenchmark
{
    /// <summary>More than the buffers and tables of a writer need.</summary>
    private const long Bound = 8_000_000;

    public static int Run(int rows)
    {
        const string Text = "Sarvian warships sailed through the Bering Strait on 3 May 2031, the Coast Guard of Norland said: \"nine of them\".";
        var id = new DocumentId(1);
        var told = new Event { Id = new(2), Document = id, Type = EventType.Mobilize, Actors = ["RUSMIL"], Recipients = ["USA"], Contexts = ["military"], Status = EventStatus.Alleged, When = When.Parse("2031-05-03"), Place = "Bering Strait", Span = new(0, 63), MadeBy = new("bench", "1") };
        var claim = new Claim { Id = new(3), Document = id, Content = [new(0, 63)], Source = [new(65, 92)], Cue = [new(93, 97)], Speaker = "Coast Guard of Norland", SpeakerType = SpeakerType.Organisation, Kind = ClaimKind.Assertion, Certainty = Certainty.Certain, MadeBy = new("bench", "1") };
        var reading = new Reading
        {
            Document = new() { Id = id, Item = new(4), Address = "bench/a.txt", Name = "a", Text = Text, Title = "Ships", Outlet = "Courier", Url = "https://courier.example/a", Published = When.Parse("2031-05-04") },
            Sentences = [new(0, Text.Length)],
            Names = [new(new(36, 49), EntityKind.Place, new(5), "Bering Strait", null)],
            Claims = [claim],
            Events = [told],
        };
        var origin = new Origin { Id = new(6), Speaker = claim.Speaker, SpeakerType = claim.SpeakerType, Claims = [claim.Id], Documents = [id] };
        IEnumerable<ClaimRecord> Claims(int n) => Enumerable.Range(0, n).Select(_ => new ClaimRecord(reading, claim, origin));
        IEnumerable<EventRecord> Events(int n) => Enumerable.Range(0, n).Select(_ => new EventRecord(reading, told));
        (string Name, Func<int, Exported> Write)[] forms =
        [
            ("claims csv", n => RecordLines.Csv(Stream.Null, PictureColumns.Claims, Claims(n))),
            ("claims jsonl", n => RecordLines.Json(Stream.Null, PictureColumns.Claims, Claims(n))),
            ("claims geojson", n => GeoJson.Claims(Stream.Null, Claims(n), PlaceTable.Own)),
            ("events csv", n => RecordLines.Csv(Stream.Null, PictureColumns.Events, Events(n))),
            ("events geojson", n => GeoJson.Events(Stream.Null, Events(n), [], PlaceTable.Own)),
            ("events plover", n => Plover.Write(Stream.Null, Events(n), PlaceTable.Own)),
            ("events gdelt", n => TabLines.Gdelt(Stream.Null, Events(n), PlaceTable.Own)),
            ("events phoenix", n => TabLines.Phoenix(Stream.Null, Events(n))),
        ];
        bool isFlat = true;
        foreach (var (name, write) in forms)
        {
            write(1000);
            long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
            int passed = 0;
            // Held against the bound while rows pass, not after: a growing buffer would be gone by then.
            var clock = Stopwatch.StartNew();
            using (var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before), null, 500, 500)) passed = (int)write(rows).Written;
            double seconds = clock.Elapsed.TotalSeconds;
            isFlat &= most < Bound;
            Console.WriteLine($"{name,-15} {passed:N0} rows in {seconds,5:F1} s ({passed / seconds / 1000,4:F0} thousand/s on one core), at most {most / 1e6,4:F1} MB kept while they passed");
        }
        Console.WriteLine(isFlat ? $"flat: under {Bound / 1e6:F0} MB in every form" : $"NOT flat: over {Bound / 1e6:F0} MB");
        return isFlat ? 0 : 1;
    }
}
