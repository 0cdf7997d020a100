namespace Vedette.Outside;

/// <summary>
/// Turns of asking a host: so many at once, so much time between their beginnings, none before a time that the host asked for. Times are measured by the clock's steady counter: setting
/// the clock of the machine neither hurries nor stops anybody.
/// </summary>
internal sealed class HostTurns(int atOnce, TimeSpan patience, TimeProvider clock)
{
    /// <summary>Hosts that are remembered before those that rest are forgotten.</summary>
    private const int MostHosts = 4096;

    private readonly Dictionary<string, Host> hosts = new(StringComparer.Ordinal);
    private readonly long started = clock.GetTimestamp();

    public static string HostOf(Uri link) => link.IsDefaultPort ? link.IdnHost : $"{link.IdnHost}:{link.Port}";

    /// <summary>Waits for a turn, which ends when it is disposed. Null, with the time that is left, when the host is not to be asked for longer than anybody waits.</summary>
    public async Task<(IDisposable? Turn, TimeSpan Left)> EnterAsync(string name, TimeSpan pace, CancellationToken cancel)
    {
        var turn = new Turn(this, Visit(name));
        try
        {
            await turn.BeginAsync(cancel).ConfigureAwait(false);
            var due = Reserve(turn.Host, pace);
            while (true)
            {
                var (wait, held) = Left(turn.Host, due);
                if (held > patience)
                {
                    turn.Dispose();
                    return (null, held);
                }
                if (wait <= TimeSpan.Zero) return (turn, TimeSpan.Zero);
                // Timers count whole milliseconds.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancel).ConfigureAwait(false);
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>The host is not asked before this time has passed.</summary>
    public void Hold(string name, TimeSpan time)
    {
        lock (hosts)
        {
            var host = HostNamed(name);
            var until = Now + time;
            if (until > host.Held) host.Held = until;
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(started);

    /// <summary>The time at which the next request to a host may begin; the one after it may a pace later.</summary>
    private TimeSpan Reserve(Host host, TimeSpan pace)
    {
        lock (hosts)
        {
            var due = host.Next > Now ? host.Next : Now;
            host.Next = due + pace;
            return due;
        }
    }

    /// <summary>The time until a request may begin, and the part of it that the host itself asked for: it may ask while others wait.</summary>
    private (TimeSpan Wait, TimeSpan Held) Left(Host host, TimeSpan due)
    {
        lock (hosts) return ((due > host.Held ? due : host.Held) - Now, host.Held - Now);
    }

    private Host Visit(string name)
    {
        lock (hosts)
        {
            var host = HostNamed(name);
            host.Visitors++;
            return host;
        }
    }

    private Host HostNamed(string name)
    {
        if (hosts.TryGetValue(name, out var host)) return host;
        if (hosts.Count >= MostHosts)
            foreach (var (resting, _) in hosts.Where(h => h.Value.Visitors == 0 && h.Value.Next <= Now && h.Value.Held <= Now).ToList()) hosts.Remove(resting);
        return hosts[name] = new Host(new SemaphoreSlim(atOnce));
    }

    /// <summary>Is read and changed under the lock, but for the places.</summary>
    private sealed class Host(SemaphoreSlim places)
    {
        public SemaphoreSlim Places { get; } = places;
        public int Visitors { get; set; }
        public TimeSpan Next { get; set; }
        public TimeSpan Held { get; set; }
    }

    private sealed class Turn(HostTurns turns, Host host) : IDisposable
    {
        private bool isBegun, isOver;

        public Host Host => host;

        public async Task BeginAsync(CancellationToken cancel)
        {
            await host.Places.WaitAsync(cancel).ConfigureAwait(false);
            isBegun = true;
        }

        public void Dispose()
        {
            if (isOver) return;
            isOver = true;
            if (isBegun) host.Places.Release();
            lock (turns.hosts) host.Visitors--;
        }
    }
}
