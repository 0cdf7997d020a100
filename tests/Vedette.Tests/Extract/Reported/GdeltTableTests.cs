using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Tests.Extract.Reported;

public class GdeltTableTests
{
    [Fact]
    public void A_row_is_read_with_its_sides_day_place_and_link_and_kept_as_it_stood()
    {
        string row = GdeltRows.Event(7, code: "042");
        var line = Read(row + "\n").Single();
        line.Faults.ShouldBeEmpty();
        var told = line.Event.ShouldNotBeNull();
        (told.Number, told.Transport, told.Code, told.Type, told.Mode).ShouldBe((7, "gdelt", "042", EventType.Consult, "visit"));
        told.Actor.ShouldBe(new("USAGOV", "USAGOV", "WASHINGTON"));
        told.Recipient.ShouldBe(new("IGOUNO", "IGO", "UNITED NATIONS"));
        told.When.Iso.ShouldBe("2031-05-03");
        told.Place.ShouldBe(new("Vell, Kestria", 46.2, -6.5, IsCountry: false, IsSpot: true));
        told.Url.ShouldBe("https://courier.example/7");
        told.Added.ShouldBe(new DateTimeOffset(2031, 5, 3, 12, 15, 0, TimeSpan.Zero));
        told.Row.ShouldBe(row);
    }

    [Fact]
    public void What_is_empty_is_unknown()
    {
        var told = Read("9" + new string('\t', 60)).Single().Event.ShouldNotBeNull();
        (told.Code, told.Type, told.Mode, told.Actor, told.Recipient, told.Place, told.Url, told.Added).ShouldBe((null, null, null, null, null, null, null, null));
        told.When.IsKnown.ShouldBeFalse();
    }

    [Theory]
    [InlineData("too short\tby far", "W250")]
    [InlineData("62", "W250")]
    [InlineData("letters", "W251")]
    [InlineData("negative", "W251")]
    public void A_line_that_is_no_row_is_a_fault_with_its_number_and_its_text_and_the_rest_is_read(string bad, string code)
    {
        string broken = bad switch { "62" => GdeltRows.Event(1) + "\tmore", "letters" => "x" + GdeltRows.Event(1), "negative" => "-" + GdeltRows.Event(1), _ => bad };
        var lines = Read($"{GdeltRows.Event(1)}\n{broken}\r\n\n{GdeltRows.Event(2)}");
        lines.Select(l => l.Line).ShouldBe([1, 2, 4]);
        lines.Select(l => l.Event?.Number).ShouldBe([1, null, 2]);
        lines[1].Faults.Single().Code.ShouldBe(code);
        lines[1].Text.ShouldBe(broken);
    }

    [Theory]
    [InlineData(1, "20310532")]
    [InlineData(1, "2031-5-3")]
    [InlineData(2, "203113")]
    [InlineData(3, "MMXXXI")]
    [InlineData(4, "2031,4")]
    [InlineData(25, "2")]
    [InlineData(26, "4X2")]
    [InlineData(27, "12345")]
    [InlineData(28, "4")]
    [InlineData(29, "5")]
    [InlineData(30, "eleven")]
    [InlineData(31, "-1")]
    [InlineData(34, "NaN")]
    [InlineData(35, "9")]
    [InlineData(40, "91")]
    [InlineData(56, "-90.5")]
    [InlineData(57, "181")]
    [InlineData(57, "1e999")]
    [InlineData(59, "20310503126000")]
    public void A_cell_that_cannot_stand_there_is_unknown_and_told_and_its_row_is_kept(int column, string cell)
    {
        var line = Read(GdeltRows.With(GdeltRows.Event(1), column, cell)).Single();
        line.Event.ShouldNotBeNull().Number.ShouldBe(1);
        var fault = line.Faults.Single();
        fault.Code.ShouldBe("W252");
        fault.Message.ShouldContain($"Column {column + 1}: “{cell}”");
        if (column == 1) line.Event.When.Iso.ShouldBe("2031-05");
        if (column is 56 or 57) (line.Event.Place!.Latitude, line.Event.Place.Longitude).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("010", null, null)]
    [InlineData("0251", null, null)]
    [InlineData("03", EventType.Agree, null)]
    [InlineData("0356", EventType.Agree, null)]
    [InlineData("0831", EventType.Concede, null)]
    [InlineData("0872", EventType.Retreat, "withdraw")]
    [InlineData("0814", EventType.Retreat, null)]
    [InlineData("163", EventType.Coerce, "restrict")]
    [InlineData("1712", EventType.Assault, "destroy")]
    [InlineData("1711", EventType.Coerce, "seize")]
    [InlineData("143", EventType.Protest, null)]
    [InlineData("191", EventType.Coerce, "restrict")]
    [InlineData("1952", EventType.Assault, "drone")]
    [InlineData("2042", EventType.Assault, "unconventional")]
    [InlineData("99", null, null)]
    public void A_code_comes_to_the_type_of_Plover_that_the_manuals_tell(string code, EventType? type, string? mode)
    {
        var found = CameoCodes.Event(code);
        (found?.Type, found?.Mode).ShouldBe((type, mode));
    }

    [Fact]
    public void What_we_tell_as_a_root_of_Cameo_reads_back_as_the_same_type()
    {
        string?[] modes = [null, "investigate", "disapprove", "allege", "arrest", "deport", "seize", "censor", "curfew", "martial-law", "abduct", "beat", "torture", "sexual", "targeted", "suicide-attack", "firearms", "heavy-weapons", "aerial", "drone"];
        foreach (var type in Enum.GetValues<EventType>().Except([EventType.Retreat]))
            foreach (string? mode in modes)
                if (Vedette.Tell.Export.Cameo.Root(type, mode) is { } root) CameoCodes.Event(root)?.Type.ShouldBe(type, $"{root} {mode}");
    }

