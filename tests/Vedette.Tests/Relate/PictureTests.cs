using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class PictureTests
{
    private const string Set = """
        # early | 2031-05-03 | Northern Wire
        > Lanterns burned all night along the quay as dockers unloaded crates that nobody was allowed to count.
        Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland | if the harbour falls | 2031-05-02 | the Harbour Council
        ~CAT | assertion | + | certain | Ardania asked Borland for rockets
        # late | 2031-05-05 | Evening Post
        + agency Northern Wire
        > Lanterns burned all night along the quay as dockers unloaded crates that nobody was allowed to count.
        Tolvan | assessment | + | certain | Ardania will send fuel convoys to Borland ||| the Harbour Council
        @Borland | denial | - | certain | Ardania asked Borland for rockets
        # undated
        Mira Tolvan | warning | + | probable | Ardania will likely send fuel to Borland in convoys
        ? | assertion | + | certain | Ardania asked Borland for 40 rockets
        # other | 2031-06-11
        Odo Brack | assertion | + | certain | Ardania asked Borland for 90 rockets || 2031-06-10
        - | assertion | + | certain | the winter was mild and the rivers ran high
        """;

    private const string Unrelated = """
        # chess | 2031-05-04 | Club Gazette
        > Juniper pollen drifted across seven violins tuned by elderly bakers near Quillon.
        Pim Vossel | assertion | + | certain | juniper pollen spoils elderly violins | unless bakers tune quickly
        - | assertion | + | certain | seven bakers clapped
        """;

    [Fact]
    public void Nothing_gives_an_empty_picture()
    {
        var picture = new Relater().Relate([]);
        picture.Readings.ShouldBeEmpty();
        picture.Origins.ShouldBeEmpty();
        picture.Stories.ShouldBeEmpty();
        picture.Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_without_claims_is_a_story_of_its_own() =>
        Scene.Relate("# only\n> Nothing was said.").Stories.ShouldHaveSingleItem().Documents.Length.ShouldBe(1);

    [Fact]
    public void Without_any_set_of_claims_nothing_left_names_them_and_nothing_is_empty()
    {
        var picture = Scene.Relate(Set);
        ClaimId[] all = [.. picture.Readings.SelectMany(r => r.Claims).Select(c => c.Id)];
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var gone = all.Where(_ => random.Next(3) == 0).ToHashSet();
            var left = picture.Without(gone);
            var named = left.Readings.SelectMany(r => r.Claims).Select(c => c.Id).Concat(left.Origins.SelectMany(o => o.Claims)).Concat(left.Same.SelectMany(s => s.Claims))
                .Concat(left.Contradictions.SelectMany(c => new[] { c.A, c.B })).Concat(left.Drifts.SelectMany(d => new[] { d.From, d.To }))
                .Concat(left.Support.SelectMany(s => s.Claims)).Concat(left.Timeline.Select(m => m.Claim).OfType<ClaimId>());
            var origins = left.Origins.Select(o => o.Id).ToHashSet();
            return !named.Any(gone.Contains) && left.Readings.Sum(r => r.Claims.Length) == all.Length - gone.Count
                && left.Origins.All(o => !o.Claims.IsEmpty && !o.Documents.IsEmpty) && left.Support.All(s => s.Origins.All(origins.Contains) && s.Documents > 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_no_claims_the_picture_is_the_same()
    {
        var picture = Scene.Relate(Set);
        picture.Without(System.Collections.Frozen.FrozenSet<ClaimId>.Empty).ShouldBeSameAs(picture);
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        var readings = Scene.Of(Set);
        string expected = Print(new Relater().Relate(readings));
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var shuffled = readings.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Print(new Relater().Relate(shuffled)) == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_reading_given_twice_counts_once()
    {
        var readings = Scene.Of(Set);
        Print(new Relater().Relate([.. readings, .. readings])).ShouldBe(Print(new Relater().Relate(readings)));
    }

    [Fact]
    public void What_was_related_before_does_not_show()
    {
        var relater = new Relater();
        relater.Relate(Scene.Of(Unrelated));
        Print(relater.Relate(Scene.Of(Set))).ShouldBe(Print(Scene.Relate(Set)));
    }

    [Fact]
    public void Documents_that_come_and_go_leave_no_trace()
    {
        Reading[] readings = [.. Scene.Of(Set), .. Many(documents: 40, claims: 6)];
        var relater = new Relater();
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            Reading[] some = [.. readings.Where(_ => random.Next(4) > 0)];
            return Print(relater.Relate(some)) == Print(new Relater().Relate(some));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public void One_more_document_costs_a_part_of_the_work()
    {
        var readings = Many(documents: 200, claims: 10);
        var relater = new Relater();
        long Work(int documents)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            relater.Relate(readings[..documents]).Origins.ShouldNotBeEmpty();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        long whole = Work(199), more = Work(200);
        more.ShouldBeLessThan(whole / 2);
    }

    [Fact]
    public void An_unrelated_document_changes_nothing_among_the_others()
    {
        var alone = Scene.Relate(Set);
        var beside = Scene.Relate(Set + "\n" + Unrelated);
        var strange = beside.Readings.Single(r => r.Document.Name == "chess");
        var claims = strange.Claims.Select(c => c.Id).ToHashSet();
        var without = beside with
        {
            Readings = [.. beside.Readings.Where(r => r != strange)],
            Entities = [.. beside.Entities.Where(e => e.Canonical != "Pim Vossel")],
            Origins = [.. beside.Origins.Where(o => !o.Claims.Any(claims.Contains))],
            Stories = [.. beside.Stories.Where(s => !s.Documents.Contains(strange.Document.Id))],
        };
        Print(without).ShouldBe(Print(alone));
    }

    [Fact]
    public void Every_claim_has_exactly_one_origin()
    {
        var picture = Scene.Relate(Set);
        picture.Origins.SelectMany(o => o.Claims).Order(Comparer<ClaimId>.Create((a, b) => a.Hash.CompareTo(b.Hash)))
            .ShouldBe(picture.Readings.SelectMany(r => r.Claims).Select(c => c.Id).Order(Comparer<ClaimId>.Create((a, b) => a.Hash.CompareTo(b.Hash))));
    }

    [Fact]
    public void The_count_of_origins_lies_between_its_bounds_and_what_is_open_has_a_question()
    {
        var picture = Scene.Relate(Set);
        var bounds = new SupportBounds(picture);
        picture.Support.ShouldNotBeEmpty();
        foreach (var support in picture.Support)
        {
            var within = bounds.Of(support);
            support.Origins.Length.ShouldBeInRange(within.Least, within.Most);
            within.Least.ShouldBeGreaterThan(0);
            within.Open.All(o => support.Claims.Contains(o.Claim) && o.Question.EndsWith('.')).ShouldBeTrue();
            if (within.Least < within.Most) within.Open.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Every_quoted_place_lies_in_its_document()
    {
        var picture = Scene.Relate(Set);
        var texts = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Text);
        var reasons = picture.Origins.SelectMany(o => o.Reasons).Concat(picture.Lineage.SelectMany(e => e.Reasons)).Concat(picture.Same.SelectMany(s => s.Reasons))
            .Concat(picture.Contradictions.SelectMany(c => c.Reasons)).Concat(picture.Drifts.SelectMany(d => d.Reasons));
        foreach (var where in reasons.Select(r => r.Where).OfType<Quote>().Concat(picture.Timeline.Select(m => m.Where)))
            where.Span.End.ShouldBeLessThanOrEqualTo(texts[where.Document].Length);
    }

    [Fact]
    public void The_timeline_runs_forward_and_leaves_out_what_has_no_date()
    {
        var timeline = Scene.Relate(Set).Timeline;
        timeline.Select(m => m.When.Iso).ShouldBe(["2031-05-02", "2031-06-10"]);
    }

    [Fact]
    public void Relating_twice_the_claims_costs_less_than_four_times_the_work()
    {
        // Bytes allocated stand for work: unlike seconds they are the same on a busy machine. All pairs of claims would cost four times and more.
        var readings = Many(documents: 200, claims: 10);
        long Work(int documents)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            new Relater().Relate(readings[..documents]).Origins.ShouldNotBeEmpty();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Work(50);
        Work(200).ShouldBeLessThan(Work(100) * 4);
    }

    /// <summary>Claims put together from a small stock of words, so that very many share some.</summary>
    private static ImmutableArray<Reading> Many(int documents, int claims)
    {
        var random = new Random(7);
        string[] verbs = ["sends", "denies", "moves", "buys", "returns", "guards", "repairs", "counts"];
        string[] things = [.. Enumerable.Range(0, 300).Select(i => $"{"bcdfghklmnprstvz"[i % 16]}{"aeiou"[i % 5]}{"lmnrstvk"[i / 5 % 8]}{"aeiou"[i / 7 % 5]}{"drtnks"[i % 6]}")];
        string[] people = [.. things.Take(60).Select(t => $"Anna {char.ToUpperInvariant(t[0])}{t[1..]}")];
        string[] countries = ["Ardania", "Borland", "Cathmor"];
        var text = new System.Text.StringBuilder();
        for (int d = 0; d < documents; d++)
        {
            text.Append("# doc").Append(d).Append(" | 2031-05-").Append((1 + (d % 28)).ToString("00")).Append('\n');
            for (int c = 0; c < claims; c++)
                text.Append($"{people[random.Next(people.Length)]} | assertion | {(random.Next(5) == 0 ? '-' : '+')} | certain | {countries[random.Next(3)]} {verbs[random.Next(8)]} {things[random.Next(300)]} {things[random.Next(300)]} {things[random.Next(300)]} to {countries[random.Next(3)]}\n");
        }
        return Scene.Of(text.ToString());
    }

    /// <summary>Everything in a picture, in words.</summary>
    private static string Print(Picture picture)
    {
        static string Why(IEnumerable<Reason> reasons) => string.Join(" & ", reasons);
        var lines = new List<string>();
        lines.AddRange(picture.Readings.Select(r => r.Document.Name));
        lines.AddRange(picture.Entities.Select(e => $"entity {e.Id} {e.Canonical} {e.Kind} {e.Country} {string.Join(',', e.Aliases)}"));
        lines.AddRange(picture.Origins.Select(o => $"origin {o.Id} {o.Speaker} {o.SpeakerType} {o.Occasion} {o.Venue} {string.Join(',', o.Claims)} {string.Join(',', o.Documents)} {Why(o.Reasons)}"));
        lines.AddRange(picture.Lineage.Select(e => $"edge {e.From} {e.To} {e.Confidence} {Why(e.Reasons)}"));
        lines.AddRange(picture.Same.Select(s => $"same {string.Join(',', s.Claims)} {Why(s.Reasons)}"));
        lines.AddRange(picture.Contradictions.Select(c => $"against {c.Kind} {c.Answer} {c.A} {c.B} {Why(c.Reasons)}"));
        lines.AddRange(picture.Drifts.Select(d => $"drift {d.Kind} {d.Severity} {d.BeforeAt} {d.AfterAt} {d.From} {d.To} {d.Before} {d.After} {Why(d.Reasons)}"));
        lines.AddRange(picture.Support.Select(s => $"support {s.Proposition} {string.Join(',', s.Claims)} {string.Join(',', s.Origins)} {s.Documents}"));
        lines.AddRange(picture.Stories.Select(s => $"story {s.Id} {s.Title} {string.Join(',', s.Members.Select(m => $"{m.Document} {Why(m.Reasons)}"))}"));
        lines.AddRange(picture.Timeline.Select(m => $"moment {m}"));
        return string.Join('\n', lines);
    }
}
