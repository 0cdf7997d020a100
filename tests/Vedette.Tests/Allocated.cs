namespace Vedette.Tests;

/// <summary>Bytes that work allocates on its own thread.</summary>
internal static class Allocated
{
    /// <summary>The least of three rounds of a hundred times: the runtime compiles anew what runs often, and may allocate for that once.</summary>
    public static long By(Action work) => Enumerable.Range(0, 3).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
