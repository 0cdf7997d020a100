using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

/// <summary>
/// Events over texts. To a scene (see <see cref="Scene"/>) come lines of <c>type | actors &gt; recipients | status | day | words</c>: the event that these words of the text tell;
/// a place stands behind the day with an "at". Type and sides of a joint act are told on both sides.
/// </summary>
public class HappeningTests
{
    private const string Raid = """
        # first | 2031-05-03
        > Ardanian bombers struck the port of Borland at dawn.
        # second | 2031-05-04
        > On Friday the harbour of Borland burned after a raid from the air by Ardania.
        """;

    private static readonly string[] RaidTold = ["Assault | ARDMIL > BOR | actual | 2031-05-02 | struck the port", "Assault | ARD > BOR | actual | 2031-05-02 | a raid from the air"];

    [Fact]
    public void An_event_told_in_two_texts_in_different_words_is_one() =>
        Happening(Raid, RaidTold).Mentions.Length.ShouldBe(2);

    [Fact]
    public void It_takes_the_fullest_sides_and_the_narrowest_time()
    {
        var one = Happening("""
            # first | 2031-05-03
            > Ardanian bombers struck the port of Borland at dawn.
            # second | 2031-05-04
            > Earlier in May bombers of Ardania struck the port.
            """, "Assault | ARDMIL > BOR | actual | 2031-05-02 | bombers struck the port", "Assault | ARD > BOR | actual | 2031-05 | struck the port");
        one.Actors.ShouldBe(["ARDMIL"]);
        one.When.Iso.ShouldBe("2031-05-02");
    }

    [Fact]
    public void Two_known_days_are_two_events() =>
        Happenings(Raid, RaidTold[0], RaidTold[1].Replace("2031-05-02", "2031-05-03")).Length.ShouldBe(2);

    [Fact]
    public void A_telling_without_a_day_joins_no_two_days_to_one()
    {
        var all = Happenings("""
            # first | 2031-05-03
            > Ardania struck the port of Borland.
            # second | 2031-05-04
            > Ardania struck the port of Borland.
            # third | 2031-05-04
            > Ardania struck the port of Borland.
            """,
            "Assault | ARD > BOR | actual | 2031-05-02 | struck the port", "Assault | ARD > BOR | actual | 2031-05-04 | struck the port", "Assault | ARD > BOR | actual | | struck the port");
        all.Length.ShouldBe(2);
        all.Sum(h => h.Mentions.Length).ShouldBe(3);
    }

    [Fact]
    public void Who_did_it_to_whom_tells_events_apart() =>
        Happenings(Raid, RaidTold[0], "Assault | BOR > ARD | actual | 2031-05-02 | a raid from the air").Length.ShouldBe(2);

    [Fact]
    public void The_same_words_told_a_year_apart_are_two_events() =>
        Happenings("""
            # first | 2030-05-03
            > Ardania closed the border with Borland.
            # second | 2031-05-03
            > Ardania closed the border with Borland.
            """, "Coerce | ARD > BOR | actual | | closed the border", "Coerce | ARD > BOR | actual | | closed the border").Length.ShouldBe(2);

    [Fact]
    public void What_may_come_is_never_one_with_what_was_done() =>
        Happenings(Raid, RaidTold[0], RaidTold[1].Replace("actual", "hypothetical")).Length.ShouldBe(2);

    [Fact]
    public void A_denial_belongs_to_the_event_that_it_denies()
    {
        var one = Happening(Raid, RaidTold[0], RaidTold[1].Replace("actual", "denied"));
        one.IsDisputed.ShouldBeTrue();
        one.Status.ShouldBe(EventStatus.Actual);
    }

    [Fact]
    public void Two_places_at_no_known_time_are_two_events() =>
        Happenings(Raid, RaidTold[0].Replace("2031-05-02", "at Port Bor"), RaidTold[1].Replace("2031-05-02", "at Cape Bor")).Length.ShouldBe(2);

    [Fact]
    public void A_reprint_is_no_second_voice()
    {
        const string Long = "> Ardanian bombers struck the port of Borland at dawn and set two grain ships on fire, and the smoke could be seen from the far side of the bay.";
        var one = Happening($"""
            # first | 2031-05-03
            {Long}
            # second | 2031-05-04
            {Long}
            """, "Assault | ARD > BOR | actual | 2031-05-02 | struck the port", "Assault | ARD > BOR | actual | 2031-05-02 | struck the port");
        one.Documents.Length.ShouldBe(2);
        one.Voices.ShouldHaveSingleItem();
    }

