using System.Reflection;

namespace Vedette.Whole.Tests.Watching;

/// <summary>The process was killed.</summary>
internal sealed class KilledException : Exception;

/// <summary>A store whose process is killed at one of its writes: just before it is done, or just after, when nobody hears of it any more.</summary>
public class KilledStore : DispatchProxy
{
    private static readonly string[] Writes = [nameof(IStore.PolledAsync), nameof(IStore.SettleAsync), nameof(IStore.ChangeWatchedAsync), nameof(IStore.AddAsync), nameof(IStore.ReplaceAsync)];
    private IStore inner = null!;
    private int left;
    private bool isAfter;

    public static IStore Over(IStore inner, int writes, bool isAfter)
    {
        var store = Create<IStore, KilledStore>();
        var proxy = (KilledStore)(object)store;
        (proxy.inner, proxy.left, proxy.isAfter) = (inner, writes, isAfter);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!Writes.Contains(targetMethod!.Name)) return left < 0 ? throw new KilledException() : targetMethod.Invoke(inner, args);
        int now = Interlocked.Decrement(ref left);
        // Who is killed does nothing more.
        if (now < 0 && !(now == -1 && isAfter)) throw new KilledException();
        object? done = targetMethod.Invoke(inner, args);
        if (now >= 0) return done;
        ((Task)done!).GetAwaiter().GetResult();
        throw new KilledException();
    }
}
