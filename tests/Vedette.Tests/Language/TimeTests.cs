using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests.Language;

public class TimeTests
{
    public static TheoryData<string, string, string> TimeCases
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (string line in File.ReadLines(Repository.At("corpus", "times.case")).Where(l => l.Length > 0 && l[0] != '#'))
            {
                var columns = line.Split('|', 3, StringSplitOptions.TrimEntries);
                data.Add(columns[0], columns[1], columns[2]);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(TimeCases))]
    public void A_time_is_found_where_it_stands_with_its_value(string marked, string reference, string value)
    {
        string text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var found = TimeFinder.Find(text, reference == "-" ? null : DateTime.Parse(reference, CultureInfo.InvariantCulture));
        string shown = text;
        foreach (var time in found.Reverse()) shown = shown.Insert(time.Span.End, "]").Insert(time.Span.Start, "[");
        shown.ShouldBe(marked);
        string.Join('|', found.Select(t => t.Value ?? "null")).ShouldBe(value);
    }

    [Theory]
    [InlineData("Wed, 17 Dec 2025 08:00:00 GMT", "2025-12-17")]
    [InlineData("2025-12-17T23:00:00+08:00", "2025-12-17")]
    [InlineData("17.12.2025", "2025-12-17")]
    [InlineData("20251217", "2025-12-17")]
    [InlineData("March 16, 2022", "2022-03-16")]
    [InlineData("3/4/2025", null)]
    [InlineData("soon", null)]
    public void A_page_date_is_read_or_left_unknown(string text, string? iso) => DateReader.ToIso(text).ShouldBe(iso);

    [Fact]
    public void Any_text_gives_times_that_lie_in_it_in_order_with_values_that_are_real() =>
        Prop.ForAll(Junk(), text =>
        {
            int end = 0;
            foreach (var time in TimeFinder.Find(text, new DateTime(2025, 12, 19)))
            {
                time.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                end = time.Span.End;
                end.ShouldBeLessThanOrEqualTo(text.Length);
                if (time is { Kind: TimeKind.Date, Value: { } value }) When.Parse(value).First.ShouldNotBeNull($"{value} in {text}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7, 9));

    private static Arbitrary<string> Junk() => Gen.Elements("31", "12", "2025", "1999", "/", "-", "May", "February", "30", "last", "week", "next", "Monday", "(", ")", "three", "days", "ago", "since", "by", "from", "to", "half", "of", "this", "year", "every", "the", ",", ".", ":", "45", "p.m.", "early", "Q3", "20s", "s")
        .ListOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary();
}