    [Fact]
    public void Two_texts_that_tell_it_each_in_their_own_words_are_two_voices() => Happening(Raid, RaidTold).Voices.Length.ShouldBe(2);

    [Fact]
    public void One_speech_in_two_texts_is_one_voice_and_another_speaker_a_second()
    {
        var one = Happening("""
            # first | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania struck the port of Borland || 2031-05-03
            # second | 2031-05-03
            Mira Tolvan | assertion | + | certain | the port of Borland was struck by Ardania || 2031-05-03
            # third | 2031-05-03
            Odo Brack | assertion | + | certain | the Ardanian raid on the port killed nobody || 2031-05-03
            """,
            "Assault | ARD > BOR | alleged | 2031-05-02 | Ardania struck", "Assault | ARD > BOR | alleged | 2031-05-02 | was struck", "Assault | ARD > BOR | alleged | 2031-05-02 | raid on the port");
        one.Mentions.Length.ShouldBe(3);
        one.Voices.Length.ShouldBe(2);
    }

    [Fact]
    public void The_timeline_tells_an_event_once()
    {
        var picture = Picture(Raid, RaidTold);
        var folded = Vedette.Relate.Happenings.Of(picture).Fold(picture.Timeline).ToArray();
        picture.Timeline.Count(m => m.Event is not null).ShouldBe(2);
        folded.Where(m => m.Happening is not null).ShouldHaveSingleItem().Happening!.Mentions.Length.ShouldBe(2);
    }

    [Fact]
    public void Each_event_is_told_by_exactly_one_happening()
    {
        var picture = Picture(Raid, RaidTold);
        Vedette.Relate.Happenings.Of(picture).All.SelectMany(h => h.Mentions).Order(ById).ShouldBe(picture.Readings.SelectMany(r => r.Events).Select(e => e.Id).Order(ById));
    }

    [Fact]
    public void The_order_of_the_texts_does_not_matter_and_the_same_text_twice_adds_nothing()
    {
        var readings = Readings(Raid, RaidTold);
        string expected = Print(readings);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            ImmutableArray<Reading> shuffled = [.. readings.Concat(readings.Take(random.Next(3))).OrderBy(_ => random.Next())];
            return Print(shuffled) == expected;
        }).QuickCheckThrowOnFailure();
    }

    private static readonly Comparer<EventId> ById = Comparer<EventId>.Create((a, b) => a.Hash.CompareTo(b.Hash));

    private static string Print(IReadOnlyList<Reading> readings) =>
        string.Join('\n', Vedette.Relate.Happenings.Of(new Relater().Relate(readings)).All.Select(h => $"{h.Id} {h.When} {string.Join(',', h.Mentions)} {string.Join(',', h.Voices)}"));

    private static Happening Happening(string scene, params string[] told) => Happenings(scene, told).ShouldHaveSingleItem();
    private static ImmutableArray<Happening> Happenings(string scene, params string[] told) => Vedette.Relate.Happenings.Of(Picture(scene, told)).All;
    private static Picture Picture(string scene, params string[] told) => new Relater().Relate(Readings(scene, told));

    /// <summary>The first line tells an event of the first text, and so on.</summary>
    private static ImmutableArray<Reading> Readings(string scene, params string[] told) =>
        [.. Scene.Of(scene).Select((reading, i) => reading with { Events = [Told(reading, [.. told[i].Split('|').Select(part => part.Trim())])] })];

    private static Event Told(Reading reading, string[] parts)
    {
        string text = reading.Document.Text;
        int at = text.IndexOf(parts[4], StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, parts[4]);
        var span = new TextSpan(at, at + parts[4].Length);
        string[] sides = [.. parts[1].Split('>').Select(side => side.Trim())];
        bool place = parts[3].StartsWith("at ", StringComparison.Ordinal);
        return new Event
        {
            Id = new(ContentHash.Of(reading.Document.Id.ToString(), parts[4])),
            Document = reading.Document.Id,
            Type = Enum.Parse<EventType>(parts[0]),
            Actors = Codes(sides[0]),
            Recipients = Codes(sides[1]),
            Status = Enum.Parse<EventStatus>(parts[2], ignoreCase: true),
            When = place ? When.Unknown : When.Parse(parts[3]),
            Place = place ? parts[3][3..] : null,
            Span = span,
            Claim = reading.Claims.FirstOrDefault(c => c.Content.Any(s => s.Contains(span)))?.Id,
            MadeBy = new("hand", "1"),
        };
    }

    private static ImmutableArray<string> Codes(string side) => [.. side.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
