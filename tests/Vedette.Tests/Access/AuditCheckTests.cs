using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Access;
using Vedette.Benchmarks;

namespace Vedette.Tests.Access;

public class AuditCheckTests
{
    private static readonly DateTimeOffset Start = new(2031, 5, 9, 8, 0, 0, TimeSpan.Zero);

    private static List<AuditEntry> Log(int count)
    {
        var log = new List<AuditEntry>();
        for (int i = 1; i <= count; i++) log.Add(AuditEntry.After(log.LastOrDefault(), new(Start.AddMinutes(i), i % 3 == 0 ? "Bo" : "Ada", Done.Decided, $"claim:{i % 4}", i % 2 == 0 ? null : "accepted")));
        return log;
    }

    private static List<AuditEntry> Renumbered(IEnumerable<AuditEntry> log) => [.. log.Select((e, i) => e with { Number = i + 1 })];

    /// <summary>A log of 3 to 40 entries, and a place in it that is not the last.</summary>
    private static void ForAny(Action<List<AuditEntry>, int> holds) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        int count = random.Next(3, 41);
        holds(Log(count), random.Next(count - 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_untouched_log_is_whole_against_each_of_its_heads() => ForAny((log, at) =>
    {
        AuditCheck.Of(log).ShouldBeEmpty();
        AuditCheck.Of(log, AuditHead.Of(log)).ShouldBeEmpty();
        AuditCheck.Of(log, AuditHead.Of([.. log.Take(at)])).ShouldBeEmpty();
    });

    [Fact]
    public void A_changed_entry_is_named() => ForAny((log, at) =>
    {
        foreach (var changed in new[] { log[at].Deed with { By = "Eve" }, log[at].Deed with { What = Done.Marked }, log[at].Deed with { On = "claim:9" }, log[at].Deed with { Detail = "rejected" }, log[at].Deed with { At = Start } })
        {
            var other = log.ToList();
            other[at] = log[at] with { Deed = changed };
            var finding = AuditCheck.Of(other).ShouldHaveSingleItem();
            (finding.Kind, finding.Number).ShouldBe((AuditFault.Changed, at + 1));
        }
    });

    [Fact]
    public void Words_moved_from_one_part_to_the_next_are_a_change()
    {
        var log = Log(3);
        log[1] = log[1] with { Deed = log[1].Deed with { By = "Adade", What = "cided" } };
        AuditCheck.Of(log).ShouldHaveSingleItem().Kind.ShouldBe(AuditFault.Changed);
        AuditEntry.After(null, new(Start, "a", "b", "c", null)).Hash.ShouldNotBe(AuditEntry.After(null, new(Start, "a", "b", "c", "")).Hash);
    }

    [Fact]
    public void An_entry_that_was_changed_and_hashed_anew_breaks_the_chain_after_it() => ForAny((log, at) =>
    {
        log[at] = AuditEntry.After(at == 0 ? null : log[at - 1], log[at].Deed with { By = "Eve" });
        AuditCheck.Of(log).ShouldHaveSingleItem().Text.ShouldContain($"{at + 1} was changed and hashed anew");
    });

    [Fact]
    public void Removed_entries_are_named_and_missed_when_the_rest_was_numbered_anew_too() => ForAny((log, at) =>
    {
        int count = Math.Min(log.Count - 1 - at, 3);
        var left = log.Take(at).Concat(log.Skip(at + count)).ToList();
        var finding = AuditCheck.Of(left).ShouldHaveSingleItem();
        finding.Kind.ShouldBe(AuditFault.Missing);
        finding.Text.ShouldStartWith(count == 1 ? $"Entry {at + 1} is" : $"Entries {at + 1} to {at + count} are");
        AuditCheck.Of(Renumbered(left)).ShouldHaveSingleItem().Kind.ShouldBe(AuditFault.Missing);
    });

    [Fact]
    public void An_inserted_entry_is_named_however_well_it_was_hashed() => ForAny((log, at) =>
    {
        var forged = AuditEntry.After(log[at], new(Start, "Eve", Done.AccountAdded, "account:Eve"));
        var finding = AuditCheck.Of(Renumbered([.. log.Take(at + 1), forged, .. log.Skip(at + 1)]));
        // After the last entry but one a forged branch is as long as the true one: the one that comes first in the log is followed.
        finding.ShouldHaveSingleItem().Kind.ShouldBe(AuditFault.Inserted);
        if (at < log.Count - 2) finding[0].Number.ShouldBe(at + 2);
    });

    [Fact]
    public void Entries_that_changed_places_are_named() => ForAny((log, at) =>
    {
        (log[at], log[at + 1]) = (log[at + 1], log[at]);
        var finding = AuditCheck.Of(Renumbered(log)).ShouldHaveSingleItem();
        (finding.Kind, finding.Number).ShouldBe((AuditFault.Reordered, at + 1));
    });

    [Fact]
    public void A_cut_off_end_is_seen_against_an_exported_head_only() => ForAny((log, at) =>
    {
        var left = log.Take(at + 1).ToList();
        AuditCheck.Of(left).ShouldBeEmpty();
        var finding = AuditCheck.Of(left, AuditHead.Of(log)).ShouldHaveSingleItem();
        finding.Kind.ShouldBe(AuditFault.CutOff);
        finding.Text.ShouldContain($"entries {at + 2} to {log.Count}");
        AuditCheck.Of(left, new AuditHead(null, log[^1].Hash)).ShouldHaveSingleItem().Kind.ShouldBe(AuditFault.CutOff);
    });

    [Fact]
    public void A_log_written_anew_from_one_entry_on_is_seen_against_an_exported_head() => ForAny((log, at) =>
    {
        var head = AuditHead.Of(log);
        var anew = log.Take(at).ToList();
        foreach (var entry in log.Skip(at)) anew.Add(AuditEntry.After(anew.LastOrDefault(), entry.Deed with { By = "Eve" }));
        AuditCheck.Of(anew).ShouldBeEmpty();
        AuditCheck.Of(anew, head).ShouldHaveSingleItem().Kind.ShouldBe(AuditFault.Rewritten);
    });

    [Fact]
    public void Whatever_is_done_to_a_log_that_ends_as_before_is_found_against_its_head() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var log = Log(random.Next(2, 20));
        var other = log.ToList();
        for (int n = random.Next(1, 4); n > 0 && other.Count > 0; n--)
        {
            int at = random.Next(other.Count);
            switch (random.Next(4))
            {
                case 0: other.RemoveAt(at); break;
                case 1: other.Insert(at, AuditEntry.After(other[at], new(Start, "Eve", Done.Marked, "x"))); break;
                case 2: other[at] = other[at] with { Deed = other[at].Deed with { By = "Eve" } }; break;
                default: other.Reverse(); break;
            }
        }
        other = Renumbered(other);
        return other.Select(e => (e.Hash, e.Deed)).SequenceEqual(log.Select(e => (e.Hash, e.Deed))) || !AuditCheck.Of(other, AuditHead.Of(log)).IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_chain_that_bites_its_own_tail_ends_the_check()
    {
        var log = Log(4);
        log[0] = log[0] with { Previous = log[3].Hash };
        AuditCheck.Of(log).ShouldNotBeEmpty();
        log[1] = log[1] with { Previous = log[1].Hash };
        AuditCheck.Of(log).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("3:00000000000000000000000000000000000000000000000000000000000000Ff", true)]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000ff\n", true)]
    [InlineData("-3:00000000000000000000000000000000000000000000000000000000000000ff", false)]
    [InlineData("1:2:00000000000000000000000000000000000000000000000000000000000000ff", false)]
    [InlineData("ff", false)]
    [InlineData("", false)]
    public void A_head_is_a_count_and_a_hash_or_the_hash_alone(string text, bool isOne) => (AuditHead.Parse(text) is not null).ShouldBe(isOne);

    [Fact]
    public void A_long_log_is_checked_in_one_walk()
    {
        var log = Log(20_000);
        var before = ProcessorTime.Now;
        AuditCheck.Of(log, AuditHead.Of(log)).ShouldBeEmpty();
        (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
