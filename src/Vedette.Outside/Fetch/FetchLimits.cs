namespace Vedette.Outside;

/// <summary>What one answer of the web may cost.</summary>
public sealed record FetchLimits
{
    /// <summary>Largest body, as sent and when unpacked. <value>32 MB: reading takes 8 MB of a page.</value></summary>
    public long Bytes { get; init; } = 32_000_000;

    /// <summary>How many times as large as it was sent a body may become when it is unpacked; a body that stays below 1 MB may be of any. <value>200: text packs to a tenth, a table to a fiftieth.</value></summary>
    public int Unpacking { get; init; } = 200;

    /// <summary>Longest time from asking to the last byte. <value>A minute.</value></summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time before the pace of a body counts. <value>10 seconds.</value></summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Slowest pace of a body, in bytes a second over all of it. <value>500.</value></summary>
    public int Slowest { get; init; } = 500;
}
