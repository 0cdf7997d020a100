using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Rows of the table <c>export</c> of GDELT 2.0.</summary>
internal static class GdeltEvents
{
    private const int Day = 1, Month = 2, Year = 3, Fraction = 4, Actor1 = 5, Actor2 = 15, IsRoot = 25, Code = 26, Base = 27, Root = 28, Quad = 29, Scale = 30, Mentions = 31, Tone = 34, Geo1 = 35, Geo2 = 43, Action = 51, Added = 59, Url = 60;

    /// <summary>Of the place a row has: type, name, FIPS country, first and second level, latitude, longitude, feature.</summary>
    private const int GeoName = 1, GeoLatitude = 5, GeoLongitude = 6;

    public static ReportedEvent? Read(string line, ImmutableArray<Fault>.Builder? faults)
    {
        Span<Range> cells = stackalloc Range[GdeltTable.EventColumns + 1];
        if (!GdeltRow.TrySplit(line, GdeltTable.EventColumns, cells, faults, out long number)) return null;
        var row = new GdeltRow(line, cells, faults);
        var code = row.Code(Code, 2, 4);
        var root = row.Code(Root, 2, 2);
        var coded = CameoCodes.Event(code.IsEmpty ? root : code);
        if (faults is not null) CheckRest(row);
        return new()
        {
            Id = new(ContentHash.Of(GdeltTable.Transport, line)),
            Transport = GdeltTable.Transport,
            Number = number,
            Code = code.IsEmpty ? null : code.ToString(),
            Type = coded?.Type,
            Mode = coded?.Mode,
            Actor = Side(row, Actor1),
            Recipient = Side(row, Actor2),
            When = WhenOf(row),
            Place = PlaceOf(row, Action),
            Url = row.Text(Url),
            Added = row.Moment(Added),
            Row = line,
        };
    }

    /// <summary>Cells that are kept with the row and told to nobody: they too should be what the codebook says.</summary>
    private static void CheckRest(GdeltRow row)
    {
        row.Number(Fraction);
        row.Whole(IsRoot, 0, 1);
        row.Code(Base, 2, 4);
        row.Whole(Quad, 1, 4);
        row.Number(Scale, -10, 10);
        for (int column = Mentions; column < Tone; column++) row.Whole(column, 0, int.MaxValue);
        row.Number(Tone, -100, 100);
        PlaceOf(row, Geo1);
        PlaceOf(row, Geo2);
    }

    /// <summary>As far as it is told: the day, else the month, else the year.</summary>
    private static When WhenOf(GdeltRow row)
    {
        var (day, month, year) = (row.Day(Day, 8), row.Day(Month, 6), row.Day(Year, 4));
        return day.IsKnown ? day : month.IsKnown ? month : year;
    }

    /// <summary>Code, name, country, group, ethnic group, two religions, three roles.</summary>
    private static ReportedActor? Side(GdeltRow row, int from)
    {
        var code = row[from];
        var country = row[from + 2];
        var role = row[from + 7];
        if (code.IsEmpty && country.IsEmpty && role.IsEmpty) return null;
        return new(code.IsEmpty ? string.Concat(country, role) : code.ToString(), CameoCodes.Party(country, role), row.Text(from + 1));
    }

    private static ReportedPlace? PlaceOf(GdeltRow row, int from)
    {
        long? kind = row.Whole(from, 0, 5);
        double? latitude = row.Number(from + GeoLatitude, -90, 90), longitude = row.Number(from + GeoLongitude, -180, 180);
        if (row.Text(from + GeoName) is not { } name) return null;
        bool isPlaced = latitude is not null && longitude is not null;
        return new(name, isPlaced ? latitude : null, isPlaced ? longitude : null, IsCountry: kind == 1, IsSpot: kind is 3 or 4);
    }
}
