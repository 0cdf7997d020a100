using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;

namespace Vedette.Tests;

public class DateReaderTests
{
    [Theory]
    [InlineData("March 16, 2022", "2022-03-16")]
    [InlineData("19/12/2025", "2025-12-19")]
    [InlineData("12/19/2025", "2025-12-19")]
    [InlineData("17.12.2025", "2025-12-17")]
    [InlineData("1.2.2025", "2025-02-01")]
    [InlineData("2025-12-17", "2025-12-17")]
    [InlineData("20251217", "2025-12-17")]
    [InlineData("2025-12-17T08:00:00+08:00", "2025-12-17T08:00:00+08:00")]
    [InlineData("2025-12-17T08:00:00Z", "2025-12-17T08:00:00Z")]
    [InlineData("2025-12-17T08:00:00.123Z", "2025-12-17T08:00:00Z")]
    [InlineData("Wed, 17 Dec 2025 08:00:00 GMT", "2025-12-17T08:00:00Z")]
    [InlineData("Wed, 17 Dec 2025 08:00:00 +0800", "2025-12-17T08:00:00+08:00")]
    [InlineData("Published: Wednesday 17 December 2025", "2025-12-17")]
    [InlineData("By A. Writer | Dec. 17, 2025 | World", "2025-12-17")]
    [InlineData("Updated Dec 17, 2025 3:05 PM", "2025-12-17T15:05")]
    public void A_date_as_pages_write_it_is_read(string text, string expected) => DateReader.ToIso(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("December 17")]
    [InlineData("December 2025")]
    [InlineData("03/04/2025")]
    [InlineData("2025-02-30")]
    [InlineData("Copyright 2025 The Gazette")]
    [InlineData("story-120255317")]
    public void What_names_no_full_day_is_no_date(string text) => DateReader.ToIso(text).ShouldBeNull();

    [Fact] public void The_day_stands_alone_too() => DateReader.ToDate("Wed, 17 Dec 2025 08:00:00 GMT").ShouldBe(new DateOnly(2025, 12, 17));

    [Fact]
    public void Every_day_is_read_back_from_its_usual_writings() => Prop.ForAll(Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber).ToArbitrary(), number =>
    {
        var day = DateOnly.FromDayNumber(number);
        return new[] { "yyyy-MM-dd", "d MMMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "ddd, dd MMM yyyy", "dddd, MMMM d, yyyy", "dd.MM.yyyy", "yyyy/MM/dd", "dd-MMM-yyyy" }.All(f => DateReader.ToDate(day.ToString(f)) == day);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_text_throws() => Prop.ForAll(ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).ToArbitrary(), text => DateReader.ToIso(text) is null or { Length: >= 10 }).Check(Config.QuickThrowOnFailure);
}
