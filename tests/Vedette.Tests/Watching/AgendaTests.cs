using FsCheck;
using FsCheck.Fluent;
using Vedette.Watching;

namespace Vedette.Tests.Watching;

/// <summary>The agenda against what it promises, over made weeks: random hosts, moments, and lengths of work.</summary>
public class AgendaTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private sealed record Job(int Number, string Host, DateTimeOffset Due);

    [Fact]
    public void Each_is_taken_once_never_early_and_never_two_of_one_host_at_once() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var agenda = new Agenda<Job>();
            int jobs = random.Next(1, 80), hosts = random.Next(1, 10), put = 0;
            var (now, taken, running) = (Start, new List<Job>(), new List<(Job Job, DateTimeOffset End)>());
            while (taken.Count < jobs)
            {
                while (put < jobs && random.Next(3) > 0)
                {
                    var job = new Job(put++, $"host{random.Next(hosts)}", now.AddMinutes(random.Next(-5, 60)));
                    agenda.Put(job, job.Host, job.Due);
                }
                while (running.Count < 4 && agenda.TryTake(now, out var next))
                {
                    next.Due.ShouldBeLessThanOrEqualTo(now);
                    running.ShouldAllBe(r => r.Job.Host != next.Host);
                    taken.Add(next);
                    running.Add((next, now.AddMinutes(random.Next(1, 9))));
                }
                now = now.AddMinutes(1);
                foreach (var ended in running.Where(r => r.End <= now).ToArray())
                {
                    running.Remove(ended);
                    agenda.Release(ended.Job.Host);
                }
            }
            taken.Select(j => j.Number).Order().ShouldBe(Enumerable.Range(0, jobs));
            agenda.Count.ShouldBe(0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_what_can_be_taken_the_longest_due_comes_first_so_nothing_starves() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var agenda = new Agenda<Job>();
            var waiting = new List<Job>();
            for (int i = 0; i < 60; i++)
            {
                var job = new Job(i, $"host{random.Next(6)}", Start.AddMinutes(random.Next(20)));
                agenda.Put(job, job.Host, job.Due);
                waiting.Add(job);
            }
            var busy = new List<string>();
            var now = Start.AddMinutes(30);
            while (waiting.Count > 0)
            {
                var free = waiting.Where(j => !busy.Contains(j.Host)).ToArray();
                agenda.TryTake(now, out var next).ShouldBe(free.Length > 0);
                if (next is not null)
                {
                    next.ShouldBe(free.OrderBy(j => j.Due).ThenBy(j => j.Number).First());
                    waiting.Remove(next);
                    busy.Add(next.Host);
                }
                if (next is null || random.Next(2) == 0)
                {
                    string host = busy[random.Next(busy.Count)];
                    busy.Remove(host);
                    agenda.Release(host);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Next_tells_when_something_can_be_taken()
    {
        var agenda = new Agenda<string>();
        agenda.Next.ShouldBeNull();
        agenda.Put("late", "a", Start.AddHours(2));
        agenda.Put("early", "a", Start.AddHours(1));
        agenda.Next.ShouldBe(Start.AddHours(1));
        agenda.TryTake(Start, out _).ShouldBeFalse();
        agenda.TryTake(Start.AddHours(3), out string? first).ShouldBeTrue();
        first.ShouldBe("early");
        agenda.Next.ShouldBeNull("the host is busy");
        agenda.Release("a");
        agenda.Next.ShouldBe(Start.AddHours(2));
    }
}
