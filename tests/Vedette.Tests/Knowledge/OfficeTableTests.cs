using Vedette.Language;

namespace Vedette.Tests.Knowledge;

/// <summary>The tables of offices, line by line.</summary>
public class OfficeTableTests
{
    private static readonly Offices Table = new();
    private static readonly Gazetteer Known = new();

    [Fact]
    public void Every_line_has_its_columns_and_names_what_is_known()
    {
        foreach (var row in EmbeddedTable.Rows("offices.tsv"))
        {
            string line = string.Join('|', row);
            row.Length.ShouldBeInRange(5, 6, line);
            (row[1].Length > 0 || row[2].Length > 0).ShouldBeTrue(line);
            if (row[1].Length > 0) Known.Countries.Keys.ShouldContain(row[1], line);
            Enum.TryParse<OfficeSort>(row[3], ignoreCase: true, out _).ShouldBeTrue(line);
            row[4].ShouldNotBeNullOrWhiteSpace(line);
            row[4].ShouldBe(row[4].ToLowerInvariant(), line);
            if (row.Length == 6) row[5].ShouldBe("shared", line);
        }
        Table.All.Select(o => o.Id).ShouldBeUnique();
        EmbeddedTable.Rows("roles.tsv").ShouldAllBe(row => row.Length == 2 && Enum.IsDefined(Enum.Parse<OfficeSort>(row[0], true)));
    }

    [Fact]
    public void Every_tenure_has_an_office_a_holder_and_dates_in_order()
    {
        var offices = Table.All.Select(o => o.Id).ToHashSet();
        foreach (var row in EmbeddedTable.Rows("holders.tsv"))
        {
            string line = string.Join('|', row);
            row.Length.ShouldBeInRange(4, 5, line);
            offices.ShouldContain(row[0], line);
            row[1].Trim().ShouldNotBeEmpty(line);
            var from = PartialDay.Parse(row[2]).ShouldNotBeNull(line);
            if (row[3].Length > 0) PartialDay.Parse(row[3]).ShouldNotBeNull(line).Last.ShouldBeGreaterThan(from.First, line);
            (PartialDay.Parse(row[3])?.Last ?? from.Last).ShouldBeLessThanOrEqualTo(Offices.WrittenUpTo, line);
            if (row.Length == 5) row[4].ShouldBe("acting", line);
        }
    }

    [Fact]
    public void No_office_that_one_person_holds_has_two_at_a_time_and_they_stand_in_order()
    {
        foreach (var office in Table.All.Where(o => !o.IsShared))
        {
            var held = Table.Tenures.Where(t => t.Office == office).ToArray();
            foreach (var (before, after) in held.Zip(held.Skip(1)))
            {
                string pair = $"{office.Id}: {before.Person.Name}, {after.Person.Name}";
                before.To.ShouldNotBeNull(pair);
                after.From.Last.ShouldBeGreaterThanOrEqualTo(before.To!.Value.First, pair);
                after.From.First.ShouldBeGreaterThan(before.From.First, pair);
            }
        }
    }

    [Fact]
    public void Every_office_has_a_holder_and_every_person_told_of_holds_one()
    {
        var held = Table.Tenures.Select(t => t.Office.Id).ToHashSet();
        Table.All.ShouldAllBe(office => held.Contains(office.Id));
        var people = Table.People.Select(p => p.Name).ToHashSet();
        EmbeddedTable.Rows("people.tsv").ShouldAllBe(row => row.Length == 3 && people.Contains(row[0]) && (row[1] == "he" || row[1] == "she"));
        Table.People.SelectMany(p => p.Others.Prepend(p.Name)).ShouldBeUnique();
    }

    [Theory]
    [InlineData("RUS.foreign", "2018-06-01", "Sergei Lavrov")]
    [InlineData("USA.foreign", "2017-03-01", "Rex Tillerson")]
    [InlineData("DEU.government", "2021-12-08", "Olaf Scholz")]
    [InlineData("TWN.state", "2024-05-19", "Tsai Ing-wen")]
    [InlineData("NATO.body", "2025-07-09", "Mark Rutte")]
    public void The_holder_goes_by_the_day(string office, string day, string holder) =>
        Table.On(Table.All.Single(o => o.Id == office), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).First().Person.Name.ShouldBe(holder);

    [Fact]
    public void A_change_known_by_the_month_alone_leaves_both_unsure_in_that_month()
    {
        var foreign = Table.All.Single(o => o.Id == "KOR.foreign");
        Table.On(foreign, new(2024, 1, 15)).Select(t => t.Person.Name).ShouldBe(["Park Jin", "Cho Tae-yul"], ignoreOrder: true);
        Table.Tenures.First(t => t.Person.Name == "Park Jin").Covers(new(2024, 1, 15)).ShouldBeNull();
    }

    [Fact]
    public void Behind_the_last_day_of_the_table_a_holder_is_no_longer_sure() =>
        Table.Tenures.First(t => t.Person.Name == "Mark Rutte" && t.Office.Id == "NATO.body").Covers(Offices.WrittenUpTo.AddDays(1)).ShouldBeNull();

    [Fact]
    public void A_person_is_found_in_every_listed_spelling() => Table.Find("Volodymyr Zelensky").ShouldNotBeNull().ShouldBe(Table.Find("Volodymyr Zelenskyy"));

    [Fact]
    public void A_given_name_stands_under_one_pronoun_only() => EmbeddedTable.Rows("given-names.tsv").SelectMany(row => row[1].Split(' ')).ShouldBeUnique();
}