    [Theory]
    [InlineData("USAGOV", "USAGOV")]
    [InlineData("USAGOVMIL", "USAGOV")]
    [InlineData("USA", "USA")]
    [InlineData("USAMED", "USAJRN")]
    [InlineData("USAHLH", "USAMED")]
    [InlineData("IRQKURREB", "IRQREB")]
    [InlineData("IGOUNO", "IGO")]
    [InlineData("---SEP", "---REB")]
    [InlineData("ROMGOV", "ROUGOV")]
    [InlineData("---", null)]
    [InlineData("us", null)]
    [InlineData("USAG", null)]
    [InlineData("U$A", null)]
    public void A_code_of_an_actor_comes_to_a_country_with_the_sector_that_Plover_knows(string code, string? party) => CameoCodes.Party(code).ShouldBe(party);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_read_so_that_none_is_lost()
    {
        byte[] row = [.. Encoding.UTF8.GetBytes(GdeltRows.Event(1)), 0xE9, (byte)'\n', .. Encoding.UTF8.GetBytes(GdeltRows.Event(2))];
        var lines = GdeltTable.Read(new MemoryStream(row), GdeltKind.Events).ToArray();
        lines[0].Faults.Single().Code.ShouldBe("W254");
        lines[0].Event!.Url.ShouldBe("https://courier.example/1é");
        lines[1].Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_without_end_is_cut_and_the_next_one_is_read()
    {
        string endless = new('x', 3 * TableLines.Longest + 17);
        var lines = Read($"{GdeltRows.Event(1)}\n{endless}\n{GdeltRows.Event(2)}\n{endless}");
        lines.Select(l => l.Line).ShouldBe([1, 2, 3, 4]);
        lines[1].Faults.Single().Code.ShouldBe("W253");
        lines[1].Text.Length.ShouldBe(TableLines.Longest);
        lines[2].Event.ShouldNotBeNull().Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(61, GdeltKind.Events)]
    [InlineData(16, GdeltKind.Mentions)]
    [InlineData(58, null)]
    [InlineData(27, null)]
    [InlineData(1, null)]
    public void A_first_line_tells_which_table_it_is(int columns, GdeltKind? kind)
    {
        string first = "1" + new string('\t', columns - 1);
        GdeltTable.KindOf(first).ShouldBe(kind);
        GdeltTable.KindOf("a" + first).ShouldBeNull();
        if (kind is null) GdeltTable.NoTable("x.csv", first).Code.ShouldBe("W256");
    }

    [Fact]
    public void A_mention_is_read_with_its_event_outlet_and_report()
    {
        string row = GdeltRows.Mention(7, "courier.example", "https://courier.example/7");
        var line = GdeltTable.Read(Stream(row), GdeltKind.Mentions).Single();
        line.Faults.ShouldBeEmpty();
        line.Mention.ShouldBe(new(ContentHash.Of("gdelt", row), 7, "courier.example", "https://courier.example/7", row));
        GdeltTable.Read(Stream(GdeltRows.With(row, 11, "101")), GdeltKind.Mentions).Single().Faults.Single().Code.ShouldBe("W252");
    }

    [Fact]
    public void Whatever_bytes_come_every_line_is_read_or_told_and_no_line_is_lost() => Prop.ForAll(Mutated.ToArbitrary(), bytes =>
    {
        foreach (var kind in Enum.GetValues<GdeltKind>())
        {
            var lines = GdeltTable.Read(new MemoryStream(bytes), kind).ToArray();
            lines.ShouldAllBe(l => l.Faults.Length > 0 || l.Event != null || l.Mention != null);
            lines.Select(l => l.Line).ShouldBe(lines.Select(l => l.Line).Distinct().Order());
            // Read alone, as the store does, a row comes to the same.
            foreach (var line in lines.Where(l => l.Event is not null)) GdeltTable.Event(line.Text).ShouldBe(line.Event);
            lines.Length.ShouldBe(Latin(bytes).Split('\n').Select((l, i) => i == 0 && l.StartsWith("\u00ef\u00bb\u00bf", StringComparison.Ordinal) ? l[3..] : l).Count(l => l.Length > 0 && l != "\r"));
        }
    }).QuickCheckThrowOnFailure();

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>Rows that were cut, spliced and had signs changed.</summary>
    private static Gen<byte[]> Mutated =>
        from rows in Gen.Choose(0, 9).Select(n => n % 2 == 0 ? GdeltRows.Event(n) : GdeltRows.Mention(n, "o", "r")).ListOf()
        from hits in Gen.Choose(0, 100_000).Two().ListOf()
        select Hit(Encoding.UTF8.GetBytes(string.Join('\n', rows)), hits.Select(h => (h.Item1, h.Item2)));

    private static byte[] Hit(byte[] bytes, IEnumerable<(int At, int What)> hits)
    {
        foreach (var (at, what) in hits)
        {
            if (bytes.Length == 0) break;
            int place = at % bytes.Length;
            bytes = (what % 5) switch
            {
                0 => bytes[..place],
                1 => [.. bytes[..place], .. bytes],
                2 => [.. bytes[..place], (byte)'\t', .. bytes[place..]],
                3 => [.. bytes[..place], (byte)'\n', .. bytes[place..]],
                _ => [.. bytes[..place], (byte)what, .. bytes[(place + 1)..]],
            };
        }
        return bytes;
    }

    private static ReportedLine[] Read(string text) => [.. GdeltTable.Read(Stream(text), GdeltKind.Events)];
    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
