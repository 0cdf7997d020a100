namespace Vedette.Whole.Tests.Fetch;

/// <summary>A clock that stands until it is moved; what waits for a time that it passes goes on then.</summary>
internal sealed class HandClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private readonly List<HandTimer> pending = [];
    private TimeSpan passed;

    /// <summary>A wait of at most this is over at once: the clock moves to its end. Longer ones stand for limits, which nobody reaches.</summary>
    public TimeSpan Hurry { get; init; } = TimeSpan.FromTicks(-1);

    public TimeSpan Passed
    {
        get
        {
            lock (gate) return passed;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public override long GetTimestamp() => Passed.Ticks;
    public override DateTimeOffset GetUtcNow() => Start + Passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        HandTimer[] due;
        lock (gate)
        {
            passed += time;
            due = [.. pending.Where(t => t.Due <= passed)];
            pending.RemoveAll(t => t.Due <= passed);
        }
        foreach (var timer in due) timer.Fire();
    }

    private void Set(HandTimer timer, TimeSpan due)
    {
        lock (gate)
        {
            pending.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan) return;
            timer.Due = passed + due;
            pending.Add(timer);
        }
        if (due == TimeSpan.Zero || due <= Hurry) Advance(due);
    }

    /// <summary>Rings once; nothing here rings again and again.</summary>
    private sealed class HandTimer(HandClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
