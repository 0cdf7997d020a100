using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Benchmarks;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tests;

public partial class TimeFinderTests
{
    private static readonly TimeFinder Finder = new();

    /// <summary>Rows of corpus/times.case: line number, text with brackets, reference, values.</summary>
    public static TheoryData<int, string, string, string> Cases()
    {
        var cases = new TheoryData<int, string, string, string>();
        foreach (var (line, text, reference, values) in Rows()) cases.Add(line, text, reference, values);
        return cases;
    }

    private static IEnumerable<(int Line, string Text, string Reference, string Values)> Rows()
    {
        int number = 0;
        foreach (string line in File.ReadLines(Repository.At("corpus", "times.case")))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            string[] columns = line.Split(" | ");
            yield return (number, columns[0], columns.Length > 1 ? columns[1] : "-", columns.Length > 2 ? columns[2] : "");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_expression_of_the_corpus_and_no_other_is_found_with_its_value(int line, string marked, string reference, string values)
    {
        string text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        string[] told = values.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var expected = Brackets().Matches(marked).Select((match, i) => $"{match.Groups[1].Value}@{match.Index - 2 * i} = {told[i]}");
        var found = Finder.Find(text, Reference(reference)).Select(t => $"{t.Span.Of(text)}@{t.Span.Start} = {t.Value ?? "?"}");
        found.ShouldBe(expected, $"corpus/times.case, line {line}");
    }

    [Theory]
    [InlineData("on 17 December 2025", TimeKind.Date)]
    [InlineData("at 3 p.m.", TimeKind.Time)]
    [InlineData("for three days", TimeKind.Duration)]
    [InlineData("from 3 to 5 May 2025", TimeKind.Interval)]
    [InlineData("since 2022", TimeKind.Interval)]
    [InlineData("every week", TimeKind.Repeating)]
    public void The_kind_tells_what_sort_of_value_to_expect(string text, TimeKind kind) => Finder.Find(text, null).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void A_line_wrapped_in_the_middle_of_an_expression_is_read_on()
    {
        string text = "The spokesman told reporters at the ministry on December\n17, 2025 that nothing was decided.";
        Finder.Find(text, null).ShouldHaveSingleItem().Value.ShouldBe("2025-12-17");
    }

    [Theory]
    [InlineData("recently")]
    [InlineData("in the coming months")]
    [InlineData("a few weeks ago")]
    [InlineData("over the past few days")]
    public void What_only_lies_before_or_after_the_day_of_writing_is_vague(string text) => Finder.Find(text, new DateTime(2025, 12, 17)).ShouldHaveSingleItem().Kind.ShouldBe(TimeKind.Vague);

    [Theory]
    [InlineData("Envoy missing\nMay 29, 2006\nHe left yesterday.", "2006-05-28")]
    [InlineData("Envoy missing\n\nMonday 29 May 2006\n\nHe left yesterday.", "2006-05-28")]
    [InlineData("Envoy missing\nHe was last seen on May 29, 2006\nHe left yesterday.", null)]
    [InlineData("May 29, 2006\nMay 30, 2006\nHe left yesterday.", null)]
    [InlineData("May 2006\nHe left yesterday.", null)]
    public void Without_a_reference_a_date_alone_on_one_of_the_first_lines_is_the_day_of_writing(string text, string? yesterday) => Finder.Find(text, null)[^1].Value.ShouldBe(yesterday);

    [Fact]
    public void A_reference_that_is_given_stands_over_the_date_in_the_text() =>
        Finder.Find("Envoy missing\nMay 29, 2006\nHe left yesterday.", new DateTime(2010, 1, 2))[^1].Value.ShouldBe("2010-01-01");

    [Fact]
    public void A_heading_and_the_dateline_below_it_are_two_expressions() =>
        Finder.Find("Outlook for 2025\nJune 6, 2024", null).Select(t => t.Value).ShouldBe(["2025", "2024-06-06"]);

    [Fact]
    public void Without_a_reference_no_value_depends_on_one() =>
        Finder.Find("Yesterday, last week, next May, on Tuesday, in two years, on 4 May.", null).ShouldAllBe(t => t.Value == null);

    [Fact]
    public void The_first_and_last_days_of_the_calendar_do_no_harm()
    {
        foreach (var day in new[] { DateTime.MinValue, DateTime.MaxValue })
            foreach (string text in new[] { "yesterday", "tomorrow", "last century", "next week", "a million years ago", "in 900000 years", "the weekend", "Easter", "since the 31st", "the past 300 decades", "on Monday", "by Q4", "last Sunday" })
                Finder.Find(text, day).Length.ShouldBeLessThan(3);
    }

    [Fact]
    public void A_text_of_nothing_but_time_words_takes_linear_time()
    {
        foreach (string word in new[] { "end of ", "from 3 to ", "the last ", "5/", "two days before ", "the week of ", "Monday (", "1", "since ", "in a ", "2024-", "twenty ",
            "half past ", "from 7 to ", "10 a.m. Moscow ", "on or before ", "as early as ", "July 17, 18, ", "the 3rd, ", "the rest of ", "5/1-", "for 3 days from ", "between now and ", "first Monday of ", "year's ", "UTC+8 (" })
        {
            string text = string.Concat(Enumerable.Repeat(word, 200_000 / word.Length));
            var before = ProcessorTime.Now;
            Finder.Find(text, new DateTime(2025, 12, 17));
            (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(20), word);
        }
    }

    private static readonly string[] Words =
    [
        "on", "in", "the", "of", "from", "to", "by", "since", "until", "between", "and", "last", "next", "this", "past", "a", "every", "early", "end", "week", "weeks", "month", "year", "years", "days", "decade", "quarter", "half", "century",
        "Monday", "Sun", "May", "March", "Dec", ".", ",", "-", "/", ":", "(", ")", "\n", "\r\n", "'", "s", "17", "3rd", "31", "30", "2", "2024", "1999", "0", "99999999999", "2024-02-30", "31/12/2024", "3/4/2025", "12:30", "p.m.", "T", "Z", "UTC",
        "two", "twenty", "hundred", "first", "second", "ago", "later", "before", "after", "yesterday", "tomorrow", "night", "morning", "summer", "Easter", "Christmas", "recent", "soon", "time", "long", "more", "than", "within", "Q3", "1990s", "half", "quarter", "rest", "a.m.", "7:30", "0730", "GMT", "EST", "+08:00", "local", "Moscow", "o'clock", "noonish", "fiscal", "FY25", "2H", "seventies", "nineteen", "for", "starting", "or", "as", "late", "date", "to date", "New", "weekend", "everyday", "mornings", "5/12", "13/10", "é", "世", "\ud83d", "\0",
    ];

    private static readonly Gen<string> Junk = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Where(s => s is not null),
        Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words)),
        Gen.Elements(Words).ArrayOf().Select(words => string.Concat(words)));

    private static readonly Gen<DateTime?> References = Gen.OneOf(
        Gen.Constant<DateTime?>(null),
        Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(n => (DateTime?)DateOnly.FromDayNumber(n).ToDateTime(default)),
        Gen.Choose(0, 20_000).Select(n => (DateTime?)new DateTime(1990, 1, 1).AddDays(n)));

    [Fact]
    public void Any_text_gives_sorted_spans_within_it_that_never_overlap() => Holds((text, found) =>
    {
        int end = 0;
        foreach (var time in found)
        {
            if (time.Span.Start < end || time.Span.IsEmpty || time.Span.End > text.Length || time.Kind == TimeKind.None) return false;
            end = time.Span.End;
        }
        return true;
    });

    [Fact]
    public void Every_value_is_a_real_time() => Holds((_, found) => found.All(t => t.Value is null || IsReal(t.Value)));

    private static readonly string[] Known = [.. Rows().Select(row => row.Text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal))];

    /// <summary>The corpus with letters lost, doubled, changed and moved, and its rows run together.</summary>
    private static readonly Gen<string> Mutated =
        from rows in Gen.Elements(Known).NonEmptyListOf()
        from edits in Gen.Zip(Gen.Choose(0, 3), Gen.Zip(Gen.Choose(0, int.MaxValue - 1), Gen.Elements("", " ", "\n", "-", "/", ":", ".", "(", "0", "T", "’", "é", "\ud83d", "12", "\u2013"))).ListOf()
        select Mutate(string.Join(' ', rows.Take(4)), edits.Take(12));

    private static string Mutate(string text, IEnumerable<(int Kind, (int At, string Piece) Where)> edits)
    {
        foreach (var (kind, (place, piece)) in edits)
        {
            if (text.Length == 0) return text;
            int at = place % text.Length;
            text = kind switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, piece),
                2 => text.Remove(at, 1).Insert(at, piece),
                _ => string.Concat(text.AsSpan(at), text.AsSpan(0, at)),
            };
        }
        return text;
    }

    [Fact]
    public void Known_texts_with_slips_in_them_are_read_with_true_offsets_and_real_times() => Prop.ForAll(Mutated.ToArbitrary(), References.ToArbitrary(), (text, reference) =>
    {
        int end = 0;
        foreach (var time in Finder.Find(text, reference))
        {
            if (time.Span.Start < end || time.Span.IsEmpty || time.Span.End > text.Length || time.Kind == TimeKind.None || time.Value is not null && !IsReal(time.Value)) return false;
            end = time.Span.End;
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_text_read_twice_gives_the_same() => Prop.ForAll(Junk.ToArbitrary(), References.ToArbitrary(), (text, reference) =>
        Finder.Find(text, reference).SequenceEqual(Finder.Find(text, reference))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Holds(Func<string, ImmutableArray<TimeExpression>, bool> property) =>
        Prop.ForAll(Junk.ToArbitrary(), References.ToArbitrary(), (text, reference) => property(text, Finder.Find(text, reference))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static bool IsReal(string value)
    {
        if (Length().IsMatch(value)) return true;
        if (value.StartsWith('T') || value.Contains("/T", StringComparison.Ordinal)) return value.Split('/').All(part => Hour().IsMatch(part));
        string[] ends = value.Split('/');
        if (ends.Length > 2 || ends.All(e => e == "..")) return false;
        if (!ends.All(e => e == ".." || (Day().IsMatch(e) && When.Parse(e).First is not null))) return false;
        return ends is not [not "..", not ".."] || When.Parse(value) is { First: { } first, End: { } last } && (first < last || value.Contains('T', StringComparison.Ordinal) && first <= last);
    }

    private static DateTime? Reference(string iso) => iso == "-" ? null : DateTime.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[([^\]]*)\]")] private static partial Regex Brackets();
    [GeneratedRegex(@"^(R/)?P(?=.)(\d+(\.\d+)?[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$")] private static partial Regex Length();
    [GeneratedRegex(@"^(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?|\.\.)$")] private static partial Regex Hour();
    [GeneratedRegex(@"^\d{4}(-(Q[1-4]|W\d\d|\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?))?$")] private static partial Regex Day();
}
