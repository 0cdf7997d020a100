using System.Diagnostics.CodeAnalysis;

namespace Vedette.Watching;

/// <summary>
/// What is to be asked when: never before it is due, of one host one thing at a time, and else what is due longest first, so that nothing starves behind a host with
/// much to ask. For one thread.
/// </summary>
public sealed class Agenda<T>
{
    private readonly Dictionary<string, Host> hosts = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Due, long Order, string Host)> free = [];
    private long put;

    /// <summary>What is on it and not yet taken.</summary>
    public int Count { get; private set; }

    /// <summary>When something can be taken next; null while nothing can, before a host is released or something is put.</summary>
    public DateTimeOffset? Next => free.Count == 0 ? null : free.Min.Due;

    public void Put(T work, string host, DateTimeOffset due)
    {
        if (!hosts.TryGetValue(host, out var at)) hosts.Add(host, at = new());
        if (!at.IsBusy && at.Waiting.TryPeek(out _, out var first)) free.Remove((first.Due, first.Order, host));
        at.Waiting.Enqueue(work, (due, put++));
        Count++;
        Offer(host, at);
    }

    /// <summary>Takes what is due longest. Its host is busy until it is released.</summary>
    public bool TryTake(DateTimeOffset now, [MaybeNullWhen(false)] out T work)
    {
        work = default;
        if (free.Count == 0 || free.Min.Due > now) return false;
        var next = free.Min;
        free.Remove(next);
        var host = hosts[next.Host];
        host.IsBusy = true;
        work = host.Waiting.Dequeue();
        Count--;
        return true;
    }

    public void Release(string host)
    {
        var at = hosts[host];
        at.IsBusy = false;
        if (at.Waiting.Count == 0) hosts.Remove(host);
        else Offer(host, at);
    }

    private void Offer(string host, Host at)
    {
        if (!at.IsBusy && at.Waiting.TryPeek(out _, out var first)) free.Add((first.Due, first.Order, host));
    }

    private sealed class Host
    {
        public PriorityQueue<T, (DateTimeOffset Due, long Order)> Waiting { get; } = new();
        public bool IsBusy { get; set; }
    }
}
