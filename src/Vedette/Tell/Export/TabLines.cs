using System.Globalization;
using System.Text;
using Vedette.Extract.Places;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>Events as lines with tabs, without a header: rows like GDELT's, lines like Phoenix'. What is not known is left empty.</summary>
internal static class TabLines
{
    private const int GdeltColumns = 61;

    /// <summary>
    /// The 61 columns of the export table of GDELT 2.0. Filled are the number, the day, the actors' codes, the root of the event code where it is sure, the quad class,
    /// the place of the action and the link; tone, scale, counts of mentions, FIPS codes and feature numbers are not known.
    /// </summary>
    public static Exported Gdelt(Stream output, IEnumerable<EventRecord> records, PlaceTable table) => Write(output, records, (record, actor, recipient) =>
    {
        var told = record.Event;
        string?[] row = new string?[GdeltColumns];
        row[0] = Number(ContentHash.Of("gdelt", told.Id.ToString(), actor, recipient));
        Days(row, told.When);
        Actor(row, 5, actor);
        Actor(row, 15, recipient);
        row[28] = Cameo.Root(told.Type, told.Mode);
        row[29] = Plover.Quad(told.Type).ToString(CultureInfo.InvariantCulture);
        if (NamedPlaces.Of(told, table) is { } place)
        {
            row[51] = place.Kind is PlaceKind.Country ? "1" : !place.IsSpot ? null : place.Country == "USA" ? "3" : place.Country is null ? null : "4";
            row[52] = place.Name;
            row[56] = Degrees(place.Latitude);
            row[57] = Degrees(place.Longitude);
        }
        row[60] = Links.Of(record.Document);
        return row;
    });

    /// <summary>As PETRARCH2 writes events: date, source, target, CAMEO code, issues, link, sentence, outlet. The code is "not specified below" of its root (<c>040</c>).</summary>
    public static Exported Phoenix(Stream output, IEnumerable<EventRecord> records) => Write(output, records, (record, actor, recipient) =>
    [
        DayOf(record.Event.When)?.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        actor is null ? "---" : Cameo.Actor(actor),
        recipient is null ? "---" : Cameo.Actor(recipient),
        Cameo.Root(record.Event.Type, record.Event.Mode) is { } root ? root + "0" : null,
        null,
        Links.Of(record.Document),
        $"{record.Document.Id}_{SentenceOf(record).ToString(CultureInfo.InvariantCulture)}",
        record.Document.Outlet,
    ]);

    private static Exported Write(Stream output, IEnumerable<EventRecord> records, Func<EventRecord, string?, string?, string?[]> rowOf)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        long written = 0, left = 0;
        foreach (var record in records)
        {
            if (!Cameo.IsToldAsDone(record.Event))
            {
                left++;
                continue;
            }
            foreach (var (actor, recipient) in Cameo.Pairs(record.Event))
            {
                text.WriteLine(string.Join('\t', rowOf(record, actor, recipient).Select(cell => Escaping.Line(cell ?? ""))));
                written++;
            }
        }
        return new(written, left, left > 0 ? Cameo.WhyLeftOut : null);
    }

    /// <summary>A day, a month or a year, no more than is told. The fraction is that of the codebook: (month × 30 + day) / 365.</summary>
    private static void Days(string?[] row, When when)
    {
        if (when is not { First: { } first, End: { } end }) return;
        if (first.Year != end.AddDays(-1).Year) return;
        row[3] = first.ToString("yyyy", CultureInfo.InvariantCulture);
        if (first.Month == end.AddDays(-1).Month) row[2] = first.ToString("yyyyMM", CultureInfo.InvariantCulture);
        if (DayOf(when) is not { } day) return;
        row[1] = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        row[4] = (day.Year + Math.Min((day.Month * 30 + day.Day) / 365.0, .9999)).ToString("0.0000", CultureInfo.InvariantCulture);
    }

    private static DateOnly? DayOf(When when) => when is { First: { } first, End: { } end } && end == first.AddDays(1) ? first : null;

    private static void Actor(string?[] row, int from, string? code)
    {
        if (code is null) return;
        var (country, sector) = Plover.Parts(code);
        bool isBody = country is "IGO" or "NGO";
        row[from] = Cameo.Actor(code);
        row[from + 2] = isBody ? null : country;
        row[from + 7] = isBody ? country : Cameo.Role(sector);
    }

    /// <summary>The first sentence that holds the event, from 0 as PETRARCH counts.</summary>
    private static int SentenceOf(EventRecord record)
    {
        for (int i = 0; i < record.Reading.Sentences.Length; i++)
            if (record.Reading.Sentences[i].Overlaps(record.Event.Span)) return i;
        return 0;
    }

    /// <summary>GDELT numbers its events; 63 bits fit the integers of those who read such files.</summary>
    private static string Number(UInt128 id) => ((long)(ulong)(id >> 65)).ToString(CultureInfo.InvariantCulture);

    private static string Degrees(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
