using System.Runtime.InteropServices;

namespace Vedette.Benchmarks;

/// <summary>Time that a processor worked for this thread: other work of the machine does not lengthen it, as it lengthens what a clock on the wall shows.</summary>
internal static class ProcessorTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    /// <summary>Of the calling thread so far. Where the system does not tell it, of the whole process.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && clock_gettime(ThreadClock, out var time) == 0
            ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Environment.CpuUsage.TotalTime;

    /// <summary>What the work costs: the least of several runs, of which the first also pays for compiling the code.</summary>
    public static TimeSpan Of(Action work, int runs = 3)
    {
        var least = TimeSpan.MaxValue;
        for (; runs > 0; runs--)
        {
            var before = Now;
            work();
            var spent = Now - before;
            if (spent < least) least = spent;
        }
        return least;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Time time);
}
